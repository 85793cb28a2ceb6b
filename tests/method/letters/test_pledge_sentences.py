"""Sentences of our own: what asks for work and what only sounds like it, what is the pledge and what is none."""

from __future__ import annotations

import pytest

from askwell.method.letters import Letter, labels

ASKS_FOR_WORK = [
    "If your clinic ever needs a night nurse, my number is below.",
    "I'd be thrilled to be part of what your team is building.",
    "Would your hospital consider somebody with my background?",
    "Please let me know of any suitable vacancies in your department.",
    "Could you let your manager know that I'm available from September?",
    "Do you happen to know whether the lab takes interns over the summer?",
    "Perhaps there is something I could do for your firm, even part-time?",
    "I attach my CV in case you know of a position that would suit me.",
    "I'd be grateful if you would recommend me to your head of department.",
    "I applied for the analyst role last week and hoped you could put in a word.",
    "I was wondering whether you might have room for a trainee next year.",
    "It would be wonderful to work alongside you one day soon; are there any openings?",
    "Is the bakery looking for help at weekends?",
    "I'm hoping this conversation could lead to a role at Fernhill.",
    "Any chance you could refer me internally?",
    "I would love the opportunity to interview for your team.",
    "I believe I would be a strong addition to your group.",
    "Who would be the best person at your company to send my application to?",
    "Should a place on your rota become free, I could start at once.",
    "I'm exploring opportunities at your company.",
    "Might you be willing to hire me for a trial week?",
    "I'd like to be considered for the junior post.",
    "What would I have to do to get hired at your firm?",
    "My dream is to join the team at your clinic.",
    "Please forward my details to your colleagues in recruiting.",
    "I'm happy to volunteer at your office to get a foot in the door.",
    "Can you get me an interview?",
    "I'm looking to move into a role on your team.",
    "If you hear of anything, please think of me.",
    "Let me know if a spot opens up at the studio.",
    "I would appreciate being kept in mind for future positions.",
    "Do you have any work for a carpenter like me?",
    "I wanted to follow up on my application and ask if you could nudge HR.",
    "Could I send you my portfolio so that you can show it to the hiring manager?",
    "I think my skills would be a good match for the role you advertised.",
    "You are expanding, and I would like to talk about where I might fit.",
    "Would there be any possibility of a placement with your practice?",
    "I could help out for free over the summer if you are short of people.",
    "I'd welcome a chance to show you what I could contribute to your newsroom.",
    "Would you be prepared to act as a reference for me when I apply to your company?",
]

ASKS_FOR_NO_WORK = [
    "I would like to hear how your job differs from what outsiders imagine.",
    "How did you get hired in the first place, back then?",
    "What made you apply to medical school at thirty?",
    "I'd love to understand how hiring works in publishing.",
    "The position you hold is one I had never heard of.",
    "Before I look for work in this field I want to know whether it suits me.",
    "Thank you for the job you do.",
    "I am open to a short talk at any hour.",
    "I finish my apprenticeship in June and am wondering what comes next.",
    "I've just lost my job at the mill and am thinking about nursing.",
    "I have a job that I like; what I am after is understanding yours.",
    "What do employers in the field look for in a newcomer?",
    "I started a new position at Mercy on Monday.",
    "Would you be willing to write a letter for my college application?",
    "Your team's work on the night rota made me think.",
    "My father worked for your company for thirty years.",
    "I work with people who come out of prison.",
    "Which roles in your field call for a licence?",
    "How is the demand for speech therapists at present?",
    "May I interview you for the school newspaper?",
    "What opportunities do you see for older apprentices in the trade?",
    "Would Tuesday work for you?",
    "Keep me posted about the garden.",
    "I will fit in with your schedule.",
    "If something comes up that day, we can talk another time.",
    "How did you join the fire service?",
    "You mentioned that your first post was in Leeds.",
    "My interest in the role of a probation officer began with a book.",
    "I may look for work in this field next year, but first I want to learn.",
    "Do you need a licence to do this?",
    "The interview with you in the Gazette is why I write.",
    "What does a day at your office look like?",
    "I have been offered a job elsewhere and accepted it.",
    "What sort of people do well in jobs like yours?",
    "Please pass on my thanks to your colleague.",
    "I could come to your office after work.",
    "Was it hard to find work as a translator at first?",
    "I turned down a role in sales last spring.",
    "How many of your colleagues started in another job?",
    "Could you tell me what your position involves?",
    "I was a volunteer at the library before I became a nurse.",
    "Do you hire out the hall for weddings?",
    "Thank you for passing my letter to Dana.",
    "I'd be happy to help you with the garden as a thank-you.",
    "If you need anything translated into Polish, I would gladly do it for you.",
]

PLEDGES = [
    "I'm not in search of a job.",
    "Let me say at once that I am not hoping for a position with you.",
    "I have no intention of asking you for work.",
    "This is not an application in disguise.",
    "You need not fear that I will ask for a job.",
    "I want to learn about the work, not to get hired.",
    "A job is not what I am after.",
    "I'm not here to ask about openings.",
    "There is no job request hidden in this.",
    "I would not dream of asking you for a position.",
    "I am not a job seeker, only curious.",
    "It's advice I'm after, not a job.",
    "I'm not asking you to hire me or to pass on my CV.",
    "I do not want anything from your company.",
    "I'm not seeking employment at this time.",
    "Please don't take this as a job application; it isn't one.",
    "I won't be asking for an interview or a referral.",
    "No vacancy is wanted, only twenty minutes of your wisdom.",
    "Nothing to do with job hunting, just curiosity.",
    "I am looking for information rather than for work.",
    "I'm not on the lookout for a new position.",
    "I promise not to ask you for a job.",
    "I'm not angling for an internship.",
    "Rest assured I'm not looking to be hired.",
    "I don't want you to find me a job.",
]

NO_PLEDGES = [
    "I am not yet looking for a job.",
    "I don't have a job at the moment.",
    "I'm not looking for a job right away.",
    "It is not a job for everyone.",
    "I only want advice.",
    "I am not sure that my job has a future.",
    "I never wanted a desk job.",
    "I don't know how people get jobs in film.",
    "I did not get the position.",
    "No position in our hospital combines the two.",
    "I'm not looking for an easy road.",
    "I haven't applied anywhere, so if you have an opening I'm all ears.",
]


@pytest.mark.parametrize("sentence", ASKS_FOR_WORK)
def test_asks_for_work_openly_or_covertly(sentence: str) -> None:
    assert labels(Letter("request", "", f"Dear Dana,\n\n{sentence}\n\nMaya"))["asks_for_job"]


@pytest.mark.parametrize("sentence", ASKS_FOR_NO_WORK)
def test_does_not_cry_wolf(sentence: str) -> None:
    assert not labels(Letter("request", "", f"Dear Dana,\n\n{sentence}\n\nMaya"))["asks_for_job"]


@pytest.mark.parametrize("sentence", PLEDGES)
def test_the_pledge_in_any_wording(sentence: str) -> None:
    found = labels(Letter("request", "", f"Dear Dana,\n\n{sentence}\n\nMaya"))
    assert (found["says_not_asking_for_job"], found["asks_for_job"]) == (True, False)


@pytest.mark.parametrize("sentence", NO_PLEDGES)
def test_put_off_or_of_another_matter_is_no_pledge(sentence: str) -> None:
    assert not labels(Letter("request", "", f"Dear Dana,\n\n{sentence}\n\nMaya"))["says_not_asking_for_job"]

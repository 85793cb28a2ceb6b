"""Sentences of our own, each label for itself: where it is true, and what only looks like it."""

from __future__ import annotations

import pytest

from askwell.method.letters import Labels, Letter, labels
from askwell.method.letters.labels import labels_of
from askwell.method.letters.reading import Reading

TRUE: dict[str, tuple[str, ...]] = {
    "states_how_found": (
        "Your number was on a card in the library.",
        "Someone at the union meeting mentioned you.",
        "My professor, Dr. Hale, suggested that I contact you.",
        "I attended your workshop on grief last month.",
        "Tom Reed said you might not mind a letter from a stranger.",
        "Your name was given to me by Sister Agnes.",
        "I found you through the alumni office.",
        "Your colleague Marta Lind was kind enough to pass me your e-mail address.",
        "I heard you speak at the nurses' day in Hull.",
        "Your essay in the Sunday supplement has been on my fridge for a month.",
        "My sister-in-law, who plays tennis with you, thought you might be willing to talk.",
        "I found your name in the register of patent attorneys.",
        "We were introduced at the harvest fair.",
        "Ana from the allotments tells me you used to keep bees for a living.",
        "I listened to the podcast in which you talked about leaving the bank.",
        "Your profile came up when I searched for hydrologists in Bath.",
        "I'm writing on the advice of my tutor, Dr Olu.",
        "The career office of my college keeps a list of graduates, and you are on it.",
        "Mr. Tanaka, my old shift leader, says that you know more about kilns than he does.",
    ),
    "introduces_self": (
        "I'm in my last year of law school.",
        "I've spent the last decade raising three boys.",
        "I am an unemployed actor.",
        "I currently manage a petrol station.",
        "I hold a degree in physics and drive a taxi.",
        "I'm a ward clerk who would rather be in the lab.",
        "I have worked in kitchens since I was sixteen.",
        "After twelve years as a bus driver I am thinking of something new.",
        "I study geography in Leeds.",
        "My background is in textile conservation.",
        "I've just finished my second year of nursing school.",
        "By day I sell insurance.",
        "I am currently a stay-at-home father of two.",
        "I retired from the navy last autumn.",
        "As a recent graduate in chemistry I find myself at a crossroads.",
        "My name is Lea and I run a small bookshop.",
        "I trained as a midwife in Ghana.",
    ),
    "says_why_them": (
        "You are the only vet in the county who also keeps goats.",
        "Dr Ames told me you rebuilt the night clinic from nothing.",
        "Your column about the closed ward named what I had felt for years.",
        "I saw how you spoke to the families after the fire.",
        "He said you had done both jobs, the bedside and the desk.",
        "You went from the kitchen to food law, which is the road I have in mind.",
        "Your article on sleep in intensive care described my ward exactly.",
        "You have run the only hospice in the valley for fifteen years.",
        "We both left teaching in the same year.",
        "She said that nobody in the county knows more about old organs than you.",
        "You argued at the meeting that small farms need accountants who own boots.",
        "You once nursed on the same ward as I do now.",
        "Your firm's library for the blind is the reason I write to you and to nobody else.",
    ),
    "asks_for_time": (
        "Could I pick your brain for ten minutes?",
        "I'd be grateful if you could find time to meet.",
        "Would you be free for a walk one lunchtime?",
        "Might I telephone you at home some evening?",
        "Would it be possible to see you at the office?",
        "Would you let me buy you a coffee?",
        "Might we find twenty minutes next week?",
        "I'd be glad of a short conversation.",
        "Could I ring you one evening?",
        "May I come and see you at the workshop?",
        "Is there a day on which I could visit you?",
        "If you had a quarter of an hour to spare, I would be delighted.",
        "Let's talk on Friday.",
        "I would love to hear your story over lunch.",
        "Do you have time for a quick chat?",
    ),
    "offers_flexible": (
        "Early, late, on the phone, in the car: you decide.",
        "I'll come to wherever is handy for you.",
        "Let me know what works best on your end.",
        "Either by phone or at a café near you.",
        "Any afternoon would do.",
        "Name a day and I will be there.",
        "I can do mornings, lunchtimes or evenings.",
        "On the phone or face to face, as you like.",
        "I'm happy to work around your shifts.",
        "Pick whatever hour is least bother.",
        "Tell me what would suit you.",
        "We could meet at your office, or speak by phone if that is easier.",
        "Any weekday works.",
        "At a time of your choosing.",
    ),
    "attaches_or_offers_resume": (
        "Please find my CV attached.",
        "My résumé is enclosed for your files.",
        "I'd be happy to send you my CV.",
        "You can see my resume at the link below.",
        "Attached: curriculum vitae.",
        "Would you have a look at my CV before Friday?",
        "I have pasted my resume at the end of this mail.",
    ),
    "asks_referral": (
        "Who would you say I should meet?",
        "Might there be someone on the night shift who'd talk to me?",
        "Could you suggest one or two people?",
        "Is there any colleague of yours I could talk to instead?",
        "Can you think of anyone I ought to meet?",
        "Which of your colleagues might be willing to talk to me?",
        "Would you be able to put me in touch with a hydrologist?",
        "I would be grateful for the names of two people in the trade.",
        "If you can't, perhaps you know somebody who can?",
        "Do you know anybody else who made the same move?",
        "Could you point me to someone who works nights?",
        "Whom should I ask next?",
    ),
    "thanks": (
        "Thanks again for everything.",
        "I'm thankful for your patience.",
        "My sincere thanks.",
        "Many thanks for considering it.",
        "I am so grateful that you answered.",
        "I really appreciate your kindness.",
        "Thanks a lot!",
        "Thank you in advance.",
        "Let me thank you once more.",
    ),
    "closed_question": (
        "Is it true that nobody retires from it?",
        "Can someone with a bad back do it?",
        "Do you work weekends?",
        "Is the pay fair?",
        "Do you ever regret it?",
        "Are the nights as bad as people say?",
        "Did your degree help you?",
        "Would you choose it again?",
        "Has the work changed since you began?",
        "Does one need a master's degree for that?",
    ),
    "promises_follow_up": (
        "I'll ring you on the 5th.",
        "I will write again at the end of May.",
        "I'll report back when I've seen her.",
        "I'll phone your secretary on Monday.",
        "I will send you a note once I have met her.",
        "Next week I will let you know how it went.",
        "I'll be in touch after the exam.",
        "I shall write again before Christmas.",
    ),
}
FALSE: dict[str, tuple[str, ...]] = {
    "states_how_found": (
        "I know that you are busy.",
        "I think you could help me.",
        "I read a lot of books.",
        "Your hospital is close to my home.",
        "I noticed that you are head of pharmacy at St Anne's.",
        "I understand that you run the night shelter.",
        "We went to the same school.",
        "I saw your vacancy on the notice board.",
        "I would love to read your book one day.",
        "Could you tell me how you found your first patients?",
    ),
    "introduces_self": (
        "I am very curious about it.",
        "I am sorry to trouble you.",
        "I am free on Fridays.",
        "I am sure you are busy.",
        "I am writing to ask for your advice.",
        "I am interested in midwifery.",
        "I am a great admirer of your garden.",
        "I hope you are well.",
        "I am looking for a way into publishing.",
        "You have been a judge for ten years.",
    ),
    "says_why_them": (
        "I have always admired your company.",
        "As a manager you surely know a lot.",
        "I'd love to know how you got where you are.",
        "I am impressed by your career.",
        "You work at Fernhill.",
        "I would like to hear how you became a vet.",
        "Your company has a great reputation.",
        "I have been a nurse for nine years.",
        "I'd love to learn more about your role.",
    ),
    "asks_for_time": (
        "I hope you have a good time.",
        "Thank you for your time.",
        "Please say hello to Tom.",
        "I would like to hear how you began; a letter will do.",
        "Thank you for the twenty minutes on Monday.",
        "I'd like to connect.",
        "A few lines by e-mail would be plenty.",
        "I met your colleague for coffee.",
        "I look forward to hearing from you.",
        "I will talk to Mr Hussain next week.",
        "How do you talk to patients about death?",
    ),
    "offers_flexible": (
        "I hope the move went well for you.",
        "I work any shift they give me.",
        "It worked well for me.",
        "Could we meet on Tuesday?",
        "I am available on the 4th and the 9th.",
        "Some time in the coming weeks would be good.",
        "You can reach me by phone or e-mail.",
        "How flexible are the hours in your trade?",
    ),
    "attaches_or_offers_resume": (
        "I won't send you a CV.",
        "I attach the questions I have in mind.",
        "Thank you for your comments on my resume.",
        "I plan to resume work in May.",
        "You can see my drawings on my website.",
        "What do you look for in a CV?",
    ),
    "asks_referral": (
        "I talked to someone who knows you.",
        "People tell me it is hard.",
        "Thank you for naming Mr Hussain.",
        "Do you know anyone who is hiring?",
        "Would you introduce me to Ms Laurent, so that I can apply for her open position?",
        "Do you have any contacts who might employ me?",
        "How do people in your trade learn?",
        "I wrote to the person you named.",
        "I like working with people who ask questions.",
    ),
    "thanks": (
        "I would be grateful for an answer.",
        "I'd appreciate your advice.",
        "He thanked me for the fish.",
        "A short answer would be appreciated.",
    ),
    "closed_question": (
        "Could you recommend a book?",
        "Would you be so kind as to answer?",
        "How did you know?",
        "What does a good day look like?",
        "Could you spare me half an hour?",
        "Do you know anyone else I could ask?",
        "Are you free on Thursday?",
        "Did my first letter reach you?",
        "May I call you?",
        "I wonder whether it is hard.",
        "Would Friday at ten suit you?",
    ),
    "promises_follow_up": (
        "I'll keep you informed.",
        "I hope to hear from you next week.",
        "I will follow your advice.",
        "I called your office on Monday.",
        "I can meet you on Thursday.",
    ),
}


def read(sentence: str, kind: str = "request") -> Labels:
    return labels(Letter(kind, "", f"Dear Dana,\n\n{sentence}\n\nMaya Osei"))


@pytest.mark.parametrize(("label", "sentence"), [(label, one) for label, many in TRUE.items() for one in many])
def test_true(label: str, sentence: str) -> None:
    assert read(sentence)[label] is True  # type: ignore[literal-required]


@pytest.mark.parametrize(("label", "sentence"), [(label, one) for label, many in FALSE.items() for one in many])
def test_only_looks_like_it(label: str, sentence: str) -> None:
    assert read(sentence)[label] is False  # type: ignore[literal-required]


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("Could you spare 25 minutes?", 25),
        ("Would you talk with me for fifteen to twenty minutes?", 20),
        ("May I have forty-five minutes of your time?", 45),
        ("I would be glad of an hour and a half with you.", 90),
        ("Could we talk for a quarter of an hour?", 15),
        ("A 40-min call would help me.", 40),
        ("Could we meet for 1 hour?", 60),
        ("Would 2 hours be too much to ask?", 120),
        ("Half an hour is all I ask.", 30),
        ("Your 60-minute lecture was a joy; could we have a coffee?", None),
        ("I sat in the car for ten minutes before I rang.", None),
        ("Could we meet at an hour that suits you?", None),
        ("I live twenty minutes from you; could I come by?", None),
        ("Thank you for the hour you gave me.", None),
        ("Could we have a quick call?", None),
        ("I work 60 hours a week and would love a coffee with you.", None),
    ],
)  # fmt: skip
def test_minutes(sentence: str, minutes: int | None) -> None:
    found = read(sentence)
    assert (found["minutes_asked"], found["over_30"]) == (minutes, (minutes or 0) > 30)


@pytest.mark.parametrize(
    ("sentence", "concrete"),
    [
        ("What you told me about the first winter on the farm has stayed with me.", True),
        ("I learnt that a good foreman listens twice.", True),
        ("You said the paperwork eats the evenings, and I saw it on Tuesday.", True),
        ("I had no idea that auditors travel so much.", True),
        ("Your tip to read the minutes first saved me a week.", True),
        ("It was lovely to talk to you about your work.", False),
        ("Your insights were very helpful.", False),
        ("I learned a lot.", False),
        ("Thank you for sharing your experience with me.", False),
    ],
)  # fmt: skip
def test_something_they_said(sentence: str, concrete: bool) -> None:
    assert read(sentence, "thank_you")["specific_takeaway"] is concrete


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Dear [name], hello.", True),
        ("Dear {{ first_name }}, hello.", True),
        ("I saw your talk on <topic>.", True),
        ("Hello ____, how are you?", True),
        ("Dear Dr. XXXX, hello.", True),
        ("I admire your work at XYZ.", True),
        ("My site is <https://example.org/maya>.", False),
        ("I wrote that in 2019 [sic].", False),
        ("With love, xxx", False),
        ("It costs less than 5 < 10, more > 3.", False),
    ],
)  # fmt: skip
def test_slots(text: str, slot: bool) -> None:
    assert labels(Letter("request", "", text))["placeholder"] is slot


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("promises_follow_up", "Before the month is out you will find a letter from me in your box."),
        ("says_why_them", "Having seen your team rebuild the tram line in nine weeks, I knew whom to ask."),
        ("states_how_found", "The programme of the beekeepers' congress had you on its second page."),
    ],
)
def test_what_no_rule_foresaw_is_known_by_its_words(label: str, sentence: str) -> None:
    by_rules = labels_of(Letter("request", "", sentence), Reading("", sentence, by_rules_only=True))
    assert (dict(by_rules)[label], dict(read(sentence))[label]) == (False, True)

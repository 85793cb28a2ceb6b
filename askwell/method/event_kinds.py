"""The kinds of events: everything that can have happened (DESIGN, "event"). Facts stand in the event's `data`."""

from __future__ import annotations

from askwell.method.kinds import Kind, by_code

EVENTS = by_code(
    # directions and what is thought of them
    Kind("direction_opened", "Direction opened", "METHOD S4.1"),
    Kind("direction_decided", "Decided", "METHOD 4, judge"),  # as: chosen | set_aside | job; reason
    Kind("direction_reopened", "Direction opened again", "METHOD 4, judge"),
    Kind("confidence_rated", "Confidence rated", "METHOD S3.7"),  # value 1-5
    Kind("motivation_rated", "Motivation rated", "METHOD S3.24"),  # value 1-5, words
    Kind("fit_rated", "Fit rated", "METHOD S4.3"),  # suits 1-5, draws 1-5
    # people and the chain
    Kind("person_added", "Added", "METHOD S0.9"),
    Kind("introduction_named", "Name given", "METHOD S1.43"),
    Kind("introduction_asked", "Introduction asked for", "METHOD S4.6"),
    Kind("introduction_promised", "Introduction promised", "METHOD 5, answering"),
    Kind("introduction_made", "Introduction made", "METHOD 8, first letter"),
    Kind("introduction_refused", "Introduction refused", "METHOD 4, route"),
    Kind("introduction_silent", "No word from the introducer", "METHOD 5, silence"),
    Kind("introduction_unneeded", "Introduction no longer needed", "DESIGN, floors"),
    Kind("mentioned_to", "Mentioned you to somebody", "METHOD S0.4"),
    # the approach
    Kind("approach_started", "On the list to ask", "METHOD 4, people"),
    Kind("direction_added", "Also for another direction", "METHOD 8, second direction"),
    Kind("letter_sent", "You wrote", "METHOD 4, request"),  # letter: its kind; channel; message; decided: as what
    Kind("called", "You telephoned", "METHOD S4.9"),  # as: talked | voicemail | no_answer | wrong_number
    Kind("reply_accepted", "Said yes", "METHOD 4, waiting"),
    Kind("reply_declined", "Said no", "METHOD S4.15"),
    Kind("reply_later", "Asked for later", "METHOD 4, decline"),  # until
    Kind("reply_named_someone", "Gave a name", "METHOD S4.15"),
    Kind("reply_question", "Asked you something", "METHOD 5, answering"),
    Kind("reply_wrote", "Wrote", "METHOD 5, keep in touch"),
    Kind("reply_asked_for_resume", "Asked for your résumé", "METHOD S4.37"),
    Kind("reply_stop", "Asked not to be written to again", "METHOD 8, never write to me"),
    Kind("reply_auto", "Automatic reply", "METHOD 8, auto-reply"),  # returns
    Kind("reply_bounce", "The letter came back", "METHOD 4, request"),
    Kind("stop_lifted", "May be written to again", "METHOD 8, never write to me"),
    Kind("approach_paused", "Paused", "DESIGN, approach"),  # until
    Kind("approach_resumed", "Taken up again", "DESIGN, approach"),
    Kind("approach_closed", "Closed", "METHOD 8, time alone closes nothing"),  # as
    Kind("approach_reopened", "Opened again", "METHOD 4, waiting"),
    # the talk
    Kind("interview_booked", "Time agreed", "METHOD 8, booking"),  # start, minutes, zone, place
    Kind("interview_moved", "Moved", "METHOD 8, booking"),  # by: me | them; start or none
    Kind("interview_missed", "Missed", "METHOD 4, hold"),  # by: me | them
    Kind("interview_held", "You talked", "METHOD 4, hold"),  # start, end, ended, minutes
    Kind("agenda_set", "Questions chosen", "METHOD S1.15"),
    Kind("interview_turned", "It turned into a job interview", "METHOD S2.2"),  # minute, branch
    Kind("claim_added", "What you heard", "METHOD 4, debrief"),
    Kind("names_none", "No names this time", "METHOD S1.43"),  # reason
    Kind("debriefed", "Looked back", "METHOD 4, debrief"),
    Kind("thanks_skipped", "No letter of thanks", "METHOD S0.26"),  # reason
    Kind("card_sent", "Card posted", "METHOD S4.30"),
    Kind("card_skipped", "No card", "METHOD table 3, thanks"),  # reason
    Kind("may_write_again", "May you write again?", "METHOD S4.27"),  # answer: yes | no
    # promises, favours, the candidate's side
    Kind("commitment_made", "Promise", "METHOD S1.41"),  # mine, due, what
    Kind("commitment_done", "Promise kept", "METHOD S1.41"),
    Kind("stance_set", "Would you want to work there?", "METHOD S2.8"),  # stance: yes | maybe | no; reason
    Kind("invitation_logged", "They spoke of work for you", "METHOD 6, unlock"),  # what, words, i_brought_it_up
    Kind("invitation_withdrawn", "What they said of work no longer holds", "METHOD 6, unlock"),
    Kind("offer_received", "Offered you something", "METHOD S3.28"),  # what, answer_by
    Kind("applied", "You applied", "METHOD 6, P7"),  # company, department
    Kind("job_interview", "Job interview", "METHOD S1.5"),
    # steps that the person puts off or lets go, goals, and mistakes
    Kind("step_snoozed", "Put off", "METHOD 5, keep in touch"),  # kind, until
    Kind("step_dropped", "Let go", "UX U4"),  # kind, reason
    Kind("goal_set", "Weekly goal", "METHOD S3.32"),  # booked
    Kind("goal_paused", "Goal paused", "METHOD S3.2"),  # until
    Kind("erased", "Erased", "TRUST, other people's rights"),
    Kind("correction", "That was a mistake", "DESIGN, undo by correction"),
)

REPLIES = {
    "accepted": "reply_accepted",
    "declined": "reply_declined",
    "later": "reply_later",
    "named-someone": "reply_named_someone",
    "question": "reply_question",
    "wrote": "reply_wrote",
    "asked-for-resume": "reply_asked_for_resume",
    "stop": "reply_stop",
    "auto-reply": "reply_auto",
    "bounce": "reply_bounce",
}
"""How a reply is recorded -> the kind of its event."""

FROM_THEM = frozenset(
    {
        "reply_accepted", "reply_declined", "reply_later", "reply_named_someone", "reply_question", "reply_wrote",
        "reply_asked_for_resume", "reply_stop", "interview_moved", "interview_held", "offer_received",
        "introduction_named", "introduction_promised", "introduction_made", "introduction_refused", "mentioned_to",
    }
)  # fmt: skip
"""A real contact: their own word (METHOD 8, keep in touch). Automatic replies and returned mail are none."""

ANSWERS = frozenset(
    {
        "reply_accepted", "reply_declined", "reply_later", "reply_named_someone", "reply_question", "reply_wrote",
        "reply_asked_for_resume", "reply_stop",
    }
)  # fmt: skip
"""What counts as answered in Progress (METHOD 8, progress)."""

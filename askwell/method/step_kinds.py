"""The kinds of steps, in the order of their rank: which comes first when two are due on one day (METHOD 8)."""

from __future__ import annotations

from askwell.method.kinds import Kind, by_code

STEPS = by_code(
    Kind("apologize", "Say sorry for the missed talk", "METHOD 4, hold"),
    Kind("thank_email", "Thank them", "METHOD S0.26"),
    Kind("debrief", "Look back on the talk", "METHOD 4, debrief"),
    Kind("did_it_happen", "Did the talk take place?", "METHOD 8"),
    Kind("new_times", "Offer two new times", "METHOD 4, hold"),
    Kind("thank_and_close", "Thank them and let it rest", "METHOD 8, booking"),
    Kind("book", "Agree on a time", "METHOD 5, answering"),
    Kind("confirm", "Confirm the talk", "METHOD 5, booking"),
    Kind("prepare", "Prepare the talk", "METHOD S1.15"),
    Kind("answer_question", "Answer their question", "METHOD 5, answering"),
    Kind("answer_offer", "Answer their offer", "METHOD 4, candidate"),
    Kind("send_resume", "Send the résumé they asked for", "METHOD S4.37"),
    Kind("keep_promise", "Keep your promise", "METHOD S1.41"),
    Kind("answer_decline", "Thank them for considering", "METHOD S4.15"),
    Kind("share_news", "Share the good news", "METHOD S4.31"),
    Kind("other_address", "Find another address", "METHOD 4, request"),
    Kind("call", "Call once", "METHOD S4.9"),
    Kind("short_email", "Write once more, briefly", "METHOD S4.9"),
    Kind("wake", "Take it up again", "METHOD 4, decline"),
    Kind("request", "Write the request", "METHOD 4, request"),
    Kind("write_to_name", "Write to the person you were named", "METHOD S1.9"),
    Kind("stale_name", "An unused name: write, pass, or say why not", "METHOD S1.9"),
    Kind("nudge", "Ask the introducer once more", "METHOD 5, silence"),
    Kind("other_route", "Look for another way in", "METHOD 4, route"),
    Kind("post_card", "Post a card", "METHOD S4.30"),
    Kind("tell_decision", "Tell them how you decided", "METHOD S4.32"),
    Kind("job_news", "Tell them of your new job", "METHOD S4.33"),
    Kind("ask_after_promise", "Ask after their promise", "METHOD 8, promises"),
    Kind("close_quiet", "Let it rest kindly", "METHOD 5, silence"),
    Kind("name_people", "Think of people to ask", "METHOD S1.7"),
    Kind("chain_ends", "The chain ends here", "METHOD S4.38"),
    Kind("two_more", "Write two more requests", "METHOD S3.33"),
    Kind("give_back", "Give something back", "METHOD S1.42"),
    Kind("keep_in_touch", "Keep in touch", "METHOD 5, keep in touch"),
)

RANK = {code: rank for rank, code in enumerate(STEPS)}

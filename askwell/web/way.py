"""Where a step is done: the one button beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from askwell.queries.step import OpenStep
from askwell.wording import steps as wording


@dataclass(frozen=True, slots=True)
class Way:
    """A link; with `fields` a form that posts them there."""

    label: str
    to: str
    fields: Mapping[str, object] = field(default_factory=dict)


LETTERS = {
    "write_to_name": "request", "request": "request", "wake": "request", "short_email": "nudge",
    "answer_decline": "decline_reply", "answer_question": "answer", "confirm": "confirm", "thank_email": "thank_you",
    "post_card": "card", "share_news": "update", "new_times": "reschedule", "thank_and_close": "thank_and_close",
    "apologize": "apology", "nudge": "nudge", "ask_after_promise": "other", "keep_in_touch": "other",
    "tell_decision": "tell_decision", "send_resume": "send_resume", "answer_offer": "offer_answer",
    "job_news": "job_news",
}  # fmt: skip
"""The kind of letter by which a step is done."""


def way_of(step: OpenStep) -> Way:
    label = wording.button(step)
    if step.kind in LETTERS and step.person_id:
        about = step.about if step.about in {"approach", "introduction", "interview"} else ""
        fields = {"kind": LETTERS[step.kind], "approach": step.approach_id or "", "direction": step.direction_id or ""}
        if about:
            fields[about] = step.about_id
        return Way(label, reverse("letter-begin", args=[step.person_id]), fields)
    return Way(label, _page(step))


def _page(step: OpenStep) -> str:
    match step.kind:
        case "call" if step.approach_id:
            return reverse("approach-call", args=[step.approach_id])
        case "close_quiet" if step.approach_id:
            return reverse("approach-close", args=[step.approach_id])
        case "other_address" if step.person_id:
            return reverse("person-edit", args=[step.person_id])
        case "keep_promise" if step.person_id:
            return reverse("person", args=[step.person_id]) + "#promises"
        case "other_route" if step.person_id:
            return reverse("person", args=[step.person_id]) + "#ways"
        case "name_people" if step.direction_id:
            return reverse("direction-people", args=[step.direction_id])
        case "chain_ends" if step.direction_id:
            return reverse("direction", args=[step.direction_id])
        case "two_more":
            return reverse("steps")
    if step.approach_id:
        return reverse("approach", args=[step.approach_id])
    return reverse("person", args=[step.person_id]) if step.person_id else reverse("people")

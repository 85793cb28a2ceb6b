"""Where a step is done: the one button beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from askwell.queries.step import OpenStep
from askwell.wording import steps as wording


@dataclass(frozen=True, slots=True)
class Way:
    """A link; with `fields` a form that posts them there."""

    label: str
    to: str
    fields: Sequence[tuple[str, object]] = ()


LETTERS = {
    "write_to_name": "request", "request": "request", "wake": "request", "short_email": "nudge",
    "answer_decline": "decline_reply", "answer_question": "answer", "confirm": "confirm", "thank_email": "thank_you",
    "post_card": "card", "share_news": "update", "new_times": "reschedule", "thank_and_close": "thank_and_close",
    "apologize": "apology", "nudge": "nudge", "ask_after_promise": "other", "keep_in_touch": "other",
    "tell_decision": "tell_decision", "send_resume": "send_resume", "answer_offer": "offer_answer",
    "job_news": "job_news",
}  # fmt: skip
"""The kind of letter by which a step is done."""
BESIDE = {"book": "answer", "call": "phone_script"}
"""The kind of letter that goes with a step which has a page of its own."""


def way_of(step: OpenStep) -> Way:
    label = wording.button(step)
    if step.kind == "post_card" and not step.facts.get("address", True):  # there it is added, or no card noted
        return Way(_("An address, or no card"), reverse("interview-debrief", args=[step.about_id]) + "#thanks")
    if step.kind == "keep_promise":
        return Way(label, reverse("promise-kept", args=[step.about_id]), (("kept", "yes"),))
    if step.kind in LETTERS and step.person_id:
        fields = {"kind": LETTERS[step.kind], "approach": step.approach_id, "direction": step.direction_id}
        if step.about in {"approach", "introduction", "interview"}:
            fields[step.about] = step.about_id
        filled = tuple((name, value) for name, value in fields.items() if value)
        return Way(label, reverse("letter-begin", args=[step.person_id]), filled)
    return Way(label, _page(step))


def _page(step: OpenStep) -> str:
    match step.kind:
        case "call" if step.approach_id:
            return reverse("approach-call", args=[step.approach_id])
        case "book" if step.approach_id:
            return reverse("interview-schedule", args=[step.approach_id])
        case "prepare" if step.about == "interview":
            return reverse("interview-prepare", args=[step.about_id])
        case "debrief" if step.about == "interview":
            return reverse("interview-debrief", args=[step.about_id])
        case "did_it_happen" if step.about == "interview":
            return reverse("interview", args=[step.about_id])
        case "write_to_name" if step.about == "introduction":  # no name yet
            return reverse("introduction", args=[step.about_id]) + "#name"
        case "stale_name" if step.about == "introduction":
            return reverse("introduction", args=[step.about_id])
        case "close_quiet" if step.approach_id:
            return reverse("approach-close", args=[step.approach_id])
        case "other_address" if step.person_id:
            return reverse("person-edit", args=[step.person_id])
        case "other_route" if step.person_id:
            return reverse("person", args=[step.person_id]) + "#ways"
        case "name_people" if step.direction_id:
            return reverse("direction-people", args=[step.direction_id])
        case "chain_ends" if step.direction_id:
            return reverse("direction", args=[step.direction_id])
        case "two_more":
            return reverse("whom-to-ask")
    if step.approach_id:
        return reverse("approach", args=[step.approach_id])
    return reverse("person", args=[step.person_id]) if step.person_id else reverse("people")

"""Forms of the preparation: what was read, what to say of oneself, the questions in their order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from askwell.actions.interview import MOST_QUESTIONS, QUESTION_LIMIT, SPEECH_LIMIT, Question
from askwell.method.speech.parts import PARTS

LABELS = {
    "who_i_am": _("Who I am"),
    "what_i_have_done": _("What I have done"),
    "what_i_want": _("What I want to find out"),
    "how_you_can_help": _("How you can help me"),
    "how_i_can_help": _("In reserve: how I might help you"),
}
BOXES = [("company", _("The company")), ("industry", _("The field")), ("person", _("The person"))]
PART_CODES = ("opening", "core", "advice", "names", "closing", "reserve")


class ResearchForm(forms.Form):
    box = forms.ChoiceField(choices=BOXES, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What I read"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    url = forms.CharField(
        label=_("Where"), required=False, max_length=500, widget=forms.TextInput(attrs={"placeholder": "https://"})
    )


def _sentence(prompt: str) -> str:
    after = prompt.partition(": ")[2]
    return after[:1].upper() + after[1:]


class SpeechForm(forms.Form):
    why_here = forms.CharField(
        label=_("Why just here"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence that fits only this talk."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = {
            part: forms.CharField(
                label=LABELS[part], required=False, max_length=SPEECH_LIMIT, help_text=_sentence(prompt),
                widget=forms.Textarea(attrs={"rows": 2, "data-spoken": "" if part != "how_i_can_help" else None}),
            )
            for part, prompt in PARTS.items()
        }  # fmt: skip
        self.fields = {**parts, **self.fields}


def typed_agenda(data: QueryDict) -> list[Question]:
    """The questions as they stand in the form: three lists of the same length, in their order."""
    texts, parts, banks = data.getlist("text"), data.getlist("part"), data.getlist("bank")
    found = zip(texts, parts, banks, strict=False)
    return [
        Question(text.strip()[:QUESTION_LIMIT], part if part in PART_CODES else "core", bank[:40])
        for text, part, bank in list(found)[:MOST_QUESTIONS]
        if text.strip()
    ]

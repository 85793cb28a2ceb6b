"""The answer to one prompt of the drill."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.method.drill.judge import READ_AT_MOST


class AnswerForm(forms.Form):
    """`turned`: how each answer so far went, a letter each: b back to the field, j for the job, n neither. `answer` is
    empty when one goes on to the next prompt."""

    answer = forms.CharField(
        label=_("What you say"), required=False, max_length=READ_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Say it aloud first, then type it as you said it."),
    )  # fmt: skip
    turned = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, turns: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turns = turns

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        turned = typed.get("turned", "")
        room = self.turns if typed.get("answer") else self.turns + 1
        if not re.fullmatch("[bjn]*", turned) or len(turned) >= room:
            self.add_error(None, _("This run is over. Begin another one."))
        if "next" not in self.data and not typed.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Say something, however short."))
        return typed

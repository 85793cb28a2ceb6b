"""The look back: four questions, and a fold with everything else. Every reason is one tap (METHOD section 2)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.web.forms.interview import NO_DAY, day_input

SIGN_WORDS = [("for", _("speaks for it")), ("against", _("speaks against it")), ("unclear", _("unclear"))]
NO_NAMES = [
    ("they will think about it", _("They will think about it")),
    ("they know nobody for this", _("They know nobody for this")),
    ("all abroad", _("All of them abroad")),
    ("there was no time", _("There was no time")),
    ("I did not ask", _("I did not ask")),
]
NO_THANKS = [
    ("thanked face to face", _("I thanked them face to face")),
    ("they asked for none", _("They asked me not to")),
    ("too long ago", _("Too long ago")),
]
NO_CARD = [
    ("no address", _("No address")),
    ("abroad", _("They live abroad")),
    ("they prefer mail", _("They prefer mail")),
    ("too long ago", _("Too long ago")),
]
FIVE = [("", "–"), *((str(number), str(number)) for number in range(1, 6))]


class ClaimForm(forms.Form):
    text = forms.CharField(
        label=_("What they said"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As they said it, or in “quotation marks”: then a letter can quote it. Shorthand is never quoted."),
        error_messages={"required": _("Write down what they said.")},
    )  # fmt: skip
    sign = forms.ChoiceField(
        label=_("For what matters to you, it"), choices=SIGN_WORDS, widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it speaks for it, against it, or is unclear.")},
    )  # fmt: skip
    criterion = forms.ChoiceField(label=_("What it bears on"), required=False)
    direction = forms.ChoiceField(
        label=_("Direction"), error_messages={"required": _("A claim belongs to a direction. Open one first.")}
    )
    only_for = forms.CharField(label=_("Only for (if it is not general)"), max_length=200, required=False)
    person = forms.ChoiceField(label=_("Who said it"), required=False)
    note = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        criteria: list[tuple[str, str]],
        directions: list[tuple[str, str]],
        people: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = {"criterion": [("", _("Something else")), *criteria], "direction": directions, "person": people}
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if len(people) < 2:
            del self.fields["person"]


class ReasonForm(forms.Form):
    """A reason of one tap; a word of one's own does as well."""

    reason = forms.CharField(max_length=300, error_messages={"required": _("Say in a word why.")})


class PostedForm(forms.Form):
    on = forms.DateField(label=_("On"), required=False, widget=day_input(), error_messages=NO_DAY)


class PromiseForm(forms.Form):
    what = forms.CharField(
        label=_("What was promised"), max_length=300, error_messages={"required": _("Say what was promised.")}
    )
    whose = forms.ChoiceField(
        label=_("By whom"), choices=[("mine", _("I promised it")), ("theirs", _("They did"))], initial="mine",
        widget=forms.RadioSelect,
    )  # fmt: skip
    giver = forms.ChoiceField(label=_("To whom, or who"), required=False)
    due = forms.DateField(label=_("By when"), required=False, widget=day_input(), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].choices = people  # type: ignore[attr-defined]
        if len(people) < 2:
            del self.fields["giver"]


class OtherForm(forms.Form):
    """Somebody else who was there."""

    name = forms.CharField(label=_("Who else was there"), max_length=200, error_messages={"required": _("Say who.")})
    owed = forms.BooleanField(label=_("I thank them too"), required=False)


class RestForm(forms.Form):
    """Everything else: folded, and each of it may stay empty."""

    listened = forms.ChoiceField(label=_("How well did I listen? (1 to 5)"), choices=FIVE, required=False)
    was_clear = forms.ChoiceField(label=_("How clear was I? (1 to 5)"), choices=FIVE, required=False)
    their_share = forms.IntegerField(
        label=_("How much of the talking was theirs? (per cent)"), required=False, min_value=1, max_value=100,
        error_messages={"min_value": _("From 1 to 100."), "max_value": _("From 1 to 100.")},
    )  # fmt: skip
    i_asked = forms.IntegerField(label=_("Questions that I asked"), required=False, min_value=0, max_value=100)
    they_asked = forms.IntegerField(label=_("Questions that they asked"), required=False, min_value=0, max_value=100)
    may_write_again = forms.ChoiceField(
        label=_("May I come back with a question?"), choices=[("", _("Not asked")), ("yes", _("Yes")), ("no", _("No"))],
        required=False,
    )  # fmt: skip
    turned_by = forms.ChoiceField(
        label=_("If it became a job interview: who turned it?"), required=False,
        choices=[("", _("It did not")), ("them", _("They did")), ("me", _("I did"))],
    )  # fmt: skip
    seems_to_want_a_job = forms.ChoiceField(
        label=_("Do they think that I want the job?"), required=False,
        choices=[("", _("I cannot say")), ("no", _("No")), ("yes", _("Yes"))],
    )  # fmt: skip

    def ratings(self) -> dict[str, int]:
        names = ("listened", "was_clear", "their_share", "i_asked", "they_asked")
        return {name: int(self.cleaned_data[name]) for name in names if self.cleaned_data[name]}

    def answers(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("turned_by", "seems_to_want_a_job")}

"""What the page of the talk sends, by a plain form or by itself: the same fields either way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LINE_LIMIT = 2_000  # letters; a line of notes, so that it fits into one message with room to spare
ENDED_WORDS = [
    ("as_agreed", _("As agreed")),
    ("overran", _("They chose to go on")),
    ("early", _("Earlier")),
    ("cut_short", _("It was cut short")),
]
EARLY_REASONS = [
    ("", _("No particular reason")),
    ("all_asked", _("Everything was asked")),
    ("their_time", _("They had to go")),
    ("felt_like_job_seeking", _("They took me for a job seeker")),
    ("interrupted", _("Something came up")),
]
BRANCHES = [("A", _("They said: tell me more")), ("B", _("They said: let me tell you about us")), ("", "")]
STANCE_WORDS = [("yes", _("Yes")), ("maybe", _("Perhaps")), ("no", _("No"))]
INVITATION_WORDS = [
    ("resume", _("my résumé")),
    ("openings", _("their openings")),
    ("candidacy", _("me as a candidate")),
    ("good_word", _("a good word for me")),
]


class NoteForm(forms.Form):
    text = forms.CharField(
        max_length=LINE_LIMIT,
        strip=True,
        error_messages={"required": _("The note is empty."), "max_length": _("That is too long for one line.")},
    )
    id = forms.UUIDField(required=False)
    follows = forms.UUIDField(required=False)
    question = forms.UUIDField(required=False)
    person = forms.UUIDField(required=False)
    in_confidence = forms.BooleanField(required=False)
    starred = forms.BooleanField(required=False)
    written_at = forms.DateTimeField(required=False)
    seq = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    hash = forms.CharField(required=False, max_length=64)


class NameForm(forms.Form):
    """`people`: ids and names of those who were there; asked for only where there are several."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("No name yet? Write “someone who …”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say who was named.")},
    )
    company = forms.CharField(
        label=_("Where"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    why = forms.CharField(
        label=_("Why them"), max_length=300, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    may_use_name = forms.BooleanField(label=_("I may say who named them"), required=False, initial=True)
    may_turn = forms.BooleanField(label=_("“They need somebody like you”"), required=False)
    giver = forms.ChoiceField(label=_("Who named them"), required=False)
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].choices = people  # type: ignore[attr-defined]
        if len(people) < 2:
            del self.fields["giver"]


class AskedForm(forms.Form):
    item = forms.UUIDField()
    asked = forms.BooleanField(required=False)


class TurnedForm(forms.Form):
    minute = forms.IntegerField(required=False, min_value=0, max_value=24 * 60)
    branch = forms.ChoiceField(choices=BRANCHES, required=False)


class StanceForm(forms.Form):
    stance = forms.ChoiceField(label=_("Would you want to work there?"), choices=STANCE_WORDS, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("What makes you say so"), max_length=500, required=False)


class InvitationForm(forms.Form):
    what = forms.ChoiceField(label=_("They asked about"), choices=INVITATION_WORDS)
    words = forms.CharField(label=_("In their words"), max_length=500, required=False)
    i_brought_it_up = forms.BooleanField(label=_("I brought it up"), required=False)


class EndForm(forms.Form):
    ended = forms.ChoiceField(
        label=_("How did it end?"), choices=ENDED_WORDS, initial="as_agreed", widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(label=_("If earlier, why"), choices=EARLY_REASONS, required=False)
    minutes = forms.IntegerField(label=_("How many minutes, about"), required=False, min_value=1, max_value=24 * 60)
    at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

"""Forms of an introduction: what became of it, and who "someone who …" is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.person import NAME_LIMIT, PersonDetails
from askwell.web.forms.approach import DayField

TURNS = [
    ("asked", _("I asked them to introduce me")),
    ("promised", _("They promised to")),
    ("made", _("They introduced me")),
    ("refused", _("They would rather not")),
    ("silent", _("No word came")),
    ("unneeded", _("It is no longer needed")),
]


class TurnForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What became of it?"), choices=TURNS, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    on = DayField(label=_("On which day"))


class NameThemForm(forms.Form):
    """A new person, or one known before."""

    name = forms.CharField(
        label=_("Their name"), required=False, max_length=NAME_LIMIT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    company = forms.CharField(label=_("Where they work"), required=False, max_length=200)
    email = forms.CharField(label=_("E-mail address"), required=False, max_length=254)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=60)
    known = forms.CharField(
        label=_("Or somebody you know already"), required=False, max_length=NAME_LIMIT,
        help_text=_("Their name, as it stands among your people."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and bool(typed.get("name")) == bool(typed.get("known")):
            raise forms.ValidationError(
                _("Say who it is: a new name, or somebody you know already.")
                if not typed.get("name")
                else _("Say one of the two: a new name, or somebody you know already.")
            )
        return typed

    def details(self) -> PersonDetails:
        typed = self.cleaned_data
        return PersonDetails(
            name=typed["name"], company=typed["company"] or None, emails=[typed["email"]] if typed["email"] else None,
            phones=[typed["phone"]] if typed["phone"] else None,
        )  # fmt: skip

"""Forms of keeping: what to export, who is forgotten, what is erased."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

FORMATS = [
    ("all", _("All of it")),
    ("csv", _("For a spreadsheet (CSV)")),
    ("vcard", _("For an address book (vCard)")),
    ("ics", _("For a calendar (ICS)")),
    ("markdown", _("To read (Markdown)")),
    ("json", _("For other programs (JSON)")),
]
WHY = [
    ("asked", _("They asked to be forgotten: they never come in again")),
    ("mine", _("I do not want to keep this: they may come in again")),
]


class ExportForm(forms.Form):
    format = forms.ChoiceField(label=_("What for"), choices=FORMATS)
    for_others = forms.BooleanField(
        label=_("Somebody else will see it: leave out what was said in confidence"), required=False
    )


class ForgetForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Why"), choices=WHY, widget=forms.RadioSelect, error_messages={"required": _("Choose one.")}
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("The backup"),
        help_text=_("A .zip that Askwell made, here or on another computer."),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("I have kept what I want to keep"), error_messages={"required": _("Tick this to go on.")}
    )

"""Forms around the appointment: agreeing on a time, moving it, a talk that nobody arranged."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.interview import Appointment
from askwell.integrations.zones import known_zone
from askwell.web.forms.place import ZoneField

PLACE_WORDS = [
    ("office", _("Their office")),
    ("clinic", _("A clinic or ward")),
    ("cafe", _("A café")),
    ("video", _("Video")),
    ("telephone", _("Telephone")),
    ("other", _("Somewhere else")),
]
MINUTE_WORDS = [
    (15, _("15 minutes")),
    (20, _("20 minutes")),
    (30, _("30 minutes")),
    (45, _("45 minutes, as they offered")),
    (60, _("60 minutes, as they offered")),
]
NO_DAY = {"invalid": _("Write the day as 2026-11-26."), "required": _("Say on which day.")}
NO_TIME = {"invalid": _("Write the time as 14:30."), "required": _("Say at what time.")}


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class AppointmentForm(forms.Form):
    """What was agreed, by their clock."""

    day = forms.DateField(label=_("Day"), widget=day_input(), error_messages=NO_DAY)
    time = forms.TimeField(
        label=_("Time there"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}), error_messages=NO_TIME
    )
    zone = ZoneField(
        label=_("Whose clock"),
        help_text=_("Where they are: a large city, as Berlin or New York."),
        error_messages={"required": _("Say by whose clock.")},
    )
    minutes = forms.TypedChoiceField(label=_("How long"), choices=MINUTE_WORDS, coerce=int, initial=30)
    place = forms.ChoiceField(label=_("What kind of place"), choices=PLACE_WORDS)
    where = forms.CharField(
        label=_("Where exactly"), max_length=300, required=False,
        help_text=_("An address, a link, or who telephones whom."),
    )  # fmt: skip

    on = forms.DateField(
        label=_("Day on which you agreed"), widget=day_input(), error_messages=NO_DAY, required=False,
        help_text=_("Today, unless you write it down later."),
    )  # fmt: skip

    def told(self, here: datetime) -> date | None:
        """The day on which it was agreed; None: just now. `here` is the explorer's own clock; a time that is past by it
        was not agreed just now."""
        on: date = self.cleaned_data["on"] or here.date()
        past = self.cleaned_data.get("day") and self.appointment().start < here
        return on if past or on != here.date() else None

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"].strip()
        if not known_zone(zone):
            raise forms.ValidationError(_("There is no such time zone. Name a large city in it, as New York."))
        return zone

    def appointment(self) -> Appointment:
        typed = self.cleaned_data
        start = datetime.combine(typed["day"], typed["time"], ZoneInfo(typed["zone"]))
        return Appointment(start, typed["minutes"], typed["zone"], typed["place"], typed["where"])


class MoveForm(AppointmentForm):
    """A new time, or none yet."""

    by = forms.ChoiceField(
        label=_("Who moved it?"), choices=[("them", _("They did")), ("me", _("I did"))], widget=forms.RadioSelect
    )
    open = forms.BooleanField(label=_("A new time is still to be found"), required=False)

    def full_clean(self) -> None:
        if self.is_bound and self.data.get("open"):
            for name in ("day", "time", "zone", "minutes", "place"):
                self.fields[name].required = False
        super().full_clean()

    def clean_zone(self) -> str:
        return "" if self.data.get("open") else super().clean_zone()

    def moved_to(self) -> Appointment | None:
        return None if self.cleaned_data["open"] else self.appointment()


class UnarrangedForm(forms.Form):
    """A talk that nobody arranged: by chance, or long past."""

    name = forms.CharField(
        label=_("With whom"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say with whom you talked.")},
    )  # fmt: skip
    company = forms.CharField(
        label=_("Where they work"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    direction = forms.ChoiceField(label=_("About which direction"), required=False)
    on = forms.DateField(label=_("On which day"), widget=day_input(), error_messages=NO_DAY)
    minutes = forms.IntegerField(
        label=_("How many minutes, about"), required=False, min_value=1, max_value=24 * 60,
        error_messages={"min_value": _("At least one minute.")},
    )  # fmt: skip

    def __init__(self, *args: Any, directions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["direction"].choices = [*directions, ("", _("None yet"))]  # type: ignore[attr-defined]


NAME_LINE = 200  # letters


class OldStoryForm(forms.Form):
    """Asked once for a talk more than a week back (METHOD 8, old stories)."""

    old = forms.BooleanField(label=_("It is an old story: make no tasks of it"), required=False, initial=True)
    thanked = forms.BooleanField(label=_("I have thanked them"), required=False)
    card = forms.BooleanField(label=_("I have sent a card"), required=False)
    names = forms.CharField(
        label=_("Names they gave, one on each line"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_names(self) -> str:
        names: str = self.cleaned_data["names"]
        if any(len(line.strip()) > NAME_LINE for line in names.splitlines()):
            raise forms.ValidationError(_("One of the lines is too long for a name."))
        return names

"""Forms about a person: noting down, mending, and what a person said or did outside a talk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.person import LIMITS, NAME_LIMIT, PersonDetails
from askwell.models import Person
from askwell.web.forms.approach import DayField
from askwell.web.forms.place import CountryField, ZoneField

VIEWPOINTS = [
    ("", _("not known yet")),
    ("does", _("does the work")),
    ("did", _("did it once")),
    ("manages", _("leads people who do it")),
    ("hires", _("hires people for it")),
    ("buys", _("buys it or uses it")),
    ("beside", _("works beside it")),
]
SOURCES = [
    ("known", _("I know them")),
    ("person", _("somebody named them")),
    ("list", _("a list or directory")),
    ("article", _("an article or a book")),
    ("event", _("an event")),
    ("profile", _("their profile on the web")),
    ("chance", _("by chance")),
    ("import", _("from an import")),
]
SIGNS = {"for": _("for"), "against": _("against"), "unclear": _("unclear")}


def _lines(value: str) -> list[str]:
    return [line.strip() for line in value.replace(",", "\n").replace(";", "\n").splitlines() if line.strip()]


class QuickForm(forms.Form):
    """Name and one line, in ten seconds."""

    name = forms.CharField(
        label=_("Name"),
        max_length=NAME_LIMIT,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        error_messages={"required": _("A person needs a name. One word is enough.")},
    )
    line = forms.CharField(
        label=_("One line"),
        required=False,
        max_length=LIMITS["line"],
        help_text=_("Who they are, or where you met."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    company = forms.CharField(label=_("Where they work"), required=False, max_length=200)
    title = forms.CharField(label=_("As what"), required=False, max_length=LIMITS["title"])
    email = forms.CharField(label=_("E-mail address"), required=False, max_length=254)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=60)
    source = forms.ChoiceField(label=_("Where the name comes from"), choices=SOURCES, required=False, initial="known")
    viewpoint = forms.ChoiceField(
        label=_("How do they know the work?"), choices=VIEWPOINTS, required=False
    )  # METHOD S3.23, S4.4

    def details(self) -> PersonDetails:
        typed = self.cleaned_data
        return PersonDetails(
            name=typed["name"], line=typed["line"], company=typed["company"] or None, title=typed["title"] or None,
            emails=_lines(typed["email"]) or None, phones=[typed["phone"]] if typed["phone"] else None,
            source=typed["source"] or "known", viewpoint=typed["viewpoint"] or None,
        )  # fmt: skip


class PersonForm(forms.Form):
    """All that can be known of a person."""

    name = forms.CharField(label=_("Name"), max_length=NAME_LIMIT)
    line = forms.CharField(label=_("One line"), required=False, max_length=LIMITS["line"])
    company = forms.CharField(label=_("Where they work"), required=False, max_length=200)
    title = forms.CharField(label=_("As what"), required=False, max_length=LIMITS["title"])
    moved_on = DayField(
        label=_("There since"), required=False,
        help_text=_("Only where they changed jobs. The place before stays in their story; empty: from today."),
    )  # fmt: skip
    viewpoint = forms.ChoiceField(label=_("How do they know the work?"), choices=VIEWPOINTS, required=False)
    former_since = forms.IntegerField(
        label=_("Left the field in"), required=False, min_value=1950, max_value=2100, help_text=_("A year, as 2021.")
    )
    email = forms.CharField(
        label=_("E-mail addresses"), required=False, max_length=2000,
        help_text=_("One a line; letters go to the first."), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Telephone numbers"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line."),
    )  # fmt: skip
    url = forms.CharField(
        label=_("Pages on the web"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    address = forms.CharField(
        label=_("Postal address"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For a card of thanks."),
    )  # fmt: skip
    zone = ZoneField(
        label=_("Time zone"), required=False, help_text=_("A large city in it, as Berlin; empty: as where you are.")
    )
    country = CountryField(label=_("Country"), required=False, help_text=_("As Germany or US: for their holidays."))
    region = forms.CharField(
        label=_("Region"), required=False, max_length=10, help_text=_("As BY or MA, where it has own holidays.")
    )
    source = forms.ChoiceField(label=_("Where the name comes from"), choices=SOURCES, required=False)
    source_words = forms.CharField(label=_("More on that"), required=False, max_length=LIMITS["source_words"])
    source_url = forms.CharField(label=_("Its page on the web"), required=False, max_length=LIMITS["source_url"])
    note = forms.CharField(label=_("A note for yourself"), required=False, max_length=20_000, widget=forms.Textarea)

    PLAIN = ("name", "line", "title", "viewpoint", "former_since", "address", "zone", "country", "region", "source",
             "source_words", "source_url", "note")  # fmt: skip

    @classmethod
    def of(cls, person: Person, reach: Sequence[Any]) -> PersonForm:
        initial = {name: getattr(person, name) for name in cls.PLAIN} | {"company": person.company_name}
        for kind in ("email", "phone", "url"):
            initial[kind] = "\n".join(point.value for point in reach if point.kind == kind)
        return cls(initial=initial)

    def details(self) -> PersonDetails:
        typed = self.cleaned_data
        plain = {name: typed[name] for name in self.PLAIN}
        return PersonDetails(
            **plain, company=typed["company"], emails=_lines(typed["email"]), phones=_lines(typed["phone"]),
            urls=typed["url"].split(),
        )  # fmt: skip

"""Forms of the first minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.direction import NAME_LIMIT
from askwell.method.brainstorm import Starter, StarterCriterion

OWN = {
    "values": _("What should it be good for?"),
    "interests": _("What do you like doing?"),
    "skills": _("What do you want to use?"),
    "life": _("What must fit your life?"),
}


class QuestionForm(forms.Form):
    name = forms.CharField(
        label=_("An occupation, a field, a kind of work"), max_length=NAME_LIMIT,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": _("For example: clinical informatics")}),
        error_messages={"required": _("A word or two is enough; you can change your mind at any time.")},
    )  # fmt: skip
    because = forms.CharField(
        label=_("I think it could suit me, because …"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("A guess is fine. It is what you will find out."),
    )  # fmt: skip


class MattersForm(forms.Form):
    """Criteria of a starter to tick, and one's own words."""

    ready = forms.MultipleChoiceField(
        label=_("Does any of this matter?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, starter: Starter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starter = starter
        self.fields["ready"].choices = [(one.name, one.name) for one in starter.criteria]  # type: ignore[attr-defined]
        for group, label in OWN.items():
            self.fields[group] = forms.CharField(label=label, required=False, max_length=200)

    def criteria(self) -> list[StarterCriterion]:
        typed = self.cleaned_data
        ready = [one for one in self.starter.criteria if one.name in typed["ready"]]
        return ready + [StarterCriterion(typed[group], group) for group in OWN if typed[group]]


class SomebodyForm(forms.Form):
    """Somebody to ask. All empty: nobody."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    line = forms.CharField(label=_("Who they are, or how you know them"), required=False, max_length=300)
    email = forms.CharField(label=_("E-mail address"), required=False, max_length=254)


SomebodyForms = forms.formset_factory(SomebodyForm, extra=3, max_num=20)

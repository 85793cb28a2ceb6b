"""Forms around directions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = [
    ("occupation", _("An occupation")),
    ("profession", _("A profession")),
    ("position", _("One position")),
    ("department", _("A department")),
    ("company", _("A company")),
    ("industry", _("A whole industry")),
    ("my_work", _("My own work, arranged anew")),
    ("venture", _("Something of my own")),
]
GROUPS = [
    ("values", _("What it should be good for")),
    ("interests", _("What you like doing")),
    ("skills", _("What you want to use")),
    ("life", _("What must fit your life")),
    ("goals", _("Where you want to get to")),
]
BOXES = [("industry", _("The field")), ("company", _("A company")), ("person", _("A person"))]
DECISIONS = [
    ("chosen", _("I choose it")),
    ("set_aside", _("I set it aside")),
    ("job", _("I found a job in it")),
]
ONE_TO_FIVE = [("", "–"), *((str(number), str(number)) for number in range(1, 6))]


class DirectionForm(forms.Form):
    name = forms.CharField(
        label=_("What would you like to find out about?"),
        max_length=200,
        help_text=_("An occupation, a field, a company. For example: clinical informatics."),
        error_messages={"required": _("Give it a name; a guess is enough.")},
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS, required=False)
    because = forms.CharField(
        label=_("I think it might suit me, because …"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    drop_if = forms.CharField(
        label=_("I would drop it, if …"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )


class GuessForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS)
    because = forms.CharField(
        label=_("I think it might suit me, because …"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    drop_if = forms.CharField(
        label=_("I would drop it, if …"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class CriterionForm(forms.Form):
    name = forms.CharField(
        label=_("What matters to you?"),
        max_length=200,
        help_text=_("In a few words: no nights, room to design, many people helped."),
        error_messages={"required": _("Say in a few words what matters.")},
    )
    group = forms.ChoiceField(label=_("It is about"), choices=GROUPS)
    must = forms.BooleanField(label=_("Without it I would not do it"), required=False)
    only_here = forms.BooleanField(label=_("For this direction only"), required=False)


class ResearchForm(forms.Form):
    box = forms.ChoiceField(label=_("About"), choices=BOXES)
    text = forms.CharField(
        label=_("What you read"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    url = forms.CharField(label=_("Where"), required=False, max_length=500)
    nothing_found = forms.BooleanField(label=_("I looked, and found nothing"), required=False)


class RatingForm(forms.Form):
    confidence = forms.ChoiceField(label=_("How sure am I about it? (1 to 5)"), choices=ONE_TO_FIVE, required=False)
    suits = forms.ChoiceField(label=_("It suits me (1 to 5)"), choices=ONE_TO_FIVE, required=False)
    draws = forms.ChoiceField(label=_("It draws me (1 to 5)"), choices=ONE_TO_FIVE, required=False)
    motivation = forms.ChoiceField(label=_("How much do I want it? (1 to 5)"), choices=ONE_TO_FIVE, required=False)
    words = forms.CharField(label=_("Why"), required=False, max_length=1000)


class DecisionForm(forms.Form):
    how = forms.ChoiceField(
        label=_("What have you decided?"),
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    reason = forms.CharField(
        label=_("Why, in your own words"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day as 2026-11-26.")},
    )

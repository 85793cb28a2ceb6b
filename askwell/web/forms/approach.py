"""Forms around an approach: calls, replies, pausing, closing, introductions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.approach import Name

CALLS = [
    ("talked", _("We talked")),
    ("voicemail", _("I left a message")),
    ("no-answer", _("Nobody answered")),
    ("wrong-number", _("The number was wrong")),
]
REPLIES = [
    ("accepted", _("Yes, they will talk with me")),
    ("declined", _("No")),
    ("later", _("Not now, later")),
    ("named-someone", _("They named somebody else")),
    ("question", _("They asked me something")),
    ("wrote", _("They wrote something else")),
    ("asked-for-resume", _("They asked for my résumé")),
    ("auto-reply", _("An automatic reply")),
    ("bounce", _("The letter came back")),
    ("stop", _("They do not want to hear from me again")),
]
CLOSINGS = [
    ("finished", _("We talked; all is done")),
    ("quiet", _("No answer came")),
    ("declined", _("They said no")),
    ("withdrawn", _("I let it go")),
    ("missed", _("It fell through")),
    ("unneeded", _("It is no longer needed")),
]
CHANNELS = [
    ("email", _("by e-mail")),
    ("telephone", _("by telephone")),
    ("text", _("by text message")),
    ("in_person", _("in person")),
]
LONGEST_WORDS = 200_000


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        options.setdefault("error_messages", {}).setdefault("invalid", _("Write the day as 2026-11-26."))
        super().__init__(**options)


class CallForm(forms.Form):
    outcome = forms.ChoiceField(label=_("How did it go?"), choices=CALLS, widget=forms.RadioSelect)
    on = DayField(label=_("Day of the call"))
    words = forms.CharField(label=_("A word on it"), required=False, max_length=2000)


class NameForm(forms.Form):
    """One name given. All empty: nobody."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    company = forms.CharField(label=_("Where they work"), required=False, max_length=200)
    why = forms.CharField(label=_("Why them"), required=False, max_length=300)
    may_use_name = forms.BooleanField(label=_("I may say who named them"), required=False, initial=True)

    def clean(self) -> None:
        typed = self.cleaned_data
        if (typed.get("company") or typed.get("why")) and not typed.get("name"):
            self.add_error("name", _("Write the name. If you do not know it: “someone who …”."))

    def as_name(self) -> Name | None:
        typed = self.cleaned_data
        if not typed.get("name"):
            return None
        return Name(typed["name"], typed["company"], typed["why"], typed["may_use_name"])


NameForms = forms.formset_factory(NameForm, extra=2, max_num=10)


class ReplyForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=_("What came back?"),
        choices=REPLIES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what it was; several are fine.")},
    )
    on = DayField(label=_("Day on which it came"))
    until = DayField(label=_("Later: from which day?"), required=False)
    returns = DayField(label=_("Automatic reply: back on which day?"), required=False)
    text = forms.CharField(
        label=_("Their words"),
        required=False,
        strip=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Copy them here if you like; they stay as they are."),
    )
    i_brought_it_up = forms.BooleanField(label=_("The résumé: I brought it up first"), required=False)


class PauseForm(forms.Form):
    until = DayField(label=_("Until"), required=False, help_text=_("Empty: thirty days."))


class CloseForm(forms.Form):
    how = forms.ChoiceField(label=_("How did it end?"), choices=CLOSINGS, widget=forms.RadioSelect)
    on = DayField(label=_("On which day"), required=False)
    reason = forms.CharField(label=_("A word on why"), required=False, max_length=500)


class StartForm(forms.Form):
    """On the list to ask: for which direction, and by which way."""

    direction = forms.ChoiceField(label=_("For which direction?"))
    may_turn = forms.BooleanField(label=_("It may turn into a job interview"), required=False)
    on = DayField(label=_("Since which day they are on your list"), required=False)

    def __init__(self, *given: Any, directions: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["direction"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = directions
        if len(directions) == 1:
            self.initial.setdefault("direction", directions[0][0])

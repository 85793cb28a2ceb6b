"""What can be noted about a person beside letters and talks: a form for each deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.person import NAME_LIMIT
from askwell.actions.talk import NOTE_LIMIT
from askwell.web.forms.approach import DayField
from askwell.web.forms.debrief import SIGN_WORDS
from askwell.web.forms.letter import CHANNEL_WORDS
from askwell.wording.letters import NAMES

Choices = Sequence[tuple[str, str]]
WHY_LIMIT = 300
DOORS = [
    ("resume", _("They asked for my résumé")),
    ("openings", _("They spoke of openings")),
    ("candidacy", _("They asked whether I would apply")),
    ("good_word", _("They offered a good word")),
]


class DeedForm(forms.Form):
    """Something that happened, on a day. `choices`: what its lists offer, by field; the first is chosen."""

    on = DayField(label=_("On which day"))

    def __init__(self, *args: Any, choices: dict[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in choices.keys() & self.fields.keys():
            self.fields[name].choices = choices[name]  # type: ignore[attr-defined]
            self.fields[name].initial = choices[name][0][0] if choices[name] else ""
        self.order_fields([name for name in self.fields if name != "on"] + ["on"])


class NamedForm(DeedForm):
    name = forms.CharField(
        label=_("Whom did they name?"), max_length=NAME_LIMIT,
        help_text=_("No name yet? Write “someone who …”, and name them later."),
    )  # fmt: skip
    company = forms.CharField(label=_("Where they work"), required=False, max_length=200)
    why = forms.CharField(label=_("In their words: why them?"), required=False, max_length=WHY_LIMIT)
    email = forms.CharField(label=_("E-mail address"), required=False, max_length=254)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=60)
    direction = forms.ChoiceField(label=_("For which direction"), required=False)
    may_use_name = forms.BooleanField(label=_("I may say who named them"), required=False, initial=True)
    may_turn = forms.BooleanField(label=_("“They need somebody like you”"), required=False)


class MentionForm(DeedForm):
    """They spoke of the explorer to somebody (METHOD S0.4)."""

    name = forms.CharField(label=_("To whom did they mention you?"), max_length=NAME_LIMIT)
    company = forms.CharField(label=_("Where they work"), required=False, max_length=200)
    why = forms.CharField(label=_("What was said"), required=False, max_length=WHY_LIMIT)
    direction = forms.ChoiceField(label=_("For which direction"), required=False)


class HeardForm(DeedForm):
    """A sentence outside a talk: in a letter, on the telephone."""

    text = forms.CharField(label=_("What they said"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    sign = forms.ChoiceField(
        label=_("For what matters to you, it"), choices=SIGN_WORDS, widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it speaks for it, against it, or is unclear.")},
    )  # fmt: skip
    criterion = forms.ChoiceField(label=_("What it bears on"), required=False)
    of = forms.ChoiceField(
        label=_("Direction"),
        error_messages={"required": _("What you heard belongs to a direction. Open one first.")},
    )
    only_for = forms.CharField(label=_("Only for (if it is not general)"), max_length=200, required=False)
    in_confidence = forms.BooleanField(label=_("In confidence: no letter uses it"), required=False)


class LineForm(DeedForm):
    """A note on a person, outside a talk."""

    text = forms.CharField(
        label=_("Note"), max_length=NOTE_LIMIT, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nothing that tells who a patient or client is."),
    )  # fmt: skip
    in_confidence = forms.BooleanField(label=_("In confidence: no letter uses it"), required=False)


class WroteForm(DeedForm):
    """A letter that went without Askwell: the past is always recorded (METHOD section 2)."""

    kind = forms.ChoiceField(
        label=_("What was it?"), choices=[(code, words[:1].upper() + words[1:]) for code, words in NAMES.items()]
    )
    channel = forms.ChoiceField(label=_("How did it go?"), choices=CHANNEL_WORDS)
    subject = forms.CharField(label=_("Subject"), required=False, max_length=300)
    text = forms.CharField(
        label=_("Your words"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("If you like to keep them here."),
    )  # fmt: skip


class ApplicationForm(DeedForm):
    """An application or job interview of one's own (METHOD 6, P7)."""

    kind = forms.ChoiceField(
        label=_("What happened?"), widget=forms.RadioSelect, initial="applied",
        choices=[("applied", _("I applied for a job")), ("job_interview", _("I had a job interview"))],
        help_text=_("For half a year a letter to somebody there may not say that you seek no job: it would be untrue."),
    )  # fmt: skip
    company = forms.CharField(label=_("Where"), max_length=200)
    department = forms.CharField(label=_("Which department"), required=False, max_length=200)


class KeptForm(DeedForm):
    promise = forms.ChoiceField(
        label=_("Which promise?"), error_messages={"required": _("No promise is open between you.")}
    )


class ClosedDoorForm(DeedForm):
    what = forms.ChoiceField(label=_("What no longer holds?"), choices=DOORS, widget=forms.RadioSelect)


class PromiseForm(DeedForm):
    mine = forms.ChoiceField(
        label=_("Who promised?"), choices=[("yes", _("I did")), ("no", _("They did"))], widget=forms.RadioSelect
    )
    what = forms.CharField(label=_("What"), max_length=300)
    due = DayField(label=_("By when"), required=False)


class InvitationForm(DeedForm):
    what = forms.ChoiceField(
        label=_("What did they say?"), widget=forms.RadioSelect,
        choices=DOORS,
    )  # fmt: skip
    words = forms.CharField(label=_("In their words"), required=False, max_length=500)
    i_brought_it_up = forms.BooleanField(
        label=_("I had brought it up"),
        required=False,
        help_text=_("Then nothing changes: it counts only when they begin."),
    )


class StanceForm(DeedForm):
    stance = forms.ChoiceField(
        label=_("Would you want to work there?"), widget=forms.RadioSelect,
        choices=[("yes", _("yes")), ("maybe", _("maybe")), ("no", _("no"))],
    )  # fmt: skip
    reason = forms.CharField(label=_("Why"), required=False, max_length=500, help_text=_("Only you see this."))


class OfferForm(DeedForm):
    what = forms.CharField(label=_("What did they offer?"), max_length=300)
    answer_by = DayField(label=_("They want an answer by"), required=False)


class AskForm(DeedForm):
    """Asking somebody to introduce the explorer to this person."""

    giver = forms.CharField(
        label=_("Who could introduce you?"), max_length=NAME_LIMIT, help_text=_("Somebody among your people."),
        widget=forms.TextInput(attrs={"list": "givers", "autocomplete": "off"}),
    )  # fmt: skip
    direction = forms.ChoiceField(label=_("For which direction"), required=False)
    asked = forms.ChoiceField(
        label=_("And then?"), widget=forms.RadioSelect, initial="letter",
        choices=[
            ("letter", _("Write the letter that asks")),
            ("asked", _("I have asked already")),
            ("promised", _("They have promised it")),
            ("made", _("They have introduced me already")),
        ],
    )  # fmt: skip

"""Forms around letters: the shape only; whether a letter may go is for the action and method/."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.letter import SUBJECT_LIMIT, TEXT_LIMIT, TONES
from askwell.actions.reach import CHANNELS
from askwell.wording.letters import NAMES

CHANNEL_WORDS = [
    ("email", _("by e-mail")),
    ("telephone", _("by telephone")),
    ("text", _("by text message")),
    ("profile", _("as a message on their profile")),
    ("post", _("by post")),
    ("in_person", _("in person")),
]
TONE_WORDS = [("warm", _("Warm")), ("plain", _("Plain")), ("formal", _("Formal"))]
assert [code for code, words in CHANNEL_WORDS] == list(CHANNELS)
assert {code for code, words in TONE_WORDS} == set(TONES)


class LetterForm(forms.Form):
    subject = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=SUBJECT_LIMIT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("Letter"),
        required=False,
        max_length=TEXT_LIMIT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "letter"}),
        error_messages={"max_length": _("That is too long for a letter. 125 words are better.")},
    )
    channel = forms.ChoiceField(label=_("How it goes"), choices=CHANNEL_WORDS, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SentForm(forms.Form):
    on = forms.DateField(
        label=_("Day on which it went"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day as 2026-11-26."), "required": _("Say on which day.")},
    )
    channel = forms.ChoiceField(label=_("How it went"), choices=CHANNEL_WORDS)


class NewLetterForm(forms.Form):
    """Which letter to begin: its kind, and what it is about."""

    kind = forms.ChoiceField(choices=[(code, code) for code in NAMES])
    approach = forms.UUIDField(required=False)
    introduction = forms.UUIDField(required=False)
    interview = forms.UUIDField(required=False)
    direction = forms.UUIDField(required=False)


class ToneForm(forms.Form):
    tone = forms.ChoiceField(choices=TONE_WORDS)

"""How the fields of forms are drawn (by parts/field.html, with Django's own widgets), and what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class Fields(DjangoTemplates):
    field_template_name = "parts/field.html"

    @cached_property
    def engine(self) -> Engine:
        own, djangos = Path(__file__).parent / "templates", Path(django.forms.__file__).parent / "templates"
        return Engine({"APP_DIRS": False, "DIRS": [own, djangos], "NAME": "fields", "OPTIONS": {}})


SAYS: dict[type[django.forms.Field], dict[str, Any]] = {
    django.forms.Field: {"required": _("Please fill this in.")},
    django.forms.CharField: {
        "max_length": _("That is too long: %(limit_value)d letters fit here, and this has %(show_value)d."),
        "null_characters_not_allowed": _("There is a character in it that cannot be kept. Please type it anew."),
    },
    django.forms.IntegerField: {
        "invalid": _("Write a whole number."),
        "min_value": _("At least %(limit_value)s."),
        "max_value": _("At most %(limit_value)s."),
    },
    django.forms.DateField: {"invalid": _("Write the day as 2026-11-26.")},
    django.forms.ChoiceField: {"invalid_choice": _("Choose one of those that are offered.")},
}


def speak_plainly() -> None:
    """Django has a setting for how fields look, and none for what they say: its words are for programmers."""
    for field, words in SAYS.items():
        field.default_error_messages = {**field.__dict__.get("default_error_messages", {}), **words}

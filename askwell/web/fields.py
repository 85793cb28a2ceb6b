"""How the fields of forms are drawn: by parts/field.html, with Django's own widgets."""

from __future__ import annotations

from pathlib import Path

import django.forms
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property


class Fields(DjangoTemplates):
    field_template_name = "parts/field.html"

    @cached_property
    def engine(self) -> Engine:
        own, djangos = Path(__file__).parent / "templates", Path(django.forms.__file__).parent / "templates"
        return Engine({"APP_DIRS": False, "DIRS": [own, djangos], "NAME": "fields", "OPTIONS": {}})

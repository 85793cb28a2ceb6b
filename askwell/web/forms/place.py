"""Fields for where somebody is, in the words that people use."""

from __future__ import annotations

from typing import Any

from django import forms

from askwell.integrations.free_days import country_named
from askwell.integrations.zones import zone_named


class ZoneField(forms.CharField):
    """A time zone by its name, or only by its city: "New York" is America/New_York."""

    def __init__(self, **more: Any) -> None:
        look = forms.TextInput(attrs={"list": "zones", "autocomplete": "off"})
        super().__init__(**{"max_length": 64, "widget": look, **more})

    def to_python(self, value: Any) -> str:
        return zone_named(super().to_python(value) or "")


class CountryField(forms.CharField):
    """A country by its two letters or its English name: "Germany" is DE."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"max_length": 60, "widget": forms.TextInput(attrs={"autocomplete": "off"}), **more})

    def to_python(self, value: Any) -> str:
        return country_named(super().to_python(value) or "")

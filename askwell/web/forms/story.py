"""The form around a line of a story."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.web.forms.approach import DayField


class DayForm(forms.Form):
    day = DayField(label=_("On which day was it?"), error_messages={"required": _("Say on which day it was.")})

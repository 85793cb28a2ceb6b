"""Forms for what the explorer says of themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askwell.actions.settings import NAME_LIMIT, OWN_WORDS, WORDS_LIMIT, Settings
from askwell.method.policy import RANGES, Policy
from askwell.models import Workspace
from askwell.web.forms.place import CountryField, ZoneField


class MeForm(forms.Form):
    my_name = forms.CharField(
        label=_("Your name"), required=False, max_length=NAME_LIMIT, help_text=_("As it stands under a letter.")
    )
    zone = ZoneField(label=_("Time zone"), help_text=_("A large city in it, as Berlin or New York."))
    country = CountryField(label=_("Country"), required=False, help_text=_("As Germany or US: for public holidays."))
    who_i_am = forms.CharField(
        label=_("Who you are, in a line"), required=False, max_length=WORDS_LIMIT,
        help_text=_("“I am an ICU nurse in Boston.” Letters use your words as they stand."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    what_i_have_done = forms.CharField(
        label=_("One concrete thing you have done"), required=False, max_length=WORDS_LIMIT,
        help_text=_("“Last year I led our ward’s change to electronic charting.”"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    @classmethod
    def of(cls, workspace: Workspace) -> Any:
        plain = {name: getattr(workspace, name) for name in ("my_name", "my_email", "zone", "country", "region")}
        return cls(initial=plain | {name: workspace.profile.get(name, "") for name in OWN_WORDS})

    def settings(self) -> Settings:
        return Settings(**self.cleaned_data)


class SettingsForm(MeForm):
    my_email = forms.CharField(label=_("Your e-mail address"), required=False, max_length=254)
    region = forms.CharField(
        label=_("Region"), required=False, max_length=10, help_text=_("As BY or MA, where it has holidays of its own.")
    )
    why_this_field = forms.CharField(
        label=_("Why this field, in your words"),
        required=False,
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("my_name", "my_email", "zone", "country", "region", "who_i_am", "what_i_have_done", "why_this_field")


WAITING = {
    "call_after": (_("Call after a letter without an answer"), _("working days")),
    "close_after": (_("Let it rest after the call"), _("working days")),
    "keep_in_touch_days": (_("Say hello after the last contact"), _("days")),
}
assert WAITING.keys() == RANGES.keys()


class WaitingForm(forms.Form):
    """The waiting days, each within its range (METHOD section 5)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, unit) in WAITING.items():
            least, most = RANGES[name]
            said = _("%(least)s to %(most)s %(unit)s; usually %(usual)s")
            known = {"least": least, "most": most, "unit": unit, "usual": getattr(Policy(), name)}
            self.fields[name] = forms.IntegerField(label=label, min_value=least, max_value=most, help_text=said % known)

    @classmethod
    def of(cls, workspace: Workspace) -> WaitingForm:
        policy = Policy.from_settings(workspace.policy)
        return cls(initial={name: getattr(policy, name) for name in RANGES}, prefix="wait")

"""Settings: who and where I am, what I say of myself, how long I wait."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from askwell.actions import settings as actions
from askwell.errors import AskwellError
from askwell.integrations.zones import known_zones
from askwell.web.forms.settings import SettingsForm, WaitingForm
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest


@require_http_methods(["GET", "POST"])
def settings(request: AskwellRequest) -> HttpResponse:  # GET, POST /settings/
    workspace = request.actor.workspace
    waits = WaitingForm.of(workspace)
    if request.method == "GET":
        form = SettingsForm.of(workspace)
        return _page(request, form, waits)
    form = SettingsForm(request.POST)
    waits = WaitingForm(request.POST, prefix="wait")
    if form.is_valid() and waits.is_valid():
        try:
            actions.change(request.actor, actions.Settings(**form.cleaned_data, policy=waits.cleaned_data))
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "settings", say=_("Saved."))
    return _page(request, form, waits, status=422)


def _page(request: AskwellRequest, form: SettingsForm, waits: WaitingForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "waits": waits, "zones": sorted(known_zones())}
    return render(request, "settings/settings.html", context, status=status)

"""A company's page: who is there, who leads there, what was read and heard."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.actions import company as actions
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError
from askwell.models import Company
from askwell.queries.company import portrait
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest


class CompanyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=actions.NAME_LIMIT)
    aliases = forms.CharField(
        label=gettext_lazy("Other names"), required=False, max_length=5000, help_text=gettext_lazy("One a line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    domains = forms.CharField(
        label=gettext_lazy("Mail domains"), required=False, max_length=5000,
        help_text=gettext_lazy("What stands behind the @, one a line."), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    address = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=actions.TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    mine = forms.BooleanField(
        label=gettext_lazy("I work here"), required=False,
        help_text=gettext_lazy("Askwell then warns you against the work mailbox."),
    )  # fmt: skip

    def clean_aliases(self) -> str:
        return self._lines("aliases", actions.NAME_LIMIT)

    def clean_domains(self) -> str:
        return self._lines("domains", actions.DOMAIN_LIMIT)

    def _lines(self, name: str, most: int) -> str:
        typed: str = self.cleaned_data[name]
        if any(len(line) > most for line in typed.splitlines()):
            raise forms.ValidationError(_("One of the lines is too long: %(most)d letters fit.") % {"most": most})
        if len(typed.splitlines()) > actions.MOST_LINES:
            raise forms.ValidationError(_("That is too many: %(most)d fit here.") % {"most": actions.MOST_LINES})
        return typed


@require_GET
def company(request: AskwellRequest, company_id: UUID) -> HttpResponse:  # GET /companies/<id>/
    found = of_workspace(request.actor, Company, company_id)
    context = {"company": found, "known": portrait(request.actor.workspace, found)}
    return render(request, "company/company.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: AskwellRequest, company_id: UUID) -> HttpResponse:  # GET, POST /companies/<id>/edit
    found = of_workspace(request.actor, Company, company_id)
    known = {
        "name": found.name, "aliases": "\n".join(found.aliases), "domains": "\n".join(found.domains),
        "address": found.address, "mine": found.mine,
    }  # fmt: skip
    form = CompanyForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.edit(
                request.actor, found, name=typed["name"], aliases=typed["aliases"].splitlines(),
                domains=typed["domains"].splitlines(), address=typed["address"], mine=typed["mine"],
            )  # fmt: skip
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "company", found.id, say=_("Saved."))
    context = {"form": form, "company": found}
    return render(request, "company/edit.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: AskwellRequest, company_id: UUID) -> HttpResponse:  # POST /companies/<id>/remove
    found = of_workspace(request.actor, Company, company_id)
    try:
        actions.remove(request.actor, found)
    except AskwellError as error:
        return redirect_to(request, "company", found.id, say=f"{error.message} {error.hint}")
    said = _("%(name)s is off your lists.") % {"name": found.name}
    return redirect_to(request, "people", say=said, undo=reverse("company-back", args=[found.id]))


@require_POST
def bring_back(request: AskwellRequest, company_id: UUID) -> HttpResponse:  # POST /companies/<id>/bring-back
    found = of_workspace(request.actor, Company, company_id, removed=True)
    actions.bring_back(request.actor, found)
    return redirect_to(request, "company", found.id, say=_("%(name)s is back.") % {"name": found.name})

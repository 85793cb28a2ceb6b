"""Keep it safe: backups, restoring, everything in open formats, forgetting and erasing."""

from __future__ import annotations

import io
import secrets
import zipfile
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from askwell.actions import errand as errands, forgetting, restore as restoring
from askwell.actions.access import of_workspace
from askwell.actions.prepare import disk_faults
from askwell.actions.suppression import is_erased
from askwell.errors import AskwellError, NotFound
from askwell.models import Person
from askwell.models.entry import token_hash
from askwell.queries import backup as queries, errand as progress, export
from askwell.queries.doctor import health
from askwell.queries.untouched import untouched
from askwell.web.entry import come_in_again
from askwell.web.forms.keep import EraseForm, ExportForm, FileForm, ForgetForm
from askwell.web.middleware import cookie_name
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.wording import doctor as wording, export as exports

UNTOUCHED_SHOWN = 50
FOR_MENDERS = frozenset({"tables", "sqlite", "postgresql"})  # shown here only where something is wrong


@require_GET
def keep(request: AskwellRequest) -> HttpResponse:  # GET /keep/
    workspace, at = request.actor.workspace, timezone.now()
    found = queries.backups(workspace)
    context = {
        "last": found[0] if found else None,
        "age": wording.age(found[0].made_at, at) if found else "",
        "backups": [
            (one, one.made_at.astimezone(request.actor.zone), wording.age(one.made_at, at), wording.size(one.bytes))
            for one in found
        ],
        "errand": progress.errand(workspace),
        "holding": forgetting.holding(workspace),
        "form": ExportForm(),
    }
    return render(request, "keep/keep.html", context)


@require_GET
def doctor(request: AskwellRequest) -> HttpResponse:  # GET /keep/doctor
    at = timezone.now()
    found = health(request.actor.workspace, at, running=True)
    shown = (one for one in found.findings if one.level != "good" or one.name not in FOR_MENDERS)
    lines = [(one.level, wording.line(one, at)) for one in shown]
    return render(request, "keep/doctor.html", {"lines": lines, "good": found.good})


@require_POST
def back_up(request: AskwellRequest) -> HttpResponse:  # POST /keep/backup
    errands.ask_backup(request.actor)
    return redirect_to(request, "keep-work")


@require_GET
def work(request: AskwellRequest) -> HttpResponse:  # GET /keep/work
    """How far the backup or the restore is that was asked for, and how it ended."""
    errand = progress.errand(request.actor.workspace)
    if errand is None:
        return redirect_to(request, "keep")
    part = request.htmx and not request.htmx.boosted
    if errand.under_way:
        return render(request, "keep/_work.html" if part else "keep/work.html", {"errand": errand})
    if part:
        return HttpResponseClientRefresh()
    made_at = datetime.fromisoformat(errand.made_at).astimezone(request.actor.zone) if errand.made_at else None
    return render(request, "keep/worked.html", {"errand": errand, "made_at": made_at})


@require_http_methods(["GET", "POST"])
def restore(request: AskwellRequest, name: str) -> HttpResponse:  # GET, POST /keep/restore/<name>
    chosen = queries.named(request.actor.workspace, name)
    if request.method == "POST":
        errands.ask_restore(request.actor, chosen.path, _session(request))
        return redirect_to(request, "keep-work")
    made_at = chosen.made_at.astimezone(request.actor.zone)
    context = {"chosen": chosen, "made_at": made_at, "age": wording.age(chosen.made_at, timezone.now())}
    return render(request, "keep/restore.html", context)


@require_http_methods(["GET", "POST"])
def restore_file(request: AskwellRequest) -> HttpResponse:  # GET, POST /keep/restore
    """A backup from another computer."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        folder = queries.folder()
        brought = folder / f"brought-{secrets.token_hex(8)}.part"
        try:
            with disk_faults(folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                brought.touch(mode=0o600)
                with brought.open("wb") as file:
                    for chunk in form.cleaned_data["file"].chunks():
                        file.write(chunk)
            errands.ask_restore(request.actor, brought, _session(request), brought=True)
        except AskwellError as error:
            refuse(form, error)
            brought.unlink(missing_ok=True)
        else:
            return redirect_to(request, "keep-work")
    return render(request, "keep/restore_file.html", {"form": form}, status=422 if form.errors else 200)


def _session(request: AskwellRequest) -> str:
    """The hash of this browser's session, which stays in after a restore."""
    return token_hash(request.COOKIES[cookie_name()])


@require_POST
def export_all(request: AskwellRequest) -> HttpResponse:  # POST /keep/export
    form = ExportForm(request.POST)
    if not form.is_valid():
        return redirect_to(request, "keep", say=_("Choose what to export."))
    chosen = form.cleaned_data["format"]
    wanted = set(exports.FORMATS) if chosen == "all" else {chosen}
    found = exports.files(
        request.actor.workspace, wanted, timezone.now(), for_others=form.cleaned_data["for_others"]
    )  # fmt: skip
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in found:
            archive.writestr(name, file)
    return _download(content.getvalue(), f"askwell-{request.actor.today}.zip", "application/zip")


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


@require_GET
def review(request: AskwellRequest) -> HttpResponse:  # GET /keep/people
    people = list(untouched(request.actor.workspace, request.actor.today)[: UNTOUCHED_SHOWN + 1])
    context = {"people": people[:UNTOUCHED_SHOWN], "more": len(people) > UNTOUCHED_SHOWN}
    return render(request, "keep/people.html", context)


@require_http_methods(["GET", "POST"])
def forget(request: AskwellRequest, person_id: UUID) -> HttpResponse:  # GET, POST /people/<id>/forget
    person = _not_erased(request, person_id)
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        requested = form.cleaned_data["why"] == "asked"
        forgetting.forget(request.actor, person, at_their_request=requested)
        return redirect_to(request, "people", say=_("Erased. The backups are being rewritten without them."))
    context = {"person": person, "form": form, "held": export.dossier(request.actor.workspace, person)}
    return render(request, "keep/forget.html", context, status=422 if form.errors else 200)


@require_GET
def dossier(request: AskwellRequest, person_id: UUID, form: str) -> HttpResponse:  # GET /people/<id>/dossier/<form>
    person = _not_erased(request, person_id)
    held = export.dossier(request.actor.workspace, person)
    if form == "json":
        return _download(exports.json_file(held), "dossier.json", "application/json")
    text = exports.dossier(held, person.name).encode("utf-8", "replace")
    return _download(text, "dossier.md", "text/markdown; charset=utf-8")


def _not_erased(request: AskwellRequest, person_id: UUID) -> Person:
    person = of_workspace(request.actor, Person, person_id, removed=True)
    if is_erased(person):
        raise NotFound("person")
    return person


@require_http_methods(["GET", "POST"])
def erase(request: AskwellRequest) -> HttpResponse:  # GET, POST /keep/erase
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        empty = restoring.erase_everything(request.actor, timezone.now())
        return come_in_again(request, empty, redirect_to(request, "start", say=_("Everything is erased.")))
    return render(request, "keep/erase.html", {"form": form}, status=422 if form.errors else 200)

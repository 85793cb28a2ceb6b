"""Imports: the list of them, one of them, and what they have to say."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from askwell.errors import Ambiguous, NotFound
from askwell.models import ImportBatch, ImportRemark, Workspace
from askwell.queries.find import MOST_SHOWN, as_id


def batches(workspace: Workspace) -> QuerySet[ImportBatch]:
    """Those that were begun, the newest first; a file of which nothing could be read stands there once, however often
    it was tried. Stands on import_batch_newest."""
    begun = ImportBatch.objects.filter(workspace=workspace).exclude(state="looked")
    tried_again = begun.filter(file_hash=OuterRef("file_hash"), id__gt=OuterRef("id"))
    in_vain = Q(state__in=("done", "failed"), new=0, same=0, changed=0, conflicts=0)
    return begun.exclude(in_vain & Exists(tried_again)).order_by("-made_at", "-id")


def batch(workspace: Workspace, asked: str) -> ImportBatch:
    """By id or file name. Raises NotFound or Ambiguous."""
    row_id = as_id(asked)
    found = list(batches(workspace).filter(**({"id": row_id} if row_id else {"file_name": asked}))[: MOST_SHOWN + 1])
    if not found:
        raise NotFound("import", asked, hint="See them all: askwell import list")
    if len(found) > 1:
        raise Ambiguous("import", asked, [f"{one.made_at:%Y-%m-%d %H:%M} ({one.id})" for one in found])
    return found[0]


def remarks(batch: ImportBatch, kind: str) -> QuerySet[ImportRemark]:
    """kind: rejected, conflict or kept; in the order of the rows. Stands on import_remark_in_order."""
    found = ImportRemark.objects.filter(workspace=batch.workspace_id, batch=batch, kind=kind)
    return found.order_by("row", "id").select_related("person")

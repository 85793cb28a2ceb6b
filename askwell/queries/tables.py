"""All tables of a workspace, for whatever takes everything: backups, exports, erasing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model

LEFT_OUT = frozenset({"beat", "entry_link", "entry_session", "step"})
"""Of the machine, the doors, and what is computed anew: in no backup."""

Tables = dict[str, type[Model]]


def tables() -> Tables:
    """By table name; a new table is in it by itself."""
    return kept(apps.get_app_config("askwell").get_models())


def kept(models: Iterable[type[Model]]) -> Tables:
    return {model._meta.db_table: model for model in models if model._meta.db_table not in LEFT_OUT}


def rows(model: type[Model], workspace: UUID, using: str = "default") -> Iterator[Mapping[str, Any]]:
    """The workspace's rows of a table, in the order of their ids."""
    names = [field.attname for field in model._meta.concrete_fields]
    own = {"pk" if model._meta.db_table == "workspace" else "workspace_id": workspace}
    found = model._base_manager.using(using).filter(**own).order_by("pk").values_list(*names)
    for values in found.iterator(chunk_size=2_000):
        yield dict(zip(names, values, strict=True))

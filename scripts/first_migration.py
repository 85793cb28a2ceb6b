"""Writes 0001_initial.py anew, before the first release: every table made whole, in the order of its references.

What makemigrations writes adds references and indexes one by one, and Django then builds all tables in memory anew for
each: a first start takes two seconds instead of half a one. Run: .venv/bin/python scripts/first_migration.py"""

from __future__ import annotations

import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askwell.config.settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.db.migrations import Migration, operations  # noqa: E402
from django.db.migrations.state import ModelState  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402

import askwell.models.migrations as migrations  # noqa: E402


def in_order(models: list) -> list:
    """Each after those that it refers to."""
    order: list = []
    left = {m: {f.related_model for f in m._meta.local_fields if f.related_model} - {m} for m in models}
    while left:
        free = [model for model, needs in left.items() if not needs - set(order)]
        if not free:
            raise SystemExit(f"These tables refer to each other in a ring: {sorted(m.__name__ for m in left)}")
        order += free
        for model in free:
            del left[model]
    return order


def main() -> None:
    made, links = [], []
    for model in in_order(list(apps.get_app_config("askwell").get_models())):
        state = ModelState.from_model(model)
        many = {field.name for field in model._meta.local_many_to_many}
        fields = [(name, field) for name, field in state.fields.items() if name not in many]
        options = {name: value for name, value in state.options.items() if value}
        made.append(operations.CreateModel(state.name, fields, options, state.bases, state.managers))
        links += [operations.AddField(state.name, name, state.fields[name]) for name in many]
    first = Migration("0001_initial", "askwell")
    first.operations, first.initial = made + links, True
    path = Path(migrations.__file__).with_name("0001_initial.py")
    path.write_text(MigrationWriter(first, include_header=False).as_string())


if __name__ == "__main__":
    main()

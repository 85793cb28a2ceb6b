from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from askwell.integrations.sqlite import statistics


class Askwell(AppConfig):
    """One app: the package. It stands here because Django must load it before the tables in askwell.models."""

    name = "askwell"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_tell, sender=self)


def _tell(using: str, **_more: Any) -> None:
    if connections[using].vendor == "sqlite":
        with connections[using].cursor() as cursor:
            statistics.tell(cursor)

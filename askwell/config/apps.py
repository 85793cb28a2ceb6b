from django.apps import AppConfig


class Askwell(AppConfig):
    """One app: the package. It stands here because Django must load it before the tables in askwell.models."""

    name = "askwell"
    default_auto_field = "django.db.models.BigAutoField"

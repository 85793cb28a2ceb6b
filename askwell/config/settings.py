"""Django's settings, from the environment only: ASKWELL_DATA, ASKWELL_DATABASE_URL, ASKWELL_CAME_FROM."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.functional import lazy

from askwell.config import data

PACKAGE = Path(__file__).resolve().parent.parent

ASKWELL_DATA = data.folder()
SECRET_KEY = lazy(data.secret_key, str)()  # read at first use, so that reading the settings leaves no trace on the disk
DEBUG = False
CAME_FROM = os.environ.get("ASKWELL_CAME_FROM", "")  # the Askwell from whose page the worked example was opened
COMPUTER_TZ = os.environ.get("TZ", "")  # Django is about to set it to TIME_ZONE

# Names only: the port is checked by web.middleware, which knows on which one it was asked.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = ["django.contrib.staticfiles", "django_htmx", "askwell.config.apps.Askwell"]
MIGRATION_MODULES = {"askwell": "askwell.models.migrations"}
MIDDLEWARE = [
    "askwell.web.middleware.door",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "askwell.web.say.shown_once",
    "askwell.web.middleware.session",
]
FORM_RENDERER = "askwell.web.fields.Fields"
ROOT_URLCONF = "askwell.config.urls"
WSGI_APPLICATION = "askwell.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "askwell.web.frame.frame"],
            "builtins": ["askwell.web.words"],
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
        },
    }
]


def _database(url: str | None) -> dict[str, Any]:
    """SQLite in the data folder, or the PostgreSQL of postgres://user:password@host:port/name."""
    if not url:
        return {
            "ENGINE": "askwell.integrations.sqlite",
            "NAME": ASKWELL_DATA / "askwell.sqlite3",
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database(os.environ.get("ASKWELL_DATABASE_URL"))}

LANGUAGE_CODE = "en-gb"
USE_I18N = False  # one language: looking for a translation of each word cost a page a fifth of its time
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATIC_ROOT = ASKWELL_DATA / "static"  # filled by actions.prepare when the package's files have changed
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "askwell.web.staticfiles.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

CSRF_COOKIE_NAME = "askwell_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "askwell.web.faults.form_too_old"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING_CONFIG = "askwell.config.log.to_file"
LOGGING = {"folder": ASKWELL_DATA}

"""The product's settings, on a data folder and a database of the test run's own."""

import os
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="askwell-tests-"))
os.environ["ASKWELL_DATA"] = str(_folder)

from askwell.config.settings import *  # noqa: E402, F403
from askwell.config.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "askwell.integrations.sqlite":
    # In a file: with the usual in-memory database, threads would share one connection.
    DATABASES["default"]["TEST"] = {"NAME": _folder / "test.sqlite3"}

STATIC_ROOT.mkdir()  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

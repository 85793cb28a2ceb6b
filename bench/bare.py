"""B, the unit of speed: a Django 5.2 project in one file. One view reads 50 of 10,000 rows by the ORM and renders a tiny template.

    python bare.py init                       make the table (BARE_DB names the file; default: a file in the temporary folder)
    python bare.py serve --server gunicorn    serve it; / is B, /ping the floor (no database, no template)
    python bare.py command --server gunicorn --target config.wsgi:application --port 8001
                                              print the same server form for the app

Django's own defaults are kept (a connection per request, no persistent ones), with no middleware, no session, no user.
"""

import argparse
import json
import os
import random
import tempfile
from pathlib import Path

import django
from django.conf import settings

DB = Path(os.environ.get("BARE_DB") or Path(tempfile.gettempdir()) / f"askwell-bare-{os.getuid()}.sqlite3")
ROWS = int(os.environ.get("BARE_ROWS", "10000"))
PAGE = 50
TEMPLATE = """<!doctype html><html lang="en"><title>People</title><h1>People</h1><table>
{% for p in people %}<tr><td><a href="/people/{{ p.pk }}">{{ p.name }}</a></td><td>{{ p.email }}</td><td>{{ p.company }}</td>\
<td>{{ p.title }}</td><td>{{ p.seen|date:"Y-m-d" }}</td></tr>
{% endfor %}</table></html>"""

if not settings.configured:
    settings.configure(
        DEBUG=False,
        SECRET_KEY="bare",
        ALLOWED_HOSTS=["127.0.0.1", "localhost", "[::1]"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        INSTALLED_APPS=[],
        MIDDLEWARE=[],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(DB),
                "CONN_MAX_AGE": int(os.environ.get("BARE_CONN_MAX_AGE", "0")),
            }
        },
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {"people.html": TEMPLATE})]},
            }
        ],
    )
    django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.urls import path  # noqa: E402


class Person(models.Model):
    name = models.CharField(max_length=120, db_index=True)
    email = models.CharField(max_length=254)
    company = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    seen = models.DateTimeField()

    class Meta:
        app_label = "bare"


def people(request):
    return HttpResponse(get_template("people.html").render({"people": Person.objects.order_by("name")[:PAGE]}))


def ping(request):
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [path("", people), path("ping", ping)]


def init(rows=ROWS):
    """Idempotent: a table with the right number of rows is kept."""
    from datetime import datetime, timedelta, timezone

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
    if Person._meta.db_table in connection.introspection.table_names():
        if Person.objects.count() == rows:
            return
        with connection.schema_editor() as editor:
            editor.delete_model(Person)
    with connection.schema_editor() as editor:
        editor.create_model(Person)
    dice, first = random.Random(1), datetime(2026, 1, 1, tzinfo=timezone.utc)
    Person.objects.bulk_create(
        [
            Person(
                name=f"{dice.choice('ABCDEFGHIJKLMNOPRSTVWZ')}{dice.randrange(10**6):06d} Example",
                email=f"p{i}@example.org",
                company=f"Company {int(dice.paretovariate(1.0)) % 3000}",
                title="Engineer",
                seen=first + timedelta(minutes=i),
            )
            for i in range(rows)
        ],
        batch_size=2000,
    )
    connection.close()


application = WSGIHandler()


def main():
    from common import free_port, server_command

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["init", "serve", "command"])
    parser.add_argument("--server", default="waitress", choices=["waitress", "gunicorn", "granian"])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--target", default="bare:application")
    options = parser.parse_args()
    port = options.port or free_port()
    command = server_command(options.server, options.target, port, options.workers, options.threads)
    if options.what == "init":
        init()
        print(json.dumps({"db": DB.name, "rows": ROWS}))
    elif options.what == "command":
        print(" ".join(["python"] + command[1:]))
    elif options.what == "serve":
        init()
        print(f"http://127.0.0.1:{port}/", flush=True)
        os.chdir(Path(__file__).resolve().parent)
        os.execv(command[0], command)


if __name__ == "__main__":
    main()

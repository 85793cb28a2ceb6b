"""Speed, as ratios against a bare Django page on the same server, measured in one run (PERF.md): `make bench`.

    python bench/run.py                 everything, on workspaces of 1,000 and 100,000 invented people
    python bench/run.py P1 P13          some of it
    python bench/run.py --people 20000  a smaller large workspace

Each line: the figure, what it must reach, the ratio with its 95 % interval, how many requests, and the spread of the
blocks (above 0.2 the machine was busy: take the run again). Nothing is asserted; the numbers are for people."""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

HERE = Path(__file__).resolve().parent
ASKWELL = Path(sys.executable).with_name("askwell")
SMALL = 1_000
REQUESTS = "400"
BACKUP_SECONDS = 600


@dataclass(frozen=True)
class Running:
    """An Askwell on loopback with a session of its own."""

    base: str
    headers: Path
    data: Path

    def page(self, path: str) -> str:
        host = self.base.removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=30)
        lines = dict(line.split(": ", 1) for line in self.headers.read_text().splitlines())
        connection.request("GET", path, headers={"Cookie": lines["Cookie"]})
        return connection.getresponse().read().decode()


def filled(folder: Path, people: int) -> Path:
    """A data folder with that many invented people."""
    data = folder / f"{people}"
    run = [str(ASKWELL), "demo", "--people", str(people), "--seed", "1", "--data", str(data)]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    return data


@contextmanager
def running(data: Path) -> Iterator[Running]:
    """Askwell as people start it, and one browser's way in."""
    environment = {**os.environ, "ASKWELL_DATA": str(data), "BROWSER": "true"}
    process = subprocess.Popen(
        [str(ASKWELL), "run", "--no-browser"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        link = next(found for line in process.stdout if (found := re.search(r"(http://\S+)(/enter/\S+)", line)))
        base, path = link.groups()
        connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=30)
        connection.request("GET", path)
        cookies = [
            value.partition(";")[0] for name, value in connection.getresponse().getheaders() if name == "Set-Cookie"
        ]
        headers = data / "bench-headers.txt"
        headers.write_text(f"Cookie: {'; '.join(cookies)}\n")
        app = Running(base, headers, data)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', app.page("/people/new"))
        connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=30)
        connection.request("GET", "/people/new", headers={"Cookie": "; ".join(cookies)})
        more = [
            value.partition(";")[0] for name, value in connection.getresponse().getheaders() if name == "Set-Cookie"
        ]
        secret = next((cookie for cookie in more if cookie.startswith("askwell_csrf")), "")
        if token and secret:
            headers.write_text(f"Cookie: {'; '.join([*cookies, secret])}\nX-CSRFToken: {secret.partition('=')[2]}\n")
        yield app
    finally:
        process.terminate()
        process.wait(20)


def backed_up(*apps: Running) -> None:
    """Waits for the day's backup of each: it works beside the pages for a minute a day, and the figures below are
    those of the rest of the day."""
    begun = time.monotonic()
    for app in apps:
        while not list(app.data.glob("backups/*.zip")):
            if time.monotonic() > begun + BACKUP_SECONDS:
                raise SystemExit("The worker made no backup.")
            time.sleep(1)
    print(f"the day's backups were made within {time.monotonic() - begun:.0f} s", flush=True)


def load(a: str, b: str, *options: str) -> dict:
    """bench/load.py: A over B in alternating blocks."""
    command = [
        sys.executable,
        str(HERE / "load.py"),
        "--a",
        a,
        "--b",
        b,
        "--requests",
        REQUESTS,
        "--rounds",
        "20",
        *options,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        return {"error": done.stderr.strip()[-300:]}
    return json.loads(done.stdout)


def say(figure: str, what: str, goal: str, found: dict, which: str = "p50") -> None:
    if "error" in found or "ratio" not in found:
        print(f"{figure:<5} {what:<52} not measured: {found.get('error') or found.get('why') or found}", flush=True)
        return
    ratio = found["ratio"][which]
    value, low, high = (ratio[key] for key in ("ratio", "low", "high")) if isinstance(ratio, dict) else (ratio, 0, 0)
    if value is None:
        print(
            f"{figure:<5} {what:<52} not measured: {found.get('why_invalid') or found.get('wrong') or 'too many wrong answers'}",
            flush=True,
        )
        return
    spread = found.get("block_spread", {})
    busy = max(spread.values()) if isinstance(spread, dict) and spread else spread or 0
    print(
        f"{figure:<5} {what:<52} {value:5.2f} [{low:.2f}–{high:.2f}]  goal {goal:<8} n={REQUESTS}  spread {busy:.2f}",
        flush=True,
    )


def of_app(app: Running) -> list[str]:
    return ["--a-headers-file", str(app.headers)]


def ids_of(data: Path, question: str) -> str:
    """One id from the workspace, by the command line."""
    code = (
        "import os,django;os.environ['DJANGO_SETTINGS_MODULE']='askwell.config.settings';django.setup();"
        f"from askwell.models import *;print({question})"
    )
    environment = {**os.environ, "ASKWELL_DATA": str(data)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def p1(app: Running, small: Running) -> None:
    found = load(f"{app.base}/people/", "bare", *of_app(app), "--a-contains", "<h1>People")
    say("P1", "people, 50 a page, the large workspace / B", "<= 1.0", found)


def p2(app: Running, small: Running) -> None:
    both = [*of_app(app), "--b-headers-file", str(small.headers)]
    say(
        "P2",
        "the same list, large / 1,000 people",
        "<= 1.25",
        load(f"{app.base}/people/", f"{small.base}/people/", *both),
    )
    deep = deep_page(app)
    found = load(f"{app.base}{deep}", f"{app.base}/people/", *of_app(app), "--b-headers-file", str(app.headers))
    say("P2", "page 1,000 / page 1", "<= 1.1", found)


def deep_page(app: Running) -> str:
    """The link to a page far down the list, as its reader would reach it."""
    row = ids_of(
        app.data,
        "'|'.join(map(str, Person.objects.order_by('sort_key','id').values_list('sort_key','id')[min(49_949, Person.objects.count() // 2)]))",
    )
    key, _, person = row.rpartition("|")
    link = re.search(r'href="(/people/\?[^"]*after[^"]*)"', app.page("/people/"))
    query = dict(parse_qsl((link.group(1) if link else "?").partition("?")[2].replace("&amp;", "&")))
    for name, value in query.items():
        if re.fullmatch(r"[0-9a-f-]{36}", value):
            query[name] = person
        elif "after" in name or "key" in name:
            query[name] = re.sub(r"[0-9a-f-]{36}", person, value) if re.search(r"[0-9a-f-]{36}", value) else key
    return "/people/?" + urlencode(query)


def p3(app: Running, small: Running) -> None:
    person = ids_of(app.data, "Event.objects.filter(kind='interview_held').first().person_id")
    say("P3", "a person's page with history / B", "<= 0.8", load(f"{app.base}/people/{person}/", "bare", *of_app(app)))


def p12(app: Running, small: Running) -> None:
    say("P12", "Today, five years of history / B", "<= 0.8", load(f"{app.base}/", "bare", *of_app(app)))
    say("P12", "Progress, five years of history / B", "<= 0.8", load(f"{app.base}/progress/", "bare", *of_app(app)))


def p13(app: Running, small: Running) -> None:
    interview = ids_of(small.data, "Interview.objects.first().id")
    note = small.data / "bench-note.txt"
    note.write_text("text=They+listen+{n}")
    found = load(
        f"{small.base}/interviews/{interview}/notes", "bare", "--a-method", "POST", "--a-body", f"@{note}",
        "--a-header", "Content-Type: application/x-www-form-urlencoded", "--a-expect", "200,201,302,303",
        "--a-headers-file", str(small.headers),
    )  # fmt: skip
    say("P13", "saving one note durably / B", "<= 0.5", found)


def p14(app: Running, small: Running) -> None:
    """The check in a process of its own; B is measured right before and right after it."""
    before = load("bare", "bare")
    checked = subprocess.run([sys.executable, str(HERE / "letters.py")], capture_output=True, text=True, check=False)
    after = load("bare", "bare")
    try:
        milliseconds = json.loads(checked.stdout)["median_ms"]
        pages = sorted(found[side]["p50_ms"] for found in (before, after) for side in "ab")
    except (json.JSONDecodeError, KeyError, TypeError):
        say("P14", "a letter of 150 words checked / B", "<= 0.1", {"error": checked.stderr.strip()[-300:] or before})
        return
    ratio = {"ratio": milliseconds * 2 / (pages[1] + pages[2]), "low": milliseconds / pages[3]}
    found = {"ratio": {"p50": {**ratio, "high": milliseconds / pages[0]}}, "block_spread": before["b"]["block_spread"]}
    say("P14", "a letter of 150 words checked / B", "<= 0.1", found)


def p16(app: Running, small: Running) -> None:
    command = [
        sys.executable,
        str(HERE / "page_weight.py"),
        "--url",
        f"{small.base}/",
        "--headers-file",
        str(small.headers),
        "--runs",
        "5",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except json.JSONDecodeError:
        print(f"P16   first page, cold: not measured: {(done.stderr or done.stdout).strip()[-300:]}")
        return
    wanted = ("requests", "bytes", "cls", "long_task_ms", "longest_task_ms", "long_tasks")
    print(
        "P16   first page, cold:", {name: value for name, value in found.items() if name in wanted} or found, flush=True
    )


def p17(small: Running) -> None:
    data = small.data
    command = [
        sys.executable, str(HERE / "startup.py"), "--cmd", f"env ASKWELL_PORT={{port}} {ASKWELL} run --no-browser --data {data}", "--path", "/", "--headers-file", str(small.headers),
        "--setup", f"{ASKWELL} next --json --data {data}", "--repeats", "5",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        ratios = json.loads(done.stdout)["ratio"]
    except (json.JSONDecodeError, KeyError):
        print("P17   start and memory: not measured:", (done.stderr or done.stdout).strip()[-300:], flush=True)
        return
    print(
        "P17   start and memory, goals 1.8 and 1.6:",
        {name: ratios[name] for name in SAID if name in ratios},
        flush=True,
    )


SAID = ("first_200 / django.setup", "memory pss", "memory uss")


FIGURES: dict[str, Callable[[Running, Running], None]] = {
    "P1": p1, "P2": p2, "P3": p3, "P12": p12, "P13": p13, "P14": p14, "P16": p16,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="*", default=[*FIGURES, "P17"], metavar="P1 …")
    parser.add_argument("--people", type=int, default=100_000)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="askwell-bench-"))
    try:
        big, small = filled(folder, options.people), filled(folder, SMALL)
        print(f"{options.people:,} and {SMALL:,} people; B is a bare Django page on the same server", flush=True)
        with running(big) as app, running(small) as other:
            backed_up(app, other)
            for figure in options.figures:
                if figure in FIGURES:
                    FIGURES[figure](app, other)
        if "P17" in options.figures:  # with the servers above stopped: it starts its own
            p17(other)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

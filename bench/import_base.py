"""What an import costs at the least: csv.DictReader + sqlite3.executemany, WAL and synchronous=FULL. JSON ratio of an app's import to it.

    python import_base.py --make 30000 --out people.csv            (or .vcf) only write the file
    python import_base.py --rows 30000                             only the baseline
    python import_base.py --rows 30000 --before "askwell reset" --against "askwell import linkedin {file}" --noop "askwell --version"

In --against, --before and --noop, {file} is the generated file, {dir} an empty folder for this run, {rows} the number.
"""

import argparse
import bisect
import contextlib
import csv
import itertools
import json
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import common

FIELDS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
PREAMBLE = [
    "Notes:",
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see '
    'email addresses for connections who have allowed their connections to see or download their email address."',
    "",
]
GIVEN = """Anna Maria José Zoë Łukasz Søren Jürgen François Núria İpek Đorđe Þóra Chloë Ngọc Siân Renée Ömer Şeyma Ágnes Čeněk Aoife Li
Wei Yuki Haruto Min-jun Priya Rahul Fatima Omar Amara Kwame Chidi Olga Dmitri Sofia Liam Noah Emma Olivia James Mary John Linda David
Sarah Carlos Lucía Pedro Inês Giulia Marco Elif Noor Tariq Leila Mei 王伟 李娜 田中 さくら 김민수 Александр Екатерина Γιώργος Ελένη محمد فاطمة דוד
नेहा Anne-Marie D'Arcy""".split()
FAMILY = """Smith Jones Müller García Nguyễn O'Brien Kowalska Øverland Lefèvre Rossi Yılmaz Novák Szabó Horváth Ivanov Петрова 佐藤 陈 박
Papadopoulos Haddad Cohen Patel Singh Okafor Mensah Silva Fernández Van_der_Berg De_la_Cruz Andersson Nielsen Virtanen Popescu Kim Chen
Wang Lee Brown Taylor Wilson Martin Dubois Schmidt Weber Fischer Meyer Costa Sánchez Tanaka Suzuki Kumar Sharma Ali Hassan""".split()
STEMS = """Acme Northwind Globex Initech Umbrella Contoso Fabrikam Hooli Stark Wayne Vandelay Massive Aperture Tyrell Cyberdyne Soylent
Blue_Sky Årsta Zürich_Re Société_Générale São_Paulo_Labs Kyōto_Works Öko""".split()
ENDS = [
    "Inc.",
    "GmbH",
    "Ltd",
    "S.A.",
    "Group",
    "Labs",
    "& Sons",
    "Partners, LLC",
    "AG",
    "University",
    "Hospital",
    "Foundation",
]
TITLES = [
    "Software Engineer",
    "Senior Product Manager",
    "Data Analyst",
    "Nurse Practitioner",
    "VP, Sales & Marketing",
    "Recruiter",
    "Founder/CEO",
    "Research Associate",
    "Account Executive",
    'Head of "People"',
    "Ingénieur·e logiciel",
    "Teacher",
    "Student",
    "",
]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def rows(n, seed=20260101):
    """n dicts. Companies follow Zipf (exponent 1, about n/4 of them, at least 20), 5 % repeat an earlier person, 90 % lack an e-mail."""
    dice = random.Random(seed)
    companies = max(20, n // 4)
    edges = list(itertools.accumulate(1 / k for k in range(1, companies + 1)))
    day, earlier = date(2026, 1, 1), []
    for i in range(n):
        if i > 20 and dice.random() < 0.05:
            again = dict(earlier[dice.randrange(len(earlier))])
            if dice.random() < 0.5:
                again["Position"] = dice.choice(TITLES)
            yield again
            continue
        first, last = dice.choice(GIVEN), dice.choice(FAMILY).replace("_", " ")
        rank = bisect.bisect(edges, dice.random() * edges[-1])
        company = f"{STEMS[rank % len(STEMS)].replace('_', ' ')} {ENDS[rank // len(STEMS) % len(ENDS)]}"
        if rank >= len(STEMS) * len(ENDS):
            company += f" {rank}"
        on = day - timedelta(days=dice.randrange(4000))
        row = {
            "First Name": first,
            "Last Name": last,
            "URL": f"https://www.linkedin.com/in/p-{i:06d}-{dice.randrange(16**6):06x}",
            "Email Address": f"p{i}@example.org" if dice.random() < 0.1 else "",
            "Company": company if dice.random() < 0.97 else "",
            "Position": dice.choice(TITLES),
            "Connected On": f"{on.day:02d} {MONTHS[on.month - 1]} {on.year}",
        }
        if len(earlier) < 5000:
            earlier.append(row)
        else:
            earlier[dice.randrange(5000)] = row
        yield row


def write_csv(path, n, seed):
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write("\n".join(PREAMBLE) + "\n")
        writer = csv.DictWriter(f, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(n, seed))


def escape(text):
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line):
    """At 75 octets, never inside a character."""
    raw, parts = line.encode(), []
    while len(raw) > (75 if not parts else 74):
        cut = 75 if not parts else 74
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(raw[:cut])
        raw = raw[cut:]
    return b"\r\n ".join(parts + [raw]) + b"\r\n"


def write_vcf(path, n, seed):
    with open(path, "wb") as f:
        for i, row in enumerate(rows(n, seed)):
            first, last = row["First Name"], row["Last Name"]
            lines = [
                "BEGIN:VCARD",
                f"VERSION:{'3.0' if i % 3 else '4.0'}",
                f"UID:{row['URL'].rsplit('/', 1)[1]}",
                f"N:{escape(last)};{escape(first)};;;",
                f"FN:{escape(first + ' ' + last)}",
            ]
            lines += [f"EMAIL;TYPE=INTERNET:{row['Email Address']}"] if row["Email Address"] else []
            lines += [f"ORG:{escape(row['Company'])}"] if row["Company"] else []
            lines += [f"TITLE:{escape(row['Position'])}"] if row["Position"] else []
            lines += [
                f"URL:{row['URL']}",
                f"NOTE:Connected on {row['Connected On']}\\, met through the yearly fair for careers and talks",
                "END:VCARD",
            ]
            f.write(b"".join(fold(line) for line in lines))


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        for line in f:
            if line.startswith("First Name,"):
                yield from csv.DictReader(f, line.strip().split(","))
                return


def read_vcf(path):
    """Unfold, split at the first colon, undo the escapes: as little as can be called parsing."""
    with open(path, encoding="utf-8", newline="") as f:
        text = re.sub(r"\r?\n[ \t]", "", f.read())
    plain = lambda s: re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], s)  # noqa: E731
    card = {}
    for line in text.splitlines():
        name, _, value = line.partition(":")
        name = name.split(";")[0].upper()
        if name == "BEGIN":
            card = {}
        elif name == "END":
            family, given = (re.split(r"(?<!\\);", card.get("N", "")) + ["", ""])[:2]
            yield {
                "First Name": plain(given),
                "Last Name": plain(family),
                "URL": card.get("URL", ""),
                "Email Address": card.get("EMAIL", ""),
                "Company": plain(card.get("ORG", "")),
                "Position": plain(card.get("TITLE", "")),
                "Connected On": card.get("NOTE", ""),
            }
        else:
            card.setdefault(name, value)


def read_vobject(path):
    import vobject

    with open(path, encoding="utf-8", newline="") as f:
        for card in vobject.readComponents(f.read()):
            text = lambda name: getattr(getattr(card, name, None), "value", "") or ""  # noqa: E731
            org = text("org")
            yield {
                "First Name": card.n.value.given,
                "Last Name": card.n.value.family,
                "URL": text("url"),
                "Email Address": text("email"),
                "Company": org[0] if isinstance(org, list) and org else org,
                "Position": text("title"),
                "Connected On": text("note"),
            }


def load(path, database, batch, reader):
    """The baseline itself, run in a process of its own. batch=0: one transaction."""
    db = sqlite3.connect(database, isolation_level=None)
    db.executescript("""PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
        CREATE TABLE company (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE person (id INTEGER PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, url TEXT NOT NULL UNIQUE, email TEXT NOT NULL,
            company TEXT NOT NULL, title TEXT NOT NULL, connected TEXT NOT NULL);
        CREATE INDEX person_name ON person (last, first, id);
        CREATE INDEX person_company ON person (company);""")
    source = ([row[k] for k in FIELDS] for row in reader(path))
    company = "INSERT INTO company (name) VALUES (?) ON CONFLICT DO NOTHING"
    person = """INSERT INTO person (first, last, url, email, company, title, connected) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (url) DO UPDATE SET title = excluded.title, company = excluded.company"""
    if not batch:
        db.execute("BEGIN IMMEDIATE")
        names = set()
        db.executemany(person, (names.add(r[4]) or r for r in source))
        db.executemany(company, ((name,) for name in names if name))
        db.execute("COMMIT")
    else:
        while part := list(itertools.islice(source, batch)):
            db.execute("BEGIN IMMEDIATE")
            db.executemany(company, {(r[4],) for r in part if r[4]})
            db.executemany(person, part)
            db.execute("COMMIT")
    db.close()


READERS = {"csv": read_csv, "vcf": read_vcf, "vobject": read_vobject}


def fill(template, file, folder, n):
    return [
        part.replace("{file}", str(file)).replace("{dir}", str(folder)).replace("{rows}", str(n))
        for part in shlex.split(template)
    ]


def one(kind, options, file, n, work):
    """One timed run of one contender in a fresh folder."""
    folder = Path(tempfile.mkdtemp(dir=work))
    try:
        if kind == "base_start":
            command = [
                sys.executable,
                "-c",
                "import csv, sqlite3, argparse, json, random, re, shutil, subprocess, tempfile, http.client, datetime",
            ]
        elif kind in ("app", "noop"):
            if options.before:
                subprocess.run(
                    fill(options.before, file, folder, n),
                    check=True,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                )
            command = fill(options.against if kind == "app" else options.noop, file, folder, n)
        else:
            reader, batch = kind
            command = [
                sys.executable,
                __file__,
                "--load",
                str(file),
                "--db",
                str(folder / "base.sqlite3"),
                "--batch",
                str(batch),
                "--reader",
                reader,
            ]
        result = common.timed(command, seconds=options.max_seconds)
        if result["rc"] != 0:
            raise SystemExit(f"{kind}: ended with {result['rc']} on {n} rows (run it by hand to see why)")
        return result
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def contest(kinds, options, file, n, work):
    """Every contender once a round, the order turned each round."""
    names = list(kinds)
    runs = {name: [] for name in names}
    began = time.monotonic()
    for i in range(options.repeats):
        for name in names if i % 2 == 0 else names[::-1]:
            runs[name].append(one(kinds[name], options, file, n, work))
        if time.monotonic() - began > options.max_seconds and i >= 2:
            break
    return runs


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--rows", type=int, default=30_000)
    p.add_argument("--small", type=int, default=3_000, help="the smaller size for growth per row; 0: none")
    p.add_argument("--against")
    p.add_argument("--before", help="not timed; before each run of --against")
    p.add_argument("--noop", help="a command of the app that does nothing: its start is taken off for the net ratio")
    p.add_argument("--format", default="csv", choices=["csv", "vcf"])
    p.add_argument("--vobject", action="store_true", help="with vcf: also time vobject as the parser (slow)")
    p.add_argument("--repeats", type=int, default=11)
    p.add_argument("--seed", type=int, default=20260101)
    p.add_argument("--max-seconds", type=float, default=300)
    p.add_argument("--make", type=int)
    p.add_argument("--out")
    p.add_argument("--load", help=argparse.SUPPRESS)
    p.add_argument("--db", help=argparse.SUPPRESS)
    p.add_argument("--batch", type=int, default=500, help=argparse.SUPPRESS)
    p.add_argument("--reader", default="csv", help=argparse.SUPPRESS)
    options = p.parse_args()
    if options.load:
        return load(options.load, options.db, options.batch, READERS[options.reader])
    write = write_vcf if (options.out or f".{options.format}").endswith(".vcf") else write_csv
    if options.make:
        write(options.out, options.make, options.seed)
        return None

    kinds = {"base_start": "base_start", "base_500": (options.format, 500), "base_one": (options.format, 0)}
    if options.vobject:
        kinds["vobject"] = ("vobject", 500)
    if options.noop:
        kinds["noop"] = "noop"
    if options.against:
        kinds["app"] = "app"
    with contextlib.ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        out = {
            "format": options.format,
            "rows": options.rows,
            "sqlite": sqlite3.sqlite_version,
            "machine": common.machine(),
            "sizes": {},
        }
        everything = {}
        for n in [x for x in (options.small, options.rows) if x]:
            file = work / f"people-{n}.{options.format}"
            write(file, n, options.seed)
            runs = everything[n] = contest(kinds, options, file, n, work)
            out["sizes"][n] = {
                "file_bytes": file.stat().st_size,
                **{
                    name: {
                        "wall_s": common.summary([r["wall_s"] for r in rs]),
                        "cpu_s": common.summary([r["cpu_s"] for r in rs]),
                        "peak_kb": round(common.median([r["peak_kb"] for r in rs])),
                    }
                    for name, rs in runs.items()
                },
            }
    wall = lambda name, n=options.rows, key="wall_s": [r[key] for r in everything[n][name]]  # noqa: E731
    out["ratio"] = ratio = {}
    for name in kinds:
        if name in ("base_start", "base_500", "noop"):
            continue
        ratio[f"{name}/base_500"] = common.ratio_of_runs(wall(name), wall("base_500"))
        if name != "base_one":
            ratio[f"{name}/base_one"] = common.ratio_of_runs(wall(name), wall("base_one"))
        ratio[f"{name}/base_500 CPU"] = common.ratio_of_runs(wall(name, key="cpu_s"), wall("base_500", key="cpu_s"))
        ratio[f"{name}/base_500 peak memory"] = common.ratio_of_runs(
            wall(name, key="peak_kb"), wall("base_500", key="peak_kb")
        )
    starts = {"base_500": "base_start", "base_one": "base_start", "vobject": "base_start"} | (
        {"app": "noop"} if options.noop else {}
    )

    for name in [x for x in starts if x in kinds and x != "base_500"]:
        ratio[f"{name}/base_500 net of start"] = common.ratio_of_nets(
            wall(name), wall(starts[name]), wall("base_500"), wall("base_start")
        )
    if options.small:
        few, more = options.small, options.rows - options.small
        slope = {
            name: [(x - y) / more for x, y in zip(wall(name), wall(name, few))]
            for name in kinds
            if name not in ("noop", "base_start")
        }
        out["growth"] = {}
        for name in slope:
            start = starts.get(name)
            out["growth"][name] = {
                "us_per_row_between": round(common.median(slope[name]) * 1e6, 2),
                "per_row_large/small": round(
                    common.median(wall(name)) / options.rows / (common.median(wall(name, few)) / few), 3
                ),
                "bytes_per_row_between": round(
                    (common.median(wall(name, key="peak_kb")) - common.median(wall(name, few, "peak_kb")))
                    * 1024
                    / more,
                    1,
                ),
                "per_row_large/small net of start": common.ratio_of_nets(
                    wall(name), wall(start), wall(name, few), wall(start, few), options.rows, few
                )
                if start
                else None,
            }
            if name != "base_500" and min(slope[name]) > 0 < min(slope["base_500"]):
                ratio[f"{name}/base_500 slope"] = common.ratio_of_runs(slope[name], slope["base_500"])
    print(json.dumps(out, indent=1, ensure_ascii=False))
    return None


if __name__ == "__main__":
    main()

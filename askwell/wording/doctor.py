"""What the doctor found, in plain words, with a way out where something is wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _, ngettext

from askwell.queries.doctor import Finding


def line(finding: Finding, at: datetime) -> str:
    """One or two sentences; `at` is the moment from which ages are told."""
    facts = finding.facts
    match finding.name:
        case "sqlite":
            version = _("The database is SQLite %(version)s.") % {"version": facts["version"]}
            if finding.level == "good":
                return version + _(" What it calls saved is on the disk.")
            return version + _(
                " It is set so that a power cut could lose what was just saved. Stop Askwell and start it again."
            )
        case "postgresql":
            return _("PostgreSQL %(version)s.") % facts
        case "tables":
            return _("The tables are up to date.")
        case "whole" if facts["broken"]:
            return _("The database file is damaged: %(what)s. Restore the newest backup: askwell restore") % {
                "what": facts["broken"][0]
            }
        case "whole":
            return _("The database file is whole.")
        case "fold" if facts["differences"]:
            return ngettext(
                "%(count)d thing on your lists differs from what happened. What you noted is safe; please report it.",
                "%(count)d things on your lists differ from what happened. What you noted is safe; please report it.",
                facts["differences"],
            ) % {"count": facts["differences"]}
        case "fold":
            return _("Your lists and steps agree with what happened.")
        case "backup":
            return _backup(facts, at)
        case "worker":
            return _worker(facts, at)
        case "disk":
            room = _("%(free)s are free on the disk.") % {"free": size(facts["free"])}
            return room + ("" if finding.level == "good" else _(" Backups need more: free some space."))
        case "folder":
            return _folder(finding)
    return finding.name


def _backup(facts: dict[str, Any], at: datetime) -> str:
    if facts["made_at"] is None:
        return _("There is no backup yet. Make one: askwell backup")
    return _("The last backup is %(age)s old. It was tried out: it can be brought back.") % {
        "age": age(facts["made_at"], at)
    }


def _worker(facts: dict[str, Any], at: datetime) -> str:
    if facts["last"] is None:
        return _(
            "Nothing works in the background yet: no backups are made by themselves. Start Askwell with: askwell run"
        )
    seen = age(facts["last"], at)
    if facts["running"]:
        return _("Backups and imports are at work in the background, last seen %(age)s ago.") % {"age": seen}
    return _("Askwell is not running. It last was %(age)s ago.") % {"age": seen}


def _folder(finding: Finding) -> str:
    if finding.level == "good":
        return _("Only you can open the data folder.")
    folder = finding.facts["folder"]
    if finding.level == "note":
        said = _("Others on this computer see which files are in the data folder, but cannot read them. To close it: ")
    else:
        said = _("Others on this computer can get at the data folder. Close it: ")
    return said + f"chmod 700 {folder}"


def age(then: datetime, now: datetime) -> str:
    """ "less than a minute", "3 minutes", "2 hours", "5 days"."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if not minutes:
        return _("less than a minute")
    if minutes < 120:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}


def size(count: int) -> str:
    """Bytes as people say them: "24 kB", "3.1 GB"."""
    for unit, of in (("GB", 1000**3), ("MB", 1000**2), ("kB", 1000)):
        if count >= of:
            return f"{count / of:.1f} {unit}" if count < 10 * of and unit == "GB" else f"{count // of} {unit}"
    return f"{count} B"

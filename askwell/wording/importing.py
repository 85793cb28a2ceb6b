"""What an import brings to somebody, and where it differs, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from askwell.method.matching import Merge


def conflict(field: str) -> str:
    """The name of a field that the file says otherwise."""
    names = {
        "name": _("Name"), "company": _("Company"), "title": _("Title"), "note": _("Note"),
        "birthday": _("Birthday"), "address": _("Address"),
    }  # fmt: skip
    return names.get(field, field)


def brings(merge: Merge) -> list[str]:
    """What is filled, added or brought up to date, one phrase each."""
    words = []
    if merge.job:
        company, title = merge.job
        place = ", ".join(filter(None, (title, company)))
        words.append((_("now: %s") if merge.employed else "%s") % place)
    words += merge.ways.values()
    names = {"note": _("a note"), "birthday": _("a birthday"), "address": _("an address")}
    return words + [names[field] for field in merge.fills if field in names]

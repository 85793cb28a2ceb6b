"""From what a reader found to a row that can be matched: lengths cut to what is stored, keys made."""

from __future__ import annotations

from askwell.actions.person import LIMITS, MOST_OF_A_KIND, NAME_LIMIT, TEXT_LIMIT
from askwell.actions.suppression import mark, marks
from askwell.integrations.contacts import FoundPerson
from askwell.method.contact import email_key, phone_key, url_key
from askwell.method.matching import Row, stable_id
from askwell.method.text import fold_name, one_line
from askwell.models import Workspace
from askwell.queries.same_people import aliases

WAY_LIMIT = 500
FORGOTTEN = "somebody who asked to be forgotten"


class Reading:
    """Turns found people into rows of one workspace, whose country, aliases and marks it has at hand."""

    def __init__(self, workspace: Workspace, forgotten: frozenset[str]) -> None:
        self.workspace = workspace
        self._id = workspace.id.hex
        self._forgotten = forgotten
        self._company_of_alias = {fold_name(alias): key for alias, key in aliases(workspace).items()}

    def is_forgotten(self, found: FoundPerson) -> bool:
        """Whether they asked to be forgotten: then nothing of them may come in, from any file."""
        if not self._forgotten:
            return False
        theirs = marks(self.workspace, found.name, found.emails, found.phones)
        theirs |= {mark(self.workspace, f"url:{url_key(url)}") for url in found.urls}
        return not self._forgotten.isdisjoint(theirs)

    def row(self, found: FoundPerson) -> Row:
        name = _line(found.name, NAME_LIMIT) or _line(next(iter(found.emails + found.phones), ""), NAME_LIMIT)
        company = _line(found.company, NAME_LIMIT)
        company_key = fold_name(company)[:NAME_LIMIT]
        row = Row(
            found.row,
            name,
            fold_name(name)[:NAME_LIMIT],
            company,
            self._company_of_alias.get(company_key, company_key),
            _line(found.title, LIMITS["title"]),
            self._ways(found),
            {
                "note": found.note[:TEXT_LIMIT],
                "birthday": found.birthday,
                "address": found.address[:TEXT_LIMIT],
                "connected_on": found.connected_on,
            },
        )
        if not row.has_key:
            row.stable = stable_id(self._id, row)
        return row

    def _ways(self, found: FoundPerson) -> dict[str, str]:
        ways: dict[str, str] = {}
        for email in found.emails[:MOST_OF_A_KIND]:
            if key := email_key(email):
                ways.setdefault(f"email:{key}", email)
        for phone in found.phones[:MOST_OF_A_KIND]:
            if key := phone_key(phone[:WAY_LIMIT], self.workspace.country):
                ways.setdefault(f"phone:{key}", phone[:WAY_LIMIT])
        for url in found.urls[:MOST_OF_A_KIND]:
            if len(url) <= WAY_LIMIT and (key := url_key(url)):
                ways.setdefault(f"url:{key}", url)
        return ways


def _line(text: str, limit: int) -> str:
    return text[:limit].strip() if text.isprintable() and "  " not in text else one_line(text)[:limit].strip()

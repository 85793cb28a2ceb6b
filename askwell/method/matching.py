"""Who in a file is somebody known already, and what the file may change there (TRUST, "Imports").

Typed words are never lost: a file fills what is empty, and overwrites only what an earlier file had brought."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from rapidfuzz.distance import Indel

from askwell.method.text import fold_name

MOST_WAYS = 20  # of a kind
KEPT_AS_THEY_ARE = ("note", "birthday", "address")  # where they differ, the person is told
REST = (*KEPT_AS_THEY_ARE, "connected_on")
_NAME_WORD = re.compile(r"\w+")
_PROFILE = re.compile(r"url:([\w-]+\.)?(linkedin\.com/(in|pub)|xing\.com/profile)/.")
_NEARLY = 0.85  # Jon and John are 0.857, Anna and Hanna begin differently


@dataclass(slots=True)
class Row:
    """What a file says of one person. `ways`: values by key, in the file's order; a key begins with its kind, as
    "email:ana@example.org", "phone:+351…", "url:…". sort_key is folded; company_key is the key of the company that the
    name or alias belongs to. `rest` has the fields of REST."""

    number: int
    name: str
    sort_key: str
    company: str = ""
    company_key: str = ""
    title: str = ""
    ways: dict[str, str] = field(default_factory=dict)
    rest: dict[str, str] = field(default_factory=dict)
    stable: str = ""  # of a row that can only be found by name: the id that its person gets (see stable_id)

    @property
    def has_key(self) -> bool:
        """Whether anything but the name leads back to this person."""
        return any(not key.startswith("url:") or is_profile(key) for key in self.ways)


@dataclass(slots=True, eq=False)
class Known:
    """Somebody who is there. `mark` tells what of it an import wrote; `mine`: this very import made them; `heard`: an
    earlier row of this file was about them, so later rows of it only fill gaps."""

    id: str
    name: str
    sort_key: str
    company_key: str = ""
    company: str = ""
    title: str = ""
    ways: tuple[str, ...] = ()  # keys as in Row.ways
    rest: dict[str, str] = field(default_factory=dict)
    mark: str = ""
    mine: bool = False
    heard: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the file says otherwise; what stands was kept."""

    field: str  # name, company, title, note, birthday, address
    mine: str
    theirs: str


@dataclass(slots=True)
class Merge:
    """What a row brings to somebody known. job: company and title as they are to be; employed: at another company than
    before, so that the old position ends."""

    fills: dict[str, str] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)
    job: tuple[str, str] | None = None
    employed: bool = False
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return bool(self.fills or self.ways or self.job)


def similar_names(one: str, other: str) -> bool:
    """Whether two names can be one person's: each word of the shorter one has its own in the longer one, in any order,
    as an initial ("T. Herrera"), or but for a letter. An empty one, or an address in its place, is similar to all."""
    if one == other or "@" in one or "@" in other:
        return True
    few, many = sorted((_NAME_WORD.findall(fold_name(one)), _NAME_WORD.findall(fold_name(other))), key=len)
    for word in few:
        found = next((longer for longer in many if _same_word(word, longer)), None)
        if found is None:
            return False
        many.remove(found)
    return True


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0] != other[0]:
        return False
    return min(len(one), len(other)) == 1 or Indel.normalized_similarity(one, other) >= _NEARLY


def is_profile(key: str) -> bool:
    """Whether a way to reach somebody is one person's own profile; a company's home page is not."""
    return _PROFILE.match(key) is not None


def same_person(row: Row, candidates: Iterable[Known]) -> Known | None:
    """The one whom a row is about: same address; else same number and similar name; else same profile; else same name
    at the same company. A name alone is never enough. Of several the one with the row's name, else the first."""
    people = list(candidates)
    if row.stable:
        people.sort(key=lambda known: known.id != row.stable)
    for rule in (_by_address, _by_number, _by_profile, _by_employer):
        found = [known for known in people if rule(row, known)]
        if found:
            return next((known for known in found if known.sort_key == row.sort_key), found[0])
    return None


def _shared(row: Row, known: Known, kind: str) -> list[str]:
    return [key for key in known.ways if key in row.ways and key.startswith(kind)]


def _by_address(row: Row, known: Known) -> bool:
    return bool(_shared(row, known, "email:"))


def _by_number(row: Row, known: Known) -> bool:
    # A family or a ward shares one telephone.
    return bool(_shared(row, known, "phone:")) and similar_names(row.name, known.name)


def _by_profile(row: Row, known: Known) -> bool:
    shared = _shared(row, known, "url:")
    return any(map(is_profile, shared)) or (bool(shared) and known.sort_key == row.sort_key)


def _by_employer(row: Row, known: Known) -> bool:
    if row.stable == known.id:  # this very row, brought by an earlier import
        return True
    return bool(row.company_key) and row.company_key == known.company_key and row.sort_key == known.sort_key


def merge(row: Row, known: Known) -> Merge:
    """What the row fills, adds and overwrites at the person whom `same_person` found.

    A differing company or title is taken over where what stands there came from an earlier import: people change
    employers. Where it was typed in it stays, and the difference is told. Somebody taken off the lists stays as is."""
    merge = Merge()
    if known.removed:
        return merge
    merge.fills = {name: text for name, text in row.rest.items() if text and not known.rest.get(name)}
    merge.ways = _new_ways(row, known)
    _merge_job(row, known, merge)
    # The second time that a file names somebody tells nothing new; while it first brings them, a contradiction is told.
    if known.heard and not known.mine:
        merge.conflicts.clear()
        return merge
    if not similar_names(row.name, known.name):
        merge.conflicts.insert(0, Conflict("name", known.name, row.name))
    if not known.heard:
        for name in KEPT_AS_THEY_ARE:
            mine, theirs = known.rest.get(name, ""), row.rest.get(name, "")
            if mine and theirs and " ".join(theirs.split()) not in " ".join(mine.split()):
                merge.conflicts.append(Conflict(name, mine, theirs))
    return merge


def _new_ways(row: Row, known: Known) -> dict[str, str]:
    new: dict[str, str] = {}
    for key, value in row.ways.items():
        if key not in known.ways:
            kind = key.partition(":")[0]
            if sum(way.startswith(kind) for way in (*known.ways, *new)) < MOST_WAYS:
                new[key] = value
    return new


def _merge_job(row: Row, known: Known, merge: Merge) -> None:
    company, title = known.company, known.title
    other_company = bool(row.company_key and known.company_key) and row.company_key != known.company_key
    other_title = bool(row.title and title) and fold_name(row.title) != fold_name(title)
    may_move = not known.heard and wrote_title(known.mark, title)
    if other_company:
        if may_move and wrote_company(known.mark, company):
            merge.job, merge.employed = (row.company, row.title), True
            return
        merge.conflicts.append(Conflict("company", company, row.company))
    elif not company:
        company = row.company
    if other_title:
        if may_move and title and not other_company:
            title = row.title
        else:
            merge.conflicts.append(Conflict("title", title, row.title))
    elif not title and not other_company:
        title = row.title
    if (company, title) != (known.company, known.title):
        merge.job = (company, title)


# What imports wrote is known by short fingerprints beside the person: an edit by any door differs from them.
# Eight characters for the company, eight for the title, sixteen for all that the import wrote that made the person.
_NOT_WRITTEN = "-" * 8


def mark_of_new(known: Known) -> str:
    """Of a person just as an import made them."""
    return _digest(known.company, 8) + _digest(known.title, 8) + whole_mark(known)


def job_mark(known: Known, before: tuple[str, str]) -> str:
    """The mark of somebody whose company or title, `before`, an import filled or overwrote."""
    old = known.mark or _NOT_WRITTEN * 2
    company, title = before
    return (
        (_digest(known.company, 8) if known.company != company else old[:8])
        + (_digest(known.title, 8) if known.title != title else old[8:16])
        + old[16:]
    )


def whole_mark(known: Known) -> str:
    """Sixteen characters for all that a file can say of a person."""
    rest = (known.rest.get(name, "") for name in REST)
    return _digest("\0".join((known.name, known.company, known.title, *rest, *sorted(known.ways))), 16)


def untouched(known: Known) -> bool:
    """Whether a person is still just as the import made them."""
    return known.mark[16:] == whole_mark(known)


def wrote_company(mark: str, company: str) -> bool:
    """Whether the company that stands came from an import."""
    return mark[:8] == _digest(company, 8)


def wrote_title(mark: str, title: str) -> bool:
    """Whether the title that stands came from an import; an empty one is nobody's."""
    return not title or mark[8:16] == _digest(title, 8)


def stable_id(workspace: str, row: Row) -> str:
    """The id, in hex, of a person who can only be found by name: the same row gives the same one (RFC 9562 5.8)."""
    said = (workspace, row.sort_key, row.company_key, row.title, *(row.rest.get(name, "") for name in REST))
    digest = _digest("\0".join(said), 32)
    return f"{digest[:12]}8{digest[13:16]}a{digest[17:]}"


def _digest(text: str, length: int) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]

"""People: noting somebody down, mending what is known, removing and forgetting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from askwell.actions.access import Actor, of_workspace
from askwell.actions.company import company_named
from askwell.actions.events import Deed, When, day_and_moment, deed
from askwell.actions.suppression import is_erased, refuse_forgotten
from askwell.errors import Invalid, NoSuchRegion, NoSuchZone, NotFound
from askwell.integrations.free_days import known_country, known_region
from askwell.integrations.zones import known_zone
from askwell.method.contact import email_key, phone_key, url_key
from askwell.method.text import fold_name, one_line
from askwell.models import ContactPoint, Person, Position

LONGEST_REGION = 10  # letters; ISO 3166-2 has three
NAME_LIMIT = 200
LIMITS = {"line": 300, "title": 200, "source_words": 300, "source_url": 500, "birthday": 10}
SOURCES = ("person", "known", "list", "article", "event", "profile", "chance", "import")
VIEWPOINTS = ("does", "did", "manages", "hires", "buys", "beside")
TEXT_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What can be known of a person; None leaves it as it is. `emails`, `phones` and `urls` replace the whole list."""

    name: str | None = None
    line: str | None = None
    company: str | None = None
    title: str | None = None
    emails: Sequence[str] | None = None
    phones: Sequence[str] | None = None
    urls: Sequence[str] | None = None
    address: str | None = None
    note: str | None = None
    zone: str | None = None
    country: str | None = None
    region: str | None = None
    viewpoint: str | None = None
    former_since: int | None = None
    source: str | None = None
    source_words: str | None = None
    source_url: str | None = None
    source_on: date | None = None
    birthday: str | None = None


def add(actor: Actor, details: PersonDetails, on: When = None) -> Person:
    """Notes somebody down. Raises Invalid without a name, or for what cannot be read."""
    with deed(actor) as doing:
        return add_within(doing, details, on)


def add_within(doing: Deed, details: PersonDetails, on: When = None) -> Person:
    """The same inside a larger deed: a name given in a talk, a person thought of while brainstorming."""
    actor = doing.actor
    columns = _columns(details)
    if not columns.get("name"):
        raise Invalid("A person needs a name.", field="name", hint="One word is enough; the rest can come later.")
    refuse_forgotten(actor.workspace, str(columns["name"]), details.emails or (), details.phones or ())
    person = Person(workspace=actor.workspace, since=actor.today, **columns)
    _employ(actor, person, details)
    person.save(force_insert=True)
    _place(actor, person, actor.today)
    _reach(person, details)
    event = doing.append("person_added", on, person=person, data={"source": person.source or "known"})
    if event.on != person.since:
        person.since = event.on
        person.save(update_fields=["since"])
    return person


def known_by_name(actor: Actor, name: str, company: str = "") -> Person | None:
    """The one person of this whole name (who works there or nowhere known), where there is only one."""
    fitting = all_of_name(actor, name, company)
    return fitting[0] if len(fitting) == 1 else None


def all_of_name(actor: Actor, name: str, company: str = "") -> list[Person]:
    """Everybody of this whole name (who works there or nowhere known); of more than eight the first eight."""
    key, there = fold_name(one_line(name)), fold_name(company)
    same = Person.objects.filter(workspace=actor.workspace, sort_key=key, removed_at__isnull=True)
    if there:
        same = same.filter(Q(company__isnull=True) | Q(company__key=there))
    return list(same.order_by("id")[:8])


def edit(actor: Actor, person: Person, details: PersonDetails, on: When = None) -> Person:
    """Changes what is given and leaves the rest. A new employer is a new position from `on` on (DESIGN, company)."""
    with deed(actor) as doing:
        day, _ = day_and_moment(actor, on)
        person = of_workspace(actor, Person, person.id)
        columns = _columns(details)
        if "name" in columns and not columns["name"]:
            raise Invalid("A person needs a name.", field="name")
        for name, value in columns.items():
            setattr(person, name, value)
        moved = _employ(actor, person, details)
        _reach(person, details)
        person.save(update_fields=[*columns, "company", "company_name", "title", "email", "phone"])
        if moved:
            _place(actor, person, day)
        doing.people.add(person.id)  # the place counts days, the number decides between a call and a short e-mail
    return person


def remove(actor: Actor, person: Person) -> None:
    """Takes a person off the lists. What happened stays in the stories of others; it can be brought back."""
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        person.removed_at = actor.now
        person.save(update_fields=["removed_at"])
        _recount(person)
        doing.people.add(person.id)


def bring_back(actor: Actor, person: Person) -> None:
    """Undoes a removal. Raises NotFound for somebody who was erased."""
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id, removed=True)
        if is_erased(person):
            raise NotFound("person")
        person.removed_at = None
        person.save(update_fields=["removed_at"])
        _recount(person)
        doing.people.add(person.id)


def _columns(details: PersonDetails) -> dict[str, object]:
    columns: dict[str, object] = {}
    if details.name is not None:
        name = one_line(details.name)
        if len(name) > NAME_LIMIT:
            raise Invalid(f"A name has at most {NAME_LIMIT} letters here.", field="name")
        columns |= {"name": name, "sort_key": fold_name(name)[:NAME_LIMIT]}
    for field in ("line", "source_words", "source_url", "birthday"):
        value = getattr(details, field)
        if value is not None:
            columns[field] = one_line(value)[: LIMITS[field]]
    for field in ("address", "note"):
        value = getattr(details, field)
        if value is not None:
            columns[field] = value.strip()[:TEXT_LIMIT]
    for field in ("former_since", "source_on"):
        if getattr(details, field) is not None:
            columns[field] = getattr(details, field)
    return columns | _checked(details)


def _checked(details: PersonDetails) -> dict[str, object]:
    """Values of closed lists; each refusal names the list."""
    columns: dict[str, object] = {}
    if details.zone is not None:
        if details.zone and not known_zone(details.zone):
            raise NoSuchZone(details.zone)
        columns["zone"] = details.zone
    if details.country is not None:
        country = details.country.upper()
        if country and not known_country(country):
            raise Invalid(f"There is no country “{country}”.", field="country", hint="Two letters, as DE or US.")
        columns["country"] = country
    if details.region is not None:
        unknown = details.country and not known_region(details.country, details.region)
        if details.region and (unknown or len(details.region) > LONGEST_REGION):
            raise NoSuchRegion(details.region)
        columns["region"] = details.region
    if details.viewpoint is not None:
        if details.viewpoint and details.viewpoint not in VIEWPOINTS:
            raise Invalid(f"“{details.viewpoint}” is no viewpoint.", field="viewpoint", hint=", ".join(VIEWPOINTS))
        columns["viewpoint"] = details.viewpoint
    if details.source is not None:
        if details.source in SOURCES or not details.source:
            columns["source"] = details.source
        else:  # typed in plain words, "old colleague" or "met in Lisbon": kept as words, never put into a letter
            columns |= {"source": "", "source_words": details.source[: LIMITS["source_words"]]}
    return columns


def _employ(actor: Actor, person: Person, details: PersonDetails) -> bool:
    """Company and title; True where that is another position than before."""
    if details.company is None and details.title is None:
        return False
    before = (person.company_id, person.company_name, person.title)
    if details.company is not None:
        company = company_named(actor, details.company)
        person.company, person.company_name = company, company.name if company else ""
    if details.title is not None:
        person.title = one_line(details.title)[: LIMITS["title"]]
    return (person.company_id, person.company_name, person.title) != before


def _place(actor: Actor, person: Person, day: date) -> None:
    """The present position ends where a new one begins; one typed in twice on a day is mended, not doubled."""
    present = Position.objects.filter(workspace=actor.workspace, person=person, until__isnull=True).first()
    if present and (day <= (present.since or person.since) or present.company_id == person.company_id):
        present.company, present.company_name, present.title = person.company, person.company_name, person.title
        present.save(update_fields=["company", "company_name", "title"])
    else:
        if present:
            present.until = day
            present.save(update_fields=["until"])
        if person.company_name or person.title:
            Position.objects.create(
                workspace=actor.workspace, person=person, company=person.company, company_name=person.company_name,
                title=person.title, since=day if present else None,
            )  # fmt: skip
    _recount(person)


def _recount(person: Person) -> None:
    for company in {position.company for position in person.positions.select_related("company") if position.company}:
        company.people = Position.objects.filter(
            workspace=person.workspace_id, company=company, until__isnull=True, person__removed_at__isnull=True
        ).count()
        company.save(update_fields=["people"])


MOST_OF_A_KIND = 20


def _reach(person: Person, details: PersonDetails) -> None:
    given: Mapping[str, Sequence[str] | None] = {
        "email": details.emails, "phone": details.phones, "url": details.urls,
    }  # fmt: skip
    for kind, values in given.items():
        if values is not None:
            _replace(person, kind, values)


def _replace(person: Person, kind: str, values: Sequence[str]) -> None:
    region = person.country or person.workspace.country
    points: dict[str, str] = {}
    for value in filter(None, (value.strip() for value in values)):
        key = phone_key(value, region) if kind == "phone" else email_key(value) if kind == "email" else url_key(value)
        if not key:
            raise Invalid(
                f"“{value[:80]}” cannot be read as {'an e-mail address' if kind == 'email' else 'a telephone number'}.",
                field=kind, hint="Write an address as name@example.org." if kind == "email" else "Digits are needed.",
            )  # fmt: skip
        points.setdefault(key, value[:500])
    with transaction.atomic():
        ContactPoint.objects.filter(workspace=person.workspace_id, person=person, kind=kind).delete()
        ContactPoint.objects.bulk_create(
            ContactPoint(
                workspace_id=person.workspace_id, person=person, kind=kind, value=value, key=key[:500], order=order
            )
            for order, (key, value) in enumerate(list(points.items())[:MOST_OF_A_KIND])
        )
    if kind == "email":
        person.email = next(iter(points.values()), "")[:254]
    elif kind == "phone":
        person.phone = next(iter(points.values()), "")[:60]
    if person.pk:
        Person.objects.filter(pk=person.pk).update(email=person.email, phone=person.phone)

"""Which time zones there are (IANA), from the system or the tzdata package."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


@cache
def known_zones() -> frozenset[str]:
    """The names that mean a place, as Europe/Berlin; technical aliases are left out."""
    return frozenset(
        zone
        for zone in available_timezones()
        if zone == "UTC" or ("/" in zone and not zone.startswith(("Etc/", "posix", "right", "SystemV")))
    )


def known_zone(zone: str) -> bool:
    return zone in known_zones()


def zone_named(typed: str) -> str:
    """The zone that somebody means: its name in any case, or only its city ("new york"); as typed where none fits."""
    wanted = "_".join(typed.split()).casefold()
    for zone in sorted(known_zones()):
        if wanted in (zone.casefold(), zone.rpartition("/")[2].casefold()):
            return zone
    return typed.strip()

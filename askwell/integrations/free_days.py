"""Which days people do not work, by country: weekends and public holidays from the `holidays` library, which is loaded
when the first day is asked for, so that no start waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from askwell.method.workdays import Calendars, Free, Place

SATURDAY_AND_SUNDAY = frozenset({5, 6})


def calendars(home: Place) -> Calendars:
    """Free days of any place, substitute days included. An unknown country counts as `home`'s (METHOD 8, calendars);
    where that is unknown too, only weekends are free."""

    def of(place: Place) -> Free:
        country = place.country or home.country
        region = place.region if place.country else home.region
        return _free(country.upper(), region)

    return of


def country_named(typed: str) -> str:
    """The two letters of a country (ISO 3166-1) from them, its three, or its English name; as typed where none fits."""
    from holidays.registry import COUNTRIES

    wanted = "_".join(typed.split()).casefold()
    for name, (_, *codes) in COUNTRIES.items():
        if wanted in (name, *map(str.casefold, codes)):
            return next(code for code in codes if len(code) == 2)
    return typed.strip()


@lru_cache(maxsize=256)
def _free(country: str, region: str) -> Free:
    calendar = _calendar(country, region)
    weekend: Iterable[int] = SATURDAY_AND_SUNDAY if calendar is None else calendar.weekend
    weekend_days = frozenset(weekend)

    def free(day: date) -> bool:
        return day.weekday() in weekend_days or (calendar is not None and day in calendar)

    return free


def _calendar(country: str, region: str) -> Any:
    """The library's calendar; an unknown subdivision counts national days only, an unknown country none."""
    if not country:
        return None
    import holidays

    try:
        return holidays.country_holidays(country, subdiv=region or None)
    except NotImplementedError:
        return _calendar(country, "") if region else None


def known_country(country: str) -> bool:
    """Whether this ISO 3166-1 code has a calendar."""
    import holidays

    return country.upper() in holidays.list_supported_countries(include_aliases=True)


def known_region(country: str, region: str) -> bool:
    """Whether this subdivision has holidays of its own in that country's calendar."""
    import holidays

    regions = holidays.list_supported_countries(include_aliases=True).get(country.upper(), [])
    return region in regions

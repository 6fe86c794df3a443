"""Public holidays of a country, for the calendar. The library behind it takes a while to import, so it is fetched only
when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from workshop_app.domain.errors import ErrorCode, KnownError


def public_holidays(country: str, years: Iterable[int], region: str = "") -> Mapping[date, str]:
    """Day -> name, in English where the library knows it; empty for no country. KnownError(COUNTRY_UNKNOWN) for a
    country or region without a calendar."""
    if not country.strip():
        return {}
    return dict(_holidays(country.strip().upper(), region.strip().upper(), tuple(sorted(set(years)))))


@cache
def countries() -> tuple[str, ...]:
    """The two letters of every country with a calendar, in their order."""
    import holidays

    return tuple(sorted(holidays.list_supported_countries(include_aliases=False)))


@cache
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of every part of a country with holidays of its own, by name; the code where the library has no
    name. Empty for a country without any."""
    import holidays

    try:
        found = holidays.country_holidays(country.strip().upper())
    except NotImplementedError:
        return ()
    names = {code: name for name, code in found.subdivisions_aliases.items()}
    return tuple(sorted(((code, names.get(code, code)) for code in found.subdivisions), key=_by_name))


def _by_name(region: tuple[str, str]) -> str:
    return region[1].casefold()


@cache
def _holidays(country: str, region: str, years: tuple[int, ...]) -> Mapping[date, str]:
    import holidays

    try:
        return {
            day: str(name)
            for day, name in holidays.country_holidays(
                country, subdiv=region or None, years=years, language="en_US"
            ).items()
        }
    except NotImplementedError as error:
        raise KnownError(ErrorCode.COUNTRY_UNKNOWN, country=" ".join((country, region)).strip()) from error

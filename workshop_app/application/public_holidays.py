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

"""Time zones by place. The names are those of the IANA data, which come with the `tzdata` package on every system
(Windows has none of its own); which country a zone belongs to stands in its tables. Used by calendar files, mails, the
plan, the calendar and the command line. Nobody has to name a zone: times are then read by the clocks of the place.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.naming import folded
from workshop_app.domain.workshops import Workshop


class ZoneOffer(Struct, frozen=True):
    """A zone to choose: its name in the data, its city, and the countries it is the time of."""

    name: str
    city: str
    countries: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@cache
def known(zone: str) -> bool:
    """Whether the data has a zone of this name."""
    try:
        return bool(zone) and ZoneInfo(zone) is not None
    except (ValueError, OSError, KeyError):  # what looks like a path, what is a folder of the data, what is not there
        return False


def checked(text: str) -> str:
    """The zone that is meant by its name, its city or a country with one zone; empty for nothing. Countries in brackets
    behind it, as lists show them, do not matter. KnownError ZONE_UNKNOWN where that is none, or one of several."""
    words = text.partition("(")[0].strip()
    if not words:
        return ""
    name = words.replace(" ", "_")
    exact = next((each.name for each in offers() if each.name.casefold() == name.casefold()), "")
    if exact or (("/" in name or name == "UTC") and known(name)):
        return exact or name
    found = find(words)
    in_city = [each for each in found if folded(each.city) == folded(words)]
    meant = in_city or found
    if len(meant) != 1:
        raise KnownError(ErrorCode.ZONE_UNKNOWN, zone=words[:60])
    return meant[0].name


def find(words: str, country: str = "") -> tuple[ZoneOffer, ...]:
    """The zones that have all these words in their name or countries, in any order and with or without accents; those
    of `country` (two letters) first. Nothing typed finds those of the country only."""
    wanted = folded(words.replace("/", " ").replace("_", " ")).split()
    if not wanted:
        return tuple(each for each in offers() if country and country.upper() in each.codes)
    said = " ".join(wanted)
    matching = [each for each in offers() if all(word in _plain(each) for word in wanted)]

    def later(offer: ZoneOffer) -> tuple[bool, bool, str]:
        named = any(folded(name) == said for name in (offer.city, *offer.countries))
        return country.upper() not in offer.codes, not named, offer.name

    return tuple(sorted(matching, key=later))


@cache
def offers() -> tuple[ZoneOffer, ...]:
    """Every zone of the tables that is the time of some country, in the order of their names."""
    countries = {code: name for code, name, *_ in _table("iso3166.tab")}
    found = []
    for codes, _, name, *_ in _table("zone1970.tab"):
        of = tuple(codes.split(","))
        found.append(ZoneOffer(name, city(name), tuple(countries.get(code, code) for code in of), of))
    also = {name: code for code, _, name, *_ in _table("zone.tab")}
    there = {each.name for each in found}
    found += [
        ZoneOffer(name, city(name), (countries.get(code, code),), (code,))
        for name, code in also.items()
        if name not in there
    ]
    return tuple(sorted(found, key=lambda each: each.name))


def city(zone: str) -> str:
    """ "Europe/Lisbon" is Lisbon, "America/Argentina/Buenos_Aires" Buenos Aires."""
    return zone.rpartition("/")[2].replace("_", " ")


def zone_of(reader: Reader, workshop: Workshop) -> str:
    """The zone of a workshop: its own, else the engagement's; empty where nobody said one, or one that is none."""
    zone = workshop.zone or queries.engagement(reader).zone
    return zone if known(zone) else ""


def elsewhere(reader: Reader, workshop: Workshop) -> str:
    """The city whose clocks a workshop goes by where that is not the time of the rest of the engagement, for people who
    read its hours somewhere else; empty else. Two zones that agree on the day are one time."""
    here = queries.engagement(reader).zone
    if not workshop.zone or workshop.zone == here or not known(workshop.zone):
        return ""
    return "" if here and known(here) and _agree(workshop, here) else city(workshop.zone)


def _agree(workshop: Workshop, here: str) -> bool:
    if workshop.day is None:
        return False
    from workshop_app.domain.run_plan import local_instant

    there = local_instant(workshop.day, workshop.start, ZoneInfo(workshop.zone))
    return there == local_instant(workshop.day, workshop.start, ZoneInfo(here))


def _plain(offer: ZoneOffer) -> str:
    return _plain_of(" ".join((offer.name, *offer.countries)))


@cache
def _plain_of(words: str) -> str:
    return folded(words.replace("/", " ").replace("_", " "))


def _table(name: str) -> list[list[str]]:
    lines = (files("tzdata") / "zoneinfo" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]

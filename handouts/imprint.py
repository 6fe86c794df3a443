"""What every printed page says about where it comes from, and the small values that many documents share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every page says about where it comes from; `day` is the day of printing."""

    client: str
    cycle: str
    coach: str
    confidentiality: str
    day: date
    language: str = "en"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something not settled: who looks after it and until when."""

    text: str
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class WorkshopImprint:
    """Which workshop a page belongs to. `start` and `end` are minutes since midnight of the first and last day."""

    imprint: Imprint
    title: str
    day: date | None
    place: str
    start: int
    end: int
    people: int
    id: str = ""

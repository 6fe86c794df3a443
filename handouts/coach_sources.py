"""Frozen inputs of the coach's own papers: proposal, session log, the blank left-hand column, and the index of an
engagement's file. See `source.py`."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from handouts.imprint import Imprint
from handouts.parameter_sources import CalendarLine, PrintedRole
from workshop_app.domain.okr import DraftStatus


class ProposalSource(Struct, frozen=True):
    """What a client is offered. The three phases are spans of days, None while nobody has said when it begins."""

    imprint: Imprint
    sponsor: str
    aim: str
    phases: tuple[tuple[date, date] | None, tuple[date, date] | None, tuple[date, date] | None]
    dates: tuple[CalendarLine, ...]
    roles: tuple[PrintedRole, ...]


class LoggedSession(Struct, frozen=True):
    """Time spent with the client, breaks not counted. `who` was there by name, or how many `people`; `minutes` is 0
    where nobody knows; `planned`: nobody measured them."""

    day: date
    what: str
    who: str = ""
    minutes: int = 0
    topics: tuple[str, ...] = ()
    planned: bool = False
    people: int = 0


class SessionLogSource(Struct, frozen=True):
    """Every session that was held, the first one first."""

    imprint: Imprint
    sessions: tuple[LoggedSession, ...]


class LeftHandSource(Struct, frozen=True):
    """A blank form: what is written on it stays with the coach."""

    imprint: Imprint


class IndexedPaper(Struct, frozen=True):
    """One kind of document and how many of it can be made; `version` is the last one that was issued, on that `day`,
    `printed` the one it would be if it were printed now."""

    title: str
    count: int
    version: str = ""
    day: date | None = None
    signed: bool = False
    printed: str = ""


class IndexedSet(Struct, frozen=True):
    """A set with its state."""

    team: str
    cycle: int
    version: int
    status: DraftStatus
    published_on: date | None = None
    changed_on: date | None = None
    cycle_name: str = ""


class ArchiveSource(Struct, frozen=True):
    """What there is of an engagement, group by group."""

    imprint: Imprint
    groups: tuple[tuple[str, tuple[IndexedPaper, ...]], ...]
    sets: tuple[IndexedSet, ...]

"""Plan B on paper: on the morning of a workshop the laptop does not start, and a PDF of the run sheet and of who sits
where lies beside the engagement's file, for any machine, phone or copy shop. This module decides for which workshops,
and when never; `plan_b_shelf` knows the folder, `handouts/plan_b` makes the pages. Pure.

Every workshop of the next seven days has one, until its last day is over or it was run: whoever has the file open for
the last time on a Friday finds Monday's. A file with a passphrase never has one, nor has one that is only read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

from workshop_app.application import queries, zones
from workshop_app.application.plan_b_shelf import PlanBPaper
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

AHEAD = 7  # days


class PaperDue(Struct, frozen=True):
    """A workshop that has to have its paper now. `start` is in minutes since midnight of `day`, its first one."""

    workshop_id: str
    title: str
    day: date
    start: int


class PlanBStanding(StrEnum):
    """How it stands with the paper of a file. The value is read by scripts and never changes."""

    NO_FILE = "no_file"
    READ_ONLY = "read_only"
    PROTECTED = "protected"  # by a passphrase
    OFF = "off"  # somebody wants none here
    NOTHING_DUE = "nothing_due"
    KEPT = "kept"  # and up to date
    BEHIND = "behind"  # the plan was changed since one of them was made
    MISSING = "missing"  # of one that is due there is none
    TROUBLE = "trouble"


NEVER = frozenset([PlanBStanding.PROTECTED, PlanBStanding.OFF])  # and what lies there goes


class PlanBReport(Struct, frozen=True):
    """What was found and done last. `papers` lie there, those of workshops that are due first by day; `problem` is why
    one of them could not be made or taken away, `stuck` the ids of the workshops whose paper is missing or not of now.
    `seen`: what lies there could be looked at. `behind`: something changed since, and nobody has looked yet whether it
    stands on one of them."""

    standing: PlanBStanding
    papers: tuple[PlanBPaper, ...] = ()
    problem: KnownError | None = None
    stuck: tuple[str, ...] = ()
    seen: bool = True
    behind: bool = False

    def of(self, workshop_id: str) -> PlanBPaper | None:
        return next((each for each in self.papers if each.workshop_id == workshop_id), None)


def barred(*, has_file: bool, read_only: bool, protected: bool, off: bool) -> PlanBStanding | None:
    """Why a file has no paper, whatever is planned in it; None where it may have one."""
    if not has_file:
        return PlanBStanding.NO_FILE
    if protected:
        return PlanBStanding.PROTECTED
    if read_only:
        return PlanBStanding.READ_ONLY
    return PlanBStanding.OFF if off else None


def due(reader: Reader, now: datetime) -> Iterator[PaperDue]:
    """The workshops that have to have a paper now, by their day, each read when it is asked for: there may be hundreds.
    One that is somewhere else is over when its day is over there and here."""
    for workshop in sorted(queries.workshops(reader), key=lambda each: (each.day or date.max, each.start, each.id)):
        yield from _due(reader, workshop, now)


def _due(reader: Reader, workshop: Workshop, now: datetime) -> Iterator[PaperDue]:
    if workshop.day is None or workshop.status is not WorkshopStatus.PLANNED:
        return
    todays = _todays(reader, workshop, now)
    if workshop.day > max(todays) + timedelta(days=AHEAD):
        return
    planned = reader.find(WorkshopAgenda, workshop.id)
    if planned is None or not planned.agenda.steps:
        return
    last = workshop.day + timedelta(days=max(step.day for step in planned.agenda.steps) - 1)
    if last >= min(todays):
        yield PaperDue(workshop.id, workshop.title or planned.agenda.title, workshop.day, workshop.start)


def _todays(reader: Reader, workshop: Workshop, now: datetime) -> tuple[date, date]:
    """Today here, and where the workshop is."""
    here, zone = now.astimezone().date(), zones.zone_of(reader, workshop)
    return here, now.astimezone(ZoneInfo(zone)).date() if zone else here

"""Planning workshops: the agenda's snapshot, who takes part, who sits where, and removing one with all that is its own.

A finished workshop is a record of what happened: its agenda, groups and attendance refuse changes with WORKSHOP_OVER.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from agendas.model import Agenda
from workshop_app.application.commands.unsent import remove_unsent
from workshop_app.application.once_only import once_only
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.removal import is_running
from workshop_app.application.what_ran import check_log_fits
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.text import one_line
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    ParkedItem,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
    WorkshopStatus,
)

LATEST_START = 24 * 60 - 1  # minutes since midnight


class PlanWorkshop(Struct, frozen=True):
    """Plan a workshop from an agenda, which is stored as it is now. `title` and `start` default to the agenda's;
    `people_ids` take part in this order. `id` is made when the request is, so that the screen can go there."""

    agenda: Agenda
    day: date | None = None
    start: int | None = None
    people_ids: tuple[str, ...] = ()
    title: str = ""
    place: str = ""
    team_id: str | None = None
    id: str = field(default_factory=new_id)
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        start = _checked_start(self.agenda.starts[0] if self.start is None else self.start)
        position = at_end(tx.all(Workshop))
        tx.put(
            Workshop(
                self.id,
                one_line(self.title) or self.agenda.title,
                self.agenda.kind,
                self.agenda.id,
                self.day,
                start,
                self.place,
                self.team_id,
                position=position,
            )
        )
        tx.put(WorkshopAgenda(self.id, self.agenda))
        for place, person_id in enumerate(self.people_ids):
            tx.get(Person, person_id)
            tx.put(once_only(tx, Attendance("", self.id, person_id, position=place)))


class AgendaAction(StrEnum):
    """What an edit of an agenda was, for the words of its undo step."""

    CHANGED = "changed"
    RETIMED = "retimed"
    REWORDED = "reworded"
    MOVED = "moved"
    PINNED = "pinned"
    ADDED = "added"
    REMOVED = "removed"
    PARKED = "parked"
    BROUGHT_BACK = "brought_back"
    THROWN_AWAY = "thrown_away"
    REPAIRED = "repaired"
    FITTED = "fitted"
    IMPORTED = "imported"


class EditAgenda(Struct, frozen=True):
    """Replace the snapshot of a planned workshop's agenda, and with it (`start`) when the workshop begins, where an
    edit of the days changes both. Each move of a step is one undo. While the day runs, what comes after the running
    step can still change; what was run is refused with STEP_HAS_RUN."""

    workshop_id: str
    agenda: Agenda
    merge_key: Hashable | None = None
    undoable: bool = True
    start: int | None = None
    action: AgendaAction = AgendaAction.CHANGED

    def run(self, tx: Transaction, clock: Clock) -> None:
        workshop = _planned(tx, self.workshop_id)
        if self.start is not None and self.start != workshop.start:
            tx.put(replace(workshop, start=_checked_start(self.start)))
        check_log_fits(tx, self.workshop_id, self.agenda)
        tx.put(WorkshopAgenda(self.workshop_id, self.agenda))


class SetGroups(Struct, frozen=True):
    """Store who sits where; without rounds the groups are taken back."""

    workshop_id: str
    rounds: tuple[SeatedRound, ...]
    seed: int = 0
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        _planned(tx, self.workshop_id)
        if self.rounds:
            tx.put(GroupPlan(self.workshop_id, self.seed, self.rounds))
        else:
            tx.remove(GroupPlan, self.workshop_id)


class SetAttendance(Struct, frozen=True):
    """Who takes part, in this order. People already there keep their check-in; `absent` names those not present."""

    workshop_id: str
    people_ids: tuple[str, ...]
    absent: frozenset[str] | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        _planned(tx, self.workshop_id)
        before = {entry.person_id: entry for entry in tx.all(Attendance, workshop_id=self.workshop_id)}
        wanted = tuple(dict.fromkeys(self.people_ids))
        for person_id, entry in before.items():
            if person_id not in wanted:
                tx.remove(Attendance, entry.id)
        for position, person_id in enumerate(wanted):
            tx.get(Person, person_id)
            known = before.get(person_id)
            present = (known is None or known.present) if self.absent is None else person_id not in self.absent
            entry = known or once_only(tx, Attendance("", self.workshop_id, person_id))
            tx.put(replace(entry, present=present, position=position))


class SeatAgain(Struct, frozen=True):
    """Who is there now and where they sit, in one step that one undo takes back."""

    attendance: SetAttendance
    groups: SetGroups
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        self.attendance.run(tx, clock)
        self.groups.run(tx, clock)


class RemoveWorkshop(Struct, frozen=True):
    """Remove a workshop and everything below it: agenda, attendance, groups, runs with their logs, parking lot. One
    whose day was started and not ended is refused with WORKSHOP_RUNNING."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        workshop = tx.get(Workshop, self.id)
        if is_running(tx, self.id):
            raise KnownError(ErrorCode.WORKSHOP_RUNNING, title=workshop.title)
        for run in tx.all(Run, workshop_id=self.id):
            for event in tx.all(RunEvent, run_id=run.id):
                tx.remove(RunEvent, event.id)
            tx.remove(Run, run.id)
        for entry in tx.all(Attendance, workshop_id=self.id):
            tx.remove(Attendance, entry.id)
        for item in tx.all(ParkedItem, workshop_id=self.id):
            tx.remove(ParkedItem, item.id)
        remove_unsent(tx, self.id)
        tx.remove(GroupPlan, self.id)
        tx.remove(WorkshopAgenda, self.id)
        tx.remove(Workshop, self.id)


def _planned(tx: Transaction, workshop_id: str) -> Workshop:
    workshop = tx.get(Workshop, workshop_id)
    if workshop.status is WorkshopStatus.FINISHED:
        raise KnownError(ErrorCode.WORKSHOP_OVER, title=workshop.title)
    return workshop


def _checked_start(start: int) -> int:
    if not 0 <= start <= LATEST_START:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="start", lowest=0, highest=LATEST_START)
    return start

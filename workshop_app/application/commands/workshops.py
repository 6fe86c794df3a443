"""Planning workshops: the agenda's snapshot, who takes part, who sits where, and removing one with all that is its own.
An edit carries what changes, not the whole: `between` finds it from what somebody saw and what they want.

A finished workshop is a record of what happened: its agenda, groups and attendance refuse changes with WORKSHOP_OVER.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
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
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.text import one_line
from workshop_app.domain.value_changes import NOTHING, ValueChange, value_change, with_change
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    ParkedItem,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
    WorkshopStatus,
    sits_twice,
    with_own_start,
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
    SIDE_BY_SIDE = "side_by_side"
    APART = "apart"


class EditAgenda(Struct, frozen=True):
    """Change the snapshot of a planned workshop's agenda: the items, days and facts that `change` names, in the agenda
    as it is stored now. The first day's start is the workshop's own and goes along. Each move of an item is one undo.
    While the day runs, what comes after the running item can still change; what was run is refused with STEP_HAS_RUN,
    and what somebody else changed since it was seen with CHANGED_MEANWHILE."""

    workshop_id: str
    change: ValueChange
    merge_key: Hashable | None = None
    undoable: bool = True
    action: AgendaAction = AgendaAction.CHANGED

    @classmethod
    def between(
        cls,
        workshop_id: str,
        seen: Agenda,
        wanted: Agenda,
        merge_key: Hashable | None = None,
        action: AgendaAction = AgendaAction.CHANGED,
    ) -> EditAgenda:
        """The edit that leads from the agenda somebody saw to the one they want."""
        return cls(workshop_id, value_change(seen, wanted), merge_key, action=action)

    def run(self, tx: Transaction, clock: Clock) -> None:
        workshop = planned_workshop(tx, self.workshop_id)
        stored = tx.get(WorkshopAgenda, self.workshop_id).agenda
        now = with_own_start(workshop, stored)
        agenda: Agenda = with_change(now, self.change)
        if not agenda.steps:
            raise KnownError(ErrorCode.CHANGED_MEANWHILE)  # two took out the last two items
        if agenda == now:
            return
        if agenda.starts[0] != workshop.start:
            tx.put(replace(workshop, start=_checked_start(agenda.starts[0])))
        else:
            agenda = replace(agenda, starts=(stored.starts[0], *agenda.starts[1:]))
        check_log_fits(tx, self.workshop_id, agenda)
        tx.put(WorkshopAgenda(self.workshop_id, agenda))


class ChangeGroups(Struct, frozen=True):
    """Change who sits where, in the rounds and rooms that `change` names; without rounds left the groups are taken
    back. A seat that somebody else changed since it was seen refuses the whole: CHANGED_MEANWHILE."""

    workshop_id: str
    change: ValueChange
    merge_key: Hashable | None = None
    undoable: bool = True

    @classmethod
    def between(
        cls,
        workshop_id: str,
        seen: GroupPlan | None,
        rounds: tuple[SeatedRound, ...],
        seed: int = 0,
        same_all_day: bool | None = None,
    ) -> ChangeGroups:
        """From the groups somebody saw (None: there were none) to these rounds. `same_all_day` is said where they are
        made anew; else they stay what they were made as."""
        before = seen or GroupPlan(workshop_id, 0, ())
        kept = before.same_all_day if same_all_day is None else same_all_day
        return cls(workshop_id, value_change(before, replace(before, rounds=rounds, seed=seed, same_all_day=kept)))

    def run(self, tx: Transaction, clock: Clock) -> None:
        planned_workshop(tx, self.workshop_id)
        now = tx.find(GroupPlan, self.workshop_id)
        plan: GroupPlan = with_change(now or GroupPlan(self.workshop_id, 0, ()), self.change)
        if now is not None and any(sits_twice(each) for each in plan.rounds if each not in now.rounds):
            raise KnownError(ErrorCode.CHANGED_MEANWHILE)  # two gave one person a seat each
        if plan.rounds:
            tx.put(plan)
        else:
            tx.remove(GroupPlan, self.workshop_id)


class ChangeAttendance(Struct, frozen=True):
    """Change who takes part: `people` is the change of the list of their ids, in order; `present` says of some whether
    they are there. Everybody else stays, with their check-in."""

    workshop_id: str
    people: ValueChange = NOTHING
    present: tuple[tuple[str, bool], ...] = ()
    merge_key: Hashable | None = None
    undoable: bool = True

    @classmethod
    def between(
        cls, workshop_id: str, seen: Iterable[Attendance], ids: Iterable[str], absent: frozenset[str] | None = None
    ) -> ChangeAttendance:
        """From the attendance somebody saw, in its order, to these people; `absent` names those not present (None:
        nothing is said of that)."""
        entries, wanted = tuple(seen), tuple(dict.fromkeys(ids))
        here = {entry.person_id: entry.present for entry in entries}
        people = value_change(tuple(here), wanted)
        if absent is None:
            return cls(workshop_id, people)
        present = tuple((id, id not in absent) for id in wanted if here.get(id, True) != (id not in absent))
        return cls(workshop_id, people, present)

    def run(self, tx: Transaction, clock: Clock) -> None:
        planned_workshop(tx, self.workshop_id)
        known = {entry.person_id: entry for entry in tx.all(Attendance, workshop_id=self.workshop_id)}
        wanted: tuple[str, ...] = with_change(tuple(known), self.people)
        for person_id, entry in known.items():
            if person_id not in wanted:
                tx.remove(Attendance, entry.id)
        said = dict(self.present)
        for position, person_id in enumerate(wanted):
            tx.get(Person, person_id)
            entry = known.get(person_id) or once_only(tx, Attendance("", self.workshop_id, person_id))
            present = said.get(person_id, entry.present)
            tx.put(replace(entry, present=present, position=position))


class SeatAgain(Struct, frozen=True):
    """Who is there now and where they sit, in one step that one undo takes back."""

    attendance: ChangeAttendance
    groups: ChangeGroups
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        self.attendance.run(tx, clock)
        self.groups.run(tx, clock)


class HoldOtherRounds(Struct, frozen=True):
    """An agenda with other rounds and the groups for them, in one step that one undo takes back."""

    agenda: EditAgenda
    groups: ChangeGroups
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        self.agenda.run(tx, clock)
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
        for made in tx.all(Commitment, workshop_id=self.id):
            tx.remove(Commitment, made.id)
        remove_unsent(tx, self.id)
        tx.remove(GroupPlan, self.id)
        tx.remove(WorkshopAgenda, self.id)
        tx.remove(Workshop, self.id)


def planned_workshop(tx: Transaction, workshop_id: str) -> Workshop:
    """The workshop, if it still lies ahead. KnownError WORKSHOP_OVER, NOT_FOUND."""
    workshop = tx.get(Workshop, workshop_id)
    if workshop.status is WorkshopStatus.FINISHED:
        raise KnownError(ErrorCode.WORKSHOP_OVER, title=workshop.title)
    return workshop


def _checked_start(start: int) -> int:
    if not 0 <= start <= LATEST_START:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="start", lowest=0, highest=LATEST_START)
    return start

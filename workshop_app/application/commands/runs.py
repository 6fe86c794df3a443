"""The one command of a running workshop: answer a request of the facilitator with events and append them to the run's
log.

Used by `application.run_session` only. Never undone: a day that happened stays happened; the run has its own ways back.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.run import Command, Run, RunEvent, RunState, Start, decide, evolve, recover, row_of
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus


class LogRun(Struct, frozen=True):
    """Append what `request` causes at the moment `at` of the run's time line. The first one writes the run itself too,
    and the date of a workshop that had none or begins on another; finishing the last day of a workshop marks the
    workshop as finished. `known` is the state after `rows` rows of the log, as the caller believes; it is used only
    when the log still has exactly that many, so that a command costs the same at the end of a day as at its start."""

    record: Run
    request: Command
    at: datetime
    known: RunState
    rows: int
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        state, last = self.known, self.rows
        if tx.count(RunEvent, run_id=self.record.id) != self.rows:
            # From the file, not from what some window believes: two windows cannot contradict each other.
            agenda = tx.get(WorkshopAgenda, self.record.workshop_id).agenda
            rows = tx.all(RunEvent, run_id=self.record.id)
            state, _ = recover(agenda, self.record, rows)
            last = max((row.number for row in rows), default=0)
        events = decide(state, self.request, self.at)
        if not last:
            tx.put(self.record)
            self._date_workshop(tx)
        for number, event in enumerate(events, last + 1):
            tx.put(row_of(event, self.record.id, number))
            state = evolve(state, event)
        if state.finished_at is not None and not self.record.rehearsal:
            self._finish_workshop(tx, state)

    def _date_workshop(self, tx: Transaction) -> None:
        """A workshop takes place on the day it begins, also where another was planned: its report, its mail and the
        calendar say so, and what comes after it is later. Only of its first day, and never of a rehearsal. One that
        begins near its plan keeps its date: just after midnight it is still yesterday's."""
        if self.record.rehearsal or not isinstance(self.request, Start) or self.request.day != 1:
            return
        workshop, today = tx.get(Workshop, self.record.workshop_id), self.at.astimezone().date()
        if workshop.day is None or (workshop.day != today and not self.request.keep_pins):
            tx.put(replace(workshop, day=today))

    def _finish_workshop(self, tx: Transaction, state: RunState) -> None:
        last_day = max(step.day for step in state.agenda.steps)
        if state.plan is not None and state.plan.day == last_day:
            workshop = tx.get(Workshop, self.record.workshop_id)
            tx.put(replace(workshop, status=WorkshopStatus.FINISHED))

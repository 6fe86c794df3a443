"""What happened stays happened: a change of an agenda must leave every step that was run where its log finds it.

Asked by the command that edits a planned agenda, and by undo. Rehearsals do not count: their logs may become
unreadable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendas.model import Agenda
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import WorkshopAgenda

if TYPE_CHECKING:
    from workshop_app.domain.run_state import RunState


def check_log_fits(reader: Reader, workshop_id: str, agenda: Agenda) -> None:
    """Refuse (STEP_HAS_RUN) an agenda in which the days that were run, or run now, would read otherwise."""
    before = reader.find(WorkshopAgenda, workshop_id)
    if before is None:
        return
    from workshop_app.domain.run_recover import recover  # hardly ever wanted: agendas are edited before their day

    for run in reader.all(Run, workshop_id=workshop_id, rehearsal=False):
        rows = reader.all(RunEvent, run_id=run.id)
        was, lost_before = recover(before.agenda, run, rows)
        then, lost = recover(agenda, run, rows)
        if _visited(then) != _visited(was) or len(lost) > len(lost_before):
            raise KnownError(ErrorCode.STEP_HAS_RUN, title=_title(before.agenda, was, then))


def _visited(state: RunState) -> tuple[str, ...]:
    return tuple(step_id for step_id, _ in state.visits)


def _title(agenda: Agenda, was: RunState, then: RunState) -> str:
    """The first step the log would not find any more, else the one the day began with."""
    kept = set(_visited(then)) | {planned.step.id for planned in then.steps}
    touched = (*_visited(was), *(note.step_id for note in was.notes))
    return agenda.step(next((step_id for step_id in touched if step_id not in kept), touched[0])).title

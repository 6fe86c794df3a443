"""What days that run, or have run, say about the groups: which rounds are history, who has had which seat before.
Asked by the groups screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.groups import SeatCount, seat_counts
from workshop_app.domain.run_picture import RunPicture, picture
from workshop_app.domain.run_recover import recover
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import Workshop, WorkshopStatus


def seats_so_far(reader: Reader, but: str) -> Mapping[str, SeatCount]:
    """How often everybody has had each seat in the workshops of this file that are over, except one."""
    over = (each.id for each in reader.all(Workshop, status=WorkshopStatus.FINISHED) if each.id != but)
    plans = (queries.groups(reader, workshop_id) for workshop_id in over)
    return seat_counts(one for plan in plans if plan is not None for one in plan.rounds)


def rounds_begun(reader: Reader, workshop_id: str, now: datetime) -> int:
    """The number of the last breakout round that is over or runs: up to it nobody's seat is touched any more. A
    rehearsal is no history."""
    runs = reader.all(Run, workshop_id=workshop_id, rehearsal=False)
    if not runs:
        return 0
    agenda = queries.agenda(reader, workshop_id).agenda
    begun = [0]
    for run in runs:
        state, _ = recover(agenda, run, reader.all(RunEvent, run_id=run.id))
        if state.plan is None:
            continue
        begun.append(begun_in(picture(state, state.finished_at or now)))
    return max(begun)


def begun_in(shown: RunPicture) -> int:
    """The same for a day that runs, as it is pictured."""
    begun = [0 if shown.round is None else shown.round.number]
    for row in shown.rows:
        if row.actual is not None and row.step is not shown.step:
            begun += [each.number for each in row.step.rounds]
    return max(begun)

"""What days that run, or have run, say about the groups: which rounds are history, who has had which seat before.
Asked by the groups screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from agendas.truth import MeetingMatrix
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.application.seating import Met, met_before
from workshop_app.domain import groups
from workshop_app.domain.groups import SeatCount, seat_counts
from workshop_app.domain.run_picture import RunPicture, picture
from workshop_app.domain.run_recover import recover
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopStatus


def seats_so_far(reader: Reader, but: str) -> Mapping[str, SeatCount]:
    """How often everybody has had each seat in the workshops of this file that are over, except one."""
    return seat_counts(one for plan in _earlier_plans(reader, but) for one in plan.rounds)


def meetings(
    reader: Reader, workshop_id: str, people: Sequence[str], elsewhere: Met | None = None
) -> tuple[MeetingMatrix, MeetingMatrix]:
    """Who met whom how often in the rounds of this workshop, and before, of these people in this order: what counts
    when groups are made, so the first of two days too, and `elsewhere`, in other engagements."""
    today = queries.groups(reader, workshop_id)
    before = Counter(met_before(reader, reader.get(Workshop, workshop_id))) + Counter(elsewhere or {})
    times = tuple(tuple(before[min(one, other), max(one, other)] for other in people) for one in people)
    return groups.met(today.rounds if today else (), people), MeetingMatrix(tuple(people), times)


def _earlier_plans(reader: Reader, but: str) -> Iterator[GroupPlan]:
    """The groups of the workshops of this file that are over, except one."""
    over = (each.id for each in reader.all(Workshop, status=WorkshopStatus.FINISHED) if each.id != but)
    for workshop_id in over:
        plan = queries.groups(reader, workshop_id)
        if plan is not None:
            yield plan


def round_running(reader: Reader, workshop_id: str, now: datetime) -> int:
    """The number of the breakout round that runs; 0 when none does."""
    for run in reader.all(Run, workshop_id=workshop_id, rehearsal=False):
        state, _ = recover(queries.agenda(reader, workshop_id).agenda, run, reader.all(RunEvent, run_id=run.id))
        if state.plan is not None and state.finished_at is None:
            shown = picture(state, now)
            if shown.round is not None:
                return shown.round.number
    return 0


def rounds_begun(reader: Reader, workshop_id: str, now: datetime) -> int:
    """The number of the last breakout round that is over or runs: up to it nobody's seat is touched any more. A
    rehearsal is no history."""
    return max(_begun_on_all_days(reader, workshop_id, now), default=0)


def rounds_held(reader: Reader, workshop_id: str) -> frozenset[int]:
    """The numbers of the rounds that had begun when the log was written to last, without those that were left out."""
    rows = (row for run in reader.all(Run, workshop_id=workshop_id, rehearsal=False) for row in _rows(reader, run))
    last = max((row.at for row in rows), default=None)
    return frozenset() if last is None else _begun_on_all_days(reader, workshop_id, last)


def _begun_on_all_days(reader: Reader, workshop_id: str, now: datetime) -> frozenset[int]:
    runs = reader.all(Run, workshop_id=workshop_id, rehearsal=False)
    if not runs:
        return frozenset()
    agenda = queries.agenda(reader, workshop_id).agenda
    begun: set[int] = set()
    for run in runs:
        state, _ = recover(agenda, run, _rows(reader, run))
        if state.plan is not None:
            begun |= _all_begun(picture(state, state.finished_at or now))
    return frozenset(begun)


def _rows(reader: Reader, run: Run) -> tuple[RunEvent, ...]:
    return reader.all(RunEvent, run_id=run.id)


def begun_in(shown: RunPicture) -> int:
    """The number of the last round that has begun on a day that runs, as it is pictured; 0 when none has."""
    return max(_all_begun(shown), default=0)


def _all_begun(shown: RunPicture) -> set[int]:
    begun = set()
    for row in shown.rows:
        numbers = [each.number for each in row.step.rounds]
        if row.step is shown.step:
            now = 0 if shown.round is None else shown.round.number
            begun |= {number for number in numbers if number <= now}
        elif row.actual is not None:
            begun |= set(numbers)
    return begun

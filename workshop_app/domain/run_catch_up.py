"""Ways to win time back when the day runs late: which later steps could be shorter, in the order the agenda names.

Pure: an offer is tried on the state first, so that minutes which a pinned lunch would swallow anyway are not promised.
Nothing is changed until the facilitator accepts; protected steps and shortest lengths are respected.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop_app.domain.run_decide import ShiftTime, decide
from workshop_app.domain.run_picture import RowStatus, RunPicture, StepRow, picture
from workshop_app.domain.run_state import RunState, evolve

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """Take these minutes from these later steps (or, `back`, give them back); the day then ends at `ends`, `behind` its
    plan."""

    changes: tuple[tuple[str, int], ...]
    ends: datetime
    behind: timedelta
    back: bool = False


def offers(state: RunState, now: datetime) -> tuple[Offer, ...]:
    """At most three: one step alone if that is enough, several in the order of `cut`, giving back what was taken."""
    shown = picture(state, now)
    if not state.running:
        return ()
    found: list[Offer] = []
    need = math.ceil(shown.day_behind / MINUTE)
    if shown.day_behind >= MINUTE:
        candidates = sorted((row for row in shown.rows if _can_give(row)), key=_cut_order)
        in_order = _taken(state, now, candidates, need)
        alone = next((row for row in candidates if _slack(row) >= need), None)
        single = None if alone is None else _taken(state, now, [alone], need)
        found = [offer for offer in (single, in_order) if offer is not None and offer.behind < shown.day_behind]
        if len(found) == 2 and found[0].changes == found[1].changes:
            found.pop()
    back = _given_back(state, now, shown)
    return (*found, back) if back is not None else tuple(found)


def _can_give(row: StepRow) -> bool:
    step = row.step
    return row.status is RowStatus.LATER and step.cut is not None and not step.protected and _slack(row) > 0


def _slack(row: StepRow) -> int:
    return row.step.minutes + row.added - row.step.flex.shortest


def _cut_order(row: StepRow) -> int:
    return row.step.cut or 0


def _taken(state: RunState, now: datetime, rows: list[StepRow], need: int) -> Offer | None:
    changes: list[tuple[str, int]] = []
    best = picture(state, now).day_behind
    for row in rows:
        if need <= 0:
            break
        minutes = min(_slack(row), need)
        behind = _tried(state, now, (*changes, (row.step.id, -minutes))).day_behind
        if behind < best:
            changes.append((row.step.id, -minutes))
            need -= minutes
            best = behind
    return _offer(state, now, tuple(changes)) if changes else None


def _given_back(state: RunState, now: datetime, shown: RunPicture) -> Offer | None:
    later = (row for row in shown.rows if row.status is RowStatus.LATER and row.added < 0)
    changes = tuple((row.step.id, -row.added) for row in later)
    return _offer(state, now, changes, back=True) if changes else None


def _offer(state: RunState, now: datetime, changes: tuple[tuple[str, int], ...], back: bool = False) -> Offer:
    then = _tried(state, now, changes)
    return Offer(changes, then.projected_end or now, then.day_behind, back)


def _tried(state: RunState, now: datetime, changes: tuple[tuple[str, int], ...]) -> RunPicture:
    for event in decide(state, ShiftTime(changes), now):
        state = evolve(state, event)
    return picture(state, now)

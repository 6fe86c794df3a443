"""What to ring and what to say between two pictures of the same run: comparing them is the only memory the bell has.
Also when to ask whether something was forgotten: the next step, or the start of the day.

A cue whose moment is long past (the machine slept, the window was blocked) is never given: late is worse than not.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from workshop_app.domain.run_picture import RunPicture, RunStatus

LATEST = timedelta(seconds=2)
FORGOTTEN = timedelta(seconds=30)  # how long after its moment to ask whether something was begun and not told
ASK_AGAIN = timedelta(seconds=60)
ANNOUNCED_SECONDS = (600, 300, 120, 60, 30, 0)


class Cue(StrEnum):
    """A sound at a moment of the run."""

    WARNING = "warning"  # see `run_picture.Level`
    LAST_CALL = "last_call"
    PHASE = "phase"  # the next phase of a round begins, or the next step of a strand
    END = "end"  # the step's time is up


def cues(before: RunPicture | None, after: RunPicture, latest: timedelta = LATEST) -> tuple[Cue, ...]:
    """The cues that fell due between two pictures, in the order of their moments; `latest` is how long after its moment
    one may come."""
    if before is None or not _same_stretch(before, after):
        return ()
    found: list[Cue] = []
    marks = (
        (Cue.WARNING, after.marks.warning),
        (Cue.LAST_CALL, after.marks.last_call),
        (Cue.END, timedelta(0)),
    )
    found.extend(cue for cue, mark in marks if _crossed(before.remaining, after.remaining, mark, latest))
    if (_phase_changed(before, after, latest) or _strand_changed(before, after, latest)) and Cue.END not in found:
        found.append(Cue.PHASE)
    return tuple(found)


def seconds_to_announce(before: RunPicture | None, after: RunPicture, latest: timedelta = LATEST) -> int | None:
    """The remaining seconds a screen reader should hear now: 10, 5, 2, 1 minutes, 30 seconds, the end; else None."""
    if before is None or not _same_stretch(before, after):
        return None
    for seconds in ANNOUNCED_SECONDS:
        if _crossed(before.remaining, after.remaining, timedelta(seconds=seconds), latest):
            return seconds
    return None


def asks_again(before: timedelta, after: timedelta, latest: timedelta = LATEST) -> bool:
    """Whether "you have not started" fell due between two looks, both given as the time since something should have
    begun: half a minute after it, then every minute."""
    if after < FORGOTTEN:
        return False
    due = FORGOTTEN + (after - FORGOTTEN) // ASK_AGAIN * ASK_AGAIN
    return before < due and after - due <= latest


def overdue(shown: RunPicture) -> timedelta | None:
    """How long ago the next step should have begun, below zero while it should not; None when nothing is to come. A
    next step with a fixed start waits for that."""
    if shown.status is not RunStatus.RUNNING or shown.next_step is None:
        return None
    late = -shown.remaining
    if shown.next_step.pinned is None:
        return late
    row = next(row for row in shown.rows if row.step is shown.next_step)
    return min(late, shown.now - row.planned_start)


def next_step_forgotten(before: RunPicture | None, after: RunPicture, latest: timedelta = LATEST) -> bool:
    """Whether to ask now if the next step has really not begun."""
    if before is None or not _same_stretch(before, after):
        return False
    was, late = overdue(before), overdue(after)
    return was is not None and late is not None and asks_again(was, late, latest)


def _same_stretch(before: RunPicture, after: RunPicture) -> bool:
    """Whether only time passed between the two: no other step, no minutes added, no pause now."""
    same = before.visit == after.visit and before.allotted == after.allotted
    return same and after.status is RunStatus.RUNNING and after.step is not None


def _crossed(before: timedelta, after: timedelta, mark: timedelta, latest: timedelta) -> bool:
    return after <= mark < before and mark - after <= latest


def _phase_changed(before: RunPicture, after: RunPicture, latest: timedelta) -> bool:
    if before.round is None or after.round is None:
        return False
    was = before.round.part_remaining
    changed = (before.round.number, before.round.phase) != (after.round.number, after.round.phase)
    passed = after.now - before.now
    return changed and passed - was <= latest


def _strand_changed(before: RunPicture, after: RunPicture, latest: timedelta) -> bool:
    """Whether one of the groups that work side by side has just come to its next step, or to its end."""
    passed = after.now - before.now
    both = zip(before.strands, after.strands, strict=False)
    return any(
        was.step is not None
        and (now.step is None or was.step.id != now.step.id)
        and timedelta(0) <= passed - was.remaining <= latest
        for was, now in both
    )

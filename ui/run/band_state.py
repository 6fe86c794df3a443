"""The running item as a band from left to right: in a breakout a segment for each phase of its round, else one
for the whole item. Pure; no Qt. Asked for by `views`."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from agendas.model import PhaseKind
from ui.run.timing import MINUTE, ZERO, as_said
from ui.run.view_state import local_clock, said_later
from workshop_app.domain.run import RowStatus, RunPicture, RunState
from workshop_app.domain.run_rounds import part_at, parts_of


class Segment(Struct, frozen=True):
    """`kind` is None for a whole item; `start` is empty where a pause makes it a guess; `length` in minutes, `gone` the
    share of it that is over."""

    kind: PhaseKind | None
    start: str
    length: float
    gone: float
    status: RowStatus


class BandView(Struct, frozen=True):
    """The segments, the time the last one ends, and for a whole item when the clock warns, as a time and as the share
    of the item that is over then."""

    segments: tuple[Segment, ...] = ()
    ends: str = ""
    warns: str = ""
    warns_at: float = 0.0


def band_view(state: RunState, picture: RunPicture, zone: tzinfo | None) -> BandView:
    """The band of this moment; empty before and after the day."""
    step = picture.step
    if step is None:
        return BandView()
    parts = parts_of(step, state.changes)
    running = part_at(parts, picture.elapsed)
    origin = picture.now - picture.elapsed  # of the item's own time, if nothing paused it
    if running is None or picture.remaining < ZERO:
        return _whole(picture, origin, zone)
    row = next((row for row in picture.rows if row.step is step), None)
    begun, said = (row.start, as_said(row.start, row.planned_start)) if row is not None else (origin, origin)
    paused = state.paused_between(begun, picture.now) > ZERO
    later = said_later(picture)
    segments = []
    for part in parts:
        if part.round != running.round or part.length <= ZERO:
            continue
        status = (
            RowStatus.NOW if part is running else RowStatus.DONE if part.end <= picture.elapsed else RowStatus.LATER
        )
        begins = origin + part.start + later
        begins = begins if paused else max(said, begins)  # a phase cut to whole minutes begins no sooner than its item
        start = "" if paused and status is not RowStatus.LATER else local_clock(picture, begins, zone)
        gone = min(1.0, max(0.0, (picture.elapsed - part.start) / part.length))
        segments.append(Segment(part.kind, start, part.length / MINUTE, gone, status))
    last = max(part.end for part in parts if part.round == running.round)
    return BandView(tuple(segments), local_clock(picture, origin + last + later, zone))


def _whole(picture: RunPicture, origin: datetime, zone: tzinfo | None) -> BandView:
    length = max(timedelta(seconds=1), picture.allotted)
    gone = min(1.0, max(0.0, picture.elapsed / length))
    end = picture.now + picture.remaining + said_later(picture)
    warns = end - picture.marks.warning
    soon = picture.marks.warning > ZERO and warns > picture.now
    rows = (row for row in picture.rows if row.step is picture.step)
    start = next((as_said(row.start, row.planned_start) for row in rows), origin)
    return BandView(
        (Segment(None, local_clock(picture, start, zone), length / MINUTE, gone, RowStatus.NOW),),
        local_clock(picture, end, zone),
        local_clock(picture, warns, zone) if soon else "",
        1 - picture.marks.warning / length if soon else 0.0,
    )

"""Lengths and times as the run screen says and reads them. Pure; called by the view states, the stage and the words."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, tzinfo

from agendas.schedule import parse_clock, parse_duration
from workshop_app.domain.run import RowStatus, RunPicture, StartedEarlier, StepRow

ZERO = timedelta(0)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HARDLY = timedelta(seconds=30)  # early: whoever goes on by hand at 0:01 is on time


def countdown(remaining: timedelta) -> str:
    """ "23:41", "1:03:41"; "−0:30" when over. A full second shows until it has wholly passed."""
    seconds = (
        math.ceil(remaining / timedelta(seconds=1)) if remaining > ZERO else int(-remaining / timedelta(seconds=1))
    )
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    sign = "−" if remaining <= -timedelta(seconds=1) else ""
    return sign + (f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}")


def until_next_second(picture: RunPicture) -> int:
    """Milliseconds until the digits change, so that both windows turn over on the second."""
    left = picture.remaining % timedelta(seconds=1)
    return max(1, math.ceil((left or timedelta(seconds=1)) / timedelta(milliseconds=1)))


def count_up(elapsed: timedelta) -> str:
    """What has passed, in whole seconds: "0:00", "12:30"."""
    return countdown(timedelta(seconds=int(elapsed / timedelta(seconds=1))))


def whole_minutes(length: timedelta) -> int:
    """Minutes towards zero: 59 seconds late is on time."""
    return int(length / MINUTE)


def against_plan(at: datetime, planned: datetime) -> int:
    """Whole minutes after the plan, below zero before it: those between the two clocks that stand beside each other.
    4:59 before 15:30 is written 15:25, and that is five minutes; 59 seconds late, or a moment early, are on time."""
    if at >= planned:
        return whole_minutes(at - planned)
    return 0 if planned - at < HARDLY else (_minute(at) - _minute(planned)) // MINUTE


def as_said(at: datetime, planned: datetime) -> datetime:
    """The moment whose clock goes with these minutes: seconds never write another end beside "on time"."""
    return planned + against_plan(at, planned) * MINUTE


def taken(row: StepRow) -> int | None:
    """The minutes a step took, or has taken so far: between the clocks that are written at its two ends, where nothing
    but this step was worked on between them. So "−16" stands beside "16 min ahead", also after 14:36."""
    if row.actual is None:
        return None
    if row.status is not RowStatus.DONE or abs(row.end - row.start - row.actual) >= SECOND:
        return round(row.actual / MINUTE)
    return (as_said(row.end, row.planned_end) - as_said(row.start, row.planned_start)) // MINUTE


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def parse_earlier(text: str, wall: datetime, zone: tzinfo | None = None) -> StartedEarlier | None:
    """ "10:04" is a time of day, "3" and "3 min" are three minutes ago; None when it is neither, or as "130" both."""
    text = text.strip()
    if text.isdecimal():
        return StartedEarlier(minutes_ago=int(text)) if len(text) <= 2 else _clock_earlier(text, wall, zone)
    ago = parse_duration(text)
    if ago is not None and parse_clock(text) is None:
        return StartedEarlier(minutes_ago=ago)
    return _clock_earlier(text, wall, zone)


def _clock_earlier(text: str, wall: datetime, zone: tzinfo | None) -> StartedEarlier | None:
    minute = parse_clock(text)
    if minute is None or (len(text) == 3 and text.isdecimal()):
        return None
    local = wall.astimezone(zone)
    begun = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=minute)
    if begun - local > timedelta(hours=12):  # "23:58" said just after midnight
        begun -= timedelta(days=1)
    return StartedEarlier(at=begun)


def gap_minutes(seconds: float) -> int:
    """The length of a gap in whole minutes, at least one."""
    return max(1, round(abs(seconds) / 60))

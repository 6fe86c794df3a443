"""When somebody comes to a workshop and leaves it, known beforehand: as people write it ("13:00", "at lunch", "after
round 2"), and which breakout rounds that leaves them. Pure.

Times are minutes since midnight of the first day; a later day adds 1440 for each day (“10:00 (+1)”). Lunch is kept as
the lunch of a day ("lunch", "lunch (+1)"): when that is, the plan says each time it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from agendas import schedule
from agendas.model import Activity, Agenda
from agendas.typed_times import imported_clock, parse_clock, parse_end
from workshop_app.domain.workshops import Attendance

_LUNCH = re.compile(
    r"(?:at|before|with|zum|vor dem)?\s*(?:lunch|lunch ?time|mittag|mittagessen)(?: ?\(?\+(\d{1,2})\)?)?"
)
_ROUND = re.compile(r"(?:after|nach)?\s*(?:(?:round|runde|r)\.?)?\s*(\d{1,2})")
MOST_ROUNDS = 99


class Leaving(Struct, frozen=True):
    """After so many rounds, at a time, or at the lunch of a day, from 1; none of them: stays to the end."""

    after: int | None = None
    at: int | None = None
    lunch: int | None = None


def read_leaving(text: str, agenda: Agenda | None = None, *, imported: bool = False) -> Leaving | None:
    """What was typed, or None where it is not clearly one meaning. A number up to 9 alone is a round; lunch is the
    first of the agenda where no day is said, and without one there is not understood; nor is a round after the last of
    the agenda, where it has any. `imported`: from a table, where
    0.54 is a part of a day."""
    words = " ".join(text.casefold().split())
    if not words:
        return Leaving()
    lunch = _LUNCH.fullmatch(words)
    if lunch:
        return None if agenda is None else _read_lunch(lunch[1], lunches(agenda))
    found = _ROUND.fullmatch(words)
    if found and (not words.isdigit() or len(words) == 1):
        rounds = MOST_ROUNDS if agenda is None else len(tuple(round_times(agenda))) or MOST_ROUNDS
        return Leaving(after=int(found[1])) if int(found[1]) <= rounds else None
    at = imported_clock(words, ends=True) if imported else parse_end(words)
    return None if at is None else Leaving(at=at)


def is_lunch(text: str) -> bool:
    """Whether somebody leaves at lunch, whenever that is."""
    return _LUNCH.fullmatch(" ".join(text.casefold().split())) is not None


def read_arrival(text: str, *, imported: bool = False) -> int | None:
    """The time of day that was typed, or None; `imported` as for `read_leaving`."""
    words = " ".join(text.casefold().split())
    return imported_clock(words) if imported else parse_clock(words)


def said_leaving(entry: Attendance, agenda: Agenda | None = None) -> str:
    """As it is typed; everything that is stored, for two copies of a file may have said it in two ways: then it is no
    single answer, and typing it again is a question. A time that is that of lunch in `agenda` is called lunch. It stays
    a time: files before version 7 kept "lunch" like that, and whoever typed 12:30 may have meant it."""
    at_lunch = {moment: day for day, moment in (lunches(agenda).items() if agenda is not None else ())}
    days = [day for day in (at_lunch.get(entry.leaves_at or 0), entry.leaves_lunch) if day is not None]
    said = ["lunch" if day == 1 else f"lunch (+{day - 1})" for day in dict.fromkeys(days)]
    if entry.leaves_at is not None and entry.leaves_at not in at_lunch:
        said.insert(0, schedule.clock(entry.leaves_at))
    return ", ".join(said if entry.leaves_after is None else [*said, f"after round {entry.leaves_after}"])


def said_arrival(entry: Attendance) -> str:
    """As it is typed."""
    return "" if entry.arrives_at is None else schedule.clock(entry.arrives_at)


def lunches(agenda: Agenda) -> Mapping[int, int]:
    """When lunch begins, by day: the first one of each day that has any."""
    found: dict[int, int] = {}
    for step, slot in zip(agenda.steps, schedule.times(agenda), strict=True):
        if step.activity is Activity.LUNCH:
            found.setdefault(slot.day, _moment(slot.day, slot.start))
    return found


def leaving_at(entry: Attendance, agenda: Agenda) -> int | None:
    """When somebody leaves by the clock, as the plan stands; None: nobody said so, or the lunch they leave at is in the
    plan no more (`lunch_gone`). Where both are stored (two copies of a file may say one each), the earlier: nobody is
    given a seat after they may have left."""
    at_lunch = None if entry.leaves_lunch is None else lunches(agenda).get(entry.leaves_lunch)
    return min((moment for moment in (entry.leaves_at, at_lunch) if moment is not None), default=None)


def lunch_gone(entry: Attendance, agenda: Agenda) -> bool:
    """Whether somebody leaves at a lunch that the plan does not have: when, is a question."""
    return entry.leaves_lunch is not None and entry.leaves_lunch not in lunches(agenda)


def rounds_left(entry: Attendance, agenda: Agenda) -> tuple[int, int | None]:
    """How many rounds somebody misses at the beginning, and after how many they are gone (None: they stay). A round
    that has begun when somebody comes, or is not over when they leave, is missed. Nobody is left out for a lunch that
    is gone: that is asked."""
    times = tuple(round_times(agenda))
    late = 0 if entry.arrives_at is None else sum(begins < entry.arrives_at for begins, _ in times)
    ends = [] if entry.leaves_after is None else [entry.leaves_after]
    leaves = leaving_at(entry, agenda)
    if leaves is not None:
        ends.append(sum(over <= leaves for _, over in times))
    left = min(ends, default=len(times))
    return late, left if left < len(times) else None


def round_times(agenda: Agenda) -> Iterator[tuple[int, int]]:
    """When each breakout round begins and is over, through all days."""
    for step, slot in zip(agenda.steps, schedule.times(agenda), strict=True):
        begins = _moment(slot.day, slot.start)
        for each in step.rounds if step.activity is Activity.ROTATION else ():
            over = begins + sum(phase.minutes for phase in each.phases)
            yield begins, over
            begins = over


def _read_lunch(later: str | None, known: Mapping[int, int]) -> Leaving | None:
    """`later` is how many days after the first, where that was said."""
    day = min(known, default=None) if later is None else int(later) + 1
    return Leaving(lunch=day) if day in known else None


def _moment(day: int, minutes: int) -> int:
    return (day - 1) * schedule.DAY + minutes

"""The date engine: from a cycle's first day and length to the engagement calendar, the preparation of each workshop,
and the timeline from one cycle to the next; weekends, blackout weeks and public holidays are stepped around.

Weeks, days and words are data (`content/calendar.<lang>.toml`). Pure: days off are handed in
(`application/public_holidays`), nothing here knows today.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from workshop_app.domain.cycles import cycle_name, months_later
from workshop_app.domain.days_off import DaysOff, Obstacle, Shift
from workshop_app.domain.preparation import shift_of
from workshop_app.domain.programme_facts import DateRange, ProgrammeFacts, date_ranges
from workshop_app.domain.workshops import Workshop

SHORTEST = timedelta(days=7)  # a first cycle with an end before its beginning
SHARED_END = 14  # no regular check-in this close to the end of a cycle: the look back is then


class CalendarKind(StrEnum):
    """What an entry is, for its sign and colour."""

    PREPARATION = "preparation"
    WORKSHOP = "workshop"
    DRAFTING = "drafting"
    DEADLINE = "deadline"
    CYCLE = "cycle"
    CHECK_IN = "check_in"
    MAIL = "mail"
    REFLECT = "reflect"
    RESET = "reset"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry: a day, or a window from `day` to `last`. `wanted` is the day it would fall on; when it differs from
    `day`, `obstacle` and `obstacle_name` say why. `who` names whose task it is (coach, lead, people); `cycle` counts
    from 1, 0 for what belongs to a workshop."""

    id: str
    kind: CalendarKind
    title: str
    day: date
    last: date
    wanted: date
    who: str = ""
    cycle: int = 1
    workshop_id: str | None = None
    obstacle: Obstacle | None = None
    obstacle_name: str = ""

    @property
    def moved(self) -> bool:
        return self.day != self.wanted


def engagement_calendar(
    facts: ProgrammeFacts, days_off: DaysOff, cycles: int = 1, language: str = "en"
) -> tuple[CalendarEntry, ...]:
    """Everything from the first interview to the end of the last cycle, in order of days; empty without a first day.
    Dates written down in the interview (publishing, mid-cycle) win over counted ones in the first cycle."""
    if facts.cycle_start is None:
        return ()
    entries: list[CalendarEntry] = []
    for number, (start, end) in enumerate(_spans(facts.cycle_start, facts, max(1, cycles)), 1):
        entries += _cycle(_Cycle(number, start, end, facts, days_off, language))
        entries += reset_timeline(end, days_off, first=number == 1, cycle=number, language=language)
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.last)))


def _spans(first: date, facts: ProgrammeFacts, cycles: int) -> Iterator[tuple[date, date]]:
    """First day and first day of the next one, per cycle. The first may be shorter or longer; the others are counted
    from where it ends, so that a cycle begun on the 31st does not slide."""
    end = facts.cycle_end + timedelta(days=1) if facts.cycle_end else months_later(first, facts.cycle_months)
    end = max(end, first + SHORTEST)
    yield first, end
    for number in range(1, cycles):
        yield (months_later(end, facts.cycle_months * (number - 1)), months_later(end, facts.cycle_months * number))


def reset_timeline(
    new_start: date, days_off: DaysOff, *, first: bool = True, cycle: int = 1, language: str = "en"
) -> tuple[CalendarEntry, ...]:
    """The four steps from one cycle to the next, counted from the new one's first day."""
    return tuple(
        _entry(
            f"{each['id']}_{cycle}",
            CalendarKind.RESET,
            each["title"],
            new_start + timedelta(days=each["first" if first else "later"]),
            days_off,
            Shift.EARLIER,
            cycle=cycle,
        )
        for each in _words(language)["reset"]
    )


def workshop_preparation(workshop: Workshop, days_off: DaysOff, language: str = "en") -> tuple[CalendarEntry, ...]:
    """What the coach, the project lead and the people do before and after a workshop, by day; empty without a day."""
    if workshop.day is None:
        return ()
    found = []
    for each in _words(language)["workshop"]:
        wanted = workshop.day + timedelta(days=each["day"])
        found += [
            _entry(
                f"{workshop.id}_{each['id']}_{who}",
                CalendarKind.TASK,
                each[who],
                wanted,
                days_off,
                shift_of(each["day"]),
                who=who,
                cycle=0,
                workshop_id=workshop.id,
            )
            for who in ("coach", "lead", "people")
            if who in each
        ]
    return tuple(found)


def workshop_days(workshops: Iterable[Workshop]) -> tuple[CalendarEntry, ...]:
    """The workshops that have a day, as entries."""
    return tuple(
        CalendarEntry(
            each.id, CalendarKind.WORKSHOP, each.title, each.day, each.day, each.day, cycle=0, workshop_id=each.id
        )
        for each in workshops
        if each.day is not None
    )


@dataclass(frozen=True, slots=True)
class _Cycle:
    number: int
    start: date
    end: date  # first day of the next one
    facts: ProgrammeFacts
    days_off: DaysOff
    language: str

    @property
    def name(self) -> str:
        if self.number == 1 and self.facts.cycle_name:
            return self.facts.cycle_name
        return cycle_name(self.start, self.facts.cycle_months, self.facts.cycle_names)

    @property
    def middle(self) -> date:
        """The weekday the cycle began on, in the whole week nearest to the middle: the ninth of seventeen."""
        return self.start + timedelta(weeks=((self.end - self.start).days + 7) // 14)

    @property
    def windows(self) -> Mapping[str, DateRange | None]:
        """Windows written down with their dates; they are those of the first cycle."""
        if self.number > 1:
            return {}
        return {"team_workshops": _first(self.facts.drafting), "reflect": _first(self.facts.reflect)}

    @property
    def check_in_dates(self) -> tuple[date, ...]:
        """The dates written down, as long as they lie in the cycle and keep the rhythm that was agreed; () when the
        answers have moved on from them."""
        days = self.facts.check_in_dates if self.number == 1 else ()
        gaps = {(then - day).days for day, then in pairwise(days)}
        fit = gaps == {self.facts.check_in_days} and self.start <= days[0] and days[-1] < self.end
        return days if fit else ()


def _first(text: str) -> DateRange | None:
    return next(iter(date_ranges(text)), None)


# What is done once, before or in the first cycle; later cycles begin with the look back at the one before.
ONCE = frozenset({"parameters", "top_level_workshop", "expert_workshop", "team_workshops", "kr_champion_workshop"})
SET_BY_RESET = frozenset({"dependency_talks", "publish"})


def _cycle(cycle: _Cycle) -> Iterator[CalendarEntry]:
    taken: list[date] = []
    for each in _words(cycle.language)["item"]:
        if cycle.number > 1 and each["id"] in ONCE | SET_BY_RESET:
            continue
        entry = _item(cycle, each)
        if entry.kind is CalendarKind.CHECK_IN:
            taken.append(entry.day)
        yield entry
    yield from _check_ins(cycle, taken)


def _item(cycle: _Cycle, each: Mapping[str, Any]) -> CalendarEntry:
    """One row of the content file in this cycle; what was written down in the interview wins over what is counted."""
    counted = _counted(cycle, each)
    written = {"publish": cycle.facts.publish_by, "mid_cycle": cycle.facts.mid_cycle} if cycle.number == 1 else {}
    window, said = cycle.windows.get(each["id"]), written.get(each["id"])
    fixed = said or (window.first if window else None)
    return _entry(
        f"{each['id']}_{cycle.number}",
        CalendarKind(each["kind"]),
        each["title"].format(cycle=cycle.name),
        fixed or counted,
        cycle.days_off,
        Shift.STAYS if fixed else Shift(each["shift"]),
        lasts=(window.last - window.first).days + 1 if window else each.get("lasts", 1),
        cycle=cycle.number,
    )


def _counted(cycle: _Cycle, each: Mapping[str, Any]) -> date:
    """Weeks and days from the anchor. What comes before something written down comes before it: the talks a week before
    publishing, the champions' workshop before the first check-in."""
    anchors = {"start": cycle.start, "middle": cycle.middle, "end": cycle.end}
    counted = anchors[each["anchor"]] + timedelta(days=7 * each.get("week", 0) + each.get("day", 0))
    publish_by, check_ins = cycle.facts.publish_by, cycle.check_in_dates
    if each["id"] == "dependency_talks" and publish_by and cycle.number == 1:
        return publish_by - timedelta(weeks=1)
    if each["id"] == "kr_champion_workshop" and check_ins:
        return min(counted, check_ins[0] - timedelta(days=1))
    return counted


def _check_ins(cycle: _Cycle, taken: list[date]) -> Iterator[CalendarEntry]:
    """Every one or two weeks or month from the fourth week on; the one nearest to the mid-cycle meeting gives way."""
    words = _words(cycle.language)["check_in"]
    written = [day for day in cycle.check_in_dates if day not in taken]
    wanted = written or _counted_check_ins(cycle, taken, words["first_week"])
    shift = Shift.STAYS if written else Shift.LATER
    for number, day in enumerate(wanted, 1):
        yield _entry(
            f"check_in_{cycle.number}_{number}",
            CalendarKind.CHECK_IN,
            words["title"].format(number=number),
            day,
            cycle.days_off,
            shift,
            cycle=cycle.number,
        )


def _counted_check_ins(cycle: _Cycle, taken: list[date], first_week: int) -> Iterator[date]:
    rhythm = cycle.facts.check_in_days
    day = cycle.start + timedelta(weeks=first_week)
    while day <= cycle.end - timedelta(days=SHARED_END):
        if all(abs((day - other).days) * 2 >= rhythm for other in taken):
            yield day
        day += timedelta(days=rhythm)


def _entry(
    id: str,
    kind: CalendarKind,
    title: str,
    wanted: date,
    days_off: DaysOff,
    shift: Shift,
    *,
    lasts: int = 1,
    **more: Any,
) -> CalendarEntry:
    day = days_off.free_day(wanted, shift)
    obstacle, name = (days_off.obstacle(wanted) or (None, "")) if day != wanted else (None, "")
    last = day + timedelta(days=lasts - 1)
    return CalendarEntry(id, kind, title, day, last, wanted, obstacle=obstacle, obstacle_name=name, **more)


@cache
def _words(language: str) -> dict[str, Any]:
    file = resources.files("workshop_app.domain") / "content" / f"calendar.{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))

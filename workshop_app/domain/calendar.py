"""The date engine: from a cycle's first day and length to the engagement calendar, the preparation of each workshop,
and the timeline from one cycle to the next; weekends, blackout weeks and public holidays are stepped around.

Weeks, days and words are data (`content/calendar.<lang>.toml`). Pure: days off are handed in
(`application/public_holidays`), nothing here knows today.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from workshop_app.domain.cycles import cycle_name, months_later
from workshop_app.domain.programme_facts import DateRange, ProgrammeFacts
from workshop_app.domain.workshops import Workshop

FARTHEST = 60  # days a date may be moved before it stays where it was
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


class Shift(StrEnum):
    """Where a date goes that falls on a day off."""

    STAYS = ""
    EARLIER = "earlier"
    LATER = "later"


class Obstacle(StrEnum):
    """Why a date was moved."""

    WEEKEND = "weekend"
    BLACKOUT = "blackout"
    HOLIDAY = "holiday"


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


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days nothing is planned on. `holidays` are public ones with their names."""

    blackout: tuple[DateRange, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)

    def obstacle(self, day: date) -> tuple[Obstacle, str] | None:
        """Why nothing can be on this day; None when it is free."""
        for span in self.blackout:
            if span.holds(day):
                return Obstacle.BLACKOUT, span.name
        if day in self.holidays:
            return Obstacle.HOLIDAY, self.holidays[day]
        return (Obstacle.WEEKEND, "") if day.weekday() > 4 else None

    def free_day(self, wanted: date, shift: Shift) -> date:
        """The nearest free day in that direction; the wanted one when there is none within two months."""
        if shift is Shift.STAYS:
            return wanted
        step = timedelta(days=-1 if shift is Shift.EARLIER else 1)
        day = wanted
        for _ in range(FARTHEST):
            if self.obstacle(day) is None:
                return day
            day += step
        return wanted


def engagement_calendar(
    facts: ProgrammeFacts, days_off: DaysOff, cycles: int = 1, language: str = "en"
) -> tuple[CalendarEntry, ...]:
    """Everything from the first interview to the end of the last cycle, in order of days; empty without a first day.
    Dates written down in the interview (publishing, mid-cycle) win over counted ones in the first cycle."""
    if facts.cycle_start is None:
        return ()
    entries: list[CalendarEntry] = []
    start = facts.cycle_start
    for number in range(1, max(1, cycles) + 1):
        end = (
            facts.cycle_end + timedelta(days=1)
            if number == 1 and facts.cycle_end
            else months_later(start, facts.cycle_months)
        )
        end = max(end, start + timedelta(days=7))
        entries += _cycle(_Cycle(number, start, end, facts, days_off, language))
        entries += reset_timeline(end, days_off, first=number == 1, cycle=number, language=language)
        start = end
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.last)))


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
        shift = Shift.STAYS if each["day"] == 0 else Shift.EARLIER if each["day"] < 0 else Shift.LATER
        wanted = workshop.day + timedelta(days=each["day"])
        found += [
            _entry(
                f"{workshop.id}_{each['id']}_{who}",
                CalendarKind.TASK,
                each[who],
                wanted,
                days_off,
                shift,
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
        return self.start + (self.end - self.start) / 2


# What is done once, before or in the first cycle; later cycles begin with the look back at the one before.
ONCE = frozenset({"parameters", "top_level_workshop", "expert_workshop", "team_workshops", "kr_champion_workshop"})
SET_BY_RESET = frozenset({"dependency_talks", "publish"})


def _cycle(cycle: _Cycle) -> Iterator[CalendarEntry]:
    written = {"publish": cycle.facts.publish_by, "mid_cycle": cycle.facts.mid_cycle} if cycle.number == 1 else {}
    taken: list[date] = []
    for each in _words(cycle.language)["item"]:
        if cycle.number > 1 and each["id"] in ONCE | SET_BY_RESET:
            continue
        anchors = {"start": cycle.start, "middle": cycle.middle, "end": cycle.end}
        counted = anchors[each["anchor"]] + timedelta(days=7 * each.get("week", 0) + each.get("day", 0))
        said = written.get(each["id"])
        entry = _entry(
            f"{each['id']}_{cycle.number}",
            CalendarKind(each["kind"]),
            each["title"].format(cycle=cycle.name),
            said or counted,
            cycle.days_off,
            Shift.STAYS if said else Shift(each["shift"]),
            lasts=each.get("lasts", 1),
            cycle=cycle.number,
        )
        if entry.kind is CalendarKind.CHECK_IN:
            taken.append(entry.day)
        yield entry
    yield from _check_ins(cycle, taken)


def _check_ins(cycle: _Cycle, taken: list[date]) -> Iterator[CalendarEntry]:
    """Every one or two weeks or month from the fourth week on; the one nearest to the mid-cycle meeting gives way."""
    words = _words(cycle.language)["check_in"]
    step, number = timedelta(days=cycle.facts.check_in_days), 0
    wanted = cycle.start + timedelta(weeks=words["first_week"])
    while wanted <= cycle.end - timedelta(days=SHARED_END):
        if all(abs((wanted - day).days) * 2 >= cycle.facts.check_in_days for day in taken):
            number += 1
            title = words["title"].format(number=number)
            yield _entry(
                f"check_in_{cycle.number}_{number}",
                CalendarKind.CHECK_IN,
                title,
                wanted,
                cycle.days_off,
                Shift.LATER,
                cycle=cycle.number,
            )
        wanted += step


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

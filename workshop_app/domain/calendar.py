"""The date engine: from a cycle's first day and length to the engagement calendar, the preparation of each workshop,
and the timeline from one cycle to the next; weekends, blackout weeks and public holidays are stepped around.

Weeks, days and words are data (`content/calendar.<lang>.toml`). Pure: days off are handed in
(`application/public_holidays`), nothing here knows today.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.cycle_days import CycleDays, shrunk
from workshop_app.domain.cycles import months_later
from workshop_app.domain.days_off import DaysOff, Obstacle, Shift
from workshop_app.domain.preparation import (
    PreparationMoment,
    first_check_in,
    is_before_check_in,
    preparation_of,
    shift_of,
    wanted_day,
)
from workshop_app.domain.programme_facts import ProgrammeFacts
from workshop_app.domain.workshops import Workshop

SHORTEST = timedelta(days=7)  # a first cycle with an end before its beginning


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
    COMMITMENT = "commitment"
    EVENT = "event"  # a set is tied to it


class CalendarEntry(Struct, frozen=True):
    """One entry: a day, or a window from `day` to `last`. `wanted` is the day it would fall on; when it differs from
    `day`, `obstacle` and `obstacle_name` say why. `who` names whose task it is (coach, lead, people); `cycle` counts
    from 1, 0 for what belongs to a workshop. A commitment may be `done`, and so may the check-in of one team
    (`check_in_id`), which stands for what is counted around its day. `set_id`: it is about one set that is tied to an
    event."""

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
    done: bool = False
    check_in_id: str | None = None
    set_id: str | None = None

    @property
    def moved(self) -> bool:
        return self.day != self.wanted

    def is_overdue(self, today: date) -> bool:
        """Whether somebody committed themselves to it, or planned it as a check-in, and its day is over without it."""
        meant = self.kind is CalendarKind.COMMITMENT or self.check_in_id is not None
        return meant and not self.done and self.last < today


def engagement_calendar(
    facts: ProgrammeFacts, days_off: DaysOff, cycles: int = 1, language: str = "en"
) -> tuple[CalendarEntry, ...]:
    """Everything from the first interview to the end of the last cycle, in order of days; empty without a first day.
    Dates written down in the interview (publishing, mid-cycle) win over counted ones in the first cycle."""
    if facts.cycle_start is None:
        return ()
    entries: list[CalendarEntry] = []
    for cycle in cycles_of(facts, cycles):
        first, end = cycle.number == 1, cycle.end
        reset = reset_timeline(end, days_off, first=first, cycle=cycle.number, language=language, days=cycle.length)
        mine = [_over_by(reset[0].day, each) for each in _cycle(cycle, days_off, language)]
        entries += mine
        entries += reset[1:] if _ends_with_look_back(mine, reset[0]) else reset
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.last)))


def cycles_of(facts: ProgrammeFacts, cycles: int) -> tuple[CycleDays, ...]:
    """So many cycles with their days and names, the first one first; () without a first day."""
    if facts.cycle_start is None:
        return ()
    spans = _spans(facts.cycle_start, facts, max(1, cycles))
    return tuple(CycleDays(number, start, end, facts) for number, (start, end) in enumerate(spans, 1))


def _over_by(done: date, entry: CalendarEntry) -> CalendarEntry:
    """The window of a look back closes on the day by which it is to be done (a working day)."""
    if entry.kind is not CalendarKind.REFLECT or entry.last <= done or entry.day > done:
        return entry
    return replace(entry, last=done)


def _ends_with_look_back(entries: Iterable[CalendarEntry], done: CalendarEntry) -> bool:
    """Whether the look back lasts until the day by which it is to be done: then the calendar names that day once."""
    return any(each.kind is CalendarKind.REFLECT and each.last == done.day for each in entries)


def _spans(first: date, facts: ProgrammeFacts, cycles: int) -> Iterator[tuple[date, date]]:
    """First day and first day of the next one, per cycle. The first may be shorter or longer; the others are counted
    from where it ends, so that a cycle begun on the 31st does not slide."""
    end = facts.cycle_end + timedelta(days=1) if facts.cycle_end else months_later(first, facts.cycle_months)
    end = max(end, first + SHORTEST)
    yield first, end
    for number in range(1, cycles):
        yield (months_later(end, facts.cycle_months * (number - 1)), months_later(end, facts.cycle_months * number))


def reset_timeline(
    new_start: date, days_off: DaysOff, *, first: bool = True, cycle: int = 1, language: str = "en", days: int = 120
) -> tuple[CalendarEntry, ...]:
    """The four steps from one cycle to the next, counted from the new one's first day; a cycle has so many `days`."""
    return tuple(
        entry_on(
            f"{each['id']}_{cycle}",
            CalendarKind.RESET,
            each["title"],
            new_start + timedelta(days=shrunk(each["first" if first else "later"], days)),
            days_off,
            Shift.EARLIER,
            cycle=cycle,
        )
        for each in calendar_words(language)["reset"]
    )


def workshop_preparation(
    workshop: Workshop, days_off: DaysOff, language: str = "en", check_ins: Iterable[date] = ()
) -> tuple[CalendarEntry, ...]:
    """What the coach, the project lead and the people do before and after a workshop, by day; empty without a day.
    Nobody is asked about a check-in before its day: `check_ins` are those of the calendar."""
    if workshop.day is None:
        return ()
    found = []
    first = first_check_in(workshop.day, check_ins)
    rows = calendar_words(language)
    for each in rows["around"].get(preparation_of(workshop), rows["workshop"]):
        wanted = wanted_day(workshop.day, each["day"])
        falls_on = days_off.free_day(wanted, shift_of(each["day"]))
        told = {
            **each,
            **(each.get("early", {}) if is_before_check_in(PreparationMoment(each["day"], falls_on), first) else {}),
        }
        found += [
            entry_on(
                f"{workshop.id}_{each['id']}_{who}",
                CalendarKind.TASK,
                told[who],
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


def commitment_days(made: Iterable[Commitment]) -> tuple[CalendarEntry, ...]:
    """The commitments that have a day, as entries. Nobody moves them: they are what people said."""
    return tuple(
        CalendarEntry(
            each.id,
            CalendarKind.COMMITMENT,
            f"{each.who}: {each.text}" if each.who else each.text,
            each.due,
            each.due,
            each.due,
            cycle=0,
            workshop_id=each.workshop_id,
            done=each.done,
        )
        for each in made
        if each.due is not None
    )


def planned_check_ins(made: Iterable[tuple[CheckIn, str, int]], language: str = "en") -> tuple[CalendarEntry, ...]:
    """The check-ins that are planned or held, each with its team and its cycle. Nobody moves them."""
    title = calendar_words(language)["check_in"]["of_team"]
    return tuple(
        CalendarEntry(
            f"check_in_{each.id}",
            CalendarKind.CHECK_IN,
            title.format(team=team),
            each.day,
            each.day,
            each.day,
            cycle=cycle,
            done=each.held,
            check_in_id=each.id,
        )
        for each, team, cycle in made
    )


def is_planned(counted: CalendarEntry, planned: Iterable[CalendarEntry], rhythm: int) -> bool:
    """Whether a counted check-in is one that was planned by now: of the same cycle, and less than half the `rhythm` (in
    days) away from it."""
    if not counted.id.startswith("check_in_") or counted.check_in_id is not None:
        return False
    near = (each for each in planned if abs((each.day - counted.day).days) * 2 < rhythm)
    return any(each.cycle == counted.cycle for each in near)


# What is done once, before or in the first cycle; later cycles begin with the look back at the one before.
ONCE = frozenset({"parameters", "top_level_workshop", "expert_workshop", "team_workshops", "kr_champion_workshop"})
SET_BY_RESET = frozenset({"dependency_talks", "publish"})
IN_TURN = frozenset({"dependency_talks", "publish", "kr_champion_workshop"})  # days off must not turn these round


def _cycle(cycle: CycleDays, days_off: DaysOff, language: str) -> Iterator[CalendarEntry]:
    taken: list[date] = []
    before: CalendarEntry | None = None
    published = cycle.written.get("publish") or _published_by_reset(cycle, language)
    for row in calendar_words(language)["item"]:
        if cycle.number > 1 and row["id"] in ONCE | SET_BY_RESET:
            continue
        entry = _item(cycle, row, days_off, published, before)
        if row["id"] == "publish":
            published = entry.wanted
        if row["id"] in IN_TURN:
            before = entry
        if entry.kind is CalendarKind.CHECK_IN:
            taken.append(entry.day)
        yield entry
    yield from _check_ins(cycle, days_off, language, taken, published, before.day if before else cycle.start)


def _published_by_reset(cycle: CycleDays, language: str) -> date:
    """The day a later cycle's set is published. The first one is published by a row of its own."""
    last = calendar_words(language)["reset"][-1]
    days = {1: 0, 2: last["first"]}.get(cycle.number, last["later"])
    return cycle.start + timedelta(days=shrunk(days, cycle.length))


def _item(
    cycle: CycleDays, row: Mapping[str, Any], days_off: DaysOff, published: date, before: CalendarEntry | None
) -> CalendarEntry:
    """One row of the content file in this cycle; what was written down in the interview wins over what is counted.
    `before` is the step that has to come first."""
    window, said = cycle.windows.get(row["id"]), cycle.written.get(row["id"])
    fixed = said or (window.first if window else None)

    def entry(wanted: date, shift: Shift) -> CalendarEntry:
        return entry_on(
            f"{row['id']}_{cycle.number}",
            CalendarKind(row["kind"]),
            row["title"].format(cycle=cycle.name.removeprefix("Cycle ")),
            wanted,
            days_off,
            shift,
            lasts=(window.last - window.first).days + 1 if window else cycle.lasts(row),
            cycle=cycle.number,
        )

    if fixed:
        return entry(fixed, Shift.STAYS)
    wanted = cycle.counted(row, published)
    found = entry(wanted, Shift(row["shift"]))
    if row["id"] in IN_TURN and before is not None and found.day < before.day and before.last < cycle.end:
        return entry(max(wanted, before.last), Shift.LATER)
    return found


def _check_ins(
    cycle: CycleDays, days_off: DaysOff, language: str, taken: list[date], published: date, not_before: date
) -> Iterator[CalendarEntry]:
    """Those written down, else those counted."""
    title = calendar_words(language)["check_in"]["title"]
    written = [day for day in cycle.check_in_dates if day not in taken]
    wanted = written or cycle.counted_check_ins(taken, published, not_before)
    shift = Shift.STAYS if written else Shift.LATER
    for number, day in enumerate(wanted, 1):
        yield entry_on(
            f"check_in_{cycle.number}_{number}",
            CalendarKind.CHECK_IN,
            title.format(number=number),
            day,
            days_off,
            shift,
            cycle=cycle.number,
        )


def entry_on(
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
    """An entry on the day wanted, or on the free day next to it."""
    day = days_off.free_day(wanted, shift)
    obstacle, name = (days_off.obstacle(wanted) or (None, "")) if day != wanted else (None, "")
    last = day + timedelta(days=lasts - 1)
    return CalendarEntry(id, kind, title, day, last, wanted, obstacle=obstacle, obstacle_name=name, **more)


@cache
def calendar_words(language: str) -> dict[str, Any]:
    """The rows and words of the calendar."""
    file = resources.files("workshop_app.domain") / "content" / f"calendar.{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))

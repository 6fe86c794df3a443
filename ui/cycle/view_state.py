"""What the cycle screen shows, worked out without Qt: teams with their sets, where an address leads, who champions
what, and days that lie behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import cycle_queries, queries
from workshop_app.application.champions import Champions
from workshop_app.application.changes import Changes
from workshop_app.application.cycle_queries import CheckedResult, CheckInView, Readiness
from workshop_app.application.ports import Reader
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.told_apart import told_apart

REFLECT = "reflect"
WAYS = ("fill", "silent", "talk", "one-to-one")  # to look at a check-in, in the order of their tabs
WEEK = timedelta(days=7)
_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")


class CycleRow(Struct, frozen=True):
    """One line on the left: a team with one of its sets, or a team that has none yet (`set_id` empty). `next` is its
    next check-in with how far that is filled in."""

    team_id: str
    team: str
    set_id: str = ""
    status: DraftStatus | None = None
    cycle: int = 1
    next: Readiness | None = None


class CycleAddress(Struct, frozen=True):
    """What is shown: a set, one of its check-ins ("" for the one that is due) in one of the `WAYS` to look at it (""
    for the usual one), or its end (`reflect`)."""

    set_id: str = ""
    check_in_id: str = ""
    reflect: bool = False
    way: str = ""

    @property
    def words(self) -> str:
        """The rest of the address behind `cycle/`."""
        inside = (REFLECT,) if self.reflect else (self.check_in_id, self.way if self.check_in_id else "")
        return "/".join(part for part in (self.set_id, *inside) if part) if self.set_id else ""


class NumberedCheck(Struct, frozen=True):
    """A key result of a check-in with its number as people say it: 2.1 is the first of the second objective."""

    number: str
    one: CheckedResult
    champions: tuple[str, ...] = ()


def cycle_rows(reader: Reader) -> tuple[CycleRow, ...]:
    """Every team, with its sets in order."""
    sets: dict[str, list[DraftSet]] = {}
    for one in reader.all(DraftSet):
        sets.setdefault(one.team_id, []).append(one)
    ahead: dict[str, CheckIn] = {}
    for each in sorted(reader.all(CheckIn), key=_by_day):  # once for all sets: there may be hundreds
        if not each.held:
            ahead.setdefault(each.set_id, each)
    ready = {each.check_in.set_id: each for each in cycle_queries.readiness_of(reader, ahead.values()).values()}
    teams = queries.teams(reader)
    names = told_apart(teams)
    return tuple(row for team in teams for row in _rows(team.id, names[team.id], sets.get(team.id, []), ready))


def rows_after(reader: Reader, rows: Sequence[CycleRow], changes: Changes) -> tuple[CycleRow, ...]:
    """The rows after changes of nothing but lines, actions and what is said at the end: only what is counted of those
    lines is counted again, so that a letter does not wait for two hundred teams."""
    lines = [each for row in changes.rows for each in (row.before, row.after) if isinstance(each, ProgressLine)]
    touched = {each.check_in_id for each in lines}
    return tuple(
        replace(row, next=cycle_queries.readiness(reader, row.next.check_in))
        if row.next is not None and row.next.check_in.id in touched
        else row
        for row in rows
    )


def row_of(rows: Sequence[CycleRow], set_id: str) -> CycleRow | None:
    """The row of a set, else the latest of a team."""
    return max((row for row in rows if set_id and set_id in (row.set_id, row.team_id)), key=_cycle, default=None)


def first_shown(rows: Sequence[CycleRow]) -> CycleRow | None:
    """Where the screen begins: the set whose check-in comes next, else the first that is published in the latest cycle
    that has any, else the first set there is, else the first team."""
    planned = [row for row in rows if row.next is not None]
    soonest = min(planned, key=_next_day, default=None)
    published = max((row for row in rows if row.status is DraftStatus.PUBLISHED), key=_cycle, default=None)
    return soonest or published or next((row for row in rows if row.set_id), next(iter(rows), None))


def read_cycle_address(reader: Reader, rest: str) -> CycleAddress:
    """Where the rest of an address leads: `<set>`, `<set>/<check-in>[/<way>]`, `<set>/reflect`, or a check-in or
    `reflect` alone. What is gone leads nowhere."""
    first, _, second = rest.partition("/")
    second, _, way = second.partition("/")
    if first == REFLECT:
        return CycleAddress(reflect=True)
    alone = reader.find(CheckIn, first)
    if alone is not None:
        return CycleAddress(alone.set_id, alone.id, way=second if second in WAYS else "")
    if reader.find(DraftSet, first) is None:
        return CycleAddress()
    inside = reader.find(CheckIn, second)
    of_set = inside is not None and inside.set_id == first
    return CycleAddress(first, second if of_set else "", second == REFLECT, way if of_set and way in WAYS else "")


def due_check_in(held: Sequence[CheckIn]) -> CheckIn | None:
    """The one to show at first: the next that was not held, else the last."""
    return next((each for each in held if not each.held), held[-1] if held else None)


def numbered(reader: Reader, view: CheckInView) -> tuple[NumberedCheck, ...]:
    """The key results of a check-in with their numbers."""
    numbers = queries.numbers(reader, view.check_in.set_id)
    champions = Champions(reader)
    return tuple(NumberedCheck(numbers[one.result.id], one, champions.names(one.result)) for one in view.results)


def champions_of(results: Iterable[NumberedCheck]) -> dict[str, tuple[NumberedCheck, ...]]:
    """Who champions what; "" keeps what nobody champions yet, and comes last."""
    found: dict[str, list[NumberedCheck]] = {}
    for each in results:
        for name in each.champions or ("",):
            found.setdefault(name, []).append(each)
    nobody = found.pop("", [])
    return {name: tuple(mine) for name, mine in found.items()} | ({"": tuple(nobody)} if nobody else {})


def looking_back(found: date, words: str, today: date, held: date) -> date:
    """A day somebody typed for something that has happened. Without a year, or as a day of the week, the one that lies
    behind is meant and not the next: a value read on "Monday" was read last Monday. `held` is the day of its check-in:
    who prepares it early writes a day that comes before it, and not one of the year before."""
    if found <= today or _YEAR.search(words):
        return found
    if not _DIGIT.search(words):
        return found - WEEK if found - today <= WEEK else found
    if found <= held:
        return found
    try:
        return found.replace(year=found.year - 1)
    except ValueError:  # the 29th of February
        return found


def _rows(team_id: str, team: str, sets: Sequence[DraftSet], ready: Mapping[str, Readiness]) -> Iterator[CycleRow]:
    if not sets:
        yield CycleRow(team_id, team)
    for each in sets:
        yield CycleRow(team_id, team, each.id, each.status, each.cycle, ready.get(each.id))


def _by_day(each: CheckIn) -> tuple[date, str]:
    return each.day, each.id


def _cycle(row: CycleRow) -> int:
    return row.cycle


def _next_day(row: CycleRow) -> tuple[date, str]:
    assert row.next is not None
    return row.next.check_in.day, row.next.check_in.id

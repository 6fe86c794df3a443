"""The rules of the fit check about what comes when: a fixed end, the order of theory, breakout, share back and wrap-up,
lunch, and how many rooms one person can look into. Same make as `fit_rules`; called by `fit.check`. Pure.

Sources: theory before application, and a share back after every breakout of people from different teams, are how the
agendas of the method are built; one team refines together what its groups wrote, and that takes the place of a share
back. Where no source gives a figure, it is ours and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from agendas import days, schedule
from agendas.findings import FitFinding, Severity
from agendas.fit_day import MEETINGS, Day
from agendas.fit_rules import SHARE_BACK_FLOOR
from agendas.giving_order import is_practice
from agendas.model import Activity, AgendaKind, Step, StepType
from agendas.strands import PlacedStep

# When lunch may begin. Ours: the agendas have it at 11:45 to 12:30, and a day may begin an hour earlier or later.
EARLIEST_LUNCH = 11 * 60
LATEST_LUNCH = 14 * 60
LOOK_IN = 3  # minutes per room in one round: two to listen, one to walk over. Ours: eight trios just fit into 25 min
SHORTEST_BREAK = 5  # the shortest one of the agendas, and their lower bound
SHARE_BACK_MINUTES = 10  # a new one is never shorter, as in the agenda with three rounds

_ONE_TEAM = (AgendaKind.TEAM_LEVEL, AgendaKind.CHAMPION)  # a breakout of one team, or of champions of one set


def _past_end(day: Day) -> Iterator[FitFinding]:
    for number in days.days(day.agenda):
        fixed = days.fixed_end(day.agenda, number)
        ends = max(slot.end for slot in day.slots if slot.day == number)
        if fixed is not None and ends > fixed:
            first = next(slot for slot in day.slots if slot.day == number)
            facts = {
                "ends": schedule.clock(ends),
                "fixed": schedule.clock(fixed),
                "minutes": ends - fixed,
                "start": schedule.clock(first.start),
                "before_start": fixed <= first.start,
            }
            remedy = "change_a_time" if fixed <= first.start else "fit_to_end"
            yield FitFinding("past_end", Severity.STOP, facts, step_id=first.step_id, remedy=remedy)


def _theory_first(day: Day) -> Iterator[FitFinding]:
    """A breakout with no theory before it or beside it and some after it."""
    places = day.places()
    first = min((each for each in places if each.step.type is StepType.BREAKOUT), key=_begins, default=None)
    theory = min((each for each in places if each.step.type is StepType.THEORY), key=_begins, default=None)
    if first is None or theory is None or _begins(theory) < (first.step.day, first.end):
        return
    facts = {"title": first.step.title, "theory": theory.step.title}
    yield FitFinding("breakout_first", Severity.WARN, facts, step_id=first.step.id, remedy="theory_first")


def _begins(place: PlacedStep) -> tuple[int, int]:
    return place.step.day, place.start


def _wrap_up_last(day: Day) -> Iterator[FitFinding]:
    told: set[str] = set()
    for number, line in product(days.days(day.agenda), day.lines):
        of_day = [each.step for each in line if each.step.day == number and each.step.type is not StepType.BREAK]
        closing = [place for place, step in enumerate(of_day) if step.type is StepType.WRAP_UP]
        if closing and closing[-1] < len(of_day) - 1 and of_day[closing[-1]].id not in told:
            step = of_day[closing[-1]]
            told.add(step.id)
            facts = {"title": step.title, "after": of_day[closing[-1] + 1].title}
            yield FitFinding("wrap_up_not_last", Severity.WARN, facts, step_id=step.id, remedy="wrap_up_last")


def _share_back_missing(day: Day) -> Iterator[FitFinding]:
    if day.agenda.kind in MEETINGS:
        return
    for place, line in enumerate(day.agenda.steps):
        following = [step for step in day.agenda.steps[place + 1 :] if step.day == line.day]
        for steps in [strand.steps for strand in line.strands] or [(line,)]:
            for at, step in enumerate(steps):
                if step.type is StepType.BREAKOUT and not _shared(day, [*steps[at + 1 :], *following]):
                    minutes = share_back_minutes(day.groups)
                    facts = {"title": step.title, "minutes": minutes}
                    yield FitFinding("no_share_back", Severity.WARN, facts, minutes, 0, step.id, "add_share_back")


def _shared(day: Day, following: Iterable[Step]) -> bool:
    """Whether the room hears what came out of a breakout before the next one begins or the day is over. Steps side by
    side can do it in any of their strands."""
    for step in following:
        outcomes = [_outcome(day, strand.steps) for strand in step.strands] or [_outcome(day, (step,))]
        if True in outcomes:
            return True
        if None not in outcomes:
            return False
    return False


def _outcome(day: Day, steps: Iterable[Step]) -> bool | None:
    """Whether these share what came out before (True) or begin another breakout (False); None: neither."""
    for step in steps:
        if step.type is StepType.BREAKOUT:
            return False
        if step.type is StepType.SHARE_BACK or (_worked_on(step) and day.agenda.kind in _ONE_TEAM):
            return True
    return None


def _worked_on(step: Step) -> bool:
    return step.type is StepType.EXERCISE and step.activity is not Activity.PARKING_LOT


def share_back_minutes(groups: tuple[int, ...]) -> int:
    """How long a new share back has to be, in whole fives."""
    return max(SHARE_BACK_MINUTES, -(-SHARE_BACK_FLOOR * len(groups) // 5) * 5)


def _lunch_hour(day: Day) -> Iterator[FitFinding]:
    for each in day.places():
        if each.step.activity is Activity.LUNCH and not is_lunch_hour(each.start):
            facts = {
                "start": schedule.clock(each.start),
                "earliest": schedule.clock(EARLIEST_LUNCH),
                "latest": schedule.clock(LATEST_LUNCH),
            }
            yield FitFinding("lunch_hour", Severity.WARN, facts, step_id=each.step.id, remedy="move_lunch")


def is_lunch_hour(minute: int) -> bool:
    return EARLIEST_LUNCH <= minute % schedule.DAY <= LATEST_LUNCH


def _two_lunches(day: Day) -> Iterator[FitFinding]:
    """Two lunches for the same people: groups side by side can have theirs at two times."""
    told: set[int] = set()
    for number, line in product(days.days(day.agenda), day.lines):
        lunches = [each for each in line if each.step.day == number and each.step.activity is Activity.LUNCH]
        if len(lunches) > 1 and number not in told:
            told.add(number)
            first, second = (schedule.clock(each.start) for each in lunches[:2])
            facts = {"count": len(lunches), "first": first, "second": second}
            yield FitFinding("two_lunches", Severity.WARN, facts, step_id=lunches[1].step.id, remedy="one_lunch")


def _nothing_learnt(day: Day) -> Iterator[FitFinding]:
    learning = any(each.type is StepType.THEORY or is_practice(each) for each in day.agenda.every_step)
    if day.agenda.kind not in MEETINGS and not learning:
        yield FitFinding("no_content", Severity.WARN, remedy="add_practice")


def _rooms(day: Day) -> Iterator[FitFinding]:
    """More rooms than one facilitator can look into while people work."""
    for step in day.for_everybody(kind=StepType.BREAKOUT):
        minutes, rooms = round_minutes(step), len(day.groups)
        if rooms > minutes // LOOK_IN:
            facts = {"title": step.title, "rooms": rooms, "minutes": minutes, "most": minutes // LOOK_IN}
            needs = LOOK_IN * rooms
            yield FitFinding("too_many_rooms", Severity.WARN, facts, needs, minutes, step.id, "second_facilitator")


def round_minutes(step: Step) -> int:
    """How long people in the rooms of a breakout stay there: its shortest round, or the whole of it."""
    return min((one.minutes for one in step.rounds), default=step.minutes)


def _short_breaks(day: Day) -> Iterator[FitFinding]:
    for step in day.of_type(StepType.BREAK):
        if step.activity is not Activity.LUNCH and step.minutes < SHORTEST_BREAK:
            facts = {"title": step.title, "minutes": step.minutes, "floor": SHORTEST_BREAK}
            yield FitFinding("break_short", Severity.NOTE, facts, SHORTEST_BREAK, step.minutes, step.id)


RULES: tuple[Callable[[Day], Iterator[FitFinding]], ...] = (
    _past_end,
    _theory_first,
    _share_back_missing,
    _rooms,
    _lunch_hour,
    _two_lunches,
    _short_breaks,
    _nothing_learnt,
    _wrap_up_last,
)

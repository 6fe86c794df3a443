"""What the page before a day knows: the workshop, its day, who comes, and every way to begin, with its price. No Qt;
called by the run panel, shown by `start_page`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from agendas.edits import Change
from agendas.late_start import LateStart
from agendas.model import Agenda
from agendas.schedule import times
from agendas.telling_apart import told_apart
from ui.run.timing import whole_minutes
from ui.widgets.dates import clock, clock_of
from workshop_app.application import queries, zones
from workshop_app.application.fast_clock import FastClock
from workshop_app.application.people_names import names_of
from workshop_app.application.ports import Reader
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import OpenRun, StartChoice, late_choices, planned_start, start_choices
from workshop_app.application.turnout import people_there
from workshop_app.application.workspace import Workspace
from workshop_app.domain.day_times import lunch_gone
from workshop_app.domain.groups import missing, rotation_steps, seatless
from workshop_app.domain.people import Person
from workshop_app.domain.run import FORGOTTEN, Command, Start, StartedEarlier, local_minute
from workshop_app.domain.run_plan import is_near
from workshop_app.domain.seat_rules import facts_of, known_times
from workshop_app.domain.workshops import Workshop, WorkshopStatus


class LateWay(Struct, frozen=True):
    """One way to begin late: what kind, which steps give, when the day ends, by how much it misses its end; `start`
    does it all at once."""

    kind: LateStart
    changes: tuple[Change, ...]
    ends: str
    missing: int
    start: Start


class StartView(Struct, frozen=True):
    """What the page shows: the workshop, the lines of its day, who comes, how it can begin, what is left open."""

    workshop: Workshop
    day: int
    days: int
    lines: tuple[tuple[str, str, int], ...]
    people: int
    grouped: bool | None  # None: there is no breakout to be seated in
    choices: tuple[StartChoice, ...]
    unfinished: OpenRun | None
    late_ways: tuple[LateWay, ...] = ()
    seatless: tuple[str, ...] = ()  # the names of those who are ticked and sit nowhere all day
    lunch_gone: tuple[str, ...] = ()  # of those who leave at a lunch that is in the plan no more
    unseated: tuple[str, ...] = ()  # of those who are there in a round in which they have no seat
    elsewhere: str = ""  # the city whose clocks its times go by, where that is not the time of the rest

    @property
    def minutes_late(self) -> int:
        """How late it is for a start by the plan, in whole minutes."""
        planned = self.choices[0]
        return whole_minutes(planned.late) if planned.by_plan else 0

    @property
    def waits(self) -> bool:
        """Whether nothing has begun yet, so that a press here would begin it."""
        return self.unfinished is None and self.workshop.status is WorkshopStatus.PLANNED

    @property
    def forgotten(self) -> bool:
        """Whether to ask, discreetly, if the day has begun: half a minute after its planned start."""
        planned = self.choices[0]
        return self.waits and planned.by_plan and planned.late >= FORGOTTEN


def start_view(
    reader: Reader, workshop_id: str, choices: tuple[StartChoice, ...], unfinished: OpenRun | None
) -> StartView:
    """Read what the page shows."""
    workshop, agenda = reader.get(Workshop, workshop_id), queries.agenda(reader, workshop_id).agenda
    day = choices[-1].start.day
    minute = workshop.start if day == 1 else next(iter(agenda.starts[day - 1 :]), workshop.start)
    slots = times(agenda, (minute,) * day)
    lines = tuple(
        (clock(slot.start), step.title, step.minutes)
        for step, slot in zip(agenda.steps, slots, strict=True)
        if step.day == day
    )
    titles = told_apart(
        (step.id, step.title, clock(slot.start))
        for step, slot in zip(agenda.steps, slots, strict=True)
        if step.day == day
    )
    nowhere, missed = _without_seat(reader, workshop_id)
    names = names_of((*nowhere, *missed))
    planned = choices[0]
    ways = late_choices(reader, workshop_id, planned.start.planned_at + planned.late) if planned.by_plan else ()
    return StartView(
        workshop=workshop,
        day=day,
        days=max((step.day for step in agenda.steps), default=1),
        lines=lines,
        people=people_there(reader, workshop),
        grouped=_grouped(reader, workshop_id, agenda),
        seatless=tuple(names[each.id] for each in nowhere),
        lunch_gone=_lunch_gone(reader, workshop_id),
        unseated=tuple(names[each.id] for each in missed if each not in nowhere),
        choices=choices,
        unfinished=unfinished,
        elsewhere=zones.elsewhere(reader, workshop),
        late_ways=tuple(
            LateWay(way.kind, _named(way.changes, titles), clock_of(way.ends), way.missing_minutes, way.start)
            for way in ways
        ),
    )


def _named(changes: tuple[Change, ...], titles: Mapping[str, str]) -> tuple[Change, ...]:
    return tuple(replace(each, title=titles.get(each.step_id, each.title)) for each in changes)


def _grouped(reader: Reader, workshop_id: str, agenda: Agenda) -> bool | None:
    """Whether the groups are made, asked as the groups screen and the list of materials ask."""
    if not rotation_steps(agenda):
        return None
    plan = queries.groups(reader, workshop_id)
    return plan is not None and bool(plan.rounds)


def _without_seat(reader: Reader, workshop_id: str) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Of groups that are made: who is ticked and sits nowhere, and who has no seat in a round they are there for."""
    plan = queries.groups(reader, workshop_id)
    if plan is None or not plan.rounds:
        return (), ()
    here = queries.participants(reader, workshop_id, present_only=True)
    people = tuple(each.person for each in here)
    times = known_times((each.attendance for each in here), queries.agenda_of_the_day(reader, workshop_id))
    return seatless(plan.rounds, people), missing(plan.rounds, people, facts_of(people, times))


def _lunch_gone(reader: Reader, workshop_id: str) -> tuple[str, ...]:
    agenda = queries.agenda_of_the_day(reader, workshop_id)
    here = queries.participants(reader, workshop_id, present_only=True)
    names = names_of(each.person for each in here)
    return tuple(names[each.person.id] for each in here if lunch_gone(each.attendance, agenda))


def other_day(workspace: Workspace, workshop_id: str) -> date | None:
    """The day the workshop is planned for, where that is not today; None where nothing speaks against beginning. A day
    that is planned to begin just before midnight may begin just after it."""
    now = workspace.clock.now()
    planned = planned_start(workspace.read, workshop_id, now)
    day = planned.astimezone().date()
    return None if day == now.astimezone().date() or is_near(planned, now) else day


def begin(workspace: Workspace, workshop_id: str, by_plan: bool, then: Command | None, by: object) -> RunSession:
    """A day that has begun: by its plan or as from now, and at once with a change of what follows, or of when it began.
    Raises KnownError when it may not begin."""
    session = RunSession(workspace, workshop_id)
    choices = start_choices(workspace.read, workshop_id, workspace.clock.now())
    chosen = next((choice for choice in choices if choice.by_plan == by_plan), choices[-1])
    session.start(chosen.start, by)
    if then is not None:
        session.apply(then, by)
    return session


def begin_late(workspace: Workspace, workshop_id: str, way: LateWay, by: object) -> RunSession:
    """The same in one of the ways to begin late."""
    session = RunSession(workspace, workshop_id)
    session.start(way.start, by)
    return session


def began(workspace: Workspace, workshop_id: str) -> StartedEarlier:
    """The day began when it was planned to; only the key comes late."""
    return StartedEarlier(at=planned_start(workspace.read, workshop_id, workspace.clock.now()))


def rehearse(workspace: Workspace, workshop_id: str, speed: float, by: object) -> tuple[RunSession, FastClock]:
    """The day as planned, on a clock of its own."""
    now = workspace.clock.now()
    day = start_choices(workspace.read, workshop_id, now)[0].start.day
    planned = planned_start(workspace.read, workshop_id, now)
    fast = FastClock(workspace.clock, planned, speed)
    session = RunSession(workspace, workshop_id, rehearsal=True, clock=fast)
    session.start(Start(planned, local_minute(planned), day), by)
    return session, fast

"""simulate: a whole workshop day on a fake clock, its event log printed one JSON line each.

The day is run by the same rules as a live one (`workshop_app.domain.run`); only the clock is ours. Every step takes
what it was given; a pinned step waits for its time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from agendas import schedule, strands
from agendas.model import Agenda, Step
from ui.cli.chosen_agenda import agenda_of
from ui.cli.output import complain, put, put_json
from ui.typed_times import day_start_of
from workshop_app.domain import run
from workshop_app.domain.errors import ErrorCode, KnownError

DAY = datetime(2001, 1, 1, tzinfo=UTC)  # any day without a clock change will do: agenda times are minutes in a day
SLOWEST, FASTEST = 1, 3600
BEFORE = timedelta(milliseconds=500)

Emit = Callable[[datetime, str, dict[str, object]], None]


def simulate(arguments: argparse.Namespace) -> int:
    if arguments.file is None and arguments.agenda is None:
        complain("Say what to simulate: a file, or --agenda with the id of an agenda.")
        return 2
    if not SLOWEST <= arguments.speed <= FASTEST:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="speed", lowest=SLOWEST, highest=FASTEST)
    agenda, start = _day(arguments)
    pause = _PlaybackPace(arguments.speed if arguments.wait else 0.0)

    def emit(at: datetime, event: str, facts: dict[str, object]) -> None:
        pause.until(at)
        clock = _clock(at)
        if arguments.json:
            put_json({"at": clock, "event": event, **facts}, line=True)
        else:
            put(f"{clock}  {event}  " + "  ".join(str(value) for value in facts.values()))

    for day in sorted({step.day for step in agenda.steps}):
        _run_day(agenda, day, start if day == 1 else schedule.day_start(agenda, day), emit)
    return 0


class _PlaybackPace:
    """Waits between events when the log is to be watched at so many times real time; never waits at speed 0."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._last: datetime | None = None

    def until(self, at: datetime) -> None:
        if self._speed > 0 and self._last is not None:
            time.sleep(max(0.0, (at - self._last).total_seconds() / self._speed))
        self._last = at


def _day(arguments: argparse.Namespace) -> tuple[Agenda, int]:
    """The agenda to run and its start in minutes: one by its id or file, or a planned workshop."""
    if arguments.file is None:
        agenda = agenda_of(arguments.agenda)
        start = schedule.day_start(agenda, 1)
    else:
        agenda, start = _planned(arguments)
    if arguments.start:
        start = day_start_of(arguments.start)
    return agenda, start


def _planned(arguments: argparse.Namespace) -> tuple[Agenda, int]:
    from ui.cli.named_workshop import named_workshop
    from workshop_app import bootstrap
    from workshop_app.application import queries

    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        workshops = queries.workshops(workspace.read)
        if arguments.workshop is None:
            chosen = queries.next_workshop(workshops)
        else:
            chosen = named_workshop(workspace.read, arguments.workshop)
        if chosen is None:
            raise KnownError(ErrorCode.NO_WORKSHOP_YET)
        return queries.agenda(workspace.read, chosen.id).agenda, chosen.start
    finally:
        workspace.close()


def _run_day(agenda: Agenda, day: int, start: int, emit: Emit) -> None:
    planned = DAY + timedelta(days=day - 1, minutes=start)
    now = planned
    state = _applied(run.RunState(agenda), run.Start(planned, start, day), now)
    emit(now, "started", {"agenda": agenda.id, "day": day})
    assert state.plan is not None
    last = state.steps[-1].step.id
    while state.running:
        step = state.step
        assert step is not None
        minutes = round(state.left(step, now) / timedelta(minutes=1))
        emit(now, "step", {"step": step.id, "title": step.title, "minutes": minutes})
        now = _run_step(state, step, now, emit)
        if step.id == last:
            state = _applied(state, run.Finish(), now)
            emit(now, "finished", {"agenda": agenda.id, "day": day})
        else:
            now = _wait_for_pin(state, now, emit)
            state = _applied(state, run.Next(), now)


def _run_step(state: run.RunState, step: Step, start: datetime, emit: Emit) -> datetime:
    """Pass through every moment of the step at which something can ring; returns its end."""
    end = start + state.left(step, start)
    first = run.picture(state, start)
    for group in first.strands:
        emit(start, "group", {"step": step.id, "strand": group.id, "does": group.step.id if group.step else ""})
    if first.round is not None:
        emit(start, "phase", {"step": step.id, "round": first.round.number, "phase": str(first.round.phase)})
    for moment in sorted(set(_moments(step, start, end, first.marks))):
        before, after = run.picture(state, moment - BEFORE), run.picture(state, moment)
        for cue in run.cues(before, after):
            facts: dict[str, object] = {"step": step.id}
            if cue is run.Cue.PHASE and after.round is not None:
                facts |= {"round": after.round.number, "phase": str(after.round.phase)}
            if cue is run.Cue.PHASE and after.strands:
                facts |= {each.id: each.step.id if each.step else "done" for each in after.strands}
            emit(moment, str(cue), facts)
    return end


def _moments(step: Step, start: datetime, end: datetime, marks: run.Marks) -> Iterator[datetime]:
    yield from (end - marks.warning, end - marks.last_call, end)
    at = start
    for one in step.rounds:
        for phase in one.phases:
            at += timedelta(minutes=phase.minutes)
            yield at
    for strand in step.strands:
        yield from (start + timedelta(minutes=each.end) for each in strands.times_of(strand))


def _wait_for_pin(state: run.RunState, now: datetime, emit: Emit) -> datetime:
    """The next step starts at its pinned time when that is still ahead."""
    following = state.steps[state.current + 1]
    if following.pin is None or following.pin <= now:
        return now
    emit(now, "waiting", {"step": following.step.id, "until": _clock(following.pin)})
    return following.pin


def _applied(state: run.RunState, command: run.Command, now: datetime) -> run.RunState:
    for event in run.decide(state, command, now):
        state = run.evolve(state, event)
    return state


def _clock(at: datetime) -> str:
    return f"{at:%H:%M:%S}"

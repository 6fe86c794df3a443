"""The last times of each step, read from no more days than that takes."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from agendas import schedule, side_by_side
from agendas.model import Agenda, AgendaKind
from workshop_app.application.commands.basic import Add
from workshop_app.application.past_minutes import MOST_RUNS, past_minutes
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.run import Finish, Next, Start
from workshop_app.domain.workshops import Workshop, WorkshopAgenda


class Counting:
    """A reader that counts the logs it is asked for."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self.logs = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)

    def all(self, kind: type, **equal: Any) -> Any:
        self.logs += kind.__name__ == "RunEvent"
        return self._reader.all(kind, **equal)


def run_day(workspace: Workspace, clock: Any, agenda: Agenda, minutes: int, rehearsal: bool = False) -> None:
    id = f"w{workspace.read.count(Workshop)}"
    workspace.apply(Add((Workshop(id, "Day", AgendaKind.OWN, "own"), WorkshopAgenda(id, agenda))))
    session = RunSession(workspace, id, rehearsal=rehearsal)
    session.start(Start(clock.now(), 510))
    clock.advance(minutes * 60)
    session.apply(Next())
    clock.advance(600)
    session.apply(Finish())
    clock.advance(86_400)


def test_the_last_three_oldest_first(workspace: Workspace, clock: Any, small_agenda: Agenda) -> None:
    for minutes in (12, 26, 24, 31):
        run_day(workspace, clock, small_agenda, minutes)
    run_day(workspace, clock, small_agenda, 55, rehearsal=True)
    reader = Counting(workspace.read)
    assert past_minutes(reader, small_agenda, "own") == {"open": (26, 24, 31), "close": (10, 10, 10)}
    assert reader.logs == 3, "no older day is read than the answer needs"
    assert past_minutes(workspace.read, small_agenda, "own", but="w3") == {
        "open": (12, 26, 24),
        "close": (10, 10, 10),
    }
    assert past_minutes(workspace.read, small_agenda, "another") == {}


def test_a_step_no_day_ever_had_does_not_read_them_all(workspace: Workspace, clock: Any, small_agenda: Agenda) -> None:
    for minutes in range(10, 12 + MOST_RUNS):
        run_day(workspace, clock, small_agenda, minutes)
    new = replace(small_agenda.steps[0], id="new")
    reader = Counting(workspace.read)
    found = past_minutes(reader, replace(small_agenda, steps=(*small_agenda.steps, new)), "own")
    assert set(found) == {"open", "close"}
    assert reader.logs == MOST_RUNS


def test_what_the_clock_left_is_nothing_to_learn_from(workspace: Workspace, clock: Any, small_agenda: Agenda) -> None:
    until = schedule.until(small_agenda, "close", 570)
    run_day(workspace, clock, until, 20)
    assert past_minutes(workspace.read, until, "own") == {"open": (20,)}
    assert past_minutes(workspace.read, small_agenda, "own") == {"open": (20,)}, "nor once it has a length again"


def test_groups_side_by_side_are_learnt_together(workspace: Workspace, clock: Any, small_agenda: Agenda) -> None:
    other = replace(small_agenda.steps[0], id="read")
    agenda = replace(small_agenda, steps=(small_agenda.steps[0], other, small_agenda.steps[1]))
    agenda = side_by_side.beside(agenda, "read", "open", "block")
    run_day(workspace, clock, agenda, 17)
    assert past_minutes(workspace.read, agenda, "own") == {"block": (17,), "close": (10,)}

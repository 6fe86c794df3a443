"""Ways to begin, and beginning late: shift the day, squeeze it, or keep its end; and being away from a running day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import loader
from agendas.late_start import LateStart
from agendas.model import AgendaKind
from workshop_app import bootstrap
from workshop_app.application import heartbeat
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import LateChoice, late_choices, planned_start, start_choices
from workshop_app.application.settings import data_folder
from workshop_app.application.workspace import Workspace
from workshop_app.domain.run import GapChoice, Next, Pause, Start, TakeBack
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
END = NINE + timedelta(hours=6, minutes=30)  # 15:30
MINUTE = timedelta(minutes=1)
BERLIN = ZoneInfo("Europe/Berlin")
NINE_IN_BERLIN = NINE - timedelta(hours=1)  # in winter


@pytest.fixture
def workspace(clock: Any) -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Acme", clock)
    workshop = Workshop("w1", "Experts", AgendaKind.EXPERT, "expert_three_rounds", NINE.date())
    workspace.apply(Add((workshop, WorkshopAgenda("w1", loader.load("expert_three_rounds")))))
    yield workspace
    workspace.close()


def ways(workspace: Workspace, minutes: float) -> dict[LateStart, LateChoice]:
    found = late_choices(workspace.read, "w1", NINE + timedelta(minutes=minutes), UTC)
    return {each.kind: each for each in found}


def test_ways_to_start(workspace: Workspace) -> None:
    reader = workspace.read
    assert planned_start(reader, "w1", NINE_IN_BERLIN, BERLIN) == NINE_IN_BERLIN
    late = start_choices(reader, "w1", NINE_IN_BERLIN + timedelta(minutes=7, seconds=20), BERLIN)
    assert [choice.by_plan for choice in late] == [True, False]
    assert late[0].late == timedelta(minutes=7, seconds=20)
    assert late[1].start == Start(NINE_IN_BERLIN + 7 * MINUTE, 547, 1, keep_pins=True)
    evening = start_choices(reader, "w1", NINE_IN_BERLIN + timedelta(hours=10), BERLIN)
    assert [choice.start for choice in evening] == [
        Start(NINE_IN_BERLIN + timedelta(hours=10), 1140, 1, keep_pins=False)
    ]


def test_a_workshop_without_a_day_is_planned_for_today(workspace: Workspace) -> None:
    workspace.apply(Add((replace(workspace.read.get(Workshop, "w1"), day=None),)))
    later = NINE_IN_BERLIN + timedelta(days=3)
    assert planned_start(workspace.read, "w1", later, BERLIN) == later


def test_seven_minutes_late(workspace: Workspace, clock: Any) -> None:
    clock.advance(3600 + 7 * 60 + 20)
    found = ways(workspace, 7 + 1 / 3)
    assert tuple(found) == (LateStart.SHIFT, LateStart.SQUEEZE, LateStart.KEEP_END)
    assert found[LateStart.SHIFT].ends == END + 7 * MINUTE + timedelta(seconds=20)
    assert found[LateStart.SHIFT].changes == ()
    # Seconds are no delay, as everywhere in the day; few items give in whole fives.
    for kind, minutes in ((LateStart.SQUEEZE, 7), (LateStart.KEEP_END, 10)):
        assert sum(each.was - each.becomes for each in found[kind].changes) == minutes
        ends = END + timedelta(minutes=7 - minutes, seconds=20)
        assert (found[kind].ends, found[kind].missing_minutes) == (ends, 0)


@pytest.mark.parametrize("kind", list(LateStart))
def test_a_day_begun_late_runs_as_it_was_offered(workspace: Workspace, clock: Any, kind: LateStart) -> None:
    clock.advance(3600 + 10 * 60)
    choice = ways(workspace, 10)[kind]
    session = RunSession(workspace, "w1")
    session.start(choice.start)
    shown = session.picture()
    assert shown.projected_end == choice.ends
    assert {row.step.id: row.added for row in shown.rows if row.added} == {
        change.step_id: change.becomes - change.was for change in choice.changes
    }
    assert shown.day_behind <= timedelta(0)  # a shifted day has moved its plan along
    if choice.changes:
        session.apply(TakeBack())
        assert not any(row.added for row in session.picture().rows[1:])


def test_there_is_nothing_to_choose_on_time_or_on_another_part_of_the_day(workspace: Workspace) -> None:
    for minutes in (-30, 0, 0.9, 300):
        assert ways(workspace, minutes) == {}


def test_ways_that_are_one_are_offered_once(workspace: Workspace, clock: Any) -> None:
    """The first item lasts until a clock time, whenever it begins: the day is on time again after it by itself."""
    held = workspace.read.get(WorkshopAgenda, "w1")
    first, *rest = held.agenda.steps
    minute = 540 + first.minutes
    workspace.apply(
        edit(WorkshopAgenda, "w1", agenda=replace(held.agenda, steps=(replace(first, until=minute), *rest)))
    )
    clock.advance(3600 + 5 * 60)
    found = ways(workspace, 5)
    assert {kind: (each.changes, each.ends, each.missing_minutes) for kind, each in found.items()} == {
        LateStart.SHIFT: ((), END, 0)
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(template=st.sampled_from(loader.available()), late=st.integers(1, 120), lunch=st.booleans())
def test_every_way_of_every_agenda_can_be_started(workspace: Workspace, template: str, late: int, lunch: bool) -> None:
    agenda = loader.load(template)
    steps = tuple(replace(step, pinned=750 if lunch and step.id == "lunch" else None) for step in agenda.steps)
    workshop = Workshop("w2", "Other", agenda.kind, template, NINE.date(), start=agenda.starts[0])
    workspace.apply(Add((workshop, WorkshopAgenda("w2", replace(agenda, steps=steps)))))
    now = NINE + timedelta(minutes=agenda.starts[0] - 540 + late)
    found = late_choices(workspace.read, "w2", now, UTC)
    kinds = [choice.kind for choice in found]
    assert kinds == [kind for kind in LateStart if kind in kinds]  # and none was refused
    assert kinds[0] is LateStart.SHIFT
    assert len({(choice.changes, choice.ends) for choice in found}) == len(found)
    assert all(choice.ends > now for choice in found)


def test_an_absence_is_named_to_the_last_sign_of_life(workspace: Workspace, clock: Any) -> None:
    session = RunSession(workspace, "w1")
    clock.advance(3600)
    session.start(_by_plan(workspace, clock))
    for _ in range(100):
        clock.advance(1)
        session.watch()
    clock.advance(1200)  # the power is gone for twenty minutes
    again = RunSession(workspace, "w1")
    assert again.gap is not None
    assert again.gap.outage
    assert 1200 <= again.gap.seconds <= 1200 + heartbeat.EVERY
    assert again.gap.choices == (GapChoice.COUNT, GapChoice.PAUSE)
    counted = again.picture().elapsed
    assert counted == timedelta(seconds=1300)
    again.settle(GapChoice.PAUSE)
    assert again.picture().elapsed <= timedelta(seconds=100)
    assert again.gap is None


def test_without_any_sign_of_life_the_last_entry_counts(workspace: Workspace, clock: Any) -> None:
    session = RunSession(workspace, "w1")
    clock.advance(3600)
    session.start(_by_plan(workspace, clock))
    assert session.run is not None
    session.watch()
    heartbeat.forget(session.run.id)
    assert heartbeat.last_beat(session.run.id) is None
    clock.advance(500)
    again = RunSession(workspace, "w1")
    assert again.gap is not None
    assert again.gap.seconds == 500
    again.settle(GapChoice.COUNT)
    again.apply(Next())
    again.apply(Pause())
    clock.advance(500)
    assert RunSession(workspace, "w1").gap is None  # a paused day loses nothing


def test_a_short_absence_is_not_worth_a_question(workspace: Workspace, clock: Any) -> None:
    session = RunSession(workspace, "w1")
    clock.advance(3600)
    session.start(_by_plan(workspace, clock))
    clock.advance(29)
    assert RunSession(workspace, "w1").gap is None


def _by_plan(workspace: Workspace, clock: Any) -> Start:
    return start_choices(workspace.read, "w1", clock.now(), UTC)[0].start


@pytest.mark.parametrize("left", ["", "2026-11-23T09:0", "2026-11-23T09:00", "no time at all"])
def test_a_torn_sign_of_life_is_none(workspace: Workspace, clock: Any, left: str) -> None:
    heartbeat.beat("r1", clock.now())
    assert heartbeat.last_beat("r1") == clock.now()
    (file,) = (data_folder() / "runs").iterdir()
    file.write_text(left, encoding="ascii")
    assert heartbeat.last_beat("r1") is None


def test_where_nothing_can_be_written_the_day_runs_all_the_same(clock: Any) -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().write_text("a file where the folder should be", encoding="ascii")
    heartbeat.beat("r1", clock.now())
    assert heartbeat.last_beat("r1") is None
    heartbeat.forget("r1")

"""The page before the day when it is late: shift, squeeze, keep the end, or it began on time and the key is late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from agendas.late_start import LateStart
from agendas.model import Activity
from ui.desk import Desk
from ui.run import rescue_words
from ui.run.panel import RunPanel
from ui.run.starting import begin, start_view
from ui.widgets.dates import clock as short_clock
from ui.widgets.dates import full_day
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.run_starts import start_choices
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.run import Next, Pause, Resume, local_minute
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda

LATE = 7


@pytest.fixture
def late(panel: RunPanel, desk: Desk, clock, workshop_id: str) -> RunPanel:
    """Seven minutes after the planned start nobody has pressed anything."""
    desk.workspace.apply(edit(Workshop, workshop_id, start=local_minute(clock.now())))
    clock.advance(LATE * 60)
    panel.refresh()
    return panel


def press(panel: RunPanel, words: str) -> None:
    next(
        each for each in panel._start.findChildren(QPushButton) if each.text() == words and not each.isHidden()
    ).click()


def test_a_start_on_time_offers_no_ways_to_be_late(panel: RunPanel, desk: Desk, clock, workshop_id: str) -> None:
    desk.workspace.apply(edit(Workshop, workshop_id, start=local_minute(clock.now())))
    view = start_view(
        desk.workspace.read, workshop_id, start_choices(desk.workspace.read, workshop_id, clock.now()), None
    )
    assert view.late_ways == ()
    assert not view.forgotten


def test_each_way_stands_with_its_price(late: RunPanel) -> None:
    view = late._start._view
    assert view is not None
    assert view.minutes_late == LATE
    assert [way.kind for way in view.late_ways] == list(LateStart)
    for way in view.late_ways:
        words = rescue_words.late_price(way.changes, way.ends, way.missing)
        assert way.ends in words


@pytest.mark.parametrize("seconds", [15 * 60, 15 * 60 + 25, 15 * 60 + 59])
def test_fifteen_minutes_and_seconds_are_fifteen_in_every_way(
    panel: RunPanel, desk: Desk, clock: Any, workshop_id: str, seconds: int
) -> None:
    planned = clock.now()
    desk.workspace.apply(edit(Workshop, workshop_id, start=local_minute(planned)))
    clock.advance(seconds)
    panel.refresh()
    view = panel._start._view
    assert view is not None
    assert view.minutes_late == 15
    shift, *kept = view.late_ways
    ends = local_minute(planned) + 150  # the lengths of the plan
    later, planned_end = (short_clock(each % (24 * 60)) for each in (ends + 15, ends))
    assert [shift.ends, *(way.ends for way in kept)] == [later, planned_end, planned_end]
    for way in kept:
        assert sum(change.was - change.becomes for change in way.changes) == 15
        assert way.missing == 0


@pytest.mark.parametrize("kind", list(LateStart))
def test_each_way_does_what_it_says(late: RunPanel, kind: LateStart) -> None:
    view = late._start._view
    assert view is not None
    way = next(each for each in view.late_ways if each.kind is kind)
    press(late, rescue_words.late_start(kind))
    assert late.stage is not None
    assert late.conductor is not None
    given = {row.step_id: row.given for row in late.conductor.view.rows}
    for change in way.changes:
        assert given[change.step_id] == change.becomes
    assert late.conductor.view.ends_at == way.ends
    assert late.conductor.clock.text == f"{given['welcome']}:00"
    if kind is LateStart.SHIFT:
        assert late.stage.picture.day_behind == timedelta(0)
        assert way.changes == ()


def test_it_began_on_time(late: RunPanel) -> None:
    press(late, "It began on time")
    assert late.stage is not None
    assert late.stage.picture.elapsed == timedelta(minutes=LATE)
    assert late.stage.picture.behind == timedelta(0)


def test_starting_behind_is_possible_too(late: RunPanel) -> None:
    press(late, f"Start now, {LATE} min behind")
    assert late.stage is not None
    assert late.stage.picture.behind == timedelta(minutes=LATE)
    assert late.conductor is not None
    assert late.conductor.day.rescue.texts


def test_a_plan_without_items_is_shown_and_starts_nothing(panel: RunPanel, desk: Desk, workshop_id: str) -> None:
    held = desk.workspace.read.get(WorkshopAgenda, workshop_id)
    desk.workspace.apply(edit(WorkshopAgenda, workshop_id, agenda=replace(held.agenda, steps=())))
    panel.refresh()
    assert panel._start._view is not None
    assert panel._start._view.lines == ()
    with pytest.raises(KnownError) as refused:
        begin(desk.workspace, workshop_id, by_plan=False, then=None, by=None)
    assert refused.value.code is ErrorCode.RUN_NOT_POSSIBLE


def test_without_a_breakout_nothing_is_said_of_groups(panel: RunPanel, desk: Desk, clock, workshop_id: str) -> None:
    kept = desk.workspace.read.get(WorkshopAgenda, workshop_id)
    bare = replace(kept.agenda, steps=tuple(replace(step, rounds=()) for step in kept.agenda.steps))
    desk.workspace.apply(edit(WorkshopAgenda, workshop_id, agenda=bare))
    panel.refresh()
    said = [label.text() for label in panel._start.findChildren(QLabel)]
    assert any("expected." in words for words in said)
    assert not any("roups" in words for words in said)


@pytest.fixture
def rotating(panel: RunPanel, desk: Desk, workshop_id: str) -> RunPanel:
    kept = desk.workspace.read.get(WorkshopAgenda, workshop_id).agenda
    steps = tuple(replace(each, activity=Activity.ROTATION) if each.rounds else each for each in kept.steps)
    desk.workspace.apply(edit(WorkshopAgenda, workshop_id, agenda=replace(kept, steps=steps)))
    return panel


def people_said(panel: RunPanel) -> str:
    panel.refresh()
    return next(each.text() for each in panel._start.findChildren(QLabel) if "expected." in each.text())


def test_groups_are_not_ready_while_somebody_who_is_ticked_has_no_seat(
    rotating: RunPanel, desk: Desk, workshop_id: str
) -> None:
    panel = rotating
    assert "The groups are ready." in people_said(panel)
    desk.workspace.apply(Add((Person("late", "Xiu Quay"), Attendance("late", workshop_id, "late", leaves_at=0))))
    assert people_said(panel).endswith("No seat in any round: Xiu Quay.")
    desk.workspace.apply(edit(Attendance, "late", present=False))
    assert "The groups are ready." in people_said(panel)
    plan = desk.workspace.read.get(GroupPlan, workshop_id)
    first, second = plan.rounds
    desk.workspace.apply(edit(GroupPlan, workshop_id, rounds=(first, replace(second, rooms=second.rooms[:1]))))
    assert "No seat in at least one round: " in people_said(panel)
    assert "ready" not in people_said(panel)
    for each in desk.workspace.read.all(Attendance, workshop_id=workshop_id):
        desk.workspace.apply(edit(Attendance, each.id, leaves_after=1))  # they are gone, and nobody misses them
    assert "The groups are ready." in people_said(panel)


def test_who_leaves_at_a_lunch_that_the_plan_does_not_have_is_asked_about(
    rotating: RunPanel, desk: Desk, workshop_id: str
) -> None:
    first = desk.workspace.read.all(Attendance, workshop_id=workshop_id)[0]
    desk.workspace.apply(edit(Attendance, first.id, leaves_lunch=1))
    assert "no lunch for those who leave at it: Ana. When do they leave?" in people_said(rotating)
    kept = desk.workspace.read.get(WorkshopAgenda, workshop_id).agenda
    *steps, last = kept.steps
    steps.append(replace(last, activity=Activity.LUNCH))
    desk.workspace.apply(edit(WorkshopAgenda, workshop_id, agenda=replace(kept, steps=tuple(steps))))
    assert "lunch" not in people_said(rotating)


def test_many_without_a_seat_are_as_many_names_as_can_be_read(rotating: RunPanel, desk: Desk, workshop_id: str) -> None:
    more = [Person(f"x{n:02}", f"Quay {n:02}") for n in range(15)]
    desk.workspace.apply(Add((*more, *(Attendance(each.id, workshop_id, each.id) for each in more))))
    assert people_said(rotating).endswith("Quay 10, Quay 11 and 3 more.")


def test_a_day_planned_for_another_date_is_asked_about_and_may_begin(
    panel: RunPanel, desk: Desk, ask: Any, clock: Any, workshop_id: str
) -> None:
    today = clock.now().astimezone().date()
    planned = today + timedelta(days=3)
    desk.workspace.apply(edit(Workshop, workshop_id, day=planned))
    ask.answers.extend([False, True])
    panel.starting.start(by_plan=False)
    assert panel.stage is None
    assert full_day(planned) in ask.asked[-1][2]
    assert full_day(today) in ask.asked[-1][2]
    assert "If you start, today becomes its date." in ask.asked[-1][2]
    assert desk.workspace.read.get(Workshop, workshop_id).day == planned, "it was only asked"
    panel.starting.start(by_plan=False)
    assert panel.stage is not None
    assert desk.workspace.read.get(Workshop, workshop_id).day == today, "its mail thanks for the day that was"


@pytest.mark.parametrize("days", [None, 0])
def test_a_day_without_a_date_and_one_of_today_begin_at_once(
    panel: RunPanel, desk: Desk, clock: Any, workshop_id: str, days: int | None
) -> None:
    today = clock.now().astimezone().date()
    desk.workspace.apply(edit(Workshop, workshop_id, day=None if days is None else today))
    panel.starting.start(by_plan=False)
    assert panel.stage is not None


def test_a_rehearsal_is_never_asked_about(panel: RunPanel, desk: Desk, clock: Any, workshop_id: str) -> None:
    desk.workspace.apply(edit(Workshop, workshop_id, day=clock.now().astimezone().date() + timedelta(days=3)))
    panel.starting.rehearse(1.0)
    assert panel.stage is not None


def test_a_day_that_was_left_says_whether_its_clock_waits(running: RunPanel) -> None:
    for request, said in (
        (Pause(), "This day is paused. Its clock waits."),
        (Resume(), "This day is running. Its clock has kept going."),
        (Pause(), "This day is paused. Its clock waits."),
        (Next(), "This day is running. Its clock has kept going."),  # the next item is worked on
    ):
        assert running.stage is not None
        assert running.conductor is not None
        assert running.stage.do(request)
        running.conductor.run_actions.leave_at_once()
        assert said in "\n".join(each.text() for each in running._start.findChildren(QLabel))
        running.starting.resume()


def test_the_keyboard_comes_to_what_begins_the_day_and_then_to_the_bell(late: RunPanel, desk: Desk) -> None:
    """In the order in which they stand; buttons are made later than the bell's."""
    start = late._start

    def order() -> list[str]:
        found: list[str] = []
        each = start.nextInFocusChain()
        while each is not start:
            if isinstance(each, QPushButton) and start.isAncestorOf(each) and not each.isHidden():
                found.append(each.text())
            each = each.nextInFocusChain()
        return found

    ways = [rescue_words.late_start(kind) for kind in LateStart]
    before, bell, after = order(), order().index("Ring the bell"), order()[-5:]
    assert before[: len(ways)] == ways
    assert before[bell - 1] == "Mark who is not here"
    assert before[bell - 2].startswith("Start now")
    assert after == ["1×", "5×", "10×", "30×", "60×"]
    desk.workspace.apply(edit(Workshop, late._workshop_id, title="Anew"))
    late.refresh()
    QApplication.processEvents()
    assert order() == before


def test_who_is_here_is_ticked_from_the_page_before_the_day(panel: RunPanel, desk: Desk) -> None:
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    link = next(each for each in panel.findChildren(QPushButton) if each.text() == "Mark who is not here")
    assert link.isVisible()
    link.click()
    assert went == ["workshops/w1/groups"]

"""Somebody left, somebody came, while the day runs: what is past stays, few move, one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget

from agendas.model import Seat
from ui.desk import Desk
from ui.run.conductor import Conductor
from ui.run.panel import RunPanel
from ui.run.stage import Stage
from ui.theme import apply_theme
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.workshops import ChangeAttendance
from workshop_app.domain.people import Person
from workshop_app.domain.run import Next
from workshop_app.domain.workshops import GroupPlan

Advance = Callable[[float], None]


@pytest.fixture
def parts(running: RunPanel) -> tuple[Conductor, Stage]:
    assert running.conductor is not None
    assert running.stage is not None
    return running.conductor, running.stage


def item(conductor: Conductor, name: str) -> QListWidgetItem:
    return next(
        found
        for found in (conductor.people.list.item(row) for row in range(conductor.people.list.count()))
        if found.text() == name
    )


def settle(qtbot, desk: Desk) -> None:
    """Ways to seat people are found in the background."""
    qtbot.waitUntil(lambda: not desk.background.busy)


def seated(plan: GroupPlan, number: int) -> set[str]:
    rooms = next(each.rooms for each in plan.rounds if each.number == number)
    return {person for room in rooms for person in (room.coach, room.coachee, *room.observers) if person}


def test_a_leaver_in_the_first_round_keeps_that_round(
    parts: tuple[Conductor, Stage], desk: Desk, advance: Advance, workshop_id: str, qtbot
) -> None:
    conductor, stage = parts
    stage.do(Next())
    advance(5)
    before = desk.workspace.read.get(GroupPlan, workshop_id)
    qtbot.keyClick(conductor, "g")
    assert not conductor.people.isHidden()
    assert conductor.speak.isHidden()
    item(conductor, "Ben").setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, desk)
    assert "Ben" in conductor.people.moves
    assert desk.workspace.read.get(GroupPlan, workshop_id) == before  # only looked at so far
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    after = desk.workspace.read.get(GroupPlan, workshop_id)
    assert after.rounds[0] == before.rounds[0]
    assert seated(after, 2) == {"p0", "p2", "p3", "p4", "p5"}
    present = {each.person.name for each in queries.participants(desk.workspace.read, workshop_id, present_only=True)}
    assert "Ben" not in present
    assert conductor.people.isHidden()
    assert conductor.hasFocus()
    advance(26)
    assert {line.coach for line in conductor.view.rooms} | {line.coachee for line in conductor.view.rooms}
    assert "Ben" not in repr(conductor.view.rooms)
    desk.workspace.undo()
    assert desk.workspace.read.get(GroupPlan, workshop_id) == before


def test_a_latecomer_gets_a_seat_in_what_lies_ahead(
    parts: tuple[Conductor, Stage], desk: Desk, workshop_id: str, qtbot
) -> None:
    conductor, stage = parts
    desk.workspace.apply(Add((Person("late", "Zoë", position=9),)))
    qtbot.keyClick(conductor, "g")
    assert item(conductor, "Zoë").checkState() is Qt.CheckState.Unchecked
    item(conductor, "Zoë").setCheckState(Qt.CheckState.Checked)
    settle(qtbot, desk)
    told = [each.accessibleName() for each in conductor.people.offers.buttons]
    conductor.people.offers.choose(next(at for at, words in enumerate(told) if "Make the groups again" not in words))
    assert "Zoë" in conductor.people.moves
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    plan = desk.workspace.read.get(GroupPlan, workshop_id)
    assert "late" in seated(plan, 1)
    assert "late" in seated(plan, 2)
    stage.do(Next())
    assert "Zoë" in repr(conductor.view.rooms)


def test_before_the_first_round_the_groups_are_made_again_and_in_it_they_are_not(
    parts: tuple[Conductor, Stage], desk: Desk, workshop_id: str, qtbot
) -> None:
    conductor, stage = parts
    before = desk.workspace.read.get(GroupPlan, workshop_id)
    qtbot.keyClick(conductor, "g")
    item(conductor, "Ben").setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, desk)
    assert "Make the groups again" in conductor.people.offers.buttons[0].accessibleName()
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    after = desk.workspace.read.get(GroupPlan, workshop_id)
    assert seated(after, 1) == seated(after, 2) == {"p0", "p2", "p3", "p4", "p5"}
    assert after.seed == before.seed + 1
    stage.do(Next())
    qtbot.keyClick(conductor, "g")
    item(conductor, "Ana").setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, desk)
    assert all("again" not in each.accessibleName() for each in conductor.people.offers.buttons)


def test_a_round_that_begins_under_the_open_page_is_not_offered_any_more(
    parts: tuple[Conductor, Stage], desk: Desk, workshop_id: str, qtbot
) -> None:
    conductor, stage = parts
    before = desk.workspace.read.get(GroupPlan, workshop_id)
    qtbot.keyClick(conductor, "g")
    item(conductor, "Ben").setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, desk)
    assert "round 1" in conductor.people.moves
    qtbot.keyClick(conductor.people.list, Qt.Key.Key_PageDown)
    assert stage.picture.round is not None
    settle(qtbot, desk)
    assert "ound 1" not in conductor.people.moves
    assert "Round 2" in conductor.people.moves
    assert all("again" not in each.accessibleName() for each in conductor.people.offers.buttons)
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    assert desk.workspace.read.get(GroupPlan, workshop_id).rounds[0] == before.rounds[0]


def test_the_list_has_the_height_of_what_it_stands_for(parts: tuple[Conductor, Stage], qtbot) -> None:
    conductor, _ = parts
    script = conductor.speak.height()
    qtbot.keyClick(conductor, "g")
    qtbot.waitUntil(lambda: conductor.people.height() >= script)


def test_who_is_said_to_be_there_elsewhere_is_told_on_the_wall(
    parts: tuple[Conductor, Stage], desk: Desk, workshop_id: str
) -> None:
    _, stage = parts
    desk.door.carry_out(Add((Person("late", "Zoë", position=9),)))
    stage.do(Next())
    entries = queries.attendance(desk.workspace.read, workshop_id)
    ids = [*(each.person_id for each in entries), "late"]
    desk.door.carry_out(ChangeAttendance.between(workshop_id, entries, ids, frozenset()))
    assert [line.name for line in stage.views.room(99).seats if line.seat is None] == ["Zoë"]


def test_escape_leaves_everything_as_it_is(
    parts: tuple[Conductor, Stage], desk: Desk, workshop_id: str, ask, qtbot
) -> None:
    conductor, _ = parts
    before = desk.workspace.read.get(GroupPlan, workshop_id)
    qtbot.keyClick(conductor, "g")
    item(conductor, "Ana").setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClick(conductor.people.list, Qt.Key.Key_Escape)
    assert conductor.people.isHidden()
    assert not conductor.speak.isHidden()
    assert ask.asked == []
    assert desk.workspace.read.get(GroupPlan, workshop_id) == before


def test_with_one_person_left_nothing_can_be_used(parts: tuple[Conductor, Stage], desk: Desk, qtbot) -> None:
    conductor, _ = parts
    qtbot.keyClick(conductor, "g")
    for name in ("Ana", "Ben", "Cho", "Dev", "Eli"):
        item(conductor, name).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, desk)
    assert not conductor.people.use.isEnabled()
    assert "two people" in conductor.people.moves


def test_letters_typed_in_the_list_do_not_run_the_day(parts: tuple[Conductor, Stage], qtbot) -> None:
    conductor, stage = parts
    qtbot.keyClick(conductor, "g")
    qtbot.keyClick(conductor.people.list, "b")  # looks for Ben
    assert not stage.display.black
    assert conductor.people.list.currentItem().text() == "Ben"
    qtbot.keyClick(conductor.people.list, Qt.Key.Key_Space)
    assert item(conductor, "Ben").checkState() is Qt.CheckState.Unchecked
    qtbot.keyClick(conductor.people.list, Qt.Key.Key_PageDown)  # the clicker still works
    assert stage.picture.index == 1


def test_the_coach_chooses_among_offers_by_keys_and_one_undo_takes_it_back(
    parts: tuple[Conductor, Stage], desk: Desk, workshop_id: str, qtbot
) -> None:
    conductor, _ = parts
    before = desk.workspace.read.get(GroupPlan, workshop_id)
    qtbot.keyClick(conductor, "g")
    for name in ("Cho", "Fay"):  # the two observers: two pairs are left
        item(conductor, name).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, desk)
    offers = conductor.people.offers
    prices = [each.accessibleName() for each in offers.buttons]
    assert len(prices) > 1
    assert len(set(prices)) == len(prices)
    first = conductor.people.moves
    qtbot.waitUntil(offers.buttons[1].isVisible)
    offers.buttons[1].setFocus()
    qtbot.keyClick(offers.buttons[1], Qt.Key.Key_Space)
    assert offers.current == 1
    assert conductor.people.moves != first
    assert desk.workspace.read.get(GroupPlan, workshop_id) == before, "looked at only"
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    assert seated(desk.workspace.read.get(GroupPlan, workshop_id), 2) == {"p0", "p1", "p3", "p4"}
    desk.workspace.undo()
    assert desk.workspace.read.get(GroupPlan, workshop_id) == before


def test_who_comes_in_the_middle_of_a_round_is_on_the_wall_at_once(
    parts: tuple[Conductor, Stage], desk: Desk, advance: Advance, workshop_id: str, qtbot
) -> None:
    conductor, stage = parts
    stage.do(Next())
    advance(10)  # the first of two rounds runs
    before = desk.workspace.read.get(GroupPlan, workshop_id)
    desk.workspace.apply(Add((Person("late", "Zoë", position=9),)))
    qtbot.keyClick(conductor, "g")
    item(conductor, "Zoë").setCheckState(Qt.CheckState.Checked)
    settle(qtbot, desk)
    assert "Now, in round 1: Zoë observes in room" in conductor.people.moves
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    plan = desk.workspace.read.get(GroupPlan, workshop_id)
    assert "late" in seated(plan, 1)
    assert "late" in seated(plan, 2)
    for was, room in zip(before.rounds[0].rooms, plan.rounds[0].rooms, strict=True):
        assert (was.coach, was.coachee) == (room.coach, room.coachee), "nobody else changes chairs"
        assert room.observers[: len(was.observers)] == was.observers
    wall = stage.views.room(12)
    line = next(each for each in wall.seats if each.name == "Zoë")
    assert line.seat is Seat.OBSERVER
    advance(30)  # the last round runs: a place now, and nothing ahead
    desk.workspace.apply(Add((Person("later", "Yan", position=10),)))
    qtbot.keyClick(conductor, "g")
    item(conductor, "Yan").setCheckState(Qt.CheckState.Checked)
    settle(qtbot, desk)
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    assert "later" in seated(desk.workspace.read.get(GroupPlan, workshop_id), 2)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_tick_two_enters_and_it_is_done(parts: tuple[Conductor, Stage], desk: Desk, workshop_id: str, qtbot) -> None:
    """The first Enter goes on to the offers, also when it comes before they do; the second uses the one looked at."""
    conductor, _ = parts
    qtbot.keyClick(conductor, "g")
    qtbot.keyClick(focused(), "c")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(focused(), key)
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: focused() in conductor.people.offers.buttons)
    assert "p2" in seated(desk.workspace.read.get(GroupPlan, workshop_id), 2), "looked at only"
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert "p2" not in seated(desk.workspace.read.get(GroupPlan, workshop_id), 2)
    assert conductor.people.isHidden()


@pytest.fixture
def text_scale(qapp, request: pytest.FixtureRequest) -> Iterator[None]:
    """Before the day is opened, as the setting is."""
    apply_theme(qapp, "light", request.param)
    yield
    apply_theme(qapp, "light", 100)


@pytest.mark.parametrize(
    ("text_scale", "size"),
    [(100, (1366, 768)), (100, (1024, 640)), (200, (1366, 768)), (200, (1024, 640))],
    indirect=["text_scale"],
)
@pytest.mark.usefixtures("text_scale")
def test_every_offer_comes_into_sight_by_arrows_and_by_its_number(
    parts: tuple[Conductor, Stage], running: RunPanel, desk: Desk, size: tuple[int, int], qtbot
) -> None:
    conductor, stage = parts
    running.resize(*size)
    qtbot.keyClick(conductor, "g")
    for name in ("Cho", "Fay"):
        item(conductor, name).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, desk)
    offers = conductor.people.offers
    assert len(offers.buttons) > 1
    conductor.people.list.setFocus()
    qtbot.waitUntil(offers.buttons[-1].isVisible)
    qtbot.keyClick(focused(), Qt.Key.Key_Right)  # from the names to the offers
    qtbot.waitUntil(offers.buttons[0].hasFocus)
    before = stage.picture.index
    for place in [*range(1, len(offers.buttons)), 0]:
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
        assert (offers.current, focused()) == (place, offers.buttons[place])
        QApplication.processEvents()
        assert offers.buttons[place].visibleRegion().boundingRect() == offers.buttons[place].rect()
    qtbot.keyClick(focused(), "2")
    assert offers.current == 1
    qtbot.keyClick(focused(), Qt.Key.Key_Left)
    assert focused() is conductor.people.list
    assert stage.picture.index == before


def test_an_offer_of_minutes_that_was_looked_at_does_not_take_the_enter_of_the_seats(
    parts: tuple[Conductor, Stage], advance: Advance, qtbot
) -> None:
    conductor, _ = parts
    advance(40)
    qtbot.keyClick(conductor, "1")
    assert conductor.day.rescue.chosen is not None
    qtbot.keyClick(conductor, "g")
    assert conductor.day.rescue.chosen is None

"""Somebody in the air over the board: the truth is told before anything changes, by mouse and by keys; the board keeps
its place, and what is missing can be repaired at one press."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from agendas import loader, schedule
from agendas.model import Agenda
from ui.desk import Desk
from ui.groups import board_motion
from ui.groups.board_state import BoardPlace
from ui.groups.hand_actions import three_rounds
from ui.groups.panel import GroupsPanel
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
from workshop_app.domain.groups import rotation_steps
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound

NEW_EACH = (
    SeatedRound(1, (SeatedRoom("1", "a", "b", ("c",)), SeatedRoom("2", "d", "e", ("f",)))),
    SeatedRound(2, (SeatedRoom("1", "b", "d", ("a",)), SeatedRoom("2", "e", "c", ("f",)))),
)


def made(qtbot: Any, desk: Desk, agenda: Agenda, rounds: tuple[SeatedRound, ...], people: Any) -> GroupsPanel:
    desk.workspace.apply(Add(tuple(people)))
    ids = tuple(person.id for person in people)
    desk.workspace.apply(PlanWorkshop(agenda, start=540, people_ids=ids, id="w"))
    if rounds:
        desk.workspace.apply(ChangeGroups.between("w", None, rounds))
    panel = GroupsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.open_address("w")
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def panel(qtbot: Any, desk: Desk) -> GroupsPanel:
    """Six people, two rounds, new groups each round."""
    names = ("Ana Silva", "Ben Okoro", "Cem Kaya", "Dee Rao", "Eve Lund", "Fay Moss")
    people = [Person(id, name, position=at) for at, (id, name) in enumerate(zip("abcdef", names, strict=True))]
    return made(qtbot, desk, loader.load("expert_onsite"), NEW_EACH, people)


def plan(desk: Desk) -> GroupPlan | None:
    return queries.groups(desk.workspace.read, "w")


def told(panel: GroupsPanel) -> str:
    return panel._truth.accessibleName()


def tone(panel: GroupsPanel) -> str:
    return str(panel._truth.property("tone"))


def place(panel: GroupsPanel, number: int, person: str) -> BoardPlace:
    found = panel._board.state.place_of(number - 1, person)
    assert found is not None
    return found


def test_while_somebody_is_dragged_the_line_says_what_it_would_do_and_nothing_has_changed(
    panel: GroupsPanel, desk: Desk, carry: Any, drop: Any
) -> None:
    before, standing = plan(desk), told(panel)
    target = place(panel, 2, "f")
    carry(panel._board, place(panel, 2, "b"), target)
    assert panel._board.air.held == "b"
    assert told(panel).startswith("Ben Okoro would never coach.")
    assert "Ben Okoro would meet Cem Kaya for the second time." in told(panel)
    assert "Fay Moss would coach after all." in told(panel)
    assert tone(panel) == "late"
    assert plan(desk) == before
    drop(panel._board, target)
    after = plan(desk)
    assert after is not None
    assert after.rounds[1].rooms[0].coach == "f"
    desk.workspace.undo()
    assert plan(desk) == before
    assert told(panel) == standing


def test_escape_puts_back_what_a_mouse_holds(
    qtbot: Any, panel: GroupsPanel, desk: Desk, carry: Any, hover: Any, drop: Any
) -> None:
    before, standing, target = plan(desk), told(panel), place(panel, 2, "f")
    carry(panel._board, place(panel, 2, "b"), target)
    qtbot.keyClick(panel._board, Qt.Key.Key_Escape)
    assert not panel._board.air.held
    assert told(panel) == standing
    hover(panel._board, place(panel, 2, "e"))
    assert not panel._board.air.held, "the button is still pressed: nobody is taken up again"
    assert panel._board.mouse.at is None, "nor does the board scroll on by itself"
    drop(panel._board, target)
    assert plan(desk) == before, "released after Esc: nothing more happens"


def test_a_rule_that_would_break_is_named_in_red_and_marks_are_only_on_safe_changes(
    panel: GroupsPanel, desk: Desk, carry: Any
) -> None:
    desk.workspace.apply(edit(Person, "b", reports_to="c"))
    assert tone(panel) == "over", "they share a room in the first round"
    carry(panel._board, place(panel, 2, "b"), place(panel, 2, "f"))
    assert told(panel).startswith("Ben Okoro would sit with their boss, Cem Kaya.")
    assert tone(panel) == "over"
    assert "f" not in panel._board.lit.safe
    assert "d" in panel._board.lit.safe


def test_the_line_is_not_green_over_a_change_while_somebody_misses_a_seat(
    panel: GroupsPanel, desk: Desk, carry: Any
) -> None:
    """Two trios that stay: c and f never coach, and change places without a loss to anybody."""
    stay = (
        SeatedRound(1, (SeatedRoom("1", "a", "b", ("c",)), SeatedRoom("2", "d", "e", ("f",)))),
        SeatedRound(2, (SeatedRoom("1", "b", "c", ("a",)), SeatedRoom("2", "e", "f", ("d",)))),
    )
    desk.workspace.apply(ChangeGroups.between("w", plan(desk), stay))
    carry(panel._board, place(panel, 1, "c"), place(panel, 1, "f"))
    assert "Nobody loses a seat, and no rule is broken. What is missing now is still missing." in told(panel)
    assert tone(panel) == ""


def test_a_change_that_does_not_touch_the_groups_leaves_who_is_in_the_air_there(
    panel: GroupsPanel, desk: Desk, carry: Any
) -> None:
    carry(panel._board, place(panel, 2, "b"), place(panel, 2, "f"))
    desk.workspace.apply(edit(Person, "a", note="Asked for a place near the door."))
    assert panel._board.air.held == "b"
    assert told(panel).startswith("Ben Okoro would never coach.")


def test_by_keys_somebody_goes_to_another_room_and_who_stays_moves_up(
    qtbot: Any, panel: GroupsPanel, desk: Desk
) -> None:
    board = panel._board
    board.setFocus()
    board.go_to(place(panel, 1, "c"))
    qtbot.keyClick(board, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(board, key)
    assert "Cem Kaya would observe in room 2." in told(panel)
    qtbot.keyClick(board, Qt.Key.Key_Space)
    after = plan(desk)
    assert after is not None
    assert after.rounds[0].rooms == (SeatedRoom("1", "a", "b"), SeatedRoom("2", "d", "e", ("f", "c")))
    assert after.rounds[1] == NEW_EACH[1]
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert board.air.held == "c", "the keyboard went along"


def test_nobody_is_left_alone_and_the_line_says_so(qtbot: Any, panel: GroupsPanel, desk: Desk) -> None:
    mixed = SeatedRound(2, (SeatedRoom("1", "a", "d", ("e",)), SeatedRoom("2", "b", "f", ("c",))))
    pair = (SeatedRound(1, (SeatedRoom("1", "a", "b"), SeatedRoom("2", "d", "e", ("f", "c")))), mixed)
    desk.workspace.apply(ChangeGroups.between("w", plan(desk), pair))
    before, board = plan(desk), panel._board
    board.go_to(place(panel, 1, "b"))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(board, key)
    assert "Ben Okoro cannot go to room 2 One person would be left alone." in told(panel)
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert plan(desk) == before


def test_a_change_from_elsewhere_puts_down_who_is_in_the_air_and_the_board_stays_where_it_was(
    qtbot: Any, desk: Desk
) -> None:
    people = [Person(f"p{at:02}", f"Person {at}", position=at) for at in range(48)]
    ids = [person.id for person in people]
    rooms = [SeatedRoom(str(at + 1), *ids[3 * at : 3 * at + 2], (ids[3 * at + 2],)) for at in range(16)]
    day = tuple(SeatedRound(number, tuple(rooms)) for number in (1, 2))
    panel = made(qtbot, desk, loader.load("expert_onsite"), day, people)
    board = panel._board
    board.setFocus()
    board.go_to(BoardPlace(1, 12, 1))
    scrolled = board.horizontalScrollBar().value()
    assert scrolled > 0
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert board.air.held
    desk.workspace.apply(edit(Person, "p00", name="Somebody Else"))
    assert not board.air.held
    assert board.cursor_place == BoardPlace(1, 12, 1)
    assert board.horizontalScrollBar().value() == scrolled
    assert board.hasFocus()
    assert board.lit.chosen == "p37"
    qtbot.keyClick(board, Qt.Key.Key_PageUp)
    assert board.cursor_place == BoardPlace(1, 7, 1)
    assert panel._map.isVisible(), "sixteen rooms do not fit"


@pytest.mark.parametrize("less", [False, True])
def test_people_move_to_their_new_chairs_for_a_moment_unless_less_motion_is_asked_for(
    panel: GroupsPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch, less: bool
) -> None:
    monkeypatch.setattr(board_motion, "less_motion", lambda: less)
    panel._board.swap_requested.emit(2, "b", "f")
    assert panel._board.motion.running is not less
    panel._board.motion.stop()
    assert not panel._board.motion.running


def press(qtbot: Any, desk: Desk, panel: GroupsPanel, words: str) -> None:
    found = [each for each in panel.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)
    QApplication.processEvents()


def test_three_rounds_are_held_at_one_press_where_two_leave_somebody_out(qtbot: Any, desk: Desk) -> None:
    people = [Person(f"p{at:02}", f"Person {at}", position=at) for at in range(18)]
    panel = made(qtbot, desk, loader.load("expert_onsite"), (), people)

    press(qtbot, desk, panel, "Make groups")
    assert tone(panel) == "late"
    assert "With trios no plan does better." in told(panel)
    before = plan(desk), queries.agenda(desk.workspace.read, "w")
    press(qtbot, desk, panel, "Hold three rounds")
    after = plan(desk)
    assert after is not None
    assert len(after.rounds) == 3
    assert tone(panel) == "good"
    assert not panel._truth.repair.isVisible()
    desk.workspace.undo()
    assert (plan(desk), queries.agenda(desk.workspace.read, "w")) == before, "the rounds and who sits in them"
    desk.workspace.redo()
    assert plan(desk) == after
    press(qtbot, desk, panel, "Make again")
    desk.workspace.undo()
    assert plan(desk) == after, "what comes later is a step of its own"


def test_while_a_rule_is_broken_the_button_does_what_the_words_beside_it_say(qtbot: Any, desk: Desk) -> None:
    """Two rounds leave seats out, too; what helps with them is offered when the rule is kept."""
    people = [Person(f"p{at:02}", f"Person {at}", position=at) for at in range(18)]
    panel = made(qtbot, desk, loader.load("expert_onsite"), (), people)
    press(qtbot, desk, panel, "Make groups")
    assert panel._truth.repair.text() == "Hold three rounds"
    assert "Make again" not in told(panel)
    room = plan(desk).rounds[0].rooms[0]
    desk.workspace.apply(edit(Person, room.coach, reports_to=room.coachee))
    assert tone(panel) == "over"
    assert "“Make again” looks for groups that keep to the rules" in told(panel)
    assert panel._truth.repair.text() == "Make again"
    press(qtbot, desk, panel, "Make again")
    assert tone(panel) == "late"
    assert panel._truth.repair.text() == "Hold three rounds"


def test_a_rule_that_no_groups_can_keep_is_not_promised_to_be_kept(qtbot: Any, desk: Desk) -> None:
    people = [Person(f"p{at}", f"Person {at}", position=at) for at in range(6)]
    panel = made(qtbot, desk, loader.load("expert_three_rounds"), (), people)
    press(qtbot, desk, panel, "Make groups")
    three = combinations(("p0", "p1", "p2"), 2)  # who may never share a room, and there are two
    desk.workspace.apply(Add(tuple(PairRule(f"{one} {other}", one, other, PairKind.APART) for one, other in three)))
    assert panel._truth.repair.text() == "Make again"
    press(qtbot, desk, panel, "Make again")
    assert tone(panel) == "over"
    assert "keep to the rules" not in told(panel)
    assert not panel._truth.repair.isVisible()


def test_when_everybody_reports_to_one_who_takes_part_nothing_is_promised(qtbot: Any, desk: Desk) -> None:
    people = [Person(f"p{at}", f"Person {at}", position=at, reports_to="p0" if at else None) for at in range(6)]
    panel = made(qtbot, desk, loader.load("expert_three_rounds"), (), people)
    press(qtbot, desk, panel, "Make groups")
    assert tone(panel) == "over"
    assert "No groups keep all bosses and their reports apart" in told(panel)
    assert "Make again" not in told(panel)
    assert panel._truth.repair.isHidden() or panel._truth.repair.text() != "Make again"
    for each in people[1:4]:
        desk.workspace.apply(edit(Person, each.id, reports_to=None))
    assert "“Make again” looks for groups that keep to the rules" in told(panel), "there may be some now"
    press(qtbot, desk, panel, "Make again")
    assert tone(panel) != "over"


def test_each_thing_that_is_missing_has_its_page_and_its_button(qtbot: Any, desk: Desk) -> None:
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    panel = made(qtbot, desk, loader.load("expert_onsite"), (), ())

    def page() -> str:
        return " ".join(each.text() for each in panel._none.findChildren(QLabel) if each.isVisible())

    def press() -> None:
        shown = [each for each in panel._none.findChildren(QPushButton) if each.isVisible()]
        qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)

    assert "Nobody to seat yet" in page()
    press()
    desk.workspace.apply(Add((Person("a", "Ana Silva"), Person("b", "Ben Okoro"), Person("c", "Cem Kaya"))))
    assert "Who takes part?" in page()
    panel._actions.invite_all()
    assert "No groups yet" in page()
    assert not panel._board.isVisible()
    desk.workspace.apply(PlanWorkshop(loader.load("team_level_half_day"), start=540, id="t"))
    panel.open_address("t")
    assert "No rotation in this agenda" in page()
    press()
    assert went == ["people", "workshops/t/plan"]


def test_tooltips_say_whole_what_the_board_has_no_room_for(panel: GroupsPanel, desk: Desk) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorffwelche"
    desk.workspace.apply(edit(Person, "a", name=name))
    board = panel._board
    corner = board.shape.corner
    chair = board.shape.chair(place(panel, 1, "a")).center() + corner
    assert f"{name}, coach" in board.told_at(chair)
    assert "Room 1" in board.told_at(corner + QPointF(20, -10))
    told = board.told_at(corner + QPointF(-20, 20))
    assert "11:30" in told
    assert "A challenge for the coaches" in told


def test_three_rounds_are_offered_only_where_the_fit_check_of_the_plan_does() -> None:
    agenda = loader.load("expert_onsite")
    wanted = three_rounds(agenda, 18)
    assert wanted is not None
    assert len(rotation_steps(wanted)) == 3
    short = agenda
    for step in agenda.steps:
        if step.rounds:
            short = schedule.with_minutes(short, step.id, 15)
    assert three_rounds(short, 18) is None, "thirty minutes are too few for three rounds"
    assert three_rounds(loader.load("expert_three_rounds"), 18) is None


def test_of_four_people_in_new_groups_a_drop_changes_its_round_only(qtbot: Any, desk: Desk, drag: Any) -> None:
    """The seats of so few would be read as groups that stay the same all day."""
    panel = made(qtbot, desk, loader.load("expert_onsite"), (), [Person(id, id.upper()) for id in "abcd"])
    panel._head.mode.set_keep(False)
    panel._head.deal.click()
    qtbot.waitUntil(lambda: not desk.background.busy)
    before = plan(desk)
    assert before is not None
    assert before.same_all_day is False
    assert "Same group all day" not in told(panel)
    drag(panel._board, 2, before.rounds[1].rooms[0].coach, before.rounds[1].rooms[0].coachee)
    after = plan(desk)
    assert after is not None
    assert after.rounds[0] == before.rounds[0]
    assert after.rounds[1] != before.rounds[1]
    assert after.same_all_day is False
    fresh = GroupsPanel(desk)
    qtbot.addWidget(fresh)
    fresh.open_address("w")
    assert not fresh._head.mode.keep, "as they were made"

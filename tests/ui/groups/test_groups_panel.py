"""The groups screen: the plain truth in words, swaps by drag and by keyboard, people who come and go."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSpinBox

from agendas import loader, words
from agendas.breakouts import SeatReport
from agendas.model import Seat
from ui.desk import Desk
from ui.groups import board_words, group_words
from ui.groups.panel import GroupsPanel
from ui.groups.view_state import GroupsView, SeatView
from ui.shell.resting import Resting
from ui.theme import apply_theme
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.people import AddPeople, RemovePeople
from workshop_app.application.commands.workshops import ChangeAttendance, EditAgenda, PlanWorkshop
from workshop_app.application.run_session import RunSession
from workshop_app.domain.people import Person
from workshop_app.domain.run import Next, Start
from workshop_app.domain.workshops import Workshop, WorkshopStatus


@pytest.fixture
def panel(qtbot, desk: Desk) -> GroupsPanel:
    people = tuple(Person(f"p{number:02}", f"Person {number}", team=f"T{number % 6}") for number in range(18))
    desk.workspace.apply(Add(people))
    ids = tuple(person.id for person in people)
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, people_ids=ids, id="w"))
    made = GroupsPanel(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.open_address("w")
    with qtbot.waitExposed(made):
        made.show()
    return made


def press(qtbot, panel: GroupsPanel, words: str) -> None:
    found = next(b for b in panel.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel._desk.background.busy)  # seats are worked out in the background


def settle(qtbot, panel: GroupsPanel) -> None:
    """Ways to seat people are found in the background."""
    qtbot.waitUntil(lambda: not panel._desk.background.busy)


def said(panel: GroupsPanel) -> str:
    return " ".join(shown.text() for shown in panel.findChildren(QLabel) if not shown.isHidden())


def chairs(panel: GroupsPanel, number: int) -> list[SeatView]:
    return [seat for place, seat in panel._board.state.seats() if place.row == number - 1]


def tick(panel: GroupsPanel, row: int, take_part: bool) -> None:
    """As a click on the box does; rows are those of the list, heads of teams among them."""
    state = Qt.CheckState.Checked if take_part else Qt.CheckState.Unchecked
    model = panel._people.model
    assert model.setData(model.index(row), state, Qt.ItemDataRole.CheckStateRole)


def row_of(panel: GroupsPanel, person: str) -> int:
    return panel._people.model.row_of(person)


def seats(desk: Desk, number: int) -> list[tuple[str, str, tuple[str, ...]]]:
    plan = queries.groups(desk.workspace.read, "w")
    assert plan is not None
    return [(room.coach, room.coachee, room.observers) for room in plan.rounds[number - 1].rooms]


def test_the_letters_on_the_board_are_those_in_the_title_of_the_round(qtbot, panel: GroupsPanel) -> None:
    Resting(cast("QApplication", QApplication.instance()), panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    action = panel._none.action
    assert action is not None
    action.setFocus()
    press(qtbot, panel, "Make groups")
    assert panel.window().focusWidget() is panel._board, "who pressed it goes on with the seats"
    assert panel._view is not None
    first, second = panel._view.rounds
    assert (first.title, second.title) == (
        "Breakout 1: A coaches B, C observes",
        "Rapid breakout 2: B coaches C, A observes",
    )
    for one, letters in ((first, "ABC"), (second, "BCA")):
        assert {"".join(seat.letter for seat in room.seats) for room in one.rooms} == {letters}


def test_two_rounds_leave_six_who_never_coach_and_the_screen_says_so(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    assert "Nobody is seated yet" in said(panel)
    press(qtbot, panel, "Make groups")
    assert len(seats(desk, 1)) == 6
    never = {p.id for p in queries.people(desk.workspace.read)}
    never -= {coach for number in (1, 2) for coach, _, _ in seats(desk, number)}
    assert len(never) == 6
    words = said(panel)
    assert "Never coach:" in words
    assert "6 are never coached." in words
    assert "6 never observe." in words
    names = {person.id: person.name for person in queries.people(desk.workspace.read)}
    card = " ".join(each.text() for each in panel._missed.findChildren(QLabel))
    assert all(names[id] in card for id in never), "all of them by name below the board"
    desk.workspace.undo()
    assert queries.groups(desk.workspace.read, "w") is None


def test_only_the_board_scrolls_and_what_gave_way_to_it_comes_when_asked_for(
    qtbot, panel: GroupsPanel, qapp: QApplication
) -> None:
    press(qtbot, panel, "Make groups")
    page, more = panel._right.verticalScrollBar(), panel._truth.unfold
    below = (panel._legend, panel._missed)
    try:
        for scale, size in ((100, (1200, 800)), (100, (820, 500)), (145, (1040, 600)), (200, (1280, 575))):
            apply_theme(qapp, "light", scale)
            panel.resize(*size)
            qtbot.waitUntil(lambda: page.maximum() == 0 or not any(part.isVisible() for part in below))
            assert page.maximum() == 0 or size in ((820, 500), (1280, 575)), "only where nothing is left to give way"
            assert panel._missed.isVisible() is not more.isVisible(), (scale, size)
            if more.isVisible():
                qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
                assert panel._missed.isVisible(), (scale, size)
                qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
                assert not panel._missed.isVisible(), (scale, size)
    finally:
        apply_theme(qapp, "light", 100)


def test_somebody_dropped_on_another_changes_places_all_day_and_one_undo_takes_it_back(
    qtbot, panel: GroupsPanel, desk: Desk, drag: Any
) -> None:
    press(qtbot, panel, "Make groups")
    before = [seats(desk, number) for number in (1, 2)]
    first, second = before[0][0][0], before[0][1][1]
    drag(panel._board, 1, first, second)
    assert seats(desk, 1)[0][0] == second
    assert seats(desk, 1)[1][1] == first
    assert seats(desk, 2) != before[1]
    desk.workspace.undo()
    assert [seats(desk, number) for number in (1, 2)] == before


def test_space_lifts_arrows_carry_and_space_puts_down(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    first, second = seats(desk, 1)[0][0], seats(desk, 1)[1][0]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(panel._board, key)
    assert seats(desk, 1)[0][0] == second
    assert seats(desk, 1)[1][0] == first
    assert panel._board.current.person_id == first, "the keyboard goes along"


def test_who_listens_hears_who_is_lifted_carried_let_go_and_put_down(
    qtbot, panel: GroupsPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    for module in ("ui.groups.board", "ui.groups.board_air", "ui.groups.panel"):
        monkeypatch.setattr(f"{module}.announce", lambda _widget, sentence: heard.append(sentence))
    press(qtbot, panel, "Make groups")
    board = panel._board
    one, other = chairs(panel, 1)[0].name, chairs(panel, 1)[3].name
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape):
        qtbot.keyClick(board, key)
    told = [each for each in heard if each]
    assert told[0].startswith(f"Picked up: {one}, coach. Arrows carry")
    assert any(each.startswith("Round 1, ") and f"Room 2: {other}, coach, with " in each for each in told)
    assert any(f"{one} and {other} would change places." in each for each in told)
    assert told[-1] == f"{one} stays where they are"
    before, heard[:] = seats(desk, 1), []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(board, key)
    assert seats(desk, 1) != before
    assert f"{one} and {other} have changed seats" in heard
    value = QAccessible.queryAccessibleInterface(board).text(QAccessible.Text.Value)
    assert value.startswith("Round 1, ")
    assert one in value


def test_a_latecomer_and_a_leaver_are_named(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    desk.workspace.apply(AddPeople((Person("late", "Late Comer"),)))
    tick(panel, row_of(panel, "late"), take_part=True)
    settle(qtbot, panel)
    assert "Without a seat: Late Comer" in said(panel)
    again = next(at for at, each in enumerate(panel._reseat.buttons) if "again" in each.accessibleName())
    panel._reseat.list.choose(int(not again))
    assert "Round 1: Late Comer joins as" in said(panel)
    press(qtbot, panel, "Make again")
    assert "Without a seat" not in said(panel)
    tick(panel, row_of(panel, "p00"), take_part=False)
    assert "No longer here, but still seated: Person 0" in said(panel)


def start_run(desk: Desk, clock: Any, minutes: float) -> None:
    """The day runs, and so many minutes of it are over."""
    session = RunSession(desk.workspace, "w")
    session.start(Start(clock.now(), 540))
    for step in loader.load("expert_onsite").steps:
        if minutes < step.minutes:
            break
        minutes -= step.minutes
        clock.advance(step.minutes * 60)
        session.apply(Next())
    clock.advance(minutes * 60)


def test_the_past_is_frozen_and_the_fewest_move(qtbot, panel: GroupsPanel, desk: Desk, clock: Any) -> None:
    press(qtbot, panel, "Make groups")
    before = [seats(desk, number) for number in (1, 2)]
    coach = before[1][0][0]
    start_run(desk, clock, 200)  # in the middle of the first breakout
    desk.workspace.apply(Add((Person("late", "Late Comer"),)))
    ids = tuple(person.id for person in queries.people(desk.workspace.read))
    entries = queries.attendance(desk.workspace.read, "w")
    desk.workspace.apply(ChangeAttendance.between("w", entries, ids, absent=frozenset({coach})))
    settle(qtbot, panel)
    name = next(person.name for person in queries.people(desk.workspace.read) if person.id == coach)
    words = said(panel)
    assert "Without a seat: Late Comer" in words
    assert f"No longer here, but still seated: {name}" in words
    assert f"Round 2: {name}, coach in room 1, leaves" in words
    assert "Round 2: Late Comer joins as" in words
    assert "Round 1:" not in words.replace("Round 1: Late Comer", "")
    assert [seats(desk, number) for number in (1, 2)] == before, "listed before anything is moved"
    assert not panel._head.deal.isEnabled(), "a round runs: nobody deals anew"
    press(qtbot, panel, "Move them")
    now = seats(desk, 1)
    assert [(one, other) for one, other, _ in now] == [(one, other) for one, other, _ in before[0]]
    watching = {person for room in now for person in room[2]} - {person for room in before[0] for person in room[2]}
    assert watching == {"late"}, "in the round that runs only an observer more"
    there = {person for room in seats(desk, 2) for person in (room[0], room[1], *room[2])}
    assert there == set(ids) - {coach}
    assert "Without a seat" not in said(panel)
    assert "still seated" not in said(panel)
    desk.workspace.undo()
    assert seats(desk, 2) == before[1]


def test_rounds_can_be_called_over_by_hand(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    before = seats(desk, 1)
    panel._people.choose("p02")
    press(qtbot, panel, "Not here today")
    told = panel._people.list.currentIndex().data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "not here today" in told
    assert "2 people change rooms" in said(panel), "the pair that is left joins a trio"
    panel.findChild(QSpinBox).setValue(1)
    settle(qtbot, panel)
    over = panel._board.state.rounds[0]
    assert over.over
    assert board_words.round_head(over)[2] == "over"
    press(qtbot, panel, "Move them")
    assert seats(desk, 1) == before
    assert all("p02" not in (coach, coachee, *rest) for coach, coachee, rest in seats(desk, 2))
    qtbot.keyClick(panel._board, Qt.Key.Key_Space)
    assert not panel._board.air.held, "who sat where in a round that is over cannot be changed"
    press(qtbot, panel, "Is here after all")
    assert "Without a seat: Person 2" in said(panel)


def test_the_truth_says_why_no_plan_does_better(qtbot, panel: GroupsPanel) -> None:
    press(qtbot, panel, "Make groups")
    assert "There are only 12 turns as coach for 18 people." in said(panel)


def test_where_pairs_must_meet_again_the_screen_says_why_and_does_not_turn_green(
    qtbot, panel: GroupsPanel, desk: Desk
) -> None:
    ids = [person.id for person in queries.people(desk.workspace.read)]
    desk.workspace.apply(ChangeAttendance("w", present=tuple((id, False) for id in ids[6:])))
    panel._head.mode.set_keep(False)
    press(qtbot, panel, "Make groups")
    assert "No plan with rooms of these sizes does better: with so few rooms (2)" in said(panel)
    assert "Never observe:" in said(panel)
    assert panel._truth.property("tone") == "late"


def test_one_left_is_nobody_to_coach(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    ids = tuple(person.id for person in queries.people(desk.workspace.read))
    desk.workspace.apply(ChangeAttendance("w", present=tuple((id, False) for id in ids[1:])))
    settle(qtbot, panel)
    assert "Fewer than two people are left" in said(panel)
    move = next(b for b in panel.findChildren(QPushButton) if b.text() == "Move them")
    assert not move.isEnabled()


def test_a_removed_person_leaves_the_board_standing(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    desk.workspace.apply(RemovePeople(("p00",)))
    assert all("p00" not in (coach, coachee, *observers) for coach, coachee, observers in seats(desk, 1))
    press(qtbot, panel, "Make again")
    assert sum(2 + len(observers) for _, _, observers in seats(desk, 1)) == 17


def test_an_agenda_without_rotation_says_so(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    desk.workspace.apply(PlanWorkshop(loader.load("team_level_half_day"), start=540, id="t"))
    panel.open_address("t")
    assert "No rotation in this agenda" in said(panel)


def test_one_person_cannot_be_dealt(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, people_ids=("p00",), id="one"))
    panel.open_address("one")
    assert "Who takes part?" in said(panel)
    buttons = [each for each in panel.findChildren(QPushButton) if each.isVisibleTo(panel) and each.isEnabled()]
    assert not [each for each in buttons if each.text().startswith("Make")]


def test_from_nobody_invited_to_groups_by_enter_alone(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, id="none"))
    panel.open_address("none")
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_first()
    for asked in ("Invite everybody", "Make groups"):
        qtbot.waitUntil(partial(has_keyboard, asked))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: queries.groups(desk.workspace.read, "none") is not None)


def has_keyboard(words: str) -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QPushButton) and focus.text() == words


def test_who_coached_least_so_far_begins_as_coach(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    coached = Counter(coach for number in (1, 2) for coach, _, _ in seats(desk, number))
    ids = tuple(person.id for person in queries.people(desk.workspace.read))
    desk.workspace.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, people_ids=ids, id="second"))
    panel.open_address("second")
    press(qtbot, panel, "Make groups")
    plan = queries.groups(desk.workspace.read, "second")
    assert plan is not None
    for room, again in zip(plan.rounds[0].rooms, plan.rounds[1].rooms, strict=True):
        group = {room.coach, room.coachee, *room.observers}
        (left_out,) = group - {room.coach, again.coach}
        assert coached[left_out] == max(coached[person] for person in group)
    chair = next(each for each in chairs(panel, 1) if coached[each.person_id])
    assert "\nTimes so far: coach 1, coachee" in board_words.chair(chair)


def test_somebody_in_everybody_in_and_a_swap_by_hand_in_new_groups(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    tick(panel, row_of(panel, "p00"), take_part=False)
    assert "17 of 18" in said(panel)
    press(qtbot, panel, "Invite everybody")
    assert "18 of 18" in said(panel)
    panel._head.mode.set_keep(False)
    press(qtbot, panel, "Make groups")
    assert "Nobody meets anybody twice" in said(panel)
    first, second = seats(desk, 1), seats(desk, 2)
    panel._board.swap_requested.emit(1, first[0][0], first[1][0])
    assert seats(desk, 1)[1][0] == first[0][0]
    assert seats(desk, 2) == second, "new groups each round: the swap holds for its round only"


def test_a_broken_rule_lights_up_and_is_said(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    desk.workspace.apply(edit(Person, "p01", reports_to="p00"))
    press(qtbot, panel, "Make groups")
    rooms = seats(desk, 1)
    boss = next(room for room in rooms if "p00" in (room[0], room[1], *room[2]))
    other = next(id for id in (boss[0], boss[1], *boss[2]) if id != "p00")
    panel._board.swap_requested.emit(1, other, "p01")
    assert "reports to Person" in said(panel)
    assert {each.person_id for each in chairs(panel, 1) if each.broken} == {"p00", "p01"}


def test_another_number_of_rounds_asks_for_a_new_deal(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    before = queries.agenda(desk.workspace.read, "w").agenda
    desk.workspace.apply(EditAgenda.between("w", before, loader.load("expert_three_rounds")))
    assert "Rounds in the agenda: 3; in these groups: 2. Make the groups again." in said(panel)


def test_a_finished_day_is_only_looked_at(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    press(qtbot, panel, "Make groups")
    before = seats(desk, 1)
    desk.workspace.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    told: list[str] = []
    desk.bridge.said.connect(told.append)
    assert not panel._head.deal.isVisibleTo(panel)
    panel._by_hand.swap(1, before[0][0], before[1][0], 0)
    assert seats(desk, 1) == before
    assert len(told) == 1
    assert "is finished" in told[0]


def test_one_pair_meets_twice_and_two_pairs_meet() -> None:
    def told(pairs: int) -> str:
        view = GroupsView((), SeatReport(pairs, (), (), (), ()), {}, 0, 6, (), together=False)
        return group_words.verdict(view).more

    assert told(1).startswith("1 pair meets twice.")
    assert told(2).startswith("2 pairs meet twice.")


def test_a_round_says_what_it_is_made_of_and_what_each_seat_is_for(qtbot, panel: GroupsPanel) -> None:
    press(qtbot, panel, "Make groups")
    observer = next(each for each in chairs(panel, 1) if each.seat is Seat.OBSERVER)
    assert board_words.chair(observer).endswith(words.seat_task(Seat.OBSERVER))
    for one, style in zip(panel._board.state.rounds, words.styles(), strict=False):
        assert f"{style.title}: {style.challenge}" in board_words.round_told(one)
    told = board_words.round_told(panel._board.state.rounds[0])
    for phase in loader.load("expert_onsite").step("breakout_1").rounds[0].phases:
        text = words.phase_text(phase.kind)
        assert f"{text.title}, {phase.minutes} min: {text.room_text}" in told
    head, below, over = board_words.round_head(panel._board.state.rounds[0])
    assert (head, below, over) == ("Round 1", ("11:30", "60 min"), "")

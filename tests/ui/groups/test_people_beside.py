"""Beside the board: people under their teams, found among many, and one person's card."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyleOptionViewItem

from agendas import loader
from ui.desk import Desk
from ui.groups import people_rows
from ui.groups.panel import GroupsPanel
from ui.groups.people_model import ROW
from ui.groups.people_rows import PeopleSought
from ui.groups.people_signs import GAP, SIGN, TICK, SignsPainter
from ui.groups.people_view import InvitedView
from ui.groups.view_state import Invited
from ui.theme import apply_theme
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.people_rules import SetPair
from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
from workshop_app.domain.people import PairKind, Person
from workshop_app.domain.workshops import SeatedRoom, SeatedRound

NAMES = ("Олена Ковальчук", "Łukasz Żak", "Inês Carvalho", "محمد الخوارزمي", "欧阳修", "Ana Silva")


def invited(*names: str, team: str = "", boss: str = "") -> tuple[Invited, ...]:
    return tuple(Invited(f"p{at}", name, True, True, team=team, boss_id=boss) for at, name in enumerate(names))


@pytest.fixture
def panel(qtbot: Any, desk: Desk) -> GroupsPanel:
    """Forty-eight people in sixteen rooms, two rounds; six of them are called as people are."""
    people = [
        Person(f"p{at:02}", NAMES[at] if at < 6 else f"Person {at}", f"Team {at % 3}", position=at) for at in range(48)
    ]
    desk.workspace.apply(Add(tuple(people)))
    ids = [person.id for person in people]
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, people_ids=tuple(ids), id="w"))
    first = [SeatedRoom(str(at + 1), ids[3 * at], ids[3 * at + 1], (ids[3 * at + 2],)) for at in range(16)]
    second = [SeatedRoom(str(at + 1), ids[at + 16], ids[at], (ids[at + 32],)) for at in range(16)]
    rounds = (SeatedRound(1, tuple(first)), SeatedRound(2, tuple(second)))
    desk.workspace.apply(ChangeGroups.between("w", None, rounds))
    made = GroupsPanel(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.open_address("w")
    with qtbot.waitExposed(made):
        made.show()
    return made


def listed(panel: GroupsPanel) -> list[str]:
    model = panel._people.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ковал", ["Олена Ковальчук"]),
        ("zak luk", ["Łukasz Żak"]),
        ("ines", ["Inês Carvalho"]),
        ("خوارزمي", ["محمد الخوارزمي"]),
        ("阳", ["欧阳修"]),
        ("crew", list(NAMES)),
        ("nobody", []),
    ],
)
def test_people_are_found_by_parts_of_their_names_in_any_script_and_by_their_team(typed: str, names: list[str]) -> None:
    found = people_rows.found(invited(*NAMES, team="Night crew"), PeopleSought(typed))
    assert [each.name for each in found] == names


def test_under_forty_people_stand_under_their_teams_the_lead_first_and_a_line_to_who_reports_to_them() -> None:
    lead = Invited("boss", "Olaf Brandt", True, True, team="Engine")
    crew = invited("Nguyễn Thị Ánh", "Dragan Petrović", team="Engine", boss="boss")
    alone = Invited("x", "Ana Silva", True, True)
    shown = people_rows.rows((*crew, alone, lead), "Without a team", "not here", by_team=True)
    assert [each.words for each in shown] == [
        *("Engine", "Olaf Brandt", "Nguyễn Thị Ánh", "Dragan Petrović", "Without a team", "Ana Silva")
    ]
    assert [each.lead for each in shown] == [False, True, False, False, False, False]
    assert [each.reports for each in shown] == [False, False, True, True, False, False]
    assert [each.last for each in shown] == [False, False, False, True, False, False]


def test_a_row_is_a_line_unless_the_name_needs_two_or_something_counts_for_the_groups(
    qtbot: Any, qapp: QApplication
) -> None:
    """What is only known of somebody is told to who looks closer."""
    seats = (True, False, True)
    people = (
        Invited("a", "Inês Carvalho", True, True, seats=seats, known="level: lead; coaches already"),
        Invited("b", "Ana", True, True, seats=seats, marks="host of room 3"),
        Invited("c", "Maximiliane Alexandra von Hohenstein", True, True, seats=seats),
    )
    try:
        for scale in (100, 145, 200):
            apply_theme(qapp, "light", scale)
            view = InvitedView()
            qtbot.addWidget(view)
            view.resize(round(268 * min(scale / 100, 1.7)), 600)
            view.show_people(people, False, 0)
            with qtbot.waitExposed(view):
                view.show()
            high = [view.list.visualRect(view.model.index(row)).height() for row in range(3)]
            assert high[0] < high[1], scale
            assert (high[0] < high[2]) is (scale > 100), scale
            told = view.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
            assert "level: lead; coaches already" in told
    finally:
        apply_theme(qapp, "light", 100)


def test_who_was_looked_for_stays_lit_arrows_go_to_the_next_and_escape_shows_everybody(
    qtbot: Any, panel: GroupsPanel
) -> None:
    line, board = panel._people.finder.line, panel._board
    QTest.keyClick(panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert line.hasFocus()
    QTest.keyClicks(line, "person 4")
    assert board.lit.found == {f"p{at:02}" for at in range(6, 48) if "4" in str(at)}
    seen = []
    for _ in range(3):
        qtbot.keyClick(line, Qt.Key.Key_Down)
        seen.append(board.lit.chosen)
    assert seen == ["p14", "p24", "p34"]
    assert board.current is not None
    assert board.current.person_id == "p34"
    column = board.cursor_place.column if board.cursor_place is not None else -1
    left = board.horizontalScrollBar().value()
    assert left <= column * board.shape.step < left + board.viewport().width(), "brought into sight"
    assert line.hasFocus(), "and one can type on"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert board.lit.found is None
    assert len(listed(panel)) == 48


def test_tab_goes_from_the_finder_over_chips_and_list_to_the_board(qtbot: Any, panel: GroupsPanel) -> None:
    panel._people.finder.line.setFocus()
    seen = []
    while not panel._board.hasFocus() and len(seen) < 30:
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        seen.append(panel.focusWidget())
    chosen = next(each for each in panel._people.finder.stops if isinstance(each, QPushButton) and each.isChecked())
    assert seen[:2] == [chosen, panel._people.list], "among the chips arrows go on"
    assert seen.index(panel._people.list) < seen.index(panel._head.deal) < seen.index(panel._board)


def test_chips_stand_for_teams_with_their_counts_and_all_found_are_ticked_at_one_press(
    qtbot: Any, panel: GroupsPanel, desk: Desk
) -> None:
    def press(words: str) -> None:
        found = [each for each in panel._people.finder.findChildren(QPushButton) if each.text().startswith(words)]
        qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    chips = [each.text() for each in panel._people.finder.findChildren(QPushButton) if each.isCheckable()]
    assert chips == ["Everybody  48", "Taking part  48", "Team 0  16", "Team 1  16", "Team 2  16"]
    press("Team 1")
    assert len(listed(panel)) == 16
    press("Untick all 16")
    assert len(queries.attendance(desk.workspace.read, "w")) == 32
    desk.workspace.undo()
    assert len(queries.attendance(desk.workspace.read, "w")) == 48
    press("Team 1")
    assert len(listed(panel)) == 16


def card(panel: GroupsPanel) -> str:
    QApplication.processEvents()  # parts just made are shown with the next event
    assert panel._card.isVisible()
    return "\n".join(each.text() for each in panel._card.findChildren(QLabel) if each.isVisible())


def open_card(qtbot: Any, panel: GroupsPanel, person: str) -> None:
    panel._board.setFocus()
    panel._board.choose(person)
    qtbot.keyClick(panel._board, Qt.Key.Key_Return)


def test_a_card_tells_seats_meetings_and_rules_and_leads_to_the_page_where_they_are_changed(
    qtbot: Any, panel: GroupsPanel, desk: Desk
) -> None:
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    desk.workspace.apply(edit(Person, "p01", reports_to="p05", brings_okr=True))
    desk.workspace.apply(SetPair("p01", "p02", PairKind.RATHER_NOT))
    open_card(qtbot, panel, "p01")
    shown = card(panel)
    for words in (
        *("Coachee, room 1", "Round 1 · 11:30", "with Олена Ковальчук, Inês Carvalho", "Coachee, room 2"),
        *("Reports to: Ana Silva", "Rather not with: Inês Carvalho", "Brings a real OKR"),
    ):
        assert words in shown
    met = shown.split("Meets\n")[1].split("\n")[0]
    assert set(met.split(", ")) == {"Олена Ковальчук", "Inês Carvalho", "Person 17", "Person 33"}
    assert "Ana Silva" in shown.split("Not yet\n")[1]
    press = next(each for each in panel._card.findChildren(QPushButton) if each.text() == "Change on their page")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert went == ["people/p01/page"]
    qtbot.keyClick(panel._card, Qt.Key.Key_Escape)
    assert panel._people.isVisible()
    assert panel._board.hasFocus()


def test_a_room_is_pinned_on_the_card_by_one_change_that_undo_takes_back(
    qtbot: Any, panel: GroupsPanel, desk: Desk
) -> None:
    open_card(qtbot, panel, "p04")
    pin = next(each for each in panel._card.findChildren(QPushButton) if each.text().startswith("Pin to room 2"))
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert desk.workspace.read.get(Person, "p04").host_room == 2
    assert "Hosts room 2 in every round" in card(panel)
    pinned = {place.row: seat.pinned for place, seat in panel._board.state.seats() if seat.person_id == "p04"}
    assert pinned == {0: True, 1: False}, "a pin where the room is theirs"
    assert pin.text() == "Unpin from room 2"
    assert panel._truth.property("tone") == "over", "the second round has them elsewhere"
    desk.workspace.undo()
    assert desk.workspace.read.get(Person, "p04").host_room == 0


def test_the_card_of_somebody_who_is_removed_closes(qtbot: Any, panel: GroupsPanel, desk: Desk) -> None:
    from workshop_app.application.commands.people import RemovePeople

    open_card(qtbot, panel, "p04")
    desk.workspace.apply(RemovePeople(("p04",)))
    assert not panel._card.isVisible()
    assert panel._people.isVisible()


def test_who_is_chosen_on_the_board_is_chosen_in_the_list_and_the_other_way_round(
    qtbot: Any, panel: GroupsPanel
) -> None:
    panel._board.choose("p07")
    assert panel._people.current is not None
    assert panel._people.current.id == "p07"
    view = panel._people.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert panel._board.lit.chosen == "p08"


def test_a_leads_long_name_ends_before_the_signs_in_its_own_bold_letters(qtbot: Any) -> None:
    every = (True, True, True)
    lead = Invited("boss", "Jean-Baptiste de La Rochefoucauld-Montbel", True, True, team="Engine", seats=every)
    crew = Invited("crew", "Maximiliane von Hohenstein-Reuß", True, True, team="Engine", boss_id="boss", seats=every)
    view = InvitedView()
    qtbot.addWidget(view)
    view.resize(268, 600)
    view.show_people((lead, crew), False, 0)
    with qtbot.waitExposed(view):
        view.show()
    drawn = []
    for row in range(view.model.rowCount()):
        index, option = view.model.index(row), QStyleOptionViewItem()
        option.rect = view.list.visualRect(index)
        delegate = view.list.itemDelegate()
        assert isinstance(delegate, SignsPainter)
        delegate.initStyleOption(option, index)
        if index.data(ROW).person is not None:
            drawn.append(option.text)
            room = option.rect.width() - TICK - 3 * (SIGN + GAP)
            assert QFontMetrics(option.font).horizontalAdvance(option.text) <= room
    assert drawn[0].startswith("Jean-Baptiste")
    assert drawn[0] != lead.name

"""The roles screen: nine roles in the order they are needed, and gaps that say from when they hurt."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.people.roles_panel import RolesPanel
from ui.people.roles_state import RoleState, roles_view
from ui.widgets.dates import long_day
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.people import AddPeople, RemovePeople
from workshop_app.application.commands.roles import FillRole
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.people import Person

START = date(2027, 1, 1)
FIRST = long_day(date(2026, 10, 23))


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> RolesPanel:
    panel = RolesPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def begin(desk: Desk, day: date = START) -> None:
    desk.workspace.apply(edit(Engagement, queries.engagement(desk.workspace.read).id, cycle_start=day))


def answer_level(desk: Desk, option: str) -> None:
    record = desk.workspace.read.all(ParameterRecord, key=ParameterKey.LEVEL)[0]
    desk.workspace.apply(edit(ParameterRecord, record.id, option=option, status=ParameterStatus.EXPLORING))


def state(desk: Desk, kind: RoleKind, today: date) -> RoleState:
    return next(line.state for line in roles_view(desk.workspace.read, today).lines if line.kind is kind)


def test_without_a_first_day_gaps_say_from_which_moment(panel: RolesPanel) -> None:
    assert panel.rows[RoleKind.SPONSOR].state.text() == "open"
    assert panel.rows[RoleKind.SPONSOR].fields["needed_from"].placeholderText() == "from the first call"
    assert "no first day yet" in panel._hint.text()
    assert "Sponsor from the first call" in panel._gaps.text()


def test_a_first_day_gives_every_gap_its_date(panel: RolesPanel, desk: Desk) -> None:
    begin(desk)
    assert panel.rows[RoleKind.SPONSOR].state.text() == f"open, was needed by {FIRST}"  # ten weeks before
    assert panel.rows[RoleKind.SPONSOR].state.property("tone") == "over"
    assert panel.rows[RoleKind.KR_CHAMPION].state.text() == f"open, needed by {long_day(date(2026, 12, 18))}"
    assert "overdue" in panel._heading.text()
    assert panel._gaps.text().startswith(f"Sponsor by {FIRST}")
    shown = [panel._cards.itemAt(at).widget() for at in range(panel._cards.count())]
    assert shown[0] is panel.rows[RoleKind.SPONSOR]
    assert shown[-1] is panel.rows[RoleKind.COORDINATOR]


def test_soon_and_late_follow_the_day(desk: Desk) -> None:
    begin(desk)
    urgent = date(2026, 12, 18)
    assert state(desk, RoleKind.KR_CHAMPION, urgent - timedelta(days=22)) is RoleState.OPEN
    assert state(desk, RoleKind.KR_CHAMPION, urgent - timedelta(days=21)) is RoleState.SOON
    assert state(desk, RoleKind.KR_CHAMPION, urgent) is RoleState.SOON
    assert state(desk, RoleKind.KR_CHAMPION, urgent + timedelta(days=1)) is RoleState.OVERDUE


def test_parameter_1_decides_which_roles_are_needed(panel: RolesPanel, desk: Desk) -> None:
    assert panel.rows[RoleKind.TEAM_LEAD].state.text().startswith("open")
    assert "Until parameter 1" in panel._hint.text()
    answer_level(desk, "top_only")
    assert panel.rows[RoleKind.TEAM_LEAD].state.text() == "not needed here"
    assert "Team lead" not in panel._gaps.text()
    assert "Until parameter 1" not in panel._hint.text()
    desk.workspace.undo()
    assert panel.rows[RoleKind.TEAM_LEAD].state.text().startswith("open")


def test_everything_is_typed_by_keyboard_and_undone_field_by_field(panel: RolesPanel, desk: Desk, qtbot: Any) -> None:
    fields = panel.rows[RoleKind.SPONSOR].fields
    fields["name"].setFocus()
    for name, words in (("name", "Ana  Silva"), ("contact", "ana@x"), ("needed_from", "March"), ("load", "2 h")):
        assert fields[name].hasFocus()
        qtbot.keyClicks(fields[name], words)
        qtbot.keyClick(fields[name], Qt.Key.Key_Tab)
    held = queries.roles(desk.workspace.read)
    assert [(each.name, each.contact, each.load, each.needed_from) for each in held] == [
        ("Ana Silva", "ana@x", "2 h", "March")
    ]
    assert panel.rows[RoleKind.SPONSOR].state.text() == "filled"
    desk.workspace.undo()
    desk.workspace.undo()
    assert queries.roles(desk.workspace.read)[0].contact == "ana@x"
    assert fields["load"].text() == ""


def test_a_name_of_the_list_is_that_person_and_stays_when_they_are_taken_off(panel: RolesPanel, desk: Desk) -> None:
    desk.workspace.apply(AddPeople((Person("p1", "Ben Ott", email="ben@x"), Person("p2", "Cy"), Person("p3", "Cy"))))
    assert panel.rows[RoleKind.SPONSOR].fields["name"].completer().model().stringList() == ["Ben Ott", "Cy"]
    desk.workspace.apply(FillRole(RoleKind.HR_LEAD, "name", "ben ott"))
    role = desk.workspace.read.all(RoleAssignment, kind=RoleKind.HR_LEAD)[0]
    assert (role.person_id, role.contact) == ("p1", "ben@x")
    desk.workspace.apply(FillRole(RoleKind.SPONSOR, "name", "Cy"))
    assert desk.workspace.read.all(RoleAssignment, kind=RoleKind.SPONSOR)[0].person_id is None
    desk.workspace.apply(FillRole(RoleKind.HR_LEAD, "name", "Ben Ott"))
    desk.workspace.apply(RemovePeople(("p1",)))
    assert panel.rows[RoleKind.HR_LEAD].fields["name"].text() == "Ben Ott"
    assert desk.workspace.read.all(RoleAssignment, kind=RoleKind.HR_LEAD)[0].person_id is None


def test_links_lead_to_the_answers_behind_it(panel: RolesPanel, desk: Desk, qtbot: Any) -> None:
    asked: list[str] = []
    desk.bridge.navigation_requested.connect(asked.append)
    panel.level.click()
    panel.cycle.click()
    assert asked == ["interview/level", "interview/cycle"]


def test_when_all_are_filled_it_says_so(panel: RolesPanel, desk: Desk) -> None:
    for kind in RoleKind:
        desk.workspace.apply(FillRole(kind, "name", "Ana & <b>Co</b>"))
    assert panel._heading.text() == "Every role that is needed here is filled."
    assert not panel._gaps.isVisible()


@pytest.mark.parametrize(("width", "columns"), [(1100, 3), (700, 2), (590, 1)])
def test_as_many_cards_stand_side_by_side_as_can_be_read(
    panel: RolesPanel, qtbot: Any, width: int, columns: int
) -> None:
    panel.resize(width, 700)
    assert {panel._cards.getItemPosition(at)[1] for at in range(panel._cards.count())} == set(range(columns))
    qtbot.waitUntil(lambda: all(row.geometry().right() < width for row in panel.rows.values()))


@pytest.mark.qt_log_ignore(r"This plugin does not support (raise\(\)|grabbing)", extend=True)
def test_names_of_the_list_are_found_one_after_the_other(panel: RolesPanel, desk: Desk, qtbot: Any) -> None:
    desk.workspace.apply(AddPeople((Person("p1", "Ben Ott"), Person("p2", "Cy Moss"))))
    field = panel.rows[RoleKind.TEAM_LEAD].fields["name"]
    field.setFocus()
    for typed in ("mo", "be"):
        qtbot.keyClicks(field, ", " + typed if field.text() else typed)
        qtbot.waitUntil(field.completer().popup().isVisible)
        qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Down)
        qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Return)
    assert field.text() == "Cy Moss, Ben Ott"
    assert desk.workspace.read.all(RoleAssignment, kind=RoleKind.TEAM_LEAD)[0].name == "Cy Moss, Ben Ott"


def test_a_key_result_without_champion_frames_that_card(panel: RolesPanel, desk: Desk) -> None:
    card = panel.rows[RoleKind.KR_CHAMPION]
    desk.workspace.apply(FillRole(RoleKind.KR_CHAMPION, "name", "Ben"))
    assert (card.missing.isHidden(), card.property("role")) == (True, "card")
    desk.workspace.apply(Add((Team("t", "T"), DraftSet("s", "t"), Objective("o", "s"), KeyResult("k", "o", "More"))))
    assert card.missing.text() == "Key results without a champion: 1 of 1"
    assert card.property("role") == "gap_card"
    for kind in RoleKind:
        desk.workspace.apply(FillRole(kind, "name", "Ben"))
    assert panel._heading.text() == "Every role is filled. Key results without a champion: 1"
    assert panel._heading.property("tone") == "late"


@pytest.mark.parametrize(("count", "most"), [(1, 0), (2, 1), (7, 6)])
def test_names_without_room_are_counted_and_told(panel: RolesPanel, desk: Desk, count: int, most: int) -> None:
    names = [f"Sigurðardóttir-Þorvald {number}" for number in range(count)]
    desk.workspace.apply(FillRole(RoleKind.TEAM_MEMBER, "name", ", ".join(names)))
    row = panel.rows[RoleKind.TEAM_MEMBER]
    row.setFixedWidth(260)  # one name has room
    QApplication.processEvents()
    assert row.more.text() == (f"+{most} more" if most else "")
    assert row.more.isVisible() == bool(most)
    assert all(name in row.more.toolTip() for name in names)
    row.setFixedWidth(2600)
    QApplication.processEvents()
    assert row.more.text() == ""

"""The roles screen: nine roles in the order they are needed, and gaps that say from when they hurt."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.people.roles_panel import RolesPanel
from ui.people.roles_state import RoleState, holders_in, roles_view
from ui.people.words_at_rest import SMALL, AtRest, _wrapping
from ui.widgets.dates import long_day
from ui.widgets.fields import LineField
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
    assert panel.rows[RoleKind.SPONSOR].state.text() == "always needed"
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


def test_as_many_cards_stand_side_by_side_as_can_be_read(panel: RolesPanel, qtbot: Any) -> None:
    for width, columns in ((1100, 3), (700, 2), (590, 1), (1100, 3)):
        panel.resize(width, 700)
        there = {panel._cards.getItemPosition(at)[1] for at in range(panel._cards.count())}
        assert there == set(range(columns)), width
        qtbot.waitUntil(lambda width=width: all(row.geometry().right() < width for row in panel.rows.values()))


def test_no_usual_time_is_broken_within_a_word(panel: RolesPanel) -> None:
    for wide in (1100, 1010, 760, 400):
        panel.resize(wide, 800)
        QApplication.processEvents()
        cut = [
            (wide, each.field.placeholderText())
            for each in panel.findChildren(AtRest)
            if each.field.placeholderText() and each.width() < each.cover.longest_word()
        ]
        assert not cut


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


def test_names_stand_as_chips_and_teams_with_their_people(panel: RolesPanel, desk: Desk) -> None:
    desk.workspace.apply(AddPeople((Person("p1", "Ben Ott", team="Freight"), Person("p2", "Cy", team="Freight"))))
    desk.workspace.apply(FillRole(RoleKind.TEAM_MEMBER, "name", "Freight, Ben Ott,, María José van der Berg ,"))
    words = panel.rows[RoleKind.TEAM_MEMBER].fields["name"].text()
    assert words == "Freight, Ben Ott, María José van der Berg"
    shown = holders_in(words, roles_view(desk.workspace.read, START).teams)
    assert [(each.name, each.initials, each.people) for each in shown] == [
        ("Freight", "F", 2),
        ("Ben Ott", "BO", None),
        ("María José van der Berg", "MB", None),
    ]


def test_every_name_is_whole_on_the_card(panel: RolesPanel, desk: Desk) -> None:
    for names in ("Ana Silva", "Ana Silva, " * 12 + "Ben Ott", "A" * 90, "فاطمة الزهراء, 陳大文"):
        desk.workspace.apply(FillRole(RoleKind.SPONSOR, "name", names))
        QApplication.processEvents()
        chips = panel.rows[RoleKind.SPONSOR]._at_rest["name"].cover
        placed = chips._lay(chips.width())[0]
        inside = QRectF(chips.rect())
        assert len(placed) == len(names.split(",")) + 1, names
        assert all(inside.contains(around) for _, around in placed), names
        shown = [around for _, around in placed]
        assert not any(one.intersects(other) for one, other in combinations(shown, 2)), names


def test_plus_asks_for_one_more_name_and_nobody_leaves_it_as_it_was(panel: RolesPanel, desk: Desk, qtbot: Any) -> None:
    desk.workspace.apply(FillRole(RoleKind.SPONSOR, "name", "Ana Silva"))
    rest = panel.rows[RoleKind.SPONSOR]._at_rest["name"]
    plus = rest.cover._lay(rest.cover.width())[0][-1][1].center().toPoint()
    qtbot.mouseClick(rest.cover, Qt.MouseButton.LeftButton, pos=plus)
    assert rest.field.hasFocus()
    assert not rest.cover.isVisible()
    qtbot.keyClick(rest.field, Qt.Key.Key_Tab)
    assert rest.cover.isVisible()
    assert [each.name for each in queries.roles(desk.workspace.read)] == ["Ana Silva"]
    qtbot.mouseClick(rest.cover, Qt.MouseButton.LeftButton, pos=plus)
    qtbot.keyClicks(rest.field, "Ben Ott")
    qtbot.keyClick(rest.field, Qt.Key.Key_Return)
    assert [each.name for each in queries.roles(desk.workspace.read)] == ["Ana Silva, Ben Ott"]


def test_tab_into_names_does_not_select_them_all(panel: RolesPanel, desk: Desk, qtbot: Any) -> None:
    desk.workspace.apply(FillRole(RoleKind.SPONSOR, "name", "Ana Silva"))
    field = panel.rows[RoleKind.SPONSOR].fields["name"]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, ", Cy")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert [each.name for each in queries.roles(desk.workspace.read)] == ["Ana Silva, Cy"]


def test_a_name_that_is_clicked_is_the_one_that_is_written_on(panel: RolesPanel, desk: Desk, qtbot: Any) -> None:
    desk.workspace.apply(FillRole(RoleKind.SPONSOR, "name", "Ana Silva, Ben Ott"))
    rest = panel.rows[RoleKind.SPONSOR]._at_rest["name"]
    first = rest.cover._lay(rest.cover.width())[0][0][1]
    qtbot.mouseClick(rest.cover, Qt.MouseButton.LeftButton, pos=first.center().toPoint())
    qtbot.keyClicks(rest.field, "-Reis")
    qtbot.keyClick(rest.field, Qt.Key.Key_Return)
    assert [each.name for each in queries.roles(desk.workspace.read)] == ["Ana Silva-Reis, Ben Ott"]


@pytest.mark.usefixtures("_dressed")
def test_an_address_goes_on_below_behind_its_sign_and_not_with_its_last_letter(qtbot: Any) -> None:
    field = LineField("reach")
    at_rest = AtRest(field)
    qtbot.addWidget(at_rest)
    one = "marguerite.dubois@harbourferries.example"
    field.setText(one)
    wide = at_rest.cover.usual_width()
    for less in range(4, 40, 6):
        metrics = QFontMetrics(at_rest.cover._font(SMALL))
        mode = _wrapping(metrics, at_rest.cover._shown(), wide - less - 22)
        assert mode == int(Qt.TextFlag.TextWordWrap), less
        assert at_rest.cover.height_for(wide - less) == at_rest.cover.height_for(wide) + metrics.lineSpacing()
    assert field.text() == one

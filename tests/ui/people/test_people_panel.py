"""The people and roles screens as a coach uses them."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from ui.desk import Desk
from ui.people.import_view import PeopleImportView
from ui.people.models import PeopleTableModel, PreviewTableModel
from ui.people.panel import PeoplePanel
from ui.people.roles_panel import RolesPanel
from ui.people.table_view import EMAIL, JOB, LANGUAGE, NAME, TEAM
from ui.theme import apply_theme
from ui.widgets.fields import LineField
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.people_import import preview
from workshop_app.application.people_joining import with_notes
from workshop_app.application.people_queries import person_rows
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.incoming.tables import read_pasted


def names(desk: Desk) -> list[str]:
    return [person.name for person in queries.people(desk.workspace.read)]


def settled(qtbot, panel: PeoplePanel) -> None:
    """What was to be read has been read."""
    qtbot.waitUntil(lambda: not panel._intake.busy)


def primary(panel: PeoplePanel) -> QPushButton:
    view = panel.findChild(PeopleImportView)
    assert view is not None
    return next(b for b in view.findChildren(QPushButton) if b.property("role") == "primary")


def test_a_name_typed_and_entered_is_a_person(qtbot, desk: Desk) -> None:
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    line = next(w for w in panel.findChildren(QLineEdit) if w.accessibleName() == "New person")
    qtbot.keyClicks(line, "  Ana   Silva ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert names(desk) == ["Ana Silva"]
    assert line.text() == ""


def test_a_pasted_list_is_shown_before_anyone_is_added(qtbot, desk: Desk) -> None:
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.import_text("Ana\nBen\nana\n")
    settled(qtbot, panel)
    assert names(desk) == []
    qtbot.mouseClick(primary(panel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)  # a copy is kept first
    assert names(desk) == ["Ana", "Ben"]
    desk.workspace.undo()
    assert names(desk) == []


def test_a_list_pasted_where_one_name_is_typed_is_read_as_a_list(qtbot, desk: Desk) -> None:
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    line = panel._tools.name
    paste = partial(qtbot.keyClick, line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    for copied in ("Zoë\n", "Zoë"):  # a cell of a spreadsheet is one name
        QApplication.clipboard().setText(copied)
        paste()
        assert line.text().strip() == "Zoë"
        line.clear()
    page = QMimeData()
    page.setHtml("<b>Zo&euml;</b>")  # as some pages copy: no plain words beside it
    QApplication.clipboard().setMimeData(page)
    paste()
    assert line.text() == "Zoë"
    line.clear()
    page = QMimeData()
    page.setHtml("<ul><li>Cem<li>Dee</ul>")
    QApplication.clipboard().setMimeData(page)
    paste()
    settled(qtbot, panel)
    assert line.text() == ""
    for copied in ("Ana\nBen\n", "Name\tTeam\r\nAna\tQuay\r\nBen\tQuay"):
        QApplication.clipboard().setText(copied)
        paste()
        settled(qtbot, panel)
        assert line.text() == ""
        assert primary(panel).isVisibleTo(panel)
    qtbot.mouseClick(primary(panel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)
    assert names(desk) == ["Ana", "Ben"]


def test_a_file_with_a_bad_row_brings_the_good_ones(qtbot, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name;Team\nZoë;Ops\n;Ops\nBen;Ops\n".encode("cp1252"))
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.import_file(path)
    settled(qtbot, panel)
    table = panel.findChild(PeopleImportView).findChild(QTableView)
    assert "no name" in table.model().index(1, 5).data()
    qtbot.mouseClick(primary(panel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)  # a copy is kept first
    assert names(desk) == ["Zoë", "Ben"]


def test_a_name_half_typed_while_a_list_is_taken_is_finished_first(qtbot, desk: Desk, tmp_path: Path) -> None:
    """Its Enter would have been the key that adds everybody on the list."""
    path = tmp_path / "list.csv"
    path.write_text("Name,Team\nZoe Quay,Ops\nBen Lee,Deck\n", "utf-8")
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    line = panel._tools.name
    line.setFocus()
    qtbot.keyClicks(line, "Zoe")
    panel.import_file(path)
    qtbot.keyClicks(QApplication.focusWidget(), " Qu")
    settled(qtbot, panel)
    qtbot.keyClicks(QApplication.focusWidget(), "ay")
    assert (line.hasFocus(), line.text(), panel._pages.currentIndex()) == (True, "Zoe Quay", 0)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert names(desk) == ["Zoe Quay"]
    assert panel._pages.currentIndex() == 0, "they may write another"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    view = panel.findChild(PeopleImportView)
    assert view is not None
    qtbot.waitUntil(lambda: panel._pages.currentWidget() is view and not panel._intake.busy)
    assert primary(panel).text() == "Add one person, update 1", "held against whom the line brought in"
    assert names(desk) == ["Zoe Quay"]


def test_what_cannot_be_read_is_said(qtbot, desk: Desk, tmp_path: Path) -> None:
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04nothing")
    for bring, part in (
        (lambda: panel.import_file(tmp_path / "x.xlsx"), "x.xlsx is damaged"),
        (lambda: panel.import_file(tmp_path / "missing.csv"), "no file at missing.csv"),
        (lambda: panel.import_text(" \n "), "holds no names"),
    ):
        bring()
        settled(qtbot, panel)
        assert any(part in each.text() for each in panel.findChildren(QLabel) if each.isVisibleTo(panel))
    assert names(desk) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Name\tTeam\nZoe Quay\tOps\n", "One person brought up to date"),
        ("Name\tTeam\nZoe Quay\tOps\nJo Ek\tIT\n", "2 people brought up to date"),
        ("Name\tTeam\nZoe Quay\tOps\nLia Moor\tIT\n", "One person added, one brought up to date"),
        ("Name\tTeam\nLia Moor\tIT\n", "One person added"),
    ],
)
def test_a_list_that_adds_nobody_does_not_say_so(words: str, told: str, qtbot, desk: Desk) -> None:
    desk.workspace.apply(Add((Person("z", "Zoe Quay"), Person("j", "Jo Ek"))))
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.refresh()
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    panel.import_text(words)
    settled(qtbot, panel)
    primary(panel).click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1] == told


def test_editing_a_cell_and_removing_somebody_can_be_undone(qtbot, desk: Desk) -> None:
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.import_text("Ana\nBen")
    settled(qtbot, panel)
    qtbot.mouseClick(primary(panel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)  # a copy is kept first
    table = next(t for t in panel.findChildren(QTableView) if t.accessibleName() == "People")
    table.model().setData(table.model().index(0, 1), "Ops", Qt.ItemDataRole.EditRole)
    assert queries.people(desk.workspace.read)[0].team == "Ops"
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(desk) == ["Ana"])
    desk.workspace.undo()
    assert names(desk) == ["Ana", "Ben"]


def test_two_thousand_rows(qtbot, desk: Desk) -> None:
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.import_text("\n".join(f"Person {number}" for number in range(2000)))
    settled(qtbot, panel)
    qtbot.mouseClick(primary(panel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)  # a copy is kept first
    assert len(names(desk)) == 2000


def test_models_keep_qts_rules(qtmodeltester, qapp: QApplication) -> None:
    people = PeopleTableModel()
    people.show_people(
        person_rows(
            (Person("1", "Ana"), Person("2", "<b>Ben</b>", reports_to="1", boss="Ana", host_room=2)),
            (PairRule("3", "1", "2", PairKind.APART),),
        )
    )
    qtmodeltester.check(people)
    rows = PreviewTableModel()
    rows.show_preview(preview(read_pasted("Ana\nAna")))
    qtmodeltester.check(rows)


@pytest.mark.parametrize("name", ["Marguerite Dubois", "<b>Mårten</b> & søn"])
def test_a_typed_role_is_kept_and_the_gap_closes(qtbot, desk: Desk, name: str) -> None:
    panel = RolesPanel(desk)
    qtbot.addWidget(panel)
    line = next(f for f in panel.findChildren(LineField) if f.accessibleName() == "Sponsor: Who")
    qtbot.keyClicks(line, name)
    line.commit()
    panel.refresh()
    held = queries.roles(desk.workspace.read)
    assert [(role.kind, role.name) for role in held] == [(RoleKind.SPONSOR, name)]
    qtbot.keyClicks(line, "!")
    line.commit()
    assert [role.name for role in queries.roles(desk.workspace.read)] == [name + "!"]


def test_a_narrow_table_gives_up_job_and_e_mail_before_it_cuts_names(qtbot, desk: Desk) -> None:
    desk.workspace.apply(Add((Person("p", "Ana Sousa", "Ferries of the North", email="ana@example.org"),)))
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.refresh()
    table, seen = panel._view, []
    for room in (*range(1400, 500, -50), 1400):
        panel.resize(room, 600)
        QApplication.processEvents()
        hidden = {column for column in range(6) if table.isColumnHidden(column)}
        if hidden not in seen[-1:]:
            seen.append(hidden)
        if hidden == {JOB}:  # it went so that the team has room
            assert table.columnWidth(TEAM) > table.fontMetrics().horizontalAdvance("Ferries of the North") + 20
        assert table.columnWidth(NAME) > table.fontMetrics().horizontalAdvance("Ana Sousa") + 20
    assert seen == [set(), {JOB}, {EMAIL, JOB}, set()]
    assert sum(table.columnWidth(column) for column in range(6)) <= table.viewport().width()


def test_in_a_low_window_with_large_text_no_tool_stands_on_another(qtbot, desk: Desk, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)
    try:
        desk.workspace.apply(Add(tuple(Person(f"p{n}", f"Ana {n}") for n in range(20))))
        window = QWidget()  # a window of its own would not be made lower than it asks for
        qtbot.addWidget(window)
        panel = PeoplePanel(desk, window)
        panel.setGeometry(0, 0, 950, 480)
        window.resize(950, 480)
        window.show()
        qtbot.waitUntil(lambda: panel._view.height() > 60)
        stops = [each for each in panel._tools.stops if each.isVisible()]
        assert len(stops) > 7
        pairs = combinations([each.geometry() for each in (*stops, panel._tools.count)], 2)
        assert not [pair for pair in pairs if pair[0].intersects(pair[1])]
    finally:
        apply_theme(qapp, "light", 100)


def test_what_a_list_would_change_has_room_in_its_preview(qtbot, desk: Desk) -> None:
    desk.workspace.apply(Add((Person("zoe", "Zoë Quay", "Crossing Operations"),)))
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1126, 600)
    panel.show()
    panel.import_text(
        "Name\tTeam\tJob\tE-mail\nAna Sousa\tTerminals\tDeputy head of the night shift\tana@ferries.example\n"
        "Zoë Quay\tCrossing Operations\tHead of crossings and terminals\tzoe@ferries.example\n"
    )
    settled(qtbot, panel)
    table = panel.findChild(PeopleImportView).findChild(QTableView)
    remark = table.model().columnCount() - 1
    assert "new" in table.model().index(1, remark).data()
    assert table.columnWidth(remark) >= 360
    assert table.columnWidth(0) >= table.sizeHintForColumn(0), "and the names"
    assert table.currentIndex().row() == 1, "told below as well"


def test_the_preview_says_what_a_list_asks_for(qtbot) -> None:
    """A boss from a column that the coach mapped is seen before anything is added; what is asked about is said once."""
    found = preview(read_pasted("Name\tReports to\tNever with\nNora Vale\t\t\nIvo Stern\tNora Vale\tZed\n"))
    model = PreviewTableModel()
    model.show_preview(with_notes(found))
    remarks = [str(model.index(row, model.columnCount() - 1).data()) for row in range(2)]
    assert remarks == ["", "Never together with: nobody is called “Zed” · Reports to: Nora Vale"]


def test_addresses_are_read_whole_and_a_language_nobody_has_takes_no_room(qtbot, desk: Desk) -> None:
    people = [
        Person(
            f"p{at}",
            f"Person {at}",
            "Crossing Operations",
            job="Head of crossings",
            email=f"person.{at}@ferries.example",
        )
        for at in range(9)
    ]
    desk.workspace.apply(Add(tuple(people)))
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1126, 600)  # beside the rail of a window of 1366
    panel.show()
    panel.refresh()
    table = panel._view
    assert table.isColumnHidden(LANGUAGE)
    for column in (NAME, TEAM, JOB, EMAIL):
        words = str(table.model().index(8, column).data())
        assert table.fontMetrics().horizontalAdvance(words) + 12 < table.columnWidth(column), words
    desk.workspace.apply(Add((Person("q", "Zoe Quay", language="pt"),)))
    panel.refresh()
    assert not table.isColumnHidden(LANGUAGE)


def test_a_search_follows_what_is_written_and_takes_every_sign_as_it_is(qtbot, desk: Desk) -> None:
    """Words are put together once for all letters of a search: not for longer than they hold."""
    desk.workspace.apply(Add((Person("a", "Ana (Ops) 50 %", "C++ [core]", position=1), Person("b", "Ben", position=2))))
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    table = panel._view
    for words, found in (
        ("(ops)", "a"),
        ("c++ 50", "a"),
        ("[co", "a"),
        (".*", ""),
        ("^ben", ""),
        ("BEN", "b"),
        (" ", "ab"),
    ):
        table.search(words)
        assert "".join(table.order()) == found, words
    table.search("harbour")
    assert table.order() == []
    desk.workspace.apply(edit(Person, "b", team="Harbour"))
    assert table.order() == ["b"]
    desk.workspace.undo()
    assert table.order() == []


def test_a_search_says_what_it_found_and_hides_nobody_who_is_asked_for(qtbot, desk: Desk) -> None:
    others = [Person(f"p{n}", f"Person {n}", position=n + 2) for n in range(14)]
    desk.workspace.apply(Add((Person("ines", "Inês Carvalho", "Crossing"), Person("ben", "Ben Okoro"), *others)))
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    search = next(w for w in panel.findChildren(QLineEdit) if w.accessibleName() == "Find a person")
    table = panel.findChild(QTableView)

    def count() -> str:
        return panel._tools.count.text()

    qtbot.keyClicks(search, "ines cross")  # without accents, words of two columns
    assert [row.data() for row in (table.model().index(0, NAME),)] == ["Inês Carvalho"]
    assert count() == "Found: 1 of 16 people"
    qtbot.keyClicks(search, "zzz")
    assert table.model().rowCount() == 0
    assert count() == "Nobody of 16 people has these words."
    panel.open_address("ben")  # by Ctrl+K, the search still standing there
    assert [person.name for person in panel._view.selected] == ["Ben Okoro"]
    assert count().startswith("16 people")

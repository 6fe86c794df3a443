"""A pasted or opened table becomes steps: shown first, one undo, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QTableWidget
from shiboken6 import isValid

from ui.agenda.import_view import PAUSE_MS, AgendaImportView
from ui.widgets.column_choices import ColumnChoices

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]
TABLE = (
    "Start\tMin\tItem\n"
    "9:00\t25\tWelcome and introductions\n"
    "9:25\t1h10\tGroup work in trios\n"
    "10:35\tlong\tSomething\n"
    "10:35\t15\tCoffee break\n"
)


def open_import(plan: Plan) -> AgendaImportView:
    plan.request("Import a table…")
    return plan.panel.findChild(AgendaImportView)


def paste(plan: Plan, view: AgendaImportView, words: str) -> list[tuple[str, ...]]:
    view.findChild(QPlainTextEdit).setPlainText(words)
    table = view.findChild(QTableWidget)
    plan.qtbot.waitUntil(lambda: plan.button("Import").isEnabled())
    return [tuple(table.item(row, column).text() for column in (0, 2, 3, 5)) for row in range(table.rowCount())]


def let_go(view: AgendaImportView, *paths: Path) -> None:
    """Files over the field, with Shift, which asks for moving them."""
    box = view.findChild(QPlainTextEdit)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    mouse = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    enter = QDragEnterEvent(QPointF(5, 5), either, data, *mouse)
    QApplication.sendEvent(box.viewport(), enter)
    assert enter.dropAction() is Qt.DropAction.CopyAction
    drop = QDropEvent(QPointF(5, 5), either, data, *mouse)
    QApplication.sendEvent(box.viewport(), drop)
    assert (drop.isAccepted(), drop.dropAction()) == (True, Qt.DropAction.CopyAction)


def test_a_pasted_table_is_shown_then_merged_then_undone(open_plan: OpenPlan) -> None:
    plan = open_plan()
    before = plan.agenda
    view = open_import(plan)
    rows = paste(plan, view, TABLE)
    assert rows[0] == ("2", "25", "Welcome and introductions", "30 → 25 min")
    assert rows[1] == ("3", "70", "Group work in trios", "new")
    assert rows[2] == ("4", "", "Something", "how long?"), "asked, also where the times would tell"
    assert "2 new · 1 changed · 1 without a length" in plan.said(view)
    assert "Row 4: “long” is not a length of time. Type the minutes" in plan.said(view)
    assert plan.agenda == before, "nothing is imported before it was looked at"
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)  # a copy is kept first
    assert plan.agenda.step("welcome").minutes == 25
    assert [step.title for step in plan.agenda.steps][:3] == [
        "Welcome and introductions",
        "OKRs: what we agreed and why",
        "Draft key results together",
    ], "what the table does not mention stays behind the step it followed"
    assert not view.isVisibleTo(plan.panel)
    after = plan.agenda
    assert paste(plan, open_import(plan), TABLE)[1][3] == "unchanged"
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)  # a copy is kept first
    assert plan.agenda == after, "the same table again adds nothing"
    plan.undo()
    assert plan.agenda == before


def test_what_the_table_does_not_mention_can_be_parked(open_plan: OpenPlan) -> None:
    plan = open_plan()
    kept = len(plan.ids) - 1
    view = open_import(plan)
    paste(plan, view, TABLE)
    park = view.findChild(QCheckBox)
    assert park.text() == f"Set aside the {kept} items it does not mention"
    park.setChecked(True)
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)  # a copy is kept first
    assert [step.title for step in plan.agenda.steps] == [
        "Welcome and introductions",
        "Group work in trios",
        "Coffee break",
    ]
    assert len(plan.agenda.parked) == kept


def test_a_workbook(open_plan: OpenPlan, tmp_path: Path) -> None:
    plan = open_plan()
    book = Workbook()
    for row in (("Duration", "What", "Who"), (20, "=HYPERLINK(1)", "Sponsor"), ("0:45", "<b>Maps</b>", "Coach")):
        book.active.append(row)
    path = tmp_path / "agenda.xlsx"
    book.save(path)
    view = open_import(plan)
    plan.desk.ask.answers = [path]  # type: ignore[attr-defined]
    plan.press("Open a file…")
    table = view.findChild(QTableWidget)
    plan.qtbot.waitUntil(lambda: table.rowCount() > 0)
    assert [table.item(row, 3).text() for row in range(table.rowCount())][-1] == "<b>Maps</b>"
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)  # a copy is kept first
    assert [step.minutes for step in plan.agenda.steps if step.title == "<b>Maps</b>"] == [45]


def test_a_length_nobody_gave_is_asked_and_typed_where_it_is_missing(open_plan: OpenPlan) -> None:
    """A word that is no length first, then one; until then the row stays out."""
    plan = open_plan()
    view = open_import(plan)
    rows = paste(plan, view, "Start\tMin\tItem\n9:00\t25\tWelcome\n9:25\t\tA talk by the sea\n")
    assert rows[1] == ("3", "", "A talk by the sea", "how long?")
    assert "1 without a length" in plan.said(view)
    table = view.findChild(QTableWidget)
    table.setCurrentCell(1, 2)
    assert "Nothing says how long this takes" in plan.said(view)
    for typed, shown in (("soon", ""), ("1h10", "70")):
        table.setFocus()
        plan.qtbot.keyClick(table, typed[0])
        editor = table.focusWidget()
        assert isinstance(editor, QLineEdit)
        plan.qtbot.keyClicks(editor, typed[1:])
        plan.qtbot.keyClick(editor, Qt.Key.Key_Return)
        plan.qtbot.waitUntil(lambda editor=editor: not isValid(editor))  # a person looks up before typing on
        plan.qtbot.waitUntil(lambda shown=shown: table.item(1, 2).text() == shown and plan.button("Import").isEnabled())
        table.setCurrentCell(1, 2)
    assert table.item(1, 5).text() == "new"
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
    assert [step.minutes for step in plan.agenda.steps if step.title == "A talk by the sea"] == [70]


def test_what_a_column_means_is_changed_in_one_click_and_kept_for_the_next_table(open_plan: OpenPlan) -> None:
    plan = open_plan()
    words = "Start\tMin\tKey words\tStage\n9:00\t25\tWarm\tWelcome on deck\n9:25\t20\tDry\tMaps of the sea\n"
    assert [row[2] for row in paste(plan, open_import(plan), words)] == ["Warm", "Dry"]
    view = plan.panel.findChild(AgendaImportView)
    third, fourth = (each for each in view.findChildren(QComboBox) if each.accessibleName()[-1] in "34")
    for choice, key in ((third, Qt.Key.Key_Home), (fourth, Qt.Key.Key_I)):
        choice.setFocus()
        plan.qtbot.keyClick(choice, key)
        choice.activated.emit(choice.currentIndex())  # as Enter in the open list does
        plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
        assert choice.hasFocus(), "the keyboard stays where one chooses"
    assert (third.currentText(), fourth.currentText()) == ("leave out", "Item")
    table = view.findChild(QTableWidget)
    assert [table.item(row, 3).text() for row in range(2)] == ["Welcome on deck", "Maps of the sea"]
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
    again = words.replace("Maps of the sea", "A last walk")
    assert [row[2] for row in paste(plan, open_import(plan), again)] == ["Welcome on deck", "A last walk"]


def test_nothing_to_import_cannot_be_imported(open_plan: OpenPlan) -> None:
    plan = open_plan()
    before = plan.agenda
    for words in ("", "   \n \n", "one\ntwo", "\t\t\t"):
        view = open_import(plan)
        view.findChild(QPlainTextEdit).setPlainText(words)
        plan.qtbot.waitUntil(lambda view=view: not view._pause.isActive() and not plan.desk.background.busy)
        assert not plan.button("Import").isEnabled(), repr(words)
        plan.qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert not view.isVisibleTo(plan.panel), repr(words)
        assert plan.agenda == before, repr(words)


def test_a_broken_file_is_said_and_what_was_understood_stays(open_plan: OpenPlan, tmp_path: Path) -> None:
    plan = open_plan()
    before = plan.agenda
    view = open_import(plan)
    rows = paste(plan, view, TABLE)
    torn, long = tmp_path / "torn.xlsx", tmp_path / "long.csv"
    torn.write_bytes(b"PK\x03\x04 no workbook")
    long.write_text("9:00;30;Welcome\n" * 20_001, "utf-8")
    plan.desk.ask.answers = [torn, tmp_path, long, long]  # type: ignore[attr-defined]
    for said in ("torn.xlsx is damaged", "is a folder", "long.csv has 20001 rows, and at most 20000"):
        plan.press("Open a file…")
        plan.qtbot.waitUntil(lambda said=said: said in plan.said(view))
        assert view.findChild(QTableWidget).rowCount() == len(rows)
        assert plan.button("Import").isEnabled()
    view.show_trouble("")
    plan.press("Open a file…")
    plan.qtbot.keyClick(view, Qt.Key.Key_Escape)
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
    assert "20001" not in plan.said(view), "whoever left hears nothing more of it"
    assert plan.agenda == before


def test_a_row_that_cannot_be_read_is_named(open_plan: OpenPlan, tmp_path: Path) -> None:
    plan = open_plan()
    path = tmp_path / "agenda.csv"
    path.write_text(f"Start;Min;Item\n9:00;30;Welcome\n9:30;15;{'x' * 200_000}\n9:45;15;Maps\n", "utf-8")
    view = open_import(plan)
    plan.desk.ask.answers = [path]  # type: ignore[attr-defined]
    plan.press("Open a file…")
    table = view.findChild(QTableWidget)
    plan.qtbot.waitUntil(lambda: table.rowCount() == 3)
    assert [table.item(1, column).text() for column in (0, 3, 5)] == ["3", "cannot be read", "left out"]


def test_a_table_of_a_web_page_keeps_its_merged_cells_and_its_days(open_plan: OpenPlan) -> None:
    """Pasted with the keys, as a browser lays it on the clipboard: the plain words have lost which time the second
    group has."""
    plan = open_plan()
    view = open_import(plan)
    copied = QMimeData()
    copied.setText("10:00–10:40\tRed\tInterview\nBlue\tMarket walk\n")
    copied.setHtml(
        "<h2>Day 1</h2><table><tr><th>Time<th>Group<th>What</tr><tr><td rowspan=2>10:00&nbsp;–&nbsp;10:40<td>Red"
        "<td><p>Inter<b>view</b></p></tr><tr><td>Blue<td><a href='https://x.example'>Market</a><br>walk</tr></table>"
    )
    box = view.findChild(QPlainTextEdit)
    QApplication.clipboard().setMimeData(copied)
    box.setFocus()
    plan.qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    plan.qtbot.waitUntil(lambda: plan.button("Import").isEnabled())
    table = view.findChild(QTableWidget)
    rows = [tuple(table.item(row, column).text() for column in (1, 2, 3)) for row in range(table.rowCount())]
    assert rows == [("10:00", "40", "Interview"), ("10:00", "40", "Market walk")]


def test_the_day_of_a_row_is_shown_where_there_are_several_and_tab_comes_to_every_choice(open_plan: OpenPlan) -> None:
    plan = open_plan()
    view = open_import(plan)
    table = view.findChild(QTableWidget)
    head, days = "Date;Start;Item\n12/05/2027;9:00;One\n", ("12/05/2027;9:30", "13/05/2027;9:00")
    for row, starts in zip(days, (["09:00", "09:30"], ["Day 1, 09:00", "Day 2, 09:00"]), strict=True):
        words = f"{head}{row};Two\n{row[:10]};10:00;End"
        paste(plan, view, words)
        plan.qtbot.waitUntil(lambda starts=starts: table.item(0, 1).text() == starts[0])
        assert [table.item(row, 1).text() for row in range(2)] == starts
    plan.panel.activateWindow()
    box = view.findChild(QPlainTextEdit)
    box.setFocus()
    reached = []
    for _ in range(8):
        plan.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    choices = [each for each in view.findChild(ColumnChoices)._choices if each.isVisible()]
    assert [each for each in reached if each in choices] == choices


def test_a_column_for_each_track_is_two_groups_side_by_side(open_plan: OpenPlan) -> None:
    plan = open_plan()
    words = "Time\tTrack A\tTrack B\n9:00-9:30\tAll hands\t\n9:30-10:30\tWords of the sea\tScores of the sea\n"
    rows = paste(plan, open_import(plan), words)
    assert [row[1:3] for row in rows] == [("30", "All hands"), ("60", "Words of the sea"), ("60", "Scores of the sea")]
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
    both = next(step for step in plan.agenda.steps if step.strands)
    assert [(each.name, each.steps[0].title) for each in both.strands] == [
        ("Track A", "Words of the sea"),
        ("Track B", "Scores of the sea"),
    ]


def test_a_file_let_go_over_the_page_is_read_and_stays_where_it_is(open_plan: OpenPlan, tmp_path: Path) -> None:
    """Also over the field: its path is no line of a plan, and a file that was "moved" is thrown away by whoever gave
    it. Two at once are a sentence."""
    plan = open_plan()
    view = open_import(plan)
    box, (plain, other) = view.findChild(QPlainTextEdit), (tmp_path / "plan.txt", tmp_path / "other.txt")
    plain.write_text("9-10 Welcome\n10-11 Theory\n", "utf-8")
    for paths, said in (((plain, other), "drop a single file"), ((plain,), "2 new")):
        let_go(view, *paths)
        plan.qtbot.waitUntil(lambda said=said: said in plan.said(view))
    assert box.toPlainText() == ""


def test_half_a_text_beside_a_dropped_file_is_no_part_of_it_and_waits(open_plan: OpenPlan, tmp_path: Path) -> None:
    """Typed just before the file came: the file is read, the text is neither imported nor lost."""
    path = tmp_path / "plan.csv"
    path.write_text("Start,Min,Item\n9:00,30,Hello\n9:30,45,Trios and more\n", "utf-8")
    plan = open_plan()
    view = open_import(plan)
    box = view.findChild(QPlainTextEdit)
    box.setPlainText("9:00 Welcome\n9:30 Tea")
    let_go(view, path)
    plan.qtbot.waitUntil(lambda: "Read from plan.csv. The text on the left is not part of it" in plan.said(view))
    plan.qtbot.wait(2 * PAUSE_MS)
    assert "Read from plan.csv" in plan.said(view)
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
    titles = [step.title for step in plan.agenda.steps]
    assert "Hello" in titles
    assert "Tea" not in titles
    view = open_import(plan)
    assert view.findChild(QPlainTextEdit).toPlainText() == "9:00 Welcome\n9:30 Tea"
    plan.qtbot.waitUntil(lambda: plan.button("Import").isEnabled())
    assert "Read from" not in plan.said(view)
    plan.press("Import")
    plan.qtbot.waitUntil(lambda: not plan.desk.background.busy)
    assert open_import(plan).findChild(QPlainTextEdit).toPlainText() == "", "used up"


def test_letters_that_cannot_be_read_otherwise_are_told_as_they_were_read(open_plan: OpenPlan, tmp_path: Path) -> None:
    """What was understood stays, and above it how it was read."""
    plan = open_plan()
    view = open_import(plan)
    path = tmp_path / "plan.csv"
    path.write_bytes("Zeit;Punkt\n9:00;Begrüßung\n9:30;Übung für alle\n10:00;Ende\n".encode("cp1252"))
    let_go(view, path)
    plan.qtbot.waitUntil(lambda: plan.button("Import").isEnabled())
    letters = next(box for box in view.findChildren(QComboBox) if box.accessibleName() == "Encoding of the file")
    before = letters.currentText()
    letters.setCurrentText("utf-8")
    letters.activated.emit(letters.currentIndex())
    plan.qtbot.waitUntil(lambda: "cannot be read as utf-8" in plan.said(view))
    assert letters.currentText() == before
    assert plan.button("Import").isEnabled()

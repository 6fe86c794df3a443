"""Drafts of a breakout room in the window: read beside it, looked over, taken in as one step."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from ui.desk import Desk
from ui.okr.gather_actions import GatherRooms
from ui.okr.panel import DraftsPanel
from workshop_app import bootstrap
from workshop_app.application.change_maker import HistoryMove
from workshop_app.application.commands.basic import Add
from workshop_app.domain.engagement import Team
from workshop_app.domain.gathered_drafts import GatherChoice
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    desk.workspace.apply(
        Add(
            (Team("c", "Crew"), DraftSet("s", "c"), Objective("o", "s", "Calm days"), KeyResult("k", "o", "Calls fall"))
        )
    )
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


@pytest.fixture
def room(tmp_path: Path, clock: Any) -> Path:
    path = tmp_path / "Room_2.okrw"
    with closing(bootstrap.create(path, "Acme", clock)) as made:
        made.apply(
            Add(
                (
                    Team("x", "Crew"),
                    DraftSet("s2", "x"),
                    Objective("o2", "s2", "Quiet evenings"),
                    KeyResult("k2", "o2", "Calls fall"),
                    KeyResult("k3", "o2", "No shift ends after ten", position=1),
                )
            )
        )
    return path


def test_a_file_is_looked_over_and_taken_in_as_one_step(
    panel: DraftsPanel, desk: Desk, room: Path, tmp_path: Path, qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    note = tmp_path / "note.okrw"
    note.write_text("no engagement")
    gather.read((note, room))
    qtbot.waitUntil(lambda: gather._page is not None and bool(gather.page.rows))
    assert gather.page._told.text().startswith("note.okrw is not an engagement file")
    lines = {row.line.key: row for row in gather.page.rows}
    assert lines["DraftSet:s2:"].choice.currentText() == "as a set of its own"
    assert lines["KeyResult:k2:"].choice.currentText() == "it is the same"
    lines["DraftSet:s2:"].choice.setCurrentText("into the team's set")
    assert lines["DraftSet:s2:"].chosen is GatherChoice.INTO
    assert desk.workspace.read.count(KeyResult) == 1
    gather.page.take.click()
    qtbot.waitUntil(lambda: desk.workspace.read.count(KeyResult) == 2)
    assert desk.workspace.read.get(KeyResult, "k3").objective_id == "o2"
    assert desk.workspace.read.get(Objective, "o2").set_id == "s"
    qtbot.waitUntil(lambda: panel._pages.currentWidget() is panel._set)
    desk.workspace.undo()
    assert (desk.workspace.read.count(KeyResult), desk.workspace.read.count(Objective)) == (1, 1)
    gather.read((room,))
    qtbot.waitUntil(lambda: panel._pages.currentWidget() is gather.page)
    gather.page.take.click()
    qtbot.waitUntil(lambda: desk.workspace.read.count(DraftSet) == 2)
    texts = [panel._teams._list.item(at).text() for at in range(panel._teams._list.count())]
    assert texts == ["Crew · 1\ndraft", "Crew · Room 2\ndraft"]
    gather.read((room,))
    qtbot.waitUntil(lambda: panel._pages.currentWidget() is gather.page)
    assert (gather.page.rows, gather.page.take.isVisible()) == ([], False)
    gather.page.leave.click()
    assert panel._pages.currentWidget() is panel._set


def test_a_sheet_is_looked_over_like_the_file_of_a_room(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    sheet, nothing = tmp_path / "okr.csv", tmp_path / "nothing.csv"
    heads = "Team,Objective,Key result,Owner,Baseline,Target"
    rows = ("OKRs", heads, "Crew,Calm days,Calls fall,,,12", "Deck,Dry decks,Leaks,Nora,9,0")
    sheet.write_text("\n".join(rows), "utf-8")
    nothing.write_text("Name,Team\nNora,Deck\n", "utf-8")
    note = tmp_path / "note.txt"
    note.write_text("Hello", "utf-8")
    gather.read((note, nothing, sheet))
    qtbot.waitUntil(lambda: gather._page is not None and gather.page.isVisible())
    assert "No objective and no key result was found" in gather.page._told.text()
    assert gather.page._facts.text().startswith("Nothing in it is understood yet")
    assert gather.page.meaning.isVisible()
    gather.page.leave.click()
    qtbot.waitUntil(lambda: bool(gather.page.rows))
    shown = {row.line.about: row for row in gather.page.rows}
    assert set(shown) == {"Crew: Calls fall", "Deck", "Deck: Dry decks", "Deck: Leaks"}
    assert shown["Crew: Calls fall"].line.field == "target"
    assert "9 → 0 · Nora" in {each.text() for each in shown["Deck: Leaks"].findChildren(QLabel)}
    gather.page.take.click()
    qtbot.waitUntil(lambda: desk.workspace.read.count(KeyResult) == 2)
    assert desk.workspace.read.get(KeyResult, "k").target == "12"
    desk.workspace.undo()
    assert (desk.workspace.read.count(KeyResult), desk.workspace.read.get(KeyResult, "k").target) == (1, "")


def test_a_step_back_or_a_look_at_a_team_forgets_no_file_that_waits(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    sheets = [tmp_path / f"{name}.csv" for name in ("one", "two", "three", "four", "five", "six", "seven")]
    for sheet in sheets:
        sheet.write_text(f"Team,Objective,Key result\n{sheet.stem},Calm days,Calls fall\n", "utf-8")
    heard: list[str] = []
    desk.bridge.said.connect(heard.append)
    page = gather.page

    def shown(name: str, waiting: int) -> bool:
        ready = gather.in_sight and page.take.isEnabled() and page.isEnabled()
        return ready and page._title.text().endswith(name) and f"wait: {waiting}" in page._facts.text()

    gather.read(tuple(sheets))
    qtbot.waitUntil(lambda: shown("one", 6))
    for name, waiting in (("two", 5), ("three", 4)):
        page.take.click()
        qtbot.waitUntil(partial(shown, name, waiting))
    for name, waiting in (("two", 5), ("one", 6)):
        desk.door.step(HistoryMove.UNDO, "", lambda changes: None)
        qtbot.waitUntil(partial(shown, name, waiting))
        assert panel._teams._list.currentRow() == -1
    desk.door.step(HistoryMove.REDO, "", lambda changes: None)
    qtbot.waitUntil(lambda: "not here already" in page._facts.text())
    panel._teams._list.setFocus(Qt.FocusReason.TabFocusReason)
    assert gather.in_sight, "the keyboard alone chooses no team"
    panel._teams._list.setCurrentRow(0)
    assert not gather.in_sight
    assert "one, two, three, four.csv, five.csv and 2 more" in heard[-1]
    assert (panel._teams._rest.isVisible(), panel._teams._rest.text()) == (True, "Go on: 7 files wait")
    panel._teams._rest.click()
    qtbot.waitUntil(lambda: gather.in_sight and "wait: 6" in page._facts.text())
    assert not panel._teams._rest.isVisible()
    for waiting in (5, 4, 3, 2, 1, 0):
        page.leave.click()
        qtbot.waitUntil(page.leave.isEnabled)
        assert (f"wait: {waiting}" in page._facts.text()) is bool(waiting)
    page.leave.click()
    assert (gather.in_sight, panel._teams._rest.isVisible()) == (False, False)


def test_what_a_column_means_is_said_in_one_click_and_kept(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    """Headings nobody here knows; a wrong one; an encoding; and the next sheet of that shape needs no word."""
    (gather,) = panel.findChildren(GatherRooms)
    sheet = tmp_path / "tavoite.csv"
    sheet.write_bytes("Tiimi;Päämäärä;Tulos;Alku;Loppu\nCrew;Calm days;Leaks end;9;1\nCrew;Calm days;Rot;;\n".encode())
    gather.read((sheet,))
    qtbot.waitUntil(lambda: gather._page is not None and gather.page.isVisible())
    choices = gather.page.meaning.findChildren(QComboBox)[2:7]
    assert [choice.currentText() for choice in choices] == ["leave out"] * 5
    for choice, name in zip(
        choices, ("Team", "Objective", "Key result", "Baseline", "0.7 target, or the number to reach"), strict=True
    ):
        choice.setFocus()
        choice.setCurrentIndex(choice.findText(name))
        choice.activated.emit(choice.currentIndex())
        assert not gather.page.take.isEnabled()
        qtbot.waitUntil(gather.page.take.isEnabled)
        assert choice.hasFocus()
    assert {row.line.about for row in gather.page.rows} == {"Crew: Leaks end", "Crew: Rot"}
    gather.page.take.click()
    qtbot.waitUntil(lambda: desk.workspace.read.count(KeyResult) == 3)
    desk.workspace.undo()
    assert desk.workspace.read.count(KeyResult) == 1
    gather.read((sheet,))
    qtbot.waitUntil(lambda: gather.page.isVisible() and bool(gather.page.rows))
    assert [each.currentText() for each in gather.page.meaning.findChildren(QComboBox)[2:7]][1:3] == [
        "Objective",
        "Key result",
    ]


def test_how_its_dates_are_read_is_asked_once_and_can_be_said_otherwise(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    sheet = tmp_path / "okr.csv"
    rows = ("Team,Objective,Key result,Target", "Crew,Calm days,Signed,05/06/2027", "Crew,Calm days,Built,07/08/2027")
    sheet.write_text("\n".join(rows), "utf-8")
    gather.read((sheet,))
    qtbot.waitUntil(lambda: gather._page is not None and bool(gather.page.rows))
    ways = gather.page.meaning._date
    assert [ways.itemText(at) for at in range(ways.count())][1:] == ["5 June 2027", "6 May 2027"]
    assert (ways.isVisible(), ways.currentIndex()) == (True, 0)
    for at, month in ((2, "May"), (1, "June")):
        ways.setCurrentIndex(at)
        ways.activated.emit(at)
        assert not gather.page.take.isEnabled()
        qtbot.waitUntil(gather.page.take.isEnabled)
        assert any(month in each.text() for row in gather.page.rows for each in row.findChildren(QLabel))
    gather.page.take.click()
    qtbot.waitUntil(lambda: desk.workspace.read.count(KeyResult) == 3)
    assert {"5 June 2027", "7 August 2027"} <= {each.target for each in desk.workspace.read.all(KeyResult)}


def test_another_encoding_is_read_at_once_and_one_that_cannot_be_is_said(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    sheet = tmp_path / "okr.csv"
    sheet.write_bytes("Team;Objective;Key result\nCrew;Calm days;Über Nacht ruhig\nSum;;\n".encode("cp1252"))
    heard: list[str] = []
    desk.bridge.said.connect(heard.append)
    gather.read((sheet,))
    qtbot.waitUntil(lambda: gather._page is not None and bool(gather.page.rows))
    assert "Row 3 adds the others up: Sum" in gather.page._below.text()
    encoding = gather.page.meaning.findChildren(QComboBox)[0]
    encoding.setCurrentIndex(encoding.findText("cp1251"))
    encoding.activated.emit(encoding.currentIndex())
    qtbot.waitUntil(lambda: any("Ьber" in row.line.about for row in gather.page.rows))
    encoding.setCurrentIndex(encoding.findText("utf-8"))
    encoding.activated.emit(encoding.currentIndex())
    qtbot.waitUntil(lambda: bool(heard))
    assert "cannot be read as utf-8" in heard[0]
    assert (encoding.currentText(), gather.page.take.isEnabled()) == ("cp1251", True)


def test_what_was_copied_is_looked_over_like_a_file(panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    heard: list[str] = []
    desk.bridge.said.connect(heard.append)
    copied = QMimeData()
    copied.setHtml("<table><tr><th>Objective<th>Key result<tr><td>Calm days<td>Queues fall from 9 to 4</table>")
    copied.setText("Objective\tKey result\nCalm days\tQueues fall from 9 to 4")
    QApplication.clipboard().setMimeData(copied)
    panel._teams._paste.click()
    qtbot.waitUntil(lambda: gather._page is not None and bool(gather.page.rows))
    assert desk.workspace.read.count(KeyResult) == 1
    gather.page.take.click()
    qtbot.waitUntil(lambda: desk.workspace.read.count(KeyResult) == 2)
    assert desk.workspace.read.count(Team) == 1  # it names no team: the one that is open
    desk.workspace.undo()
    assert desk.workspace.read.count(KeyResult) == 1
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Objective,Key result\nCalm days,Queues fall from 9 to 4\n", "utf-8")
    copied = QMimeData()  # as a file manager copies files
    copied.setUrls([QUrl.fromLocalFile(str(sheet))])
    QApplication.clipboard().setMimeData(copied)
    panel._teams._paste.click()
    qtbot.waitUntil(lambda: bool(gather.page.rows) and gather.page.take.isVisible())
    gather.page.take.click()
    qtbot.waitUntil(lambda: desk.workspace.read.count(KeyResult) == 2)
    assert desk.workspace.read.count(Team) == 1, "nor does the file"
    desk.workspace.undo()
    copied = QMimeData()  # their names are no drafts
    copied.setText("sheet.csv")
    copied.setUrls([QUrl.fromLocalFile("/nowhere/sheet.csv")])
    QApplication.clipboard().setMimeData(copied)
    panel._teams._paste.click()
    qtbot.waitUntil(lambda: any("no file" in said and "sheet.csv" in said for said in heard))
    QApplication.clipboard().clear()
    panel._teams._paste.click()
    qtbot.waitUntil(lambda: any("No objective" in said for said in heard))

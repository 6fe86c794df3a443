"""Filled handouts let go over the drafts: all of them on one page, looked over, taken in and taken back as one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel

from handouts import catalogue, export, marks
from handouts.gather import ComposeOptions
from ui.desk import Desk
from ui.okr.gather_actions import GatherRooms
from ui.okr.gather_page import MOST
from ui.okr.panel import DraftsPanel
from ui.widgets.fields import TextField
from ui.widgets.marked_text import MarkedText
from workshop_app.application.commands.basic import Add
from workshop_app.domain.engagement import Team
from workshop_app.domain.gathered_drafts import GatherChoice
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    rows = [Team("c", "Crew"), DraftSet("s", "c"), Objective("o", "s", "Calm days"), KeyResult("k", "o", "Calls fall")]
    desk.workspace.apply(Add((*rows, Team("d", "Desk"), DraftSet("t", "d"))))
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def _filled(desk: Desk, folder: Path, team: str, values: dict[str, str]) -> Path:
    options = ComposeOptions(day=date(2026, 11, 25), team_id=team)
    (document,) = catalogue.compose("drafting_handout", desk.workspace.read, options)
    path = export.save(document, "pdf", folder).path
    target = folder / f"{team} filled.pdf"
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            name = marks.field_of_bookmark(str(field.T))
            if name in values:
                field.V = pikepdf.String(values[name])
        pdf.save(target)
    return target


def _drop(panel: DraftsPanel, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), copy, data, left, none))


def test_several_are_one_page_and_one_step_and_what_cannot_be_read_is_said(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    crew = _filled(desk, tmp_path, "c", {"o1.kr1.unit": "calls a day", "o1.ideas": "Ask the night shift"})
    other = _filled(desk, tmp_path, "d", {"o1.objective": "Short queues", "o1.kr1.text": "Queue falls"})
    broken = tmp_path / "scan.pdf"
    broken.write_text("no pdf")
    before = {kind: desk.workspace.read.all(kind) for kind in (DraftSet, Objective, KeyResult)}
    (gather,) = panel.findChildren(GatherRooms)
    _drop(panel, [crew, broken, other])
    marked = panel._teams._list.currentRow()
    qtbot.waitUntil(lambda: gather.page.isVisible() and bool(gather.page.rows))
    assert (marked >= 0, panel._teams._list.currentRow()) == (True, -1), "papers of two teams are no one's set"
    shown = "\n".join(each.text() for each in gather.page.findChildren(QLabel))
    shown += "\n".join(each.words for each in gather.page.findChildren(MarkedText))
    for words in (
        "2 handouts",
        "Crew",
        "Desk: Short queues",
        "calls a day",
        "Ask the night shift",
        "scan.pdf is called a PDF",
    ):
        assert words in shown
    assert "Ask the night shift" in gather.page._below.text()
    assert gather.page._page.indexOf(gather.page._below) > gather.page._page.indexOf(gather.page.rows[-1])
    assert {kind: desk.workspace.read.all(kind) for kind in before} == before
    gather.page.take.click()
    qtbot.waitUntil(lambda: not gather.page.isVisible())
    assert panel._teams._list.currentRow() == marked
    assert desk.workspace.read.get(KeyResult, "k").unit == "calls a day"
    assert [each.text for each in desk.workspace.read.all(Objective, set_id="t")] == ["Short queues"]
    desk.workspace.undo()
    assert {kind: desk.workspace.read.all(kind) for kind in before} == before


def test_a_key_result_half_typed_while_its_handout_comes_is_kept_and_asked_about(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    """What is typed last is what the paper is held against."""
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    (gather,) = panel.findChildren(GatherRooms)
    panel._asking.go("k")
    field = panel._set.cards["k"].findChild(TextField)
    assert field is not None
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " from")
    _drop(panel, [_filled(desk, tmp_path, "c", {"o1.kr1.text": "Calls to the crew fall"})])
    qtbot.keyClicks(field, " 30 to")
    qtbot.waitUntil(lambda: len(gather._rest) == 1 and not desk.background.busy)
    qtbot.keyClicks(QApplication.focusWidget(), " 12")
    assert (field.hasFocus(), field.toPlainText()) == (True, "Calls fall from 30 to 12")
    qtbot.mouseClick(panel._teams._rest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: gather.in_sight and bool(gather.page.rows) and gather.page.take.isEnabled())
    assert desk.workspace.read.get(KeyResult, "k").text == "Calls fall from 30 to 12"
    (line,) = [row.line for row in gather.page.rows if row.line.field == "text"]
    assert (line.ours, line.theirs) == ("Calls fall from 30 to 12", "Calls to the crew fall")


def test_files_that_cannot_be_read_are_named_on_the_next_page_or_at_the_foot(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    """At the foot of the window the third of them was cut off, and all were gone after some seconds."""
    broken = [tmp_path / each for each in ("a scan.pdf", "b paper.docx", "c sheet.xlsx", "d room.okrw")]
    for each in broken:
        each.write_bytes(b"PK\x03\x04 nothing")
    sheet = tmp_path / "e sheet.csv"
    sheet.write_text("Team,Objective,Key result\nCrew,Quiet nights,Alarms fall\n", "utf-8")
    (gather,) = panel.findChildren(GatherRooms)
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    _drop(panel, [*broken, sheet])
    qtbot.waitUntil(lambda: gather.page.isVisible() and bool(gather.page.rows))
    assert [each.name in gather.page._told.text() for each in broken] == [True] * 4
    assert not [each for each in said if "sheet.xlsx" in each]
    gather.page.take.click()
    qtbot.waitUntil(lambda: not gather.page.isVisible())
    _drop(panel, broken[:1])
    qtbot.waitUntil(lambda: any("a scan.pdf" in each for each in said))
    assert not gather.page.isVisible()


def test_what_the_documents_screen_hands_over_is_read_once(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    crew = _filled(desk, tmp_path, "c", {"o1.kr1.unit": "calls a day"})
    (gather,) = panel.findChildren(GatherRooms)
    desk.bridge.hand_over((crew,), "drafts/returned")
    panel.open_address("returned")
    qtbot.waitUntil(lambda: gather.page.isVisible() and bool(gather.page.rows))
    gather.page.take.click()
    qtbot.waitUntil(lambda: not gather.page.isVisible())
    assert desk.workspace.read.get(KeyResult, "k").unit == "calls a day"
    panel.open_address("returned")
    assert not gather.page.isVisible()


def test_a_record_among_them_is_read_where_comments_are_and_never_as_drafts(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    (document,) = catalogue.compose("parameters_record", desk.workspace.read, ComposeOptions(day=date(2026, 11, 25)))
    record = export.save(document, "docx", tmp_path).path
    crew = _filled(desk, tmp_path, "c", {"o1.kr1.unit": "calls a day"})
    visited: list[str] = []
    desk.bridge.navigation_requested.connect(visited.append)
    (gather,) = panel.findChildren(GatherRooms)
    _drop(panel, [record, crew])
    qtbot.waitUntil(lambda: gather.page.isVisible() and bool(gather.page.rows))
    assert visited == [], "the handouts come first"
    gather.page.take.click()
    qtbot.waitUntil(lambda: visited == ["interview/returned"])
    assert desk.bridge.take_over() == (record,)
    assert len(desk.workspace.read.all(DraftSet)) == 2


@pytest.mark.parametrize("count", [1, 2])
def test_a_record_leads_nobody_away_from_what_they_write(
    count: int, panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    """It waits, is named, and comes when it is asked for."""
    (document,) = catalogue.compose("parameters_record", desk.workspace.read, ComposeOptions(day=date(2026, 11, 25)))
    records = [export.save(document, "docx", tmp_path / str(at)).path for at in range(count)]
    visited: list[str] = []
    said: list[str] = []
    desk.bridge.navigation_requested.connect(visited.append)
    desk.bridge.said.connect(said.append)
    (gather,) = panel.findChildren(GatherRooms)
    panel.activateWindow()
    field = panel._set._top.mission
    field.setFocus()
    _drop(panel, records)
    qtbot.keyClicks(field, "Sea")
    qtbot.waitUntil(lambda: not desk.background.busy and len(gather._rest) == count)
    assert (visited, field.hasFocus(), panel._teams._rest.isVisible()) == ([], True, True)
    assert records[0].name in said[-1]
    qtbot.keyClicks(field, " air")
    qtbot.mouseClick(panel._teams._rest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: visited == ["interview/returned"])
    assert desk.bridge.take_over() == tuple(records)
    assert len(gather._rest) == 0


def test_two_papers_of_one_team_are_looked_over_one_after_the_other(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    first = _filled(desk, tmp_path, "c", {"o1.kr1.unit": "calls a day"})
    (tmp_path / "second").mkdir()
    second = _filled(desk, tmp_path / "second", "c", {"o1.kr1.unit": "calls a week"})
    (gather,) = panel.findChildren(GatherRooms)
    gather.read((first, second))
    qtbot.waitUntil(lambda: gather.page.isVisible() and bool(gather.page.rows))
    gather.page.take.click()
    qtbot.waitUntil(lambda: bool(gather.page.rows) and gather.page.rows[0].line.theirs == "calls a week")
    assert gather.page.rows[0].line.ours == "calls a day"
    gather.page.take.click()
    assert desk.workspace.read.get(KeyResult, "k").unit == "calls a day"


def test_a_long_sheet_is_looked_over_team_by_team_and_taken_in_as_one_step(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    teams = ("Anchor", "Buoy", "Crane")
    rows = [f"{team};Calm goal {at // 5};Result {at} of {team};;{at}" for team in teams for at in range(45)]
    sheet = tmp_path / "all teams.csv"
    sheet.write_text("\n".join(("Team;Objective;Key result;Baseline;Target", *rows)), "utf-8")
    before = {kind: desk.workspace.read.all(kind) for kind in (DraftSet, Objective, KeyResult)}
    (gather,) = panel.findChildren(GatherRooms)
    gather.read((sheet,))
    page = gather.page
    qtbot.waitUntil(lambda: page.isVisible() and len(page.rows) == MOST)
    seen = []
    for _ in range(6):
        qtbot.waitUntil(lambda: not page.building)
        seen.append((len(page.rows), {row.line.about.partition(":")[0] for row in page.rows}))
        if len(seen) == 3:
            left = next(row for row in page.rows if row.line.kind is KeyResult)
            left.choice.setCurrentIndex(left.line.choices.index(GatherChoice.LEAVE))
        page.onward.click()
    assert [team for _, team in seen] == [{each} for each in teams for _ in range(2)]
    page.take.click()
    qtbot.waitUntil(lambda: not page.isVisible())
    texts = {each.text for each in desk.workspace.read.all(KeyResult)}
    assert len(texts) == 1 + 3 * 45 - 1
    assert left.line.about.rpartition(": ")[2] not in texts
    desk.workspace.undo()
    assert {kind: desk.workspace.read.all(kind) for kind in before} == before


def test_who_stops_the_reading_has_nothing_half_taken_in(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    rows = [f"Anchor;Calm goal {at};Result {at};;{at}" for at in range(15_000)]
    sheet = tmp_path / "long.csv"
    sheet.write_text("\n".join(("Team;Objective;Key result;Baseline;Target", *rows)), "utf-8")
    before = desk.workspace.read.all(KeyResult)
    (gather,) = panel.findChildren(GatherRooms)
    gather.read((sheet, sheet))
    qtbot.waitUntil(lambda: desk.background.busy)
    desk.background.cancel_all()
    qtbot.waitUntil(lambda: not desk.background.busy)
    assert desk.workspace.read.all(KeyResult) == before
    assert not gather.page.isVisible()


def test_a_line_reworded_like_another_one_is_not_lost(
    panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    """Each line of a paper is one sentence here: what is written into the first is never taken for the second."""
    desk.workspace.apply(Add((KeyResult("q", "o", "Queue at the counter falls from 9 to 4 minutes", position=1),)))
    paper = _filled(desk, tmp_path, "c", {"o1.kr1.text": "Queue at the desk falls below three minutes"})
    (gather,) = panel.findChildren(GatherRooms)
    gather.read((paper,))
    qtbot.waitUntil(lambda: gather.page.isVisible() and bool(gather.page.rows))
    told = [(row.line.id, row.line.field, row.line.ours, row.line.theirs) for row in gather.page.rows]
    assert told == [("k", "text", "Calls fall", "Queue at the desk falls below three minutes")]

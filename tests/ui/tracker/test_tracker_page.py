"""The tracker's page: out, changed in a spreadsheet, shown, taken in as one step, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # noqa: TID251 - somebody else's program opens and saves our file
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyle, QStyleOptionViewItem, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.theme import apply_theme
from ui.tracker.models import COLUMN, NOW, STATE, THEN, CameBackModel
from ui.tracker.panel import TrackerPanel
from ui.tracker.preview import TrackerPreview
from ui.tracker.sheet_peek import SheetLinesModel
from ui.tracker.view_state import MOST_READ, first_lines
from ui.widgets.fitted_table import ScrollingTable
from workshop_app import bootstrap, sample
from workshop_app.application.commands.drafts import RemoveKeyResult
from workshop_app.application.workspace import Workspace
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.reflections import Bucket, Reflection


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    return path


@pytest.fixture
def workspace(file: Path, clock: Any) -> Iterator[Workspace]:
    opened = bootstrap.open_workspace(file, clock)
    yield opened
    opened.close()


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> TrackerPanel:
    panel = TrackerPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 700)
    panel.refresh()
    panel.show()
    return panel


@pytest.fixture
def taken_out(panel: TrackerPanel, desk: Desk, ask: Any, tmp_path: Path, qtbot: QtBot) -> Path:
    ask.answers.append(tmp_path / "out")
    qtbot.mouseClick(_button(panel, "Take it out…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)
    (path,) = (tmp_path / "out").glob("*.xlsx")
    return path


def _button(inside: Any, words: str) -> QPushButton:
    return next(each for each in inside.findChildren(QPushButton) if each.text() == words and each.isVisible())


def _shown(panel: Any) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def _write(path: Path, line: int, **said: object) -> None:
    book = load_workbook(path)
    heads = [each.value for each in book["OKRs"][1]]
    for heading, value in said.items():
        book["OKRs"].cell(line, heads.index(heading.replace("_", " ")) + 1).value = value
    book.save(path)


def _read(panel: TrackerPanel, desk: Desk, ask: Any, path: Path, qtbot: QtBot) -> None:
    ask.answers.append(path)
    qtbot.mouseClick(_button(panel, "Read one in…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)


def _rows(panel: TrackerPanel) -> list[tuple[str, ...]]:
    model = panel.findChild(CameBackModel)
    columns = (STATE, COLUMN, NOW, THEN)
    return [tuple(model.index(row, each).data() for each in columns) for row in range(model.rowCount())]


def test_the_page_says_how_much_there_is_and_shows_the_first_lines(panel: TrackerPanel, desk: Desk) -> None:
    assert "13 key results · 3 sets · 0 check-ins" in _shown(panel)
    model = panel.findChild(SheetLinesModel)
    assert model.rowCount() == 13
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert heads == ["Team", "Key result", "Today", "0.7 target"]
    assert [model.index(0, at).data() for at in (0, 2, 3)] == ["Crossing Operations", "79", "92"]
    (gone, *_) = (each for each in desk.workspace.read.all(KeyResult) if each.baseline == "79")
    assert desk.door.carry_out(RemoveKeyResult(gone.id))
    assert model.rowCount() == 12
    assert "in the workbook." not in _shown(panel)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    table = panel.findChild(QTableView)
    assert table is not None
    apply_theme(app, "light", 200)
    panel.refresh()
    seen = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(7) if not table.isColumnHidden(at)]
    apply_theme(app, "light", 100)
    assert seen == ["Team", "Key result", "Latest value", "Final score"]
    many = first_lines(desk.workspace.read, MOST_READ + 1)
    assert (many.lines, many.more) == ((), MOST_READ + 1)


def test_of_several_cycles_each_line_names_its_own(tmp_path: Path) -> None:
    later = sample.build_later(tmp_path / "later.okrw")
    lines = first_lines(later.read, 60).lines
    teams = [line[0] for line in lines]
    assert teams[0].startswith("Harbour Ferries\n")
    assert len({each.partition("\n")[2] for each in teams}) == 2
    assert len(set(zip(teams, (line[1] for line in lines), strict=True))) == len(lines), "each is told apart"
    later.close()


def _every_word_is_in_sight(table: ScrollingTable) -> None:
    """Wrapped in the room that the style gives a cell, with the keyboard on it or not."""
    shown = [column for column in range(table.model().columnCount()) if not table.isColumnHidden(column)]
    for row, column in product(range(table.model().rowCount()), shown):
        index, option = table.model().index(row, column), QStyleOptionViewItem()
        table.initViewItemOption(option)
        option.rect = table.visualRect(index)
        table.itemDelegateForIndex(index).initStyleOption(option, index)
        rooms = []
        for state in (QStyle.StateFlag.State_Enabled, QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Enabled):
            option.state = state
            rooms.append(table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table))
        assert rooms[0].width() == rooms[1].width(), "the mark of the keyboard takes room from the words"
        needed = table.fontMetrics().boundingRect(rooms[0], int(Qt.TextFlag.TextWordWrap), option.text)
        assert needed.height() <= rooms[0].height() <= rooms[1].height(), option.text
        assert needed.width() <= rooms[0].width(), option.text


def test_what_was_changed_is_shown_taken_in_and_taken_back(
    panel: TrackerPanel, desk: Desk, ask: Any, taken_out: Path, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    _write(taken_out, 2, Final_score="six", Learning="because so", Source="the new log", Objective="Ours")
    _read(panel, desk, ask, taken_out, qtbot)
    assert "2 changes in one row · 2 questions" in _shown(panel)
    assert _rows(panel) == [
        ("question", "Objective", "Make the morning crossing one that people can rely on", "Ours"),
        ("question", "Final score", "–", "six"),
        ("comes in", "Source", "Bridge log, every second Friday", "the new log"),
        ("comes in", "Learning", "–", "because so"),
    ]
    assert "“Ours” is not taken" in _shown(panel)
    app, table = QApplication.instance(), panel.findChild(ScrollingTable)
    assert isinstance(app, QApplication)
    _every_word_is_in_sight(table)
    apply_theme(app, "light", 200)
    try:
        table.fit()
        _every_word_is_in_sight(table)
    finally:
        apply_theme(app, "light", 100)
    qtmodeltester.check(panel.findChild(CameBackModel))
    assert desk.workspace.read.all(Reflection) == ()
    qtbot.keyClick(_button(panel, "Take in 2 changes"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.background.busy)
    (reflection,) = desk.workspace.read.all(Reflection)
    assert (reflection.learning, reflection.score, reflection.bucket) == ("because so", "", Bucket.UNSAID)
    assert said[-1] == "2 changes taken in, 2 left as they were"
    desk.workspace.undo()
    assert desk.workspace.read.all(Reflection) == ()
    assert desk.workspace.read.get(KeyResult, reflection.id).source == "Bridge log, every second Friday"


def test_a_file_nobody_touched_offers_nothing_but_the_way_back(
    panel: TrackerPanel, desk: Desk, ask: Any, taken_out: Path, qtbot: QtBot
) -> None:
    assert panel.focusWidget() is _button(panel, "Take it out…"), "not in the table below, to which the page would go"
    _read(panel, desk, ask, taken_out, qtbot)
    assert "No difference: there is nothing to take in." in _shown(panel)
    qtbot.keyClick(_button(panel, "Back"), Qt.Key.Key_Escape)
    assert _button(panel, "Take it out…").isVisible()


@pytest.mark.parametrize("words", [b"Name\nAna", b"", b"PK\x03\x04 broken"])
def test_any_other_file_is_said_in_a_sentence(
    panel: TrackerPanel, desk: Desk, ask: Any, tmp_path: Path, qtbot: QtBot, words: bytes
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(words)
    _read(panel, desk, ask, path, qtbot)
    assert "list.xlsx" in _shown(panel)
    assert _button(panel, "Read one in…").isEnabled()


def test_what_moved_on_meanwhile_is_said_and_nothing_is_taken(
    panel: TrackerPanel, desk: Desk, ask: Any, taken_out: Path, qtbot: QtBot
) -> None:
    from workshop_app.application.commands.basic import edit

    _write(taken_out, 2, Source="the new log", Learning="because so")
    _read(panel, desk, ask, taken_out, qtbot)
    preview = panel.findChild(TrackerPreview)
    id = preview._reading.changes[0].id
    desk.door.carry_out(edit(KeyResult, id, source="another log"))
    qtbot.mouseClick(_button(panel, "Take in 2 changes"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.background.busy)
    assert desk.workspace.read.all(Reflection) == ()
    assert preview.isVisible()

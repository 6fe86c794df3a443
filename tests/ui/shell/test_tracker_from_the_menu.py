"""The tracker from the File menu and from Ctrl+K, in a real window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook  # noqa: TID251 - somebody else's program opens and saves our file
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.shell.entries import menu_entries


def test_the_menu_and_the_finder_lead_there(
    window: MainWindow, sample_path: Path, tmp_path: Path, ask: Any, qtbot: QtBot
) -> None:
    window.open(sample_path)
    view = window.view
    assert view is not None
    ask.answers.append(tmp_path / "out")
    window._menus.actions["tracker_out"].trigger()
    assert view.screens.address == "tracker"
    qtbot.waitUntil(lambda: not view.desk.background.busy)
    (path,) = (tmp_path / "out").glob("*.xlsx")
    book = load_workbook(path)
    heads = [each.value for each in book["OKRs"][1]]
    book["OKRs"].cell(2, heads.index("Learning") + 1).value = "because so"
    book.save(path)
    view.go("home")
    ask.answers.append(path)
    window._menus.actions["tracker_in"].trigger()
    qtbot.waitUntil(lambda: not view.desk.background.busy)
    table = next(each for each in view.findChildren(QTableView) if each.isVisible())
    assert table.model().rowCount() == 1


def test_people_find_it_by_what_they_call_it(window: MainWindow) -> None:
    entries = menu_entries(window._actions, True)
    found = {each.words for each in entries if "excel" in each.also}
    assert found == {"Take out the tracker", "Read a tracker in"}

"""Papers that were filled in are chosen on the documents screen and looked over where drafts are gathered, a record
among them where comments are read: through the window, in which every screen has a road of its own to the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.okr.gather_actions import GatherRooms


def test_what_is_chosen_on_documents_is_read_by_the_drafts_and_the_record_by_the_interview(
    window: MainWindow, sample_path: Path, tmp_path: Path, ask: Any, qtbot: QtBot
) -> None:
    window.open(sample_path)
    view = window.view
    assert view is not None
    sheet = tmp_path / "okr.csv"
    sheet.write_text("Team,Objective,Key result\nDeck,Dry decks,Leaks end\n", "utf-8")
    view.go("documents")
    ask.answers.append((sheet,))
    next(each for each in view.findChildren(QPushButton) if each.text() == "Choose files…").click()
    (gather,) = view.findChildren(GatherRooms)
    qtbot.waitUntil(lambda: gather._page is not None and bool(gather.page.rows))
    assert view.screens.address == "drafts/returned"
    assert {row.line.about for row in gather.page.rows} == {"Deck", "Deck: Dry decks", "Deck: Leaks end"}
    heard: list[str] = []
    view.desk.bridge.said.connect(heard.append)
    gather.page.leave.click()
    gather._desk.bridge.hand_over((sheet,), "interview/returned")
    qtbot.waitUntil(lambda: bool(heard))
    assert "okr.csv" in " ".join(heard), "the interview was given the file, and says that it is no record"

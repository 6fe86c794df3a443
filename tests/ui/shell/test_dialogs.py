"""Questions in windows: the safe answer has the focus, the window's close button answers nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget  # noqa: TID251 - its own test

from ui.dialogs import QtAsk


def _when_asked(deed: Callable[[Any], None]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            deed(dialog)
        finally:
            dialog.close()  # a test that fails must not wait for an answer

    QTimer.singleShot(0, act)


def _press(words: str) -> Callable[[Any], None]:
    def press(dialog: QDialog) -> None:
        next(each for each in dialog.findChildren(QPushButton) if each.text() == words).click()

    return press


def test_a_deed_is_confirmed_by_its_own_button_only(qtbot: Any, bridge: Any) -> None:
    ask = QtAsk()
    _when_asked(_press("Remove team"))
    assert ask.confirm("Remove?", "It has drafts.", "Remove team", "Keep it")
    _when_asked(_press("Keep it"))
    assert not ask.confirm("Remove?", "It has drafts.", "Remove team", "Keep it")
    _when_asked(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert not ask.confirm("Remove?", "It has drafts.", "Remove team", "Keep it")
    _when_asked(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    assert not ask.confirm("Remove?", "It has drafts.", "Remove team", "Keep it")


def test_one_of_several_is_chosen_or_none(qtbot: Any, bridge: Any) -> None:
    ask = QtAsk()
    _when_asked(_press("C && D"))
    assert ask.choose("Which?", "One of them", ("A", "B", "C & D")) == 2
    _when_asked(lambda dialog: dialog.close())
    assert ask.choose("Which?", "One of them", ("A", "B")) is None


def test_a_sentence_is_told(qtbot: Any, bridge: Any) -> None:
    shown: list[str] = []

    def read(dialog: Any) -> None:
        shown.append(dialog.windowTitle())
        dialog.accept()

    _when_asked(read)
    QtAsk().tell("That did not work", "The disk is full.")
    assert shown == ["That did not work"]


@pytest.mark.parametrize(("answer", "path"), [("/x/list", "/x/list.okrw"), ("/x/a.txt", "/x/a.txt"), ("", None)])
def test_a_saved_file_gets_its_ending(
    answer: str, path: str | None, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    asked: list[str] = []

    def dialog(parent: QWidget | None, title: str, folder: str, patterns: str) -> tuple[str, str]:
        asked.append(patterns)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    chosen = QtAsk().save_file("Save", Path("x.okrw"), ("*.okrw",))
    assert chosen == (Path(path) if path else None)
    assert asked == ["OKRW (*.okrw)"]

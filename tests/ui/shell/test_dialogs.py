"""Questions in windows: the safe answer has the focus, the window's close button answers nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,  # noqa: TID251 - its own test
    QLabel,
    QPushButton,
    QWidget,
)

from ui import question
from ui.dialogs import QtAsk
from ui.theme import apply_theme

Action = Callable[[QDialog], object]


@pytest.fixture
def when_asked(monkeypatch: pytest.MonkeyPatch, qtbot: Any, bridge: Any) -> Callable[[Action], None]:
    """Answer the questions that follow, one action each. The window is shown and answered without an event loop of its
    own: a loop that misses its answer would wait for ever."""
    actions: list[Action] = []

    def run(dialog: QDialog) -> int:
        dialog.show()
        try:
            actions.pop(0)(dialog)
            return int(dialog.result())
        finally:
            dialog.close()

    monkeypatch.setattr(QDialog, "exec", run)
    return actions.append


def _press(words: str) -> Action:
    def press(dialog: QDialog) -> None:
        next(each for each in dialog.findChildren(QPushButton) if each.text() == words).click()

    return press


def _key(qtbot: Any, key: Qt.Key) -> Action:
    def press(dialog: QDialog) -> None:
        qtbot.keyClick(dialog, key)

    return press


def _confirmed() -> bool:
    return QtAsk().confirm("Remove?", "It has drafts.", "Remove team", "Keep it")


def test_a_action_is_confirmed_by_its_own_button_only(when_asked: Callable[[Action], None], qtbot: Any) -> None:
    when_asked(_press("Remove team"))
    assert _confirmed()
    when_asked(_press("Keep it"))
    assert not _confirmed()
    when_asked(_key(qtbot, Qt.Key.Key_Escape))
    assert not _confirmed()
    when_asked(_key(qtbot, Qt.Key.Key_Return))
    assert not _confirmed()


def test_the_press_that_brought_a_question_does_not_answer_it(
    when_asked: Callable[[Action], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 200 <= question.TOO_SOON <= 600, "ms: longer than a bounce, shorter than reading"

    def bounce(dialog: QDialog) -> None:
        safe = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Keep it")
        monkeypatch.setattr(question, "TOO_SOON", 3_600_000)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            QTest.keyClick(safe, key)
            QTest.keyClick(dialog, key)
        assert dialog.isVisible(), "a bounce"
        monkeypatch.setattr(question, "TOO_SOON", 0)
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(safe, held)
        assert dialog.isVisible(), "held down"
        QTest.keyClick(safe, Qt.Key.Key_Return)
        assert not dialog.isVisible(), "a press of its own"

    when_asked(bounce)
    assert not _confirmed()


def test_one_of_several_is_chosen_or_none(when_asked: Callable[[Action], None]) -> None:
    when_asked(_press("C && D"))
    assert QtAsk().choose("Which?", "One of them", ("A", "B", "C & D")) == 2
    when_asked(QDialog.close)
    assert QtAsk().choose("Which?", "One of them", ("A", "B")) is None


def test_a_sentence_is_told(when_asked: Callable[[Action], None]) -> None:
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        shown.append(dialog.windowTitle())
        dialog.accept()

    when_asked(read)
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


LONG = (
    "/media/coach/stick/Engagements/Harbour Ferries.okrw is no longer there. Put the stick back in, or the file back "
    "in its place. What you write stays in this window and is saved as soon as the file is there again. "
) * 2 + "\nIf you close without saving, what you have written since then is lost."


@pytest.fixture
def _large(_dressed: QApplication) -> Iterator[None]:
    apply_theme(_dressed, "light", 200)
    yield
    apply_theme(_dressed, "light", 100)


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize(
    "asked",
    [
        lambda ask: ask.choose("Something is not saved", LONG, ("Try again", "Save a copy", "Close without saving")),
        lambda ask: ask.confirm("Something is not saved", LONG, "Close without saving", "Go back"),
        lambda ask: ask.tell("Something is not saved", LONG),
    ],
)
def test_no_word_of_a_question_is_cut(
    when_asked: Callable[[Action], None], asked: Callable[[QtAsk], object], qtbot: Any
) -> None:
    """Large text makes it higher than the two thirds of the screen that Qt would give it."""
    seen = []

    def look(dialog: QDialog) -> None:
        qtbot.waitExposed(dialog)
        for each in dialog.findChildren(QLabel):
            assert each.height() >= each.heightForWidth(each.width())
        for button in dialog.findChildren(QPushButton):
            assert button.height() >= button.sizeHint().height()
            assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint(0, 0)), button.size()))
        seen.append(dialog.height() > dialog.screen().availableGeometry().height() * 2 / 3)

    when_asked(look)
    asked(QtAsk())
    assert seen == [True]


def test_who_asks_from_a_window_over_the_desk_has_the_keyboard_back(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder of a mail is asked for over the mail; over the wall of the room nothing is asked."""
    desk, room = QWidget(), QWidget()
    over = QDialog(desk)
    for window in (desk, room, over):
        qtbot.addWidget(window)
    asked: list[QWidget] = []

    def answered(parent: QWidget, *_words: str) -> str:
        asked.append(parent)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answered)
    for window in (desk, room, over):
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert QtAsk(desk).folder("Where", None) == tmp_path
    assert asked == [desk, desk, over]

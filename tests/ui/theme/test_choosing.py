"""What is typed into a list to choose from chooses it, also behind a space: in every window, whoever made the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme
from ui.widgets.short_choice import ShortChoice

CHOICES = ("as its values say", "stays above", "stays below", "stays below zero")


@pytest.mark.parametrize("made", [QComboBox, ShortChoice])
def test_the_words_behind_a_space_are_part_of_what_is_typed(
    qtbot: QtBot, qapp: QApplication, made: type[QComboBox]
) -> None:
    apply_theme(qapp, "light")
    interval = qapp.keyboardInputInterval()
    box = made()
    box.addItems(CHOICES)
    _shown(qtbot, box)
    told: list[int] = []
    box.activated.connect(told.append)
    qapp.setKeyboardInputInterval(60_000)  # nothing here depends on how quick the machine is
    try:
        for words in ("stays below", "stays below z", "as its", "stays ab"):
            QTest.keyClicks(box, words)
            assert box.currentText().startswith(words)
            assert told[-1] == box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Shift)  # no letter: what was typed is done
            box.view().keyboardSearch("")
    finally:
        qapp.setKeyboardInputInterval(interval)


def _shown(qtbot: QtBot, box: QWidget) -> None:
    qtbot.addWidget(box)
    box.show()
    qtbot.waitExposed(box).__enter__()
    box.activateWindow()
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(box.hasFocus)

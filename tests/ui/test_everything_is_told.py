"""The ear that listens on every screen in test_nothing_is_cut, played the faults it is to find: what can be used has a
name and is what it says it is, and nothing is only painted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from ui.widgets.spoken import Role, speak_as

sys.path.insert(0, str(Path(__file__).parent))
from hearing import Ear

pytestmark = pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of windows and keys


class DrawnRuler(QWidget):
    """Stands for a strip of ours that Qt knows nothing of."""

    def paintEvent(self, event: QPaintEvent) -> None:
        pass


DrawnRuler.__module__ = "ui.drawn_ruler"


def _heard(window: QWidget) -> set[str]:
    window.show()
    return {f"{cut.widget.split(' < ')[0]} {cut.how}" for cut in Ear().cuts(window)}


def test_a_control_without_a_name_and_a_sign_for_a_name_are_found(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    QPushButton("×", window)
    QPushButton("Close", window)
    assert _heard(window) == {"QLineEdit has no name", "QPushButton is called by signs alone"}


def test_two_of_a_kind_with_one_name_are_found(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, _ = QPushButton("Remove", window), QPushButton("Remove", window)
    assert _heard(window) == {"QPushButton have one name"}
    first.setAccessibleName("Remove objective 2")
    assert _heard(window) == set()


def test_what_is_only_painted_or_takes_keys_as_nothing_is_found(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ruler, area = DrawnRuler(window), QWidget(window)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName("Script")
    assert _heard(window) == {
        "DrawnRuler is only painted: its role is Client",
        "QWidget takes the keyboard and says it is a Client",
    }
    assert ruler.isVisible()


def test_a_label_whose_name_hides_its_words_is_found(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    clock = QLabel("10:42", window)
    clock.setAccessibleName("Time of day")
    assert _heard(window) == {"QLabel is shown, and 'Time of day' is told"}
    other = QLabel("10:42", window)
    speak_as(other, Role.Clock)
    other.setAccessibleName("Time of day")
    assert _heard(window) == {"QLabel is shown, and 'Time of day' is told"}


def test_a_window_over_the_window_without_title_and_first_field_is_found(qtbot: Any) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    assert _heard(window) == {"QDialog is a window without a title", "QDialog gives the keyboard to nothing"}

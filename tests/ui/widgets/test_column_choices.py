"""The choice above each column of a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui.labels_okr_sheets import COLUMNS
from ui.widgets.column_choices import ColumnChoices
from workshop_app.application.okr_columns import OkrColumn


def test_larger_text_makes_them_higher_while_they_are_shown(qtbot: Any) -> None:
    choices = ColumnChoices(COLUMNS)
    qtbot.addWidget(choices)
    choices.resize(400, 200)
    choices.show_columns([OkrColumn.TEAM, None], ["Team", "Score"])
    with qtbot.waitExposed(choices):
        choices.show()
    before = choices.height()
    font = choices.font()
    font.setPixelSize(60)
    for each in choices._choices:
        each.setFont(font)
    qtbot.waitUntil(lambda: choices.height() > before)
    assert choices.widget().height() <= choices.viewport().height() + 4


def test_tab_goes_from_what_stands_before_through_all_choices_to_what_stands_behind(qtbot: Any) -> None:
    """Also once another list is shown, whose choices are made last."""
    window = QWidget()
    qtbot.addWidget(window)
    before, choices, behind = QPushButton("Letters"), ColumnChoices(COLUMNS), QPushButton("Add")
    layout = QVBoxLayout(window)
    for part in (before, choices, behind):
        layout.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
    for heads in (["Team", "Score"], ["Who", "Where", "What"]):
        choices.show_columns([None] * len(heads), heads)
        stops = [*choices._choices, behind]
        before.setFocus()
        for each in stops:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is each

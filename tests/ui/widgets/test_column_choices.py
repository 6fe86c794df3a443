"""The choice above each column of a list."""

from __future__ import annotations

from typing import Any

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

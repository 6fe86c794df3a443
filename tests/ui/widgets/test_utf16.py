"""Places in a text that has pictures in it: where a name is broken, where a word that was found is marked."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit

from ui.shell.pointing import _select
from ui.widgets.elided import NameLabel, broken_lines
from ui.widgets.utf16 import letters_before, units_before

NAME = "Zoë 👩🏽‍🚀 Ágústína Sigurðardóttir 🎻 of the northern islands"


@pytest.mark.parametrize("words", ["Nora Vale", NAME, "欧阳美丽", "𠀀𠀁𠀂"])
def test_there_and_back(words: str) -> None:
    for place in range(len(words) + 1):
        assert letters_before(words, units_before(words, place)) == place


def test_no_line_of_a_name_is_wider_than_its_place_and_none_is_lost(qtbot: Any) -> None:
    lines = broken_lines(NAME, QFont(), 120, 9)
    assert "".join(line for line, _ in lines).replace(" ", "") == NAME.replace(" ", "")
    label = NameLabel("body", lines=9)
    qtbot.addWidget(label)
    label.setText(NAME)
    label.resize(140, 200)
    assert max(map(label.fontMetrics().horizontalAdvance, label.shown_lines())) <= 140


def test_the_word_that_was_found_is_marked_behind_a_picture(qtbot: Any) -> None:
    field = QLineEdit("🎻🎻 Harbour quay")
    qtbot.addWidget(field)
    _select(field, field.text(), "quay")
    assert field.selectedText() == "quay"

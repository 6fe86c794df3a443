"""Words that are typed into a line before it finds its engagement: nothing that is known later blanks them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.desk import Desk
from ui.unsent import Unsent
from ui.widgets.fields import EntryLine
from ui.widgets.half_texts import HalfText
from ui.widgets.window_marks import KEEPS_UNSENT
from workshop_app.domain.unsent import LinePlace

PLACE = LinePlace("note", "o")


@pytest.fixture
def around(qtbot: Any, desk: Desk) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _becomes_engagement(around: QWidget, desk: Desk) -> Unsent:
    unsent = Unsent(desk, around)
    around.setProperty(KEEPS_UNSENT, unsent)
    return unsent


@pytest.mark.parametrize(
    "found",
    [
        lambda line: line.keeper.commit(),
        lambda line: line.stand_at(PLACE, "proposed"),
        lambda line: (line.hide(), line.show()),
        lambda line: line.holds_words(),
    ],
    ids=["by saving", "by standing anew", "by coming into sight", "by a question"],
)
@pytest.mark.parametrize(("waiting", "kept"), [("", "half a"), ("before", "before half a"), ("half a", "half a")])
def test_a_line_keeps_what_was_typed_before_it_found_its_engagement(
    found: Callable[[EntryLine], object], waiting: str, kept: str, around: QWidget, desk: Desk, qtbot: Any
) -> None:
    line = EntryLine(PLACE, "Note", parent=around)
    line.show()
    qtbot.keyClicks(line, "half a")
    unsent = _becomes_engagement(around, desk)
    unsent.keep(PLACE, waiting)
    found(line)
    assert line.text() == kept
    line.keeper.commit()
    assert unsent.words(PLACE) == kept
    line.clear()
    assert unsent.words(PLACE) == ""


def test_a_text_keeps_what_was_typed_before_it_found_its_engagement(around: QWidget, desk: Desk, qtbot: Any) -> None:
    field = QPlainTextEdit(around)
    field.show()
    half = HalfText(field, "note")
    qtbot.keyClicks(field, "half a")
    unsent = _becomes_engagement(around, desk)
    half.stand_at("o")
    assert (field.toPlainText(), unsent.words(PLACE)) == ("half a", "half a")
    qtbot.keyClicks(field, "t")
    half.stand_at("o")
    assert field.toPlainText() == "half at"
    half.used()
    assert unsent.words(PLACE) == ""

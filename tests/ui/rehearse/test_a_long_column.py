"""The left-hand column of a long talk comes in turns: what is typed meanwhile stays, and so does whoever types."""

from __future__ import annotations

from typing import Any, cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.rehearse.column_page import AT_ONCE, ColumnPage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.practice_pages import PageName
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.left_hand import ColumnRow, SpokenColumn

TURNS = 40
COLUMN = SpokenColumn(
    "A long talk",
    tuple(ColumnRow(turn, turn * 20, f"Why {turn}?", f"Because {turn}.", "") for turn in range(1, TURNS + 1)),
    (),
    "",
    "",
)


@pytest.fixture
def page(panel: RehearsePanel, kept: KeptTalk) -> ColumnPage:
    panel.pages.keep(kept)
    panel.pages.kept = kept
    made = cast("ColumnPage", panel.pages.show_page(PageName.COLUMN))
    made.show_talk(COLUMN, kept)
    return made


def test_what_is_typed_before_the_last_turn_is_there_stays(page: ColumnPage, panel: RehearsePanel, qtbot: Any) -> None:
    assert len(page.thoughts) == AT_ONCE
    first = page.thoughts[1]
    assert first.hasFocus()
    for letter in "she waits":
        QTest.keyClick(first, letter)
        QApplication.processEvents()
    QTest.keyClick(page._stuck.button(2), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.thoughts) == TURNS)
    assert first.toPlainText() == "she waits"
    assert sorted(page.thoughts) == list(range(1, TURNS + 1))
    assert page._stuck.checkedId() == 2
    panel.looking.columns.show_own_column()  # saves what is typed
    known = panel._desk.shelf.find(page._kept.id if page._kept else "")
    assert known is not None
    assert (known.column.thoughts, known.column.stuck) == ({"1": "she waits"}, 2)


def test_another_talk_in_the_middle_has_its_own_turns_only(page: ColumnPage, kept: KeptTalk, qtbot: Any) -> None:
    QApplication.processEvents()
    QApplication.processEvents()
    short = replace(COLUMN, rows=COLUMN.rows[:3])
    page.show_talk(short, replace(kept, id="20261123-080000-abc124"))
    qtbot.waitUntil(lambda: not page.rest.waits)
    assert sorted(page.thoughts) == [1, 2, 3]


def test_leaving_in_the_middle_leaves(page: ColumnPage, panel: RehearsePanel, qtbot: Any) -> None:
    QApplication.processEvents()
    panel.flow.show_cases()
    qtbot.waitUntil(lambda: not page.rest.waits)
    assert panel.pages.name is PageName.CASES
    assert QApplication.focusWidget() not in page.thoughts.values()

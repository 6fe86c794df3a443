"""Names that differ only at their end, where they have no room: both ends are shown, and no sign is torn apart."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from ui.groups.board_text import BoardFonts
from ui.shell.rail import RailLine
from ui.widgets.alike import alike, both_ends
from ui.widgets.elided import ElidedLabel, elided

FIRST, SECOND = (f"Kensington-Worthingtonshire, Alexander the {number}" for number in ("1st", "2nd"))


def test_only_names_that_begin_as_another_does_are_alike() -> None:
    assert alike([FIRST, SECOND, "Nora Vale", "Kensal Green"]) == {FIRST, SECOND}
    assert alike([FIRST, FIRST]) == set(), "the same name twice is not told apart by its end"
    assert alike(["part one of many", "PART ONE of few"]) == {"part one of many", "PART ONE of few"}


@pytest.mark.parametrize("name", [FIRST, "محمد بن عبد الرحمن الخوارزمي البغدادي", "欧阳美丽·阿卜杜热合曼·买买提明" * 3])
def test_what_is_cut_shows_its_beginning_and_with_a_twin_its_end(name: str, qapp: Any) -> None:
    metrics = QFontMetrics(QFont())
    room = metrics.horizontalAdvance(name) // 2
    one, both = (elided(metrics, name, room, end_too=twin).strip("\u200f") for twin in (False, True))
    assert one.startswith(name[:4])
    assert one.endswith("…")
    assert both.startswith(name[:4])
    assert both.endswith(name[-3:])
    assert elided(metrics, name, 4000, end_too=True) == name


@pytest.mark.parametrize("name", ["Anto\u0301nio " * 8, "Zoë 👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀 the 2nd", FIRST])
def test_no_sign_is_torn_apart(name: str) -> None:
    for longest in range(8, len(name)):
        beginning, end = both_ends(name, longest).split("…")
        assert name.startswith(beginning)
        assert name.endswith(end)
        after, before = name[len(beginning) :].lstrip()[:1], beginning[-1:]
        assert after not in ("\u0301", "\u200d", "\U0001f3fd")
        assert before != "\u200d"
        assert end[:1] not in ("\u0301", "\u200d", "\U0001f3fd")


def test_twins_are_told_apart_on_the_board_on_a_tile_and_in_the_rail(qtbot: Any) -> None:
    fonts = BoardFonts(QFont())
    shown = {fonts.lines(name, 90, end_too=True).lines for name in (FIRST, SECOND)}
    assert len(shown) == 2
    lines = [RailLine(name, "users") for name in (FIRST, SECOND)]
    for line in lines:
        qtbot.addWidget(line)
        line.end_too = True
        line.fold(False)
        line.resize(160, 32)
        line.show()
    assert len({line.text() for line in lines}) == 2
    assert [line.accessibleName() for line in lines] == [FIRST, SECOND]
    label = ElidedLabel("body")
    qtbot.addWidget(label)
    label.end_too = True
    label.setText(FIRST)
    assert label.text() == FIRST

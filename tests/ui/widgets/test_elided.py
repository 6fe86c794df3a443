"""A line that is cut on the screen stays whole for everybody who asks for its words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.elided import ElidedLabel, ElidedLink, FoldingLabel
from ui.widgets.elided_tick import ElidedTick

WORDS = "Crossing Operations drafts its OKRs with <b>everybody</b> on board"


def test_it_gives_way_and_keeps_its_words(qtbot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    line, neighbour = ElidedLabel("subheading"), QLabel("Find anything")
    layout.addWidget(line)
    layout.addWidget(neighbour)
    line.setText(WORDS)
    row.resize(1200, 40)
    row.show()
    whole = line.grab().toImage()
    row.resize(260, 40)
    assert line.width() < line.sizeHint().width()
    assert neighbour.width() >= neighbour.sizeHint().width()
    assert line.text() == WORDS
    cut = line.grab().toImage()
    end = cut.copy(cut.width() - 24, 0, 24, cut.height())
    assert end != whole.copy(cut.width() - 24, 0, 24, cut.height())  # an ellipsis stands where letters stood


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("/home/a b/Acme.okrw is gone", "Acme.okrw is gone"),
        ("No copy of C:\\Users\\Ana\\Acme.okrw could be kept", "No copy of Acme.okrw could be kept"),
        ("Here and/or there", "Here and/or there"),
    ],
)
def test_folded_a_sentence_names_files_without_their_folders(qtbot, words: str, line: str) -> None:
    label = FoldingLabel("body")
    qtbot.addWidget(label)
    label.setText(words)
    label.fold(True)
    assert (label._line(), label.text()) == (line, words)


def test_a_link_without_room_ends_in_an_ellipsis_and_says_the_whole_in_its_tooltip(qtbot: Any) -> None:
    words = "Crossing Operations & Passenger Safety of the Northern Islands"
    link = ElidedLink(words)
    qtbot.addWidget(link)
    link.show()
    whole = link.sizeHint()
    link.resize(whole)
    assert (link.text(), link.toolTip()) == (words.replace("&", "&&"), "")
    link.resize(120, whole.height())
    assert link.text().endswith("…")
    assert "Northern Islands" in link.toolTip()
    assert (link.accessibleName(), link.sizeHint()) == (words, whole)
    link.resize(whole)
    assert link.text() == words.replace("&", "&&")


def test_a_link_is_said_shorter_before_it_is_cut_and_asks_for_no_more_room_than_its_words(qtbot: Any) -> None:
    link, whole = ElidedLink(""), "Next check-in 26 Nov: 2 of 5 lines filled"
    qtbot.addWidget(link)
    link.show()
    link.sizeHint()  # asked while it says nothing yet
    link.show_words(whole, "Next check-in 26 Nov")
    link.resize(link.sizeHint())
    assert link.text() == whole
    assert link.sizeHint() == ElidedLink(whole).sizeHint()
    link.resize(link.width() - 20, link.height())
    assert link.text() == "Next check-in 26 Nov"
    assert "2 of 5" in link.toolTip()
    link.resize(90, link.height())
    assert link.text().endswith("…")


def test_a_page_never_grows_with_a_link(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = QHBoxLayout(page)
    line.addWidget(ElidedLink("a long name " * 30))
    assert page.minimumSizeHint().width() < 150
    page.resize(300, 40)
    page.show()
    assert page.width() == 300


def test_a_tick_gives_way_and_says_the_whole(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, tick = QHBoxLayout(page), ElidedTick()
    line.addWidget(tick)
    words = "Wolfeschlegelsteinhausenbergerdorff: borrow the pump & the hose of the Terns"
    tick.show_words(words)
    assert tick.text() == words.replace("&", "&&")
    page.resize(200, 40)
    page.show()
    assert page.width() == 200
    assert tick.text().endswith("…")
    assert "of the Terns" in tick.toolTip()
    assert tick.accessibleName() == words
    page.resize(1400, 40)
    assert (tick.text(), tick.toolTip()) == (words.replace("&", "&&"), "")
    tick.show_words("Done\nsoon")
    assert tick.text() == "Done soon"

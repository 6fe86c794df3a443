"""A line that is cut on the screen stays whole for everybody who asks for its words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from ui.theme import apply_theme
from ui.widgets.basics import tip
from ui.widgets.elided import SMALLER, ElidedLabel, ElidedLink, FoldingLabel, GivingLabel
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
    assert _ink(line) == _written(line, WORDS)
    row.resize(260, 40)
    assert line.width() < line.sizeHint().width()
    assert neighbour.width() >= neighbour.sizeHint().width()
    assert line.text() == WORDS
    cut = line.fontMetrics().elidedText(WORDS, Qt.TextElideMode.ElideRight, line.width())
    assert cut.endswith("…")
    assert _ink(line) == _written(line, cut)


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


def test_a_link_says_less_before_it_is_cut(qtbot: Any) -> None:
    link = ElidedLink("")
    qtbot.addWidget(link)
    link.show_words("Next check-in 26 Jan: 2 of 5 lines filled", "Check-in 26 Jan")
    link.show()
    metrics, whole = link.fontMetrics(), link.sizeHint()
    assert whole.width() < metrics.horizontalAdvance(link.accessibleName()) + 20, "no room for words it never had"
    link.resize(whole)
    assert (link.text(), link.toolTip()) == (link.accessibleName(), "")
    for wide in (whole.width() - 4, metrics.horizontalAdvance("Check-in 26 Jan") + 20):
        link.resize(wide, whole.height())
        assert (link.text(), link.toolTip()) == ("Check-in 26 Jan", tip(link.accessibleName()))
    link.resize(80, whole.height())
    assert link.text().startswith("Check-in")
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


def test_a_name_that_misses_its_room_by_little_is_drawn_smaller_and_a_long_one_ends_in_an_ellipsis(qtbot: Any) -> None:
    """What stands there is compared with the whole in a smaller size, and with the beginning in the usual one."""
    name, words = GivingLabel("body13"), "Олена Ковальчук"
    qtbot.addWidget(name)
    name.setText(words)
    name.ensurePolished()  # in the size of the theme, where there is one
    usual = name.fontMetrics().horizontalAdvance(words)
    shown = []
    for wide in (usual + 8, round(usual * 0.95), round(usual * 0.5)):
        name.resize(wide, 24)
        cut = name.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
        ways = {"whole": (words, 1.0), "smaller": (words, SMALLER[1]), "cut": (cut, 1.0)}
        shown.append(next(way for way, how in ways.items() if _ink(name) == _written(name, *how)))
        assert name.text() == words
    assert shown == ["whole", "smaller", "cut"]


def test_a_link_asks_for_the_same_room_after_another_size_of_text(qapp: QApplication, qtbot: Any) -> None:
    apply_theme(qapp, "light", 100)
    link = ElidedLink("All parameters")
    qtbot.addWidget(link)
    link.show()
    before = link.sizeHint()
    try:
        apply_theme(qapp, "light", 200)
        assert link.sizeHint().width() > 1.5 * before.width()
    finally:
        apply_theme(qapp, "light", 100)
    assert link.sizeHint() == before


def _ink(label: ElidedLabel) -> QImage:
    """What the label shows."""
    picture = QImage(label.size(), QImage.Format.Format_RGB32)
    picture.fill(label.palette().window().color())
    label.render(picture)
    return picture


def _written(label: ElidedLabel, words: str, share: float = 1.0) -> QImage:
    """These words where the label has its own, on the same ground, in this share of its size."""
    picture = _ink(label)
    picture.fill(picture.pixelColor(picture.width() - 1, 0))
    font = QFont(label.font())
    font.setPixelSize(round(QFontInfo(font).pixelSize() * share))
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(label.palette().color(label.foregroundRole()))
    painter.drawText(label.contentsRect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return picture

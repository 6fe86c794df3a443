"""The rail with what clients really have: one long word, nine workshops, names that read from the right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from ui import theme
from ui.shell.rail import Rail, RailLine
from ui.shell.rail_state import RailState, WorkshopLine
from ui.widgets.elided import NameLabel, elided

ONE_WORD = "Donaudampfschifffahrtsgesellschaft" * 3
ARABIC = "ورشة عمل الخبراء للخط الشمالي والجنوبي والغربي"


def _state(client: str = "Harbour Ferries", workshops: int = 9, title: str = "Expert workshop") -> RailState:
    lines = tuple(WorkshopLine(f"w{n}", f"{title} {n}", date(2026, 12, 1 + n)) for n in range(workshops))
    return RailState(client, "Jan–Apr", False, 3, 11, True, 18, lines, 2, 4)


@pytest.fixture
def rail(_dressed: Any, qtbot: Any) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    made.resize(made.width(), 720)
    made.show()
    return made


def _line(rail: Rail, address: str) -> RailLine:
    return rail._lines[address]


def _bottom(rail: Rail, address: str) -> int:
    line = _line(rail, address)
    return line.mapTo(rail, line.rect().bottomLeft()).y()


@pytest.mark.parametrize("client", [ONE_WORD, "A " * 200, ARABIC * 4, "", "Q&A"])
def test_no_client_makes_the_rail_wider_or_pushes_its_lines_away(rail: Rail, client: str, qtbot: Any) -> None:
    rail.show_state(_state(client, 2))
    (name, _cycle) = rail.findChildren(NameLabel)
    inner = rail._area.widget()
    qtbot.waitUntil(lambda: 0 < inner.width() <= rail._area.viewport().width())
    assert len(name.shown_lines()) <= 3
    assert all(name.fontMetrics().horizontalAdvance(line) <= name.width() for line in name.shown_lines())
    assert name.text() == name.accessibleName() == client
    cut = name.shown_lines()[-1].strip("\u200f").endswith("…")
    assert bool(name.toolTip()) is cut
    assert cut is (len(client) > 60)


@pytest.mark.parametrize("scale", [100, 145])
def test_nine_workshops_leave_drafts_and_documents_in_sight(rail: Rail, scale: int, qapp: Any, qtbot: Any) -> None:
    theme.apply_theme(qapp, "light", scale)
    try:
        rail.set_folded(False)
        rail.resize(rail.width(), round(720 * scale / 120))
        rail.show_state(_state())
        qtbot.waitUntil(lambda: 0 < _bottom(rail, "documents") < rail._area.height())
        assert _line(rail, "workshops/w8").visibleRegion().isEmpty()
        rail.choose("workshops/w8")
        qtbot.waitUntil(lambda: not _line(rail, "workshops/w8").visibleRegion().isEmpty())
    finally:
        theme.apply_theme(qapp, "light", 100)


@pytest.mark.parametrize("heights", [(900, 700), (0, 700), (700, 640, 700)])
def test_the_workshop_that_is_shown_is_whole_in_the_rail_again(
    rail: Rail, heights: tuple[int, ...], qtbot: Any
) -> None:
    """Back from a running day (hidden meanwhile) and in a lower window; half a line would be its own riddle."""
    rail.show_state(_state(workshops=7))
    rail.choose("workshops/w6")
    for height in heights:
        rail.setVisible(bool(height))
        if height:
            rail.resize(rail.width(), height)
    line = _line(rail, "workshops/w6")
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().size() == line.size())


def test_few_workshops_are_not_scrolled(rail: Rail, qtbot: Any) -> None:
    rail.show_state(_state(workshops=3))
    (area,) = (each for each in rail.findChildren(QScrollArea) if each is not rail._area)
    qtbot.waitUntil(lambda: area.height() >= area.widget().sizeHint().height())
    assert not area.verticalScrollBar().isVisible()
    for high in range(720, 640, -2):  # lines stand closer first
        rail.resize(rail.width(), high)
        QApplication.processEvents()
        assert area.verticalScrollBar().maximum() == 0, high


def test_a_long_title_shows_its_beginning_in_either_direction(rail: Rail, qtbot: Any) -> None:
    for title in ("Expert workshop for the whole of the northern line", ARABIC):
        rail.show_state(_state(title=title, workshops=1))
        line = _line(rail, "workshops/w0")
        qtbot.waitUntil(lambda line=line: "…" in line.text())
        shown = line.text().strip().strip("\u200f")
        assert title.startswith(shown.removesuffix("…").strip())
        assert title in line.toolTip()
        assert title in line.accessibleName()
    # Read from the right, the ellipsis is the last sign at the left: marks around it make it so.
    assert elided(line.fontMetrics(), ARABIC, 80).startswith("\u200f")
    assert elided(line.fontMetrics(), ARABIC, 80).endswith("…\u200f")
    assert elided(line.fontMetrics(), "Short", 80) == "Short"


@pytest.mark.parametrize(("scale", "folded", "high"), [(145, False, 720), (145, True, 590), (125, False, 700)])
def test_lines_stand_closer_before_one_is_out_of_sight(
    rail: Rail, scale: int, folded: bool, high: int, qapp: Any, qtbot: Any
) -> None:
    theme.apply_theme(qapp, "light", scale)
    try:
        rail.set_folded(folded)
        rail.show_state(_state(workshops=3))
        spread = _line(rail, "home").height()
        rail.resize(rail.width(), high)
        qtbot.waitUntil(lambda: _line(rail, "people").height() < spread)
        qtbot.waitUntil(lambda: rail._area.verticalScrollBar().maximum() == 0)
        rail.resize(rail.width(), 1100)  # and apart again where there is room
        qtbot.waitUntil(lambda: _line(rail, "people").height() >= spread)
    finally:
        theme.apply_theme(qapp, "light", 100)

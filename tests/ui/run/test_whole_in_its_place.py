"""What stands in a small place on the running day is whole there, or not there at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from agendas import loader
from agendas.rescue import Sharing
from handouts.room_cards import CardLine
from ui.run.day_pane import DayPane
from ui.run.drawing import width_of
from ui.run.entry_bar import EntryBar
from ui.run.now_next import ItemLine
from ui.run.offer_card import OfferCard, offer_card
from ui.run.rescue_view import RescueBox
from ui.run.room_lists import _card_size, paint_card
from ui.run.room_painting import TitlePart, paint_title
from ui.run.room_places import places
from ui.run.room_words import CardWords
from ui.run.seen_pane import SeenPane
from ui.run.speak_fit import SpokenPart, best_fit
from ui.run.view_state import WindowMaterial, conductor_view
from ui.theme import apply_theme
from workshop_app.domain import run
from workshop_app.domain.run import NoteKind, RunState

STARTED = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("width", [1366, 1920])
def test_while_a_line_is_written_what_stands_beside_it_is_whole_or_gone(
    qtbot: Any, qapp: QApplication, width: int
) -> None:
    bar = EntryBar("w", rehearsal=False)
    qtbot.addWidget(bar)
    bar.resize(width, 60)
    bar.show()
    try:
        for scale in (100, 145, 200):
            apply_theme(qapp, "light", scale)
            bar.fit(width)
            bar.said.show_saved("This computer’s screen may go dark: set it to stay on.")
            assert bar.said.isVisible(), scale
            for kind in (NoteKind.NOTE, None):
                if kind is None:
                    bar.ask_message()
                else:
                    bar.ask_note(kind)
                QApplication.processEvents()
                assert not bar.said.isVisible() or not bar.said.cut, scale
            bar.said.show_saved("saved 08:31")
            QApplication.processEvents()
            assert bar.said.isVisible(), scale
            assert not bar.said.cut, scale
            bar.ask_message()
            bar.said.say("Type a time like 10:04, or minutes like 3.")
            QApplication.processEvents()
            assert bar.said.isVisible(), scale
            asks = bar._caption
            assert asks.width() >= asks.fontMetrics().horizontalAdvance(asks.text()), scale
            bar.said._quiet.stop()
            bar.close_bar()
    finally:
        apply_theme(qapp, "light", 100)


@pytest.mark.parametrize("scale", [100, 145, 200])
def test_what_a_message_is_for_is_whole_or_gone_in_the_smallest_window(
    qtbot: Any, qapp: QApplication, scale: int
) -> None:
    bar = EntryBar("w", rehearsal=False)
    qtbot.addWidget(bar)
    bar.resize(1024, 60)
    bar.show()
    try:
        apply_theme(qapp, "light", scale)
        bar.fit(1024)
        bar.said.show_saved("This computer’s screen may go dark: set it to stay on.")
        bar.ask_message()
        QApplication.processEvents()
        asks = bar._caption
        assert not asks.isVisible() or asks.width() >= asks.fontMetrics().horizontalAdvance(asks.text())
        assert asks.isVisible() == (scale < 200)
    finally:
        apply_theme(qapp, "light", 100)


def _offered() -> OfferCard:
    """What there is to win twelve minutes back."""
    agenda = loader.load("expert_onsite")
    state, now = RunState(agenda), STARTED
    for event in run.decide(state, run.Start(now, 540), now):
        state = run.evolve(state, event)
    now += timedelta(minutes=agenda.steps[0].minutes + 12)
    shown = run.picture(state, now)
    view = conductor_view(shown, WindowMaterial(zone=UTC))
    return offer_card(state, shown, view, run.offers(state, now), Sharing.PRIORITY)


def test_the_numbers_of_an_offer_stay_on_one_line(qtbot: Any) -> None:
    box = RescueBox()
    qtbot.addWidget(box)
    box.show_card(_offered())
    told = [each.text() for each in box.findChildren(QLabel) if "→" in each.text()]
    assert told
    assert not any(" →" in words or "→ " in words or " min" in words.partition("→")[2] for words in told)


@pytest.mark.usefixtures("_dressed")
def test_offers_that_become_longer_have_their_height_at_once(qtbot: Any) -> None:
    card = _offered()
    pane = DayPane()
    qtbot.addWidget(pane)
    pane.resize(332, 662)
    pane.show()
    for what in ("Less", "“Rapid breakout 2: B coaches C, A observes”, and a short break after it 30 → 35 min"):
        pane.show_card(replace(card, lines=tuple(replace(line, what=what) for line in card.lines)))
        QApplication.processEvents()
        assert pane.rescue.height() <= pane.rescue.parentWidget().height(), "and nothing has to be scrolled"
        for each in pane.rescue.findChildren(QLabel):
            needed = each.heightForWidth(each.width()) if each.wordWrap() else each.sizeHint().height()
            assert each.isHidden() or each.height() >= needed, each.text()


def test_a_name_on_one_line_is_said_up_to_its_colon_before_it_is_cut(qtbot: Any) -> None:
    line = ItemLine("heading")
    qtbot.addWidget(line)
    line.setText("Breakout 1: A coaches B, C observes")
    wide = line.fontMetrics().horizontalAdvance(line.text())
    for room, shown in ((wide + 4, line.text()), (wide - 4, "Breakout 1")):
        line.resize(room, 40)
        assert line._line() == shown
    line.setText("Draft key results together")
    line.resize(line.fontMetrics().horizontalAdvance(line.text()) - 4, 40)
    assert line._line() == "Draft key results …"


@pytest.mark.usefixtures("_dressed")
def test_in_a_large_window_the_script_is_larger_where_all_of_it_has_room() -> None:
    font = QApplication.font()
    said, tip = SpokenPart("Then go round the room. " * 12, font, 46, 40), SpokenPart("Hold up a timer.", font, 46, 40)
    large, usual = QSize(780, 560), QSize(590, 340)
    assert best_fit(said, tip, large, 1.0).role == "body20"
    assert best_fit(said, tip, usual, 1.0).role == "body16"
    assert best_fit(said, tip, large, 1.45).role == "body16", "large text has a place of its own size"
    long = SpokenPart(said.words * 5, font, 46, 40)
    assert best_fit(long, tip, large, 1.0).role != "body20", "none of it scrolls because it is large"


def test_who_has_written_nothing_reads_how_only_where_all_of_it_has_room(qtbot: Any) -> None:
    pane = SeenPane()
    qtbot.addWidget(pane)
    pane.show()
    for high, said in ((500, True), (60, False), (500, True)):
        pane.resize(200, high)
        QApplication.processEvents()
        assert pane.notes.startswith("Nothing yet.")
        assert ("N writes a note" in pane.notes) is said, high


@pytest.mark.usefixtures("_dressed")
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768), (480, 300)])
def test_until_when_it_runs_stands_below_a_name_of_two_lines(size: tuple[int, int]) -> None:
    place = places(*size, rehearsal=False, phases=False, strip=False)

    def drawn(until: str) -> QImage:
        image = QImage(*size, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        paint_title(painter, place.title, place.unit, TitlePart("Welcome and introductions of all", "", until, ""))
        painter.end()
        return image

    with_it, without = drawn("until 08:30"), drawn("")
    assert with_it != without, "it is said"
    other = [
        QPointF(x, y)
        for y in range(size[1])
        for x in range(0, size[0], 2)
        if with_it.pixel(x, y) != without.pixel(x, y)
    ]
    assert all(QRectF(place.title).contains(at) for at in other), "and within its place"


@pytest.mark.usefixtures("_dressed")
def test_the_second_line_of_a_numbered_name_stands_below_its_first() -> None:
    image = QImage(QSize(600, 400), QImage.Format.Format_Grayscale8)
    image.fill(0)
    lines = (
        CardLine("2  Ii ii ii ii ii ii ii ii ii ii ii", "We depend on them. " * 6),
        CardLine("3  Why", "It is late."),
    )
    painter = QPainter(image)
    painter.setFont(QApplication.font())
    paint_card(painter, QRectF(0, 0, 600, 400), 6, CardWords("Steps", "", lines))
    size, heights = _card_size(painter, QRectF(0, 0, 564, 348), 6, lines)
    number = width_of(painter, "2 ", size, bold=True)
    painter.end()
    top, first = 42.0, size * 1.25
    rows = range(round(top + first), round(top + heights[0]))
    inked = [y for y in rows if any(image.pixelColor(x, y).red() < 100 for x in range(19, 18 + int(number)))]
    assert len(rows) > first, "the name has two lines"
    assert not inked

"""The looks: readable contrast in all of them, a style sheet Qt accepts, icons recoloured."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QTableView, QWidget

from ui import icons, theme

LOOKS = ("light", "dark", "contrast")
TEXT = ("ink", "quiet", "accent", "good", "late", "over")


@pytest.mark.parametrize("look", LOOKS)
def test_text_stands_out_from_what_it_stands_on(look: str) -> None:
    tokens = theme.tokens(look)
    for ground in ("ground", "surface", "rail"):
        for ink in TEXT:
            ratio = theme.contrast(getattr(tokens, ink), getattr(tokens, ground))
            assert ratio >= 4.5, f"{ink} on {ground}: {ratio:.2f}"
    for state in ("good", "late", "over", "accent"):
        assert theme.contrast(getattr(tokens, state), getattr(tokens, f"{state}_ground")) >= 4.5, state
    assert theme.contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert theme.contrast(tokens.quiet, tokens.hover) >= 4.5


# Where words stand: pages, cards, what the pointer is over, what is chosen, notes and banners.
CARRY_TEXT = ("ground", "surface", "rail", "hover", "accent_ground", "good_ground", "late_ground", "over_ground")


@pytest.mark.parametrize("look", LOOKS)
def test_every_ink_stands_out_from_every_ground_that_carries_words(look: str) -> None:
    tokens = theme.tokens(look)
    low = [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink in TEXT
        for ground in CARRY_TEXT
        if (ratio := theme.contrast(getattr(tokens, ink), getattr(tokens, ground))) < 4.5
    ]
    assert not low, low


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SAID = re.compile(r"(?<![-\w])(background|color|selection-background-color|selection-color): \$(\w+)")


def _pairs() -> list[tuple[str, str, str]]:
    """(rule, ink, ground) of every rule of the sheet that colours words and fills what they stand on; a rule that only
    fills has the ink of the same thing at rest, or of all."""
    sheet = re.sub(r"/\*.*?\*/", "", (theme.FOLDER / "template.qss").read_text("utf-8"), flags=re.S)
    found: list[tuple[str, str, str]] = []
    at_rest: dict[str, str] = {}
    for rule, body in RULE.findall(sheet):
        said = dict(SAID.findall(body))
        wordless = any(
            part in rule for part in ("::", "QScrollBar", "QSlider", "QProgressBar", '"line"', '"upright"', "QSplitter")
        )
        for fill, words in (("background", "color"), ("selection-background-color", "selection-color")):
            if fill in said and (words in said or not wordless):
                rest = at_rest.get(rule.strip().partition(":")[0], "ink")
                found.append((rule.strip(), said.get(words, rest), said[fill]))
        if "color" in said:
            at_rest[rule.strip()] = said["color"]
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_every_rule_of_the_sheet_that_fills_and_writes_can_be_read(look: str) -> None:
    tokens, pairs = theme.tokens(look), _pairs()
    assert len(pairs) > 40
    assert ('QLabel[role="badge"][tone="good"]', "good", "good_ground") in pairs
    low = [
        f"{rule}: {ink} on {ground} {ratio:.2f}"
        for rule, ink, ground in pairs
        if ink != "faint" and (ratio := theme.contrast(getattr(tokens, ink), getattr(tokens, ground))) < 4.5
    ]
    assert not low, "\n".join(low)


@pytest.mark.parametrize("look", LOOKS)
def test_clock_digits_stand_out_seven_to_one(look: str) -> None:
    tokens = theme.tokens(look)
    assert min(theme.contrast(tokens.clock, ground) for ground in (tokens.ground, tokens.surface)) >= 7


@pytest.mark.parametrize("look", LOOKS)
def test_agenda_fills_carry_text_and_edges_are_seen(look: str) -> None:
    tokens = theme.tokens(look)
    fills = [name for name in tokens.__struct_fields__ if name.startswith("step_")]
    assert len(fills) == 7
    assert min(theme.contrast(tokens.ink, getattr(tokens, fill)) for fill in fills) >= 7
    assert theme.contrast(tokens.edge, tokens.surface) >= 3
    assert theme.contrast(tokens.edge, tokens.ground) >= 2.8


def test_known_ratios() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scale", [100, 200])
def test_every_placeholder_of_the_template_is_filled(look: str, scale: int) -> None:
    sheet = theme.style_sheet(look, scale)
    assert "$" not in sheet.split("*/", 1)[1]
    assert f"font-size: {28 * scale // 100}px" in sheet


def test_a_change_of_theme_recolours_icons_and_text(qapp: QApplication, qtbot: object) -> None:
    button = QPushButton("Undo")
    icons.set_icon(button, "undo-2", "ink")
    try:
        theme.apply_theme(qapp, "dark", 150)
        assert theme.current() is theme.tokens("dark")
        assert theme.text_scale() == 1.5
        assert qapp.font().pixelSize() == 21
        centre = _brightest(button)
        theme.apply_theme(qapp, "light", 100)
        assert _brightest(button) < centre
    finally:
        theme.apply_theme(qapp, "light", 100)


@pytest.mark.parametrize("percent", [100, 200])
def test_an_icon_does_not_touch_the_words_beside_it(qapp: QApplication, percent: int, qtbot: Any) -> None:
    theme.apply_theme(qapp, "light", percent)
    try:
        beside, alone = QPushButton("Print…"), QPushButton()
        for each in (beside, alone):
            qtbot.addWidget(each)
            icons.set_icon(each, "printer")
        wide, high = beside.iconSize().toTuple()
        image = beside.icon().pixmap(wide, high).toImage()
        drawn = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 60]
        assert image.width() - max(drawn) >= 0.25 * image.height()
        assert alone.icon().actualSize(QSize(20, 20)) == QSize(20, 20), "alone it stands in the middle"
    finally:
        theme.apply_theme(qapp, "light", 100)


def test_every_icon_draws_something(qapp: QApplication) -> None:
    assert len(icons.names()) >= 35
    for name in icons.names():
        image = icons.pixmap(name).toImage()
        assert any(image.pixelColor(x, y).alpha() > 60 for x in range(image.width()) for y in range(image.height())), (
            name
        )


def test_an_icon_is_drawn_in_the_size_the_density_and_the_state_it_is_seen_in(qapp: QApplication) -> None:
    icon, faint = icons.icon("trash-2", "quiet"), QColor(theme.current().faint)
    assert icon.pixmap(QSize(18, 18), 2.0).width() == 36
    assert icons.pixmap("trash-2", "quiet", 32, 1.5).width() == 48
    image = icon.pixmap(QSize(64, 64), 1.0, QIcon.Mode.Disabled).toImage()
    inks = [image.pixelColor(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 200]
    assert inks
    assert all(abs(ink.lightness() - faint.lightness()) < 4 for ink in inks)


def test_another_size_of_text_dresses_what_stands_deep_no_oftener_than_its_window(
    qapp: QApplication, qtbot: Any
) -> None:
    """Qt by itself dresses a widget once more for each that it stands in."""

    class Part(QWidget):
        dressed = 0

        def changeEvent(self, event: QEvent) -> None:
            self.dressed += event.type() == QEvent.Type.StyleChange

    theme.apply_theme(qapp, "light", 100)
    parts = [Part()]
    qtbot.addWidget(parts[0])
    for _ in range(8):
        parts.append(Part(parts[-1]))
    parts[0].show()
    try:
        theme.apply_theme(qapp, "light", 150)
        assert parts[-1].dressed == parts[0].dressed > 0
        theme.apply_theme(qapp, "light", 150)
        assert parts[-1].dressed == parts[0].dressed < 3, "the same once more is not dressed again"
    finally:
        theme.apply_theme(qapp, "light", 100)


def _brightest(button: QPushButton) -> int:
    image = button.icon().pixmap(20, 20).toImage()
    seen = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((colour.lightness() for colour in seen if colour.alpha() > 200), default=0)


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_every_day_of_a_calendar_has_room_in_its_cell(qapp: QApplication, percent: int, qtbot: Any) -> None:
    theme.apply_theme(qapp, "light", percent)
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)  # as over a date
    qtbot.addWidget(calendar)
    calendar.show()
    try:
        days = calendar.findChild(QTableView)
        qtbot.waitUntil(lambda: days.columnWidth(1) > 0)
        calendar.resize(calendar.sizeHint())
        seen = [column for column in range(8) if days.columnWidth(column)]
        assert len(seen) == 7
        assert all(days.sizeHintForColumn(column) <= days.columnWidth(column) for column in seen)
        assert days.verticalHeader().length() <= days.viewport().height()
    finally:
        theme.apply_theme(qapp, "light", 100)

"""Drawing words and digits as large as their space allows. Used by the room's window and the conductor's clock, which
are painted because their type follows the window and not the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui import theme
from workshop_app.domain.run import Level

PLAIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAPPED = Qt.TextFlag.TextWordWrap
SMALLEST = 9
DIGITS = "0123456789"


def level_colour(level: Level, paused: bool) -> QColor:
    """The colour of the digits; a word always goes with it."""
    look = theme.current()
    if paused:
        return QColor(look.quiet)
    return QColor({Level.OVER: look.over, Level.LAST_CALL: look.over, Level.WARNING: look.late}.get(level, look.clock))


def sized(font: QFont, pixels: float, bold: bool = False) -> QFont:
    """The same face at another size."""
    copy = QFont(font)
    copy.setPixelSize(max(SMALLEST, round(pixels)))
    copy.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return copy


def draw_digits(painter: QPainter, area: QRectF, text: str, colour: QColor, align_left: bool = False) -> QRectF:
    """The countdown as large as it fits, every digit in a cell of the same width so that nothing jumps. Returns the
    rectangle the ink took."""
    font = sized(painter.font(), area.height(), bold=True)
    metrics = QFontMetricsF(font)
    cell = max(metrics.horizontalAdvance(digit) for digit in DIGITS)
    widths = [cell if character.isdigit() else metrics.horizontalAdvance(character) for character in text]
    # The rest of the line is empty. The ink is measured: round digits reach above a capital and below the base line.
    ink = metrics.tightBoundingRect(DIGITS)
    factor = min(area.width() / max(1.0, sum(widths)), area.height() / max(1.0, ink.height()))
    font = sized(painter.font(), int(font.pixelSize() * factor), bold=True)  # rounded down, or it would stick out
    metrics = QFontMetricsF(font)
    cell = max(metrics.horizontalAdvance(digit) for digit in DIGITS)
    widths = [cell if character.isdigit() else metrics.horizontalAdvance(character) for character in text]
    ink = metrics.tightBoundingRect(DIGITS)
    total, height = sum(widths), ink.height()
    left = area.left() if align_left else area.center().x() - total / 2
    top = area.center().y() - height / 2
    base = top - ink.top()
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    place = left
    for character, width in zip(text, widths, strict=True):
        inset = (width - metrics.horizontalAdvance(character)) / 2
        painter.drawText(QRectF(place + inset, base - metrics.ascent(), width, metrics.height()), PLAIN, character)
        place += width
    painter.restore()
    return QRectF(left, top, total, height)


def draw_words(
    painter: QPainter,
    area: QRectF,
    text: str,
    pixels: float,
    colour: QColor,
    *,
    bold: bool = False,
    flags: Qt.AlignmentFlag = PLAIN,
    wrap: bool = False,
    shrink: bool = True,
    smallest: float = 0.55,
) -> None:
    """Words at this size, or smaller (down to the share `smallest`) until they fit; what still does not fit on one line
    ends in an ellipsis. Lists keep one size (`shrink` off)."""
    if not text or area.width() <= 0 or area.height() <= 0:
        return
    mode = int(flags) | (int(WRAPPED) if wrap else 0)
    size = pixels
    while shrink and size > max(SMALLEST, pixels * smallest):
        box = QFontMetricsF(sized(painter.font(), size, bold)).boundingRect(area, mode, text)
        if box.width() <= area.width() + 1 and box.height() <= area.height() + 1:
            break
        size *= 0.94
    painter.save()
    font = sized(painter.font(), size, bold)
    painter.setFont(font)
    painter.setPen(colour)
    if not wrap:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, mode, text)
    painter.restore()


def width_of(painter: QPainter, text: str, pixels: float, bold: bool = False) -> float:
    """How wide these words are at this size."""
    return QFontMetricsF(sized(painter.font(), pixels, bold)).horizontalAdvance(text)


def draw_share(painter: QPainter, area: QRectF, share: float, colour: QColor) -> None:
    """A thin bar: what is left of the time."""
    radius = area.height() / 2
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().line))
    painter.drawRoundedRect(area, radius, radius)
    if share > 0:
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(area.left(), area.top(), area.width() * share, area.height()), radius, radius)
    painter.restore()

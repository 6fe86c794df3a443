"""Drawing words and digits as large as their space allows. Used by the room's window and the conductor's clock, which
are painted because their type follows the window and not the style sheet."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from agendas.model import Seat
from ui import theme
from workshop_app.domain.run import Level

PLAIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAPPED = Qt.TextFlag.TextWordWrap
SMALLEST = 3  # pixels: in the small picture of the room letters are as small as it is
TOO_WIDE = 1e6
DIGITS = "0123456789"
LONGEST_WORD, PIECE = 24, 12  # letters
ZERO_SPACE = "\u200b"


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


def draw_digits(
    painter: QPainter,
    area: QRectF,
    text: str,
    colour: QColor,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> QRectF:
    """The countdown as large as it fits, every digit in a cell of the same width so that nothing jumps; `flags` say to
    which side. Returns the rectangle the ink took."""
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
    left = area.center().x() - total / 2
    if flags & Qt.AlignmentFlag.AlignLeft:
        left = area.left()
    elif flags & Qt.AlignmentFlag.AlignRight:
        left = area.right() - total
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
    ends in an ellipsis, and of a paragraph only whole lines are drawn. Lists keep one size (`shrink` off)."""
    if not text or area.width() <= 0 or area.height() <= 0:
        return
    mode = int(flags) | (int(WRAPPED) if wrap else 0)
    size = pixels
    while shrink and size > max(SMALLEST, pixels * smallest):
        metrics = QFontMetricsF(sized(painter.font(), size, bold))
        box = metrics.boundingRect(area, mode, text)
        # A line that ends less than a pixel too late would be told shorter by letters below: it gets smaller instead.
        whole = wrap or metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()) == text
        if whole and box.width() <= area.width() + 1 and box.height() <= area.height() + 1:
            break
        size *= 0.94
    painter.save()
    font = sized(painter.font(), size, bold)
    painter.setFont(font)
    painter.setPen(colour)
    if not wrap:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    elif flags & Qt.AlignmentFlag.AlignTop:
        line = QFontMetricsF(font).lineSpacing()
        lines = int((area.height() + 1) / line)  # as it was measured above; they are set each on a whole pixel
        painter.setClipRect(QRectF(area.left(), area.top(), area.width(), lines * math.ceil(line)))
    painter.drawText(area, mode, text)
    painter.restore()


def width_of(painter: QPainter, text: str, pixels: float, bold: bool = False) -> float:
    """How wide these words are at this size."""
    return QFontMetricsF(sized(painter.font(), pixels, bold)).horizontalAdvance(text)


def height_of(painter: QPainter, width: float, text: str, pixels: float, bold: bool = False) -> float:
    """How high these words are, broken into lines of this width; 0 for none. Taller than any window where a single word
    is too wide."""
    if not text:
        return 0.0
    metrics = QFontMetricsF(sized(painter.font(), pixels, bold))
    box = metrics.boundingRect(QRectF(0, 0, width, 1), int(LEFT_TOP) | int(WRAPPED), text)
    return box.height() if box.width() <= width + 1 else TOO_WIDE


def breakable(text: str) -> str:
    """The same text in which a word longer than any line may be broken: an address, a name without a space."""
    return " ".join(
        word
        if len(word) <= LONGEST_WORD
        else ZERO_SPACE.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
        for word in text.split(" ")
    )


def draw_share(painter: QPainter, area: QRectF, share: float, colour: QColor, rounding: float = 0.5) -> None:
    """What is left of the time, 0 to 1: time runs from left to right, so what is gone is pale on the left. `rounding`
    of the corners as a share of the height."""
    radius = area.height() * rounding
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().line))
    painter.drawRoundedRect(area, radius, radius)
    if share > 0:
        left = max(2 * radius, area.width() * share)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(area.right() - left, area.top(), left, area.height()), radius, radius)
    painter.restore()


def draw_clock_face(painter: QPainter, middle: QPointF, radius: float, minute: int, colour: QColor) -> None:
    """A small clock with two hands, so that nobody takes the time of day for a countdown; `minute` of the day."""
    width = max(1.5, radius * 0.16)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawEllipse(middle, radius - width / 2, radius - width / 2)
    for turn, length in ((minute % 60 / 60, 0.62), (minute % 720 / 720, 0.42)):
        angle = turn * 2 * math.pi
        tip = QPointF(math.sin(angle), -math.cos(angle)) * (radius * length)
        painter.drawLine(middle, middle + tip)
    painter.restore()


def draw_seat(painter: QPainter, box: QRectF, seat: Seat, letter: str) -> None:
    """The mark of a seat: coach a circle in ink, coachee a rounded square, observer a diamond in outline. Told apart in
    grey and from the last row."""
    look = theme.current()
    width = max(1.0, box.height() * 0.05)
    inner = box.adjusted(width, width, -width, -width)
    painter.save()
    ink = QColor(look.ink)
    if seat is Seat.COACH:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(inner)
        ink = QColor(look.ground)
    elif seat is Seat.COACHEE:
        painter.setPen(QPen(QColor(look.late), width))
        painter.setBrush(QColor(look.step_breakout))
        painter.drawRoundedRect(inner.adjusted(width, width, -width, -width), box.height() * 0.16, box.height() * 0.16)
    else:
        painter.setPen(QPen(QColor(look.edge), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = inner.center()
        corners = (QPointF(middle.x(), inner.top()), QPointF(inner.right(), middle.y()))
        painter.drawPolygon([*corners, QPointF(middle.x(), inner.bottom()), QPointF(inner.left(), middle.y())])
    painter.restore()
    draw_words(painter, box, letter, box.height() * 0.46, ink, bold=True, flags=CENTRE, shrink=False)

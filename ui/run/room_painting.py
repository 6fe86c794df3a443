"""How each part of the room's window is painted. Called by the bands of `room_canvas`; every size is a share of the
window's height (`unit` is a hundredth of it), so that a projector and a small shared window read the same."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui import theme
from ui.run.digits import Digits
from ui.run.drawing import CENTRE, LEFT_TOP, RIGHT, draw_digits, draw_share, draw_words, level_colour, width_of
from ui.run.room_words import ClockWords, GroupWords, SeatWords

ROOM_FOR_OTHERS = 30  # pixels of a row with a second line that can be read
ONE_ROW = 3  # groups side by side that stand in one row
SMALLEST_SHARE = 0.8  # of the usual size: how far a page of seats shrinks so that long names stay whole


class ClockPart(Struct, frozen=True):
    """The countdown with its bar and the word below it; `moment` stands there for a few seconds instead."""

    digits: Digits
    state: str
    moment: str


class TextPart(Struct, frozen=True):
    """A line and a paragraph; `large` where no clock stands beside them."""

    head: str
    body: str
    centred: bool
    large: bool


class FootPart(Struct, frozen=True):
    """What comes next, and the page of the seats."""

    next: str
    page: str


class SeatsPart(Struct, frozen=True):
    """One page of places; `rows` is how many stand on a full page."""

    seats: tuple[SeatWords, ...]
    rows: int


def paint_title(painter: QPainter, area: QRectF, unit: float, text: str) -> None:
    draw_words(painter, area, text, unit * 7.4, _ink(), bold=True)


def paint_corner(painter: QPainter, area: QRectF, unit: float, text: str) -> None:
    draw_words(painter, area, text, unit * 5.6, _quiet(), flags=RIGHT)


def paint_clock(painter: QPainter, area: QRectF, unit: float, part: ClockPart) -> None:
    """Digits as large as fit, the bar, the word."""
    word = QRectF(area.left(), area.bottom() - unit * 7, area.width(), unit * 7)
    bar = QRectF(area.left(), word.top() - unit * 2.4, area.width(), max(4.0, unit * 0.9))
    digits = QRectF(area.left(), area.top(), area.width(), bar.top() - unit * 1.6 - area.top())
    colour = level_colour(part.digits.level, part.digits.paused)
    if part.digits.text:
        draw_digits(painter, digits, part.digits.text, colour)
        draw_share(painter, bar, part.digits.share, colour)
    if not part.moment:
        draw_words(painter, word, part.state, unit * 4.6, colour, bold=True, flags=CENTRE)
        return
    look = theme.current()  # the visible bell: a filled band for a few seconds, no flashing
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent))
    painter.drawRoundedRect(word, unit, unit)
    draw_words(painter, word, part.moment, unit * 4.6, QColor(look.on_accent), bold=True, flags=CENTRE)


def paint_text(painter: QPainter, area: QRectF, unit: float, part: TextPart) -> None:
    flags = CENTRE if part.centred else LEFT_TOP
    body = area
    if part.head:
        head = QRectF(area.left(), area.top(), area.width(), unit * 7)
        draw_words(painter, head, part.head, unit * 5.2, _ink(), bold=True, flags=CENTRE if part.centred else LEFT_TOP)
        body = area.adjusted(0, unit * 7.5, 0, 0)
    size = unit * (9 if part.large else 4.8)
    draw_words(painter, body, part.body, size, _ink(), flags=flags, wrap=True, smallest=0.3 if part.large else 0.45)


def paint_foot(painter: QPainter, area: QRectF, unit: float, part: FootPart) -> None:
    painter.setPen(QColor(theme.current().line))
    painter.drawLine(area.topLeft(), area.topRight())
    page = width_of(painter, part.page, unit * 4) + unit * 2 if part.page else 0.0
    words = area.adjusted(0, unit * 1.2, -page, 0)
    draw_words(painter, words, part.next, unit * 5, _quiet())
    draw_words(painter, area.adjusted(0, unit * 1.2, 0, 0), part.page, unit * 4, _quiet(), flags=RIGHT)


def paint_seats(painter: QPainter, area: QRectF, unit: float, part: SeatsPart) -> None:
    """One row per person, all in the same size: name, room and seat large, the others of the trio below."""
    if not part.seats:
        return
    height = min(unit * 8.5, area.height() / max(part.rows, len(part.seats)))
    size = height * 0.44
    inside = area.width() - unit * 2.8
    widest = max(_needed(painter, line, size, unit) for line in part.seats)
    size *= max(SMALLEST_SHARE, min(1.0, inside / widest))
    for place, line in enumerate(part.seats):
        band = QRectF(area.left(), area.top() + place * height, area.width(), height)
        if place % 2 == 0:
            painter.fillRect(band, QColor(theme.current().surface))
        _paint_seat(painter, band.adjusted(unit * 1.4, 0, -unit * 1.4, 0), size, unit, line)


def paint_room_clocks(painter: QPainter, area: QRectF, unit: float, rooms: tuple[ClockWords, ...]) -> None:
    """The clocks of rooms that got other minutes, side by side."""
    if not rooms:
        return
    columns = 2 if area.width() < unit * 80 else 4
    rows = -(-len(rooms) // columns)
    width, height = area.width() / columns, area.height() / rows
    for place, each in enumerate(rooms):
        left, top = area.left() + place % columns * width, area.top() + place // columns * height
        box = QRectF(left, top, width - unit * 2.5, height)
        size = min(unit * 3.4, height * 0.62, width * 0.105)
        digits = width_of(painter, each.digits, size, bold=True)
        draw_words(painter, box.adjusted(0, 0, -digits - unit, 0), each.room, size, _quiet(), shrink=False)
        draw_words(painter, box, each.digits, size, _ink(), bold=True, flags=RIGHT, shrink=False)


def paint_groups(painter: QPainter, area: QRectF, unit: float, groups: tuple[GroupWords, ...]) -> None:
    """What each of the groups does that work side by side: a column for each, two rows from four groups on."""
    if not groups:
        return
    columns = len(groups) if len(groups) <= ONE_ROW else -(-len(groups) // 2)
    rows = -(-len(groups) // columns)
    width, height = area.width() / columns, area.height() / rows
    for place, each in enumerate(groups):
        left, top = area.left() + place % columns * width, area.top() + place // columns * height
        box = QRectF(left, top, width, height).adjusted(unit, unit * 0.5, -unit, -unit * 0.5)
        painter.fillRect(box, QColor(theme.current().surface))
        _paint_group(painter, box.adjusted(unit * 2, unit, -unit * 2, -unit), unit, each)


def _paint_group(painter: QPainter, box: QRectF, unit: float, group: GroupWords) -> None:
    line = min(unit * 7, box.height() * 0.22)
    if group.name:
        name = QRectF(box.left(), box.top(), box.width(), line)
        draw_words(painter, name, group.name, line * 0.72, QColor(theme.current().accent), bold=True)
        box = box.adjusted(0, line, 0, 0)
    title = QRectF(box.left(), box.top(), box.width(), line)
    draw_words(painter, title, group.title, line * 0.72, _ink(), bold=True)
    body = box.adjusted(0, line * 1.2, 0, 0)
    draw_words(painter, body, group.todo, unit * 4.4, _ink(), flags=LEFT_TOP, wrap=True, smallest=0.4)


def paint_message(painter: QPainter, area: QRectF, unit: float, text: str) -> None:
    """As large as it fits, on a ground of its own."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent_ground))
    painter.drawRoundedRect(area, unit * 2, unit * 2)
    inner = area.adjusted(unit * 4, unit * 3, -unit * 4, -unit * 3)
    draw_words(painter, inner, text, unit * 13, _ink(), bold=True, flags=CENTRE, wrap=True, smallest=0.3)


def paint_banner(painter: QPainter, area: QRectF, unit: float, text: str) -> None:
    look = theme.current()
    painter.fillRect(area, QColor(look.late_ground))
    draw_words(painter, area, text, area.height() * 0.6, QColor(look.late), bold=True, flags=CENTRE)


def _paint_seat(painter: QPainter, band: QRectF, size: float, unit: float, line: SeatWords) -> None:
    """In a very small window there is only room for where to go."""
    upper = QRectF(band.left(), band.top() + band.height() * 0.06, band.width(), band.height() * 0.54)
    if band.height() < ROOM_FOR_OTHERS:
        upper = band
    lower = QRectF(band.left(), upper.bottom(), band.width(), band.height() * 0.34)
    place = _place(line)
    right = width_of(painter, place, size) + unit
    # A name longer than that shrinks alone, and only then loses its end.
    draw_words(painter, upper.adjusted(0, 0, -right, 0), line.name, size, _ink(), bold=True, smallest=0.7)
    draw_words(painter, upper, place, size, _ink(), flags=RIGHT, shrink=False)
    if band.height() < ROOM_FOR_OTHERS:
        return
    draw_words(painter, lower, line.others, min(size * 0.7, band.height() * 0.29), _quiet(), shrink=False)


def _needed(painter: QPainter, line: SeatWords, size: float, unit: float) -> float:
    return width_of(painter, line.name, size, bold=True) + width_of(painter, _place(line), size) + unit


def _place(line: SeatWords) -> str:
    return f"{line.room}  ·  {line.seat}"


def _ink() -> QColor:
    return QColor(theme.current().ink)


def _quiet() -> QColor:
    return QColor(theme.current().quiet)

"""How the lists on the room's window are painted: who sits where, rooms with a clock of their own, groups side by side,
and cards. Called by the bands of `room_canvas`."""

from __future__ import annotations

import re

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from handouts.room_cards import CardLine
from ui import theme
from ui.run.drawing import (
    LEFT_TOP,
    PLAIN,
    RIGHT,
    breakable,
    draw_seat,
    draw_words,
    height_of,
    width_of,
)
from ui.run.instruction import draw_instruction
from ui.run.room_view import SEATS_PER_PAGE
from ui.run.room_words import CardWords, ClockWords, GroupWords, SeatWords

ONE_ROW = 3  # groups side by side that stand in one row
HEADS = 0.36  # of a card's width: names take no more
CARD_GAP = 0.25  # of the size, between entries
HEAD_GAP = 0.6  # beside a name, in sizes of the type: it is measured and painted with it
PAGE_LINE = 3.4  # units
WIDE = 2.8  # times as wide as high: then names stand in two columns


class SeatsPart(Struct, frozen=True):
    """One page of places, and what is said below: from whom to whom, which page of how many."""

    seats: tuple[SeatWords, ...]
    rows: int
    page_line: str
    turns: str
    page: int
    pages: int


def paint_seats(painter: QPainter, area: QRectF, unit: float, part: SeatsPart) -> None:
    """A row for each person: name, room in bold, the seat as mark and word. All pages have rows of one height; a wide
    window has two columns, read downwards, so that the rows are higher."""
    if not part.seats:
        return
    foot = unit * PAGE_LINE * 1.5 if part.pages > 1 else 0.0
    listed = area.adjusted(0, 0, 0, -foot)
    most = max(part.rows, len(part.seats))
    columns = 2 if listed.width() > WIDE * listed.height() and most > 1 else 1
    rows = -(-most // columns)
    gap = unit * 3 if columns > 1 else 0.0
    width, height = (listed.width() - gap * (columns - 1)) / columns, listed.height() / rows
    size = min(height * 0.6, height * 0.6 * width / _needed(painter, height * 0.6, part.seats))
    size = max(size, height * 0.36)
    stops = _columns(painter, width, size, part.seats)
    for place, line in enumerate(part.seats):
        left = listed.left() + place // rows * (width + gap)
        row = QRectF(left, listed.top() + place % rows * height, width, height)
        if place % rows % 2 == 0:
            look = theme.current()
            # In high contrast both grounds are black: a frame leads the eye from the name to the room there.
            framed = look.surface == look.ground
            painter.setPen(QPen(look.colour("line"), unit * 0.2) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.surface))
            painter.drawRoundedRect(row, unit * 0.8, unit * 0.8)
        _paint_seat(painter, row, size, stops, line)
    if foot:
        _paint_page_line(painter, QRectF(area.left(), listed.bottom(), area.width(), foot), unit, part)


def paint_room_clocks(painter: QPainter, area: QRectF, unit: float, rooms: tuple[ClockWords, ...]) -> None:
    """The clocks of rooms that got other minutes, side by side; two rows from five on."""
    if not rooms:
        return
    rows = 1 if len(rooms) <= 4 else 2
    columns = max(2, -(-len(rooms) // rows))
    width, height = area.width() / columns, area.height() / rows
    for place, each in enumerate(rooms):
        left, top = area.left() + place % columns * width, area.top() + place // columns * height
        box = QRectF(left, top, width - unit * 2.5, height)
        size = min(unit * 3.4, height * 0.7)
        digits = width_of(painter, each.digits, size, bold=True)
        room = min(width_of(painter, each.room, size), box.width() - digits - unit * 1.4)
        draw_words(painter, QRectF(left, top, room, height), each.room, size, _quiet(), smallest=0.6)
        clock = box.adjusted(room + unit * 1.4, 0, 0, 0)
        draw_words(painter, clock, each.digits, size, _ink(), bold=True, shrink=False)


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


def paint_card(painter: QPainter, area: QRectF, unit: float, card: CardWords | None) -> None:
    """The card's title small, its entries as large as they fit: their names bold in a column of their own."""
    if card is None:
        return
    look = theme.current()
    painter.setPen(QPen(QColor(look.line), max(1.0, unit * 0.15)))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), unit * 1.2, unit * 1.2)
    inner = area.adjusted(unit * 3, unit * 1.6, -unit * 3, -unit * 1.6)
    head = QRectF(inner.left(), inner.top(), inner.width(), unit * 4.6)
    page = width_of(painter, card.page, unit * 3) + unit * 2 if card.page else 0.0
    draw_words(painter, head.adjusted(0, 0, -page, 0), card.title, unit * 3.4, QColor(look.accent), bold=True)
    draw_words(painter, head, card.page, unit * 3, _quiet(), flags=RIGHT, shrink=False)
    body = inner.adjusted(0, head.height() + unit * 0.8, 0, 0)
    size, heights = _card_size(painter, body, unit, card.lines)
    spare = body.height() - sum(heights)
    gap = min(unit * 3, spare / max(1, len(heights)))
    top = body.top()
    if len(card.lines) == 1:
        _paint_alone(painter, body, size, card.lines[0])
        return
    heads = _heads(painter, body.width(), size, card.lines)
    for line, height in zip(card.lines, heights, strict=True):
        name = QRectF(body.left(), top, heads - size * HEAD_GAP, height)
        words = QRectF(body.left() + (heads if line.head else 0), top, body.width(), height)
        words.setRight(body.right())
        number, called = _numbered(line.head)
        named = name.adjusted(width_of(painter, number, size, bold=True), 0, 0, 0)
        for cell, text, bold in ((name, number, True), (named, called, True), (words, line.body, False)):
            draw_words(painter, cell, breakable(text), size, _ink(), bold=bold, flags=LEFT_TOP, wrap=True, smallest=0.5)
        top += height + gap


def _paint_alone(painter: QPainter, body: QRectF, size: float, line: CardLine) -> None:
    """A single entry needs no columns: its name above it."""
    name = height_of(painter, body.width(), breakable(line.head), size, bold=True)
    for cell, text, bold in ((body, line.head, True), (body.adjusted(0, name * 1.15, 0, 0), line.body, False)):
        draw_words(painter, cell, breakable(text), size, _ink(), bold=bold, flags=LEFT_TOP, wrap=True, smallest=0.5)


def _card_size(painter: QPainter, body: QRectF, unit: float, lines: tuple[CardLine, ...]) -> tuple[float, list[float]]:
    """The largest size at which all entries fit one below the other, and their heights."""
    low, high = unit * 2, unit * 8
    heights = _card_heights(painter, body.width(), low, lines)
    needed = sum(heights) + low * CARD_GAP * (len(lines) - 1)
    if needed > body.height():
        return low, [height * body.height() / needed for height in heights]
    while high - low > unit * 0.15:
        size = (low + high) / 2
        found = _card_heights(painter, body.width(), size, lines)
        if sum(found) + size * CARD_GAP * (len(lines) - 1) <= body.height():
            low, heights = size, found
        else:
            high = size
    return low, heights


def _card_heights(painter: QPainter, width: float, size: float, lines: tuple[CardLine, ...]) -> list[float]:
    if len(lines) == 1:
        name = height_of(painter, width, breakable(lines[0].head), size, bold=True)
        return [name * 1.15 + height_of(painter, width, breakable(lines[0].body), size)]
    heads = _heads(painter, width, size, lines)
    found = []
    for line in lines:
        number, head = _numbered(line.head)
        beside = heads - size * HEAD_GAP - width_of(painter, number, size, bold=True)
        name = height_of(painter, beside, breakable(head), size, bold=True)
        words = height_of(painter, width - (heads if line.head else 0), breakable(line.body), size)
        found.append(max(name, words))
    return found


def _numbered(head: str) -> tuple[str, str]:
    """The number a name begins with, with the space behind it, and the name: its second line stands below its first."""
    found = re.match(r"\d{1,3}\s+", head)
    return (head[: found.end()], head[found.end() :]) if found else ("", head)


def _heads(painter: QPainter, width: float, size: float, lines: tuple[CardLine, ...]) -> float:
    """How wide the column of names is, with the space beside it."""
    longest = max(width_of(painter, line.head, size, bold=True) for line in lines)
    return min(width * HEADS, longest + size * 0.8) if longest else 0.0


def _columns(painter: QPainter, width: float, size: float, seats: tuple[SeatWords, ...]) -> tuple[float, float, float]:
    """Where on a row room, mark and seat begin: in the middle where names allow, further right where they need it."""
    names, room, seat = _widths(painter, size, seats)
    room, seat = min(room, width * 0.26), min(seat, width * 0.34)
    furthest = width - seat - size * 1.55 - room
    start = min(furthest, max(names, width * 0.5))
    return start, start + room, start + room + size * 1.55


def _widths(painter: QPainter, size: float, seats: tuple[SeatWords, ...]) -> tuple[float, float, float]:
    """Of the widest name, room and seat with the space beside them."""
    return (
        max(width_of(painter, line.name, size) for line in seats) + size * 1.2,
        max(width_of(painter, line.room, size, bold=True) for line in seats) + size,
        max((width_of(painter, line.seat, size) for line in seats if line.kind is not None), default=0) + size * 0.6,
    )


def _needed(painter: QPainter, size: float, seats: tuple[SeatWords, ...]) -> float:
    """How wide a row would have to be for everything on it."""
    return sum(_widths(painter, size, seats)) + size * 1.55


def _paint_seat(
    painter: QPainter, row: QRectF, size: float, columns: tuple[float, float, float], line: SeatWords
) -> None:
    room, mark, words = (row.left() + each for each in columns)
    inset = size * 0.55
    name = QRectF(row.left() + inset, row.top(), room - row.left() - inset - size * 0.4, row.height())
    draw_words(painter, name, line.name, size, _ink(), smallest=0.5)
    place = QRectF(room, row.top(), mark - room - size * 0.2, row.height())
    draw_words(painter, place, line.room, size, _ink(), bold=True, smallest=0.5)
    seat = QRectF(words, row.top(), row.right() - words - size * 0.2, row.height())
    if line.kind is None:
        seat = QRectF(room, row.top(), row.right() - room - size * 0.2, row.height())
        draw_words(painter, seat, line.seat, size, QColor(theme.current().late), smallest=0.5)
        return
    side = min(row.height() * 0.78, size * 1.3)
    draw_seat(painter, QRectF(mark, row.center().y() - side / 2, side, side), line.kind, line.letter)
    draw_words(painter, seat, line.seat, size, _ink(), smallest=0.5)


def _paint_page_line(painter: QPainter, area: QRectF, unit: float, part: SeatsPart) -> None:
    """A dot for each page, the one in sight filled; from whom to whom; that nobody has to do anything."""
    size = unit * PAGE_LINE * 0.86
    radius, step = unit * 0.95, unit * 3
    left = area.left() + unit * 3
    many = part.pages > SEATS_PER_PAGE
    for page in range(0 if many else part.pages):
        filled = page + 1 == part.page
        painter.setPen(QPen(_quiet(), max(1.0, unit * 0.2)))
        painter.setBrush(_ink() if filled else QColor(theme.current().ground))
        painter.drawEllipse(QPointF(left + page * step, area.center().y()), radius, radius)
    start = left - unit * 3 if many else left + part.pages * step - unit * 0.8
    turns = width_of(painter, part.turns, size) + unit * 2
    words = QRectF(start, area.top(), max(1.0, area.right() - turns - start - unit), area.height())
    draw_words(painter, words, part.page_line, size, _quiet(), flags=PLAIN)
    draw_words(painter, area.adjusted(0, 0, -unit, 0), part.turns, size, _quiet(), flags=RIGHT, shrink=False)


def _paint_group(painter: QPainter, box: QRectF, unit: float, group: GroupWords) -> None:
    line = min(unit * 6, box.height() * 0.2)
    if group.name:
        name = QRectF(box.left(), box.top(), box.width(), line)
        draw_words(painter, name, group.name, line * 0.78, QColor(theme.current().accent), bold=True, smallest=0.4)
        box = box.adjusted(0, line * 1.1, 0, 0)
    size = line * 0.62
    high = min(height_of(painter, box.width(), breakable(group.title), size, bold=True), box.height() * 0.45)
    title = QRectF(box.left(), box.top(), box.width(), high)
    words = breakable(group.title)
    draw_words(painter, title, words, size, _ink(), bold=True, flags=LEFT_TOP, wrap=True, smallest=0.3)
    body = box.adjusted(0, high + line * 0.3, 0, 0)
    if group.todo:
        draw_instruction(painter, body, group.todo, _ink(), unit * 7.5, unit * 2.4)


def _ink() -> QColor:
    return QColor(theme.current().ink)


def _quiet() -> QColor:
    return QColor(theme.current().quiet)

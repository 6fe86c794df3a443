"""How each part of the room's window is painted. Called by the bands of `room_canvas`; every size is a share of the
window's height (`unit` is a hundredth of it), so that a projector and a small shared window read the same."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme
from ui.run.digits import Digits
from ui.run.drawing import (
    CENTRE,
    LEFT_TOP,
    PLAIN,
    RIGHT,
    breakable,
    draw_clock_face,
    draw_digits,
    draw_share,
    draw_words,
    height_of,
    level_colour,
    width_of,
)
from ui.run.instruction import draw_instruction, draw_message
from ui.run.room_places import NEXT, SUB, TITLE, WORD_WIDE

LARGEST, SMALLEST = 12.5, 2.8  # units: the instruction
BAR = 5.0  # units: the band where names stand below it
READABLE = 8.0  # pixels: smaller names below the band would be cut
SUB_HIGH = 1.42 * SUB  # units: the small line below the name, which has room below a name of two lines
CORNER = 0.09  # of the band's height


class TitlePart(Struct, frozen=True):
    """The item's name, below it which round of several it is and until when it runs, and what to do where the middle
    belongs to the seats."""

    title: str
    round: str
    until: str
    todo: str


class ClockPart(Struct, frozen=True):
    """The digits and the word beside them; `urgent` when the word tells more than which way the clock runs."""

    digits: Digits
    word: str
    urgent: bool


class BandName(Struct, frozen=True):
    """One phase on the band: its name, its minutes, the share of it that is left."""

    name: str
    minutes: float
    left: float
    now: bool


class BandPart(Struct, frozen=True):
    """The band of what is left, in thousandths; cut into phases in a breakout. `moment` covers it for a few seconds."""

    digits: Digits
    phases: tuple[BandName, ...]
    moment: str


class TextPart(Struct, frozen=True):
    """The instruction."""

    body: str


class WallPart(Struct, frozen=True):
    """The time of day, and its minute for the drawn clock."""

    clock: str
    minute: int


def paint_title(painter: QPainter, area: QRectF, unit: float, part: TitlePart) -> None:
    """A long name takes a second line before it gets smaller, and what is below moves down; above a task it is the part
    before the colon that stays large."""
    size = unit * TITLE
    line = size * 1.3
    name, sub = part.title, "  ·  ".join(each for each in (part.round, part.until) if each)
    wide = width_of(painter, name, size, bold=True) > area.width()
    if wide and part.todo and ": " in name:
        name, _, sub = name.partition(": ")
        sub = part.round or sub
        wide = width_of(painter, name, size, bold=True) > area.width()
    title = QRectF(area.left(), area.top(), area.width(), line * (2 if wide else 1))
    draw_words(painter, title, breakable(name), size, _ink(), bold=True, flags=LEFT_TOP, wrap=wide, smallest=0.3)
    rest = area.adjusted(0, title.height(), 0, 0)
    todo = breakable(" ".join(part.todo.split()))
    # What to do comes before what else the item is called.
    spare = rest.height() - height_of(painter, rest.width(), todo, unit * SUB) if todo else rest.height()
    if part.round and spare < unit * SUB_HIGH:
        sub, spare = part.round, rest.height()
    if sub and spare >= unit * SUB_HIGH:
        below = QRectF(rest.left(), rest.top(), rest.width(), unit * SUB * 1.3)
        draw_words(painter, below, sub, unit * SUB, _quiet())
        rest = rest.adjusted(0, below.height() + unit * 0.4, 0, 0)
    if todo:
        draw_words(painter, rest, todo, unit * 4.2, _ink(), flags=LEFT_TOP, wrap=True, smallest=0.5)


def paint_clock(painter: QPainter, area: QRectF, unit: float, part: ClockPart) -> None:
    """Digits of one size in one place, the word beside them."""
    if not part.digits.text:
        return
    colour = level_colour(part.digits.level, part.digits.paused)
    digits = area.adjusted(0, 0, -(WORD_WIDE + 1.2) * unit, 0)
    draw_digits(painter, digits, part.digits.text, colour, Qt.AlignmentFlag.AlignRight)
    word = QRectF(area.right() - WORD_WIDE * unit, area.top(), WORD_WIDE * unit, area.height())
    size, ink = (unit * 2.8, colour) if part.urgent else (unit * 3.9, _quiet())
    low = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    draw_words(painter, word, part.word, size, ink, bold=part.urgent, flags=low, wrap=True)


def paint_band(painter: QPainter, area: QRectF, unit: float, part: BandPart) -> None:
    look = theme.current()
    if part.moment:  # the visible bell: a filled band for a few seconds, no flashing
        bar = QRectF(area.left(), area.top(), area.width(), min(area.height(), unit * 5.8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(bar, unit * 0.6, unit * 0.6)
        draw_words(painter, bar, part.moment, unit * 4.2, QColor(look.on_accent), bold=True, flags=CENTRE)
        return
    colour = level_colour(part.digits.level, part.digits.paused)
    if part.phases:
        _paint_phases(painter, area, unit, part.phases, colour)
    elif part.digits.text:
        draw_share(painter, area, part.digits.share, colour, CORNER)


def paint_text(painter: QPainter, area: QRectF, unit: float, part: TextPart) -> None:
    if part.body.strip():
        draw_instruction(painter, area, part.body, _ink(), unit * LARGEST, unit * SMALLEST)


def paint_next(painter: QPainter, area: QRectF, unit: float, text: str) -> None:
    draw_words(painter, area, text, unit * NEXT, _quiet())


def paint_wall(painter: QPainter, area: QRectF, unit: float, part: WallPart) -> None:
    """The time of day with a clock drawn beside it, always in the same corner."""
    size = unit * NEXT
    words = width_of(painter, part.clock, size)
    draw_words(painter, area, part.clock, size, _ink(), flags=RIGHT, shrink=False)
    radius = unit * 2.4
    middle = QPointF(area.right() - words - unit * 1.6 - radius, area.center().y())
    draw_clock_face(painter, middle, radius, part.minute, _ink())


def paint_message(painter: QPainter, area: QRectF, unit: float, text: str) -> None:
    """As large as it fits, on a ground of its own."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent_ground))
    painter.drawRoundedRect(area, unit * 1.2, unit * 1.2)
    inner = area.adjusted(unit * 4, unit * 3, -unit * 4, -unit * 3)
    draw_message(painter, inner, text, _ink(), unit * 13)


def paint_banner(painter: QPainter, area: QRectF, unit: float, text: str) -> None:
    look = theme.current()
    painter.fillRect(area, QColor(look.late_ground))
    draw_words(painter, area, text, area.height() * 0.6, QColor(look.late), bold=True, flags=CENTRE)


def phase_widths(needed: list[float], minutes: list[float], width: float, gap: float) -> list[float]:
    """How wide each phase is: by its minutes, but no narrower than its name; where not even the names fit, by their
    length."""
    free = width - gap * (len(needed) - 1)
    if sum(needed) >= free:
        return [each * free / sum(needed) for each in needed]
    fixed: set[int] = set()
    while True:
        rest = free - sum(needed[place] for place in fixed)
        total = sum(minutes[place] for place in range(len(needed)) if place not in fixed)
        shares = [needed[place] if place in fixed else rest * minutes[place] / total for place in range(len(needed))]
        narrow = {place for place in range(len(needed)) if place not in fixed and shares[place] < needed[place]}
        if not narrow:
            return shares
        fixed |= narrow


def _paint_phases(painter: QPainter, area: QRectF, unit: float, phases: tuple[BandName, ...], colour: QColor) -> None:
    look = theme.current()
    size, gap = unit * 2.9, unit * 1.2
    needed = [width_of(painter, each.name, size, bold=True) + unit for each in phases]
    widths = phase_widths(needed, [each.minutes for each in phases], area.width(), gap)
    left = area.left()
    for each, width in zip(phases, widths, strict=True):
        bar = QRectF(left, area.top(), width, unit * BAR)
        if each.now:
            draw_share(painter, bar, each.left, colour, CORNER * 1.6)
        else:
            pen = QPen(QColor(look.edge if each.left else look.line), max(1.0, unit * 0.25))
            painter.setPen(pen)
            painter.setBrush(QColor(look.ground if each.left else look.line))
            inset = pen.widthF() / 2
            painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), unit * 0.7, unit * 0.7)
        name = QRectF(left, bar.bottom() + unit * 0.3, width, size * 1.35)
        if size >= READABLE:
            draw_words(painter, name, each.name, size, _ink() if each.now else _quiet(), bold=each.now, flags=PLAIN)
        left += width + gap


def _ink() -> QColor:
    return QColor(theme.current().ink)


def _quiet() -> QColor:
    return QColor(theme.current().quiet)

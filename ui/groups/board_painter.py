"""Draws the board: cells with their chairs, heads that stay, and what is in the air. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from agendas.model import Seat
from ui import icons, theme
from ui.groups.board_shape import BoardShape
from ui.groups.board_state import BoardPlace, BoardState
from ui.groups.board_text import BoardFonts
from ui.groups.board_words import shown_name
from ui.groups.seat_mark import SIZE, paint_seat
from ui.groups.view_state import SeatView
from ui.widgets.elided import reads_from_the_right

DIM = 0.28  # how much is seen of who was not looked for
ROUND = 6.0
PIN = 12
NOBODY: frozenset[str] = frozenset()


class Lit(Struct, frozen=True):
    """What is lit on the board. `chosen` is somebody, in all rounds; `cursor` is where the keyboard is. In the air:
    `held`, `source` where they sit in the round looked at, `target` what they are above, `safe` with whom they could
    change places there without a rule broken, `tone` what it would do. `found` are those looked for (None: nobody
    is)."""

    chosen: str = ""
    cursor: BoardPlace | None = None
    held: str = ""
    source: BoardPlace | None = None
    target: BoardPlace | None = None
    safe: frozenset[str] = NOBODY
    tone: str = ""
    found: frozenset[str] | None = None

    def rows_to(self, other: Lit) -> set[int] | None:
        """The rounds that look otherwise with the other; None: all of them may."""
        if (self.chosen, self.cursor, self.held, self.found) != (other.chosen, other.cursor, other.held, other.found):
            return None
        return {each.row for each in (self.source, self.target, other.source, other.target) if each is not None}


class SeatMarks:
    """The signs, people with theirs and what is lit around them, as pictures: to draw them ninety times takes longer
    than the rest of the board, and most of them look as in the frame before."""

    most = 600  # pictures of people and of what is lit

    def __init__(self) -> None:
        self._kept: dict[tuple[Seat, str, float], QPixmap] = {}
        self._drawn: dict[Hashable, QPixmap] = {}

    def clear(self) -> None:
        self._kept.clear()
        self._drawn.clear()

    def kept(self, key: Hashable, size: QSizeF, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """A picture of this size, drawn the first time that it is asked for by this key."""
        made = self._drawn.get(key)
        if made is None:
            if len(self._drawn) >= self.most:
                self._drawn.clear()
            made = QPixmap((size * ratio).toSize())
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
            painter.end()
            self._drawn[key] = made
        return made

    def picture(self, seat: Seat, letter: str, ratio: float) -> QPixmap:
        asked = (seat, letter, ratio)
        if asked not in self._kept:
            side = round(SIZE * theme.text_scale())
            made = QPixmap(round(side * ratio), round(side * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_seat(painter, QRectF(1, 1, side - 2, side - 2), seat, letter)
            painter.end()
            self._kept[asked] = made
        return self._kept[asked]


class BoardPainter:
    """With one painter, for one picture."""

    def __init__(
        self, painter: QPainter, state: BoardState, shape: BoardShape, fonts: BoardFonts, marks: SeatMarks, lit: Lit
    ) -> None:
        self._painter, self._state, self._shape = painter, state, shape
        self._fonts, self._marks, self._lit = fonts, marks, lit
        self._look, self._scale = theme.current(), theme.text_scale()
        self._ratio = painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def cells(self, area: QRectF, under_way: Mapping[tuple[int, str], QRectF]) -> None:
        """All cells in an area of the drawing; `under_way` are people on the way to their chairs."""
        shown = [(*at, room) for at in self._shape.shown(area) if (room := self._state.cell(*at)) is not None]
        for row, column, _ in shown:
            self._frame(row, column)
        for row, column, room in shown:
            for at, seat in enumerate(room.seats):
                place = BoardPlace(row, column, at)
                self._chair(place, seat, under_way.get((row, seat.person_id)) or self._shape.chair(place))

    def rooms(self, names: Mapping[int, str]) -> None:
        """The heads of the rooms, with x as the drawing has it."""
        self._painter.setFont(self._fonts.head)
        self._painter.setPen(self._look.colour("ink"))
        for column, words in names.items():
            area = QRectF(column * self._shape.step, 0, self._shape.step - self._shape.gap, self._shape.top - 4)
            self._painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self._fitted(words, area.width()))

    def rounds(self, heads: Mapping[int, tuple[str, tuple[str, ...], str]]) -> None:
        """The heads of the rounds: a word, lines below it, and what is said of one that is over."""
        for row, (head, lines, over) in heads.items():
            top, _ = self._shape.row(row)
            self._painter.setFont(self._fonts.head)
            self._painter.setPen(self._look.colour("ink"))
            place = QRectF(0, top + 8 * self._scale, self._shape.left - 4, self._fonts.head_high())
            self._painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), head)
            self._painter.setFont(self._fonts.small)
            self._painter.setPen(self._look.colour("quiet"))
            place.translate(0, self._fonts.head_high() + 2)
            for words in lines:
                self._painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), words)
                place.translate(0, self._fonts.small_high())
            if over:
                self._over(place.translated(0, 4), over)

    def in_the_air(self, seat: SeatView, chair: QRectF) -> None:
        """Who is held, at the pointer."""
        self._painter.setPen(QPen(self._look.colour(self._tone()), 2))
        self._painter.setBrush(self._look.colour("surface"))
        self._painter.drawRoundedRect(chair, ROUND, ROUND)
        self._person(seat, chair)

    def _tone(self) -> str:
        return {"over": "over", "late": "late"}.get(self._lit.tone, "accent")

    def _over(self, place: QRectF, words: str) -> None:
        side = 12 * self._scale
        picture = icons.pixmap("lock", "quiet", round(side), self._ratio)
        middle = place.top() + self._fonts.small_high() / 2
        self._painter.drawPixmap(QPointF(0, middle - side / 2), picture)
        self._painter.drawText(place.adjusted(side + 4, 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft), words)

    def _frame(self, row: int, column: int) -> None:
        cell, over = self._shape.cell(row, column), self._state.rounds[row].over
        target = self._lit.target
        pen = QPen(self._look.colour("line"), 1, Qt.PenStyle.DashLine if over else Qt.PenStyle.SolidLine)
        if target is not None and (target.row, target.column) == (row, column):
            pen = QPen(self._look.colour(self._tone()), 2 if self._state.seat(target) is None else 1)
        self._rounded(cell.adjusted(-0.5, -0.5, 0.5, 0.5), pen, "ground" if over else "surface", 8)

    def _chair(self, place: BoardPlace, seat: SeatView, chair: QRectF) -> None:
        lit, painter = self._lit, self._painter
        dim = lit.found is not None and seat.person_id not in lit.found
        if dim:
            painter.setOpacity(DIM)
        self._ground(place, seat, chair)
        if place == lit.source and lit.target is not None and lit.target != place:
            painter.setOpacity(0.5)
        self._person(seat, chair)
        painter.setOpacity(1.0)
        if place == lit.cursor and not lit.held:
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(chair.adjusted(1, 1, -1, -1), ROUND, ROUND)

    def _ground(self, place: BoardPlace, seat: SeatView, chair: QRectF) -> None:
        lit, pen, ground = self._lit, QPen(Qt.PenStyle.NoPen), ""
        if seat.broken:
            ground = "over_ground"
        elif seat.moved or seat.person_id == lit.chosen:
            ground = "accent_ground"
        if seat.moved:
            pen = QPen(self._look.colour("accent"), 1)
        if lit.held and place == lit.target:
            pen, ground = QPen(self._look.colour(self._tone()), 2), _ground_of(lit.tone)
        elif lit.held and place == lit.source:
            pen, ground = QPen(self._look.colour("edge"), 1.2, Qt.PenStyle.DashLine), ground
        elif lit.held and lit.source is not None and place.row == lit.source.row and seat.person_id in lit.safe:
            pen = QPen(self._look.colour("accent"), 1.2, Qt.PenStyle.DashLine)
        if not ground and pen.style() is Qt.PenStyle.NoPen:
            return
        self._rounded(chair, pen, ground, ROUND)

    def _rounded(self, area: QRectF, pen: QPen, ground: str, round: float) -> None:
        """From its picture: a dashed line takes as long as twenty words."""
        size = area.size()
        key = (size.toTuple(), pen.style(), pen.widthF(), pen.color().rgba(), ground, round, self._ratio)
        draw = partial(self._draw_rounded, QRectF(QPointF(1, 1), size - QSizeF(2, 2)), pen, ground, round)
        self._painter.drawPixmap(area.topLeft(), self._marks.kept(key, size, self._ratio, draw))

    def _draw_rounded(self, area: QRectF, pen: QPen, ground: str, round: float, painter: QPainter) -> None:
        painter.setPen(pen)
        painter.setBrush(self._look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, round, round)

    def _person(self, seat: SeatView, chair: QRectF) -> None:
        """From its picture. Words that come near the edge of their chair have a pixel more."""
        size, alike = QSizeF(chair.width() + 2, chair.height()), seat.name in self._state.alike
        toned = seat.broken or seat.stranger
        key = (seat.seat, seat.letter, shown_name(seat), seat.pinned, toned, alike, size.toTuple(), self._ratio)
        draw = partial(self._draw_person, seat, QRectF(QPointF(0, 0), chair.size()))
        self._painter.drawPixmap(chair.topLeft(), self._marks.kept(key, size, self._ratio, draw))

    def _draw_person(self, seat: SeatView, chair: QRectF, painter: QPainter) -> None:
        side = SIZE * self._scale
        left = chair.left() + 4 * self._scale
        picture = self._marks.picture(seat.seat, seat.letter, self._ratio)
        painter.drawPixmap(QPointF(left, chair.center().y() - side / 2), picture)
        pin = (PIN + 2) * self._scale if seat.pinned else 0.0
        words = QRectF(left + side + 5 * self._scale, chair.top(), 0, chair.height())
        words.setRight(chair.right() - self._scale - pin)
        tone = "over" if seat.broken or seat.stranger else "ink"
        painter.setPen(self._look.colour(tone))
        shown = self._fonts.lines(shown_name(seat), words.width(), seat.name in self._state.alike)
        painter.setFont(self._fonts.small if shown.small else self._fonts.name)
        way = Qt.AlignmentFlag.AlignRight if reads_from_the_right(shown_name(seat)) else Qt.AlignmentFlag.AlignLeft
        top = chair.center().y() - len(shown.lines) * self._fonts.line / 2
        flags = int(way | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute)
        for number, line in enumerate(shown.lines):
            place = QRectF(words.left(), top + number * self._fonts.line, words.width() + 2, self._fonts.line)
            painter.drawText(place, flags, line)
        if seat.pinned:
            picture = icons.pixmap("pin", "quiet", round(PIN * self._scale), self._ratio)
            painter.drawPixmap(QPointF(words.right() + 2, chair.center().y() - PIN * self._scale / 2), picture)

    def _fitted(self, words: str, wide: float) -> str:
        return QFontMetricsF(self._painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, wide)


def _ground_of(tone: str) -> str:
    return {"over": "over_ground", "late": "late_ground"}.get(tone, "accent_ground")

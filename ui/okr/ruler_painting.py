"""How a ruler is painted: its band, ticks, words and ring, or boxes where a value is open. Made for one painting."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui import theme
from ui.okr.ruler_layout import InColumn, RulerLabel, fit_in_row, labels_in_row, sentences_in_columns
from ui.okr.ruler_state import LevelScale, without_year
from ui.okr.ruler_words import ended_words, head_words
from ui.okr.view_state import Ending, at_a_glance
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.scoring import Model
from workshop_app.domain.values.shown import with_short_unit

EDGE, RING, BAND = 10, 7, 8
UNDER_BOX = 2  # pixels between a box and the word below it
OpenBox = tuple[QRectF, str]  # where it stands, and the field it is for


class RulerPainting(Struct):
    """`at` is the place of the ring, `end` and `ending` what it says."""

    drawn: LevelScale
    agreed: Agreement | None
    unit: str
    font: QFont
    width: int
    at: float
    end: str
    ending: tuple[Ending, Model] | tuple[()]
    focused: bool
    stands: float | None = None

    def paint(self, painter: QPainter) -> list[OpenBox]:
        """Paint it; the boxes that can be clicked."""
        if self.drawn.in_words:
            self._paint_words(painter)
        elif self.drawn.points:
            return self._paint_values(painter)
        return []

    def height(self, width: int) -> int:
        """How high it is at this width."""
        if self.drawn.in_words:
            return round(BAND + 10 + self._columns(width - 4)[1])
        return round(self._font_height() + BAND + self._small().height() + 14)

    def _paint_words(self, painter: QPainter) -> None:
        """Three lengths of a band, each ending where its level is reached, and the sentences below."""
        points, wide = self.drawn.points, self.width - 4
        left = 2.0
        for place, point in enumerate(points):
            right = 2 + wide * point.at
            self._paint_band(painter, left, right, 4, place, len(points))
            self._paint_tick(painter, right, 0, BAND + 8)
            left = right
        painter.setPen(theme.current().colour("ink"))
        for column in self._columns(wide)[0]:
            for words, strong, at in column:
                painter.setFont(self._font(12, strong=strong))
                painter.drawText(QPointF(2 + at[0], BAND + 10 + at[1]), words)

    def _paint_values(self, painter: QPainter) -> list[OpenBox]:
        small, high = self._small(), self._font_height()
        top = high + 4
        points, base = self.drawn.points, top + BAND + 4 + small.height() * 0.9
        # Boxes are higher than a band, and have nothing above them: they end above the heads, at every size of text.
        middle = base - small.ascent() - UNDER_BOX - self._box_height() / 2
        heads = [head_words(point.field, self.agreed) for point in points]
        if self.drawn.to_scale:
            for place, (before, after) in enumerate(pairwise(points)):
                self._paint_band(painter, self.x(before.at), self.x(after.at), top, place, len(points) - 1)
        else:
            painter.setPen(QPen(theme.current().colour("edge"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(EDGE, middle), QPointF(self.width - EDGE, middle))
        self._paint_heads(painter, heads, base)
        if self.drawn.to_scale:
            self._paint_numbers(painter, high)
            for point in points:
                self._paint_tick(painter, self.x(point.at), top - 4, BAND + 8)
            if self.stands is not None:
                self._paint_stand(painter, self.x(self.stands), top + BAND)
            if self.ending:
                self._paint_ring(painter, top + BAND / 2)
            return []
        return [self._paint_box(painter, point.words, self.x(point.at), middle, point.field) for point in points]

    def _paint_heads(self, painter: QPainter, heads: list[str], base: float) -> None:
        font = self._font(12)
        painter.setFont(font)
        painter.setPen(theme.current().colour("quiet"))
        wishes = [RulerLabel(words, self.x(point.at)) for words, point in zip(heads, self.drawn.points, strict=True)]
        for words, left in labels_in_row(wishes, QFontMetricsF(font), self.width):
            painter.drawText(QPointF(left, base), words)

    def _paint_numbers(self, painter: QPainter, high: float) -> None:
        font = self._font(14, strong=True)
        painter.setFont(font)
        painter.setPen(theme.current().colour("ink"))
        taken = labels_in_row(self._wishes(QFontMetricsF(font)), QFontMetricsF(font), self.width)
        for words, left in taken:
            painter.drawText(QPointF(left, high - 4), words)
        if not self.ending:
            return
        small = self._font(12, strong=True)
        metrics = QFontMetricsF(small)
        words = ended_words(self.end, *self.ending)
        wide = metrics.horizontalAdvance(words)
        left = min(max(0.0, self.x(self.at) - wide / 2), self.width - wide)
        numbers = QFontMetricsF(font)
        if any(at - 4 < left + wide and left < at + numbers.horizontalAdvance(said) + 4 for said, at in taken):
            return  # it stands beside the card as well
        painter.setFont(small)
        painter.setPen(theme.current().colour("accent"))
        painter.drawText(QPointF(left, high - 4), words)

    def _wishes(self, metrics: QFontMetricsF) -> list[RulerLabel]:
        """The values above their ticks; days without their year before any of them is cut."""
        said = [with_short_unit(point.words, self.unit) for point in self.drawn.points]
        if not fit_in_row(said, metrics, self.width):
            said = without_year(said)
        return [RulerLabel(words, self.x(point.at)) for words, point in zip(said, self.drawn.points, strict=True)]

    def _paint_band(self, painter: QPainter, left: float, right: float, top: float, place: int, of: int) -> None:
        colours = theme.current()
        painter.fillRect(QRectF(left, top, right - left, BAND), _fill(place, of))
        painter.setPen(QPen(colours.colour("edge"), 1))
        painter.drawLine(QPointF(left, top + BAND), QPointF(right, top + BAND))

    def _paint_tick(self, painter: QPainter, x: float, top: float, high: float) -> None:
        painter.setPen(QPen(theme.current().colour("ink"), 2))
        painter.drawLine(QPointF(x, top), QPointF(x, top + high))

    def _paint_stand(self, painter: QPainter, x: float, bottom: float) -> None:
        """Where it stands by the last check-in: a wedge below the band."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("ink"))
        painter.drawPolygon([QPointF(x, bottom - 5), QPointF(x - 6, bottom + 5), QPointF(x + 6, bottom + 5)])

    def _paint_ring(self, painter: QPainter, middle: float) -> None:
        colours = theme.current()
        side = RING + (2 if self.focused else 0)
        painter.setBrush(colours.colour("surface"))
        painter.setPen(QPen(colours.colour("accent"), 4 if self.focused else 2.5))
        painter.drawEllipse(QPointF(self.x(self.at), middle), side, side)

    def _paint_box(self, painter: QPainter, words: str, x: float, middle: float, field: str) -> OpenBox:
        """A value that is there, or a question mark to type one."""
        font = self._font(14)
        metrics = QFontMetricsF(font)
        room = (self.width - 8) / max(1, len(self.drawn.points)) - 8
        said = metrics.elidedText(with_short_unit(words, self.unit) or "?", Qt.TextElideMode.ElideRight, room - 16)
        wide = max(44.0, metrics.horizontalAdvance(said) + 16)
        left = min(max(1.0, x - wide / 2), self.width - wide - 1)
        place = QRectF(left, middle - self._box_height() / 2, wide, self._box_height())
        colours = theme.current()
        painter.setBrush(colours.colour("surface"))
        painter.setPen(QPen(colours.colour("edge"), 1))
        painter.drawRoundedRect(place, 5, 5)
        painter.setFont(font)
        painter.setPen(colours.colour("ink" if words else "quiet"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
        return place, field

    def _box_height(self) -> float:
        return QFontMetricsF(self._font(14)).height() + 4

    def x(self, at: float) -> float:
        inset = EDGE if self.drawn.to_scale else 24
        return inset + at * (self.width - 2 * inset)

    def _columns(self, wide: float) -> tuple[list[list[InColumn]], float]:
        said = [
            (head_words(each.field, self.agreed, short=True), at_a_glance(each.words, 160) or "?", each.at)
            for each in self.drawn.points
        ]
        return sentences_in_columns(said, QFontMetricsF(self._font(12, strong=True)), self._small(), wide)

    def _font(self, size: int, *, strong: bool = False) -> QFont:
        font = QFont(self.font)
        font.setPixelSize(round(size * theme.text_scale()))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _font_height(self) -> int:
        return round(QFontMetricsF(self._font(14, strong=True)).height()) + 2

    def _small(self) -> QFontMetricsF:
        return QFontMetricsF(self._font(12))


def _fill(place: int, of: int) -> QColor:
    name = ("line", "accent_ground", "accent")[place] if of == 3 else ("accent" if place == of - 1 else "line")
    return theme.current().colour(name)

"""Draws the day to scale. Patterns stand in a gutter beside the words, so that the words stay readable and the types
read in grey; whatever is said by colour is said by words or a sign as well."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QPolygonF

from agendas import schedule
from agendas.model import StepType
from ui import icons, theme
from ui.agenda import day_words
from ui.agenda.day_edit import Draft
from ui.agenda.day_shape import DayBox, DayShape, Stripe
from ui.agenda.plan_words import duration
from ui.agenda.view_state import PlanRow
from ui.theme.looks import Tokens

# A pattern for each type, so that a grey printer or eye tells them apart.
PATTERNS = {
    StepType.OPENING: Qt.BrushStyle.Dense6Pattern,
    StepType.THEORY: Qt.BrushStyle.HorPattern,
    StepType.EXERCISE: Qt.BrushStyle.BDiagPattern,
    StepType.BREAKOUT: Qt.BrushStyle.DiagCrossPattern,
    StepType.SHARE_BACK: Qt.BrushStyle.FDiagPattern,
    StepType.BREAK: Qt.BrushStyle.NoBrush,
    StepType.WRAP_UP: Qt.BrushStyle.VerPattern,
}
GUTTER = 16.0
INSIDE = 10.0  # between the gutter and the words
PIN = 14
NARROW = 120.0  # below that a group says how long, and no more
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Fonts(Struct, frozen=True):
    """The three sizes of the drawing: titles, figures, and how high a line of each is."""

    title: QFont
    small: QFont
    bold: QFont

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """From the size of the body text, 14 at 100 %."""
        title, small = QFont(font), QFont(font)
        title.setBold(True)
        size = font.pixelSize() if font.pixelSize() > 0 else QFontMetrics(font).height() - 3
        small.setPixelSize(max(10, round(size * 12 / 14)))
        bold = QFont(small)
        bold.setBold(True)
        return cls(title, small, bold)

    @property
    def line(self) -> float:
        """How high an item is at least, so that its title stands in it."""
        return QFontMetricsF(self.title).height() + 3

    @property
    def times(self) -> float:
        """How much room the clock times take at the left of a day."""
        return QFontMetricsF(self.bold).horizontalAdvance("00:00") + 10


class DayColumn(Struct, frozen=True):
    """Where one day stands across the drawing: its clock times from `left`, its items from `items` on."""

    left: float
    items: float
    width: float


class DayPainter:
    """One drawing: `shape` in these columns. `visible` is what has to be drawn of it."""

    def __init__(
        self, painter: QPainter, shape: DayShape, columns: dict[int, DayColumn], fonts: Fonts, visible: QRectF
    ) -> None:
        self._painter, self._shape, self._columns = painter, shape, columns
        self._fonts, self._visible = fonts, visible
        self._look: Tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def place(self, box: DayBox) -> QRectF:
        """Where an item stands."""
        return place_of(box, self._columns[box.day])

    def day(self, draft: Draft | None, selected: str) -> None:
        """Everything that stands in the day, the chosen item with a frame."""
        for gap in self._shape.gaps:
            self._gap(gap)
        for box in self._shape.boxes:
            where = self.place(box)
            if not where.intersects(self._visible):
                continue
            if not box.holds:
                self._item(box, where)
            if box.row.step.id == selected or (draft is not None and draft.step_id == box.row.step.id):
                self._frame(where)
        for overlap in self._shape.overlaps:
            self._overlap(overlap)
        self._times(draft)

    def headings(self, words: dict[int, str]) -> None:
        """The name of each day above it, where there are several."""
        self._painter.setPen(self._look.colour("ink"))
        self._painter.setFont(self._fonts.title)
        for day, heading in words.items():
            column = self._columns[day]
            where = QRectF(column.items, 0, column.width, self._fonts.line)
            self._painter.drawText(where, LEFT, self._elided(self._fonts.title, heading, where.width()))

    def ghost(self, where: QRectF) -> None:
        """Where the item was, or how long: a dashed frame."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._look.colour("accent"), 1, Qt.PenStyle.DashLine))
        self._painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def bubble(self, words: str, where: QRectF) -> None:
        """What the drag would make, beside the edge."""
        metrics = QFontMetricsF(self._fonts.bold)
        wide = min(metrics.horizontalAdvance(words) + 20, where.width())
        box = QRectF(where.right() - wide - 6, where.bottom() + 4, wide, metrics.height() + 12)
        if box.bottom() > self._visible.bottom():
            box.moveBottom(where.top() - 4)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour("ink"))
        self._painter.drawRoundedRect(box, 6, 6)
        self._painter.setFont(self._fonts.bold)
        self._painter.setPen(self._look.colour("surface"))
        self._painter.drawText(box.adjusted(10, 0, -10, 0), LEFT, self._elided(self._fonts.bold, words, wide - 20))

    def _item(self, box: DayBox, where: QRectF) -> None:
        kind = box.row.step.type
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour(f"step_{kind.value}"))
        self._painter.drawRoundedRect(where, 4, 4)
        pattern = QColor(self._look.colour("ink"))
        pattern.setAlpha(110)
        self._painter.setBrush(QBrush(pattern, PATTERNS[kind]))
        self._painter.drawRect(QRectF(where.left(), where.top() + 2, GUTTER, max(0.0, where.height() - 4)))
        self._words(box, where)

    def _words(self, box: DayBox, where: QRectF) -> None:
        """The title, and below it (beside it where there is one line) how long and who; the pin at the right. Ink, not
        quiet: grey would be too pale on the colours."""
        self._painter.setPen(self._look.colour("ink"))
        room = where.adjusted(GUTTER + INSIDE, 0, -8, 0)
        title, facts, fixed = day_words.title(box.row), day_words.facts(box.row), day_words.fixed(box.row)
        high, low = QFontMetricsF(self._fonts.title), QFontMetricsF(self._fonts.small)
        covered = any(each.day == box.day and abs(each.top - box.top) < 1 for each in self._shape.overlaps)
        wide = room.width() * (0.6 if covered else 1.0)
        most = int((room.height() + 1) // high.height())
        if most > 1:
            wrapped = self._wrapped(title, wide, most)
            lines = len(wrapped)
            below = room.height() - lines * high.height() >= low.height()
            tall = lines * high.height() + (low.height() if below else 0)
            first = QRectF(room.left(), room.center().y() - tall / 2, wide, lines * high.height())
            self._painter.setFont(self._fonts.title)
            self._painter.drawText(first, LEFT, "\n".join(wrapped))
            second = QRectF(room.left(), first.bottom(), room.width(), low.height())
            if below:
                second.setRight(second.right() - self._pin(second, fixed))
                self._text(self._fonts.small, second, self._shorter(box.row, facts, second.width()))
            return
        line = QRectF(room.left(), room.center().y() - high.height() / 2, wide, high.height())
        line.setRight(line.right() - self._pin(line, fixed))
        self._text(self._fonts.title, line, title)
        line.setLeft(line.left() + high.horizontalAdvance(title) + 8)
        if line.width() > low.horizontalAdvance("00 min"):
            self._text(self._fonts.small, line, facts)

    def _shorter(self, row: PlanRow, facts: str, wide: float) -> str:
        """How long and who; in a narrow group only how long."""
        fits = QFontMetricsF(self._fonts.small).horizontalAdvance(facts) <= wide
        return facts if fits or wide > NARROW else duration(row.step.minutes)

    def _wrapped(self, title: str, wide: float, most: int) -> list[str]:
        """A title in at most so many lines; what is longer ends in dots."""
        metrics, lines = QFontMetrics(self._fonts.title), [""]
        for word in title.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > wide and len(lines) < most:
                lines.append(word)
            else:
                lines[-1] = longer
        return [self._elided(self._fonts.title, line, wide) for line in lines]

    def _pin(self, line: QRectF, words: str) -> float:
        """The pin and its words at the right end of a line; how wide they are."""
        if not words:
            return 0.0
        wide = QFontMetricsF(self._fonts.small).horizontalAdvance(words)
        self._painter.setFont(self._fonts.small)
        self._painter.drawText(line, RIGHT, words)
        sign = QRectF(line.right() - wide - PIN - 6, line.center().y() - PIN / 2, PIN, PIN)
        icons.icon("pin").paint(self._painter, sign.toRect())
        return wide + PIN + 12

    def _text(self, font: QFont, where: QRectF, words: str) -> None:
        self._painter.setFont(font)
        self._painter.drawText(where, LEFT, self._elided(font, words, where.width()))

    def _elided(self, font: QFont, words: str, wide: float) -> str:
        return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(wide) + 1)

    def _frame(self, where: QRectF) -> None:
        """The chosen item, with a grip at the edge that can be dragged."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._look.colour("accent"), 2))
        self._painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), 4, 4)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour("accent"))
        self._painter.drawRoundedRect(QRectF(where.center().x() - 16, where.bottom() - 3, 32, 4), 2, 2)

    def _gap(self, gap: Stripe) -> None:
        """Free time before a fixed start: a dashed row with its minutes."""
        column = self._columns[gap.day]
        where = QRectF(column.items + 0.5, gap.top + 1, column.width - 1, gap.bottom - gap.top - 2)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._look.colour("edge"), 1, Qt.PenStyle.DashLine))
        self._painter.drawRoundedRect(where, 4, 4)
        self._painter.setPen(self._look.colour("quiet"))
        self._text(self._fonts.small, where.adjusted(12, 0, -8, 0), day_words.gap(gap.minutes, gap.title))

    def _overlap(self, overlap: Stripe) -> None:
        """Minutes used twice: red and hatched, beside the title of what they cover."""
        column = self._columns[overlap.day]
        high = max(self._fonts.line - 2, min(overlap.bottom - overlap.top, 2 * self._fonts.line))
        where = QRectF(column.items + column.width * 0.66, overlap.top + 1, column.width * 0.34 - 1, high)
        red = self._look.colour("over")
        hatch = QColor(red)
        hatch.setAlpha(60)
        self._painter.setPen(QPen(red, 1))
        self._painter.setBrush(self._look.colour("over_ground"))
        self._painter.drawRect(where)
        self._painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        self._painter.drawRect(where)
        words = self._elided(self._fonts.bold, day_words.too_long(overlap.minutes), where.width() - 8)
        self._painter.setFont(self._fonts.bold)
        wide = QFontMetricsF(self._fonts.bold).horizontalAdvance(words) + 8
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour("over_ground"))  # no pattern behind words
        self._painter.drawRect(QRectF(where.center().x() - wide / 2, where.top() + 1, wide, where.height() - 2))
        self._painter.setPen(red)
        self._painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)

    def _times(self, draft: Draft | None) -> None:
        """The clock times, where one does not stand on the other; what a draft changes is bold and in the accent."""
        high = QFontMetricsF(self._fonts.small).height()
        last: dict[int, float] = {}
        for day, minute, y, step_id in self._shape.marks:
            new = draft is not None and step_id in draft.other_starts
            if y - last.get(day, -1000.0) < high and not new:
                continue
            last[day] = y
            column = self._columns[day]
            where = QRectF(column.left, y - 1, column.items - column.left - 8, high)
            self._painter.setFont(self._fonts.bold if new else self._fonts.small)
            self._painter.setPen(self._look.colour("accent" if new else "quiet"))
            self._painter.drawText(where, RIGHT, schedule.clock(minute)[:5])

    def drop_line(self, day: int, y: float) -> None:
        """Where something that is dragged in would stand."""
        column = self._columns[day]
        self._painter.setPen(QPen(self._look.colour("accent"), 2))
        self._painter.drawPolyline(QPolygonF([QPointF(column.items, y), QPointF(column.items + column.width, y)]))


def place_of(box: DayBox, column: DayColumn) -> QRectF:
    """Where an item stands in the column of its day, with two pixels between neighbours."""
    wide = column.width * box.width - (2 if box.width < 1 else 0)
    left = column.items + column.width * box.left
    return QRectF(left, box.top + 1, wide, max(2.0, box.bottom - box.top - 2))

"""Draws the day to scale: items, free time, overlaps, clock times, what is in the air. Whatever is said by colour is
said by words or a sign as well."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap

from agendas import schedule
from ui import theme
from ui.agenda import day_words
from ui.agenda.day_edit import Draft, may_stretch
from ui.agenda.day_item import LEFT, RIGHT, Fonts, ItemPainter, elided
from ui.agenda.day_shape import DayBox, DayShape, Stripe
from ui.theme.looks import Tokens
from ui.widgets import dates

GRIP = 5  # pixels, two of them the frame's


class DayColumn(Struct, frozen=True):
    """Where one day stands across the drawing: its clock times from `left`, its items from `items` on."""

    left: float
    items: float
    width: float


class Drawn(dict[Hashable, QPixmap]):
    """Items as they were drawn last: in a drag most of them only change their place. Whoever holds it clears it when
    colours or letters change."""

    most = 600

    def keep(self, key: Hashable, picture: QPixmap) -> None:
        """Keep one more; a day of people who drag for hours does not fill the memory."""
        if len(self) >= self.most:
            self.clear()
        self[key] = picture


class DayPainter:
    """One drawing: `shape` in these columns. `visible` is what has to be drawn of it."""

    def __init__(
        self, painter: QPainter, shape: DayShape, columns: dict[int, DayColumn], fonts: Fonts, visible: QRectF
    ) -> None:
        self.drawn = Drawn()
        self._painter, self._shape, self._columns = painter, shape, columns
        self._fonts, self._visible = fonts, visible
        self._look: Tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def place(self, box: DayBox) -> QRectF:
        """Where an item stands."""
        return place_of(box, self._columns[box.day])

    def day(self, draft: Draft | None, selected: str, locked: bool) -> None:
        """Everything that stands in the day, the chosen item with a frame; a locked day can only be looked at."""
        for gap in self._shape.gaps:
            self._gap(gap)
        chosen = {selected} if draft is None else {selected, draft.step_id}
        seen = [box for box in self._shape.boxes if self.place(box).intersects(self._visible)]
        for box in seen:
            if not box.holds:
                self._item(box, self.place(box))
        for box in seen:
            if box.row.step.id in chosen:
                self._frame(self.place(box))
                if not locked and may_stretch(box.row.step):
                    self._grip(self.place(box))
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
            self._painter.drawText(where, LEFT, elided(self._fonts.title, heading, where.width()))

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
        self._painter.drawText(box.adjusted(10, 0, -10, 0), LEFT, elided(self._fonts.bold, words, wide - 20))

    def _item(self, box: DayBox, where: QRectF) -> None:
        """An item from its picture, drawn anew where it looks otherwise than the last time."""
        covered = any(each.day == box.day and abs(each.top - box.top) < 1 for each in self._shape.overlaps)
        step, ratio = box.row.step, self._painter.device().devicePixelRatioF()
        said = (day_words.title(box.row), step.minutes, step.flex, step.leads, day_words.fixed(box.row))
        key = (*said, step.type, where.width(), where.height(), covered, ratio, self._look.surface)
        picture = self.drawn.get(key)
        if picture is None:
            picture = QPixmap((where.size() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            ItemPainter(painter, self._fonts).draw(box, QRectF(0, 0, where.width(), where.height()), covered)
            painter.end()
            self.drawn.keep(key, picture)
        self._painter.drawPixmap(where.topLeft(), picture)

    def _frame(self, where: QRectF) -> None:
        """The chosen item."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._look.colour("accent"), 2))
        self._painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), 4, 4)

    def _grip(self, where: QRectF) -> None:
        """At the edge that can be dragged. It hangs from the frame: the words of an item of one line reach down to it,
        and what stands above underlines them."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour("accent"))
        self._painter.drawRoundedRect(QRectF(where.center().x() - 16, where.bottom() - 2, 32, GRIP), 2, 2)

    def _gap(self, gap: Stripe) -> None:
        """Free time before a fixed start: a dashed row with its minutes."""
        column = self._columns[gap.day]
        where = QRectF(column.items + 0.5, gap.top + 1, column.width - 1, gap.bottom - gap.top - 2)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._look.colour("edge"), 1, Qt.PenStyle.DashLine))
        self._painter.drawRoundedRect(where, 4, 4)
        self._painter.setPen(self._look.colour("quiet"))
        ItemPainter(self._painter, self._fonts).text(
            self._fonts.small, where.adjusted(12, 0, -8, 0), day_words.gap(gap.minutes, gap.title)
        )

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
        words = elided(self._fonts.bold, day_words.too_long(overlap.minutes), where.width() - 8)
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
            if not where.intersects(self._visible):
                continue
            self._painter.setFont(self._fonts.bold if new else self._fonts.small)
            self._painter.setPen(self._look.colour("accent" if new else "quiet"))
            self._painter.drawText(where, RIGHT, dates.clock(minute % schedule.DAY))


def place_of(box: DayBox, column: DayColumn) -> QRectF:
    """Where an item stands in the column of its day, with two pixels between neighbours."""
    left, right = (round(column.items + column.width * part) for part in (box.left, box.left + box.width))
    top, bottom = round(box.top) + 1, round(box.bottom) - 1  # whole pixels: letters stay sharp
    return QRectF(left, top, right - left - (2 if box.width < 1 else 0), max(2, bottom - top))

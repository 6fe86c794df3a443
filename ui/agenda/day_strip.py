"""The day to scale: one block per step, coloured by type and patterned so that it reads in grey; free time is an empty
frame, an overlap has a red one. Click selects."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from agendas import schedule
from agendas.model import StepType
from ui import theme
from ui.agenda.plan_words import duration
from ui.agenda.view_state import PlanRow
from ui.theme.looks import Tokens
from ui.widgets import dates
from ui.widgets.spoken import Role, speak_as

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
MARGIN = 8
LETTERS = 10  # of a title, at least
SMALLEST_GAP = 6.0  # pixels: below that a frame is a line


class DayStrip(QWidget):
    """A vertical time line of one or more days, one below the other.

    Signals:
    step_clicked: the step's id.
    """

    step_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlanRow, ...] = ()
        self._selected = ""
        self.setMinimumSize(QSize(132, 200))
        speak_as(self, Role.Chart)
        self.setAccessibleName(self.tr("The day to scale"))

    def show_rows(self, rows: tuple[PlanRow, ...]) -> None:
        self._rows = rows
        self.setMinimumWidth(self._time_width() + self.fontMetrics().averageCharWidth() * LETTERS + MARGIN)
        every = (each for row in rows for each in (row.inside or (row,)))
        spoken = (f"{row.clock} {row.step.title}, {row.step.minutes}" for row in every)
        self.setAccessibleDescription("; ".join(spoken))
        self.update()

    def show_selected(self, step_id: str) -> None:
        if step_id != self._selected:
            self._selected = step_id
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        look, line = theme.current(), painter.fontMetrics().height()
        last_label, days = -100.0, {row.step.day for row in self._rows}
        shown_day = 0
        for row, box in self._boxes():
            if len(days) > 1 and row.step.day != shown_day:
                shown_day = row.step.day
                painter.setPen(look.colour("quiet"))
                above = QRectF(box.left(), box.top() - line - 1, box.width(), line)
                painter.drawText(above, self.tr("Day {n}").format(n=shown_day))
            self._paint_gap(painter, row, box, look)
            for part, place in self._parts(row, box):
                self._paint_block(painter, part, place, look)
            if box.top() - last_label >= line:
                painter.setPen(look.colour("quiet"))
                where = QRectF(0, box.top() - 1, self._time_width() - 6, line)
                painter.drawText(where, Qt.AlignmentFlag.AlignRight, dates.clock(row.start % schedule.DAY))
                last_label = box.top()
            for part, place in self._parts(row, box):
                self._paint_title(painter, part, place, look.colour("ink"))
            if row.inside and row.step.id == self._selected:
                self._paint_frame(painter, box, look.colour("accent"))
        painter.end()

    def _small(self) -> QFont:
        small = self.font()
        small.setPixelSize(max(10, round(small.pixelSize() * 0.8)) if small.pixelSize() > 0 else 11)
        return small

    def _time_width(self) -> int:
        return QFontMetrics(self._small()).horizontalAdvance(dates.clock(22 * 60)) + 10

    def _paint_block(self, painter: QPainter, row: PlanRow, box: QRectF, look: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"step_{row.step.type.value}"))
        painter.drawRoundedRect(box, 4, 4)
        pattern = QColor(look.colour("ink"))
        pattern.setAlpha(36)
        painter.setBrush(QBrush(pattern, PATTERNS[row.step.type]))
        painter.drawRoundedRect(box, 4, 4)
        if row.step.id == self._selected or row.overlap:
            self._paint_frame(painter, box, look.colour("over" if row.overlap else "accent"))

    def _paint_frame(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    def _parts(self, row: PlanRow, box: QRectF) -> list[tuple[PlanRow, QRectF]]:
        """What is drawn for a row: itself, or a column for each of the groups that work side by side."""
        if not row.inside:
            return [(row, box)]
        scale = box.height() / max(1, row.end - row.start)
        wide = box.width() / len(row.step.strands)
        return [
            (
                each,
                QRectF(
                    box.left() + (each.number - 1) * wide,
                    box.top() + (each.start - row.start) * scale,
                    wide - 2,
                    max(2.0, (each.end - each.start) * scale - 1.0),
                ),
            )
            for each in row.inside
        ]

    def _paint_gap(self, painter: QPainter, row: PlanRow, box: QRectF, look: Tokens) -> None:
        """Free time before a fixed start: a dashed frame with its length."""
        height = row.gap * self._scale()[0] - 2 if row.gap else 0.0
        if height < SMALLEST_GAP:
            return
        gap = QRectF(box.left() + 1, box.top() - height - 1, box.width() - 2, height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("late"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(gap, 4, 4)
        if height >= painter.fontMetrics().height():
            words = self.tr("{n} free").format(n=duration(row.gap))
            painter.drawText(
                gap.adjusted(6, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
            )

    def _paint_title(self, painter: QPainter, row: PlanRow, box: QRectF, ink: QColor) -> None:
        height = painter.fontMetrics().height()
        if box.height() < height:
            return
        painter.setPen(ink)
        room = box.adjusted(6, 1, -4, -1)
        words = painter.fontMetrics().elidedText(row.step.title, Qt.TextElideMode.ElideRight, int(room.width()))
        vertical = Qt.AlignmentFlag.AlignVCenter if box.height() < 2 * height else Qt.AlignmentFlag.AlignTop
        painter.drawText(room, int(vertical | Qt.AlignmentFlag.AlignLeft), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for row, box in self._boxes():
            for part, place in [*self._parts(row, box), (row, box)]:
                if place.contains(event.position()):
                    self.step_clicked.emit(part.step.id)
                    return

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def _spans(self) -> dict[int, tuple[int, int]]:
        spans: dict[int, tuple[int, int]] = {}
        for row in self._rows:
            first, last = spans.get(row.step.day, (row.start, row.end))
            spans[row.step.day] = min(first, row.start - row.gap), max(last, row.end)
        return spans

    def _scale(self) -> tuple[float, float]:
        """Pixels per minute, and the space above each day for its name."""
        spans = self._spans()
        total = sum(end - start for start, end in spans.values()) or 1
        above = QFontMetrics(self._small()).height() + 4.0 if len(spans) > 1 else 0.0
        return max(0.1, (self.height() - 2 * MARGIN - above * len(spans)) / total), above

    def _boxes(self) -> list[tuple[PlanRow, QRectF]]:
        """Where each step stands. Several days follow each other with a gap; a night is not drawn to scale."""
        spans, (scale, above) = self._spans(), self._scale()
        tops: dict[int, float] = {}
        y = float(MARGIN)
        for day in sorted(spans):
            tops[day] = y + above
            y += above + (spans[day][1] - spans[day][0]) * scale
        left = self._time_width()
        width = self.width() - left - MARGIN
        return [
            (
                row,
                QRectF(
                    left,
                    tops[row.step.day] + (row.start - spans[row.step.day][0]) * scale + 0.5,
                    width,
                    max(2.0, row.step.minutes * scale - 1.5),
                ),
            )
            for row in self._rows
        ]

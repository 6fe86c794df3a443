"""The day to scale: one block per step, coloured by type and patterned so that it reads in grey. Click selects."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from agendas import schedule
from agendas.model import StepType
from ui import theme
from ui.agenda.view_state import PlanRow

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
TIME_WIDTH = 44
MARGIN = 8


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
        self.setMinimumSize(QSize(132, 240))
        self.setAccessibleName(self.tr("The day to scale"))

    def show_rows(self, rows: tuple[PlanRow, ...]) -> None:
        self._rows = rows
        spoken = (f"{row.clock} {row.step.title}, {row.step.minutes}" for row in rows)
        self.setAccessibleDescription("; ".join(spoken))
        self.update()

    def show_selected(self, step_id: str) -> None:
        if step_id != self._selected:
            self._selected = step_id
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        small = self.font()
        small.setPixelSize(max(10, round(small.pixelSize() * 0.8)) if small.pixelSize() > 0 else 11)
        painter.setFont(small)
        last_label = -100.0
        for row, box in self._boxes():
            fill = look.colour(f"step_{row.step.type.value}")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 4, 4)
            pattern = QColor(look.colour("ink"))
            pattern.setAlpha(36)
            painter.setBrush(QBrush(pattern, PATTERNS[row.step.type]))
            painter.drawRoundedRect(box, 4, 4)
            if row.step.id == self._selected or row.overlap:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(look.colour("over" if row.overlap else "accent"), 2))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
            if box.top() - last_label >= painter.fontMetrics().height():
                painter.setPen(look.colour("quiet"))
                where = QRectF(0, box.top() - 1, TIME_WIDTH - 6, painter.fontMetrics().height())
                painter.drawText(where, Qt.AlignmentFlag.AlignRight, schedule.clock(row.start)[:5])
                last_label = box.top()
            self._paint_title(painter, row, box, look.colour("ink"))
        painter.end()

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
            if box.contains(event.position()):
                self.step_clicked.emit(row.step.id)
                return

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def _boxes(self) -> list[tuple[PlanRow, QRectF]]:
        """Where each step stands. Several days follow each other with a gap; a night is not drawn to scale."""
        if not self._rows:
            return []
        days = sorted({row.step.day for row in self._rows})
        spans = {
            day: (
                min(row.start for row in self._rows if row.step.day == day),
                max(row.end for row in self._rows if row.step.day == day),
            )
            for day in days
        }
        total = sum(end - start for start, end in spans.values()) or 1
        scale = (self.height() - 2 * MARGIN - 16 * (len(days) - 1)) / total
        tops: dict[int, float] = {}
        y = float(MARGIN)
        for day in days:
            tops[day] = y
            y += (spans[day][1] - spans[day][0]) * scale + 16
        width = self.width() - TIME_WIDTH - MARGIN
        return [
            (
                row,
                QRectF(
                    TIME_WIDTH,
                    tops[row.step.day] + (row.start - spans[row.step.day][0]) * scale + 0.5,
                    width,
                    max(2.0, row.step.minutes * scale - 1.5),
                ),
            )
            for row in self._rows
        ]

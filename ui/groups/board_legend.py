"""Below the board: what the signs of the seats mean, and while somebody is in the air what the frames mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QWidget

from agendas.model import Seat
from ui import theme
from ui.groups.seat_mark import SeatMark
from ui.labels import enum_label
from ui.widgets.basics import label
from ui.widgets.flow import FlowLayout

WIDE, HIGH = 30, 18  # pixels of a frame at 100 %


class BoardLegend(QStackedWidget):
    """One line, more where it is narrow, and never higher than they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        seats = QWidget(self)
        keys = (
            (self.tr("Space"), self.tr("lift, put down")),
            (self.tr("Enter"), self.tr("card")),
            (self.tr("Page Down"), self.tr("five rooms on")),
        )
        marks: list[tuple[QWidget, str]] = [(SeatMark(seat, "", seats), enum_label(seat).lower()) for seat in Seat]
        _fill(seats, [*marks, *((label(key, "cap", seats), words) for key, words in keys)])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.addWidget(seats)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._limit()

    def event(self, event: QEvent) -> bool:
        known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:  # the text has another size
            self._limit()
        return known

    def _limit(self) -> None:
        self.setMaximumHeight(max(self.heightForWidth(self.width()), self.minimumSizeHint().height()))

    def show_frames(self, wanted: bool) -> None:
        """Whether somebody is in the air."""
        if wanted and self.count() == 1:
            self._make_frames()
        self.setCurrentIndex(int(wanted))

    def _make_frames(self) -> None:
        frames = QWidget(self)
        told = (
            ("edge", True, self.tr("where they come from")),
            ("accent", True, self.tr("a change that breaks no rule")),
            ("over", False, self.tr("breaks a rule: it counts, and is said")),
        )
        _fill(frames, [(_LegendFrame(tone, dashed, frames), words) for tone, dashed, words in told])
        self.addWidget(frames)


class _LegendFrame(QWidget):
    def __init__(self, tone: str, dashed: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._tone, self._dashed = tone, dashed
        self.setFixedSize(QSize(WIDE, HIGH) * theme.text_scale())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._dashed:
            painter.setBrush(look.colour("over_ground"))
        pen = QPen(look.colour(self._tone), 1.5, Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


def _fill(line: QWidget, parts: list[tuple[QWidget, str]]) -> None:
    flow = FlowLayout(line, 12)
    for sign, words in parts:
        if isinstance(sign, QLabel):
            sign.setWordWrap(False)
        holder = QWidget(line)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        said = label(words, "small", holder)
        said.setWordWrap(False)
        layout.addWidget(sign)
        layout.addWidget(said)
        flow.addWidget(holder)

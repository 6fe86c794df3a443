"""One line of the page of a set: the number of the step at the left, the words, and what a coach would ask beside
them. Where there is no room beside, the questions stand below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.spoken import Role, speak_as

MARK = 22  # pixels at normal text
GAP = 20
BETWEEN = 16


def mark_side() -> int:
    """How wide the number of a step is; it grows with the text, but not as fast."""
    return round(MARK * (1 + theme.text_scale()) / 2)


def paint_mark(painter: QPainter, place: QRectF, number: int, *, current: bool, done: bool = False) -> None:
    """The number of a step in its ring; filled, with a tick, where what it asks for is written down."""
    colours = theme.current()
    ring = colours.colour("accent" if current or done else "edge")
    painter.setPen(QPen(ring, 2 if current else 1))
    painter.setBrush(ring if done else colours.colour("surface"))
    painter.drawEllipse(place.adjusted(1, 1, -1, -1))
    painter.setPen(colours.colour("on_accent" if done else "accent" if current else "quiet"))
    if done:
        side, pen = place.width(), QPen(colours.colour("on_accent"), max(1.5, place.width() / 12))
        painter.setPen(pen)
        left, top = place.left(), place.top()
        painter.drawPolyline(
            [
                QPointF(left + side * 0.30, top + side * 0.52),
                QPointF(left + side * 0.44, top + side * 0.66),
                QPointF(left + side * 0.70, top + side * 0.36),
            ]
        )
        return
    font = QFont(painter.font())
    font.setPixelSize(round(place.width() * 0.55))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))


class StepMark(QWidget):
    """The number at the left of the text; 0 shows none and keeps the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Graphic)
        self._number, self._current = 0, False
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # where it shows no number it says nothing either
        self.setSizePolicy(keeps)
        self.hide()
        self._fit()

    def show_step(self, number: int, *, current: bool) -> None:
        """Show this number; the step somebody is at stands out."""
        if (number, current) != (self._number, self._current):
            self._number, self._current = number, current
            self.setVisible(bool(number))
            self.setAccessibleName(self.tr("Step {number}").format(number=number) if number else "")
            self.update()

    def sizeHint(self) -> QSize:
        side = mark_side()
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(0, 0, mark_side(), mark_side()), self._number, current=self._current)
        painter.end()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())


class PageRow(QWidget):
    """`middle` is the text, `side` what stands beside it."""

    def __init__(self, step: int, middle: QWidget, side: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self.middle, self.side = step, middle, side
        self._wide = -1
        self._mark = StepMark(self)
        self._mark.show_step(step, current=False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(self._mark, 0, 0, top)
        self._grid.setColumnMinimumWidth(0, mark_side() + GAP)
        self._grid.addWidget(middle, 0, 1, Qt.AlignmentFlag.AlignTop)  # however much is asked beside it
        if side is not None:
            side.setParent(self)
        self.put_side(0)

    def put_side(self, wide: int) -> None:
        """So wide is what stands beside the text; 0: it stands below."""
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.setColumnMinimumWidth(0, mark_side() + (GAP if wide else GAP // 2))
        self._grid.setColumnMinimumWidth(2, wide)
        if self.side is not None:
            self._grid.removeWidget(self.side)
            self.side.setContentsMargins(BETWEEN if wide else 0, 0, 0, 0)
            if wide:
                self.side.setFixedWidth(wide)
                self._grid.addWidget(self.side, 0, 2, Qt.AlignmentFlag.AlignTop)
            else:
                self.side.setMinimumWidth(0)
                self.side.setMaximumWidth(16_777_215)
                self._grid.addWidget(self.side, 1, 1)

    def show_step(self, *, current: bool, shown: bool = True) -> None:
        """Let the number stand out while somebody is at this step; of several lines of a step one shows it."""
        self._mark.show_step(self.step if shown else 0, current=current)

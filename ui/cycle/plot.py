"""The predicted scores of one key result through its cycle, as a small line. What is drawn is said in words, too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.cycle.words import scored
from ui.widgets.dates import short_day
from ui.widgets.spoken import Role, speak_as
from workshop_app.application.cycle_queries import PointInCycle
from workshop_app.domain.cycle_scores import MEANT, shown_score
from workshop_app.domain.scoring import Model

WIDE, HIGH, DOT = 132, 40, 2.5  # pixels at 100 % text
SIDE = 5


class ScorePlot(QWidget):
    """Hidden while there is nothing to draw. From 0 at the bottom to 1 at the top, with a quiet line at the target, or
    where people are half sure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Graphic)
        self._points: tuple[PointInCycle, ...] = ()
        self._model = Model.LEVELS
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_points(self, points: Sequence[PointInCycle], model: Model) -> None:
        """The predictions, the earliest first."""
        self._points, self._model = tuple(points), model
        said = ", ".join(f"{short_day(each.day)}: {shown_score(each.predicted)}" for each in self._points)
        words = scored(model, "course", scores=said)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setVisible(bool(self._points))
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme.text_scale()
        return QSize(round(WIDE * scale), round(HIGH * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, scale = theme.current(), theme.text_scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), 1))
        base = self._place(0, 0.0).y()
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        painter.setPen(QPen(look.colour("edge"), 1, Qt.PenStyle.DashLine))
        if (line := MEANT.get(self._model)) is not None:
            meant = self._place(0, line).y()
            painter.drawLine(QPointF(0, meant), QPointF(self.width(), meant))
        places = [self._place(at, each.predicted) for at, each in enumerate(self._points)]
        painter.setPen(QPen(look.colour("accent"), 2))
        painter.drawPolyline(places)
        painter.setBrush(look.colour("accent"))
        for place in places:
            painter.drawEllipse(place, DOT * scale, DOT * scale)
        painter.end()

    def _place(self, at: int, score: float) -> QPointF:
        room = self.width() - 2 * SIDE
        across = SIDE + room * (at / max(1, len(self._points) - 1))
        return QPointF(across, self.height() - SIDE - (self.height() - 2 * SIDE) * score)

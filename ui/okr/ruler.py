"""The ruler of a key result, painted: today and the levels at their place, boxes with a question mark where one is
open, and a ring that answers "if it ends at". The ring is dragged, or moved by the arrow keys; nothing of it is
stored. The formula is told in words when one points at it, and on F1."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.okr.ruler_painting import EDGE, RING, RulerPainting
from ui.okr.ruler_state import LevelScale, ended_at, middle_of, ruler, stands_at
from ui.okr.ruler_words import formula_words, head_words, ring_words
from ui.okr.view_state import Ending
from ui.widgets.basics import tip
from ui.widgets.spoken import Role, speak_as, speak_value
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.scoring import Model
from workshop_app.domain.values.shown import with_short_unit


class ScoreRuler(QWidget):
    """Signals:
    said: "if it ends at 60 % the score is 0.5"; empty while there is no score.
    field_wanted: the field of an open box that was clicked.
    """

    said = Signal(str)
    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Slider)
        self._result: KeyResult | None = None
        self._agreed: Agreement | None = None
        self._drawn = LevelScale(())
        self._at = 0.5
        self._moved = self._dragging = False
        self._stands: float | None = None
        self._end = ""
        self._ending: tuple[Ending, Model] | tuple[()] = ()
        self._boxes: list[tuple[QRectF, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    @property
    def words(self) -> str:
        """What it says at the moment."""
        return ring_words(self._end, *self._ending) if self._ending else ""

    def show_result(self, result: KeyResult, agreed: Agreement, stands: str = "") -> None:
        """Draw these levels. A ring that was moved stays where it was put. `stands` is the value of the last check-
        in."""
        self._result, self._agreed = result, agreed
        before, self._drawn = self._drawn, ruler(result, agreed.model, agreed.cycle)
        self._stands = stands_at(self._drawn, stands, agreed.cycle)
        if not self._moved or not self._drawn.to_scale:
            self._at, self._moved = middle_of(self._drawn), False
        if before != self._drawn:
            self.updateGeometry()
        self._tell()
        has_ring = bool(self._ending)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_ring else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip(formula_words(self._drawn, agreed.model, self._end, self._ending)) if has_ring else "")
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._painting().height(width)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn.in_words and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    # -- moving the ring

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._drawn.step / abs(self._drawn.last - self._drawn.first or 1.0)
        moves = {
            Qt.Key.Key_Right: step,
            Qt.Key.Key_Left: -step,
            Qt.Key.Key_PageUp: 5 * step,
            Qt.Key.Key_PageDown: -5 * step,
        }
        if event.key() == Qt.Key.Key_F1 and self._ending:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
        elif event.key() in moves and self._ending:
            self._put(self._at + moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._ending:
            self._put(0.0 if event.key() == Qt.Key.Key_Home else 1.0)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            asks = event.type() == QEvent.Type.ShortcutOverride
            if asks and self._ending and event.key() == Qt.Key.Key_F1:
                event.accept()  # else the window tells its keys
        elif isinstance(event, QFocusEvent):
            self.update()  # the ring stands out while it has the keyboard
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = next((field for place, field in self._boxes if place.contains(event.position())), "")
        near = abs(event.position().x() - self._painting().x(self._at)) < 3 * RING and bool(self._ending)
        if box:
            self.field_wanted.emit(box)
        elif event.button() is Qt.MouseButton.LeftButton and near:
            self._dragging = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            event.ignore()  # the card opens

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._put((event.position().x() - EDGE) / max(1, self.width() - 2 * EDGE))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def _put(self, at: float) -> None:
        """The ring stands on round values."""
        drawn = self._drawn
        self._at = drawn.place_of(drawn.value_at(min(1.0, max(0.0, at))))
        self._moved = True
        self._tell()
        if self._agreed is not None:
            self.setToolTip(tip(formula_words(drawn, self._agreed.model, self._end, self._ending)))
        self.update()

    def _tell(self) -> None:
        self._end, self._ending = "", ()
        result, agreed = self._result, self._agreed
        if result is not None and agreed is not None and self._drawn.to_scale:
            value = self._drawn.value_at(self._at)
            found = ended_at(result, self._drawn, value, agreed.model, agreed.cycle)
            if found is not None:
                self._at = self._drawn.place_of(value)
                self._end, self._ending = with_short_unit(found[0], result.unit), (found[1], agreed.model)
        self.setAccessibleName(self.tr("If it ends at") if self._ending else self._open_words())
        speak_value(self, self.words)
        self.said.emit(self.words)

    def _open_words(self) -> str:
        """Read instead of the ring: what stands there, and what is open."""
        said = (f"{head_words(point.field, self._agreed)}: {point.words or '?'}" for point in self._drawn.points)
        return "; ".join(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._boxes = self._painting().paint(painter)
        painter.end()

    def _painting(self) -> RulerPainting:
        unit = self._result.unit if self._result is not None else ""
        return RulerPainting(
            self._drawn,
            self._agreed,
            unit,
            self.font(),
            self.width(),
            self._at,
            self._end,
            self._ending,
            self.hasFocus(),
            self._stands,
        )

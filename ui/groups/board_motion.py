"""People on the way from chair to chair, for a moment after seats were dealt or changed, so that the eye can follow.
Nobody moves where the system or the user asks for less motion."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QVariantAnimation, Signal

from ui.theme.motion import less_motion

LENGTH = 260  # ms
MOST = 400  # chairs in sight: beyond that nobody can follow

Chairs = Mapping[tuple[int, str], QRectF]  # by round, from 0, and person


class BoardMotion(QObject):
    """Signal: moved, with each picture of the way."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ways: dict[tuple[int, str], tuple[QRectF, QRectF]] = {}
        self._run = QVariantAnimation(self)
        self._run.setDuration(LENGTH)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self.moved)
        self._run.finished.connect(self._on_finished)

    @property
    def running(self) -> bool:
        """Whether somebody is on the way."""
        return bool(self._ways)

    def start(self, before: Chairs, after: Chairs) -> None:
        """From these chairs to those; who had none comes from nowhere, in place."""
        self.stop()
        ways = {who: (before[who], to) for who, to in after.items() if who in before and before[who] != to}
        if not ways or len(after) > MOST or less_motion():
            return
        self._ways = ways
        self._run.start()

    def stop(self) -> None:
        """Everybody sits."""
        self._run.stop()
        self._ways = {}

    def places(self) -> Chairs:
        """Where those who are on the way are now."""
        share = float(self._run.currentValue() or 0.0) if self._ways else 1.0
        return {who: _between(out, to, share) for who, (out, to) in self._ways.items()}

    def _on_finished(self) -> None:
        self._ways = {}
        self.moved.emit()


def _between(out: QRectF, to: QRectF, share: float) -> QRectF:
    way = to.topLeft() - out.topLeft()
    return QRectF(out.topLeft() + QPointF(way.x() * share, way.y() * share), to.size())

"""A sheet that widgets are painted on to learn what they write: not the picture but each piece of text, where it stands
and what it was clipped to. So the same question reaches labels, cells, tabs, fields and everything drawn by hand."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

HUGE = 16_000  # pixels: nothing that is painted ends at the sheet


class Written(Struct, frozen=True):
    """A piece of text as a widget draws it, in its own pixels: the box of its ink, and what it is clipped to."""

    words: str
    font: QFont
    at: QPointF
    turn: QTransform
    ink: QRectF
    clip: QRectF


class TextCatcher(QPaintEngine):
    """Keeps every text, and paints nothing."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.caught: list[Written] = []

    def begin(self, _device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        pass

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        words, font, painter = item.text(), QFont(item.font()), self.painter()
        if not words.strip():
            return
        turn = painter.transform()
        ink = turn.mapRect(QFontMetricsF(font).tightBoundingRect(words).translated(at))
        clip = painter.transform().mapRect(painter.clipBoundingRect()) if painter.hasClipping() else QRectF()
        self.caught.append(Written(words, font, QPointF(at), QTransform(turn), ink, clip))

    def drawPixmap(self, *_what: object) -> None:
        pass

    def drawTiledPixmap(self, *_what: object) -> None:
        pass

    def drawImage(self, *_what: object) -> None:
        pass

    def drawPath(self, *_what: object) -> None:
        pass

    def drawPolygon(self, *_what: object) -> None:
        pass


class Sheet(QPaintDevice):
    """As large as anything that is painted on it."""

    def __init__(self) -> None:
        super().__init__()
        self._engine = TextCatcher()

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        return {
            kinds.PdmWidth: HUGE,
            kinds.PdmHeight: HUGE,
            kinds.PdmNumColors: 2**31 - 1,
            kinds.PdmDepth: 32,
            kinds.PdmDevicePixelRatio: 1,
            kinds.PdmDevicePixelRatioScaled: 65536,
        }.get(which, 96)

    def texts(self, widget: QWidget) -> Sequence[Written]:
        """What this widget alone writes, none of its parts."""
        self._engine.caught = []
        widget.render(self, QPoint(), QRegion(), QWidget.RenderFlag(0))
        return self._engine.caught

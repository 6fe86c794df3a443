"""Who looks after a key result: a disc with initials and the name, one a line. Painted; beside every card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.basics import tip
from ui.widgets.elided import elided
from ui.widgets.spoken import Role, speak_as


def initials(name: str) -> str:
    """ "LO" of "Liam O'Connor": of the first and the last word."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class ChampionsLine(QWidget):
    """As high as its names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.StaticText)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show these; nothing where there are none."""
        if names != self._names:
            self._names = names
            self.setAccessibleName(self.tr("Champion: {names}").format(names=", ".join(names)) if names else "")
            self.setToolTip(tip("\n".join(names)))
            self.setVisible(bool(names))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self._step() * len(self._names))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._step() * len(self._names))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours, step = QPainter(self), theme.current(), self._step()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = step - 4
        for place, name in enumerate(self._names):
            top = place * step + 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent_ground"))
            painter.drawEllipse(QRectF(0, top, disc, disc))
            painter.setPen(colours.colour("accent"))
            painter.setFont(self._font(10, strong=True))
            painter.drawText(QRectF(0, top, disc, disc), Qt.AlignmentFlag.AlignCenter, initials(name))
            painter.setPen(colours.colour("ink"))
            font = self._font(12)
            painter.setFont(font)
            room = QRectF(disc + 8, top, max(10, self.width() - disc - 8), disc)
            said = elided(QFontMetrics(font), name, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        painter.end()

    def _step(self) -> int:
        return round(26 * theme.text_scale())

    def _font(self, size: int, *, strong: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(size * theme.text_scale()))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

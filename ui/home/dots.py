"""Two things the overview draws: a parameter with its state as a sign over its name, and the seven steps of a set as a
row of figures. Signs differ by shape as well as by colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui import icons, theme
from ui.home.view_state import Dot
from ui.labels import enum_label
from ui.widgets.dates import long_day
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.seven_steps import STEPS

SIGNS = {
    ParameterStatus.DECIDED: ("circle-check", "good"),
    ParameterStatus.NOT_APPLICABLE: ("minus", "quiet"),
    ParameterStatus.PARKED: ("clock", "late"),
    ParameterStatus.EXPLORING: ("pencil-line", "accent"),
    ParameterStatus.NOT_ASKED: ("circle-dashed", "quiet"),
}
WIDE, HIGH, SIGN, BELOW = 82, 66, 22, 32  # px at 100 % text; the name stands below the sign
SPACE = 4
FIGURE, APART = 18, 21  # px of a step, and from one to the next


class StatusDot(QAbstractButton):
    """One parameter; pressed, it leads to it."""

    def __init__(self, dot: Dot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dot = dot
        name, state = enum_label(dot.key), enum_label(dot.status)
        until = self.tr(", until {day}").format(day=long_day(dot.until)) if dot.until else ""
        self.setAccessibleName(f"{name}: {state}{until if dot.status is ParameterStatus.PARKED else ''}")
        self.setToolTip("\n".join(filter(None, (self.accessibleName(), dot.words))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the longest word and as high as the words need there."""
        scale, metrics = theme.text_scale(), QFontMetricsF(self._font())
        name = enum_label(self._dot.key)
        wide = max(WIDE * scale, *(metrics.horizontalAdvance(word) + 6 for word in name.split()))
        words = metrics.boundingRect(QRectF(0, 0, round(wide) - 4, 1000), int(_WORDS), name).height()
        return QSize(round(wide), round(max(HIGH * scale, BELOW * scale + words + 2)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(12 * theme.text_scale()))
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, scale, look = QPainter(self), theme.text_scale(), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(look.colour("accent" if self.hasFocus() else "hover"), 2))
            painter.setBrush(look.colour("surface" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        name, role = SIGNS[self._dot.status]
        side = round(SIGN * scale)
        icons.icon(name, role).paint(painter, (self.width() - side) // 2, round(6 * scale), side, side)
        painter.setFont(self._font())
        painter.setPen(look.colour("ink"))
        below = QRectF(2, BELOW * scale, self.width() - 4, self.height() - BELOW * scale)
        painter.drawText(below, _WORDS, enum_label(self._dot.key))
        painter.end()


class DotRow(QWidget):
    """All of them, in as many rows as the width needs."""

    def __init__(self, dots: list[StatusDot], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots, self._columns = dots, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self._spread(len(dots))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(WIDE * theme.text_scale()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = max((dot.sizeHint().width() for dot in self._dots), default=round(WIDE * theme.text_scale()))
        fit = max(1, (self.width() + SPACE) // (wide + SPACE))
        rows = -(-len(self._dots) // fit)
        self._spread(-(-len(self._dots) // rows))

    def _spread(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, dot in enumerate(self._dots):
            self._grid.addWidget(dot, place // columns, place % columns)


class SevenSteps(QWidget):
    """Which of the seven steps a set has written down: filled figures, and hollow ones."""

    def __init__(self, steps: tuple[bool, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Graphic)
        self._steps = steps
        words = self.tr("Steps written: {count} of {all}").format(count=sum(steps), all=STEPS)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(round(APART * STEPS * theme.text_scale()), round((FIGURE + 4) * theme.text_scale()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, scale, look = QPainter(self), theme.text_scale(), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(round(11 * scale))
        font.setBold(True)
        painter.setFont(font)
        half = FIGURE * scale / 2
        for place, done in enumerate(self._steps):
            middle = QPointF(half + 1 + place * APART * scale, self.height() / 2)
            painter.setPen(QPen(look.colour("accent" if done else "edge"), 1))
            painter.setBrush(look.colour("accent" if done else "surface"))
            painter.drawEllipse(middle, half, half)
            painter.setPen(look.colour("on_accent" if done else "quiet"))
            around = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        painter.end()


_WORDS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

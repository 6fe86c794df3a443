"""A row of all rooms above a board that is wider than its place: those in sight are marked, a press goes to one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.groups.board_text import BoardFonts
from ui.widgets.spoken import Role, speak_as, speak_value

HIGH, LEAST, GAP = 26, 6, 3  # pixels: a room at 100 %, around its number, between two
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


class RoomMap(QWidget):
    """Signal: room_requested, with the number of the room from 0."""

    room_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: tuple[str, ...] = ()
        self._seen, self._wanted = range(0), False
        speak_as(self, Role.Slider)
        self.setAccessibleName(self.tr("Rooms in sight"))
        self.setToolTip(self.tr("Page Up and Page Down go on by five rooms"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_rooms(self, rooms: Sequence[str]) -> None:
        """All there are."""
        self._rooms = tuple(rooms)
        self._appear()

    def show_seen(self, seen: range) -> None:
        """Those in sight."""
        if seen != self._seen:
            self._seen = seen
            last = self._rooms[seen[-1]] if seen and seen[-1] < len(self._rooms) else ""
            first = self._rooms[seen[0]] if seen and seen[0] < len(self._rooms) else ""
            words = self.tr("Rooms {first} to {last} of {n}").format(first=first, last=last, n=len(self._rooms))
            speak_value(self, words)
            self._appear()
            self.update()

    def set_wanted(self, wanted: bool) -> None:
        """Whether the board is looked at."""
        self._wanted = wanted
        self._appear()

    def sizeHint(self) -> QSize:
        return QSize(200, round(HIGH * theme.text_scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(BoardFonts(self.font()).small)
        step, every = self._step(), self._every(painter)
        for at, name in enumerate(self._rooms):
            seen = at in self._seen
            area = QRectF(at * step, 1, max(2.0, step - (GAP if step > 2 * GAP else 0)), self.height() - 2)
            painter.setPen(QPen(look.colour("accent" if seen else "line"), 1))
            painter.setBrush(look.colour("accent_ground" if seen else "surface"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            if at % every == 0 and name.isdecimal():
                painter.setPen(look.colour("accent" if seen else "ink"))
                wide = QRectF(area.left(), area.top(), step * every, area.height()) if every > 1 else area
                flags = Qt.AlignmentFlag.AlignCenter if every == 1 else Qt.AlignmentFlag.AlignVCenter
                painter.drawText(wide, int(flags), name)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(int(event.position().x() // self._step()) - len(self._seen) // 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(int(event.position().x() // self._step()) - len(self._seen) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self._seen[0] if self._seen else 0
        if Qt.Key(event.key()) in STEPS:
            self._go(first + STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self._rooms))
        else:
            super().keyPressEvent(event)

    def _go(self, first: int) -> None:
        self.room_requested.emit(max(0, min(first, len(self._rooms) - 1)))

    def _step(self) -> float:
        return max(1.0, self.width() / max(1, len(self._rooms)))

    def _every(self, painter: QPainter) -> int:
        """Every which room has room for its number."""
        wide = max((painter.fontMetrics().horizontalAdvance(name) for name in self._rooms), default=0) + LEAST
        return max(1, -int(-wide // self._step()))

    def _appear(self) -> None:
        """Only where there is more than is in sight."""
        self.setVisible(self._wanted and 0 < len(self._seen) < len(self._rooms))

"""A large number on every screen, to choose where the room's window goes: press the number or click it, Esc leaves
things as they are. Opened by `screens.RoomPlace`."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.run.drawing import CENTRE, draw_words

WIDTH, HEIGHT = 420, 300


class NumberCard(QWidget):
    """One screen's number. Signals: chosen; key_pressed passes on its keys."""

    chosen = Signal()
    key_pressed = Signal(object)

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number = number
        self._name = name
        self.setWindowTitle(self.tr("Screen {number}").format(number=number))
        self.setAccessibleName(self.tr("Screen {number}: {name}. Press {number}").format(number=number, name=name))
        self.setWindowFlags(Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def stand_on(self, screen: QScreen) -> None:
        """In the middle of this screen; all over it where the desktop lets no window choose its place."""
        if QGuiApplication.platformName().startswith("wayland"):
            self.winId()  # makes the window that can be told its screen
            self.windowHandle().setScreen(screen)
            self.showFullScreen()
            return
        free = screen.availableGeometry()
        width, height = min(WIDTH, free.width()), min(HEIGHT, free.height())
        self.setGeometry(free.center().x() - width // 2, free.center().y() - height // 2, width, height)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, QColor(look.accent))
        ink = QColor(look.on_accent)
        digit = area.adjusted(16, 12, -16, -area.height() * 0.42)
        draw_words(painter, digit, str(self._number), digit.height() * 0.9, ink, bold=True, flags=CENTRE)
        press = QRectF(16, area.height() * 0.58, area.width() - 32, area.height() * 0.16)
        said = self.tr("Press {number}, or click here").format(number=self._number)
        draw_words(painter, press, said, 28, ink, bold=True, flags=CENTRE)
        name = QRectF(16, area.height() * 0.74, area.width() - 32, area.height() * 0.2)
        draw_words(painter, name, self._name, 24, ink, flags=CENTRE)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)


class ScreenChooser(QObject):
    """All cards together. Signals: chosen(QScreen) and closed; key_pressed passes on what was typed on a card."""

    chosen = Signal(object)
    closed = Signal()
    key_pressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[tuple[NumberCard, QScreen]] = []

    @property
    def is_open(self) -> bool:
        return bool(self._cards)

    @property
    def cards(self) -> tuple[NumberCard, ...]:
        return tuple(card for card, _ in self._cards)

    def open(self, named: tuple[tuple[QScreen, str], ...]) -> None:
        """Number these screens, in this order."""
        self.close()
        for number, (screen, name) in enumerate(named, 1):
            card = NumberCard(number, name)
            card.chosen.connect(partial(self.choose, number))
            card.key_pressed.connect(self.key_pressed)
            card.stand_on(screen)
            self._cards.append((card, screen))

    def choose(self, number: int) -> None:
        """Take the screen with this number; any other number changes nothing."""
        if 1 <= number <= len(self._cards):
            screen = self._cards[number - 1][1]
            self.close()
            self.chosen.emit(screen)

    def close(self) -> None:
        """Take the numbers away."""
        if not self._cards:
            return
        for card, _ in self._cards:
            card.hide()
            card.deleteLater()
        self._cards.clear()
        self.closed.emit()

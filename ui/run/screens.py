"""Where the room's window stands: opening it on a chosen screen, remembering that screen by what it is and not by its
number, and bringing the window back when a projector's plug is pulled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.run.room import RoomWindow
from ui.run.small_clock import SmallClock
from ui.run.stage import Stage
from workshop_app.application.settings import ROOM_SCREEN, Settings


def identity(screen: QScreen) -> str:
    """What a screen is: maker, model and serial number, and its connector where those say nothing."""
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber())
    known = "|".join(part.strip() for part in parts)
    return known if known.strip("|") else screen.name()


def screen_words(screen: QScreen) -> str:
    """A screen as the user knows it."""
    size = screen.size()
    name = screen.model().strip() or screen.name()
    return QCoreApplication.translate("run", "{name}, {width} × {height}").format(
        name=name, width=size.width(), height=size.height()
    )


def other_screens(window: QWidget) -> tuple[QScreen, ...]:
    """Every screen but the one this window stands on."""
    here = window.window().screen()
    return tuple(screen for screen in QGuiApplication.screens() if screen is not here)


class RoomPlace(QObject):
    """Owns the room's window. Signals: changed when it opens or closes; said for a quiet sentence; key_pressed passes
    on the window's keys."""

    changed = Signal()
    said = Signal(str)
    key_pressed = Signal(object)

    def __init__(self, stage: Stage, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._settings = settings
        self._main = parent
        self._filled = ""  # the identity of the screen the window fills, or fills again once it is back
        self.window: RoomWindow | None = None
        self.small: SmallClock | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen_added)
            app.screenRemoved.connect(self._on_screen_removed)

    @property
    def is_open(self) -> bool:
        return self.window is not None and self.window.isVisible()

    def open_remembered(self) -> bool:
        """Open on the screen it filled last time, if that is plugged in; False when there is none."""
        remembered = self._settings.get(ROOM_SCREEN)
        for screen in other_screens(self._main):
            if identity(screen) == remembered:
                self.open_on(screen)
                return True
        return False

    def open_window(self) -> None:
        """Open as an ordinary window, for one screen or a shared one."""
        self._filled = ""
        window = self._made()
        window.hide()  # shown anew it comes to the front on every desktop
        window.showNormal()
        self.changed.emit()

    def open_on(self, screen: QScreen) -> None:
        """Fill this screen and remember it."""
        self._filled = identity(screen)
        self._settings.set(ROOM_SCREEN, self._filled)
        self._made().fill_screen(screen)
        self.changed.emit()

    def swap(self) -> None:
        """Exchange the screens of the two windows."""
        main, window = self._main.window(), self.window
        if window is None or not self.is_open:
            self.said.emit(self.tr("The room window is not open."))
            return
        ours, theirs = main.screen(), window.screen()
        if ours is theirs:
            self.said.emit(self.tr("Both windows are on one screen; there is nothing to swap."))
            return
        maximised = main.isMaximized()
        main.showNormal()
        main.move(theirs.availableGeometry().topLeft())
        if maximised:
            main.showMaximized()
        self.open_on(ours)
        main.activateWindow()

    def toggle_small_clock(self) -> None:
        """A small clock on top of everything, or away with it."""
        if self.small is None:
            self.small = SmallClock(self._stage)
            self.small.closed.connect(self.changed)
            self._main.destroyed.connect(self.small.deleteLater)
        self.small.setVisible(not self.small.isVisible())

    def close_all(self) -> None:
        """Close both windows; called when the day is left."""
        self.close()
        if self.small is not None:
            self.small.close()
            self.small.deleteLater()
            self.small = None

    def close(self) -> None:
        """Close the room's window; the run does not notice."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _made(self) -> RoomWindow:
        if self.window is None:
            self.window = RoomWindow(self._stage)
            self.window.closed.connect(self.changed)
            self.window.key_pressed.connect(self.key_pressed)
            self._main.destroyed.connect(self.window.deleteLater)
        return self.window

    def _on_screen_added(self, screen: QScreen) -> None:
        if self.is_open and identity(screen) == self._settings.get(ROOM_SCREEN) and self._filled == "":
            self.open_on(screen)

    def _on_screen_removed(self, screen: QScreen) -> None:
        window = self.window
        if window is None or identity(screen) != self._filled:
            return
        self._filled = ""
        window.come_back()
        self.said.emit(self.tr("The screen of the room window is gone; the window is here now. The clock goes on."))

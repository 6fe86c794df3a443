"""Where the windows of a running day stand: opening the room's window on a chosen screen, remembering screens by what
they are and not by their number, and bringing every window back when a projector's plug is pulled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.run.before_desk import BeforeDesk
from ui.run.homeward import Homeward, rescue, send
from ui.run.overlay import ScreenChooser
from ui.run.room import RoomWindow
from ui.run.small_clock import SmallClock
from ui.run.stage import Stage
from ui.theme import text_scale
from workshop_app.application.settings import ROOM_SCREEN, Settings

REMEMBERED = 8  # projectors a coach comes back to
FOOT = 76  # pixels: the line for notes, with what is proposed above it


def screens() -> tuple[QScreen, ...]:
    """Every screen that shows something, from left to right; none while a laptop has lost all of them."""
    real = [screen for screen in QGuiApplication.screens() if not screen.geometry().isEmpty()]
    return tuple(sorted(real, key=_from_left))


def identity(screen: QScreen) -> str:
    """What a screen is: maker, model and serial number, and its connector where no serial number tells it apart."""
    parts = [screen.manufacturer().strip(), screen.model().strip(), screen.serialNumber().strip()]
    if not parts[2]:
        parts[2] = screen.name()
    return "|".join(part for part in parts if part) or "unnamed"


def screen_words(screen: QScreen) -> str:
    """A screen as the user knows it."""
    size = screen.size() * screen.devicePixelRatio()  # as the projector's menu and its box say it
    name = screen.model().strip() or screen.name()
    return QCoreApplication.translate("run", "{name}, {width} × {height}").format(
        name=name, width=size.width(), height=size.height()
    )


def screen_of(window: QWidget) -> QScreen | None:
    """The screen this window stands on, or has just been sent to: Qt learns that only once the desktop has answered,
    and a second key would be answered for the screen before. On Wayland no window knows its place but from Qt."""
    middle = window.window().geometry().center()
    known = window.window().screen()
    if QGuiApplication.platformName().startswith("wayland"):
        return known
    return next((screen for screen in screens() if screen.geometry().contains(middle)), known)


def other_screens(window: QWidget) -> tuple[QScreen, ...]:
    """Every screen but the one this window stands on."""
    here = screen_of(window)
    return tuple(screen for screen in screens() if screen is not here)


def home_of(window: QWidget, gone: QScreen | None = None) -> QScreen | None:
    """The screen to come back to: the one this window stands on, else any that is not gone."""
    here = screen_of(window)
    found = [screen for screen in screens() if screen is not gone]
    return here if here in found else next(iter(found), None)


class RoomPlace(QObject):
    """Owns the room's window, the small clock and the numbers. Signals: changed when a window opens or closes; said for
    a quiet sentence; key_pressed passes on the windows' keys."""

    changed = Signal()
    said = Signal(str)
    key_pressed = Signal(object)

    def __init__(self, stage: Stage, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._settings = settings
        self._main = parent
        self._wanted = ""  # the identity of the screen the window fills, or fills again once it is back
        self._homeward = Homeward(identity, screen_of, self)
        self.before_desk = BeforeDesk(parent, self)
        self.chooser = ScreenChooser(self)
        self.chooser.chosen.connect(self.open_on)
        self.chooser.key_pressed.connect(self.key_pressed)
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
        return self._open_known({identity(screen): screen for screen in other_screens(self._main)})

    def _open_known(self, plugged: dict[str, QScreen]) -> bool:
        for remembered in _remembered(self._settings):
            if remembered in plugged:
                self.open_on(plugged[remembered])
                return True
        return False

    def choose(self) -> None:
        """Ask by numbers where the room's window goes; with one screen it becomes an ordinary window."""
        found = screens()
        if len(found) < 2:
            self.open_window()
            return
        self.chooser.open(tuple((screen, screen_words(screen)) for screen in found))
        self.said.emit(self.tr("Press the number of the screen the room looks at; Esc leaves all as it is."))

    def begin_show(self) -> None:
        """What a clicker's start asks for, which has no digits: the screen filled last, or the only other one. With
        several it is asked, with one screen the window comes to the front."""
        others = other_screens(self._main)
        if self.is_open and self.window is not None and self.window.fills and screen_of(self.window) in others:
            return
        if self.open_remembered():
            return
        if len(others) == 1:
            self.open_on(others[0])
        else:
            self.choose()

    def open_window(self) -> None:
        """Open as an ordinary window, for one screen or a shared one."""
        self._wanted = ""
        self._homeward.stays()
        window = self._made()
        self.before_desk.let_come()
        window.be_ordinary(home_of(self._main), _foot())
        rescue(window, home_of(self._main), screens())
        self.changed.emit()

    def open_on(self, screen: QScreen) -> None:
        """Fill this screen and remember it. The facilitator's own window makes room when it stands there."""
        self._homeward.stays()
        self.before_desk.let_be()
        main = self._main.window()
        others = [each for each in screens() if each is not screen]
        if others and screen.geometry().contains(main.geometry().center()):
            theirs = None if self.window is None else screen_of(self.window)
            free = theirs if theirs in others and theirs is not None else others[0]
            send(main, free, _moved(main.geometry(), screen, free))
        self._wanted = identity(screen)
        known = [each for each in _remembered(self._settings) if each != self._wanted]
        self._settings.set(ROOM_SCREEN, "\n".join((self._wanted, *known[: REMEMBERED - 1])))
        self._made().fill_screen(screen)
        self._main.activateWindow()
        # What has been answered by a number must not go on being asked.
        self.said.emit(self.tr("The room window fills {screen}.").format(screen=screen_words(screen)))
        self.changed.emit()

    def swap(self) -> None:
        """Exchange the screens of the two windows."""
        main, window = self._main.window(), self.window
        if window is None or not self.is_open:
            self.said.emit(self.tr("The room window is not open."))
            return
        ours, theirs = screen_of(main), screen_of(window)
        if ours is theirs or ours is None or theirs is None:
            self.said.emit(self.tr("Both windows are on one screen; there is nothing to swap."))
            return
        self._homeward.stays()
        send(main, theirs, _moved(main.geometry(), ours, theirs))
        if window.fills:
            self.open_on(ours)
        else:
            window.setGeometry(_moved(window.geometry(), theirs, ours))
        main.activateWindow()

    def toggle_small_clock(self) -> None:
        """A small clock on top of everything, or away with it."""
        if self.small is None:
            self.small = SmallClock(self._stage)
            self.small.closed.connect(self.changed)
            self.small.key_pressed.connect(self.key_pressed)
            self._main.destroyed.connect(self.small.deleteLater)
        self.small.setVisible(not self.small.isVisible())

    def close_all(self) -> None:
        """Close all windows; called when the day is left."""
        self.chooser.close()
        self.close()
        if self.small is not None:
            self.small.close()
            self.small.deleteLater()
            self.small = None

    def close(self) -> None:
        """Close the room's window; the run does not notice."""
        self._wanted = ""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _made(self) -> RoomWindow:
        self._homeward.watch(self._main.window())
        if self.window is None:
            self.window = RoomWindow(self._stage)
            self.window.closed.connect(self.before_desk.let_be)
            self.window.closed.connect(self.changed)
            self.window.key_pressed.connect(self.key_pressed)
            self.window.settled.connect(self._take_keyboard)
            self._main.destroyed.connect(self.window.deleteLater)
        return self.window

    def _take_keyboard(self) -> None:
        """The keys belong to the facilitator's window: half a note must not be typed into the wall."""
        if self.window is not None and self.window.isActiveWindow():
            self._main.window().activateWindow()
            if self.before_desk.stands:
                self.window.raise_()

    def _on_screen_added(self, screen: QScreen) -> None:
        self.chooser.close()
        # Its geometry is settled once the event loop has come round.
        QTimer.singleShot(0, self, self._on_plugged)

    def _on_plugged(self) -> None:
        """Fill the screen that is back. Another one, say the same projector by another cable, is filled where it is
        known and the window has only come home from one; else it is told. One that fills a screen stays there."""
        here = self._homeward.back(screens()) or screen_of(self._main)
        plugged = {identity(screen): screen for screen in screens() if screen is not here}
        if self.is_open and self._wanted in plugged:
            self.open_on(plugged[self._wanted])
            return
        fills = self.is_open and self.window is not None and self.window.fills
        chosen = self.is_open and not self._wanted  # a window that somebody shares stays where it is
        if plugged and not fills and (chosen or not self._open_known(plugged)):
            self.said.emit(self.tr("Another screen is plugged in. R shows the room window there."))

    def _on_screen_removed(self, screen: QScreen) -> None:
        self.chooser.close()
        self._homeward.leaves(screen)
        if self.window is not None and self._wanted and identity(screen) == self._wanted:
            self.before_desk.let_come()
            self.window.come_back(home_of(self._main, screen), _foot())
            self.said.emit(self.tr("Projector gone: room window here, clock runs."))
        QTimer.singleShot(0, self, self._rescue_all)

    def _rescue_all(self) -> None:
        for window in (self._main.window(), self.window, self.small):
            if window is not None and window.isVisible():
                rescue(window, home_of(self._main), screens())
        room, main = self.window, self._main.window()
        if room is not None and room.fills and len(screens()) == 1 and main.isVisible():
            self.before_desk.let_come()
            room.come_back(home_of(self._main), _foot())  # or it would lie over the facilitator's own window


def _remembered(settings: Settings) -> tuple[str, ...]:
    return tuple(each for each in settings.get(ROOM_SCREEN).split("\n") if each)


def _foot() -> int:
    """Pixels that the line at the foot of the facilitator's window may take."""
    return round(FOOT * text_scale())


def _moved(window: QRect, before: QScreen, after: QScreen) -> QRect:
    """The same place on another screen, made smaller where that one is."""
    old, new = before.availableGeometry(), after.availableGeometry()
    size = window.size().boundedTo(new.size())
    left = min(window.x() - old.x(), new.width() - size.width())
    top = min(window.y() - old.y(), new.height() - size.height())
    return QRect(new.x() + max(0, left), new.y() + max(0, top), size.width(), size.height())


def _from_left(screen: QScreen) -> tuple[int, int, str]:
    return (screen.geometry().x(), screen.geometry().y(), screen.name())

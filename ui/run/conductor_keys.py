"""The keyboard of the conductor's view: which key means what now. Letters never act in a field, the space bar and Enter
press what was reached with Tab, and Enter belongs to an offer only while one is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from ui.run.bounced_letter import BouncedLetter
from ui.run.holding import HoldToLeave
from ui.run.keys import FROM_THE_ROOM, KEYS, TOGETHER, VISITS, KeyRequest, request_of, room_of, through_text, typing

if TYPE_CHECKING:
    from ui.run.conductor import Conductor
    from workshop_app.application.ports import Clock

OTHER_SCREENS = (4, 6, 7, 8, 9)  # the other digits have a meaning of their own, and choose a screen as well


class ConductorKeys(QObject):
    """Belongs to the conductor's view, and asks it."""

    def __init__(self, view: Conductor, clock: Clock) -> None:
        super().__init__(view)
        self._view = view
        self._hold = HoldToLeave(self)
        self._letter = BouncedLetter(view.entry.field, clock, self)
        self._hold.held.connect(view.run_actions.leave_at_once)
        view.place.key_pressed.connect(self._on_room_key)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._listen()

    def _listen(self) -> None:
        self._accept: list[QShortcut] = []
        for request, keys in KEYS.items():
            for key in keys if request is not KeyRequest.WHOLE else ():  # it is the window's, wherever one is
                shortcut = self._shortcut(QKeySequence(key))
                shortcut.activated.connect(partial(self._on_key, request, key))
                if request is KeyRequest.ACCEPT:
                    self._accept.append(shortcut)
        for request, together in TOGETHER.items():
            self._shortcut(QKeySequence(together)).activated.connect(partial(self._on_key, request, together.key()))
        for number in range(1, VISITS + 1):
            self._shortcut(QKeySequence(f"Alt+{number}")).activated.connect(partial(self._on_room, number))
        for number in OTHER_SCREENS:
            self._shortcut(QKeySequence(str(number))).activated.connect(partial(self._on_screen, number))
        self._shortcut(QKeySequence("Alt+0")).activated.connect(self._on_more_rooms)

    def _shortcut(self, sequence: QKeySequence) -> QShortcut:
        shortcut = QShortcut(sequence, self._view)
        shortcut.setAutoRepeat(False)
        return shortcut

    def arm_enter(self) -> None:
        """Enter belongs to the offer that is looked at, and to nothing else: a line to type in needs it too."""
        armed = self._view.looks_at_an_offer and not typing() and self._pressed() is None
        for shortcut in self._accept:
            shortcut.setEnabled(armed)

    def _pressed(self) -> QAbstractButton | None:
        """The button of this view the keyboard stands on."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, QAbstractButton) and self._view.isAncestorOf(focused) else None

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if isValid(self._view) and self._view.isVisible():  # one that is being deleted loses the focus first
            self.arm_enter()

    def _on_key(self, request: KeyRequest, key: Qt.Key) -> None:
        if typing() and request is not KeyRequest.LEAVE and not through_text(key):
            return
        pressed = self._pressed()
        if request is KeyRequest.PAUSE and pressed is not None:
            pressed.click()  # reached with Tab: the space bar presses it, as everywhere
        elif request is KeyRequest.LEAVE:
            self._on_escape()
        else:
            self._view.press(request)
            if self._view.entry.field.hasFocus():
                self._letter.opened_by(key)

    def _on_screen(self, number: int) -> None:
        if not typing():
            self._view.place.chooser.choose(number)

    def _on_room(self, number: int) -> None:
        self._view.tiles.tick(number)

    def _on_more_rooms(self) -> None:
        self._view.tiles.turn()

    def _on_escape(self) -> None:
        """A tap closes what is open, or brings back what the room's window covers; held down it leaves."""
        if not self._close_topmost() and not self._view.place.before_desk.come_back():
            self._hold.begin()

    def _on_room_key(self, event: QKeyEvent) -> None:
        """A key in the room's window, or on the small clock: the same as here, but Esc never leaves the day there."""
        request, room = request_of(event), room_of(event)
        if room is not None:
            (partial(self._on_room, room) if room else self._on_more_rooms)()
        elif request is KeyRequest.LEAVE:
            if not self._view.place.before_desk.come_back():
                self._close_topmost()
        elif request in FROM_THE_ROOM or (request is KeyRequest.ACCEPT and self._view.looks_at_an_offer):
            self._view.press(request)
        elif request is None and event.text() in map(str, OTHER_SCREENS):
            self._on_screen(int(event.text()))

    def _close_topmost(self) -> bool:
        closed = self._view.run_actions.close_topmost()
        self._view.parts.show_below(self._view.view)
        self.arm_enter()
        return closed

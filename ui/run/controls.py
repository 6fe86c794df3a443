"""The keys of the running day as buttons and two menus: where the room's window stands, and everything asked for less
often. Signal: requested(Request); faces and the like are requests of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui import icons
from ui.run import run_words as words
from ui.run.flow import FlowLayout
from ui.run.key_words import key_name, key_task, tip
from ui.run.keys import KeyRequest
from ui.run.screens import RoomPlace, screen_words, screens
from ui.run.view_state import ConductorView
from ui.widgets.basics import button
from workshop_app.domain.run import Face, Overtime, RunStatus


class Controls(QWidget):
    """Signals: requested(Request); face_requested(Face); overtime_requested(Overtime)."""

    requested = Signal(object)
    face_requested = Signal(object)
    overtime_requested = Signal(object)

    def __init__(self, place: RoomPlace) -> None:
        super().__init__()
        self._place = place
        self._view: ConductorView | None = None
        self.pause = self._button(self.tr("Pause"), KeyRequest.PAUSE, "primary")
        self.next = self._button(self.tr("Next"), KeyRequest.NEXT)
        self.back = self._button(self.tr("Back"), KeyRequest.BACK)
        minutes = (
            self._button("+1", KeyRequest.ADD_ONE),
            self._button("+5", KeyRequest.ADD_FIVE),
            self._button("−1", KeyRequest.TAKE_ONE),
        )
        notes = (self._button(self.tr("Note"), KeyRequest.NOTE), self._button(self.tr("Parking lot"), KeyRequest.PARK))
        self.black = self._button(self.tr("Blank screen"), KeyRequest.BLACK)
        self.black.setCheckable(True)
        self.room = self._menu_button(self.tr("Room"), self.tr("The room window: show the clock to everybody"))
        self.more = self._menu_button(self.tr("More"), self.tr("Clock, people, message and all keys"))
        self.room.menu().aboutToShow.connect(self._on_room_menu)
        self.more.menu().aboutToShow.connect(self._on_more_menu)
        icons.set_icon(self.room, "monitor")
        icons.set_icon(self.next, "skip-forward")
        layout = FlowLayout(self)
        for each in (self.pause, self.next, self.back, *minutes, *notes, self.black, self.room, self.more):
            layout.addWidget(each)

    def show_view(self, view: ConductorView) -> None:
        self._view = view
        paused = view.digits.paused
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        if self.pause.property("icon_name") != ("play" if paused else "pause"):
            icons.set_icon(self.pause, "play" if paused else "pause", "on_accent")
        self.next.setText(words.next_button(view))
        self.black.setChecked(view.black)
        self.setEnabled(view.status is not RunStatus.FINISHED)

    def _button(self, text: str, request: KeyRequest, role: str = "") -> QPushButton:
        made = button(text, role, tip(request))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the clock
        made.clicked.connect(partial(self.requested.emit, request))
        return made

    def _menu_button(self, text: str, tip: str) -> QPushButton:
        made = button(text, "", tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setMenu(QMenu(made))
        return made

    def _on_room_menu(self) -> None:
        menu = self.room.menu()
        menu.clear()
        menu.addAction(self.tr("In a window")).triggered.connect(self._place.open_window)
        for screen in screens():
            words_for = self.tr("Fill {screen}").format(screen=screen_words(screen).replace("&", "&&"))
            menu.addAction(words_for).triggered.connect(partial(self._on_fill, screen))
        self._add(menu, KeyRequest.ROOM)
        menu.addSeparator()
        self._add(menu, KeyRequest.MESSAGE)
        self._add(menu, KeyRequest.SMALL)
        if self._place.is_open:
            self._add(menu, KeyRequest.SWAP)
            menu.addAction(self.tr("Close the room window")).triggered.connect(self._place.close)

    def _on_more_menu(self) -> None:
        menu, view = self.more.menu(), self._view
        menu.clear()
        for request in (KeyRequest.EARLIER, KeyRequest.DECIDE, KeyRequest.MESSAGE, KeyRequest.PEOPLE):
            self._add(menu, request)
        menu.addSeparator()
        for face in Face:
            action = menu.addAction(words.face(face))
            action.setCheckable(True)
            shown = Face.NONE if view and view.hidden else view.digits.face if view else None
            action.setChecked(face is shown)
            action.triggered.connect(partial(self._on_face, face))
        menu.addSeparator()
        for way in Overtime:
            action = menu.addAction(words.overtime(way))
            action.setCheckable(True)
            action.setChecked(view is not None and view.overtime is way)
            action.triggered.connect(partial(self._on_overtime, way))
        menu.addSeparator()
        for request in (KeyRequest.AUTOMATIC, KeyRequest.TELL, KeyRequest.KEYS):
            self._add(menu, request)

    def _add(self, menu: QMenu, request: KeyRequest) -> None:
        # The key stands beside the words but is no shortcut of the menu: the window has it already.
        text = f"{key_task(request)}\t{key_name(request)}"
        menu.addAction(text).triggered.connect(partial(self._on_request, request))

    def _on_request(self, request: KeyRequest, _checked: bool = False) -> None:
        self.requested.emit(request)

    def _on_face(self, face: Face, _checked: bool = False) -> None:
        self.face_requested.emit(face)

    def _on_overtime(self, way: Overtime, _checked: bool = False) -> None:
        self.overtime_requested.emit(way)

    def _on_fill(self, screen: QScreen, _checked: bool = False) -> None:
        self._place.open_on(screen)

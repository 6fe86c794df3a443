"""The slim line above the running day: the way out, which day it is, what the room sees, the doors that are asked for
less often, the wall clock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from handouts.room_cards import CardKind
from ui import icons, theme
from ui.run import run_words as words
from ui.run.key_words import key_name, key_task, tip
from ui.run.keys import KeyRequest
from ui.run.screens import RoomPlace, screen_words, screens
from ui.run.view_state import ConductorView
from ui.widgets.basics import badge, label, set_tone
from ui.widgets.basics import tip as tooltip
from ui.widgets.elided import ElidedLabel, elided
from ui.widgets.key_button import KeyButton, fit_words
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.run import Face, Overtime

USUAL = 150  # pixels, times the text size: what the pill has beside the doors whatever it says
LEAST_SAID = 8  # signs of what is unusual: fewer are a riddle
NARROW = 1100  # pixels, times the text size: below this the room's pill says less


class TopStrip(QFrame):
    """Signals: requested(KeyRequest); face_requested(Face); overtime_requested(Overtime); card_requested(CardKind);
    page_turned(KeyRequest), which the arrows ask for as well."""

    requested = Signal(object)
    card_requested = Signal(object)
    page_turned = Signal(object)
    face_requested = Signal(object)
    overtime_requested = Signal(object)

    def __init__(self, place: RoomPlace, title: str, day: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._place = place
        self._view: ConductorView | None = None
        self.leave = self._button(self.tr("Leave"), self.tr("hold Esc"), KeyRequest.LEAVE)
        self._title, self._day = ElidedLabel("body"), ElidedLabel("quiet")
        self._title.setText(title)
        self._title.setProperty("strong", True)
        self._title.setToolTip(title)
        self._day.setText(day)
        self._pill = badge("", "good")
        self._state = self._said = ""
        self.black = self._button(self.tr("Blank"), "B", KeyRequest.BLACK)
        self.black.setCheckable(True)
        self.message = self._button(self.tr("Message"), "M", KeyRequest.MESSAGE)
        self.screens = KeyButton(self.tr("Screens"), "R", "flat", self.tr("The room window and its clock"))
        self.screens.clicked.connect(partial(self._drop, self.screens, self._fill_screens))
        self.cards = KeyButton(self.tr("Card"), "V", "flat", tip(KeyRequest.CARD))
        self.cards.clicked.connect(partial(self._drop, self.cards, self.fill_cards))
        self.people = self._button(self.tr("Came or left"), "G", KeyRequest.PEOPLE)
        self.keys = self._button(self.tr("Keys"), "?", KeyRequest.KEYS)
        self._watch, self._clock = label("", "small"), label("", "heading")
        self._clock.setWordWrap(False)
        speak_as(self._clock, Role.Clock)
        self._watch.setAccessibleName(self.tr("Clock"))
        self._clock.setAccessibleName(self.tr("Time of day"))
        self._doors = (self.black, self.message, self.cards, self.screens, self.people, self.keys)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 6)
        layout.setSpacing(8)
        for part in (self.leave, self._title, self._day):
            layout.addWidget(part)
        layout.addStretch(1)
        for each in (self._pill, *self._doors, self._watch, self._clock):
            layout.addWidget(each)

    @property
    def room_state(self) -> str:
        """What is unusual on the wall; empty when nothing is."""
        return self._state

    def show_view(self, view: ConductorView) -> None:
        self._view = view
        if self._clock.text() != view.clock:
            self._clock.setText(view.clock)
            size = round(18 * theme.text_scale())
            self._watch.setPixmap(icons.pixmap("clock", "ink", size, self.devicePixelRatioF()))
        self.black.setChecked(view.black)
        self._state = words.room_state(view)
        narrow = self.width() < NARROW * theme.text_scale()
        is_open = self._place.is_open
        whole = words.on_the_wall(self._state, is_open) if self._state else ""
        said = whole if whole and not narrow else words.room_pill(view, is_open, narrow)
        if self._said != said:
            self._said = said
            self._pill.setAccessibleName(said)
            self._pill.setToolTip(tooltip(whole or said))
            set_tone(self._pill, "late" if self._state else "good" if is_open else "")
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """The doors say what has room beside a pill of the usual length, and stand still when it says more: that one
        takes the place of the day, then of the title, and ends in an ellipsis after that."""
        scale = theme.text_scale()
        narrow = self.width() < NARROW * scale
        title = min(self._title.sizeHint().width(), 200 * scale)
        free = self.width() - 48 - self._clock.sizeHint().width() - 80 * scale - title
        fit_words((self.leave, *self._doors), round(free - USUAL * scale - (0 if narrow else 140 * scale)))
        free -= sum(each.sizeHint().width() + 8 for each in (self.leave, *self._doors) if not each.isHidden())
        wanted = _say(self._pill, self._said, round(free))
        cut = self._state and len(self._pill.text()) < LEAST_SAID < len(self._said)
        if cut:  # what is unusual on the wall comes before the name of the day
            wanted = _say(self._pill, self._said, round(free + title + 60 * scale))
        self._title.setVisible(not cut)
        self._title.setMinimumWidth(round(title))  # it gives way to no date
        self._pill.setVisible(len(self._pill.text().strip("…\u200f ")) > 2)  # an empty one says less than none
        day = self._day.sizeHint().width() + 8
        self._day.setVisible(not narrow and bool(self._day.text()) and wanted + day <= free)

    def _button(self, text: str, key: str, request: KeyRequest) -> KeyButton:
        made = KeyButton(text, key, "flat", tip(request))
        made.clicked.connect(partial(self._on_request, request))
        return made

    def _on_request(self, request: KeyRequest, _checked: bool = False) -> None:
        self.requested.emit(request)

    def _drop(self, door: KeyButton, fill: Callable[[QMenu], None], _checked: bool = False) -> None:
        """Open the menu of this door."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(door.mapToGlobal(door.rect().bottomLeft()))

    def fill_cards(self, menu: QMenu) -> None:
        """The cards that may be held up, and the key that shows one and removes it."""
        for kind in CardKind:
            menu.addAction(words.card(kind)).triggered.connect(partial(self._on_card, kind))
        menu.addSeparator()
        if self._view is not None and self._view.card is not None:  # the keys for it are no help to a hand on the mouse
            pages = {KeyRequest.NEXT: self.tr("Next page\t→"), KeyRequest.BACK: self.tr("Page back\t←")}
            for request, text in pages.items():
                menu.addAction(text).triggered.connect(partial(self._on_page, request))
        self._add(menu, KeyRequest.CARD)

    def _on_card(self, kind: CardKind, _checked: bool = False) -> None:
        self.card_requested.emit(kind)

    def _on_page(self, request: KeyRequest, _checked: bool = False) -> None:
        self.page_turned.emit(request)

    def _fill_screens(self, menu: QMenu) -> None:
        menu.addAction(self.tr("In a window")).triggered.connect(self._place.open_window)
        for screen in screens():
            words_for = self.tr("Fill {screen}").format(screen=screen_words(screen).replace("&", "&&"))
            menu.addAction(words_for).triggered.connect(partial(self._on_fill, screen))
        self._add(menu, KeyRequest.ROOM)
        self._add(menu, KeyRequest.SMALL)
        self._add(menu, KeyRequest.WHOLE)
        if self._place.is_open:
            self._add(menu, KeyRequest.SWAP)
            menu.addAction(self.tr("Close the room window")).triggered.connect(self._place.close)
        menu.addSeparator()
        self._fill_clock(menu)

    def _fill_clock(self, menu: QMenu) -> None:
        view = self._view
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
        for request in (KeyRequest.AUTOMATIC, KeyRequest.TELL):
            self._add(menu, request)

    def _add(self, menu: QMenu, request: KeyRequest) -> None:
        # The key stands beside the words but is no shortcut of the menu: the window has it already.
        text = f"{key_task(request)}\t{key_name(request)}"
        menu.addAction(text).triggered.connect(partial(self._on_request, request))

    def _on_face(self, face: Face, _checked: bool = False) -> None:
        self.face_requested.emit(face)

    def _on_overtime(self, way: Overtime, _checked: bool = False) -> None:
        self.overtime_requested.emit(way)

    def _on_fill(self, screen: QScreen, _checked: bool = False) -> None:
        self._place.open_on(screen)


def _say(pill: QLabel, said: str, free: int) -> int:
    """Have the pill say what has room in so many pixels; how many all of it would take."""
    pill.setText(said)
    wanted = pill.sizeHint().width()
    if wanted > free:
        around = wanted - pill.fontMetrics().horizontalAdvance(said)
        pill.setText(elided(pill.fontMetrics(), said, max(0, free - around)))
    return wanted

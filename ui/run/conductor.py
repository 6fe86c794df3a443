"""The conductor's view: everything the facilitator needs in one glance, drawn from a `ConductorView` once a second.

Hosted by the run panel. Each control is a wish handed to the stage; nothing is decided here, and nothing is painted
while the view is hidden.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.run import words
from ui.run.clock_face import ClockFace
from ui.run.conductor_parts import Controls, DayPane, GapBanner, Head, NextLines, SpeakPane
from ui.run.entry_bar import EntryBar
from ui.run.keys import KEYS, Wish, through_text, typing, wish_of
from ui.run.screens import RoomPlace
from ui.run.stage import Stage
from ui.run.view_state import ConductorView, parse_earlier
from ui.widgets.basics import label
from workshop_app.domain.run import (
    AddTime,
    Back,
    Finish,
    Next,
    NoteKind,
    Offer,
    RunPicture,
    TakeNote,
    VisitRoom,
)

ROOM_FOR_HINTS = 640  # pixels of height above which the line of keys is shown


class Conductor(QWidget):
    """Signals: left when the facilitator leaves or has finished; the run itself may still be open."""

    left = Signal()

    def __init__(self, desk: Desk, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conductor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._stage = stage
        self._view = stage.conductor_view()
        self.place = RoomPlace(stage, desk.settings, self)
        self.head = Head()
        self.gap_banner = GapBanner()
        self.clock = ClockFace()
        self.lines = NextLines()
        self.controls = Controls(self.place)
        self.entry = EntryBar()
        self.speak = SpeakPane()
        self.day = DayPane()
        keys = self.tr(
            "Space pause   → next   ← back   + 5 − minutes   N note   P parking lot   T began earlier   "
            "B black   S swap screens   Esc leave"
        )
        self.hints = label(keys, "small")
        self._build()
        self._connect()
        self._draw()

    @property
    def view(self) -> ConductorView:
        """What is shown now."""
        return self._view

    def _build(self) -> None:
        for pane in (self.lines, self.speak, self.day):  # they scroll: the clock gets its share whatever they hold
            pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            pane.setMinimumHeight(96)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.clock, 5)
        top.addWidget(self.lines, 4)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.speak, 5)
        below.addWidget(self.day, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.gap_banner)
        layout.addLayout(top, 4)
        layout.addWidget(self.controls)
        layout.addWidget(self.entry)
        layout.addLayout(below, 5)
        layout.addWidget(self.hints)

    def _connect(self) -> None:
        stage = self._stage
        stage.pictured.connect(self._on_pictured)
        stage.gap_changed.connect(self.gap_banner.show_gap)
        stage.said.connect(self._desk.bridge.say)
        stage.spoken.connect(self._on_spoken)
        self.gap_banner.settled.connect(stage.settle)
        self.controls.wished.connect(self.wish)
        self.speak.visited.connect(self._on_visited)
        self.day.offer_accepted.connect(self._on_offer)
        self.entry.note_written.connect(self._on_note)
        self.entry.time_written.connect(self._on_time)
        self.entry.closed.connect(self.setFocus)
        self.place.said.connect(self._desk.bridge.say)
        self.place.key_pressed.connect(self._on_room_key)
        for wish, keys in KEYS.items():
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(partial(self._on_key, wish, key))

    def wish(self, wish: Wish) -> None:
        """Do what a key or a button asks for."""
        stage = self._stage
        match wish:
            case Wish.PAUSE:
                stage.toggle_pause()
            case Wish.NEXT:
                self._next()
            case Wish.BACK:
                stage.do(Back())
            case Wish.ADD_ONE | Wish.ADD_FIVE | Wish.TAKE_ONE:
                stage.do(AddTime({Wish.ADD_ONE: 1, Wish.ADD_FIVE: 5, Wish.TAKE_ONE: -1}[wish]))
            case Wish.BLACK:
                stage.toggle_black()
            case Wish.SWAP:
                self.place.swap()
            case Wish.LEAVE:
                self._leave()
            case Wish.NOTE | Wish.PARK | Wish.EARLIER:
                self._ask(wish)

    def close_run(self) -> None:
        """Close the windows that belong to the day; called before this view goes away."""
        self.place.close_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hints.setVisible(self.height() >= ROOM_FOR_HINTS * theme.text_scale())

    def _ask(self, wish: Wish) -> None:
        self.window().activateWindow()
        if wish is Wish.EARLIER:
            self.entry.ask_time(self._view.title)
        else:
            self.entry.ask_note(NoteKind.NOTE if wish is Wish.NOTE else NoteKind.PARKING)

    def _next(self) -> None:
        if not self._view.last_step:
            self._stage.do(Next())
            return
        title = self.tr("End the day?")
        text = self.tr("This was the last step. The log stays; the workshop counts as finished.")
        asked = self._desk.ask.confirm(title, text, self.tr("End the day"), self.tr("Stay"))
        if asked and self._stage.do(Finish()):
            self.left.emit()

    def _leave(self) -> None:
        if not self.entry.isHidden():
            self.entry.close_bar()
            return
        title = self.tr("Leave the running day?")
        text = self.tr("The clock goes on in the log. Come back here to go on where it then stands.")
        if self._desk.ask.confirm(title, text, self.tr("Leave"), self.tr("Stay")):
            self.left.emit()

    def _on_key(self, wish: Wish, key: Qt.Key) -> None:
        if typing() and wish is not Wish.LEAVE and not through_text(key):
            return
        focused = QApplication.focusWidget()
        if wish is Wish.PAUSE and isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()  # reached with Tab: the space bar presses it, as everywhere
            return
        self.wish(wish)

    def _on_room_key(self, event: object) -> None:
        wish = wish_of(event)  # type: ignore[arg-type]
        if wish is not None and wish is not Wish.LEAVE:
            self.wish(wish)

    def _on_visited(self, room: str, ticked: bool) -> None:
        self._stage.do(VisitRoom(room, ticked))

    def _on_offer(self, offer: Offer) -> None:
        self._stage.do(offer.wish)

    def _on_note(self, kind: NoteKind, text: str) -> None:
        if self._stage.do(TakeNote(kind, text)):
            self.entry.close_bar()

    def _on_time(self, text: str) -> None:
        wish = parse_earlier(text, self._stage.session.wall())
        if wish is None:
            self._desk.bridge.say(self.tr("Type a time like 10:04, or minutes like 3."))
        elif self._stage.started_earlier(wish):
            self.entry.close_bar()

    def _on_spoken(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _on_pictured(self, picture: RunPicture) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        view = self._view = self._stage.conductor_view()
        self.head.show_view(view)
        self.clock.show_digits(view.digits, words.urgency(view.digits), words.moment(view.moment, view.phase))
        self.lines.show_view(view)
        self.controls.show_view(view, self._stage.black)
        self.speak.show_view(view)
        self.day.show_view(view, self._stage.offers(), self._stage.picture)
        self.gap_banner.show_gap(self._stage.session.gap)

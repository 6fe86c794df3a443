"""The conductor's view: everything the facilitator needs in one glance, drawn from a `ConductorView` once a second.

Hosted by the run panel. Each control is a request handed to the actions; nothing is decided here, and nothing is
painted while the view is hidden.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.run import run_words as words
from ui.run.clock_face import ClockFace
from ui.run.controls import Controls
from ui.run.day_pane import DayPane
from ui.run.entry_bar import EntryBar
from ui.run.head import GapBanner, Head, NextLines, RehearsalBanner
from ui.run.key_page import KeyPage
from ui.run.keys import FROM_THE_ROOM, KEYS, TOGETHER, KeyRequest, Presses, request_of, through_text, typing
from ui.run.offer_card import after
from ui.run.people_view import RunPeopleView
from ui.run.rescue_view import RescueBox
from ui.run.run_actions import RunActions, RunParts
from ui.run.screens import RoomPlace
from ui.run.speak_pane import SpeakPane
from ui.run.stage import Stage
from ui.run.view_state import ConductorView
from ui.widgets.basics import label
from workshop_app.domain.run import RunPicture

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
        self._view = stage.views.conductor()
        self._presses = Presses(desk.workspace.clock)
        self.place = RoomPlace(stage, desk.settings, self)
        self.head = Head()
        self.rehearsal = RehearsalBanner(stage.speed)
        self.gap_banner = GapBanner()
        self.clock = ClockFace()
        self.lines = NextLines()
        self.controls = Controls(self.place)
        self.entry = EntryBar(stage.session.workshop_id, stage.session.rehearsal)
        self.speak = SpeakPane()
        self.people = RunPeopleView(desk, stage)
        self.keys = KeyPage()
        self.day = DayPane()
        parts = RunParts(self.entry, self.gap_banner, self.day.rescue, self.people, self.keys)
        self.run_actions = RunActions(desk, stage, self.place, parts, self)
        keys = self.tr(
            "Space pause   → next   ← back   + 5 − minutes   N note   D decision   P parking lot   T began earlier   "
            "R room   M message   B blank   S swap   G people   ? all keys   Esc leave"
        )
        self.hints = label(keys, "small")
        self._build()
        self._connect()
        self._listen_to_keys()
        self._draw()

    @property
    def view(self) -> ConductorView:
        """What is shown now."""
        return self._view

    def _build(self) -> None:
        for pane in (self.lines, self.speak, self.people, self.keys, self.day):
            # They scroll: the clock gets its share whatever they hold.
            pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            pane.setMinimumHeight(96)
        self.hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.clock, 5)
        top.addWidget(self.lines, 4)
        below = QHBoxLayout()
        below.setSpacing(16)
        for left in (self.speak, self.people, self.keys):
            below.addWidget(left, 5)
        below.addWidget(self.day, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(self.rehearsal)
        layout.addWidget(self.head)
        layout.addWidget(self.gap_banner)
        layout.addLayout(top, 4)
        layout.addWidget(self.controls)
        layout.addWidget(self.entry)
        layout.addLayout(below, 5)
        layout.addWidget(self.hints)
        self.rehearsal.setVisible(self._stage.session.rehearsal)  # once it has a parent: or it flashes as a window

    def _connect(self) -> None:
        stage, actions = self._stage, self.run_actions
        stage.pictured.connect(self._on_pictured)
        stage.gap_changed.connect(self.gap_banner.show_gap)
        stage.said.connect(self._desk.bridge.say)
        stage.spoken.connect(self._on_spoken)
        actions.left.connect(self.left)
        self.gap_banner.settled.connect(stage.settle)
        self.rehearsal.speed_requested.connect(stage.set_speed)
        self.controls.requested.connect(self.request)
        self.controls.face_requested.connect(actions.clock.set_face)
        self.controls.overtime_requested.connect(actions.clock.set_overtime)
        self.speak.visited.connect(actions.visit)
        self.speak.room_extended.connect(actions.extend_room)
        self._connect_offers(self.day.rescue)
        self.entry.closed.connect(self.setFocus)
        self.people.closed.connect(self._on_people_closed)
        self.place.said.connect(self._desk.bridge.say)
        self.place.key_pressed.connect(self._on_room_key)

    def _connect_offers(self, rescue: RescueBox) -> None:
        rescue.previewed.connect(self._draw)
        rescue.accepted.connect(self.run_actions.use)
        rescue.told.connect(self.run_actions.tell_room)
        rescue.sharing_requested.connect(partial(self.request, KeyRequest.SHARING))
        rescue.taken_back.connect(partial(self.request, KeyRequest.TAKE_BACK))

    def _listen_to_keys(self) -> None:
        self._accept: list[QShortcut] = []
        for request, keys in KEYS.items():
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(partial(self._on_key, request, key))
                if request is KeyRequest.ACCEPT:
                    self._accept.append(shortcut)
        for request, together in TOGETHER.items():
            shortcut = QShortcut(QKeySequence(together), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._on_key, request, together.key()))

    def request(self, request: KeyRequest) -> None:
        """Do what a key or a button asks for."""
        if not self._presses.counts(request):
            self.controls.show_view(self._view)  # a button that stays down has moved by itself
            return
        self.run_actions.do(request)
        self.speak.setHidden(not (self.people.isHidden() and self.keys.isHidden()))
        self._arm_enter()

    def _arm_enter(self) -> None:
        """Enter belongs to the offer that is looked at, and to nothing else: a line to type in needs it too."""
        for shortcut in self._accept:
            shortcut.setEnabled(self.day.rescue.chosen is not None and self.entry.isHidden())

    def close_run(self) -> None:
        """Close the windows that belong to the day; called before this view goes away."""
        self.place.close_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.entry.isHidden():
            self.entry.show_waiting()
        self.setFocus()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hints.setVisible(self.height() >= ROOM_FOR_HINTS * theme.text_scale())

    def _on_key(self, request: KeyRequest, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        if typing() and request is not KeyRequest.LEAVE and not through_text(key):
            return
        if request is KeyRequest.PAUSE and isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()  # reached with Tab: the space bar presses it, as everywhere
            return
        self.request(request)

    def _on_room_key(self, event: object) -> None:
        request = request_of(event)  # type: ignore[arg-type]
        if request is KeyRequest.LEAVE and self.place.chooser.is_open:
            self.place.chooser.close()
        elif request in FROM_THE_ROOM:
            self.request(request)

    def _on_people_closed(self) -> None:
        self.speak.show()
        self.setFocus()

    def _on_spoken(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _on_pictured(self, picture: RunPicture) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        view = self._view = self._stage.views.conductor()
        self.head.show_view(view)
        state = words.urgency_for_facilitator(view)
        self.clock.show_digits(view.digits, state, words.moment(view.moment, view.phase))
        self.lines.show_view(view)
        self.controls.show_view(view)
        self.speak.show_view(view)
        self.gap_banner.show_gap(self._stage.session.gap)
        self._draw_day(view)

    def _draw_day(self, view: ConductorView) -> None:
        rescue = self.day.rescue
        self.day.show_card(after(self._stage.views.card(), rescue.card, view))
        chosen = rescue.chosen
        self.day.show_view(view, None if chosen is None else self._stage.views.preview(chosen))
        self._arm_enter()

"""The conductor's view: everything the facilitator needs in one glance, drawn from a `ConductorView` once a second.

Hosted by the run panel. Each control is a request handed to the actions; nothing is decided here, and nothing is
painted while the view is hidden. `stage_layout` puts the parts in their places.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.run.conductor_keys import ConductorKeys
from ui.run.conductor_parts import ConductorParts
from ui.run.day_pane import DayPane
from ui.run.ear_words import told_change
from ui.run.keys import (
    KeyRequest,
    Presses,
)
from ui.run.late_parts import PartedView
from ui.run.offer_card import after
from ui.run.one_filled import OneFilled
from ui.run.run_actions import RunActions
from ui.run.stage import Stage
from ui.run.view_state import ConductorView
from ui.widgets.in_turns import InTurns
from ui.widgets.spoken import Role, announce, speak_as


class Conductor(PartedView):
    """Signals: left when the facilitator leaves or has finished; the run itself may still be open."""

    left = Signal()
    parts: ConductorParts

    def __init__(self, desk: Desk, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Pane)
        self.setAccessibleName(self.tr("The day that is run"))
        self.setObjectName("conductor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._stage = stage
        self._view = stage.views.conductor()
        self._presses = Presses(desk.workspace.clock)
        self.parts = parts = ConductorParts(desk, stage, self)
        self.place, self.head, self.rehearsal, self.gap_banner = parts.place, parts.strip, parts.rehearsal, parts.gap
        self.clock, self.lines, self.controls, self.entry = parts.digits, parts.lines, parts.controls, parts.entry
        self.speak = parts.speak
        self.run_actions = RunActions(desk, stage, self.place, parts, self)
        parts.lay_out(self)
        self.rest = InTurns(self)
        self._connect()
        self._keyboard = ConductorKeys(self, desk.workspace.clock)
        self._filled = OneFilled(self, self.entry, self.controls)

    @property
    def view(self) -> ConductorView:
        """What is shown now."""
        return self._view

    def _connect(self) -> None:
        stage, actions = self._stage, self.run_actions
        stage.pictured.connect(self._on_pictured)
        stage.gap_changed.connect(self.parts.show_gap)
        stage.said.connect(self._desk.bridge.say)
        self._desk.bridge.said.connect(self.entry.said.say)
        self._desk.bridge.heard.connect(self.entry.said.say)
        self._desk.bridge.saving_told.connect(self.entry.said.show_saved)
        self.entry.said.show_saved(self._desk.bridge.saving_words)
        stage.spoken.connect(self._on_spoken)
        actions.left.connect(self.left)
        self.gap_banner.settled.connect(stage.settle)
        self.rehearsal.speed_requested.connect(stage.set_speed)
        self.controls.requested.connect(self.request)
        self.head.requested.connect(self._on_door)
        self.head.face_requested.connect(actions.clock.set_face)
        self.head.overtime_requested.connect(actions.clock.set_overtime)
        self.head.card_requested.connect(actions.cards.show)
        self.head.page_turned.connect(self.press)
        self.parts.rooms.visited.connect(actions.visit)
        for each in (self.parts.rooms, self.speak):
            each.room_extended.connect(actions.extend_room)
        self.parts.day_made.connect(self._on_day_made)
        self.parts.people_closed.connect(self._on_people_closed)
        self.entry.closed.connect(self.setFocus)
        self.entry.closed.connect(self._on_pictured)
        self.entry.asked.connect(self._on_pictured)
        self.place.said.connect(self._desk.bridge.say)

    def _on_day_made(self, day: DayPane) -> None:
        rescue = day.rescue
        rescue.previewed.connect(self._draw)
        rescue.accepted.connect(self.run_actions.use)
        rescue.told.connect(self.run_actions.tell_room)
        rescue.sharing_requested.connect(partial(self.request, KeyRequest.SHARING))
        rescue.taken_back.connect(partial(self.request, KeyRequest.TAKE_BACK))
        self._draw_day(self._view)

    def request(self, request: KeyRequest) -> None:
        """Do what a key or a button asks for."""
        if not self._presses.counts(request):
            self.head.show_view(self._view)  # a button that stays down has moved by itself
            return
        self.run_actions.do(request)
        self.parts.show_below(self._view)
        self._keyboard.arm_enter()

    def close_run(self) -> None:
        """Close the windows that belong to the day; called before this view goes away."""
        self.rest.drop()
        self.place.close_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.entry.is_open:
            self.entry.show_waiting()
        self.setFocus()
        self._draw()
        if not self.parts.day_is_there:
            (self.rest.add_last if self.rest.waits else self.rest.begin)(self.parts.later())

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 360)  # everything here gives way; the window decides how small it may be

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():  # another size of text
            self.parts.fit(self.width(), self.height())
            self.rest.finish()
            self.day.restyle()
            self._draw()

    def press(self, request: KeyRequest) -> None:
        """A key, here or in the room's window: while a card is held up the arrows turn its pages."""
        if not self.run_actions.cards.took(request, self._presses):
            self.request(request)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()  # empty ground: the keys are the clock's again
        super().mousePressEvent(event)

    def _on_door(self, request: KeyRequest) -> None:
        """A door of the strip: "Leave" means it, whatever is open."""
        if request is KeyRequest.LEAVE:
            self.run_actions.ask_to_leave()
        else:
            self.request(request)

    def _on_people_closed(self) -> None:
        self.parts.show_below(self._view)
        self.setFocus()

    def _on_spoken(self, sentence: str) -> None:
        announce(self, sentence)

    def _on_pictured(self, _what: object = None) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        before, view = self._view, self._stage.views.conductor()
        self._view = view
        announce(self, told_change(before, view))
        self.parts.show_view(view, looking=self._filled.settle())
        self.parts.show_gap(self._stage.session.gap)
        if self.parts.day_is_there:
            self._draw_day(view)

    def _draw_day(self, view: ConductorView) -> None:
        rescue = self.day.rescue
        planned = self._stage.views.planned_end()
        self.day.show_card(after(self._stage.views.card(), rescue.card, view, planned))
        chosen = rescue.chosen
        preview = None if chosen is None else self._stage.views.preview(chosen)
        self.day.show_view(view, preview, planned)
        self._keyboard.arm_enter()

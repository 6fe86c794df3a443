"""What the keys and buttons of the conductor's view do. Made by the conductor; every request is handed to the stage, to
the place of the windows, or to one of the parts that ask for more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agendas.rescue import Sharing
from ui.desk import Desk
from ui.run import ear_words
from ui.run.card_actions import CardActions
from ui.run.clock_actions import ClockActions
from ui.run.conductor_parts import ConductorParts
from ui.run.going_on import GoingOn
from ui.run.keys import KeyRequest
from ui.run.leaving import leaving_words
from ui.run.note_writing import NoteWriting
from ui.run.screens import RoomPlace
from ui.run.stage import Stage
from ui.widgets.whole_screen import toggle_whole_screen
from workshop_app.application.settings import SHARING
from workshop_app.domain.run import (
    AddTime,
    AddToPhase,
    Back,
    ExtendRoom,
    LiveOffer,
    NoteKind,
    Pause,
    Resume,
    RunStatus,
    TakeBack,
    VisitRoom,
)


class RunActions(QObject):
    """Signal: left when the facilitator leaves or has finished; the run itself may still be open."""

    left = Signal()

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        place: RoomPlace,
        parts: ConductorParts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stage = stage
        self._place = place
        self._parts = parts
        self.clock = ClockActions(stage)
        self.cards = CardActions(stage, desk.bridge.say)
        stage.display.sharing = Sharing(desk.settings.get(SHARING))
        self._writing = NoteWriting(desk, stage, parts.entry, self)
        going = GoingOn(desk, stage, self)
        going.finished.connect(self.left)
        self._done = self._table(self._writing, going)

    def _table(self, writing: NoteWriting, going: GoingOn) -> dict[KeyRequest, Callable[[], object]]:
        stage, place = self._stage, self._place
        return {
            KeyRequest.PAUSE: self._pause,
            KeyRequest.NEXT: going.next,
            KeyRequest.BACK: partial(stage.do, Back()),
            KeyRequest.NEXT_ITEM: going.next_item,
            KeyRequest.ADD_ONE: partial(stage.do, AddToPhase(1)),
            KeyRequest.ADD_FIVE: partial(stage.do, AddToPhase(5)),
            KeyRequest.TAKE_ONE: partial(stage.do, AddToPhase(-1)),
            KeyRequest.ITEM_MORE: partial(stage.do, AddTime(1)),
            KeyRequest.ITEM_LESS: partial(stage.do, AddTime(-1)),
            KeyRequest.NOTE: partial(writing.ask_note, NoteKind.NOTE),
            KeyRequest.DECIDE: partial(writing.ask_note, NoteKind.DECISION),
            KeyRequest.PARK: partial(writing.ask_note, NoteKind.PARKING),
            KeyRequest.COMMIT: partial(writing.ask_note, NoteKind.COMMITMENT),
            KeyRequest.EARLIER: writing.ask_time,
            KeyRequest.MESSAGE: writing.message,
            KeyRequest.BLACK: stage.display.toggle_black,
            KeyRequest.CARD: self.cards.toggle,
            KeyRequest.SWAP: place.swap,
            KeyRequest.ROOM: place.choose,
            KeyRequest.SHOW: place.begin_show,
            KeyRequest.SMALL: place.toggle_small_clock,
            KeyRequest.FACE: self.clock.next_face,
            KeyRequest.OVERTIME: self.clock.other_overtime,
            KeyRequest.AUTOMATIC: self._automatic,
            KeyRequest.PEOPLE: self._show_people,
            KeyRequest.TELL: self._tell,
            KeyRequest.FIRST: partial(self._number, 1),
            KeyRequest.SECOND: partial(self._number, 2),
            KeyRequest.THIRD: partial(self._number, 3),
            KeyRequest.ACCEPT: self._parts.accept,
            KeyRequest.TAKE_BACK: partial(stage.do, TakeBack()),
            KeyRequest.SHARING: self._share_otherwise,
            KeyRequest.WHOLE: partial(_fill_screen, self._parts.entry),
            KeyRequest.KEYS: self._show_keys,
            KeyRequest.LEAVE: self._leave,
        }

    def do(self, request: KeyRequest) -> None:
        """Do what a key or a button asks for."""
        if self._place.chooser.is_open and request is KeyRequest.ADD_FIVE:
            self._place.chooser.choose(5)
            return
        self._done[request]()

    def use(self, offer: LiveOffer) -> None:
        """Shorten or drop as offered; one `TakeBack` undoes it."""
        self._stage.do(offer.request)

    def tell_room(self, text: str) -> None:
        """Have this ready for everybody to read; Enter shows it."""
        self._writing.tell(text)

    def visit(self, room: str, ticked: bool) -> None:
        self._stage.do(VisitRoom(room, ticked))

    def extend_room(self, room: str, minutes: int) -> None:
        self._stage.do(ExtendRoom(room, minutes))

    def _pause(self) -> None:
        self._stage.do(Resume() if self._stage.picture.status is RunStatus.PAUSED else Pause())

    def _share_otherwise(self) -> None:
        """Let few items give, or all of them; kept for the next day as well."""
        display = self._stage.display
        who = Sharing.PRIORITY if display.sharing is Sharing.PROPORTIONAL else Sharing.PROPORTIONAL
        self._desk.settings.set(SHARING, str(who))
        display.share(who)

    def _automatic(self) -> None:
        step = self._stage.picture.step
        if step is not None:
            self._stage.display.toggle_automatic(step)

    def _show_people(self) -> None:
        self._parts.keys.hide()
        self._parts.rescue.let_be()  # Enter and the numbers are those of the seats now
        self._parts.people.open_view()

    def _show_keys(self) -> None:
        self._parts.people.hide()
        self._parts.keys.setVisible(self._parts.keys.isHidden())

    def _tell(self) -> None:
        self._stage.spoken.emit(ear_words.told_time(self._stage.views.conductor()))

    def _number(self, number: int) -> None:
        """A number answers what is asked first: which screen, what the gap was, which offer."""
        if self._place.chooser.is_open:
            self._place.chooser.choose(number)
        elif not self._parts.gap.isHidden():
            self._parts.gap.answer(number - 1)
        elif not self._parts.people.isHidden():
            self._parts.people.offers.choose(number - 1)
        else:
            self._parts.rescue.look_at(number - 1)

    def close_topmost(self) -> bool:
        """Close the topmost thing that is open; False when nothing is."""
        if self._place.chooser.is_open:
            self._place.chooser.close()
        elif self._parts.entry.is_open:
            self._parts.entry.close_bar()
        elif not self._parts.people.isHidden():
            self._parts.people.close_view()
        elif not self._parts.keys.isHidden():
            self._parts.keys.hide()
        else:
            return self._parts.rescue.let_be()
        return True

    def leave_at_once(self) -> None:
        """Esc was held down: no question, unless something would be lost."""
        if self._desk.door.trouble:
            self.ask_to_leave()
        else:
            self.left.emit()

    def _leave(self) -> None:
        if not self.close_topmost():
            self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Whether to leave the day, with what that means for it."""
        if self._stage.session.rehearsal:
            title = self.tr("Leave the rehearsal?")
            text = self.tr("It is not kept. A new one begins at the start of the day.")
        else:
            title = self.tr("Leave the running day?")
            text = leaving_words(self._desk.door.trouble, self._stage.picture.status is RunStatus.PAUSED)
        if self._desk.ask.confirm(title, text, self.tr("Leave"), self.tr("Stay")):
            self.left.emit()


def _fill_screen(part: QWidget) -> None:
    """The facilitator's own window over its whole screen, or back."""
    toggle_whole_screen(part.window())

"""Taking in what was chosen on the page of gathered drafts: a copy is kept first, the rows are worked out beside the
window, and the change is made as one step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.copy_first import keep_first
from ui.desk import Desk
from ui.labels import input_sentence
from ui.okr.gather_page import GatherPage
from ui.okr.papers_reading import Chosen
from ui.widgets.in_turns import InTurns
from workshop_app.application.changes import Changes
from workshop_app.application.commands.gathering import TakeRoomDrafts
from workshop_app.application.room_drafts import GatheredRows, RoomFile, RoomGathering
from workshop_app.domain.errors import KnownError
from workshop_app.domain.gathered_drafts import GatherChoice


class DraftsTaking(QObject):
    """Signals: done when everything that was chosen is in the file (its Changes), or nothing had to be (None)."""

    done = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._going_on = InTurns(self)
        desk.bridge.changed.connect(self.finish)

    def serve(self, page: GatherPage) -> None:
        """Take in what is accepted here."""
        self._page = page
        page.accepted.connect(self._on_accepted)

    def finish(self, *_heard: object) -> None:
        """Something else is done or has changed: what came in before it is told first."""
        self._going_on.finish()

    def _on_accepted(self, found: RoomGathering, choices: Mapping[str, GatherChoice]) -> None:
        keep_first(self._desk, "import", partial(self._choose, found, choices), self._page)

    def _choose(self, found: RoomGathering, choices: Mapping[str, GatherChoice]) -> None:
        self._page.setEnabled(False)
        self._desk.background.submit(
            Chosen(found, choices, RoomFile(self._desk.workspace.read)),
            partial(self._on_chosen, found),
            self._on_failed,
            title=self.tr("Taking in {name}").format(name=found.room),
            on_cancelled=self._on_stopped,
        )

    def _on_chosen(self, found: RoomGathering, rows: GatheredRows) -> None:
        if not (rows.values or rows.gone):
            self._page.setEnabled(True)
            self.done.emit(None)
            return
        doing = self.tr("Taking in {name}").format(name=found.room)
        self._desk.door.carry_out_beside(TakeRoomDrafts(rows), doing, partial(self._on_taken, found))

    def _on_taken(self, found: RoomGathering, changes: Changes | None) -> None:
        if changes is None:
            self._page.setEnabled(True)
            return  # the foot of the window says why
        self._desk.bridge.say(self.tr("Taken in: {room}. Ctrl+Z takes it back.").format(room=found.room))
        self._going_on.begin((partial(self._go_on, changes),))

    def _go_on(self, changes: Changes) -> None:
        """In a turn of its own: what is around the page has just read all of it again."""
        self._page.setEnabled(True)
        self.done.emit(changes)

    def _on_failed(self, error: KnownError) -> None:
        self._page.setEnabled(True)
        self._desk.bridge.say(input_sentence(error))

    def _on_stopped(self) -> None:
        self._page.setEnabled(True)

"""Undo and redo in an open engagement: a step is gone, said, and shown where it happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.labels import command_label
from ui.shell.lines import FootLine
from workshop_app.application.change_maker import HistoryMove
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.history import History

if TYPE_CHECKING:
    from ui.shell.engagement import EngagementView


class UndoSteps(QObject):
    """One per open engagement; `foot` says what Undo would take back."""

    def __init__(self, view: EngagementView, foot: FootLine) -> None:
        super().__init__(view)
        self._view, self._foot = view, foot
        foot.undo_requested.connect(self.undo)

    def undo(self) -> None:
        """Take the last step back, say which, and show where it was."""
        self._go(HistoryMove.UNDO, self.tr("Undoing…"), self.tr("Undone: {step}"))

    def redo(self) -> None:
        """Do the last undone step again, say which, and show where it is."""
        self._go(HistoryMove.REDO, self.tr("Redoing…"), self.tr("Redone: {step}"))

    def go_on_with(self, history: History) -> None:
        """The file was closed for a moment and is the same as before: so are the steps that can be taken back."""
        self._view.desk.workspace.inherit(history)
        self.show_next()

    def show_next(self) -> None:
        """Say at the foot what Undo would take back now."""
        step = self._view.desk.workspace.history.next_undo
        self._foot.show_undo(command_label(step) if step else "")

    def _go(self, move: HistoryMove, doing: str, done: str) -> None:
        self._view.commit_typing()
        history = self._view.desk.workspace.history
        step = history.next_undo if move is HistoryMove.UNDO else history.next_redo
        then = partial(self._on_gone, step, self._view.screens.in_sight, done)
        self._view.desk.door.step(move, doing, then)

    def _on_gone(self, step: Command | None, here: str, words: str, changes: Changes | None) -> None:
        self.show_next()
        if step is None or changes is None:
            return
        if not changes:
            words = self.tr("Nothing was changed: what “{step}” did has been changed again since.")
            self._view.desk.bridge.say(words.format(step=command_label(step)))
            return
        from ui.shell.change_places import address_of  # knows every kind: a file that is only opened needs none of it

        desk = self._view.desk
        # A running day keeps its window: it shows what it needs of the change itself.
        runs = self._view.window().property("leaving_asks")
        address = None if runs else address_of(changes, desk.workspace.read, here)
        if address is not None:
            self._view.go(address)
        desk.bridge.say(words.format(step=command_label(step)))

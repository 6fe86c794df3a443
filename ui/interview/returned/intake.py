"""Takes a returned record in: dropped on a widget, or chosen. It is read by the worker, and only what it holds is
kept. Used by the interview panel and by the page "Returned"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.copy_first import keep_first
from ui.desk import Desk
from ui.interview.returned.view_state import ReadReturned, TakenIn, taken_in
from ui.labels import error_sentence
from ui.widgets.dropped_files import DroppedFiles
from ui.widgets.in_turns import InTurns
from ui.widgets.written_in import WrittenIn
from workshop_app.application.changes import Changes
from workshop_app.application.commands.returned import KeepReturned
from workshop_app.domain.errors import KnownError
from workshop_app.domain.returned import ReturnedComment


class ReturnedIntake(QObject):
    """Signal: `kept` when something new came back. `target` takes drops from now on."""

    kept = Signal()

    def __init__(self, desk: Desk, target: QWidget) -> None:
        super().__init__(target)
        self._desk, self._target = desk, target
        self.written = WrittenIn(target)  # since the last file was asked for
        self._unread: list[str] = []  # sentences about files of this drop that are no record
        DroppedFiles(target, self).dropped.connect(self.take_all)

    def choose(self) -> None:
        """Ask for the file."""
        path = self._desk.ask.open_file(self.tr("The returned record"), ("*.docx", "*.odt", "*.fodt"))
        if path is not None:
            self.take_all((path,))

    def take_all(self, paths: tuple[Path, ...]) -> None:
        """Several at once: whatever is said last names each that could not be read."""
        self._unread = []
        for path in paths:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Have the worker read a file, then keep what it holds. Whatever is wrong with it is one sentence."""
        self.written = WrittenIn(self._target)
        turns = InTurns(self)
        turns.ended.connect(turns.deleteLater)
        turns.begin_pieces(self._begun(path))

    def _begun(self, path: Path) -> Iterator[None]:
        """What went out is gathered in turns of the window, then the file is read beside it."""
        from handouts import intake  # reading Word files is nothing the first window needs

        for expected in intake.in_steps(self._desk.workspace.read):
            if expected is not None:
                self._desk.background.submit(
                    ReadReturned(path, expected),
                    partial(self._on_read, path),
                    self._on_failed,
                    title=self.tr("Reading the returned record"),
                )
            yield

    def _on_read(self, path: Path, found: tuple[ReturnedComment, ...]) -> None:
        keep_first(self._desk, "returned", partial(self._keep, path, found))

    def _keep(self, path: Path, found: tuple[ReturnedComment, ...]) -> None:
        """A record that was rewritten holds hundreds of changes: they are kept beside the window."""
        doing = self.tr("Keeping what came back…")
        self._desk.door.carry_out_beside(KeepReturned(found), doing, partial(self._on_kept, path, found))

    def _on_kept(self, path: Path, found: tuple[ReturnedComment, ...], changes: Changes | None) -> None:
        if changes is None:
            return
        brought = taken_in(found, changes)
        words = self._words(brought).format(name=path.name, **_counts(brought))
        self._desk.bridge.say(" ".join((words, *self._unread)))
        if brought.comments or brought.proposals or brought.others:
            self.kept.emit()

    def _on_failed(self, error: KnownError) -> None:
        self._unread.append(error_sentence(error))
        self._desk.bridge.say(" ".join(self._unread))

    def _words(self, brought: TakenIn) -> str:
        if brought.known:
            return self.tr("Everything in {name} was here already; nothing was added.")
        counts = [
            self.tr("comments {comments}") if brought.comments else "",
            self.tr("reworded decisions {proposals}") if brought.proposals else "",
            self.tr("other changes {others}") if brought.others else "",
        ]
        said = ", ".join(filter(None, counts))
        if said:
            words = self.tr("Returned in {name}: ") + said + "."
            return words + (" " + self.tr("{missing} of these are missing from the file.") if brought.missing else "")
        return self.tr("There are no comments in {name}, and nothing in its text was changed.")


def _counts(brought: TakenIn) -> dict[str, int]:
    return {
        "comments": brought.comments,
        "proposals": brought.proposals,
        "others": brought.others,
        "missing": brought.missing,
    }

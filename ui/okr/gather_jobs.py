"""Has what comes into the drafts read and compared beside the window: a sheet may have thousands of lines."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.background import Job
from ui.desk import Desk
from ui.okr.gathered import Gathered
from ui.okr.papers_reading import HeldAgainst, ReadPapers, ReadRoom
from workshop_app.application import room_drafts
from workshop_app.application.room_drafts import RoomFile


class GatherJobs(QObject):
    """Signals:
    papers_read: a PapersRead.
    compared: (a Gathered, the RoomGathering) what it would bring.
    failed: (path, KnownError) it cannot be read.
    stopped: by the button beside the progress.
    """

    papers_read = Signal(object)
    compared = Signal(object, object)
    failed = Signal(object, object)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def papers(self, paths: tuple[Path, ...]) -> Job:
        """Read these Word files, texts and PDF forms."""
        from handouts.gather_rules import types_here  # hardly ever wanted: the drafts should not wait for it

        read = self._desk.workspace.read
        return self._desk.background.submit(
            ReadPapers(paths, RoomFile(read), types_here(read)),
            self.papers_read.emit,
            partial(self.failed.emit, paths[0]),
            title=self.tr("Reading the handouts"),
            on_cancelled=self.stopped.emit,
            reads_only=True,
        )

    def room(self, path: Path) -> Job:
        """Read the file of a room, and compare it."""
        name = room_drafts.room_name(path)
        return self._desk.background.submit(
            ReadRoom(path),
            partial(self.compare_room, Gathered(name)),
            partial(self.failed.emit, path),
            title=self.tr("Reading {name}").format(name=path.name),
            on_cancelled=self.stopped.emit,
            reads_only=True,
        )

    def compare_room(self, gathered: Gathered, there: RoomFile) -> None:
        """A room has few drafts: they are compared at once."""
        self.compared.emit(gathered, room_drafts.gather(self._desk.workspace.read, there, gathered.room))

    def compare(self, gathered: Gathered) -> Job:
        """Have the drafts of sheets and handouts held against what stands here."""
        workspace = self._desk.workspace
        return self._desk.background.submit(
            HeldAgainst(gathered.drafts, RoomFile(workspace.read), gathered.room, workspace.clock.now()),
            partial(self.compared.emit, gathered),
            partial(self.failed.emit, Path(gathered.room)),
            title=self.tr("Comparing {name}").format(name=gathered.room),
            on_cancelled=self.stopped.emit,
            reads_only=True,
        )

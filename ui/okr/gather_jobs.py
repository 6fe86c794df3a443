"""Has what comes into the drafts read and compared beside the window: a sheet may have thousands of lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.background import Job, Progress
from ui.desk import Desk
from ui.okr.gather_rest import Looked, SheetAsked
from ui.okr.gathered import Gathered
from ui.okr.papers_reading import HeldAgainst, ReadPapers, ReadRoom
from workshop_app.application import room_drafts
from workshop_app.application.room_drafts import RoomFile
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead

T = TypeVar("T")


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
        self._begun: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether something is being read or compared."""
        return not all(job.is_over for job in self._begun)

    def begin(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
        title: str,
        stopped: Callable[[], None],
    ) -> None:
        """Have this done after what was begun before."""
        job = self._desk.background.submit(work, done, failed, title=title, on_cancelled=stopped, reads_only=True)
        self._begun = [*(each for each in self._begun if not each.is_over), job]

    def papers(self, paths: tuple[Path, ...]) -> None:
        """Read these Word files, texts and PDF forms."""
        from handouts.gather_rules import types_here  # hardly ever wanted: the drafts should not wait for it

        read = self._desk.workspace.read
        work = ReadPapers(paths, RoomFile(read), types_here(read))
        failed = partial(self.failed.emit, paths[0])
        self.begin(work, self.papers_read.emit, failed, self.tr("Reading the handouts"), self.stopped.emit)

    def room(self, path: Path) -> None:
        """Read the file of a room, and compare it."""
        done = partial(self._compare_room, Gathered(room_drafts.room_name(path)))
        title = self.tr("Reading {name}").format(name=path.name)
        self.begin(ReadRoom(path), done, partial(self.failed.emit, path), title, self.stopped.emit)

    def compare(self, gathered: Gathered) -> None:
        """Have the drafts of sheets and handouts held against what stands here."""
        workspace = self._desk.workspace
        work = HeldAgainst(gathered.drafts, RoomFile(workspace.read), gathered.room, workspace.clock.now())
        failed = partial(self.failed.emit, Path(gathered.room))
        title = self.tr("Comparing {name}").format(name=gathered.room)
        self.begin(work, partial(self.compared.emit, gathered), failed, title, self.stopped.emit)

    def compare_sheet(self, asked: SheetAsked, found: DraftsRead) -> None:
        """A sheet is shown as the file of a room is, called after the team where it is of that team alone; one it
        does not name is called after the file."""
        drafts = found.sheet.drafts
        alone = bool(asked.team) and all(each.team == asked.team for each in drafts)
        self.compare(Gathered(asked.team if alone else asked.name, drafts, read=found))

    def compare_again(self, page: Looked) -> None:
        """A page that was shown before, held against what stands here by now."""
        if page.gathered.drafts or page.gathered.read is not None:
            self.compare(page.gathered)
        else:
            self._compare_room(page.gathered, page.found.there)

    def _compare_room(self, gathered: Gathered, there: RoomFile) -> None:
        """A room has few drafts: they are compared at once."""
        self.compared.emit(gathered, room_drafts.gather(self._desk.workspace.read, there, gathered.room))

"""Gathering drafts in the window, out of files of breakout rooms, sheets, texts and Word outlines: choose files, have
them read beside it, look, take in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.background import Job
from ui.desk import Desk
from ui.labels import input_sentence
from ui.labels_handouts import remark_words
from ui.okr.gather_page import GatherPage
from ui.okr.gather_taking import DraftsTaking
from ui.okr.gathered import Gathered
from ui.okr.papers_reading import PAPERS, HeldAgainst, PapersRead, ReadPapers, ReadRoom
from ui.okr.sheet_reading import SheetDrafts
from ui.okr.teams_view import TeamsView
from ui.widgets.dropped_files import DroppedFiles, files_in
from workshop_app.application import room_drafts
from workshop_app.application.handout_room import HandoutDrafts, batches
from workshop_app.application.room_drafts import RoomFile, RoomGathering
from workshop_app.domain.errors import KnownError
from workshop_app.incoming.list_source import ListSource

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead

PATTERN = "*.okrw"
RECORDS = "interview/returned"  # where comments on the record are read
SHEETS = ("*.xlsx", "*.xlsm", "*.ods", "*.xls", "*.csv", "*.tsv", "*.txt", "*.md", "*.html", "*.htm")
KINDS = (PATTERN, "*.docx", "*.odt", "*.pdf", *SHEETS)


class GatherRooms(QObject):
    """One file after the other, filled handouts together: what the one before brought is here when the next is
    compared. Signals: set_in_sight, whether a set is shown again and no paper."""

    set_in_sight = Signal(bool)

    def __init__(self, desk: Desk, pages: QStackedWidget, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._pages = desk, pages
        self._page: GatherPage | None = None
        self._before: QWidget | None = None
        self._waiting: list[Path] = []
        self._team = ""
        self._handouts: list[tuple[HandoutDrafts, ...]] = []  # batches that wait
        self._outlines: set[Path] = set()  # Word files that were found to be no handouts
        self._unread: tuple[str, ...] = ()  # sentences about papers that could not be read
        self._records: tuple[Path, ...] = ()  # parameters records among them: read where comments on answers are
        self.job: Job | None = None
        self._sheets = SheetDrafts(desk, self)
        self._sheets.read.connect(self._on_sheet_read)
        self._sheets.failed.connect(self._on_failed)
        self._sheets.stopped.connect(self._on_stopped)
        DroppedFiles(screen, self).dropped.connect(self.read)

    @property
    def page(self) -> GatherPage:
        """Made when the first file comes."""
        if self._page is None:
            self._page = GatherPage(self._pages)
            self._pages.addWidget(self._page)
            taking = DraftsTaking(self._desk, self._page)
            taking.done.connect(self._next)
            self._sheets.serve(self._page)
            self._page.left.connect(self._next)
        return self._page

    def serve(self, teams: TeamsView) -> None:
        """Bring in what is asked for beside the list of teams, and say there whose set is in sight."""
        self.set_in_sight.connect(teams.mark)
        teams.gather_requested.connect(self.choose)
        teams.paste_requested.connect(self.paste)

    def choose(self) -> None:
        """Files of rooms, from a laptop or a stick, and sheets of OKRs as they are."""
        self.read(self._desk.ask.open_files(self.tr("Bring in drafts"), KINDS))

    def paste(self, team: str) -> None:
        """Read what the clipboard holds: a table, an outline; `team` is whose drafts they are where they name none."""
        copied = QApplication.clipboard().mimeData()  # None where nothing was ever copied
        files = files_in(copied) if copied is not None else ()
        if files:
            self.read(files, team)
            return
        words, html = (copied.text(), copied.html()) if copied is not None else ("", "")
        name = self.tr("the clipboard")
        self._waiting, self._handouts, self._outlines, self._unread = [], [], set(), ()
        self.job = self._sheets.begin(ListSource(name, words=words, html=html), name, team)

    def read(self, paths: tuple[Path, ...], team: str = "") -> None:
        """Read these, and show the first; `team` is whose drafts a sheet holds that names none."""
        here, self._team = self._desk.workspace.path, team
        self._waiting = [path for path in paths if here is None or path.resolve() != here.resolve()]
        if len(self._waiting) < len(paths):
            self._desk.bridge.say(self.tr("The file that is open was left out: it is where the drafts are gathered."))
        self._handouts, self._outlines, self._unread, self._records = [], set(), (), ()
        self._next()

    def _next(self) -> None:
        """The next papers, then the next file, or back to the set."""
        papers = tuple(each for each in self._waiting if each.suffix.lower() in PAPERS and each not in self._outlines)
        if self._handouts:
            self._show_handouts(self._handouts.pop(0))
        elif papers:
            self._waiting = [each for each in self._waiting if each not in papers]
            self._read_papers(papers)
        elif self._waiting:
            self._read_next()
        else:
            self._close()

    def _read_papers(self, papers: tuple[Path, ...]) -> None:
        from handouts.gather_rules import types_here  # hardly ever wanted: the drafts should not wait for it

        read = self._desk.workspace.read
        self.job = self._desk.background.submit(
            ReadPapers(papers, RoomFile(read), types_here(read)),
            self._on_papers_read,
            partial(self._on_failed, papers[0]),
            title=self.tr("Reading the handouts"),
            on_cancelled=self._on_stopped,
            reads_only=True,
        )

    def _on_papers_read(self, found: PapersRead) -> None:
        self._outlines |= set(found.outlines)
        self._records += found.records
        self._waiting = [*found.outlines, *self._waiting]
        self._handouts = list(batches(found.drafts))
        self._unread = tuple(_unread_words(path, error) for path, error in found.failed)
        if self._unread and not found.drafts:
            self._desk.bridge.say(" ".join(self._unread))
        self._next()

    def _show_handouts(self, found: tuple[HandoutDrafts, ...]) -> None:
        """A page for the handouts of different teams, looked over and taken in as one step."""
        name = found[0].team if len(found) == 1 else self.tr("{n} handouts").format(n=len(found))
        drafts = [draft for each in found for draft in each.drafts]
        told, self._unread = [*self._unread], ()
        told += [f"{each.team}: {remark_words(remark)}" for each in found for remark in each.remarks]
        note = self.tr("{team}, kept as a note: {words}")
        kept = tuple(note.format(team=each.team, words=words) for each in found for words in each.notes)
        self._hold(Gathered(name, tuple(drafts), told=tuple(told), kept=kept))

    def _read_next(self) -> None:
        path = self._waiting.pop(0)
        name = room_drafts.room_name(path)
        if path.suffix.lower() != PATTERN[1:]:
            self.job = self._sheets.begin(ListSource(path.name, path), name, self._team)
            return
        self.job = self._desk.background.submit(
            ReadRoom(path),
            partial(self._on_read, name),
            partial(self._on_failed, path),
            title=self.tr("Reading {name}").format(name=path.name),
            on_cancelled=self._on_stopped,
            reads_only=True,
        )

    def _on_sheet_read(self, name: str, team: str, found: DraftsRead) -> None:
        """A sheet is shown as the file of a room is, called after the team where it is of that `team` alone; one it
        does not name is called after the file."""
        drafts = found.sheet.drafts
        alone = bool(team) and all(each.team == team for each in drafts)
        self._hold(Gathered(team if alone else name, drafts, read=found))

    def _on_read(self, room: str, there: RoomFile) -> None:
        self._show(Gathered(room), room_drafts.gather(self._desk.workspace.read, there, room))

    def _hold(self, gathered: Gathered) -> None:
        """Have it held against what stands here, beside the window: a sheet may have thousands of lines."""
        workspace = self._desk.workspace
        self.job = self._desk.background.submit(
            HeldAgainst(gathered.drafts, RoomFile(workspace.read), gathered.room, workspace.clock.now()),
            partial(self._show, gathered),
            partial(self._on_failed, Path(gathered.room)),
            title=self.tr("Comparing {name}").format(name=gathered.room),
            on_cancelled=self._on_stopped,
            reads_only=True,
        )

    def _show(self, gathered: Gathered, found: RoomGathering) -> None:
        page = self.page
        if self._pages.currentWidget() is not page:
            self._before = self._pages.currentWidget()
        self._pages.setCurrentWidget(page)
        self.set_in_sight.emit(False)
        waiting = len(self._waiting) + sum(map(len, self._handouts))
        page.show_room(found, waiting, gathered)

    def _on_stopped(self) -> None:
        """By the button beside the progress: nothing of what was chosen comes in."""
        self._waiting, self._handouts = [], []
        self._close()

    def _on_failed(self, path: Path, error: KnownError) -> None:
        self._desk.bridge.say(f"{path.name}: {input_sentence(error)}")
        self._next()

    def _close(self) -> None:
        if self._page is not None and self._pages.currentWidget() is self._page and self._before is not None:
            self._pages.setCurrentWidget(self._before)
            self.set_in_sight.emit(True)
        records, self._records = self._records, ()
        if records:
            self._desk.bridge.hand_over(records, RECORDS)


def _unread_words(path: Path, error: KnownError) -> str:
    """The sentence, with the name of the file where it does not say it."""
    said = input_sentence(error)
    return said if path.name in said else f"{path.name}: {said}"

"""Gathering drafts in the window, out of files of breakout rooms, sheets, texts and Word outlines: choose files, have
them read beside it, look, take in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.background import Job, Progress
from ui.copy_first import keep_first
from ui.desk import Desk
from ui.labels import input_sentence
from ui.okr.gather_page import GatherPage
from workshop_app import bootstrap
from workshop_app.application import room_drafts
from workshop_app.application.commands.gathering import TakeRoomDrafts
from workshop_app.application.okr_sheet_room import room_of
from workshop_app.application.okr_sheets import OkrSheet
from workshop_app.application.room_drafts import RoomFile, RoomGathering
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.gathered_drafts import GatherChoice
from workshop_app.incoming.list_source import ListSource

PATTERN = "*.okrw"


class ReadSheet(Struct, frozen=True):
    """Job: the drafts of a sheet, a text or a Word outline."""

    path: Path

    def __call__(self, progress: Progress) -> OkrSheet:
        from handouts import intake_drafts  # hardly ever wanted: the drafts should not wait for it

        found = intake_drafts.read(ListSource(self.path.name, self.path), progress.tell).sheet
        if not found.drafts:
            raise KnownError(ErrorCode.NO_DRAFTS_IN_SHEET, path=str(self.path))
        return found


class ReadRoom(Struct, frozen=True):
    """Job: the drafts that stand in a file; the file stays as it is."""

    path: Path

    def __call__(self, progress: Progress) -> RoomFile:
        progress.tell(0, 1)
        opened = bootstrap.open_workspace(self.path, read_only=True)
        try:
            return RoomFile(opened.read)
        finally:
            opened.close()


class GatherRooms(QObject):
    """One file after the other: what the one before brought is here when the next is compared."""

    def __init__(self, desk: Desk, pages: QStackedWidget, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._pages = desk, pages
        self._page: GatherPage | None = None
        self._before: QWidget | None = None
        self._waiting: list[Path] = []
        self._job: Job | None = None

    @property
    def page(self) -> GatherPage:
        """Made when the first file comes."""
        if self._page is None:
            self._page = GatherPage(self._pages)
            self._pages.addWidget(self._page)
            self._page.accepted.connect(self._on_accepted)
            self._page.left.connect(self._next)
        return self._page

    def choose(self) -> None:
        """Files of rooms, from a laptop or a stick, and sheets of OKRs as they are."""
        kinds = (PATTERN, "*.xlsx", "*.ods", "*.xls", "*.csv", "*.tsv", "*.txt", "*.md", "*.docx")
        self.read(self._desk.ask.open_files(self.tr("Bring in drafts"), kinds))

    def read(self, paths: tuple[Path, ...]) -> None:
        """Read these, and show the first."""
        here = self._desk.workspace.path
        self._waiting = [path for path in paths if here is None or path.resolve() != here.resolve()]
        if len(self._waiting) < len(paths):
            self._desk.bridge.say(self.tr("The file that is open was left out: it is where the drafts are gathered."))
        self._next()

    def _next(self) -> None:
        """The next file, or back to the set."""
        if not self._waiting:
            self._close()
            return
        path = self._waiting.pop(0)
        is_room = path.suffix.lower() == PATTERN[1:]
        self._job = self._desk.background.submit(
            ReadRoom(path) if is_room else ReadSheet(path),
            partial(self._on_read if is_room else self._on_sheet_read, room_drafts.room_name(path)),
            partial(self._on_failed, path),
            title=self.tr("Reading {name}").format(name=path.name),
            reads_only=True,
        )

    def _on_sheet_read(self, name: str, found: OkrSheet) -> None:
        """A sheet is shown as the file of a room is; a team it does not name is called after the file."""
        workspace = self._desk.workspace
        self._on_read(name, room_of(workspace.read, found.drafts, name, workspace.clock.now()), len(found.left_out))

    def _on_read(self, room: str, there: RoomFile, left_out: int = 0) -> None:
        page = self.page
        if self._pages.currentWidget() is not page:
            self._before = self._pages.currentWidget()
        self._pages.setCurrentWidget(page)
        page.show_room(room_drafts.gather(self._desk.workspace.read, there, room), len(self._waiting), left_out)

    def _on_failed(self, path: Path, error: KnownError) -> None:
        self._desk.bridge.say(f"{path.name}: {input_sentence(error)}")
        self._next()

    def _on_accepted(self, found: RoomGathering, choices: Mapping[str, GatherChoice]) -> None:
        keep_first(self._desk, "import", partial(self._take, found, choices), self.page)

    def _take(self, found: RoomGathering, choices: Mapping[str, GatherChoice]) -> None:
        rows = room_drafts.chosen(self._desk.workspace.read, found, choices)
        if rows.values or rows.gone:
            if not self._desk.door.carry_out(TakeRoomDrafts(rows)):
                return  # the foot of the window says why
            self._desk.bridge.say(self.tr("Taken in: {room}. Ctrl+Z takes it back.").format(room=found.room))
        self._next()

    def _close(self) -> None:
        if self._page is not None and self._pages.currentWidget() is self._page and self._before is not None:
            self._pages.setCurrentWidget(self._before)

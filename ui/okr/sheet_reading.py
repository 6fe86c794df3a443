"""Reads sheets, texts and outlines of OKRs beside the window, and once more when the coach says what a column means,
or that the letters or the sheet are others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.labels import input_sentence
from ui.okr.gather_jobs import GatherJobs
from ui.okr.gather_page import GatherPage
from ui.okr.gather_rest import SheetAsked
from ui.okr.papers_reading import DateSheet, MapSheet, ReadSheet
from workshop_app.application.okr_columns import OkrColumn
from workshop_app.application.remembered_columns import remember
from workshop_app.domain.errors import KnownError
from workshop_app.domain.values.days import DateOrder

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead


class SheetDrafts(QObject):
    """One sheet at a time; one that cannot be read at all, or is not to be, is told by the jobs.

    Signals:
    read: (SheetAsked, a DraftsRead) what was understood.
    kept: it cannot be read in another way, or was stopped.
    """

    read = Signal(object, object)
    kept = Signal()

    def __init__(self, desk: Desk, jobs: GatherJobs) -> None:
        super().__init__(jobs)
        self._desk, self._jobs = desk, jobs
        self._page: GatherPage | None = None
        self.asked = SheetAsked()  # what is shown

    def serve(self, page: GatherPage) -> None:
        """Read again what is shown on this page when it is asked for there."""
        self._page = page
        page.meaning.chosen.connect(self._on_chosen)
        page.meaning.dated.connect(self._on_dated)
        page.meaning.read_again.connect(self._on_read_again)
        page.accepted.connect(self._on_accepted)

    def begin(self, asked: SheetAsked) -> None:
        """Read this."""
        self.asked = asked
        work = ReadSheet(asked.source, asked.team, self._desk.settings)
        failed = partial(self._jobs.failed.emit, asked.source.path or Path(asked.name))
        self._submit(work, failed, self._jobs.stopped.emit)

    def _submit(
        self,
        work: ReadSheet | MapSheet | DateSheet,
        failed: Callable[[KnownError], None],
        stopped: Callable[[], None],
    ) -> None:
        done = partial(self.read.emit, self.asked)
        title = self.tr("Reading {name}").format(name=self.asked.source.name or self.asked.name)
        self._jobs.begin(work, done, failed, title, stopped)

    def _on_chosen(self, read: DraftsRead, columns: tuple[OkrColumn | None, ...]) -> None:
        self._submit(MapSheet(read, columns), self._on_failed_again, self.kept.emit)

    def _on_dated(self, read: DraftsRead, order: DateOrder | None) -> None:
        self._submit(DateSheet(read, order), self._on_failed_again, self.kept.emit)

    def _on_read_again(self, encoding: str, sheet: str) -> None:
        self.asked = replace(self.asked, source=replace(self.asked.source, encoding=encoding, sheet=sheet))
        work = ReadSheet(self.asked.source, self.asked.team, self._desk.settings)
        self._submit(work, self._on_failed_again, self.kept.emit)

    def _on_failed_again(self, error: KnownError) -> None:
        self._desk.bridge.say(input_sentence(error))
        self.kept.emit()

    def _on_accepted(self) -> None:
        """What the columns mean holds for the next sheet with these headings."""
        read = self._page.meaning.read if self._page is not None else None
        if read is not None and read.sheet.heads:
            remember(self._desk.settings, OkrColumn, read.sheet.heads, read.sheet.columns)

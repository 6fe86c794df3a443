"""Reads sheets, texts and outlines of OKRs beside the window, and once more when the coach says what a column means,
or that the letters or the sheet are others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ui.background import Job
from ui.desk import Desk
from ui.labels import input_sentence
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
    """One sheet at a time.

    Signals:
    read: (SheetAsked, a DraftsRead) what was understood.
    failed: (path, KnownError) it cannot be read at all.
    stopped: the user did not want it any more.
    """

    read = Signal(object, object)
    failed = Signal(object, object)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: GatherPage | None = None
        self.asked = SheetAsked()  # what is shown
        self.job: Job | None = None

    def serve(self, page: GatherPage) -> None:
        """Read again what is shown on this page when it is asked for there."""
        self._page = page
        page.meaning.chosen.connect(self._on_chosen)
        page.meaning.dated.connect(self._on_dated)
        page.meaning.read_again.connect(self._on_read_again)
        page.accepted.connect(self._on_accepted)

    def begin(self, asked: SheetAsked) -> Job:
        """Read this."""
        self.asked = asked
        work = ReadSheet(asked.source, asked.team, self._desk.settings)
        failed = partial(self.failed.emit, asked.source.path or Path(asked.name))
        return self._submit(work, failed, self.stopped.emit)

    def _submit(
        self,
        work: ReadSheet | MapSheet | DateSheet,
        failed: Callable[[KnownError], None],
        stopped: Callable[[], None],
    ) -> Job:
        done = partial(self.read.emit, self.asked)
        title = self.tr("Reading {name}").format(name=self.asked.source.name or self.asked.name)
        self.job = self._desk.background.submit(work, done, failed, title=title, on_cancelled=stopped, reads_only=True)
        return self.job

    def _on_chosen(self, read: DraftsRead, columns: tuple[OkrColumn | None, ...]) -> None:
        self._submit(MapSheet(read, columns), self._on_failed_again, self._on_stopped_again)

    def _on_dated(self, read: DraftsRead, order: DateOrder | None) -> None:
        self._submit(DateSheet(read, order), self._on_failed_again, self._on_stopped_again)

    def _on_read_again(self, encoding: str, sheet: str) -> None:
        self.asked = replace(self.asked, source=replace(self.asked.source, encoding=encoding, sheet=sheet))
        work = ReadSheet(self.asked.source, self.asked.team, self._desk.settings)
        self._submit(work, self._on_failed_again, self._on_stopped_again)

    def _on_failed_again(self, error: KnownError) -> None:
        self._desk.bridge.say(input_sentence(error))
        self._on_stopped_again()

    def _on_stopped_again(self) -> None:
        """What was shown before stays."""
        if self._page is not None:
            self._page.show_again()

    def _on_accepted(self) -> None:
        """What the columns mean holds for the next sheet with these headings."""
        read = self._page.meaning.read if self._page is not None else None
        if read is not None and read.sheet.heads:
            remember(self._desk.settings, OkrColumn, read.sheet.heads, read.sheet.columns)

"""Reads what is to be imported off the window's thread: a long workbook, or many pasted rows, must not stop it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject

from agendas.model import Agenda
from agendas.table_columns import Column
from ui.agenda.import_state import ImportPreview, import_preview
from ui.agenda.import_view import AgendaImportView
from ui.agenda.plan_actions import PlanActions
from ui.background import Job, Progress
from ui.desk import Desk
from ui.labels import input_sentence
from ui.widgets.dropped_files import DroppedFiles
from workshop_app.application.remembered_columns import remember, remembered
from workshop_app.application.settings import Settings
from workshop_app.domain.errors import KnownError
from workshop_app.incoming.list_source import ListSource
from workshop_app.incoming.tables import IncomingTable

KINDS = "*.xlsx *.ods *.xls *.csv *.tsv *.txt *.md *.html *.htm *.eml *.docx *.odt *.fodt *.fods *.ics *.xml"
Columns = tuple[Column | None, ...]


class Imports(QObject):
    """Fills an import page. An answer to a question that has changed meanwhile is dropped."""

    def __init__(self, desk: Desk, actions: PlanActions, view: AgendaImportView) -> None:
        super().__init__(view)
        self._desk = desk
        self._actions = actions
        self._view = view
        self._job: Job | None = None
        self._asked = 0
        self._source: ListSource | None = None
        view.pasted.connect(self._on_pasted)
        DroppedFiles(view, self).dropped.connect(self._on_dropped)
        view.file_requested.connect(self._on_file_requested)
        view.read_again.connect(self._on_read_again)
        view.corrected.connect(self._on_corrected)
        view.taken.connect(self._on_taken)
        view.closed.connect(self._on_closed)

    def _on_pasted(self, words: str) -> None:
        self._read(ListSource("", words=words))

    def _on_file_requested(self) -> None:
        path = self._desk.ask.open_file(self.tr("Open a table"), (KINDS,))
        if path is not None:
            self._read_file(path)

    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        if len(paths) > 1:
            self._view.show_trouble(self.tr("One table at a time: drop a single file."))
        else:
            self._read_file(paths[0])

    def _read_file(self, path: Path) -> None:
        self._view.expect_file()
        self._read(ListSource(path.name, path))

    def _on_read_again(self, encoding: str, sheet: str) -> None:
        if self._source is not None:
            self._read(replace(self._source, encoding=encoding, sheet=sheet))

    def _on_corrected(self, table: IncomingTable, columns: Columns, answers: Mapping[int, int]) -> None:
        """The same table with other meanings of its columns, or with minutes that were typed."""
        self._submit(partial(_corrected, table, self._actions.agenda, columns, answers))

    def _read(self, source: ListSource) -> None:
        self._source = source
        self._submit(partial(_preview, source, self._actions.agenda, self._desk.settings))

    def _submit(self, work: Callable[[Progress], ImportPreview]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        self._job = self._desk.background.submit(
            work,
            partial(self._on_read, self._asked),
            partial(self._on_failed, self._asked),
            title=self.tr("Reading the table"),
            on_cancelled=partial(self._on_stopped, self._asked),
            reads_only=True,
        )

    def _on_taken(self, found: ImportPreview) -> None:
        """What its columns mean holds for the next table with these headings."""
        remember(self._desk.settings, Column, found.heads, found.columns)

    def _on_closed(self) -> None:
        """Whoever left does not wait for an answer."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_read(self, asked: int, found: ImportPreview) -> None:
        if asked == self._asked:
            read_from_file = self._source is not None and self._source.path is not None
            self._view.show_preview(found, self._source.name if self._source and read_from_file else "")

    def _on_stopped(self, asked: int) -> None:
        """By the button beside the progress at the foot of the window: what was shown before stays."""
        if asked == self._asked:
            self._view.show_trouble("")

    def _on_failed(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self._view.show_trouble(input_sentence(error))


def _preview(source: ListSource, agenda: Agenda, settings: Settings, progress: Progress) -> ImportPreview:
    table = source.read(progress.tell)
    progress.tell(0, 0)
    found = import_preview(table, agenda)
    kept = remembered(settings, Column, found.heads, len(found.columns))
    return import_preview(table, agenda, kept) if kept else found


def _corrected(
    table: IncomingTable, agenda: Agenda, columns: Columns, answers: Mapping[int, int], _progress: Progress
) -> ImportPreview:
    return import_preview(table, agenda, columns, answers)

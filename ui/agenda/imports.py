"""Reads what is to be imported off the window's thread: a long workbook, or many pasted rows, must not stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from agendas.model import Agenda
from ui.agenda.deeds import PlanDeeds
from ui.agenda.import_state import ImportPreview, import_preview
from ui.agenda.import_view import ImportView
from ui.background import Job, Progress
from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app.domain.errors import KnownError
from workshop_app.incoming import tables
from workshop_app.incoming.tables import Table


class Imports(QObject):
    """Fills an import page. An answer to a question that has changed meanwhile is dropped."""

    def __init__(self, desk: Desk, deeds: PlanDeeds, view: ImportView) -> None:
        super().__init__(view)
        self._desk = desk
        self._deeds = deeds
        self._view = view
        self._job: Job | None = None
        self._asked = 0
        view.pasted.connect(self._on_pasted)
        view.file_requested.connect(self._on_file_requested)

    def _on_pasted(self, words: str) -> None:
        self._read(lambda: tables.read_pasted(words))

    def _on_file_requested(self) -> None:
        path = self._desk.ask.open_file(self.tr("Open a table"), ("*.xlsx *.csv *.tsv *.txt",))
        if path is not None:
            self._read(lambda: tables.read_file(path))

    def _read(self, source: Callable[[], Table]) -> None:
        agenda: Agenda = self._deeds.agenda

        def job(_progress: Progress) -> ImportPreview:
            return import_preview(source(), agenda)

        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        done = partial(self._on_read, self._asked)
        title = self.tr("Reading the table")
        self._job = self._desk.background.submit(job, done, self._say_error, title=title)

    def _on_read(self, asked: int, found: ImportPreview) -> None:
        if asked == self._asked:
            self._view.show_preview(found)

    def _say_error(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))

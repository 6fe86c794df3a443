"""The page of changes as a file: asks where, has it written beside the window, says where it is. Used by the view of
what changed."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ui.desk import Desk
from ui.interview.changes.view_state import ChangesRequest, WritePage, page_order
from ui.labels import error_sentence
from ui.labels_missing import missing
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from handouts.export import Exported


class ChangesFile(QObject):
    """Writes what the request shows, as a PDF or for Word."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def save(self, request: ChangesRequest, today: date, format: str) -> None:
        """Ask for a folder and write the page into it."""
        desk = self._desk
        try:
            order = page_order(desk.workspace.read, request, today)
        except KnownError as error:
            self._on_failed(error)
            return
        path, last = desk.workspace.path, desk.settings.get(EXPORT_FOLDER)
        suggested = Path(last) if last else (path.parent if path else None)
        folder = desk.ask.folder(self.tr("Save the page of changes"), suggested)
        if folder is None:
            return
        desk.settings.set(EXPORT_FOLDER, str(folder))
        job = WritePage(order, format, folder)
        desk.background.submit(job, self._on_saved, self._on_failed, title=self.tr("Saving the page of changes"))

    def _on_saved(self, file: Exported) -> None:
        words = self.tr("Saved {name} in {folder}").format(name=file.path.name, folder=file.path.parent)
        lost = missing(file.replaced, partial(QCoreApplication.translate, "documents"))
        self._desk.bridge.say("\n".join(filter(None, (words, lost))))

    def _on_failed(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))

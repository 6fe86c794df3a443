"""The sample, a cycle later: kept in the program's own folder, and made by the worker when it is wanted first. It holds
half a year of a company, which takes most of a second."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject

from ui.background import Background, Job, Progress
from ui.labels import error_sentence
from ui.paper_here import paper_of
from ui.shell.file_actions import FileActions
from ui.shell.files import ENDING, folder_for
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import data_folder, open_settings
from workshop_app.domain.errors import KnownError


class MakeLaterSample(Struct, frozen=True):
    """Job: that sample under this path."""

    path: Path
    clock: Clock

    def __call__(self, progress: Progress) -> Path:
        from workshop_app import sample

        progress.tell(0, 1)
        folder_for(self.path)
        sample.build_later(self.path, self.clock, paper=paper_of(open_settings())).close()
        return self.path


class LaterSample(QObject):
    """Opens it, and makes it before where there is none. What was opened meanwhile stays open."""

    def __init__(self, files: FileActions, background: Background, clock: Clock, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._background, self._clock, self._ask = files, background, clock, ask
        self._job: Job | None = None
        self._opened_meanwhile = False
        files.opened.connect(self._on_opened)

    def show(self) -> None:
        """Open it. Asked for twice it is made once."""
        path = data_folder() / f"Sample, a cycle later{ENDING}"
        if self._job is not None:
            return
        if path.exists():
            self._open(path)
            return
        self._opened_meanwhile = False
        job = MakeLaterSample(path, self._clock)
        self._job = self._background.submit(
            job, self._on_made, self._on_error, title=self.tr("Making the sample"), on_cancelled=self._on_cancelled
        )

    def _open(self, path: Path) -> None:
        self._files.careful(partial(self._files.open, path))

    def _on_made(self, path: Path) -> None:
        self._job = None
        if not self._opened_meanwhile:
            self._open(path)

    def _on_error(self, error: KnownError) -> None:
        self._job = None
        self._ask.tell(self.tr("That did not work"), error_sentence(error))

    def _on_cancelled(self) -> None:
        self._job = None

    def _on_opened(self, _workspace: object) -> None:
        self._opened_meanwhile = True

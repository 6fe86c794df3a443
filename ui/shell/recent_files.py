"""The files that were opened last, for the welcome screen and the File menu: told at once, and again when a worker has
looked into them."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.labels import error_sentence
from ui.widgets.dates import long_day
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import COPY_FOLDER, EXPORT_FOLDER, RECENT_FILES, Settings
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from ui.home.recent import RecentFile
    from ui.shell.recent_facts import RecentFacts

LOOKED_INTO = 6  # files a worker opens to say what lies ahead


class RecentFiles(QObject):
    """Signal: known with the recent files, first without and then with what lies ahead in them."""

    known = Signal(object)

    def __init__(self, ask: Ask, settings: Settings, background: Background, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._ask, self._settings, self._background, self._clock = ask, settings, background, clock

    def tell(self) -> None:
        """Tell them at once, and again when a worker has looked into them."""
        paths = tuple(Path(text) for text in self._settings.get(RECENT_FILES))
        there = tuple(path for path in paths if os.path.exists(path))  # false, too, where a disk does not answer
        from ui.home.recent import RecentFile
        from ui.shell.recent_facts import look_into

        self.known.emit(tuple(RecentFile(path, missing=path not in there) for path in paths))
        if there:
            today = self._clock.now().astimezone().date()
            self._background.submit(
                partial(look_into, there[:LOOKED_INTO], written_to(self._settings), today),
                partial(self._on_looked, paths, there),
                self._on_failed,
            )

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself is not touched."""
        self._settings.forget_file(path)
        self.tell()

    def _on_failed(self, error: KnownError) -> None:
        self._ask.tell(self.tr("That did not work"), error_sentence(error))

    def _on_looked(self, paths: tuple[Path, ...], there: tuple[Path, ...], found: tuple[RecentFacts, ...]) -> None:
        from ui.home.recent import RecentFile

        facts = {each.path: each for each in found}
        files = (
            self._recent(path, facts.get(path)) if path in there else RecentFile(path, missing=True) for path in paths
        )
        self.known.emit(tuple(files))

    def _recent(self, path: Path, facts: RecentFacts | None) -> RecentFile:
        from ui.home.recent import RecentFile

        if facts is None:
            return RecentFile(path)
        if facts.locked:
            return RecentFile(path, "", self.tr("has a passphrase"))
        if facts.running:
            running = self.tr("“{title}” is running").format(title=facts.title)
            return RecentFile(path, facts.client, running, facts.title, running=facts.running)
        if not facts.title:
            return RecentFile(path, facts.client, self.tr("no workshop planned"))
        day = long_day(facts.day) if facts.day else self.tr("no day yet")
        ahead = self.tr("next: {title}, {day}").format(title=facts.title, day=day)
        return RecentFile(path, facts.client, ahead, facts.title, facts.day)


def written_to(settings: Settings) -> tuple[Path, ...]:
    """Where documents and copies went last."""
    return tuple(Path(chosen) for key in (EXPORT_FOLDER, COPY_FOLDER) if (chosen := settings.get(key)))

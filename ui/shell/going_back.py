"""Puts an earlier version in the place of a file, rescues a damaged one, or saves a version as a file of its own.
Reading and writing is the worker's; the engagement is closed before its file is replaced."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.shell.file_actions import FileActions
from ui.shell.files import PATTERN
from ui.versions import work
from ui.versions.version_words import when
from workshop_app.application.ports import Ask, Clock
from workshop_app.domain.errors import KnownError
from workshop_app.storage.backups import Backup

if TYPE_CHECKING:
    from ui.shell.way_back import WayBack


class GoingBack(QObject):
    """What the buttons of the page do with a version, beyond looking at it."""

    def __init__(self, way: WayBack, files: FileActions, ask: Ask, clock: Clock) -> None:
        super().__init__(way)
        self._way, self._files, self._ask, self._clock = way, files, ask, clock
        self._page, self._found = way.page, way.found
        self._page.detail.restore_requested.connect(self._on_restore)
        self._page.detail.save_requested.connect(self._on_save)
        self._page.damage.rescue_requested.connect(self._on_rescue)
        self._page.damage.version_requested.connect(self._on_whole_version)

    def _on_restore(self, copy: Backup) -> None:
        present = self._found.present
        if present is None:
            return
        kept = self.tr("What is in {name} now is kept first, so you can come back to it.").format(
            name=present.path.name
        )
        title = self.tr("Go back to the version from {when}?").format(when=when(copy.at, self._clock.now()))
        if not self._ask.confirm(title, kept, self.tr("Go back to it"), self.tr("Stay")):
            return
        if not self._way.close_open():
            return
        self._found.cancel()
        self._page.set_busy(True)
        self._found.submit(
            partial(work.restore, present.path, copy.path, self._clock),
            partial(self._on_restored, copy),
            self._on_not_restored,
        )

    def _on_restored(self, copy: Backup, kept: Path | None) -> None:
        self._way.open_present()
        present = self._found.present
        if self._way.has_open and present is not None:
            words = self.tr("This is the version from {when}. The one you had before is kept under Earlier versions.")
            if kept is None:
                words = self.tr("This is the version from {when}.")
            elif kept.parent == present.path.resolve().parent:  # broken: nothing to go back to
                words = self.tr("This is the version from {when}. The damaged file is kept beside it as {name}.")
            name = kept.name if kept is not None else ""
            self._files.said.emit(words.format(when=when(copy.at, self._clock.now()), name=name))

    def _on_not_restored(self, error: KnownError) -> None:
        if self._found.present is not None:
            self._way.begin(self._found.present)
        self._found.fail(error)

    def _on_whole_version(self) -> None:
        if self._found.damage is not None and self._found.damage.copy is not None:
            self._on_restore(self._found.damage.copy)

    def _on_rescue(self) -> None:
        if self._found.present is not None:
            self._found.cancel()
            self._page.set_busy(True)
            job = partial(work.rescue, self._found.present.path, self._clock)
            self._found.submit(job, self._on_rescued, self._found.fail)

    def _on_rescued(self, outcome: Any) -> None:
        self._page.set_busy(False)
        self._page.damage.show_rescued(*outcome)
        self._page.rescued()

    def _on_save(self, copy: Backup) -> None:
        if self._found.present is None:
            return
        path = self._found.present.path
        name = self.tr("{name} from {day}").format(name=path.stem, day=f"{copy.at.astimezone():%Y-%m-%d %H.%M}")
        target = self._ask.save_file(
            self.tr("Save this version as a new file"), path.with_name(f"{name}.okrw"), (PATTERN,)
        )
        if target is not None:
            self._files.note_copy(target)
            job = partial(work.save_as, copy.path, target, path)
            self._found.submit(job, partial(self._on_saved, target), self._found.fail)

    def _on_saved(self, target: Path, _none: None) -> None:
        self._page.say(self.tr("Saved as {path}.").format(path=target))

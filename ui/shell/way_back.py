"""Carries out what the page of earlier versions asks for: look, go back, save elsewhere, rescue. Reading and writing is
the worker's; the engagement is closed before its file is replaced, and opened again at the same place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.background import Background, Job, Progress
from ui.labels import error_sentence
from ui.passphrase.asking import AskPassphrase
from ui.shell.engagement import EngagementView
from ui.shell.file_actions import FileActions
from ui.shell.files import PATTERN
from ui.shell.kept_key import KeptKey
from ui.shell.notice import Notice
from ui.versions import work
from ui.versions.damage_card import NOT_LOOKED_INTO
from ui.versions.page import VersionsPage
from ui.versions.version_words import name_of, when
from ui.versions.view_state import Version
from workshop_app import bootstrap
from workshop_app.application.ports import Ask, Clock
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.backups import Backup
from workshop_app.storage.rescue import FileDamage


class RestorableWindow(Protocol):
    """What the way back needs of the main window."""

    @property
    def view(self) -> EngagementView | None: ...

    @property
    def notice(self) -> Notice: ...

    def careful(self, action: Callable[[], None]) -> None: ...

    def close_engagement(self) -> bool: ...

    def show_page(self, page: QWidget) -> None: ...

    def leave_page(self) -> None: ...

    def showing(self, page: QWidget) -> bool: ...


@dataclass(frozen=True, slots=True)
class Present:
    """The file whose earlier versions are shown: where the user was in it, and what is damaged about it."""

    path: Path
    address: str = ""
    error: KnownError | None = None


class WayBack(QObject):
    """One per window, made when it is first needed."""

    def __init__(
        self,
        window: RestorableWindow,
        files: FileActions,
        background: Background,
        ask: Ask,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._files, self._background = window, files, background
        self._ask, self._clock = ask, clock
        self._present: Present | None = None
        self._looked: Backup | None = None  # the copy that is open instead of the present version
        self._damage: FileDamage | None = None
        self._jobs: list[Job] = []
        self._key = KeptKey()
        self._turn = 0
        self.page = VersionsPage()
        self._connect()

    def show(self) -> None:
        """The earlier versions of the open file; of the present one while a copy is looked at."""
        view = self._window.view
        if view is None or view.desk.workspace.path is None:
            return
        view.commit_typing()
        if self._looked is None or self._present is None:
            self._present = Present(view.desk.workspace.path, view.address)
        self._begin(self._present)

    def show_damaged(self, path: Path, error: KnownError) -> None:
        """The page for a file that cannot be opened, or cannot be read on."""
        self._begin(Present(path, error=error))

    def leave_damaged(self, error: KnownError) -> None:
        """The open file turned out to be damaged: close it and see what can be done."""
        view = self._window.view
        path = view.desk.workspace.path if view else None
        if path is None:
            return
        self._key.keep(path)
        if self._closed():
            self.show_damaged(path, error)

    def closed(self) -> None:
        """The window let go of a file: nobody looks at a copy any more."""
        self._looked = None
        self._key.drop()

    def looking(self) -> Callable[[], None] | None:
        """What goes on with the copy that is looked at once it was closed and is open again; None without one."""
        if self._looked is None or self._present is None:
            return None
        return partial(self._look_on, self._present, self._looked)

    def _closed(self) -> bool:
        """Close what is open, and go on with it."""
        with self._key.needed():
            return self._window.close_engagement()

    def _on_opened(self, _workspace: Any) -> None:
        self._key.drop()

    def _connect(self) -> None:
        page = self.page
        self._files.opened.connect(self._on_opened)
        page.back_requested.connect(self._on_back)
        page.look_requested.connect(self._on_look)
        page.restore_requested.connect(self._on_restore)
        page.save_requested.connect(self._on_save)
        page.passphrase_requested.connect(self._on_passphrase)
        page.damage.rescue_requested.connect(self._on_rescue)
        page.damage.version_requested.connect(self._on_whole_version)
        page.damage.open_requested.connect(self._open_present)

    def _begin(self, present: Present) -> None:
        self._cancel()
        self._key.keep(present.path)
        self._present, self._damage = present, None
        self.page.begin(present.path, self._clock.now(), present.error is not None)
        self._window.show_page(self.page)
        self._submit(partial(work.copies, present.path), self._on_listed, self._on_failed)
        if present.error is None:
            self._submit(partial(work.look, present.path, self._clock), self.page.show_present, self._on_no_matter)
        else:
            self.page.damage.begin(present.path, present.error)
        if present.error is not None and present.error.code not in NOT_LOOKED_INTO:
            self._submit(partial(work.examine, present.path, self._clock), self._on_examined, self._on_not_examined)

    def _submit(self, job: Callable[[Progress], Any], done: Callable[[Any], None], failed: Callable[..., None]) -> None:
        title, turn = self.tr("Looking at earlier versions"), self._turn
        done, failed = partial(self._in_turn, turn, done), partial(self._in_turn, turn, failed)
        self._jobs.append(self._background.submit(job, done, failed, title=title))

    def _in_turn(self, turn: int, then: Callable[[Any], None], outcome: Any) -> None:
        """What was asked before the page began anew is no answer any more, even if it came after being cancelled."""
        if turn == self._turn:
            then(outcome)

    def _cancel(self) -> None:
        self._turn += 1
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    def _on_listed(self, copies: tuple[Backup, ...]) -> None:
        self.page.show_copies(copies)
        for place, copy in enumerate(copies):
            self._submit(
                partial(work.look, copy.path, self._clock),
                partial(self._on_looked, place, copy),
                partial(self._on_unusable, place, copy),
            )
        self.page.enter()

    def _on_looked(self, place: int, copy: Backup, held: Any) -> None:
        self.page.show_version(place, Version(copy, held=held))

    def _on_unusable(self, place: int, copy: Backup, error: KnownError) -> None:
        self.page.show_version(place, Version(copy, error=error))

    def _on_examined(self, damage: FileDamage | None) -> None:
        if damage is None and self._present is not None:
            self._on_not_examined(KnownError(ErrorCode.NOT_DAMAGED, path=str(self._present.path)))
        elif damage is not None:
            self._damage = damage
            self.page.damage.show_damage(damage, self._clock.now())
            self.page.enter()

    def _on_not_examined(self, error: KnownError) -> None:
        self.page.damage.hide()
        self._on_failed(error)

    def _on_no_matter(self, _error: KnownError) -> None:
        """Without the present state the copies are shown without a comparison."""

    def _on_failed(self, error: KnownError) -> None:
        self.page.set_busy(False)
        self.page.show_problem(error_sentence(error))

    def _on_back(self) -> None:
        self._cancel()
        if self._window.view is not None or self._present is None or self._present.error is not None:
            self._window.leave_page()
            if self._looked is None:  # from a copy the way goes on to the present version
                self._key.drop()
        else:
            self._open_present()

    def _on_look(self, copy: Backup) -> None:
        present = self._present
        if present is None or not self._closed():
            return
        self._cancel()
        try:
            with self._key.needed():
                self._files.look_at(copy.path)
        except KnownError as error:
            self._begin(present)
            self._on_failed(error)
            return
        self._look_on(present, copy)
        if self._window.view is not None and present.address:
            self._window.view.go(present.address)

    def _look_on(self, present: Present, copy: Backup) -> None:
        """The copy is open: say so, and offer the way back."""
        self._present, self._looked = present, copy
        self._key.keep(present.path)
        self._window.notice.tell(
            self.tr("A copy from {when}, read only. {name} itself is as you left it.").format(
                when=when(copy.at, self._clock.now()), name=present.path.name
            ),
            self.tr("Back to the current version"),
            self._stop_looking,
            trouble=False,
        )

    def _stop_looking(self) -> None:
        present = self._present
        if present is None or not self._closed():
            return
        if present.error is not None:
            self._begin(present)
        else:
            self._open_present()

    def _on_passphrase(self) -> None:
        """Versions that are locked: by one that the file has no more, or of which it no longer tells."""
        present = self._present
        copy = bootstrap.locked_copy(present.path) if present is not None else None
        if present is None or copy is None:
            return
        page = AskPassphrase(copy, self._background, self.page.window(), name_of(copy, self._clock.now()))
        fits = page.exec() == AskPassphrase.DialogCode.Accepted
        page.deleteLater()
        if fits:
            self._begin(present)
            bootstrap.forget_key(copy)  # where nothing kept it

    def _on_restore(self, copy: Backup) -> None:
        present = self._present
        if present is None:
            return
        kept = self.tr("What is in {name} now is kept first, so you can come back to it.").format(
            name=present.path.name
        )
        title = self.tr("Go back to the version from {when}?").format(when=when(copy.at, self._clock.now()))
        if not self._ask.confirm(title, kept, self.tr("Go back to it"), self.tr("Stay")):
            return
        if not self._closed():
            return
        self._cancel()
        self.page.set_busy(True)
        self._submit(
            partial(work.restore, present.path, copy.path, self._clock),
            partial(self._on_restored, copy),
            self._on_not_restored,
        )

    def _on_restored(self, copy: Backup, kept: Path | None) -> None:
        self._open_present()
        if self._window.view is not None and self._present is not None:
            words = self.tr("This is the version from {when}. The one you had before is kept under Earlier versions.")
            if kept is None:
                words = self.tr("This is the version from {when}.")
            elif kept.parent == self._present.path.resolve().parent:  # broken: nothing to go back to
                words = self.tr("This is the version from {when}. The damaged file is kept beside it as {name}.")
            name = kept.name if kept is not None else ""
            self._files.said.emit(words.format(when=when(copy.at, self._clock.now()), name=name))

    def _on_not_restored(self, error: KnownError) -> None:
        if self._present is not None:
            self._begin(self._present)
        self._on_failed(error)

    def _on_whole_version(self) -> None:
        if self._damage is not None and self._damage.copy is not None:
            self._on_restore(self._damage.copy)

    def _on_rescue(self) -> None:
        if self._present is not None:
            self._cancel()
            self.page.set_busy(True)
            self._submit(partial(work.rescue, self._present.path, self._clock), self._on_rescued, self._on_failed)

    def _on_rescued(self, outcome: Any) -> None:
        self.page.set_busy(False)
        self.page.damage.show_rescued(*outcome)
        self.page.rescued()

    def _on_save(self, copy: Backup) -> None:
        if self._present is None:
            return
        path = self._present.path
        name = self.tr("{name} from {day}").format(name=path.stem, day=f"{copy.at.astimezone():%Y-%m-%d %H.%M}")
        target = self._ask.save_file(
            self.tr("Save this version as a new file"), path.with_name(f"{name}.okrw"), (PATTERN,)
        )
        if target is not None:
            self._files.note_copy(target)
            job = partial(work.save_as, copy.path, target, path)
            self._submit(job, partial(self._on_saved, target), self._on_failed)

    def _on_saved(self, target: Path, _none: None) -> None:
        self.page.say(self.tr("Saved as {path}.").format(path=target))

    def _open_present(self) -> None:
        """The file again, at the place where the user was."""
        present = self._present
        if present is None:
            return
        self._window.careful(partial(self._files.open, present.path))
        view = self._window.view
        if view is not None and present.address:
            view.go(present.address)
        elif view is None and not self._window.showing(self.page):
            self._window.leave_page()

"""Fills the page of earlier versions with what workers find: the copies, what each holds, what is damaged. What was
asked before the page began anew is no answer any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from ui.background import Background, Job, Progress
from ui.labels import error_sentence
from ui.passphrase.asking import AskPassphrase
from ui.versions import work
from ui.versions.damage_card import NOT_LOOKED_INTO
from ui.versions.page import VersionsPage
from ui.versions.version_words import name_of
from ui.versions.view_state import Version
from workshop_app import bootstrap
from workshop_app.application.ports import Clock
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage.backups import Backup
from workshop_app.storage.rescue import FileDamage


class Present(Struct, frozen=True):
    """The file whose earlier versions are shown: where the user was in it, and what is damaged about it."""

    path: Path
    address: str = ""
    error: KnownError | None = None


class VersionsFound(QObject):
    """`present` is the file whose versions are shown, `damage` what is known of it when it is damaged. Signal:
    begin_requested with a Present, when a passphrase was found for its versions."""

    begin_requested = Signal(object)

    def __init__(self, page: VersionsPage, background: Background, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._background, self._clock = page, background, clock
        self.present: Present | None = None
        self.damage: FileDamage | None = None
        self._jobs: list[Job] = []
        self._turn = 0
        page.passphrase_requested.connect(self._on_passphrase)

    def begin(self, present: Present) -> None:
        """Look for the versions of this file."""
        self.cancel()
        self.present, self.damage = present, None
        self._page.begin(present.path, self._clock.now(), present.error is not None)
        self.submit(partial(work.copies, present.path), self._on_listed, self.fail)
        if present.error is None:
            self.submit(partial(work.look, present.path, self._clock), self._page.show_present, self._on_no_matter)
        else:
            self._page.damage.begin(present.path, present.error)
        if present.error is not None and present.error.code not in NOT_LOOKED_INTO:
            self.submit(partial(work.examine, present.path, self._clock), self._on_examined, self._on_not_examined)

    def submit(self, job: Callable[[Progress], Any], done: Callable[[Any], None], failed: Callable[..., None]) -> None:
        """Have a worker do something for the page; it is heard of until the page begins anew or `cancel`."""
        title, turn = self.tr("Looking at earlier versions"), self._turn
        done, failed = partial(self._in_turn, turn, done), partial(self._in_turn, turn, failed)
        self._jobs.append(self._background.submit(job, done, failed, title=title))

    def cancel(self) -> None:
        """Nothing that is under way is wanted any more."""
        self._turn += 1
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    def fail(self, error: KnownError) -> None:
        """Say on the page what did not work."""
        self._page.set_busy(False)
        self._page.show_problem(error_sentence(error))

    def _in_turn(self, turn: int, then: Callable[[Any], None], outcome: Any) -> None:
        """What was asked before the page began anew is no answer any more, even if it came after being cancelled."""
        if turn == self._turn:
            then(outcome)

    def _on_listed(self, copies: tuple[Backup, ...]) -> None:
        self._page.show_copies(copies)
        for place, copy in enumerate(copies):
            self.submit(
                partial(work.look, copy.path, self._clock),
                partial(self._on_looked, place, copy),
                partial(self._on_unusable, place, copy),
            )
        self._page.enter()

    def _on_looked(self, place: int, copy: Backup, held: Any) -> None:
        self._page.show_version(place, Version(copy, held=held))

    def _on_unusable(self, place: int, copy: Backup, error: KnownError) -> None:
        self._page.show_version(place, Version(copy, error=error))

    def _on_examined(self, damage: FileDamage | None) -> None:
        if damage is None and self.present is not None:
            self._on_not_examined(KnownError(ErrorCode.NOT_DAMAGED, path=str(self.present.path)))
        elif damage is not None:
            self.damage = damage
            self._page.damage.show_damage(damage, self._clock.now())
            self._page.enter()

    def _on_not_examined(self, error: KnownError) -> None:
        self._page.damage.hide()
        self.fail(error)

    def _on_no_matter(self, _error: KnownError) -> None:
        """Without the present state the copies are shown without a comparison."""

    def _on_passphrase(self) -> None:
        """Versions that are locked: by one that the file has no more, or of which it no longer tells."""
        present = self.present
        copy = bootstrap.locked_copy(present.path) if present is not None else None
        if present is None or copy is None:
            return
        page = AskPassphrase(copy, self._background, self._page.window(), name_of(copy, self._clock.now()))
        fits = page.exec() == AskPassphrase.DialogCode.Accepted
        page.deleteLater()
        if fits:
            self.begin_requested.emit(present)
            bootstrap.forget_key(copy)  # where nothing kept it

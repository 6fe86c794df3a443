"""When dated copies of the open file are made: soon after opening, and every half hour in which something changed. The
worker makes them; a failing one is said above the screen, changes nothing else, and is tried again after the next
change."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background, Progress
from ui.labels import error_sentence
from ui.shell.notice import Notice
from workshop_app import bootstrap
from workshop_app.application.ports import Clock
from workshop_app.domain.errors import KnownError

COPY_AFTER_MS = 300  # the copy made on opening waits for the window: nothing is typed so soon
LOOK_EVERY_MS = 60_000
AGAIN_MS = 2000  # from a change to the next try of a copy that failed, however much is typed meanwhile
HALF_HOUR = 1800.0  # seconds


class DatedCopies(QObject):
    """Signals:
    due: a copy is about to be made; what is still being typed should be saved first.
    kept: a copy was asked for by the user and is there.
    failed: (KnownError, path, why it was to be made).
    settled: what failed is no trouble any more: a copy was made, or the file is closed.
    """

    due = Signal()
    kept = Signal()
    failed = Signal(object, object, str)
    settled = Signal()

    def __init__(self, background: Background, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._clock = background, clock
        self._path: Path | None = None
        self._written_to: tuple[Path, ...] = ()
        self._since = 0.0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(COPY_AFTER_MS)
        self._soon.timeout.connect(self._on_opened)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self._missing = ""  # why the copy that failed was to be made
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._on_again)

    def begin(self, path: Path, written_to: tuple[Path, ...] = ()) -> None:
        """This file is open for writing now. With the first copy goes what killed programs left where documents and
        copies went."""
        self._path, self._written_to = path, written_to
        self._since = self._clock.monotonic()
        self._soon.start()
        self._look.start()

    def rest(self) -> None:
        """Nothing more by itself: the file is being closed."""
        self._path = None
        self._soon.stop()
        self._look.stop()
        self._settle()

    def note_change(self) -> None:
        """Something was changed: time to try again what failed before."""
        if self._missing and not self._again.isActive():
            self._again.start()

    def look(self) -> None:
        """Make the copy of this half hour when it is over. The time is counted by the clock that cannot be set."""
        if self._path is None or self._clock.monotonic() - self._since < HALF_HOUR:
            return
        self._since = self._clock.monotonic()
        self.due.emit()
        self.make(self._path, "half-hour")

    def make(self, path: Path, why: str) -> None:
        """A dated copy, by the worker, which gets the path only. One that the user asked for is made in any case, the
        others only when something changed."""
        self._background.submit(
            partial(_copy, path, self._clock, why, self._written_to),
            partial(self._on_made, why),
            partial(self._on_failed, path, why),
            title=self.tr("Making a dated copy"),
        )

    def _on_opened(self) -> None:
        if self._path is not None:
            self.make(self._path, "opening")

    def _on_again(self) -> None:
        if self._path is not None and self._missing:
            self.make(self._path, self._missing)

    def _on_made(self, why: str, _copy: object) -> None:
        self._settle()
        if why == "asked":
            self.kept.emit()

    def _on_failed(self, path: Path, why: str, error: KnownError) -> None:
        if path == self._path:
            self._missing = why
        self.failed.emit(error, path, why)

    def _settle(self) -> None:
        self._missing = ""
        self._again.stop()
        self.settled.emit()


class CopyTrouble(QObject):
    """Says above the screen that no copy could be kept: loud, and in nobody's way. It goes with the next copy that is
    made; one that somebody closed does not come back with every try that fails in the same way."""

    def __init__(self, copies: DatedCopies, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._copies, self._notice = copies, notice
        self._told = ""
        copies.failed.connect(self._on_failed)
        copies.settled.connect(self._on_settled)

    def _on_failed(self, error: KnownError, path: Path, why: str) -> None:
        sentence = error_sentence(error)
        if sentence == self._told:
            return
        self._told = sentence
        self._notice.tell(sentence, self.tr("Try again"), partial(self._again, path, why), trouble=True)

    def _on_settled(self) -> None:
        if self._told and self._notice.words == self._told:  # something else may be said there by now
            self._notice.hide()
        self._told = ""

    def _again(self, path: Path, why: str) -> None:
        self._told = ""
        self._notice.hide()
        self._copies.make(path, why)


def _copy(path: Path, clock: Clock, why: str, written_to: tuple[Path, ...], _progress: Progress) -> object:
    if why == "opening":
        bootstrap.clear_left_behind(*written_to)
    made = bootstrap.back_up(path, clock, always=why == "asked", why=why)
    _learn(path)
    return made


def _learn(path: Path) -> None:
    """Take over into the coach's library how long items of past days really took, and who met whom. A file that cannot
    be read now teaches nothing."""
    from ui.meetings import remember_meetings
    from workshop_app.application.learnt_minutes import learn  # reads agendas, which no first window needs

    with contextlib.suppress(KnownError):
        workspace = bootstrap.open_workspace(path, read_only=True)
        try:
            learn(workspace.read)
            remember_meetings(workspace)
        finally:
            workspace.close()

"""The one door for changes: whatever a screen wants changed goes through it, the running day included. scripts/check
forbids every other way.

What comes of it is one of three things. Done: the change is in the file. Refused: a rule said no, or what was typed
over is another by now; the bottom line says why, and words stay in their field. NOT SAVED: the file took nothing, for
whatever reason; the change then goes on in memory, the fields it came from are marked, and everything is written as
soon as the file takes it. Nobody announces "saved": `trouble` is the one thing the foot line, the banner and the
question before closing are derived from.

A change that may take long is made in another thread (`carry_out_beside`), one at a time, while the window goes on.
Whatever is to be changed meanwhile waits for its end, and so does closing; keys pressed while it waits come after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.beside import Beside, Then
from ui.bridge import Bridge
from ui.labels import error_sentence
from ui.widgets.keeper import committing
from workshop_app.application.change_maker import HistoryMove
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from ui.background import Background

T = TypeVar("T")

MANY = 100  # rows: a step back or forth over more of them is made in another thread


Names = Mapping[str, str] | None
Refuse = Callable[[KnownError], None] | None


class Door(QObject):
    """Signals: outcome_changed when `trouble` may differ from before; refused when a change was not made, so that boxes
    and lists that were turned show what the file holds (words stay in their fields, marked)."""

    outcome_changed = Signal()
    refused = Signal()

    def __init__(
        self,
        workspace: Workspace,
        bridge: Bridge,
        parent: QObject | None = None,
        background: Background | None = None,
    ) -> None:
        """Without `background` every change is made at once."""
        super().__init__(parent)
        self._workspace = workspace
        self._bridge = bridge
        self._failed: KnownError | None = None
        self.beside = Beside(workspace, background, self)

    @property
    def trouble(self) -> KnownError | None:
        """Why something is not saved; None while everything that was accepted is in the file."""
        return self._workspace.adrift or self._failed

    def carry_out(self, command: Command, by: object | None = None, names: Names = None, refuse: Refuse = None) -> bool:
        """Have a change made; False when it was not. `names` are the screen's words for names in the error (a field, a
        parameter); `refuse` says a refused rule elsewhere than in the bottom line."""
        return self.changes_of(command, by, names, refuse) is not None

    def changes_of(
        self, command: Command, by: object | None = None, names: Names = None, refuse: Refuse = None
    ) -> Changes | None:
        """The same for who wants to know what changed; None when nothing was made."""
        changes = self.through(partial(self._workspace.apply, command, by), names, refuse)
        _say_cleaned(self._bridge, changes)
        return changes

    def through(
        self,
        action: Callable[[], T],
        names: Mapping[str, str] | None = None,
        refuse: Callable[[KnownError], None] | None = None,
    ) -> T | None:
        """Run an action that changes the engagement; None when nothing was changed. `refuse` says a refused rule
        elsewhere than in the bottom line."""
        if not self._may_begin():
            return None
        try:
            done = self._afloat(action)
        except KnownError as error:
            if error.refused:
                self._refuse(_named(error, names), refuse)
            else:
                self._fail(error)
            return None
        except BaseException:
            self._mark(kept_elsewhere=False)
            raise
        self._note_success()
        return done

    def refuse(self, error: KnownError, names: Mapping[str, str] | None = None) -> None:
        """A rule of reading says no before there is a command (half a date): the words stay in their field."""
        self._refuse(_named(error, names), None)

    def carry_out_beside(
        self,
        request: Command | HistoryMove,
        doing: str,
        then: Then,
        not_made: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Have a change made that may take long. `doing` says so at the foot of the window; `then` hears what changed,
        or None when nothing was made. With `not_made` it is made in the file or not at all, never in memory only, and
        `not_made` hears first why not: nobody is forgotten before they are forgotten everywhere."""
        if not self._may_begin():
            then(None)
            return
        trouble = self._workspace.adrift
        if not_made is not None and trouble is not None:
            not_made(trouble)
            then(None)
            return
        through = self.through if not_made is None else partial(self._into_the_file, not_made)
        pieces = self._workspace.in_pieces(request)
        if pieces is None:
            then(None)
        else:
            self.beside.change(pieces, doing, through, partial(_told, self._bridge, then))

    def _into_the_file(self, not_made: Callable[[KnownError], None], action: Callable[[], T]) -> T | None:
        try:
            done = action()
        except KnownError as error:
            not_made(error)
            return None
        self._note_success()
        return done

    def step(self, request: HistoryMove, doing: str, then: Then) -> None:
        """Go a step back or forth; beside when that is a long one. `then` hears None when there was none, or it could
        not be gone."""
        pieces = self._workspace.in_pieces(request) if self._may_begin() else None
        if pieces is not None and pieces.rows > MANY:
            self.beside.change(pieces, doing, self.through, then)
        else:
            then(self.through(self._workspace.undo if request is HistoryMove.UNDO else self._workspace.redo))

    def note_failure(self, error: KnownError) -> bool:
        """A failure that a slot let out. True when something was being saved at that moment: it is not, then."""
        if not committing():
            return False
        if error.refused:
            self._refuse(error, None)
        else:
            self._fail(error)
        return True

    def note_fault(self) -> None:
        """A fault of ours: what was being saved at that moment is not."""
        self._mark(kept_elsewhere=False)
        self.outcome_changed.emit()

    def save_again(self) -> bool:
        """Try to bring everything into the file that it did not take so far; True when all of it is saved."""
        self.beside.wait()
        before = self.trouble
        ashore = self._workspace.come_ashore()
        if ashore:
            self._failed = None
        if before is not None:
            self.outcome_changed.emit()
        return ashore

    def _may_begin(self) -> bool:
        """Whether anything can be changed now; waits for what another thread is changing."""
        if self._workspace.read_only:
            self._refuse(KnownError(ErrorCode.FILE_READ_ONLY, path=str(self._workspace.path)), None)
            return False
        self.beside.wait()
        if self._workspace.closed:
            return False
        overtaken = _overtaken()
        if overtaken is not None:
            self._refuse(overtaken, None)
            return False
        if self._workspace.adrift is not None:
            self.save_again()
        return True

    def _afloat(self, action: Callable[[], T]) -> T:
        """The action in the file; where the file takes nothing, in memory."""
        try:
            return action()
        except KnownError as error:
            if error.refused or self._workspace.adrift is not None:
                raise
            self._workspace.drift(error)
        try:
            return action()
        except KnownError:
            self.outcome_changed.emit()  # a rule said no: nothing is lost, but the file takes nothing all the same
            raise

    def _note_success(self) -> None:
        if self._workspace.adrift is not None:
            self._mark(kept_elsewhere=True)
            self.outcome_changed.emit()
        elif self._failed is not None:
            self._failed = None
            self.outcome_changed.emit()

    def _refuse(self, error: KnownError, refuse: Callable[[KnownError], None] | None) -> None:
        sentence = error_sentence(error)
        if refuse is None:
            self._bridge.refuse(sentence)
        else:
            refuse(error)
        for keeper in committing():
            keeper.refuse(sentence)
        self.refused.emit()

    def _fail(self, error: KnownError) -> None:
        self._failed = error
        self._mark(kept_elsewhere=False)
        self.outcome_changed.emit()

    def _mark(self, kept_elsewhere: bool) -> None:
        for keeper in committing():
            keeper.hold(kept_elsewhere)


def _overtaken() -> KnownError | None:
    """What is being saved was typed over something that is another by now. It is refused once, and said."""
    found = [keeper.file.tell() for keeper in committing()]
    instead = next((words for words in found if words is not None), None)
    if instead is None:
        return None
    if not instead.strip():
        return KnownError(ErrorCode.EMPTIED_WHILE_TYPING)
    return KnownError(ErrorCode.CHANGED_WHILE_TYPING, now=shorten(instead, 80, placeholder="…"))


def _told(bridge: Bridge, then: Then, changes: Changes | None) -> None:
    then(changes)
    _say_cleaned(bridge, changes)


def _say_cleaned(bridge: Bridge, changes: Changes | None) -> None:
    if changes is not None and changes.cleaned:
        bridge.say(
            QCoreApplication.translate(
                "refusals", "Characters that cannot appear in a document were removed. The rest is saved."
            )
        )


def _named(error: KnownError, names: Mapping[str, str] | None) -> KnownError:
    """The error with the words on the screen in place of the names in the file."""
    words = {name: each for name, each in (names or {}).items() if name in error.facts}
    return KnownError(error.code, **(error.facts | words))

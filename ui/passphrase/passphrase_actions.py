"""What the window does about passphrases: ask for one when a locked file is to be opened; set, change or take one off;
lock an open file and unlock it. Made by the main window, which does the showing.

A file is written anew, or locked, with its workspace closed: nothing of it is then in memory, and the key is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background, Progress
from ui.labels import error_sentence
from ui.shell.engagement import EngagementView
from ui.shell.file_actions import FileActions
from ui.shell.files import PATTERN
from ui.versions.version_words import name_of
from workshop_app import bootstrap
from workshop_app.application.history import History
from workshop_app.application.ports import Ask, Clock
from workshop_app.domain.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from ui.passphrase.asking import LockPage
    from ui.passphrase.choosing import PassphraseRequest
    from workshop_app.storage.passphrases import Rewritten

AGAIN_MS = 100  # until the next page that stands in the way of locking is closed


class Parked(Struct, frozen=True):
    """A file that was closed to be opened again: where the user was in it, and what goes on with a copy that is looked
    at."""

    path: Path
    address: str
    read_only: bool
    then: Callable[[], None] | None = None


class Lockable(Protocol):
    """What these actions need of the open engagement of a window."""

    @property
    def view(self) -> EngagementView | None: ...

    @property
    def has_passphrase(self) -> bool: ...

    @property
    def runs_a_day(self) -> bool: ...

    def put_away(self, page: QWidget) -> Parked | None: ...

    def take_up(self, parked: Parked) -> bool: ...

    def leave_page(self) -> None: ...


class PassphraseActions(QObject):
    """The actions behind the four lines of the File menu, and behind a locked file."""

    def __init__(
        self,
        window: QWidget,
        engagement: Lockable,
        files: FileActions,
        ask: Ask,
        background: Background,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window, self._engagement = window, engagement
        self._files, self._ask, self._background, self._clock = files, ask, background, clock

    def table(self) -> dict[str, Callable[[], None]]:
        """Every action by the name it has in `menus`."""
        return {
            "set_passphrase": partial(self._choose, "set"),
            "change_passphrase": partial(self._choose, "change"),
            "remove_passphrase": partial(self._choose, "remove"),
            "lock_now": self._on_lock_now,
        }

    def ask_to_open(self, path: Path) -> None:
        """Ask for the passphrase of a file, over a window that is there, and open it."""
        QTimer.singleShot(0, self, partial(self._ask_to_open, path))

    def _on_lock_now(self) -> None:
        """Asked for by a hand: nobody should go away believing it is locked."""
        if not self.lock():
            reason = self.tr("Something you typed is not saved yet. Save it first.")
            if self._engagement.runs_a_day:
                reason = self.tr("A day is running, and its windows stay open. End the day first.")
            self._ask.tell(self.tr("Not locked"), reason)

    def lock(self) -> bool:
        """Cover the window and forget the key; False when nothing is locked: on a running day, and while something is
        unsaved, which would be lost. Pages that are open over the window are closed first, as by Esc."""
        view = self._engagement.view
        path = view.desk.workspace.path if view is not None else None
        if view is None or path is None or not self._engagement.has_passphrase or self._engagement.runs_a_day:
            return False
        if view.saving.state.unsaved:  # a page that is open may be the one that saves it elsewhere
            view.saving.commit()
            if view.saving.state.unsaved:
                return False
        if _closed_a_page():
            QTimer.singleShot(AGAIN_MS, self, self.lock)
            return True
        from ui.passphrase.asking import LockPage

        undo_ends = view.desk.workspace.history.next_undo is not None
        page = LockPage(path, name_of(path, self._clock.now()), undo_ends, self._background)
        parked = self._engagement.put_away(page)
        if parked is None:
            page.deleteLater()
            return False
        _close_other_windows(self._window)
        page.unlocked.connect(partial(self._on_unlocked, page, parked, undo_ends))
        page.left.connect(partial(self._on_left, page))
        page.choice_requested.connect(partial(self._on_choice, page))
        page.setFocus()
        return True

    def _ask_to_open(self, path: Path) -> None:
        from ui.passphrase.asking import AskPassphrase

        name = name_of(path, self._clock.now())
        page = AskPassphrase(path, self._background, self._window, name)
        done = page.exec()
        page.deleteLater()
        if done == AskPassphrase.EARLIER:
            self._files.damaged.emit(path, KnownError(ErrorCode.PASSPHRASE_OF_COPIES, path=str(path)))
            bootstrap.forget_key(path)  # where the page was not shown after all
        elif done == AskPassphrase.DialogCode.Accepted:
            self._files.careful(partial(self._files.open, path))
            bootstrap.forget_key(path)  # where it did not open after all

    def _on_unlocked(self, page: LockPage, parked: Parked, undo_ends: bool) -> None:
        if not self._engagement.take_up(replace(parked, path=page.path)):
            page.begin_again()
            return
        page.leave()
        if undo_ends:  # what Undo would take back was of the engagement, and nothing of that stayed in memory
            self._files.said.emit(self.tr("Unlocked. Undo starts afresh: steps from before the lock cannot be undone."))

    def _on_choice(self, page: LockPage) -> None:
        """The file that was locked here is somewhere else now."""
        path = self._ask.open_file(self.tr("Where is {name} now?").format(name=page.path.name), (PATTERN,))
        if path is not None:
            page.look_for(path)

    def _on_left(self, page: LockPage) -> None:
        page.leave()
        self._engagement.leave_page()

    def _choose(self, action: str) -> None:
        from ui.passphrase.choosing import ChoosePassphrase, PassphraseRequest

        view, request = self._engagement.view, PassphraseRequest(action)
        path = view.desk.workspace.path if view is not None else None
        if view is None or path is None:
            return
        view.saving.commit()
        refusal = self._refusal(view, request is PassphraseRequest.SET)
        if refusal:
            self._ask.tell(self.tr("Not now"), refusal)
            return
        copies = len(bootstrap.list_backups(path))
        page = ChoosePassphrase(request, path, copies, self._background, self._window)
        chosen = page.exec() == ChoosePassphrase.DialogCode.Accepted
        page.deleteLater()
        if chosen:
            self._write_anew(request, path, page.old, page.new)

    def _refusal(self, view: EngagementView, sets_one: bool) -> str:
        """Why it cannot be done now; empty when it can."""
        if view.desk.workspace.read_only:
            return self.tr("The file is open for reading only, so its passphrase cannot be changed.")
        if self._engagement.runs_a_day:
            return self.tr("A day is running, and the file has to be closed for a moment for this. End the day first.")
        if sets_one and self._engagement.has_passphrase:
            return self.tr("This file already has a passphrase. You can change or remove it.")
        if not sets_one and not self._engagement.has_passphrase:
            return self.tr("This file has no passphrase.")
        return ""

    def _write_anew(self, request: PassphraseRequest, path: Path, old: str | None, new: str | None) -> None:
        from ui.passphrase.asking import WaitPage

        page = WaitPage(self.tr("The file and its dated copies are being rewritten …"))
        view = self._engagement.view
        history = view.desk.workspace.history if view is not None else None
        parked = self._engagement.put_away(page)
        if parked is None or history is None:
            page.deleteLater()
            self._ask.tell(self.tr("Not now"), self.tr("Something you typed is not saved yet. Save it first."))
            return
        self._background.submit(
            partial(_rewrite, path, self._clock, old, new),
            partial(self._on_written, parked, history, request),
            partial(self._on_failed, parked, history),
            title=self.tr("Rewriting the file"),
        )

    def _take_up(self, parked: Parked, history: History) -> None:
        """The same file, to the last row: what could be undone in it can be undone still."""
        if not self._engagement.take_up(parked):
            self._engagement.leave_page()
        elif self._engagement.view is not None:
            self._engagement.view.steps.go_on_with(history)

    def _on_written(self, parked: Parked, history: History, request: PassphraseRequest, done: Rewritten) -> None:
        from ui.passphrase.choosing import PassphraseRequest

        self._take_up(parked, history)
        if request is PassphraseRequest.REMOVE:
            said = self.tr("The passphrase is removed, from dated copies too: {count}").format(count=done.copies)
        else:
            said = self.tr("The file now opens only with its passphrase, and so do its dated copies: {count}").format(
                count=done.copies
            )
        self._files.said.emit(said)
        if done.papers:
            names = "\n".join(str(path) for path in done.papers)
            self._ask.tell(
                self.tr("Some papers stay as they are"),
                self.tr(
                    "The plan B on paper is gone. These files lie in its folder, and anybody can read them. Delete "
                    "those you no longer need:\n{names}"
                ).format(names=names),
            )
        if done.left:
            names = "\n".join(str(path) for path in done.left)
            self._ask.tell(
                self.tr("Some copies stay as they are"),
                self.tr(
                    "These could not be opened and stay as they are. The new passphrase does not protect them, so "
                    "delete those you no longer need:\n{names}"
                ).format(names=names),
            )

    def _on_failed(self, parked: Parked, history: History, error: KnownError) -> None:
        self._take_up(parked, history)
        self._ask.tell(self.tr("That did not work"), error_sentence(error))


def _rewrite(path: Path, clock: Clock, old: str | None, new: str | None, _progress: Progress) -> Rewritten:
    """In the worker. Whatever becomes of it, the file can be opened again afterwards."""
    from ui.meetings import change_passphrase  # with the rounds it knows of: no start waits for them

    try:
        done = change_passphrase(path, clock, old=old, new=new)
    except KnownError:
        if old is not None:
            with suppress(KnownError):
                bootstrap.unlock(path, old)
        raise
    if new is not None:
        bootstrap.unlock(path, new)
    return done


def _closed_a_page() -> bool:
    """Leave the question, menu or page on top, as Esc would. False when there is none."""
    from PySide6.QtWidgets import QDialog  # with the first lock

    menu = QApplication.activePopupWidget()
    page = QApplication.activeModalWidget()
    if menu is not None:
        menu.close()
    elif isinstance(page, QDialog):
        page.reject()
    elif page is not None:
        page.close()
    return menu is not None or page is not None


def _close_other_windows(main: QWidget) -> None:
    """The board, the room: whatever else shows something of the engagement."""
    for window in QApplication.topLevelWidgets():
        if window is not main and window.isWindow() and window.isVisible():
            window.close()

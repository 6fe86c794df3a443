"""The main window: the welcome screen or one open engagement, the menus, Ctrl+K, and a safe way out. Navigation only:
it opens and closes files through `FileActions` and changes nothing in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.background import Background
from ui.bridge import Bridge
from ui.desk import Desk
from ui.dialogs import QtAsk
from ui.door import Door
from ui.labels import error_sentence
from ui.passphrase.idle import IdleWatch
from ui.passphrase.passphrase_actions import Parked, PassphraseActions
from ui.shell.dated_copies import CopyTrouble
from ui.shell.engagement import EngagementView, is_low
from ui.shell.file_actions import FileActions
from ui.shell.menus import Menus
from ui.shell.notice import Notice, below
from ui.shell.resting import Resting
from ui.shell.second_start import SecondStarts
from ui.shell.undo import FieldKeys
from ui.shell.welcoming import Welcoming
from ui.shell.window_actions import WindowActions
from ui.versions.version_words import name_of
from ui.widgets.keeper import commit_whole
from workshop_app import bootstrap
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import LOCK_AFTER, WINDOW, Settings
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from ui.home.recent import RecentFile
    from ui.shell.way_back import WayBack

SMALLEST = (1024, 600)
USUAL = (1320, 860)


class MainWindow(QMainWindow):
    """One window, one engagement at a time."""

    def __init__(self, settings: Settings, clock: Clock, ask: Ask | None = None) -> None:
        super().__init__()
        self._settings, self._clock = settings, clock
        self._ask = ask or QtAsk(self)
        self._view: EngagementView | None = None
        self._background = Background(self)
        self._files = FileActions(self._ask, clock, settings, self._background, self)
        self._second = SecondStarts(self)
        self._stack = QStackedWidget()
        self._welcoming = Welcoming(self, self._files, self._stack)
        self._way: WayBack | None = None
        self.notice = Notice()
        self.setCentralWidget(below(self.notice, self._stack))
        self._passphrases = PassphraseActions(self, self._files, self._ask, self._background, clock)
        self._actions = WindowActions(self, self._files, settings).table() | self._passphrases.table()
        self._idle = IdleWatch(clock, self._passphrases.lock, self)
        self._has_passphrase = False
        self._page: QWidget | None = None  # in the place of an engagement that was put away
        self._address = "home"  # where the next opened engagement begins
        self._menus = Menus(self.menuBar(), self._actions)
        self._connect()
        self._restore_place()
        self._show_title()
        self._menus.file_is_open(False)
        self._menus.show_passphrase(False)

    @property
    def view(self) -> EngagementView | None:
        """The open engagement, if there is one."""
        return self._view

    @property
    def has_passphrase(self) -> bool:
        """Whether the open engagement has one."""
        return self._has_passphrase

    @property
    def runs_a_day(self) -> bool:
        """Whether a day is running here."""
        return bool(self.property("leaving_asks"))

    @property
    def shown_elsewhere(self) -> Path | None:
        """The file that another copy of the program has open and has shown instead."""
        return self._files.shown_elsewhere

    def open(self, path: Path) -> None:
        """Open this file; a failure is told, and the welcome screen stays."""
        self.careful(partial(self._files.open, path))

    def show_welcome(self) -> None:
        """Without a file: recent engagements, looked into once the window is there."""
        self._drop_page()
        self._welcoming.show(self._actions["sample"])

    def show_failure(self, error: KnownError) -> None:
        """A KnownError nobody caught: in the banner of the engagement, else in a small window."""
        if self._view is not None:
            self._view.show_failure(error)
            if error.code is ErrorCode.FILE_DAMAGED:
                said = self.tr("Part of this file can no longer be read. The rest can be rescued.")
                action = partial(self._way_back().leave_damaged, error)
                self.notice.tell(said, self.tr("See what can be done"), action, trouble=True)
        else:
            self._ask.tell(self.tr("That did not work"), error_sentence(error))

    def note_fault(self) -> None:
        """A fault of ours: what was being saved when it struck is not saved."""
        if self._view is not None:
            self._view.desk.door.note_fault()

    def close_engagement(self) -> bool:
        """Save what is being typed and let go of the file; False when the user stays: a day is running (the run screen
        says so in the window's property `leaving_asks`), or something is not saved."""
        view = self._view
        if view is None:
            return True
        view.desk.door.beside.finish()
        reason = self.property("leaving_asks")
        if reason and not self._ask.confirm(self.tr("Close anyway?"), str(reason), self.tr("Close"), self.tr("Stay")):
            return False
        if not view.saving.may_close():
            return False
        self.setProperty("leaving_asks", "")  # not before: whoever stays after all still runs the day
        self._let_go(view)
        return True

    def put_away(self, page: QWidget) -> Parked | None:
        """Close the engagement without a question, to open it again later, and show `page` in its place. None, and
        nothing happens, while a day runs or something is not saved."""
        view = self._view
        path = view.desk.workspace.path if view is not None else None
        if view is None or path is None or self.runs_a_day:
            return None
        view.desk.door.beside.finish()
        view.saving.commit()
        if view.saving.state.unsaved:
            return None
        workspace = view.desk.workspace
        then = self._way.looking() if self._way is not None else None
        parked = Parked(path, view.address, workspace.read_only, then)
        self._let_go(view)
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        return parked

    def take_up(self, parked: Parked) -> bool:
        """Open again what was put away, where the user was. False when it does not open: that is told, and the page in
        its place stays."""
        self._address = parked.address
        self.careful(partial(self._files.open_again, parked.path, parked.read_only))
        self._address = "home"
        bootstrap.forget_key(parked.path)  # where it did not open after all
        if self._view is None:
            return self._stack.currentWidget() is not self._page  # what is damaged has its own page
        if parked.then is not None:
            parked.then()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.fold(is_low(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.close_engagement():
            event.ignore()
            return
        self._welcoming.rest()
        self._settings.set(WINDOW, bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self._background.close()
        event.accept()

    def find_anything(self) -> None:
        """Ctrl+K."""
        from ui.palette import Palette
        from ui.shell.entries import engagement_entries, menu_entries

        view = self._view
        there = engagement_entries(view.desk.workspace.read, self._go) if view else ()
        lines = menu_entries(self._actions, view is not None, self._has_passphrase)
        picked = Palette((*there, *lines), self).pick()
        if picked is not None:
            picked.act()
            if self._view is not None and self._view.isVisible():
                self._view.enter()

    def _go(self, address: str) -> None:
        if self._view is not None:
            self._stack.setCurrentWidget(self._view)
            self._view.go(address)

    def show_versions(self) -> None:
        self._way_back().show()

    def show_page(self, page: QWidget) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def leave_page(self) -> None:
        """Back to the engagement, or to the welcome screen."""
        if self._view is not None:
            self._stack.setCurrentWidget(self._view)
            self._view.enter()
        else:
            self.show_welcome()

    def showing(self, page: QWidget) -> bool:
        return self._stack.currentWidget() is page

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see yet."""
        return self._stack.currentWidget() is None

    def _connect(self) -> None:
        self._files.opened.connect(self._on_opened)
        self._files.said.connect(self._on_said)
        self._files.recent.known.connect(self._on_recent_known)
        self._files.damaged.connect(self._on_damaged)
        self._files.copies.due.connect(self._on_copy_due)
        CopyTrouble(self._files.copies, self.notice, self)
        self._files.locked.connect(self._passphrases.ask_to_open)
        self._settings.subscribe(self._on_setting)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._field_keys = FieldKeys(app, self)
            self._resting = Resting(app, self)

    def _way_back(self) -> WayBack:
        from ui.shell.way_back import WayBack  # hardly ever needed

        self._way = self._way or WayBack(self, self._files, self._background, self._ask, self._clock, self)
        return self._way

    def as_widget(self) -> QWidget:
        return self

    def careful(self, action: Callable[[], None]) -> None:
        """Run an action with a file; what fails is told over the window that stays."""
        try:
            action()
        except KnownError as error:
            self._ask.tell(self.tr("That did not work"), error_sentence(error))

    def _let_go(self, view: EngagementView) -> None:
        """The file, its worker and its screens. They go first: a screen that is hidden saves what is half typed in it,
        and what was given up must not be among that."""
        view.saving.give_up()
        self._view = None
        self._second.rest()
        self._files.copies.rest()
        self.notice.hide()
        if self._way is not None:
            self._way.closed()
        self._background.close()
        self._stack.removeWidget(view)
        view.desk.workspace.close()
        view.deleteLater()
        self._has_passphrase = False
        self._idle.begin(0)
        self._menus.file_is_open(False)
        self._show_title()

    def _drop_page(self) -> None:
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _on_setting(self, name: str) -> None:
        if name == LOCK_AFTER.name:
            self._watch()

    def _watch(self) -> None:
        self._idle.begin(self._settings.get(LOCK_AFTER) if self._has_passphrase else 0)

    def _show_title(self) -> None:
        name = self.tr("The workshop coach's desk")
        path = self._view.desk.workspace.path if self._view else None
        self.setWindowTitle(f"{name_of(path, self._clock.now())} – {name}" if path else name)

    def _restore_place(self) -> None:
        room = self.screen().availableGeometry().size()
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(room))
        self.resize(QSize(*USUAL).boundedTo(room))
        kept = self._settings.get(WINDOW)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii", "ignore"))))

    def _on_opened(self, workspace: Workspace) -> None:
        if not self.close_engagement():
            workspace.close()
            return
        path = workspace.path
        try:
            view = self._view_of(workspace)
        except KnownError as error:
            release = bootstrap.key_kept(path) if path is not None else None  # until the way back has it
            workspace.close()
            self._cannot_show(path, error)
            if release is not None:
                release()
            return
        self._view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self._drop_page()
        self._has_passphrase = workspace.path is not None and bootstrap.has_passphrase(workspace.path)
        self._menus.file_is_open(True)
        self._menus.show_passphrase(self._has_passphrase)
        self._watch()
        self._show_title()
        try:
            view.go(self._address)
        except KnownError as error:  # damage behind the first page shows when the first screen reads
            if error.code is not ErrorCode.FILE_DAMAGED:
                raise
            self._way_back().leave_damaged(error)
            return
        view.setFocus()
        if path is not None and not workspace.read_only:
            self._files.keep_copies(path)
            self._second.answer_for(path)

    def _view_of(self, workspace: Workspace) -> EngagementView:
        bridge = Bridge(self)
        workspace.subscribe(bridge.announce)
        bridge.changed.connect(self._files.copies.note_change)
        door = Door(workspace, bridge, bridge, self._background)
        view = EngagementView(Desk(workspace, bridge, door, self._ask, self._background, self._settings))
        view.find_requested.connect(self.find_anything)
        return view

    def _cannot_show(self, path: Path | None, error: KnownError) -> None:
        """The file holds what no screen can show."""
        if path is not None and error.code is ErrorCode.FILE_DAMAGED:
            self._on_damaged(path, error)
        else:
            self._ask.tell(self.tr("That did not work"), error_sentence(error))
            self.show_welcome()

    def _on_damaged(self, path: Path, error: KnownError) -> None:
        if self.close_engagement():
            self._way_back().show_damaged(path, error)

    def _on_copy_due(self) -> None:
        if self._view is not None:
            commit_whole(self._view)

    def _on_said(self, sentence: str) -> None:
        if self._view is not None:
            self._view.desk.bridge.say(sentence)

    def _on_recent_known(self, files: tuple[RecentFile, ...]) -> None:
        self._menus.show_recent(tuple(file.path for file in files), self.open)

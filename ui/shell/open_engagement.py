"""The engagement that is open in a window: shown when its file is opened, closed, put away for a moment and taken up
again, left when it turns out to be damaged. It opens and closes files through `FileActions` and changes nothing in
them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.background import Background
from ui.bridge import Bridge
from ui.desk import Desk
from ui.door import Door
from ui.labels import error_sentence
from ui.passphrase.passphrase_actions import Parked
from ui.shell.engagement import EngagementView
from ui.shell.file_actions import FileActions
from ui.shell.notice import Notice
from ui.shell.pages import Pages
from ui.shell.plan_b import make_later
from ui.widgets.keeper import commit_whole
from ui.widgets.room_screen import close_windows_of
from workshop_app import bootstrap
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import Settings
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from ui.shell.way_back import WayBack


class OpenEngagement(QObject):
    """One at a time. Signals: changed when one was opened or let go; answers_for with the path that is open for writing
    now, let_go when it is not any more; welcome_requested when there is nothing to show; find_requested (Ctrl+K's door
    in the head line).

    `view` is None while nothing is open; `has_passphrase` tells of the file that is. `gets_ready`: see `get_ready`."""

    changed = Signal()
    answers_for = Signal(object)
    let_go = Signal()
    welcome_requested = Signal()
    find_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        pages: Pages,
        notice: Notice,
        files: FileActions,
        ask: Ask,
        background: Background,
        settings: Settings,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window, self.pages, self.notice, self._files = window, pages, notice, files
        self._ask, self._background, self._settings, self._clock = ask, background, settings, clock
        self.view: EngagementView | None = None
        self.has_passphrase = self.gets_ready = False
        self._way: WayBack | None = None
        self._address = "home"  # where the next opened engagement begins
        files.opened.connect(self._on_opened)
        files.said.connect(self._on_said)
        files.damaged.connect(self._on_damaged)
        files.copies.due.connect(self._on_copy_due)

    @property
    def runs_a_day(self) -> bool:
        """Whether a day is running here."""
        return bool(self._window.property("leaving_asks"))

    def close_engagement(self) -> bool:
        """Save what is being typed and let go of the file; False when the user stays: a day is running (the run screen
        says so in the window's property `leaving_asks`), or something is not saved."""
        view = self.view
        if view is None:
            return True
        view.desk.door.beside.finish()
        reason = self._window.property("leaving_asks")
        if reason and not self._ask.confirm(self.tr("Close anyway?"), str(reason), self.tr("Close"), self.tr("Stay")):
            return False
        if not view.saving.may_close():
            return False
        self._window.setProperty("leaving_asks", "")  # not before: whoever stays after all still runs the day
        self._let_go(view)
        return True

    def put_away(self, page: QWidget) -> Parked | None:
        """Close the engagement without a question, to open it again later, and show `page` in its place. None, and
        nothing happens, while a day runs or something is not saved."""
        view = self.view
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
        self.pages.put_in_place(page)
        return parked

    def take_up(self, parked: Parked) -> bool:
        """Open again what was put away, where the user was. False when it does not open: that is told, and the page in
        its place stays."""
        self._address = parked.address
        self._files.careful(partial(self._files.open_again, parked.path, parked.read_only))
        self._address = "home"
        bootstrap.forget_key(parked.path)  # where it did not open after all
        if self.view is None:
            return not self.pages.showing(self.pages.in_place)  # what is damaged has its own page
        if parked.then is not None:
            parked.then()
        return True

    def leave_page(self) -> None:
        """Back to the engagement, or to the welcome screen."""
        if self.view is not None:
            self.pages.setCurrentWidget(self.view)
            self.view.screens.enter()
        else:
            self.welcome_requested.emit()

    def show_versions(self) -> None:
        """The earlier versions of the open file."""
        self._way_back().show()

    def show_failure(self, error: KnownError) -> None:
        """A KnownError nobody caught: in the banner of the engagement, else in a small window."""
        if self.view is not None:
            self.view.show_failure(error)
            if error.code is ErrorCode.FILE_DAMAGED:
                said = self.tr("Part of this file can no longer be read. The rest can be rescued.")
                action = partial(self._way_back().leave_damaged, error)
                self.notice.tell(said, self.tr("See what can be done"), action, trouble=True)
        else:
            self._ask.tell(self.tr("That did not work"), error_sentence(error))

    def note_fault(self) -> None:
        """A fault of ours: what was being saved when it struck is not saved."""
        if self.view is not None:
            self.view.desk.door.note_fault()

    def _way_back(self) -> WayBack:
        from ui.shell.way_back import WayBack  # hardly ever needed

        self._way = self._way or WayBack(self, self._files, self._background, self._ask, self._clock, self._window)
        return self._way

    def _let_go(self, view: EngagementView) -> None:
        """The file, its worker and its screens, which go first: one that is hidden saves what is half typed in it."""
        paper = view.give_up()
        close_windows_of(view)
        self.view = None
        self.let_go.emit()
        self._files.copies.rest()
        self.notice.hide()
        if self._way is not None:
            self._way.closed()
        self._background.let_go()
        self.pages.removeWidget(view)
        view.desk.workspace.close()
        make_later(self._background, paper)
        view.deleteLater()
        self.has_passphrase = False
        self.changed.emit()

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
        self.view = view
        self.pages.show_page(view)
        self.pages.drop_in_place()
        self.has_passphrase = path is not None and bootstrap.has_passphrase(path)
        self.changed.emit()
        try:
            view.go(self._address)
        except KnownError as error:  # damage behind the first page shows when the first screen reads
            if error.code is not ErrorCode.FILE_DAMAGED:
                raise
            self._way_back().leave_damaged(error)
            return
        QTimer.singleShot(0, view.screens, view.screens.enter_first)  # what it enters is laid out by then
        if path is not None and not workspace.read_only:
            self._files.keep_copies(path)
            self.answers_for.emit(path)

    def _view_of(self, workspace: Workspace) -> EngagementView:
        bridge = Bridge(self)
        workspace.subscribe(bridge.announce)
        bridge.changed.connect(self._files.copies.note_change)
        door = Door(workspace, bridge, bridge, self._background)
        desk = Desk(workspace, bridge, door, self._ask, self._background, self._settings)
        view = EngagementView(desk, self.pages, self.gets_ready)  # where it will stand: Qt dresses it once
        view.find_requested.connect(self.find_requested)
        return view

    def _cannot_show(self, path: Path | None, error: KnownError) -> None:
        """The file holds what no screen can show."""
        if path is not None and error.code is ErrorCode.FILE_DAMAGED:
            self._on_damaged(path, error)
        else:
            self._ask.tell(self.tr("That did not work"), error_sentence(error))
            self.welcome_requested.emit()

    def _on_damaged(self, path: Path, error: KnownError) -> None:
        if self.close_engagement():
            self._way_back().show_damaged(path, error)

    def _on_copy_due(self) -> None:
        if self.view is not None:
            commit_whole(self.view)

    def _on_said(self, sentence: str) -> None:
        if self.view is not None:
            self.view.desk.bridge.say(sentence)

"""The main window: the welcome screen or one open engagement, the menus, Ctrl+K, and a safe way out. Navigation only:
`OpenEngagement` opens and closes files, and nothing in them is changed here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.background import Background
from ui.dialogs import QtAsk
from ui.passphrase.idle import IdleWatch
from ui.passphrase.passphrase_actions import PassphraseActions
from ui.shell.dated_copies import CopyTrouble
from ui.shell.engagement import EngagementView, is_low
from ui.shell.file_actions import FileActions
from ui.shell.later_sample import LaterSample
from ui.shell.menus import Menus
from ui.shell.notice import Notice, below
from ui.shell.open_engagement import OpenEngagement
from ui.shell.own_papers import OwnPapers
from ui.shell.pages import Pages
from ui.shell.practising import Practising
from ui.shell.resting import Resting
from ui.shell.second_start import SecondStarts
from ui.shell.undo import FieldKeys
from ui.shell.welcoming import Welcoming
from ui.shell.window_actions import WindowActions
from ui.versions.version_words import name_of
from ui.widgets.early_keys import EarlyKeys
from ui.widgets.screen_size import screen_size, within_screen
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import LOCK_AFTER, RECENT_FILES, WINDOW, Settings

if TYPE_CHECKING:
    from ui.home.recent import RecentFile

SMALLEST = (1024, 600)
USUAL = (1320, 860)


class MainWindow(QMainWindow):
    """One window, one engagement at a time."""

    def __init__(self, settings: Settings, clock: Clock, ask: Ask | None = None) -> None:
        super().__init__()
        self._settings, self._clock = settings, clock
        ask = ask or QtAsk(self)
        self._background = Background(self)
        self._files = FileActions(ask, clock, settings, self._background, self)
        self._second = SecondStarts(self)
        self.pages = Pages()
        self._welcoming = Welcoming(self, self._files, self.pages, self._settings)
        self.notice = Notice()
        self.setCentralWidget(below(self.notice, self.pages))
        self.engagement = OpenEngagement(
            self, self.pages, self.notice, self._files, ask, self._background, settings, clock
        )
        self._passphrases = PassphraseActions(self, self.engagement, self._files, ask, self._background, clock)
        self.practising: Final = Practising(self, self.pages, ask, self._background, settings, clock, self.show_welcome)
        later = LaterSample(self._files, self._background, clock, ask, self)
        self._actions = WindowActions(self, self._files, settings).table() | self._passphrases.table()
        self._actions["sample_later"] = later.show
        self._actions["own_style"] = OwnPapers(self, self.engagement, ask, self._background, settings).show
        self._idle = IdleWatch(clock, self._passphrases.lock, self)
        self._menus = Menus(self.menuBar(), self._actions)
        self._connect()
        self._restore_place()
        self._show_title()
        self._menus.file_is_open(False)
        self._menus.show_passphrase(False)

    @property
    def view(self) -> EngagementView | None:
        """The open engagement, if there is one."""
        return self.engagement.view

    @property
    def shown_elsewhere(self) -> Path | None:
        """The file that another copy of the program has open and has shown instead."""
        return self._files.shown_elsewhere

    def get_ready(self) -> None:
        """This window lives: while nobody does anything it may build the screens of what is opened from now on."""
        self.engagement.gets_ready = True

    def open(self, path: Path) -> None:
        """Open this file; a failure is told, and the welcome screen stays."""
        self._files.careful(partial(self._files.open, path))

    def show_welcome(self, new: bool = False) -> None:
        """Without a file: recent engagements, looked into once the window is there, or a `new` one."""
        self.pages.drop_in_place()
        self._welcoming.show(self._actions["sample"], self._actions["sample_later"], new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.fold(is_low(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.practising.may_close() or not self.engagement.close_engagement():
            event.ignore()
            return
        self._welcoming.rest()
        if self.screen() is not None:  # Qt falls over asking for a place on none
            self._settings.set(WINDOW, bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self.hide()  # whoever closes a window sees it go; the plan B on paper may take a moment more
        self._background.close()
        event.accept()

    def find_anything(self) -> None:
        """Ctrl+K."""
        early = EarlyKeys(self.windowHandle())
        from ui.shell.finding import find_anything  # no start waits for it

        lines = (self._actions, self.engagement.has_passphrase)
        find_anything(self, self.view, *lines, self._settings.get(RECENT_FILES), self.open, self._go, early)

    def as_widget(self) -> QWidget:
        return self

    def _go(self, address: str, then: Callable[[], object] | None = None) -> None:
        if self.view is not None:
            self.pages.setCurrentWidget(self.view)
            self.view.coming.visit(address, partial(_arrive, self.view, then))
        elif address.startswith("rehearse/"):
            self.practising.show(address.partition("/")[2])

    def _connect(self) -> None:
        self._files.recent.known.connect(self._on_recent_known)
        self._files.locked.connect(self._passphrases.ask_to_open)
        self._welcoming.practice_requested.connect(self.practising.show)
        self._welcoming.went_on.connect(self._go)
        CopyTrouble(self._files.copies, self.notice, self)
        self.engagement.changed.connect(self._on_engagement_changed)
        self.engagement.answers_for.connect(self._second.answer_for)
        self.engagement.let_go.connect(self._second.rest)
        self.engagement.welcome_requested.connect(self.show_welcome)
        self.engagement.find_requested.connect(self.find_anything)
        self._settings.subscribe(self._on_setting)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._field_keys = FieldKeys(app, self)
            self._resting = Resting(app, self)

    def _on_engagement_changed(self) -> None:
        """One was opened or let go."""
        if not self._menus.stand:
            return  # Qt is taking the window apart, menus first: there is nothing left to show it in
        self._menus.file_is_open(self.view is not None)
        if self.view is not None:
            self._menus.show_passphrase(self.engagement.has_passphrase)
        self._watch()
        self._show_title()

    def _on_setting(self, name: str) -> None:
        if name == LOCK_AFTER.name:
            self._watch()

    def _watch(self) -> None:
        self._idle.begin(self._settings.get(LOCK_AFTER) if self.engagement.has_passphrase else 0)

    def _show_title(self) -> None:
        name = self.tr("The workshop coach's desk")
        path = self.view.desk.workspace.path if self.view else None
        self.setWindowTitle(f"{name_of(path, self._clock.now())} – {name}" if path else name)

    def _restore_place(self) -> None:
        room = screen_size(self)
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(room))
        self.resize(within_screen(self, *USUAL))
        kept = self._settings.get(WINDOW)
        if kept and self.screen() is not None:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii", "ignore"))))

    def _on_recent_known(self, files: tuple[RecentFile, ...]) -> None:
        self._menus.show_recent(tuple(file.path for file in files if not file.missing), self.open)


def _arrive(view: EngagementView, then: Callable[[], object] | None) -> None:
    """The screen stands: the keyboard goes there, and then to what was looked for in it."""
    view.screens.enter()
    if then is not None:
        then()

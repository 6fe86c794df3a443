"""The welcome screen and what is wanted on it: a new engagement, a file, the sample. The main window shows it when no
file is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shell.file_actions import FileActions
from workshop_app.application.settings import Settings

if TYPE_CHECKING:
    from ui.home.recent import NewEngagement, RecentFile
    from ui.home.welcome import WelcomePanel


class Welcoming(QObject):
    """Builds the screen when it is first shown, and hands on what is wanted there. Signals: practice_requested;
    went_on with the address of the day that runs in the file that was opened for it."""

    practice_requested = Signal()
    went_on = Signal(str)

    def __init__(self, window: QWidget, files: FileActions, stack: QStackedWidget, settings: Settings) -> None:
        super().__init__(window)
        self._files, self._stack, self._settings = files, stack, settings
        self._panel: WelcomePanel | None = None
        self._look_later = QTimer(self)
        self._look_later.setSingleShot(True)
        self._look_later.timeout.connect(files.recent.tell)
        files.recent.known.connect(self._on_recent_known)

    def show(self, sample: Callable[[], None], later: Callable[[], None], new: bool) -> None:
        """Recent engagements, looked into once the window is there. `sample` opens the worked sample, `later` the one
        that stands a cycle later; `new`: whoever asked for it begins a new one."""
        panel = self._panel = self._panel or self._built(sample, later)
        self._stack.setCurrentWidget(panel)
        panel.ask_place()
        panel.begin(new)
        self._look_later.start()

    def rest(self) -> None:
        """The window closes: a late look would wake the worker again."""
        self._look_later.stop()

    def _built(self, sample: Callable[[], None], later: Callable[[], None]) -> WelcomePanel:
        from ui.home.kept_fields import KeptFields
        from ui.home.welcome import WelcomePanel  # who starts with a file does not wait for it

        panel = WelcomePanel(self._stack)  # where it will stand: Qt dresses it once
        KeptFields(self._settings, panel.fields, panel)
        self._stack.addWidget(panel)
        panel.create_requested.connect(self._on_create_requested)
        panel.open_requested.connect(self._on_open_requested)
        panel.sample_requested.connect(sample)
        panel.later_sample_requested.connect(later)
        panel.client_typed.connect(self._on_client_typed)
        panel.place_requested.connect(self._on_place_requested)
        panel.forget_requested.connect(self._files.recent.forget)
        panel.practice_requested.connect(self.practice_requested)
        panel.resume_requested.connect(self._on_resume_requested)
        return panel

    def _on_recent_known(self, files: tuple[RecentFile, ...]) -> None:
        if self._panel is not None:
            self._panel.show_recent(files)

    def _on_create_requested(self, wanted: NewEngagement) -> None:
        self._files.careful(partial(self._create, wanted))

    def _create(self, wanted: NewEngagement) -> None:
        """Its name no longer waits here: Enter would begin the same client a second time."""
        self._files.create(wanted)
        for field in self._panel.fields if self._panel is not None else ():
            field.clear()

    def _on_open_requested(self, path: Path | None) -> None:
        self._files.careful(partial(self._files.open, path))

    def _on_resume_requested(self, path: Path, address: str) -> None:
        self._on_open_requested(path)
        self.went_on.emit(address)

    def _on_place_requested(self) -> None:
        self._files.choose_folder()
        if self._panel is not None:
            self._panel.ask_place()

    def _on_client_typed(self, client: str) -> None:
        if self._panel is not None:
            self._panel.show_place(self._files.target(client))

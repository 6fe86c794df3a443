"""The way from an engagement to its earlier versions, into one of them for a look, and back to where the user was. What
the page shows is found by `versions_found`, what is done with a version by `going_back`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject

from ui.background import Background
from ui.shell.engagement import EngagementView
from ui.shell.file_actions import FileActions
from ui.shell.going_back import GoingBack
from ui.shell.kept_key import KeptKey
from ui.shell.notice import Notice
from ui.shell.pages import Pages
from ui.shell.versions_found import Present, VersionsFound
from ui.versions.page import VersionsPage
from ui.versions.version_words import when
from workshop_app.application.ports import Ask, Clock
from workshop_app.domain.errors import KnownError
from workshop_app.storage.backups import Backup


class RestorableWindow(Protocol):
    """What the way back needs of the open engagement of a window."""

    @property
    def view(self) -> EngagementView | None: ...

    @property
    def notice(self) -> Notice: ...

    @property
    def pages(self) -> Pages: ...

    def close_engagement(self) -> bool: ...

    def leave_page(self) -> None: ...


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
        self._window, self._files, self._clock = window, files, clock
        self._looked: Backup | None = None  # the copy that is open instead of the present version
        self._key = KeptKey()
        self.page: Final = VersionsPage()
        self.found: Final = VersionsFound(self.page, background, clock, self)
        self._going_back = GoingBack(self, files, ask, clock)
        self._files.opened.connect(self._on_opened)
        self.found.begin_requested.connect(self.begin)
        self.page.back_requested.connect(self._on_back)
        self.page.detail.look_requested.connect(self._on_look)
        self.page.damage.open_requested.connect(self.open_present)

    @property
    def has_open(self) -> bool:
        """Whether an engagement is open in the window."""
        return self._window.view is not None

    def show(self) -> None:
        """The earlier versions of the open file; of the present one while a copy is looked at."""
        view = self._window.view
        if view is None or view.desk.workspace.path is None:
            return
        view.commit_typing()
        if self._looked is None or self.found.present is None:
            self.found.present = Present(view.desk.workspace.path, view.address)
        self.begin(self.found.present)

    def show_damaged(self, path: Path, error: KnownError) -> None:
        """The page for a file that cannot be opened, or cannot be read on."""
        self.begin(Present(path, error=error))

    def leave_damaged(self, error: KnownError) -> None:
        """The open file turned out to be damaged: close it and see what can be done."""
        view = self._window.view
        path = view.desk.workspace.path if view else None
        if path is None:
            return
        self._key.keep(path)
        if self.close_open():
            self.show_damaged(path, error)

    def closed(self) -> None:
        """The window let go of a file: nobody looks at a copy any more."""
        self._looked = None
        self._key.drop()

    def looking(self) -> Callable[[], None] | None:
        """What goes on with the copy that is looked at once it was closed and is open again; None without one."""
        if self._looked is None or self.found.present is None:
            return None
        return partial(self._look_on, self.found.present, self._looked)

    def close_open(self) -> bool:
        """Close what is open, and go on with it."""
        with self._key.needed():
            return self._window.close_engagement()

    def _on_opened(self, _workspace: Any) -> None:
        self._key.drop()

    def begin(self, present: Present) -> None:
        """Show the earlier versions of this file, and keep its key meanwhile."""
        self._key.keep(present.path)
        self.found.begin(present)
        self._window.pages.show_page(self.page)

    def _on_back(self) -> None:
        self.found.cancel()
        if self._window.view is not None or self.found.present is None or self.found.present.error is not None:
            self._window.leave_page()
            if self._looked is None:  # from a copy the way goes on to the present version
                self._key.drop()
        else:
            self.open_present()

    def _on_look(self, copy: Backup) -> None:
        present = self.found.present
        if present is None or not self.close_open():
            return
        self.found.cancel()
        try:
            with self._key.needed():
                self._files.look_at(copy.path)
        except KnownError as error:
            self.begin(present)
            self.found.fail(error)
            return
        self._look_on(present, copy)
        if self._window.view is not None and present.address:
            self._window.view.go(present.address)

    def _look_on(self, present: Present, copy: Backup) -> None:
        """The copy is open: say so, and offer the way back."""
        self.found.present, self._looked = present, copy
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
        present = self.found.present
        if present is None or not self.close_open():
            return
        if present.error is not None:
            self.begin(present)
        else:
            self.open_present()

    def open_present(self) -> None:
        """The file again, at the place where the user was."""
        present = self.found.present
        if present is None:
            return
        self._files.careful(partial(self._files.open, present.path))
        view = self._window.view
        if view is not None and present.address:
            view.go(present.address)
        elif view is None and not self._window.pages.showing(self.page):
            self._window.leave_page()

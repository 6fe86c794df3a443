"""The coach's own style for all papers, from the menu: in an open engagement beside its pages, and before one is opened
in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.background import Background
from ui.shell.open_engagement import OpenEngagement
from workshop_app.application.ports import Ask
from workshop_app.application.settings import Settings

if TYPE_CHECKING:
    from ui.documents.style_window import StyleWindow

ADDRESS = "documents/own_style"


class OwnPapers(QObject):
    """Makes that window when it is asked for first; an engagement that is opened takes its place."""

    def __init__(
        self, window: QWidget, engagement: OpenEngagement, ask: Ask, background: Background, settings: Settings
    ) -> None:
        super().__init__(window)
        self._over, self._engagement = window, engagement
        self._ask, self._background, self._settings = ask, background, settings
        self._window: StyleWindow | None = None
        engagement.changed.connect(self._on_engagement_changed)

    def show(self) -> None:
        view = self._engagement.view
        if view is not None:
            view.coming.visit(ADDRESS, view.screens.enter)
            return
        if self._window is None:
            from ui.documents.style_actions import StyleDesk
            from ui.documents.style_window import StyleWindow  # no start waits for it

            self._window = StyleWindow(StyleDesk(self._ask, self._background, self._settings), self._over)
        self._window.bring(own=True)

    def _on_engagement_changed(self) -> None:
        if self._window is not None and self._engagement.view is not None:
            self._window.hide()

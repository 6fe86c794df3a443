"""The board and the sorter, each in a window of its own, made when somebody asks for it. Made by the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.okr.draft_actions import DraftActions
from ui.okr.draft_requests import DraftAction

if TYPE_CHECKING:
    from ui.okr.board import DraftsBoard
    from ui.okr.sorter import MetricSorter


class LargeWindows(QObject):
    """One window for each, opened again with another set."""

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self._windows: dict[DraftAction, DraftsBoard | MetricSorter] = {}

    def serve(self, actions: DraftActions) -> None:
        """Show what these actions ask for."""
        actions.large_requested.connect(self.open)

    def open(self, action: DraftAction, set_id: str) -> None:
        """Show this set on the board, or its numbers in the sorter."""
        if action not in self._windows:
            from ui.okr.board import DraftsBoard  # no first showing of the sets waits for them
            from ui.okr.sorter import MetricSorter

            made = DraftsBoard if action is DraftAction.BOARD else MetricSorter
            self._windows[action] = made(self._desk, self._screen)
        self._windows[action].open(set_id)

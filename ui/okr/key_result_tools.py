"""What can be done to the key result whose card is open, as a row of small buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.icons import set_icon
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.widgets.basics import button, large_text


class KeyResultTools(QWidget):
    """Each says to `requests` what it is for."""

    def __init__(self, id: str, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tools = QHBoxLayout(self)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(0)
        for action, icon, words in (
            (DraftAction.UP, "arrow-up", self.tr("Move up (Alt+Up)")),
            (DraftAction.DOWN, "arrow-down", self.tr("Move down (Alt+Down)")),
            (DraftAction.DUPLICATE, "copy", self.tr("Duplicate (Ctrl+D)")),
            (DraftAction.REMOVE, "trash-2", self.tr("Remove (Ctrl+Shift+Delete)")),
        ):
            tool = self._tool(icon, words)
            tool.clicked.connect(partial(self._request, requests, action, id))
            tools.addWidget(tool)
        example = self._tool("star", self.tr("Keep as an example, without names"))
        example.clicked.connect(partial(self._keep, requests, id))
        tools.insertWidget(3, example)
        close = self._tool("x", self.tr("Close (Esc)"))
        close.clicked.connect(partial(self._close, requests, id))
        tools.addWidget(close)
        if large_text():
            tools.addStretch(1)

    def _tool(self, icon: str, words: str) -> QPushButton:
        tool = button("", "icon", words)
        tool.setAccessibleName(words.split(" (")[0])
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(tool, icon, "quiet")
        return tool

    def _request(self, requests: DraftRequests, action: DraftAction, id: str, _checked: bool = False) -> None:
        requests.requested.emit(action, id)

    def _keep(self, requests: DraftRequests, id: str, _checked: bool = False) -> None:
        requests.example_wanted.emit(id)

    def _close(self, requests: DraftRequests, id: str, _checked: bool = False) -> None:
        requests.closed.emit(id)

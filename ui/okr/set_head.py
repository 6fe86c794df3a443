"""The top of the middle of the drafts screen: whose set it is, which version, how far it has come, and what can be done
to all of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import enum_label
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.view_state import at_a_glance
from ui.widgets.basics import button, label, row
from ui.widgets.elided import NameLabel
from ui.widgets.flow import FlowLayout
from workshop_app.application.draft_queries import DraftSetView
from workshop_app.domain.okr import DraftStatus


class SetHead(QWidget):
    """Team and version on the left; the status, the board and the bin on the right."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._id = ""
        self._team = NameLabel("heading", 3)
        self._version = label("", "small")
        self._statuses = QButtonGroup(self)
        self._board = button("", "icon", self.tr("Show large, for the projector (F5)"))
        self._remove = button("", "icon", self.tr("Remove this set"))
        self._lay_out()
        self._board.clicked.connect(partial(self._request, DraftAction.BOARD))
        self._remove.clicked.connect(partial(self._request, DraftAction.REMOVE_SET))

    def show_set(self, view: DraftSetView) -> None:
        """Show whose set it is and how far it has come."""
        self._id = view.draft.id
        self._team.setText(at_a_glance(view.team.name, 120))
        self._version.setText(self.tr("version {number}").format(number=view.draft.version))
        for one in self._statuses.buttons():
            one.setChecked(one.property("status") == view.draft.status)

    def _lay_out(self) -> None:
        head, tools = row(), FlowLayout(spacing=4)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._team)
        names.addWidget(self._version)
        head.addLayout(names, 1)
        for status in DraftStatus:
            one = button(enum_label(status), "tab")
            one.setCheckable(True)
            one.setProperty("status", status)
            one.clicked.connect(partial(self._choose_status, status))
            self._statuses.addButton(one)
            tools.addWidget(one)
        self._board.setAccessibleName(self.tr("Drafting board"))
        set_icon(self._board, "monitor", "quiet")
        tools.addWidget(self._board)
        self._remove.setAccessibleName(self.tr("Remove this set"))
        set_icon(self._remove, "trash-2", "quiet")
        tools.addWidget(self._remove)
        head.addLayout(tools, 0)
        self.setLayout(head)

    def _request(self, action: DraftAction, _checked: bool = False) -> None:
        self._requests.requested.emit(action, self._id)

    def _choose_status(self, status: DraftStatus, _checked: bool = False) -> None:
        self._requests.status_chosen.emit(self._id, status)

"""The top of the page: whose set it is, for which cycle and in which version, how far it has come, and the board."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import enum_label
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.view_state import at_a_glance
from ui.theme import text_scale
from ui.widgets.basics import button, label, large_text
from ui.widgets.dates import long_day, month_names
from ui.widgets.elided import NameLabel
from ui.widgets.flow import FlowLayout
from workshop_app.application.draft_queries import Agreement, DraftSetView
from workshop_app.domain.okr import DraftStatus

# Pixels at normal text: below them the states stand under the name, the board has no words, the cycle stands under the
# name.
SIDE_BY_SIDE, WITH_WORDS, ONE_LINE = 620, 780, 860


class SetHead(QFrame):
    """Team and version on the left; the status, the board and the bin on the right."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "set_head")
        self._requests = requests
        self._id = ""
        self._team = NameLabel("heading", 2)
        self._version = label("", "quiet")
        self._statuses = QButtonGroup(self)
        self._board = button("", "", self.tr("Show large, for the projector (F5)"))
        self._copy = button("", "icon", self.tr("Copy this set to another team, or to the next cycle"))
        self._remove = button("", "icon", self.tr("Remove this set"))
        self._lay_out()
        self._board.clicked.connect(partial(self._request, DraftAction.BOARD))
        self._copy.clicked.connect(self._on_copy)
        self._remove.clicked.connect(partial(self._request, DraftAction.REMOVE_SET))

    def show_set(self, view: DraftSetView, agreed: Agreement) -> None:
        """Show whose set it is and how far it has come."""
        self._id = view.draft.id
        self._team.setText(at_a_glance(view.team.name, 120))
        self._version.setText(self._words(view, agreed))
        for one in self._statuses.buttons():
            one.setChecked(one.property("status") == view.draft.status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() / text_scale()
        beside = wide >= SIDE_BY_SIDE
        self._names.setDirection(_way(wide >= ONE_LINE))
        words = self.tr("Drafting board") if wide >= WITH_WORDS else ""
        if words != self._board.text():
            self._board.setText(words)
            set_icon(self._board, "monitor", "quiet")  # beside words it has air
        self._layout.setDirection(_way(beside))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def _words(self, view: DraftSetView, agreed: Agreement) -> str:
        version = self.tr("version {number}").format(number=view.draft.version)
        span = agreed.cycle
        if view.draft.event.strip():
            event = at_a_glance(view.draft.event, 60)
            day = view.draft.event_day
            said = self.tr("For {event}, {day}") if day else self.tr("For {event}")
            return f"{said.format(event=event, day=long_day(day) if day else '')}, {version}"
        if span is None:
            return self.tr("Cycle {number}, {version}").format(number=view.draft.cycle, version=version)
        return self.tr("Cycle {months}, {version}").format(months=_months(*span), version=version)

    def _lay_out(self) -> None:
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 10)
        self._layout.setSpacing(8)
        names = self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        names.setSpacing(4)
        names.addWidget(self._team, 0)
        names.addWidget(self._version, 1, Qt.AlignmentFlag.AlignVCenter)
        tools = FlowLayout(spacing=8)
        segments = QFrame(self)
        segments.setProperty("role", "segments")
        row = FlowLayout(segments, spacing=0) if large_text() else QHBoxLayout(segments)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for status in DraftStatus:
            one = button(enum_label(status), "segment")
            one.setCheckable(True)
            one.setProperty("status", status)
            one.clicked.connect(partial(self._choose_status, status))
            self._statuses.addButton(one)
            row.addWidget(one)
        tools.addWidget(segments)
        self._board.setAccessibleName(self.tr("Drafting board"))
        set_icon(self._board, "monitor", "quiet")
        tools.addWidget(self._board)
        self._copy.setAccessibleName(self.tr("Copy this set"))
        set_icon(self._copy, "copy", "quiet")
        tools.addWidget(self._copy)
        self._remove.setAccessibleName(self.tr("Remove this set"))
        set_icon(self._remove, "trash-2", "quiet")
        tools.addWidget(self._remove)
        self._layout.addLayout(names, 1)
        self._layout.addLayout(tools, 0)

    def _request(self, action: DraftAction, _checked: bool = False) -> None:
        self._requests.requested.emit(action, self._id)

    def _on_copy(self) -> None:
        self._requests.copy_wanted.emit(self._id)

    def _choose_status(self, status: DraftStatus, _checked: bool = False) -> None:
        self._requests.status_chosen.emit(self._id, status)


def _way(beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom


def _months(first: date, last: date) -> str:
    """ "Jan–Apr 2027"."""
    start = month_names(first, with_year=first.year != last.year)
    end = month_names(last, with_year=True)
    return f"{start[-1] if first.year == last.year else start[-2]}–{end[-2]}"

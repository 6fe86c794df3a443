"""What stands beside a set and is no part of it: the health metrics that must not break, what is not done now, and the
event it is tied to, if it does not end with the cycle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.okr.day_line import OpenDayLine
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.owned_lines import LineColumn, OwnedLines
from ui.okr.page_state import SetPage
from ui.widgets.basics import button, label, row
from ui.widgets.fields import LineField
from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet


class BesideTheSet(QWidget):
    """What is typed is said to `requests`."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests, self._id = requests, ""
        self.watched = OwnedLines(
            self.tr("Health metrics: what must not break meanwhile"),
            self.tr("Add a health metric"),
            (
                LineColumn("name", self.tr("Health metric"), 4),
                LineColumn("stay", self.tr("Stays in"), 2),
                LineColumn("today", self.tr("Today"), 2),
                LineColumn("source", self.tr("Source"), 3),
            ),
            requests,
            self,
        )
        self.sort = button(self.tr("Sort numbers first"), "link", self.tr("Health metric, key result or just tracked?"))
        self.sort.setParent(self)
        self.not_now = OwnedLines(
            self.tr("Not now: what waits in this cycle"),
            self.tr("Add what waits"),
            (LineColumn("text", self.tr("Not now"), 4), LineColumn("why", self.tr("Because"), 4)),
            requests,
            self,
        )
        self._event = LineField(self.tr("Tied to an event"), self.tr("none: it ends with the cycle"), self)
        self._day = OpenDayLine(self.tr("Day of the event"), self.tr("its day"), "event_day", self)
        self._lay_out()
        self.watched.wanted.connect(self._on_watched)
        self.sort.clicked.connect(self._on_sort)
        self.not_now.wanted.connect(self._on_not_now)
        self._event.committed.connect(self._on_event)
        self._day.read_in.connect(self._on_day)

    def _lay_out(self) -> None:
        line = row()
        line.setSpacing(8)
        head = label(self.tr("Tied to an event"), "small")
        head.setWordWrap(False)
        line.addWidget(head)
        line.addWidget(self._event, 3)
        line.addWidget(self._day, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.watched)
        layout.addWidget(self.sort, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.not_now)
        layout.addLayout(line)
        layout.addWidget(self._day.said)

    def show_page(self, page: SetPage) -> None:
        """Show what stands beside this set; before another is shown, what was typed goes to the one before."""
        draft = page.view.draft
        if draft.id != self._id:
            self._event.commit()
            self._day.field.commit()
        self._id = draft.id
        self.watched.show_lines(page.watched)
        self.not_now.show_lines(page.not_now)
        self._event.show_value(draft.event, draft.id)
        self._day.show_day(draft.event_day, page.event_days, draft.id)

    def _on_sort(self) -> None:
        self._requests.requested.emit(DraftAction.SORT, self._id)

    def _on_watched(self) -> None:
        self._requests.line_added.emit(WatchedMetric(new_id(), self._id))

    def _on_not_now(self) -> None:
        self._requests.line_added.emit(NotNow(new_id(), self._id))

    def _on_event(self, words: str) -> None:
        self._requests.edited.emit(DraftSet, self._id, "event", words)

    def _on_day(self, day: object) -> None:
        self._requests.edited.emit(DraftSet, self._id, "event_day", day)

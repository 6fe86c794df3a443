"""The first two steps of the page: the mission and the alignment check."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.okr.alignment_view import AlignmentView
from ui.okr.draft_requests import DraftRequests
from ui.okr.page_row import PageRow
from ui.okr.page_state import ALIGNMENT, MISSION, SetPage
from ui.okr.questions_view import QuestionsBeside
from ui.okr.view_state import MISSION_WORDS, word_count
from ui.widgets.basics import label
from ui.widgets.fields import TextField
from workshop_app.domain.okr import DraftSet


class PageTop(QWidget):
    """`asked` are the questions about the set as a whole."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests, self._id = requests, ""
        words = self.tr("What you do, for whom, and why")
        self.mission = TextField(self.tr("Mission"), words, lines=1, parent=self, bare=True)
        self._hint = label("", "small")
        self.alignment = AlignmentView(requests, self)
        self.asked = QuestionsBeside(requests, self)
        said = QWidget(self)
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        self.rows = (
            PageRow(MISSION, self.mission, said, self),
            PageRow(ALIGNMENT, self.alignment, self.asked, self),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for row in self.rows:
            layout.addWidget(row)
        self.mission.committed.connect(partial(self._emit, "mission"))
        self.mission.installEventFilter(self)

    def show_page(self, page: SetPage) -> None:
        """Show the set; before another one is shown, what was typed goes to the one it was typed for."""
        draft = page.view.draft
        if draft.id != self._id:
            self.mission.commit()
            self.alignment.commit()
            self.alignment.set_open(False)
        self._id = draft.id
        self.mission.show_value(draft.mission, draft.id)
        words = word_count(draft.mission) or 0
        self._hint.setText(self.tr("{count} of about {most} words").format(count=words, most=MISSION_WORDS))
        self._hint.setVisible(words > MISSION_WORDS)
        self.alignment.show_set(draft, page.needed)

    def focus_mission(self) -> None:
        self.mission.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._requests.focused.emit(self._id, MISSION)
        return False

    def _emit(self, name: str, value: str) -> None:
        self._requests.edited.emit(DraftSet, self._id, name, value)

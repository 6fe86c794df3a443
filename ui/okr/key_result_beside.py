"""What stands beside a key result: who looks after it, where its number is read, what the ring of its ruler says, the
way to its wordings, and the questions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.okr.champions_line import ChampionsLine
from ui.okr.draft_requests import DraftRequests
from ui.okr.questions_view import QuestionsBeside
from ui.okr.view_state import at_a_glance
from ui.widgets.basics import button, label
from workshop_app.domain import draft_checks
from workshop_app.domain.okr import KeyResult


class KeyResultBeside(QWidget):
    """`all_wordings` is checked while every wording is shown in the card."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._champions = ChampionsLine(self)
        self._source = label("", "small", self)
        self._ring = label("", "small", self)
        self.all_wordings = button("", "link")
        self.all_wordings.setParent(self)
        self.all_wordings.setProperty("small", "true")
        self.all_wordings.setCheckable(True)
        self.questions = QuestionsBeside(requests, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._champions, self._source, self._ring):
            part.hide()
            layout.addWidget(part)
        self.all_wordings.hide()
        layout.addWidget(self.all_wordings, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.questions)

    def show_result(self, result: KeyResult, wordings: int) -> None:
        """Show the facts of this one."""
        self._champions.show_names(tuple(draft_checks.names(result.champions)))
        source = at_a_glance(result.source.strip(), 160)
        self._source.setText(self.tr("Read in: {source}").format(source=source) if source else "")
        self._source.setVisible(bool(source))
        self.all_wordings.setText(self.tr("All %n wordings", "", wordings))
        self.all_wordings.setVisible(wordings > 1)

    def show_ring(self, words: str) -> None:
        """What the ring says at the moment."""
        self._ring.setText(self.tr("The ring: {words}.").format(words=words) if words else "")
        self._ring.setVisible(bool(words))

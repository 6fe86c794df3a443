"""The end of the page: one more objective, what the key results still lack, publishing, and what was agreed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.okr.agreed_view import AgreedView
from ui.okr.beside_view import BesideTheSet
from ui.okr.closing_view import PublishView, RefineLine
from ui.okr.counts_line import CountsLine
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.page_row import PageRow
from ui.okr.page_state import PUBLISH, REFINE, SetPage
from ui.okr.view_state import directions, set_counts
from ui.widgets.basics import button


class PageFoot(QWidget):
    """What the user wants goes to `requests`."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests, self._id = requests, ""
        self._add = button(self.tr("Add an objective"), "flat")
        set_icon(self._add, "plus", "accent")
        self._counts = CountsLine()
        self.refine, self.publish = RefineLine(self), PublishView(requests, self)
        self.beside = BesideTheSet(requests, self)
        self.agreed = AgreedView(self)
        self.rows = (PageRow(REFINE, self.refine, None, self), PageRow(PUBLISH, self.publish, None, self))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._add)
        line.addWidget(self._counts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(line)
        for row in self.rows:
            layout.addWidget(row)
        layout.addWidget(self.beside)
        layout.addWidget(self.agreed)
        self._add.clicked.connect(self._on_add)
        self.agreed.parameter_requested.connect(requests.parameter_requested)
        self.agreed.scoring_requested.connect(self._on_scoring)

    def show_page(self, page: SetPage) -> None:
        """Show how many there are, and how far the set is."""
        self._id = page.view.draft.id
        self._counts.show_counts(set_counts(page.view, page.agreed), directions(page.view))
        self.refine.show_page(page)
        self.publish.show_page(page)
        self.beside.show_page(page)
        self.agreed.show_agreed(page.agreed, page.may_be_rescored)

    def _on_add(self) -> None:
        self._requests.requested.emit(DraftAction.ADD_OBJECTIVE, self._id)

    def _on_scoring(self) -> None:
        self._requests.requested.emit(DraftAction.SCORE_AS_DECIDED, self._id)

"""The materials of a workshop: what to bring and how many, counted from the people who come. It changes nothing; the
checklist on paper says the same.
"""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.materials.models import THING, TOTAL, USES, MaterialsModel
from ui.materials.view_state import CHECKLIST, MaterialsView, materials_view
from ui.widgets.basics import button, label, scrolled, tab_through
from ui.widgets.empty import EmptyState
from ui.widgets.fitted_table import FittedTable
from workshop_app.application.changes import Changes
from workshop_app.domain.workshops import Workshop


class MaterialsPanel(QWidget):
    """`open_address(workshop id)` chooses the workshop."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop_id = ""
        self._counted = label("", "quiet")
        self._paper = button(self.tr("Materials checklist"), "primary", self.tr("View, save or print it"))
        self._model = MaterialsModel(self)
        self._stack = QStackedWidget(self)
        self._area, self._page = scrolled(parent=self._stack)
        self._table = FittedTable(self.tr("What to bring"), self._area.widget())
        self._none = EmptyState(
            self.tr("Nothing to bring"),
            self.tr("No item of this agenda lists any materials. Add them to an item of the agenda."),
            self.tr("Open the agenda"),
            self._stack,
        )
        self._lay_out()
        self._connect()

    def open_address(self, rest: str) -> None:
        """Show the workshop with this id."""
        self._workshop_id = rest.split("/")[0]
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        if self._desk.workspace.read.find(Workshop, self._workshop_id) is None:
            return
        today = self._desk.workspace.clock.now().astimezone().date()
        view = materials_view(self._desk.workspace.read, self._workshop_id, today)
        self._counted.setText(self._count_words(view))
        self._model.show_rows(view.rows)
        self._table.fit()
        self._stack.setCurrentIndex(1 if view.rows else 0)

    def _lay_out(self) -> None:
        table = self._table
        table.setModel(self._model)
        header = table.horizontalHeader()
        header.setSectionResizeMode(THING, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(TOTAL, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(USES, QHeaderView.ResizeMode.Stretch)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._counted, 1)
        top.addWidget(self._paper)
        page = self._page
        page.addLayout(top)
        page.addWidget(table)
        page.addStretch(1)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        tab_through(self._paper, self._table)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._paper.clicked.connect(self._on_paper)
        self._none.action.clicked.connect(self._on_agenda)

    def _count_words(self, view: MaterialsView) -> str:
        people = self.tr("1 person") if view.people == 1 else self.tr("{n} people").format(n=view.people)
        groups = self.tr("1 group") if view.groups == 1 else self.tr("{n} groups").format(n=view.groups)
        if view.assumed:
            words = self.tr(
                "Nobody is invited yet: counted for {people} in {groups}, the size this agenda is made for."
            )
        elif view.seated is None:
            words = self.tr("Counted for {people}. Nobody is seated for coaching; for other group work: {groups}.")
        elif view.seated:
            words = self.tr("Counted for {people} in {groups}.")
        else:
            words = self.tr("Counted for {people} in {groups}; the groups are not made yet.")
        return words.format(people=people, groups=groups)

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self.refresh()

    def _on_paper(self) -> None:
        self._desk.bridge.navigate(f"documents/{CHECKLIST}/{self._workshop_id}")

    def _on_agenda(self) -> None:
        self._desk.bridge.navigate(f"workshops/{self._workshop_id}/plan")

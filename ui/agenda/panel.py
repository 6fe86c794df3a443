"""The plan screen: one workshop's day to scale, as a table, and the chosen item. Durations are typed as people type
them; starts are computed, unless pinned; nothing is ever shortened in silence. What it does to the agenda stands in
`actions`, which request leads to which action in `requests`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from agendas import fit_rules
from agendas.model import Agenda
from ui.agenda.findings_view import FindingsView
from ui.agenda.head import PlanHead
from ui.agenda.menu_actions import PlanMenuActions, PlanState
from ui.agenda.models import PlanTableModel
from ui.agenda.plan_actions import PlanActions
from ui.agenda.plan_pane import PlanPane
from ui.agenda.plan_requests import PlanRequests
from ui.agenda.shelves import Shelves
from ui.agenda.side import PlanSide
from ui.agenda.side_width import SideWidth
from ui.agenda.step_actions import StepActions
from ui.agenda.view_state import PlanView, plan_view
from ui.copy_first import keep_first
from ui.desk import Desk
from ui.widgets.basics import label, scrolled
from workshop_app.application import plan_queries, queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.workshops import AgendaAction
from workshop_app.application.past_minutes import past_minutes
from workshop_app.application.ports import Reader
from workshop_app.application.settings import PLAN_AS
from workshop_app.domain.groups import same_groups
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda

if TYPE_CHECKING:
    from ui.agenda.import_view import AgendaImportView

NORMAL_LINE = 17  # pixels: how tall a line of normal text is


class PlanPanel(QWidget):
    """One workshop's plan; `open_address(workshop id)` chooses which."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = PlanActions(desk)
        self._steps = StepActions(self._actions)
        self._view: PlanView | None = None
        self._past: Mapping[str, tuple[int, ...]] | None = None
        self._model = PlanTableModel(self)
        self._menu_actions = PlanMenuActions(self)
        self._plan = QWidget(self)  # each part is made where it will stand: Qt dresses it once
        self._splitter = QSplitter(self._plan)
        self._head = PlanHead(self._plan)
        self._day = PlanPane(self._model, self._menu_actions, self._splitter)
        self._table, self._strip = self._day.table, self._day.strip
        self._right, self._column = scrolled(margin=0, spacing=12, parent=self._splitter)
        inner = self._right.widget()
        self._side_width = SideWidth(self._right, self._column, self)
        self._findings, self._side = FindingsView(inner), PlanSide(inner)
        shelves = Shelves(desk, self._actions, self._side.library)
        self._requests = PlanRequests(self._actions, self._day, self._side, shelves)
        self._import: AgendaImportView | None = None
        self._over = label(self.tr("This day is over. The plan is kept as it was; the report shows what happened."))
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()
        self._on_table_wanted(desk.settings.get(PLAN_AS) == "table")

    def open_address(self, rest: str) -> None:
        """Show the workshop with this id, read again; behind "/import" a table is asked for."""
        workshop_id, _, part = rest.partition("/")
        if workshop_id == self._actions.workshop_id:
            self.refresh()
        else:
            self._side.close_view()
            self._pages.setCurrentIndex(0)
            self._actions.workshop_id, self._past = workshop_id, None
            self.refresh()
            self._table.choose_line(0)
        self._menu_actions.do_addressed(part)

    def refresh(self) -> None:
        """Read the workshop again; a workshop that was removed leaves the last picture."""
        read = self._desk.workspace.read
        if (workshop := read.find(Workshop, self._actions.workshop_id)) is None:
            return
        agenda = queries.agenda(read, workshop.id).agenda
        if self._past is None:
            self._past = past_minutes(read, agenda, workshop.template, but=workshop.id)
        self._actions.use(workshop, agenda)
        people = read.count(Attendance, workshop_id=workshop.id, present=True)
        key_results = plan_queries.key_results_of(read, workshop) if fit_rules.capacity(agenda) is not None else None
        self._view = plan_view(
            workshop, agenda, people, agenda.language, self._past, key_results, _has_new_groups(read, workshop)
        )
        self._show_for_size()
        self._head.show_plan(workshop, self._view, queries.engagement(read))
        self._findings.show_findings(self._view.findings)
        self._day.show_plan(self._view, self._actions.agenda)
        self._over.setVisible(self._view.locked)
        self._show_chosen()

    # -- layout

    def _lay_out(self) -> None:
        right = self._column
        right.setContentsMargins(8, 0, 0, 0)
        right.addWidget(self._findings)
        right.addWidget(self._side, 1)
        splitter = self._splitter
        splitter.setChildrenCollapsible(False)
        for widget in (self._day, self._right):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.count() - 1, 1)
        splitter.setSizes([560, 580])
        page = QVBoxLayout(self._plan)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addWidget(self._head)
        page.addWidget(self._over)
        page.addWidget(splitter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addLayout(self._pages)
        self._pages.addWidget(self._plan)  # after the line above: what has no parent yet flashes as a window of its own

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._desk.door.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self._head.field_committed.connect(self._on_field_committed)
        self._head.start_typed.connect(self._on_start_typed)
        self._head.end_typed.connect(self._on_end_typed)
        self._findings.repair_requested.connect(self._requests.repair)
        self._findings.agenda_accepted.connect(self._requests.accept)
        self._head.table_wanted.connect(self._on_table_wanted)
        self._strip.edited.connect(self._requests.drops.drop)
        self._strip.in_the_air.connect(self._actions.say)
        self._model.edit_requested.connect(self._steps.type_into)
        self._model.day_edit_requested.connect(self._requests.type_into_day)
        self._model.move_requested.connect(self._requests.drops.move)
        self._model.beside_requested.connect(self._requests.drops.move_beside)
        self._model.unpark_requested.connect(self._requests.drops.unpark)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._table.remove_requested.connect(self._menu_actions.by_name["remove"].trigger)
        self._menu_actions.requested.connect(self._requests.act)
        self._requests.import_requested.connect(self._on_import_requested)
        self._side.closed.connect(self._day.take_focus)
        self._side.looked_at.connect(self._strip.show_proposal)
        inspector = self._side.inspector
        inspector.text_committed.connect(self._steps.set_text)
        inspector.materials_committed.connect(self._steps.set_materials)
        inspector.facts_committed.connect(self._steps.set_facts)
        inspector.refused.connect(self._actions.say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_for_size()

    # -- what is shown

    def _show_for_size(self) -> None:
        """On a small window fewer buttons stand in the open, and the right side has the width it needs."""
        scale = max(1.0, self.fontMetrics().height() / NORMAL_LINE)
        self._side_width.fit()
        self._day.bar.show_for(self._view is None or self._view.locked, self.width() / scale)

    def _show_chosen(self) -> None:
        row = self._table.chosen_row()
        step = None if row is None else row.step
        locked = self._view is None or self._view.locked
        self._strip.show_selected(step.id if step else "")
        self._side.inspector.show_row(row, locked, self._actions.workshop_id)
        self._menu_actions.show_state(
            PlanState(
                locked,
                chosen=step is not None,
                heading=self._table.chosen_day() is not None,
                pinned=bool(step and step.pinned is not None),
                first_day=not step or step.day == 1,
                beside=row is not None and row.strand is not None,
                has_groups=bool(step and step.strands),
            )
        )

    # -- what happens

    def _on_changed(self, changes: Changes, by: object) -> None:
        if changes.touches(Run, RunEvent):
            self._past = None
        if changes.touches(Workshop, WorkshopAgenda, Attendance, KeyResult, GroupPlan):
            self._side.agenda_changed()
            self.refresh()

    def _on_row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self._show_chosen()

    def _on_refused(self) -> None:
        """A day or a list that was turned all the same shows what the file holds; the table is left alone, somebody may
        be typing in it."""
        workshop = self._desk.workspace.read.find(Workshop, self._actions.workshop_id)
        if workshop is not None and self._view is not None and self.isVisible():
            self._head.show_plan(workshop, self._view)
            self._show_chosen()

    def _on_table_wanted(self, wanted: bool) -> None:
        self._desk.settings.set(PLAN_AS, "table" if wanted else "day")
        self._day.show_as_table(wanted)
        self._head.show_as_table(wanted)

    def _on_field_committed(self, name: str, value: object) -> None:
        self._actions.write(name, value)

    def _on_start_typed(self, typed: str) -> None:
        self._actions.set_day_start(1, typed)

    def _on_end_typed(self, typed: str) -> None:
        self._actions.set_day_end(1, typed)

    def _on_import_requested(self) -> None:
        from ui.agenda.import_view import AgendaImportView  # hardly ever wanted: the plan should not wait for it
        from ui.agenda.imports import Imports

        if self._import is None:
            self._import = AgendaImportView()
            self._pages.addWidget(self._import)
            Imports(self._desk, self._actions, self._import)
            self._import.accepted.connect(self._on_import_accepted)
            self._import.closed.connect(self._on_import_closed)
        self._pages.setCurrentWidget(self._import)
        self._import.begin(self._actions.workshop_id)

    def _on_import_accepted(self, seen: Agenda, agenda: Agenda) -> None:
        accept = partial(self._requests.accept, agenda, AgendaAction.IMPORTED, seen)
        keep_first(self._desk, "import", accept, self._import)

    def _on_import_closed(self) -> None:
        self._pages.setCurrentIndex(0)
        self._day.take_focus()


def _has_new_groups(read: Reader, workshop: Workshop) -> bool:
    groups = read.find(GroupPlan, workshop.id)
    return groups is not None and bool(groups.rounds) and not same_groups(groups)

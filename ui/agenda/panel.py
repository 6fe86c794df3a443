"""The plan screen: one workshop's day to scale, as a table, and the selected step. Durations are typed as people type
them; starts are computed, unless pinned; nothing is ever shortened in silence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from agendas import schedule
from agendas.model import Agenda, Step
from ui.agenda import models
from ui.agenda.day_strip import DayStrip
from ui.agenda.head import PlanHead
from ui.agenda.inspector import StepInspector, materials_from
from ui.agenda.models import PlanTableModel
from ui.agenda.view_state import new_step, plan_view, starts_of, with_step, with_texts
from ui.desk import Desk
from ui.labels import error_sentence
from ui.widgets.basics import button, label
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.workshops import EditAgenda
from workshop_app.application.workspace import Command
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda


class PlanPanel(QWidget):
    """One workshop's plan; `open_address(workshop id)` chooses which."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop_id = ""
        self._agenda: Agenda | None = None
        self._model = PlanTableModel(self)
        self._head = PlanHead()
        self._strip = DayStrip()
        self._table = QTableView()
        self._inspector = StepInspector()
        self._over = label(self.tr("This day is over. The plan is kept as it was; the report shows what happened."))
        self._add = button(self.tr("Add a block"))
        self._remove = button(self.tr("Remove"), "flat")
        self._pin = button(self.tr("Pin start"), "flat", self.tr("Keep this start whatever happens before"))
        self._lay_out()
        self._connect()

    def open_address(self, rest: str) -> None:
        """Show the workshop with this id."""
        workshop_id = rest.split("/")[0]
        if workshop_id != self._workshop_id:
            self._workshop_id = workshop_id
            self.refresh()
            self._table.selectRow(0)

    def refresh(self) -> None:
        """Read the workshop again; a workshop that was removed leaves the last picture."""
        read = self._desk.workspace.read
        workshop = read.find(Workshop, self._workshop_id)
        if workshop is None:
            return
        self._agenda = queries.agenda(read, workshop.id).agenda
        people = read.count(Attendance, workshop_id=workshop.id)
        view = plan_view(workshop, self._agenda, people, self._agenda.language)
        self._head.show_plan(workshop, view)
        self._strip.show_rows(view.rows)
        self._model.show_rows(view.rows, view.locked)
        self._over.setVisible(view.locked)
        for widget in (self._add, self._remove, self._pin):
            widget.setVisible(not view.locked)
        self._locked = view.locked
        self._show_selected()

    # -- layout

    def _lay_out(self) -> None:
        self._locked = True
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Plan"))
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._table.setDragDropOverwriteMode(False)
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(models.ITEM, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(44)
        tools = QHBoxLayout()
        for tool in (self._add, self._pin, self._remove):
            tools.addWidget(tool)
        tools.addStretch(1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table, 1)
        column.addLayout(tools)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(True)
        for widget, stretch in ((self._strip, 0), (middle, 3), (self._inspector, 2)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
        splitter.setSizes([150, 560, 320])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._head)
        layout.addWidget(self._over)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._head.field_committed.connect(self._on_field_committed)
        self._strip.step_clicked.connect(self._on_step_clicked)
        self._model.edit_requested.connect(self._on_edit_requested)
        self._model.move_requested.connect(self._on_move_requested)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._inspector.text_committed.connect(self._on_text_committed)
        self._inspector.materials_committed.connect(self._on_materials_committed)
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._pin.clicked.connect(self._on_pin)
        keys = (("Alt+Up", self._on_up), ("Alt+Down", self._on_down), ("Ctrl+Return", self._on_add))
        for sequence, slot in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small window the item keeps its room; who leads and the flex stand in the inspector."""
        super().resizeEvent(event)
        scale = max(1.0, self.fontMetrics().height() / 17)
        for column, width in ((models.LEAD, 1120), (models.FLEX, 1120), (models.TYPE, 760)):
            self._table.setColumnHidden(column, self.width() < width * scale)
        self._head.show_few(self.height() < 760 * scale)

    # -- what the user does

    def _apply(self, command: Command) -> bool:
        try:
            self._desk.workspace.apply(command)
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
            return False
        return True

    def _change(self, agenda: Agenda, merge: tuple[str, ...] | None = None) -> bool:
        return self._apply(EditAgenda(self._workshop_id, agenda, merge_key=merge))

    def _selected(self) -> Step | None:
        row = self._table.currentIndex().row()
        return self._model.row(row).step if 0 <= row < self._model.rowCount() else None

    def _select(self, step_id: str) -> None:
        row = self._model.number_of(step_id)
        if row is not None:
            self._table.selectRow(row)

    def _show_selected(self) -> None:
        step = self._selected()
        self._strip.show_selected(step.id if step else "")
        self._inspector.show_step(step, self._locked)
        self._remove.setEnabled(step is not None)
        self._pin.setEnabled(step is not None)
        self._pin.setText(self.tr("Unpin") if step and step.pinned is not None else self.tr("Pin start"))

    def _on_changed(self, changes: Changes, by: object) -> None:
        if changes.touches(Workshop, WorkshopAgenda, Attendance):
            self.refresh()

    def _on_row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self._show_selected()

    def _on_step_clicked(self, step_id: str) -> None:
        self._select(step_id)
        self._table.setFocus()

    def _on_field_committed(self, name: str, value: object) -> None:
        if name == "start":
            minutes = schedule.parse_clock(str(value))
            if minutes is None:
                workshop = self._desk.workspace.read.get(Workshop, self._workshop_id)
                self._head.show_start(schedule.clock(workshop.start))
                self._say_unreadable(str(value))
                return
            value = minutes
        self._apply(edit(Workshop, self._workshop_id, **{name: value}))

    def _on_edit_requested(self, step_id: str, column: int, typed: str) -> None:
        if self._agenda is None:
            return
        if column == models.ITEM:
            self._change(with_texts(self._agenda, step_id, title=typed))
        elif column == models.MINUTES:
            minutes = schedule.parse_duration(typed)
            if minutes is None:
                self._say_unreadable(typed)
            else:
                self._change(schedule.with_minutes(self._agenda, step_id, minutes))
        else:
            start = schedule.parse_clock(typed) if typed else None
            if typed and start is None:
                self._say_unreadable(typed)
            else:
                self._change(schedule.pinned(self._agenda, step_id, start))

    def _say_unreadable(self, typed: str) -> None:
        self._desk.bridge.say(error_sentence(KnownError(ErrorCode.DURATION_UNREADABLE, text=typed)))

    def _on_move_requested(self, step_id: str, index: int) -> None:
        if self._agenda is not None and self._change(schedule.moved(self._agenda, step_id, index)):
            self._select(step_id)

    def _on_up(self) -> None:
        self._move_by(-1)

    def _on_down(self) -> None:
        self._move_by(1)

    def _move_by(self, steps: int) -> None:
        step, row = self._selected(), self._table.currentIndex().row()
        if step is not None and not self._locked and 0 <= row + steps < self._model.rowCount():
            self._on_move_requested(step.id, row + steps)

    def _on_add(self) -> None:
        if self._agenda is None or self._locked:
            return
        after = self._selected()
        index = self._table.currentIndex().row() + 1 if after else len(self._agenda.steps)
        step = new_step(self._agenda, self.tr("New block"), after.day if after else 1)
        if self._change(schedule.inserted(self._agenda, step, index)):
            self._select(step.id)
            row = self._model.number_of(step.id)
            if row is not None:
                self._table.edit(self._model.index(row, models.ITEM))

    def _on_remove(self) -> None:
        step, row = self._selected(), self._table.currentIndex().row()
        if step is None or self._agenda is None or self._locked:
            return
        if self._change(schedule.without(self._agenda, step.id)):
            self._table.selectRow(min(row, self._model.rowCount() - 1))
            self._desk.bridge.say(self.tr("Removed: {title}. Ctrl+Z brings it back.").format(title=step.title))

    def _on_pin(self) -> None:
        step = self._selected()
        if step is None or self._agenda is None:
            return
        if step.pinned is not None:
            self._change(schedule.pinned(self._agenda, step.id, None))
            return
        workshop = self._desk.workspace.read.get(Workshop, self._workshop_id)
        slots = schedule.times(self._agenda, starts_of(workshop, self._agenda))
        start = next(slot.start for slot in slots if slot.step_id == step.id)
        self._change(schedule.pinned(self._agenda, step.id, start))

    def _on_text_committed(self, step_id: str, name: str, words: str) -> None:
        if self._agenda is not None:
            self._change(with_texts(self._agenda, step_id, **{name: words}), (self._workshop_id, step_id, name))

    def _on_materials_committed(self, step_id: str, words: str) -> None:
        if self._agenda is None:
            return
        agenda = with_step(
            self._agenda, step_id, lambda step: replace(step, materials=materials_from(words, step.materials))
        )
        self._change(agenda, (self._workshop_id, step_id, "materials"))

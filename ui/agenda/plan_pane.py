"""The left side of the plan: the day to scale or the table, one at a time, and below it what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from agendas.model import Agenda
from ui.agenda.day_strip import DayStrip
from ui.agenda.menu_actions import PlanBar, PlanMenuActions
from ui.agenda.models import PlanTableModel
from ui.agenda.parking_view import SetAsideView
from ui.agenda.table_view import PlanTable
from ui.agenda.view_state import PlanView

ROUND = 24  # pixels that stay free around what is brought into sight


class PlanPane(QWidget):
    """`strip` and `table` show the same plan; the table holds what is chosen, also while it is not shown."""

    def __init__(self, model: PlanTableModel, actions: PlanMenuActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parked = False
        self._stack = QStackedWidget(self)
        self._area = _DayArea(self._stack)
        self.strip = self._area.strip
        self.table = PlanTable(model, self._stack)
        self.bar = PlanBar(actions, self)
        self.parking = SetAsideView(self)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.table)
        self.table.menu = actions.menu(self.table)
        self.strip.menu = self.table.menu
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        column.addWidget(self.parking)
        self.strip.shown_at.connect(self._on_shown_at)
        self.strip.step_clicked.connect(self.table.choose)

    @property
    def as_table(self) -> bool:
        """Whether the table is looked at, and not the day."""
        return self._stack.currentWidget() is self.table

    def show_as_table(self, wanted: bool) -> None:
        """Look at the table or at the day; the keyboard goes along."""
        had = self._stack.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._stack.setCurrentWidget(self.table if wanted else self._area)
        self._show_parking()
        if had:
            self.take_focus()

    def take_focus(self) -> None:
        """The keyboard to the plan, however it is shown."""
        (self.table if self.as_table else self.strip).setFocus()

    def show_plan(self, view: PlanView, agenda: Agenda) -> None:
        """The plan as it is now."""
        self.strip.show_plan(view, agenda)
        self.table.show_view(view, agenda)
        self.parking.show_parked(view.parked, view.locked)
        self._parked = bool(view.parked)
        self._show_parking()

    def _on_shown_at(self, where: QRectF) -> None:
        middle, half = where.center().toPoint(), self._area.viewport().height() // 2
        self._area.ensureVisible(middle.x(), middle.y(), ROUND, min(int(where.height() / 2) + ROUND, half))
        if where.bottom() < half:  # near the top, the top itself with the first clock time
            self._area.verticalScrollBar().setValue(0)

    def _show_parking(self) -> None:
        """Nothing is dropped there from the day: without anything in it, it says nothing there."""
        self.parking.setVisible(self.as_table or self._parked)


class _DayArea(QScrollArea):
    """The day with what is chosen in sight, also once the area has another size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.strip = DayStrip(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the day itself takes the keyboard
        self.setWidget(self.strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.fit(self.viewport().height())
        self.strip.bring_in_sight(self.strip.selected)

"""The right side of the plan: the chosen item, or in its place a repair, "fit to" or the library."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from agendas.model import Agenda
from ui.agenda.fit_to_view import FitToView
from ui.agenda.inspector import StepInspector
from ui.agenda.library_view import LibraryView
from ui.agenda.repair_view import RepairView
from ui.agenda.view_state import PlanFinding
from workshop_app.application.commands.workshops import AgendaAction


class PlanSide(QStackedWidget):
    """Signals:
    agenda_accepted: (the agenda of a repair or of "fit to", its AgendaAction).
    closed: the chosen item is shown again.
    looked_at: the agenda of a repair or of "fit to" that is looked at; None when it no longer is.
    """

    agenda_accepted = Signal(object, object)
    closed = Signal()
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inspector = StepInspector(self)
        self.library = LibraryView(self)
        self._repair: RepairView | None = None
        self._fit: FitToView | None = None
        self.addWidget(self.inspector)
        self.addWidget(self.library)
        self.library.closed.connect(self.close_view)
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return False  # of its pages the tallest would say how high it is, shown or not

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of its pages, as high as the one that is shown."""
        shown = self.currentWidget()
        hint = super().minimumSizeHint()
        return QSize(hint.width(), shown.minimumSizeHint().height()) if shown is not None else hint

    def show_repair(self, finding: PlanFinding, agenda: Agenda, place: int = 0) -> None:
        """What one of its repairs would change, item by item."""
        if self._repair is None:
            self._repair = RepairView()
            self._adopt(self._repair)
        self.setCurrentWidget(self._repair)
        self._repair.show_finding(finding, agenda, place)

    def show_fit(self, agenda: Agenda) -> None:
        if self._fit is None:
            self._fit = FitToView()
            self._adopt(self._fit)
        self.setCurrentWidget(self._fit)
        self._fit.show_agenda(agenda)

    def show_library(self, title: str, keep: bool, workshop_id: str) -> None:
        self.setCurrentWidget(self.library)
        self.library.begin(title, keep, workshop_id)

    def agenda_changed(self) -> None:
        """The plan is another one now: a proposal made for the old one must not be applied to it."""
        if self.currentWidget() in (self._repair, self._fit):
            self.close_view()

    def close_view(self) -> None:
        if self.currentWidget() is not self.inspector:
            self.setCurrentWidget(self.inspector)
            self.looked_at.emit(None)
            self.closed.emit()

    def _adopt(self, view: RepairView | FitToView) -> None:
        self.addWidget(view)
        action = AgendaAction.FITTED if isinstance(view, FitToView) else AgendaAction.REPAIRED
        view.accepted.connect(partial(self._on_accepted, action))
        view.closed.connect(self.close_view)
        view.looked_at.connect(self.looked_at)

    def _on_accepted(self, action: AgendaAction, agenda: Agenda) -> None:
        self.agenda_accepted.emit(agenda, action)

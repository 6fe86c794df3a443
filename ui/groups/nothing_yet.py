"""What the groups screen shows while there are no groups: what belongs here, and the one button that is next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.groups.view_state import GroupsView
from ui.widgets.empty import EmptyState
from ui.widgets.sketch import SketchShape


class NothingYet(QStackedWidget):
    """Signals: people_requested, plan_requested, deal_requested."""

    people_requested = Signal()
    plan_requested = Signal()
    deal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._no_rotation = EmptyState(
            self.tr("No rotation in this agenda"),
            self.tr("Groups belong to breakouts in which people coach each other. This agenda has none."),
            self.tr("Go to the agenda"),
            self,
        )
        self._nobody = EmptyState(
            self.tr("Nobody to seat yet"),
            self.tr("Here everybody gets a room and a seat for each round. First say who there is: paste the list."),
            self.tr("Go to People"),
            self,
        )
        self._none_here = EmptyState(
            self.tr("Who takes part?"),
            self.tr(
                "Tick at least two people at the left. Three share a room: one coaches, one is coached, one observes."
            ),
            "",
            self,
        )
        self._no_groups = EmptyState(
            self.tr("No groups yet"),
            self.tr("Rooms stand across, rounds down, with everybody as coach, coachee and observer in turn."),
            self.tr("Make groups"),
            self,
            SketchShape.CARDS,
        )
        self.deal = self._no_groups.action
        self.deal.setShortcut("Ctrl+G")
        for page in (self._no_rotation, self._nobody, self._none_here, self._no_groups):
            self.addWidget(page)
        self._no_rotation.action.clicked.connect(self.plan_requested)
        self._nobody.action.clicked.connect(self.people_requested)
        self.deal.clicked.connect(self.deal_requested)

    def show_state(self, anybody: bool, view: GroupsView, locked: bool) -> None:
        """Whichever is the first thing that is missing."""
        if view.needed == 0:
            self.setCurrentWidget(self._no_rotation)
        elif not anybody:
            self.setCurrentWidget(self._nobody)
        else:
            self.setCurrentWidget(self._none_here if view.present < 2 and not locked else self._no_groups)
        self.deal.setVisible(not locked)

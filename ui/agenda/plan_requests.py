"""From what the user wants (a button, a key, a drop, a word typed into a cell) to an action, and to what is chosen
afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from agendas import days
from agendas.model import Agenda, Step
from ui.agenda import columns
from ui.agenda.library_state import LibraryBlock
from ui.agenda.menu_actions import KEEPING
from ui.agenda.plan_actions import PlanActions
from ui.agenda.plan_drops import PlanDrops
from ui.agenda.plan_pane import PlanPane
from ui.agenda.shelves import Shelves
from ui.agenda.side import PlanSide
from ui.agenda.view_state import PlanFinding
from workshop_app.application.commands.workshops import AgendaAction


class PlanRequests(QObject):
    """Signals: import_requested when the import page should open."""

    import_requested = Signal()

    def __init__(self, actions: PlanActions, pane: PlanPane, side: PlanSide, shelves: Shelves) -> None:
        super().__init__(pane)
        self._pane = pane
        self._actions = actions
        self.drops = PlanDrops(actions, pane)
        self._parking, self._beside = self.drops.parking, self.drops.beside
        self._table = pane.table
        self._side = side
        self._shelves = shelves
        self._of_step: dict[str, Callable[[Step], object]] = {
            "up": lambda step: self._beside.shift(step.id, -1),
            "down": lambda step: self._beside.shift(step.id, 1),
            "beside": lambda step: self._stay_with(step, self._beside.beside_above),
            "apart": lambda step: self._stay_with(step, self._beside.apart),
            "earlier_day": lambda step: actions.to_day(step.id, -1),
            "later_day": lambda step: actions.to_day(step.id, 1),
            "pin": lambda step: actions.pin(step.id),
            "park": lambda step: self._parking.park(step.id),
            "remove": lambda step: actions.remove(step.id),
            "keep_block": shelves.keep_block,
        }
        self._of_plan: dict[str, Callable[[], object]] = {
            "add": self._add,
            "library": self._open_library,
            "keep_agenda": self._open_keeping,
            "fit": self._open_fit,
            "import": self.import_requested.emit,
        }
        side.library.insert_requested.connect(self._on_insert)
        side.agenda_accepted.connect(self.accept)
        side.inspector.until_committed.connect(self._beside.run_until)
        side.inspector.group_committed.connect(self._beside.name_group)

    def act(self, name: str) -> None:
        """One of the plan's actions."""
        if self._actions.locked and name not in KEEPING:
            return
        step = self._table.chosen_step()
        if name in self._of_plan:
            self._of_plan[name]()
        elif step is not None:
            self._of_step[name](step)
        elif name == "remove" and (day := self._table.chosen_day()) is not None:
            self._remove_day(day)

    def repair(self, finding: PlanFinding, place: int = 0) -> None:
        """Look at what one repair of a finding would change."""
        if finding.step_id is not None:
            self._table.choose(finding.step_id)
        self._side.show_repair(finding, self._actions.agenda, place)

    def accept(self, agenda: Agenda, action: AgendaAction, seen: Agenda | None = None) -> None:
        """A proposal that was looked at; `seen` is the agenda it was made for."""
        if not self._actions.locked:
            self._actions.change(action, agenda, seen=seen)

    def type_into_day(self, day: int, column: int, typed: str) -> None:
        if column == columns.START:
            self._actions.set_day_start(day, typed)
        else:
            self._actions.set_day_end(day, typed)

    def _on_insert(self, block: LibraryBlock) -> None:
        step = self._table.chosen_step()
        self._table.choose(self._actions.insert(block.step, "" if step is None else step.id))

    def _remove_day(self, day: int) -> None:
        """A whole day in one step; what is parked stays."""
        said = self.tr("Removed: day {n}. Ctrl+Z brings it back.").format(n=day)
        self._actions.change(AgendaAction.REMOVED, days.without_day(self._actions.agenda, day), said)

    def _add(self) -> None:
        step = self._table.chosen_step()
        if self._table.choose(self._actions.add("" if step is None else step.id)):
            self._edit_title()

    def _edit_title(self) -> None:
        """Type over the title of the chosen step: in its cell, or beside the day."""
        if self._pane.as_table:
            self._table.edit_title()
        else:
            self._side.inspector.edit_title()

    def _stay_with(self, step: Step, act: Callable[[str], bool]) -> None:
        """The step stays chosen; where it is gone, what stands in its place."""
        place = self._table.currentIndex().row()
        if act(step.id) and not self._table.choose(step.id):
            self._table.choose_line(place)

    def _open_library(self) -> None:
        self._side.show_library(self._actions.agenda.title, False, self._actions.workshop_id)
        self._shelves.read()

    def _open_keeping(self) -> None:
        self._side.show_library(self._actions.agenda.title, True, self._actions.workshop_id)
        self._shelves.read()

    def _open_fit(self) -> None:
        self._side.show_fit(self._actions.agenda)

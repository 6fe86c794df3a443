"""What is dropped in the plan: a row of the table, an item of the day, something that was set aside. The step goes on
being chosen."""

from __future__ import annotations

from agendas import days, side_by_side
from ui.agenda.day_edit import Draft
from ui.agenda.plan_actions import PlanActions
from ui.agenda.plan_pane import PlanPane
from ui.agenda.set_aside_actions import ParkingActions
from ui.agenda.side_actions import SideActions
from workshop_app.application.commands.workshops import AgendaAction


class PlanDrops:
    """Each drop is one undo step."""

    def __init__(self, actions: PlanActions, pane: PlanPane) -> None:
        self.parking, self.beside = ParkingActions(actions), SideActions(actions)
        self._actions, self._pane = actions, pane
        pane.parking.park_requested.connect(self._on_park)
        pane.parking.back_requested.connect(self._on_back)
        pane.parking.throw_requested.connect(self.parking.throw_away)

    def drop(self, draft: Draft) -> None:
        """What was dragged in the day."""
        if not self._actions.locked and self._actions.change(draft.action, draft.agenda, seen=draft.seen):
            self._pane.table.choose(draft.step_id)

    def move(self, step_id: str, index: int, day: int) -> None:
        """A drop between two items of the plan; what stood beside others leaves them."""
        agenda = days.placed(side_by_side.out(self._actions.agenda, step_id), step_id, index, day)
        if self._actions.change(AgendaAction.MOVED, agenda):
            self._pane.table.choose(step_id)

    def move_beside(self, step_id: str, before_id: str) -> None:
        """A drop among those that run side by side."""
        if self.beside.into(step_id, before_id):
            self._pane.table.choose(step_id)

    def unpark(self, step_id: str, index: int, day: int) -> None:
        """Something that was set aside, at a place of the plan."""
        self._go_on_at(self.parking.bring_back(step_id, index, day))

    def _on_park(self, step_id: str) -> None:
        self.parking.park(step_id)

    def _on_back(self, step_id: str) -> None:
        self._go_on_at(self.parking.bring_back(step_id))

    def _go_on_at(self, step_id: str) -> None:
        self._pane.table.choose(step_id)
        self._pane.take_focus()

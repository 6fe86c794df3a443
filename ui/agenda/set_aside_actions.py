"""What the plan screen does with parked steps: park one, bring it back, throw it away. Each action is one undo step."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agendas import parked, strands
from ui.agenda.plan_actions import PlanActions
from workshop_app.application.commands.workshops import AgendaAction


class ParkingActions:
    """Moves steps between the plan that `actions` holds and what stands below it."""

    def __init__(self, actions: PlanActions) -> None:
        self._actions = actions

    def park(self, step_id: str) -> bool:
        """Out of the plan; its times go with it."""
        agenda = self._actions.agenda
        if strands.holder(agenda, step_id) is None and self._actions.says_last(agenda):
            return False
        words = QCoreApplication.translate("agenda", "Set aside: {title}. It is listed below the plan.")
        said = words.format(title=strands.find(agenda, step_id).title)
        return self._actions.change(AgendaAction.PARKED, parked.park(agenda, step_id), said)

    def bring_back(self, step_id: str, index: int | None = None, day: int | None = None) -> str:
        """A parked step in the plan again; its id there, "" when it could not be done."""
        agenda, new_id = parked.bring_back(self._actions.agenda, step_id, index, day)
        return new_id if self._actions.change(AgendaAction.BROUGHT_BACK, agenda) else ""

    def throw_away(self, step_id: str) -> bool:
        """For good, unless it is undone."""
        agenda = self._actions.agenda
        words = QCoreApplication.translate("agenda", "Thrown away: {title}. Ctrl+Z brings it back.")
        title = parked.find(agenda, step_id).step.title
        return self._actions.change(
            AgendaAction.THROWN_AWAY, parked.throw_away(agenda, step_id), words.format(title=title)
        )

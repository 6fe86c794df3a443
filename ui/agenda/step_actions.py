"""What is typed into one step, in the table and beside it. Each action is one undo step; typing on joins the last
one."""

from __future__ import annotations

import re

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from agendas import schedule, strands
from ui.agenda import material_words
from ui.agenda.columns import ITEM, MINUTES, START
from ui.agenda.plan_actions import PlanActions
from ui.agenda.side_actions import SideActions, may_have
from ui.agenda.step_facts import StepFacts, with_facts
from ui.agenda.view_state import with_step, with_texts
from ui.typed_times import length_of, start_of
from ui.widgets import dates
from workshop_app.application.commands.workshops import AgendaAction

# "until 12:30", "-> 12:30", "bis 12:30": a clock time where a length is typed.
_UNTIL = re.compile(r"(?:until|till|to|bis|->|→)\s*(\S.*)", re.IGNORECASE)


class StepActions:
    """Changes one step of the plan that `actions` holds."""

    def __init__(self, actions: PlanActions) -> None:
        self._actions = actions
        self._side = SideActions(actions)

    def type_into(self, step_id: str, column: int, typed: str) -> None:
        """What was typed into a cell of a step."""
        if column == ITEM:
            self.set_text(step_id, "title", typed)
        elif column == MINUTES:
            self._retime(step_id, typed)
        elif column == START and strands.holder(self._actions.agenda, step_id) is None:
            start = self._actions.read(start_of, typed) if typed else None
            if start is not None or not typed:
                self._actions.change(AgendaAction.PINNED, schedule.pinned(self._actions.agenda, step_id, start))

    def set_text(self, step_id: str, name: str, words: str) -> None:
        agenda = with_texts(self._actions.agenda, step_id, **{name: words})
        self._actions.change(AgendaAction.REWORDED, agenda, merge=(self._actions.workshop_id, step_id, name))

    def set_materials(self, step_id: str, words: str) -> None:
        agenda = with_step(
            self._actions.agenda, step_id, lambda step: replace(step, materials=material_words.read(words))
        )
        self._actions.change(AgendaAction.REWORDED, agenda, merge=(self._actions.workshop_id, step_id, "materials"))

    def set_facts(self, step_id: str, facts: StepFacts) -> None:
        """Kind, lead, flex and the like."""
        if refused := may_have(self._actions.agenda, step_id, facts.activity):
            self._actions.refuse(refused)
            return
        agenda = with_step(self._actions.agenda, step_id, lambda step: with_facts(step, facts))
        self._actions.change(AgendaAction.CHANGED, agenda)

    def _retime(self, step_id: str, typed: str) -> None:
        if (match := _UNTIL.fullmatch(typed.strip())) is not None:
            self._side.run_until(step_id, match[1])
            return
        minutes = self._actions.read(length_of, typed)
        if minutes is None:
            return
        agenda = self._actions.agenda
        step = strands.find(agenda, step_id)
        rounds = len(step.rounds)
        if minutes < rounds:
            words = QCoreApplication.translate("agenda", "{n} rounds do not fit into {minutes} min.")
            self._actions.refuse(words.format(n=rounds, minutes=minutes))
            return
        said = ""
        if step.until is not None:
            agenda = schedule.until(agenda, step_id, None)
            words = QCoreApplication.translate("agenda", "It has a length again, and no longer runs until {end}.")
            said = words.format(end=dates.clock(step.until))
        self._actions.change(AgendaAction.RETIMED, schedule.with_minutes(agenda, step_id, minutes), said)

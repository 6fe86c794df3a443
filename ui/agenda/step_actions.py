"""What is typed into one step, in the table and beside it. Each action is one undo step; typing on joins the last
one."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from agendas import schedule
from ui.agenda import material_words
from ui.agenda.columns import ITEM, MINUTES, START
from ui.agenda.plan_actions import PlanActions
from ui.agenda.step_facts import StepFacts, with_facts
from ui.agenda.view_state import with_step, with_texts
from ui.typed_times import length_of, start_of
from workshop_app.application.commands.workshops import AgendaAction


class StepActions:
    """Changes one step of the plan that `actions` holds."""

    def __init__(self, actions: PlanActions) -> None:
        self._actions = actions

    def type_into(self, step_id: str, column: int, typed: str) -> None:
        """What was typed into a cell of a step."""
        if column == ITEM:
            self.set_text(step_id, "title", typed)
        elif column == MINUTES:
            self._retime(step_id, typed)
        elif column == START:
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
        agenda = with_step(self._actions.agenda, step_id, lambda step: with_facts(step, facts))
        self._actions.change(AgendaAction.CHANGED, replace(agenda, steps=schedule.numbered(list(agenda.steps))))

    def _retime(self, step_id: str, typed: str) -> None:
        minutes = self._actions.read(length_of, typed)
        if minutes is None:
            return
        agenda = self._actions.agenda
        rounds = len(agenda.step(step_id).rounds)
        if minutes < rounds:
            words = QCoreApplication.translate("agenda", "{n} rounds do not fit into {minutes} min.")
            self._actions.say(words.format(n=rounds, minutes=minutes))
            return
        self._actions.change(AgendaAction.RETIMED, schedule.with_minutes(agenda, step_id, minutes))

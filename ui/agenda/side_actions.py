"""What the plan screen does to items that run side by side, and to the time an item runs until. Each action is one undo
step; what cannot be done is said in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from agendas import schedule, side_by_side, strands
from agendas.model import Activity, Agenda, Step
from agendas.side_by_side import NotBeside
from agendas.strands import MOST_STRANDS, StrandProblem
from ui.agenda.plan_actions import PlanActions
from ui.typed_times import end_of
from workshop_app.application.commands.workshops import AgendaAction
from workshop_app.domain.identity import new_id


class SideActions:
    """Changes the plan that `actions` holds."""

    def __init__(self, actions: PlanActions) -> None:
        self._actions = actions

    def beside_above(self, step_id: str) -> bool:
        """Side by side with the item above it, or with those that stand there side by side already."""
        agenda = self._actions.agenda
        if strands.holder(agenda, step_id) is not None:
            return False
        step = agenda.step(step_id)
        place = agenda.steps.index(step)
        if place == 0 or agenda.steps[place - 1].day != step.day:
            self._actions.say(QCoreApplication.translate("agenda", "There is no item above it on this day."))
            return False
        above = agenda.steps[place - 1].id
        # Its id is nobody else's in any workshop: what it takes on the day is no other item's past.
        wanted = f"beside_{new_id()[:8]}"
        return self._try(AgendaAction.SIDE_BY_SIDE, lambda: side_by_side.beside(agenda, step_id, above, wanted))

    def apart(self, step_id: str) -> bool:
        """One after the other again: all of them, or only this one."""
        agenda = self._actions.agenda
        if strands.holder(agenda, step_id) is not None:
            return self._actions.change(AgendaAction.APART, side_by_side.out(agenda, step_id))
        if not agenda.step(step_id).strands:
            return False
        return self._actions.change(AgendaAction.APART, side_by_side.apart(agenda, step_id))

    def into(self, step_id: str, before_id: str) -> bool:
        """Into a group, before one of its items."""
        agenda = self._actions.agenda
        inside = strands.holder(agenda, before_id)
        if inside is None or step_id == before_id:
            return False
        strand = inside[1]
        others = [each.id for each in strand.steps if each.id != step_id]
        return self._try(
            AgendaAction.SIDE_BY_SIDE,
            lambda: side_by_side.into(agenda, step_id, strand.id, others.index(before_id)),
        )

    def shift(self, step_id: str, by: int) -> bool:
        """One line up or down, within its group and out of it at its end."""
        agenda = self._actions.agenda
        return self._try(AgendaAction.MOVED, lambda: side_by_side.shifted(agenda, step_id, by))

    def name_group(self, strand_id: str, name: str) -> bool:
        """What one of the groups is called."""
        agenda = self._actions.agenda
        merge = (self._actions.workshop_id, strand_id, "name")
        return self._actions.change(
            AgendaAction.REWORDED, side_by_side.named(agenda, strand_id, name.strip()), merge=merge
        )

    def run_until(self, step_id: str, typed: str) -> bool:
        """Until which time an item runs; nothing typed: as long as it is now."""
        agenda = self._actions.agenda
        if strands.holder(agenda, step_id) is not None:
            self._actions.refuse(_refused(_title(agenda, step_id), StrandProblem.UNTIL))
            return False
        step = agenda.step(step_id)
        end = self._actions.read(end_of, typed) if typed.strip() else None
        if typed.strip() and end is None:
            return False
        if end is not None and (step.strands or step.rounds):
            self._actions.refuse(no_clock(step))
            return False
        try:
            changed = schedule.until(agenda, step_id, end)
        except ValueError:
            words = QCoreApplication.translate("agenda", "“{text}” is more than a day after the item begins.")
            self._actions.refuse(words.format(text=typed.strip()))
            return False
        return self._actions.change(AgendaAction.RETIMED, changed)

    def _try(self, action: AgendaAction, wanted: Callable[[], Agenda]) -> bool:
        try:
            agenda = wanted()
        except NotBeside as refused:
            self._actions.say(_refused(refused.title, refused.problem))
            return False
        return self._actions.change(action, agenda)


def may_have(agenda: Agenda, step_id: str, activity: Activity) -> str:
    """Why this item cannot have this activity, as a sentence; "" when it can."""
    if activity is not Activity.ROTATION:
        return ""
    step = strands.find(agenda, step_id)
    if strands.holder(agenda, step_id) is not None:
        return _refused(step.title, StrandProblem.ROTATION)
    return no_clock(replace(step, activity=activity)) if step.until is not None else ""


def no_clock(step: Step) -> str:
    """Why an item cannot run until a clock time, as a sentence."""
    if step.strands:
        words = QCoreApplication.translate(
            "agenda", "“{title}” ends when its longest group is done, so it cannot run until a clock time."
        )
    else:
        words = QCoreApplication.translate(
            "agenda", "The rounds of “{title}” need a length, so it cannot run until a clock time."
        )
    return words.format(title=step.title)


def _title(agenda: Agenda, step_id: str) -> str:
    return strands.find(agenda, step_id).title


def _refused(title: str, problem: StrandProblem | None) -> str:
    translate = QCoreApplication.translate
    match problem:
        case None:
            words = translate("agenda", "More than {n} groups side by side are too many to lead.")
        case StrandProblem.ROTATION:
            words = translate(
                "agenda", "“{title}” is a practice breakout: everybody has a seat in it, so nothing can run beside it."
            )
        case StrandProblem.PINNED:
            words = translate("agenda", "“{title}” has a fixed start. Unpin it first.")
        case StrandProblem.UNTIL:
            words = translate("agenda", "“{title}” cannot run until a clock time beside others: the longest decides.")
        case StrandProblem.STRANDS:
            words = translate("agenda", "“{title}” has groups side by side already. Put those apart first.")
        case _:
            assert_never(problem)
    return words.format(title=title, n=MOST_STRANDS)

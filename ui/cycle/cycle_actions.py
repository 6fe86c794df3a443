"""What can be done on the cycle screen: each a command through the door. Pages and fields are handed this one object
and nothing else of the engagement that changes."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.widgets.typed_days import typed_day
from workshop_app.application import commitments_typed, draft_queries
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.check_ins import (
    AddAction,
    CompleteLines,
    HoldCheckIn,
    PlanCheckIn,
    RemoveAction,
    RemoveCheckIn,
)
from workshop_app.application.commands.health_readings import ReadHealth
from workshop_app.application.commands.reflections import Reflect, ReflectOnSet, SeedNextSet
from workshop_app.domain.check_ins import AgreedAction, CheckIn
from workshop_app.domain.commitment_line import read_commitment
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.identity import new_id
from workshop_app.domain.reflections import Reflection
from workshop_app.domain.values.days import Span
from workshop_app.domain.values.near_days import agreed_day


class CycleActions(QObject):
    """Says of each action whether it was done; what was not is said at the foot of the window."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.desk.workspace.clock.now().astimezone().date()

    def day_of(self, check_in_id: str) -> date:
        """The day of a check-in: what is agreed in it counts from there, whenever somebody writes it down."""
        check_in = self.desk.workspace.read.find(CheckIn, check_in_id)
        return self.today if check_in is None else check_in.day

    @property
    def cycle(self) -> Span | None:
        """The days of the cycle, for days without a year among levels."""
        return draft_queries.agreement(self.desk.workspace.read).cycle

    def write(self, kind: type, id: str, name: str, value: Any) -> bool:
        """One field of a line, an action or a check-in."""
        return self._do(edit(kind, id, **{name: value}))

    def reflect(self, key_result_id: str, name: str, value: Any, *, chosen: bool = False) -> bool:
        """One field of what is said about a key result at its end: typed, or chosen by a press."""
        return self._do(Reflect(key_result_id, ((name, value),), chosen=chosen))

    def read_health(self, check_in_id: str, metric_id: str, name: str, value: Any) -> bool:
        """One field of how a health metric stood in a check-in."""
        return self._do(ReadHealth(check_in_id, metric_id, ((name, value),)))

    def note_seconds(self, key_result_id: str, seconds: int) -> bool:
        """How long a key result was talked about: a clock does that, so there is nothing to take back."""
        workspace = self.desk.workspace
        if workspace.closed or workspace.read_only or not key_result_id:
            return False
        known = workspace.read.find(Reflection, key_result_id)
        if known is not None and known.seconds == seconds:
            return False
        return self._do(Reflect(key_result_id, (("seconds", seconds),), undoable=False))

    def reflect_on_set(self, set_id: str, name: str, value: Any) -> bool:
        """One field of what a team says about its cycle."""
        return self._do(ReflectOnSet(set_id, ((name, value),)))

    def plan(self, set_id: str, day: date, minutes: int) -> str:
        """A check-in of a set; its id, or "" when it was not planned."""
        id = new_id()
        return id if self._do(PlanCheckIn(id, set_id, day, minutes)) else ""

    def complete(self, check_in_id: str) -> bool:
        """A line for each key result that came later."""
        return self._do(CompleteLines(check_in_id))

    def hold(self, check_in_id: str, held: bool) -> bool:
        """It was held, or not yet."""
        return self._do(HoldCheckIn(check_in_id, held))

    def remove(self, check_in_id: str) -> bool:
        """Away with it, with its lines and actions; one step back brings all of it again."""
        return self._do(RemoveCheckIn(check_in_id))

    def act(self, check_in_id: str, key_result_id: str | None, words: str) -> bool:
        """An action as it is typed: "Jonas: swap list by Friday". What was not understood of it is left open, and
        stands there to be filled in. "Friday" is the one after the day of the check-in."""
        people = commitments_typed.known_names(self.desk.workspace.read, "")
        agreed_on, empty = self.day_of(check_in_id), Commitment(new_id(), "", "")

        def day(said: str) -> date | None:
            return agreed_day(partial(typed_day, said), agreed_on, self.today)

        typed = read_commitment(words, people, day, agreed_on, (), empty).commitment
        action = AgreedAction(new_id(), check_in_id, key_result_id, typed.text, typed.who, due=typed.due)
        return self._do(AddAction(action))

    def remove_action(self, id: str) -> bool:
        """Away with an action."""
        return self._do(RemoveAction(id))

    def seed(self, set_id: str) -> str:
        """Begin the next set; its id, or "" when there is none."""
        id = new_id()
        return id if self._do(SeedNextSet(set_id, id)) else ""

    def _do(self, command: Command) -> bool:
        return self.desk.door.carry_out(command, by=self, names={"field": self._field_name(command)})

    def _field_name(self, command: Command) -> str:
        """The words on the screen for the field a rule may complain about."""
        return self.tr("Minutes") if isinstance(command, PlanCheckIn) else self.tr("What is to be done")

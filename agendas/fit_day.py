"""The day as the rules of the fit check see it, worked out once. Called by `fit` and by the rules. Values only."""

from __future__ import annotations

import re

from msgspec import Struct

from agendas import schedule
from agendas.model import Activity, Agenda, AgendaKind, Lead, Step, StepType

# A meeting of an hour has no buffer and closes in two sentences; the rules for a day do not apply to it.
MEETINGS = (AgendaKind.CHECK_IN, AgendaKind.REFLECT)
_REMOTE = frozenset(("remote", "online", "virtual"))


class Missed(Struct, frozen=True):
    """How many people never have a seat."""

    coach: int = 0
    coached: int = 0
    observe: int = 0


class Day(Struct, frozen=True):
    """What every rule may look at."""

    agenda: Agenda
    people: int
    slots: tuple[schedule.Slot, ...]
    totals: schedule.Totals
    stretches: tuple[schedule.Stretch, ...]
    groups: tuple[int, ...]
    rounds: int
    missed: Missed
    key_results: int | None = None
    remote: bool = False

    def steps(self, activity: Activity) -> list[Step]:
        return [step for step in self.agenda.every_step if step.activity is activity]

    def of_type(self, kind: StepType) -> list[Step]:
        return [step for step in self.agenda.every_step if step.type is kind]

    def places(self) -> list[tuple[Step, schedule.Slot]]:
        return list(zip(self.agenda.steps, self.slots, strict=True))


def is_remote(agenda: Agenda) -> bool:
    """Whether people meet on screens: somebody runs the rooms there, or its name says so."""
    named = set(re.findall(r"[^\W\d_]+", f"{agenda.id} {agenda.title}".lower()))
    return bool(named & _REMOTE) or any(Lead.PRODUCER in step.leads for step in agenda.every_step)

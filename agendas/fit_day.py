"""The day as the rules of the fit check see it, worked out once. Called by `fit` and by the rules. Values only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from agendas import schedule
from agendas.model import Activity, Agenda, AgendaKind, Lead, Step, StepType
from agendas.strands import PlacedStep

# A meeting of an hour has no buffer and closes in two sentences; the rules for a day do not apply to it.
MEETINGS = (AgendaKind.CHECK_IN, AgendaKind.REFLECT)
_REMOTE = frozenset(("remote", "online", "virtual"))


class Missed(Struct, frozen=True):
    """How many people never have a seat."""

    coach: int = 0
    coached: int = 0
    observe: int = 0


class Day(Struct, frozen=True):
    """What every rule may look at. `lines` are the ways people go through the day, one for each strand
    (`strands.lines`): a rule about what follows what looks at them, one that counts people only at `for_everybody`,
    because nobody has said how many are in which strand. In `agenda` two items of one name are told apart, `titles` are
    the names as they stand, by id."""

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
    lines: tuple[tuple[PlacedStep, ...], ...] = ()
    titles: Mapping[str, str] = {}

    def steps(self, activity: Activity) -> list[Step]:
        return [step for step in self.agenda.every_step if step.activity is activity]

    def of_type(self, kind: StepType) -> list[Step]:
        return [step for step in self.agenda.every_step if step.type is kind]

    def for_everybody(self, *, activity: Activity | None = None, kind: StepType | None = None) -> list[Step]:
        """The steps of an activity or a kind in which everybody takes part: those in no strand."""
        return [
            step
            for step in self.agenda.steps
            if not step.strands and activity in (None, step.activity) and kind in (None, step.type)
        ]

    def places(self) -> tuple[PlacedStep, ...]:
        """Every step somebody works on, once, and when."""
        return tuple(dict.fromkeys(each for line in self.lines for each in line))


def is_remote(agenda: Agenda) -> bool:
    """Whether people meet on screens: somebody runs the rooms there, or its name says so."""
    named = set(re.findall(r"[^\W\d_]+", f"{agenda.id} {agenda.title}".lower()))
    return bool(named & _REMOTE) or any(Lead.PRODUCER in step.leads for step in agenda.every_step)

"""What a repair is made from, and what it is: the finding in its agenda, and each way to mend it. Values only; used by
`repair` and by the modules that know the ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from agendas.findings import FitFinding
from agendas.fit_day import is_remote
from agendas.model import Agenda, Step


class RepairKind(StrEnum):
    """What a repair does."""

    SHORTER_INTRODUCTIONS = "shorter_introductions"
    LONGER_INTRODUCTIONS = "longer_introductions"
    ADD_BREAK = "add_break"
    THIRD_ROUND = "third_round"
    LONGER_STEP = "longer_step"
    MORE_PRACTICE = "more_practice"
    ADD_WRAP_UP = "add_wrap_up"
    ADD_BUFFER = "add_buffer"
    SHORTEN_BEFORE = "shorten_before"
    ADD_TRANSITION = "add_transition"
    LONGER_MEETING = "longer_meeting"
    SEVERAL_MEETINGS = "several_meetings"
    FIT_TO_END = "fit_to_end"
    MOVE_THEORY = "move_theory"
    MOVE_WRAP_UP = "move_wrap_up"
    MOVE_LUNCH = "move_lunch"
    ONE_LUNCH = "one_lunch"
    LUNCH_AS_BREAK = "lunch_as_break"
    ADD_SHARE_BACK = "add_share_back"
    UNPIN = "unpin"
    ONE_BREAK = "one_break"
    ADD_LUNCH = "add_lunch"


class RepairCase(Struct, frozen=True):
    """What a repair may look at."""

    agenda: Agenda
    finding: FitFinding
    people: int
    starts: tuple[int, ...] | None
    key_results: int | None

    @property
    def step(self) -> Step:
        assert self.finding.step_id is not None
        return self.agenda.step(self.finding.step_id)

    @property
    def needs(self) -> int:
        return self.finding.needs_minutes or 0

    @property
    def remote(self) -> bool:
        return is_remote(self.agenda)


class Mending(Struct, frozen=True):
    """The agenda as it would be; None where the minutes are not there. `moved` is the step that got another place."""

    kind: RepairKind
    agenda: Agenda | None
    moved: str = ""


Mendings = Iterator[Mending]

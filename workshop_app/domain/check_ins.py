"""Check-ins: four columns for each key result, actions, and what was decided (domain sections 3.9 and 6.4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class HealthSignal(StrEnum):
    """How the work on a key result does beside its number, and how a health metric stands."""

    UNSAID = ""
    OK = "ok"
    WATCH = "watch"
    SIDE_EFFECT = "side_effect"


class CheckIn(Struct, frozen=True):
    """One check-in of one team's set. `minutes` is how long it may take. Until it is `held`, champions fill in their
    lines."""

    id: str
    set_id: str
    day: date
    minutes: int = 30
    meeting: str = ""
    attended: str = ""
    decisions: str = ""
    held: bool = False


class ProgressLine(Struct, frozen=True):
    """One key result in one check-in. `value` and `predicted` (a score from 0 to 1) are kept as typed; `measured_on` is
    the day of the value. `blocked_since` and `who_can_help` belong to the blocker. `talked` marks what was talked
    about."""

    id: str
    check_in_id: str
    key_result_id: str
    value: str = ""
    measured_on: date | None = None
    source: str = ""
    happened: str = ""
    predicted: str = ""
    why_changed: str = ""
    blocker: str = ""
    who_can_help: str = ""
    blocked_since: date | None = None
    signal: HealthSignal = HealthSignal.UNSAID
    help_from: str = ""
    talked: bool = False


class HealthReading(Struct, frozen=True):
    """A health metric as it stood in one check-in. `value` is kept as typed, `signal` is what it means, and `note` says
    why."""

    id: str
    check_in_id: str
    metric_id: str
    value: str = ""
    signal: HealthSignal = HealthSignal.UNSAID
    note: str = ""


class AgreedAction(Struct, frozen=True):
    """What somebody does until the next check-in. `who_id` is the person of that name, where exactly one has it."""

    id: str
    check_in_id: str
    key_result_id: str | None = None
    text: str = ""
    who: str = ""
    who_id: str | None = None
    due: date | None = None
    done: bool = False

"""The deployment parameters: why OKRs first, then ten decisions to settle before any roll-out.

Record fields follow domain section 1.2; the words of questions, options and pitfalls are data
(`content/parameters.<lang>.toml`, read by `parameter_content`).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class ParameterKey(StrEnum):
    """The eleven parameters, in the order they are asked; WHY is number 0."""

    WHY = "why"
    LEVEL = "level"
    NUMBER = "number"
    SCORING = "scoring"
    CYCLE = "cycle"
    TYPES = "types"
    TOOLS = "tools"
    REVIEWS = "reviews"
    KPIS = "kpis"
    ALIGNMENT = "alignment"
    BOTTOM_UP = "bottom_up"

    @property
    def number(self) -> int:
        return list(ParameterKey).index(self)


class ParameterStatus(StrEnum):
    """How far the talk about one parameter has come."""

    NOT_ASKED = "not_asked"
    EXPLORING = "exploring"
    DECIDED = "decided"
    PARKED = "parked"
    NOT_APPLICABLE = "not_applicable"


class Confidence(StrEnum):
    """How sure the people who answered are."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ParameterRecord(Struct, frozen=True):
    """The agreed answer to one parameter. `details` holds the parameter's own record fields (say
    ("max_objectives", "2")) in the order of the content file. `disagreed`, `verbatim` and `follow_up` are private to
    the coach and never exported. `settled_how` and `settled_by` say how answers that differed became one. The ids are
    the people those names stand for, where that is known (`domain.named`); `detail_ids` holds those of record fields,
    such as ("tracker_owner", id)."""

    id: str
    key: ParameterKey
    status: ParameterStatus = ParameterStatus.NOT_ASKED
    option: str = ""
    decision: str = ""
    rationale: str = ""
    exceptions: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    applies_from: str = ""
    review_on: date | None = None
    confidence: Confidence = Confidence.MEDIUM
    owner: str = ""
    staff_text: str = ""
    parked_until: date | None = None
    parked_reason: str = ""
    details: tuple[tuple[str, str], ...] = ()
    disagreed: str = ""
    verbatim: str = ""
    follow_up: str = ""
    settled_how: str = ""
    settled_by: str = ""
    decided_by_id: str | None = None
    owner_id: str | None = None
    settled_by_id: str | None = None
    detail_ids: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str:
        """The record field `name`, empty when it was never filled."""
        return dict(self.details).get(name, "")


class OpenQuestion(Struct, frozen=True):
    """Something nobody could answer in the interview; printed first in the record."""

    id: str
    key: ParameterKey
    text: str
    owner: str = ""
    due: date | None = None
    answer: str = ""
    position: int = 0
    owner_id: str | None = None


class InterviewNote(Struct, frozen=True):
    """A time-stamped line the coach typed while listening; private. `at` is UTC."""

    id: str
    key: ParameterKey
    at: datetime
    text: str

"""Draft OKR sets: mission, alignment check, objective, why now, key results (domain sections 5.1 to 5.6)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class KeyResultType(StrEnum):
    """The three kinds of key result."""

    METRIC = "metric"  # from X to Y
    BASELINE = "baseline"  # X unknown, find it
    MILESTONE = "milestone"  # achieved or not, graded


class Direction(StrEnum):
    """Whether an objective changes something for the market or inside the house."""

    EXTERNAL = "external"
    INTERNAL = "internal"


class DraftStatus(StrEnum):
    """How far a draft set has come; it may go back again."""

    DRAFT = "draft"
    REFINED = "refined"
    AGREED = "agreed"


class DraftSet(Struct, frozen=True):
    """What one team drafts for one cycle. `depends_on` and `depended_on_by` hold one name per line; `depends_on_ids`
    and `depended_on_by_ids` are the teams among them that are known."""

    id: str
    team_id: str
    mission: str = ""
    depends_on: str = ""
    depended_on_by: str = ""
    context: str = ""
    status: DraftStatus = DraftStatus.DRAFT
    version: int = 1
    position: int = 0
    depends_on_ids: tuple[str, ...] = ()
    depended_on_by_ids: tuple[str, ...] = ()


class Objective(Struct, frozen=True):
    """One qualitative line; key results are written only after `why_now` (3 to 5 sentences)."""

    id: str
    set_id: str
    text: str = ""
    why_now: str = ""
    direction: Direction = Direction.EXTERNAL
    position: int = 0


class KeyResult(Struct, frozen=True):
    """One key result. `baseline`, `commit` (0.3), `target` (0.7) and `stretch` (1.0) are kept as typed text, because
    milestones and baselines are graded in words; `scoring` reads numbers from them. `champions`: one name per line;
    `champion_ids` are the people among them who are known."""

    id: str
    objective_id: str
    text: str = ""
    type: KeyResultType = KeyResultType.METRIC
    baseline: str = ""
    commit: str = ""
    target: str = ""
    stretch: str = ""
    unit: str = ""
    champions: str = ""
    source: str = ""
    starts_at_zero: bool = False
    position: int = 0
    champion_ids: tuple[str, ...] = ()


class Dismissal(Struct, frozen=True):
    """A draft check the coach put aside for one exact text. `subject_id` is a set, objective or key result;
    `later` means ask me again next time the file is opened, else `reason` says why it does not apply here."""

    id: str
    subject_id: str
    code: str
    text: str
    reason: str = ""
    later: bool = False

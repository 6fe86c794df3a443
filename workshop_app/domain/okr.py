"""Draft OKR sets: mission, alignment check, objective, why now, key results (domain sections 5.1 to 5.6).

What stands beside a set (health metrics, what is not done now, activities) is in `beside_the_set`, its wordings in
`wordings`, what teams need of each other in `between_teams`, and the cycle after publishing in `check_ins` and
`reflections`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

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
    PUBLISHED = "published"


SETTLED = frozenset({DraftStatus.AGREED, DraftStatus.PUBLISHED})  # what a set goes back from is a version of it


class ObjectiveKind(StrEnum):
    """What an objective is after; learning and hypotheses have questions of their own (domain section 12)."""

    OUTCOME = "outcome"
    LEARNING = "learning"
    HYPOTHESIS = "hypothesis"


# What is asked about an objective of a kind, by the names its answers are kept under.
ASKED_OF = {
    ObjectiveKind.OUTCOME: (),
    ObjectiveKind.LEARNING: ("learn", "by_when", "from_how_many"),
    ObjectiveKind.HYPOTHESIS: ("believe", "wrong_if"),
}


class Wanted(StrEnum):
    """Where the number of a key result is to go. READ: as its levels say."""

    READ = ""
    RISE = "rise"
    FALL = "fall"
    STAY_ABOVE = "stay_above"
    STAY_BELOW = "stay_below"


class DraftSet(Struct, frozen=True):
    """What one team drafts for one cycle. `depends_on` and `depended_on_by` hold one name per line; `depends_on_ids`
    and `depended_on_by_ids` are the teams among them that are known. `cycle` counts from 1; a set that is tied to an
    `event` ends on its own day. `follows_id` is the set of the cycle before that this one grew from. `room` says which
    breakout room wrote it, while several rooms draft for one team. `scored_by` is how its cycle is scored, as it was
    when the set was published: empty before, and kept whatever is decided later (`scoring.models_of_cycles`),
    unless it was taken back at once (`commands/begun_cycle`)."""

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
    cycle: int = 1
    event: str = ""
    event_day: date | None = None
    published_on: date | None = None
    follows_id: str | None = None
    room: str = ""
    scored_by: str = ""


# What every set begins with that is made from another one: nobody has published it yet.
NOT_YET_PUBLISHED: Mapping[str, Any] = {"status": DraftStatus.DRAFT, "published_on": None, "scored_by": ""}


class Objective(Struct, frozen=True):
    """One qualitative line; key results are written only after `why_now` (3 to 5 sentences). `answers` are those to
    the questions of its kind, under their names."""

    id: str
    set_id: str
    text: str = ""
    why_now: str = ""
    direction: Direction = Direction.EXTERNAL
    position: int = 0
    kind: ObjectiveKind = ObjectiveKind.OUTCOME
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def answered(self) -> tuple[tuple[str, str], ...]:
        """The answers to the questions of its kind that are there, in their order."""
        said = dict(self.answers)
        return tuple((name, said[name].strip()) for name in ASKED_OF[self.kind] if said.get(name, "").strip())


class KeyResult(Struct, frozen=True):
    """One key result. `baseline`, `commit` (0.3), `target` (0.7) and `stretch` (1.0) are kept as typed text, because
    milestones and baselines are graded in words; `scoring` reads numbers from them. `champions`: one name per line;
    `champion_ids` are the people among them who are known. `confidence` holds how likely each level seemed before the
    start, in per cent, as typed: under "commit", "target" and "stretch". `shared_with`: the teams that own it, too, one
    name per line. `follows_id` is the key result of the cycle before that was kept or modified into this one."""

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
    wanted: Wanted = Wanted.READ
    confidence: tuple[tuple[str, str], ...] = ()
    read_out: date | None = None
    shared_with: str = ""
    shared_with_ids: tuple[str, ...] = ()
    follows_id: str | None = None

    @property
    def start(self) -> str:
        """The value of today as it is reckoned with: 0 where it starts at zero and nothing else is typed."""
        return self.baseline.strip() or ("0" if self.starts_at_zero else "")


class Dismissal(Struct, frozen=True):
    """A draft check the coach put aside for one exact text, and for no other: each wording has an answer of its own.
    `subject_id` is a set, objective or key result; `later` means ask me again next time the file is opened, else
    `reason` says why it does not apply here."""

    id: str
    subject_id: str
    code: str
    text: str
    reason: str = ""
    later: bool = False

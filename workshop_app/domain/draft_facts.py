"""What the draft checks are told about a set, its objectives and its key results: only what they look at."""

from __future__ import annotations

from msgspec import Struct

from workshop_app.domain.draft_elsewhere import NOBODY, Elsewhere
from workshop_app.domain.okr import Direction, KeyResultType
from workshop_app.domain.values.days import Span


class KeyResultFacts(Struct, frozen=True):
    """What is known about a key result. None means unknown. `crisis` switches off the question about keeping things
    as they are; `cycle` places days without a year. `language` is the text's, `screen` the one that questions are asked
    in. `may_be_milestone`: nobody has said yet what type it is, so that an event with its day needs no number."""

    text: str
    id: str = ""
    type: KeyResultType = KeyResultType.METRIC
    baseline: str | None = None
    commit: str | None = None
    target: str | None = None
    stretch: str | None = None
    champions: str | None = None
    starts_at_zero: bool = False
    language: str = "en"
    crisis: bool = False
    cycle: Span | None = None
    screen: str = "en"
    may_be_milestone: bool = False


class ObjectiveFacts(Struct, frozen=True):
    """An objective with its key results, as far as the counts go. `direction` is None while nothing is written."""

    id: str
    key_results: int
    milestones: int = 0
    direction: Direction | None = None


class DraftSetFacts(Struct, frozen=True):
    """What the checks of a whole set need. `elsewhere`: the key results of every team, `team_id` is whose set this is;
    `alignment` is None while nobody can know yet; `shared` are the key results that are owned together by agreement."""

    id: str
    objectives: tuple[ObjectiveFacts, ...] = ()
    alignment: str | None = None
    key_results: tuple[KeyResultFacts, ...] = ()
    elsewhere: Elsewhere = NOBODY
    team_id: str = ""
    language: str = "en"
    screen: str = "en"
    shared: frozenset[str] = frozenset()

"""What the draft checks are told about a set, its objectives and its key results: only what they look at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.copied_above import CopiedFrom, result_copied_from
from workshop_app.domain.draft_elsewhere import NOBODY, Elsewhere
from workshop_app.domain.okr import Direction, KeyResultType, Wanted
from workshop_app.domain.scoring import LevelState, check_levels
from workshop_app.domain.values.days import Span


class KeyResultFacts(Struct, frozen=True):
    """What is known about a key result. None means unknown. `crisis` switches off the question about keeping things
    as they are; `cycle` places days without a year. `language` is the text's, `screen` the one that questions are asked
    in. `may_be_milestone`: nobody has said yet what type it is, so that an event with its day needs no number.
    `source` tells where the number comes from, `stretch_odds` how likely the stretch seemed, as typed; `predicted` are
    the scores of the check-ins, oldest first; `people` and `teams` the names that the file knows. `start_was_of` is the
    sentence that today's value was typed for, where another one stands now; `above` what stands on the level above, of
    a key result that is not owned together with it."""

    text: str
    id: str = ""
    type: KeyResultType = KeyResultType.METRIC
    baseline: str | None = None
    commit: str | None = None
    target: str | None = None
    stretch: str | None = None
    champions: str | None = None
    starts_at_zero: bool = False
    wanted: Wanted = Wanted.READ
    language: str = "en"
    crisis: bool = False
    cycle: Span | None = None
    screen: str = "en"
    may_be_milestone: bool = False
    source: str | None = None
    stretch_odds: str | None = None
    predicted: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    start_was_of: str = ""
    above: tuple[str, ...] = ()

    @property
    def copied(self) -> CopiedFrom | None:
        """What it only says again."""
        return result_copied_from(self.text, self.above)

    @property
    def start(self) -> str:
        """The value of today as it is reckoned with: 0 where it starts at zero and nothing else is typed."""
        return (self.baseline or "").strip() or ("0" if self.starts_at_zero else "")

    @property
    def level_state(self) -> LevelState:
        """What the levels say that are typed so far."""
        levels = (self.start, self.commit or "", self.target or "", self.stretch or "")
        return check_levels(*levels, self.cycle, self.wanted)


class ObjectiveFacts(Struct, frozen=True):
    """An objective with its key results, as far as the counts go. `direction` is None while nothing is written."""

    id: str
    key_results: int
    milestones: int = 0
    direction: Direction | None = None


def is_written(text: str) -> bool:
    """Whether anything is said; "???" and "-" only keep a line free."""
    return any(letter.isalnum() for letter in text)


def objective_facts(
    id: str, text: str, direction: Direction | None, results: Iterable[tuple[str, KeyResultType]]
) -> ObjectiveFacts | None:
    """An objective as it is counted, of its key results as (text, type): those that say something. None where nothing
    is written yet, neither the line itself nor below it."""
    types = [type for said, type in results if is_written(said)]
    if not types and not is_written(text):
        return None
    facing = direction if is_written(text) else None
    return ObjectiveFacts(id, len(types), types.count(KeyResultType.MILESTONE), facing)


class DraftSetFacts(Struct, frozen=True):
    """What the checks of a whole set need. `elsewhere`: the key results of every team, `team_id` is whose set this is;
    `alignment` is None while nobody can know yet; `shared` are the key results that are owned together by agreement;
    `needs` what the team needs of others, `publish` the day on which that should be confirmed; `confirming` tells that
    the set is at its last step, where names are asked for, `published` that it is out."""

    id: str
    objectives: tuple[ObjectiveFacts, ...] = ()
    alignment: str | None = None
    key_results: tuple[KeyResultFacts, ...] = ()
    elsewhere: Elsewhere = NOBODY
    team_id: str = ""
    language: str = "en"
    screen: str = "en"
    shared: frozenset[str] = frozenset()
    needs: tuple[TeamDependency, ...] = ()
    publish: date | None = None
    today: date | None = None
    confirming: bool = False
    published: bool = False

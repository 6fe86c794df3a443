"""What the drafts screen shows, computed without Qt: rows of teams, hints, summaries, questions by subject.

Called by the widgets of this folder. Returns values and facts; sentences are made by the widgets, which can translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from handouts.compose.shorten import shortened
from workshop_app.application import queries
from workshop_app.application.draft_queries import Agreement, DraftSetView, ObjectiveDraft
from workshop_app.application.ports import Reader
from workshop_app.domain import champion_names, draft_checks, draft_words, scoring
from workshop_app.domain.draft_sentences import sentences
from workshop_app.domain.left_open import is_open
from workshop_app.domain.okr import Direction, DraftSet, DraftStatus, KeyResult, KeyResultType
from workshop_app.domain.scoring import LevelPlace, Model, Score
from workshop_app.domain.told_apart import told_apart
from workshop_app.domain.values.days import Span
from workshop_app.domain.values.numbers import ValueDoubt, in_unit

MISSION_WORDS = 20
OBJECTIVE_WORDS = draft_checks.OBJECTIVE_WORDS
WHY_NOW_WORDS = 90
LEVELS = ("commit", "target", "stretch")


class TeamRow(Struct, frozen=True):
    """One line on the left: a team with one of its drafts, or a team that has none yet (`set_id` empty). `number`
    counts the drafts of a team that has several of one cycle, `room` is the breakout room that wrote one of them, and
    `cycle` says which where a team has several cycles."""

    team_id: str
    team: str
    set_id: str = ""
    status: DraftStatus | None = None
    number: int = 0
    room: str = ""
    cycle: int = 0


class Summary(Struct, frozen=True):
    """A key result on one quiet line while its card is closed."""

    start: str
    levels: tuple[str, ...]
    unit: str
    champions: str


class Ending(Struct, frozen=True):
    """What a key result comes to that ends at a value. `place` says where that lies between three levels, `met`
    whether the one number there is was reached."""

    score: float
    place: LevelPlace | None = None
    met: bool | None = None


class Count(Struct, frozen=True):
    """How many there are of something ("objectives", "key_results", "milestones") and how many were agreed."""

    what: str
    count: int
    most: int

    @property
    def over(self) -> bool:
        return self.count > self.most


class TypeFields(Struct, frozen=True):
    """Which fields a type of key result has, as (field, label id). A baseline has no start, a milestone no unit."""

    start: bool
    unit: bool
    graded_in_words: bool


FIELDS_OF = {
    KeyResultType.METRIC: TypeFields(start=True, unit=True, graded_in_words=False),
    KeyResultType.BASELINE: TypeFields(start=False, unit=True, graded_in_words=True),
    KeyResultType.MILESTONE: TypeFields(start=False, unit=False, graded_in_words=True),
}


def team_rows(reader: Reader) -> tuple[TeamRow, ...]:
    """Every team, with its drafts in order."""
    drafts: dict[str, list[DraftSet]] = {}
    for one in reader.all(DraftSet):
        drafts.setdefault(one.team_id, []).append(one)
    teams = queries.teams(reader)
    names = told_apart(teams)
    return tuple(row for team in teams for row in _rows_of(team.id, names[team.id], drafts.get(team.id, [])))


def _rows_of(team_id: str, team: str, mine: Sequence[DraftSet]) -> Iterable[TeamRow]:
    if not mine:
        yield TeamRow(team_id, team)
    several = len({one.cycle for one in mine}) > 1
    for one in mine:
        beside = [other for other in mine if other.cycle == one.cycle]
        number, room = (beside.index(one) + 1, one.room) if len(beside) > 1 else (0, "")
        yield TeamRow(team_id, team, one.id, one.status, number, room, one.cycle if several else 0)


def row_for(rows: tuple[TeamRow, ...], address: str) -> TeamRow | None:
    """The row an address names: the id of a set, or of a team, whose latest set it is; none for an empty address."""
    named = (row for row in rows if address and address in {row.set_id, row.team_id})
    return max(named, key=_cycle, default=None)


def first_row(rows: tuple[TeamRow, ...]) -> TeamRow | None:
    """Where the screen begins: the first set of the latest cycle, else the first team."""
    return max((row for row in rows if row.set_id), key=_cycle, default=next(iter(rows), None))


def _cycle(row: TeamRow) -> int:
    return row.cycle


def at_a_glance(text: str, longest: int = 300) -> str:
    """User text for a label: its beginning, and places to break an endless word, which would push the others out. A
    per cent stays with its number."""
    return re.sub(r"(\S{30})(?=\w)", "\\1\u200b", re.sub(r"(?<=\d) (?=%)", "\u00a0", shortened(text, longest)))


_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def word_count(text: str) -> int | None:
    """Words as a reader counts them: a dash between blanks is none. None for a script that parts no words by blanks
    (Chinese, Japanese, Thai ...): one word would be said of a whole page."""
    if _WITHOUT_BLANKS.search(text):
        return None
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def sentence_count(text: str, language: str) -> int | None:
    """None while the lists by which sentences are told apart are still being made ready."""
    if not text.strip():
        return 0
    return sentences(text, language) if draft_words.are_ready(language) else None


def levels_of(model: Model) -> tuple[str, ...]:
    """The fields that say where a key result is to end: three levels where those are agreed, else one."""
    return LEVELS if model is Model.LEVELS else ("target",)


def summary(result: KeyResult, model: Model = Model.LEVELS) -> Summary:
    """What a closed card tells beside its sentence."""
    levels = tuple(getattr(result, name).strip() for name in levels_of(model))
    return Summary(
        start=result.start if FIELDS_OF[result.type].start else "",
        levels=levels if any(levels) else (),
        unit=result.unit.strip() if FIELDS_OF[result.type].unit else "",
        champions=", ".join(champion_names.each_once(result.champions)),
    )


def preview(
    result: KeyResult, value: str, model: Model = Model.LEVELS, cycle: Span | None = None
) -> Ending | ValueDoubt | None:
    """What "if you end at ..." comes to for a metric, and for a milestone with three days; None while a level or the
    value cannot be read, a doubt where somebody has to say what is meant. `cycle` places days without a year."""
    if result.type is KeyResultType.BASELINE or not value.strip():
        return None
    if result.type is KeyResultType.MILESTONE:
        return _milestone_preview(result, value, cycle) if model is Model.LEVELS else None
    start, commit, target, stretch, value = in_unit(
        (result.start, result.commit, result.target, result.stretch, value), result.unit
    )
    if model is Model.LEVELS:
        found = scoring.score_preview(start, commit, target, stretch, value, cycle, result.wanted)
        return Ending(found.value, found.place) if isinstance(found, Score) else found
    if result.wanted in scoring.STAYS:
        kept = scoring.is_kept(target, value, result.wanted, cycle)
        return Ending(float(kept), met=kept) if isinstance(kept, bool) else kept
    share = scoring.share_of_the_way(start, target, value, cycle)
    if share is None or isinstance(share, ValueDoubt):
        return share
    return Ending(min(1.0, max(0.0, share)), met=share >= 1)


def _milestone_preview(result: KeyResult, value: str, cycle: Span | None) -> Ending | ValueDoubt | None:
    found = scoring.milestone_preview(result.commit, result.target, result.stretch, value, cycle)
    return Ending(found.value, found.place) if isinstance(found, Score) else found


def can_preview(result: KeyResult, model: Model = Model.LEVELS, cycle: Span | None = None) -> bool:
    """Whether "if you end at ..." has an answer: readable levels in one direction."""
    if result.type is KeyResultType.MILESTONE:
        return isinstance(preview(result, result.target, model, cycle), Ending)
    if result.type is not KeyResultType.METRIC:
        return False
    if model is not Model.LEVELS:
        return preview(result, result.target, model, cycle) not in (None, *ValueDoubt)
    levels = (result.start, result.commit, result.target, result.stretch)
    return scoring.check_levels(*levels, cycle, result.wanted) is scoring.LevelState.GOOD


def levels_wanted(result: KeyResult, model: Model) -> bool:
    """Whether there are levels still to ask for, each in its turn."""
    return model is Model.LEVELS and not all(getattr(result, name).strip() for name in LEVELS)


def kept_levels(result: KeyResult, model: Model) -> tuple[tuple[str, str], ...]:
    """Levels written under another scoring model: (field, value). They are kept, and said to be there."""
    hidden = (name for name in LEVELS if name not in levels_of(model))
    return tuple((name, getattr(result, name).strip()) for name in hidden if getattr(result, name).strip())


def may_be_a_baseline(result: KeyResult, agreed: Agreement) -> bool:
    """Whether somebody wrote that today's value is not known, and baselines were agreed on."""
    said = result.baseline.strip()
    asked = FIELDS_OF[result.type].start and bool(said) and is_open(said)
    return asked and KeyResultType.BASELINE in agreed.facts.caps.allowed_types


def offered_types(agreed: Agreement, current: KeyResultType | None = None) -> tuple[KeyResultType, ...]:
    """The kinds to choose from: those agreed, and the one a key result has already."""
    allowed = agreed.facts.caps.allowed_types
    return tuple(type for type in KeyResultType if type in allowed or type is current)


def y_field(agreed: Agreement) -> str:
    """The level that Y stands for in "from X to Y"."""
    return agreed.facts.y_means if agreed.model is Model.LEVELS else "target"


def set_counts(view: DraftSetView, agreed: Agreement) -> tuple[Count, ...]:
    """Objectives and key results of the set against what was agreed, as the checks count them."""
    written = sum(bool(one.text.strip()) for one in view.key_results)
    return (
        Count("objectives", len(view.objectives), agreed.facts.caps.objectives),
        Count("key_results", written, agreed.most_in_set),
    )


def objective_counts(draft: ObjectiveDraft, agreed: Agreement) -> tuple[Count, ...]:
    """Key results of one objective, and its milestones once there is one."""
    written = [one for one in draft.key_results if one.text.strip()]
    milestones = sum(one.type is KeyResultType.MILESTONE for one in written)
    caps = agreed.facts.caps
    counts = [Count("key_results", len(written), caps.krs_per_objective)]
    if milestones and KeyResultType.MILESTONE in caps.allowed_types:
        counts.append(Count("milestones", milestones, caps.milestones_per_objective))
    return tuple(counts)


def directions(view: DraftSetView) -> tuple[tuple[Direction, int], ...]:
    """How many written objectives face which way."""
    ways = [one.objective.direction for one in view.objectives if one.objective.text.strip()]
    return tuple((way, ways.count(way)) for way in Direction)

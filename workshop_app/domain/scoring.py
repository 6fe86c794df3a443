"""Prescoring of a key result: commit 0.3, target 0.7, stretch 1.0, and what a value reached would score.

The score of a metric runs in straight lines through (baseline, 0), (commit, 0.3), (target, 0.7), (stretch, 1.0),
clamped to 0 and 1; it falls with falling levels by the same sums (domain section 1.6). A metric that is to stay above
or below has no way to go: its score runs from (commit, 0.3), and is 0 where not even that is kept. Objectives are never
scored.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from workshop_app.domain.okr import DraftSet, DraftStatus, Wanted
from workshop_app.domain.parameters import ParameterRecord, ParameterStatus
from workshop_app.domain.values.days import Span
from workshop_app.domain.values.numbers import ValueDoubt, together

T = TypeVar("T")

COMMIT, TARGET, STRETCH = 0.3, 0.7, 1.0
_SCORES = (0.0, COMMIT, TARGET, STRETCH)
STAYS = frozenset({Wanted.STAY_ABOVE, Wanted.STAY_BELOW})  # where today is no start of a way
_UPWARDS = {Wanted.RISE: True, Wanted.STAY_ABOVE: True, Wanted.FALL: False, Wanted.STAY_BELOW: False}


class Model(StrEnum):
    """How key results are scored: the options of the scoring parameter."""

    LEVELS = "prescored"  # three levels, agreed before the start
    EVEN_ODDS = "coin_toss"  # one number, met or not met
    GRADE = "graded"  # one number, and the share of the way there


def model_called(option: str) -> Model:
    """Three levels while nothing is chosen; what is none of the options known here has one number to reach."""
    if option in {"", Model.LEVELS}:
        return Model.LEVELS
    return Model.GRADE if option == Model.GRADE else Model.EVEN_ODDS


def model_decided(record: ParameterRecord | None) -> Model:
    """How key results are scored, by the scoring parameter."""
    if record is None or record.status is ParameterStatus.NOT_APPLICABLE:
        return Model.LEVELS
    return model_called(record.option)


def was_published(draft: DraftSet) -> bool:
    """Whether it is or once was, and so may keep how its cycle is scored; also where nothing says how."""
    return bool(draft.scored_by) or draft.status is DraftStatus.PUBLISHED or draft.published_on is not None


def models_of_cycles(sets: Iterable[DraftSet]) -> dict[int, Model]:
    """How each cycle is scored that has begun: as its first set was published. One way for all of its teams, and no
    other because something else is decided in the middle of it, or afterwards."""
    begun = [each for each in sets if each.scored_by]
    begun.sort(key=lambda each: (each.published_on or date.max, each.position, each.id), reverse=True)
    return {each.cycle: model_called(each.scored_by) for each in begun}


class LevelPlace(StrEnum):
    """Where a value lies between the levels; worded by the screen and the documents."""

    BELOW_BASELINE = "below_baseline"
    BELOW_COMMIT = "below_commit"  # of a metric that is to stay
    AT_BASELINE = "at_baseline"
    BEFORE_COMMIT = "before_commit"
    AT_COMMIT = "at_commit"
    BEFORE_TARGET = "before_target"
    AT_TARGET = "at_target"
    BEFORE_STRETCH = "before_stretch"
    AT_STRETCH = "at_stretch"
    BEYOND_STRETCH = "beyond_stretch"


_WORDS = {
    LevelPlace.BELOW_BASELINE: "worse than the baseline",
    LevelPlace.BELOW_COMMIT: "worse than commit",
    LevelPlace.AT_BASELINE: "at the baseline",
    LevelPlace.BEFORE_COMMIT: "between baseline and commit",
    LevelPlace.AT_COMMIT: "at commit",
    LevelPlace.BEFORE_TARGET: "between commit and target",
    LevelPlace.AT_TARGET: "at target",
    LevelPlace.BEFORE_STRETCH: "between target and stretch",
    LevelPlace.AT_STRETCH: "at stretch",
    LevelPlace.BEYOND_STRETCH: "beyond stretch",
}


class LevelState(StrEnum):
    """What the typed levels say when read in order. UNREADABLE covers words: those that can be read are in order.
    AGAINST_WANTED: in order, and the other way than was chosen. DATES_UNCLEAR and UNITS_DIFFER can only be asked
    about."""

    GOOD = "good"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    NOT_MONOTONIC = "not_monotonic"
    AGAINST_WANTED = "against_wanted"
    COMMIT_IS_BASELINE = "commit_is_baseline"
    DATES_UNCLEAR = "dates_unclear"
    UNITS_DIFFER = "units_differ"


class Levels(Struct, frozen=True):
    """Four readable values in one strict direction."""

    baseline: float
    commit: float
    target: float
    stretch: float

    @property
    def falling(self) -> bool:
        return self.stretch < self.baseline

    @property
    def in_order(self) -> tuple[float, float, float, float]:
        return (self.baseline, self.commit, self.target, self.stretch)


class Score(Struct, frozen=True):
    """A score between 0 and 1 and where the value lies."""

    value: float
    place: LevelPlace

    @property
    def words(self) -> str:
        return _WORDS[self.place]


@lru_cache(maxsize=2048)  # several checks ask about the same levels
def check_levels(
    baseline: str, commit: str, target: str, stretch: str, cycle: Span | None = None, wanted: Wanted = Wanted.READ
) -> LevelState:
    """Judge what has been typed so far; the baseline may be missing. `cycle` places days without a year, `wanted` is
    where the number is to go."""
    typed = [text for text in (baseline, commit, target, stretch) if text.strip()]
    if wanted in STAYS:
        typed = [text for text in (commit, target, stretch) if text.strip()]
    if not typed:
        return LevelState.INCOMPLETE
    read = together(typed, cycle)
    if read is None:
        return _state_of_some(typed, cycle)
    if isinstance(read, ValueDoubt):
        return LevelState.UNITS_DIFFER
    from_baseline = bool(baseline.strip() and commit.strip()) and wanted not in STAYS
    found = {_state(values, from_baseline, wanted) for values in read}
    return found.pop() if len(found) == 1 else LevelState.DATES_UNCLEAR


def change_direction(typed: list[str], cycle: Span | None = None) -> bool:
    """Whether levels that are not in order go up and down; else some of them are the same."""
    legible = [text for text in typed if together((text,), cycle) is not None]
    read = together(legible, cycle)
    if read is None or isinstance(read, ValueDoubt):
        return True
    steps = [[after - before for before, after in pairwise(values)] for values in read]
    return any(min(each, default=0) < 0 < max(each, default=0) for each in steps)


def _state_of_some(typed: list[str], cycle: Span | None) -> LevelState:
    """One that cannot be read says nothing about the order of the others."""
    legible = [text for text in typed if together((text,), cycle) is not None]
    read = together(legible, cycle) if legible else None
    if read is None or isinstance(read, ValueDoubt):
        return LevelState.UNREADABLE
    turns = {_state(values, from_baseline=False) is LevelState.NOT_MONOTONIC for values in read}
    return LevelState.NOT_MONOTONIC if turns == {True} else LevelState.UNREADABLE


def _state(values: tuple[float, ...], from_baseline: bool, wanted: Wanted = Wanted.READ) -> LevelState:
    if from_baseline and values[0] == values[1]:
        return LevelState.COMMIT_IS_BASELINE
    steps = [after - before for before, after in pairwise(values)]
    if any(step >= 0 for step in steps) and any(step <= 0 for step in steps):
        return LevelState.NOT_MONOTONIC
    if steps and wanted in _UPWARDS and _UPWARDS[wanted] != (steps[0] > 0):
        return LevelState.AGAINST_WANTED
    all_of_them = len(_SCORES) - 1 if wanted in STAYS else len(_SCORES)
    return LevelState.GOOD if len(values) == all_of_them else LevelState.INCOMPLETE


def score(levels: Levels, value: float) -> Score:
    """Straight lines between the levels; the same for rising and falling metrics."""
    sign = -1.0 if levels.falling else 1.0
    points = [sign * point for point in levels.in_order]
    value *= sign
    if value < points[0]:
        return Score(0.0, LevelPlace.BELOW_BASELINE)
    if value > points[-1]:
        return Score(STRETCH, LevelPlace.BEYOND_STRETCH)
    between = (LevelPlace.BEFORE_COMMIT, LevelPlace.BEFORE_TARGET, LevelPlace.BEFORE_STRETCH)
    at = (LevelPlace.AT_BASELINE, LevelPlace.AT_COMMIT, LevelPlace.AT_TARGET, LevelPlace.AT_STRETCH)
    if value in points:
        index = points.index(value)
        return Score(_SCORES[index], at[index])
    index = max(number for number, point in enumerate(points) if point < value)
    part = (value - points[index]) / (points[index + 1] - points[index])
    return Score(_SCORES[index] + part * (_SCORES[index + 1] - _SCORES[index]), between[index])


def score_to_stay(commit: float, target: float, stretch: float, value: float) -> Score:
    """The same from commit on; a value that does not keep it is 0."""
    sign = -1.0 if stretch < commit else 1.0
    if sign * value < sign * commit:
        return Score(0.0, LevelPlace.BELOW_COMMIT)
    return score(Levels(commit - sign, commit, target, stretch), value)


def score_preview(
    baseline: str,
    commit: str,
    target: str,
    stretch: str,
    value: str,
    cycle: Span | None = None,
    wanted: Wanted = Wanted.READ,
) -> Score | ValueDoubt | None:
    """ "If you end at 37 you score 0.6": the score of a typed value; None when it cannot be read. A doubt is to be
    asked about: nobody can tell which of two days is meant and it makes a difference, or the units do not convert."""
    stays = wanted in STAYS
    texts = (commit, target, stretch, value) if stays else (baseline, commit, target, stretch, value)
    read = together(texts, cycle)
    if read is None or isinstance(read, ValueDoubt):
        return read
    found = set()
    for *points, here in read:
        if _state(tuple(points), not stays, wanted) is not LevelState.GOOD:
            return None
        first, second, third = points[-3:]
        if stays:
            found.add(score_to_stay(first, second, third, here))
        else:
            found.add(score(Levels(points[0], first, second, third), here))
    return _the_one(found)


def milestone_preview(
    commit: str, target: str, stretch: str, value: str, cycle: Span | None = None
) -> Score | ValueDoubt | None:
    """The same of a milestone whose levels are days or numbers: it has no value of today, and is 0 where not even
    commit is kept. None where they are sentences."""
    found = (score_preview("", commit, target, stretch, value, cycle, wanted) for wanted in sorted(STAYS))
    return next((one for one in found if one is not None), None)


def is_kept(goal: str, value: str, wanted: Wanted, cycle: Span | None = None) -> bool | ValueDoubt | None:
    """Whether a number that is to stay above or below the one goal there is does so; None while one of them cannot be
    read."""
    read = together((goal, value), cycle)
    if read is None or isinstance(read, ValueDoubt):
        return read
    return _the_one({here >= line if _UPWARDS[wanted] else here <= line for line, here in read})


def share_of_the_way(baseline: str, goal: str, value: str, cycle: Span | None = None) -> float | ValueDoubt | None:
    """How far a value is on the way to the one number there is: 0 at the baseline, 1 at the goal, beyond both ends as
    it comes. None while one of them cannot be read, or goal and baseline are the same; a doubt is to be asked about."""
    read = together((baseline, goal, value), cycle)
    if read is None or isinstance(read, ValueDoubt):
        return read
    if any(first == last for first, last, _ in read):
        return None
    return _the_one({(here - first) / (last - first) for first, last, here in read})


def _the_one(found: set[T]) -> T | ValueDoubt:
    """What every reading comes to; only the order of day and month gives several."""
    return found.pop() if len(found) == 1 else ValueDoubt.DATE_ORDER

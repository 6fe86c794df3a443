"""The read side of the cycle after publishing: a check-in with what to talk about, the predictions of a key result
through the cycle, a set at its end, and how promises held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.health_queries import MetricInCheckIn, metrics_in
from workshop_app.application.ports import Reader
from workshop_app.domain import scoring
from workshop_app.domain.check_ins import AgreedAction, CheckIn, ProgressLine
from workshop_app.domain.cycle_scores import (
    FEWEST_TO_JUDGE,
    PromiseKept,
    fell,
    promises,
    read_end,
    read_score,
    room_for,
)
from workshop_app.domain.cycles import span_of_set
from workshop_app.domain.okr import DraftSet, KeyResult, KeyResultType, Objective
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.scoring import Model, models_of_cycles
from workshop_app.domain.values.days import Span
from workshop_app.domain.values.numbers import ValueDoubt, in_unit


class CheckedResult(Struct, frozen=True):
    """A key result in a check-in: what was written now and last time, and what the value would score if it ended
    there, as its cycle is scored; None when that cannot be read."""

    result: KeyResult
    line: ProgressLine
    before: ProgressLine | None
    score_of_value: float | None
    model: Model = Model.LEVELS

    @property
    def fell(self) -> bool:
        return self.before is not None and fell(self.line.predicted, self.before.predicted)

    @property
    def to_talk_about(self) -> bool:
        """Only what fell or is blocked is talked about; the rest was read in silence."""
        return self.fell or bool(self.line.blocker.strip())

    @property
    def filled_in(self) -> bool:
        return is_filled_in(self.line)


class Readiness(Struct, frozen=True):
    """A check-in, and how many of its lines are `filled` in."""

    check_in: CheckIn
    filled: int
    of: int


class CheckInView(Struct, frozen=True):
    """One check-in with its set. `room` is how many key results its minutes hold."""

    check_in: CheckIn
    draft: DraftSet
    results: tuple[CheckedResult, ...]
    actions: tuple[AgreedAction, ...]
    left_open: tuple[AgreedAction, ...]  # of the check-in before
    health: tuple[MetricInCheckIn, ...] = ()

    @property
    def room(self) -> int:
        return room_for(self.check_in.minutes)

    @property
    def to_talk_about(self) -> tuple[CheckedResult, ...]:
        return tuple(one for one in self.results if one.to_talk_about)


class PointInCycle(Struct, frozen=True):
    """One prediction on the day of its check-in."""

    day: date
    predicted: float


class EndedResult(Struct, frozen=True):
    """A key result at the end: what was said about it, its score as far as it can be read, and its predictions.
    `proposed` is the score of its final value, as its cycle is scored."""

    result: KeyResult
    said: Reflection
    score: float | None
    proposed: float | None
    predictions: tuple[PointInCycle, ...]
    model: Model = Model.LEVELS


class EndedSet(Struct, frozen=True):
    """A set in reflect and reset, and the set that grew from it."""

    draft: DraftSet
    results: tuple[EndedResult, ...]
    said: SetReflection
    next_set: DraftSet | None

    @property
    def undecided(self) -> tuple[EndedResult, ...]:
        return tuple(one for one in self.results if one.said.bucket is Bucket.UNSAID)


def is_filled_in(line: ProgressLine) -> bool:
    """Whether the champion wrote both a value and a prediction that is a score."""
    return bool(line.value.strip()) and read_score(line.predicted) is not None


def written_results(reader: Reader, set_id: str) -> tuple[KeyResult, ...]:
    """Every key result of a set that has words, in the order the set is read."""
    return tuple(
        result
        for objective in reader.all(Objective, set_id=set_id)
        for result in reader.all(KeyResult, objective_id=objective.id)
        if result.text.strip()
    )


def check_ins(reader: Reader, set_id: str) -> tuple[CheckIn, ...]:
    """Those of a set, the earliest first."""
    return tuple(sorted(reader.all(CheckIn, set_id=set_id), key=_by_day))


def next_check_in(reader: Reader) -> CheckIn | None:
    """The earliest of all teams that was not held yet."""
    return min((each for each in reader.all(CheckIn) if not each.held), key=_by_day, default=None)


def readiness(reader: Reader, check_in: CheckIn) -> Readiness:
    """How far the lines of a check-in are filled in. Quick enough to be asked after every change: no predictions are
    looked at."""
    lines = _lines(reader, check_in)
    there = [lines[one.id] for one in written_results(reader, check_in.set_id) if one.id in lines]
    return Readiness(check_in, sum(is_filled_in(line) for line in there), len(there))


def readiness_of(reader: Reader, wanted: Iterable[CheckIn]) -> dict[str, Readiness]:
    """The same for many check-ins, by their id: no value is made, so that hundreds of sets take a few milliseconds."""
    asked = {each.id: each for each in wanted}
    if not asked:
        return {}
    worded = {id for id, text in reader.column(KeyResult, "text").items() if text.strip()}
    results, of = reader.column(ProgressLine, "key_result_id"), reader.column(ProgressLine, "check_in_id")
    values, predicted = reader.column(ProgressLine, "value"), reader.column(ProgressLine, "predicted")
    scores = {words for words in {*predicted.values()} if read_score(words) is not None}  # few are different
    filled, there = dict.fromkeys(asked, 0), dict.fromkeys(asked, 0)
    for id, check_in_id in of.items():
        if check_in_id in asked and results[id] in worded:
            there[check_in_id] += 1
            filled[check_in_id] += bool(values[id].strip()) and predicted[id] in scores
    return {id: Readiness(each, filled[id], there[id]) for id, each in asked.items()}


def check_in(reader: Reader, id: str, cycle: Span | None = None) -> CheckInView:
    """KnownError(NOT_FOUND) when it is gone. `cycle`, the days of the first one, places days without a year."""
    held = reader.get(CheckIn, id)
    draft = reader.get(DraftSet, held.set_id)
    days = span_of_set(cycle, draft.cycle, draft.event_day)
    earlier = [each for each in check_ins(reader, held.set_id) if _by_day(each) < _by_day(held)]
    last = earlier[-1] if earlier else None
    now, before, model = _lines(reader, held), _lines(reader, last), queries.scoring_model(reader, draft.cycle)
    results = tuple(
        CheckedResult(result, line, before.get(result.id), score_of(result, line.value, days, model), model)
        for result in written_results(reader, held.set_id)
        if (line := now.get(result.id)) is not None
    )
    open_ones = reader.all(AgreedAction, check_in_id=last.id) if last else ()
    return CheckInView(
        held,
        draft,
        results,
        reader.all(AgreedAction, check_in_id=held.id),
        tuple(each for each in open_ones if not each.done),
        metrics_in(reader, held, tuple(earlier)),
    )


def score_of(result: KeyResult, value: str, cycle: Span | None = None, model: Model = Model.LEVELS) -> float | None:
    """What a value would score by the levels, or by the one number there is; None when one of them cannot be read."""
    start, commit, target, stretch, value = in_unit(
        (result.start, result.commit, result.target, result.stretch, value), result.unit
    )
    if model is not Model.LEVELS:
        return _of_one_number(result, start, target, value, cycle, model)
    if result.type is KeyResultType.MILESTONE:
        found = scoring.milestone_preview(commit, target, stretch, value, cycle)
    else:
        found = scoring.score_preview(start, commit, target, stretch, value, cycle, result.wanted)
    return None if found is None or isinstance(found, ValueDoubt) else found.value


def _of_one_number(
    result: KeyResult, start: str, target: str, value: str, cycle: Span | None, model: Model
) -> float | None:
    """Met or not met; as a grade, the share of the way."""
    if result.type is not KeyResultType.METRIC:
        return None
    if result.wanted in scoring.STAYS:
        kept = scoring.is_kept(target, value, result.wanted, cycle)
        return float(kept) if isinstance(kept, bool) else None
    share = scoring.share_of_the_way(start, target, value, cycle)
    if share is None or isinstance(share, ValueDoubt):
        return None
    return float(share >= 1) if model is Model.EVEN_ODDS else min(1.0, max(0.0, share))


def predictions(reader: Reader, key_result_id: str) -> tuple[PointInCycle, ...]:
    """Every prediction that can be read as a score, by day."""
    days = {each.id: each for each in reader.all(CheckIn)}
    lines = [line for line in reader.all(ProgressLine, key_result_id=key_result_id) if line.check_in_id in days]
    found = [
        PointInCycle(days[line.check_in_id].day, score)
        for line in sorted(lines, key=lambda line: _by_day(days[line.check_in_id]))
        if (score := read_score(line.predicted)) is not None
    ]
    return tuple(found)


def all_predictions(held: Iterable[CheckIn], lines: Iterable[ProgressLine]) -> dict[str, tuple[PointInCycle, ...]]:
    """The same for every key result that has any, by its id; at once, because there may be thousands."""
    days = {each.id: each for each in held}
    found: dict[str, list[tuple[tuple[date, str], float]]] = {}
    for line in lines:
        score = read_score(line.predicted)
        if line.check_in_id in days and score is not None:
            found.setdefault(line.key_result_id, []).append((_by_day(days[line.check_in_id]), score))
    return {id: tuple(PointInCycle(at[0], score) for at, score in sorted(points)) for id, points in found.items()}


def ended_set(reader: Reader, set_id: str, cycle: Span | None = None) -> EndedSet:
    """The set as reflect and reset sees it; `cycle` are the days of the first one."""
    results = written_results(reader, set_id)
    return _ended_set(reader, set_id, cycle, results, {one.id: predictions(reader, one.id) for one in results})


def promises_of(sets: Iterable[EndedSet]) -> tuple[PromiseKept, ...]:
    """How the levels of all these sets held, or how many of their key results were met, against what was meant; nothing
    below ten that are scored in the same way."""
    return _promises((one.score, one.model) for each in sets for one in each.results)


def promises_so_far(reader: Reader) -> tuple[PromiseKept, ...]:
    """The same for everything in the file: asked with every letter, so no value is made of any of it."""
    worded = {id for id, text in reader.column(KeyResult, "text").items() if text.strip()}
    said = {id: score for id, score in reader.column(Reflection, "score").items() if id in worded and score}
    if len(said) < FEWEST_TO_JUDGE:
        return ()
    objectives, sets = reader.column(KeyResult, "objective_id"), reader.column(Objective, "set_id")
    now, begun = queries.scoring_model(reader), models_of_cycles(reader.all(DraftSet))
    models = {id: begun.get(cycle, now) for id, cycle in reader.column(DraftSet, "cycle").items()}
    of = {id: models.get(sets.get(objectives[id], ""), now) for id in said}
    return _promises((read_end(score, of[id]), of[id]) for id, score in said.items())


def _promises(ends: Iterable[tuple[float | None, Model]]) -> tuple[PromiseKept, ...]:
    scores: dict[Model, list[float]] = {model: [] for model in Model}
    for score, model in ends:
        if score is not None:
            scores[model].append(score)
    return tuple(kept for model, given in scores.items() for kept in promises(given, model))


def _ended_set(
    reader: Reader,
    set_id: str,
    cycle: Span | None,
    results: tuple[KeyResult, ...],
    points: Mapping[str, tuple[PointInCycle, ...]],
) -> EndedSet:
    draft = reader.get(DraftSet, set_id)
    days, model = span_of_set(cycle, draft.cycle, draft.event_day), queries.scoring_model(reader, draft.cycle)
    return EndedSet(
        draft,
        tuple(_ended(reader, result, days, points.get(result.id, ()), model) for result in results),
        reader.find(SetReflection, set_id) or SetReflection(set_id),
        next(iter(reader.all(DraftSet, follows_id=set_id)), None),
    )


def _ended(
    reader: Reader, result: KeyResult, cycle: Span | None, points: tuple[PointInCycle, ...], model: Model
) -> EndedResult:
    said = reader.find(Reflection, result.id) or Reflection(result.id)
    proposed = score_of(result, said.value, cycle, model)
    return EndedResult(result, said, read_end(said.score, model), proposed, points, model)


def _lines(reader: Reader, held: CheckIn | None) -> dict[str, ProgressLine]:
    lines = reader.all(ProgressLine, check_in_id=held.id) if held else ()
    return {line.key_result_id: line for line in lines}


def _by_day(held: CheckIn) -> tuple[date, str]:
    return held.day, held.id

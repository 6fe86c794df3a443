"""The read side of the cycle report: where each key result ended and what was predicted on the way, what becomes of
them, what was learned, how promises held, and the signs of the programme itself. Never by person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import calendar_queries, cycle_queries, draft_queries, interview_queries, queries
from workshop_app.application.cycle_queries import EndedResult, EndedSet, PointInCycle
from workshop_app.application.health_queries import MetricRead, latest_values, readings
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.calendar import CalendarEntry, CalendarKind, cycles_of
from workshop_app.domain.champion_names import names
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.cycle_days import CycleDays
from workshop_app.domain.cycle_scores import PromiseKept, read_end
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.scoring import COMMIT, STRETCH, TARGET, Model
from workshop_app.domain.wordings import Wording

NEARLY = 1e-9
PUBLISHED_WITHIN = timedelta(days=21)  # domain section 6.7


class SignKey(StrEnum):
    """What can be seen of the programme itself, without asking anybody."""

    PUBLISHED = "published"  # sets by the agreed day
    CHAMPIONS = "champions"  # key results with somebody who looks after them
    LEVELS = "levels"  # key results with three levels, or the number to reach
    CHECK_INS = "check_ins"  # held of those whose day has come
    FILLED_IN = "filled_in"  # lines with value and prediction, of check-ins held
    CHANGES = "changes"  # changes after publishing that have a reason
    DECIDED = "decided"  # key results with keep, modify or remove


class ProgrammeSign(Struct, frozen=True):
    """So many of so many."""

    key: SignKey
    seen: int
    of: int


class ReportedResult(Struct, frozen=True):
    """A key result at the end of its cycle. `lowest` and `highest` are of its predictions; None without any."""

    result: KeyResult
    value: str
    score: float | None
    bucket: Bucket
    learning: str
    predictions: tuple[PointInCycle, ...]
    number: str = ""  # in its set

    @property
    def lowest(self) -> float | None:
        return min((point.predicted for point in self.predictions), default=None)

    @property
    def highest(self) -> float | None:
        return max((point.predicted for point in self.predictions), default=None)

    @property
    def surprised(self) -> bool:
        """Whether it ended below everything that was predicted."""
        low = self.lowest
        return low is not None and self.score is not None and self.score < low - NEARLY


class ReportedSet(Struct, frozen=True):
    """A team with its key results, the health metrics beside them, what was read of those, and what it said about its
    cycle."""

    team: str
    results: tuple[ReportedResult, ...]
    health: tuple[WatchedMetric, ...]
    said: SetReflection
    readings: tuple[MetricRead, ...] = ()

    def read_of(self, metric: WatchedMetric) -> tuple[MetricRead, ...]:
        return tuple(each for each in self.readings if each.metric_id == metric.id)


class CycleReport(Struct, frozen=True):
    """One cycle. `promises` is () under ten scored key results; `agreed_signs` are those named in the interview, to be
    answered by people; `ahead` are the dates to the next cycle."""

    number: int
    name: str
    first: date | None
    last: date | None
    sets: tuple[ReportedSet, ...]
    promises: tuple[PromiseKept, ...]
    signs: tuple[ProgrammeSign, ...]
    agreed_signs: tuple[str, ...]
    ahead: tuple[CalendarEntry, ...]
    model: Model = Model.LEVELS

    @property
    def results(self) -> tuple[ReportedResult, ...]:
        return tuple(one for each in self.sets for one in each.results)

    @property
    def reached(self) -> int:
        """Key results at their target or beyond."""
        least = TARGET if self.model is Model.LEVELS else STRETCH
        return sum(one.score is not None and one.score > least - NEARLY for one in self.results)

    @property
    def below(self) -> int:
        """Key results below what was promised, or not met; a grade promises nothing."""
        least = {Model.LEVELS: COMMIT, Model.EVEN_ODDS: STRETCH, Model.GRADE: 0.0}[self.model]
        return sum(one.score is not None and one.score < least - NEARLY for one in self.results)

    @property
    def unscored(self) -> int:
        return sum(one.score is None for one in self.results)

    def in_bucket(self, bucket: Bucket) -> int:
        return sum(one.bucket is bucket for one in self.results)


def reported_cycles(reader: Reader) -> tuple[int, ...]:
    """The cycles there is something to tell of: a final score, a bucket or a prediction of a published set. Asked
    whenever documents are counted, so it begins with what was said, which is little, and not with every key result
    there is."""
    said = (each for each in reader.all(Reflection) if each.bucket is not Bucket.UNSAID or _has_score(each))
    told = {each.id for each in said} | set(
        cycle_queries.all_predictions(reader.all(CheckIn), reader.all(ProgressLine))
    )
    if not told:
        return ()
    words, objectives = reader.column(KeyResult, "text"), reader.column(KeyResult, "objective_id")
    sets, cycles = reader.column(Objective, "set_id"), {each.id: each.cycle for each in told_of(reader)}
    theirs = {sets.get(objectives[id], "") for id in told if words.get(id, "").strip()}
    return tuple(sorted({cycles[id] for id in theirs if id in cycles}))


def _has_score(said: Reflection) -> bool:
    return any(read_end(said.score, model) is not None for model in Model)


def told_of(reader: Reader) -> tuple[DraftSet, ...]:
    """The sets a report may tell of: those that were published. A draft is its team's own."""
    return tuple(each for each in queries.draft_sets(reader) if each.published_on is not None)


def cycle_report(reader: Reader, number: int, today: date) -> CycleReport:
    """What is known of this cycle today."""
    teams = {team.id: (place, team.name) for place, team in enumerate(reader.all(Team))}
    drafts = [each for each in told_of(reader) if each.cycle == number and each.team_id in teams]
    drafts.sort(key=lambda each: (teams[each.team_id][0], each.position))
    span, model = draft_queries.agreement(reader).cycle, queries.scoring_model(reader, number)
    ended = tuple(cycle_queries.ended_set(reader, each.id, span) for each in drafts)
    days = next((each for each in cycles_of(interview_queries.facts(reader), number) if each.number == number), None)
    ahead = tuple(
        each
        for each in calendar_queries.calendar(reader, cycles=number)
        if each.kind is CalendarKind.RESET and each.cycle == number
    )
    why = queries.parameter(reader, ParameterKey.WHY)
    agreed = (why.detail("signs_cycle_1" if number == 1 else "signs_cycle_2")).splitlines()
    last = date.fromordinal(days.end.toordinal() - 1) if days else None
    return CycleReport(
        number,
        days.name if days else queries.engagement(reader).cycle_name,
        days.start if days else None,
        last,
        tuple(_reported(reader, each, teams[each.draft.team_id][1]) for each in ended),
        cycle_queries.promises_of(ended),
        tuple(_signs(reader, drafts, ended, today, _publish_by(days), model)),
        tuple(line.strip() for line in agreed if line.strip()),
        ahead,
        model,
    )


def _publish_by(days: CycleDays | None) -> date | None:
    """The day that was agreed for the first cycle, else the end of the third week; None without a first day."""
    if days is None:
        return None
    return days.written.get("publish") or days.start + PUBLISHED_WITHIN


def _reported(reader: Reader, ended: EndedSet, team: str) -> ReportedSet:
    latest = latest_values(reader, ended.draft.id)
    health = tuple(
        replace(each, today=latest.get(each.id, each.today))
        for each in reader.all(WatchedMetric, set_id=ended.draft.id)
    )
    numbers = queries.numbers(reader, ended.draft.id)
    results = tuple(_result(one, numbers[one.result.id]) for one in ended.results)
    return ReportedSet(team, results, health, ended.said, readings(reader, ended.draft.id))


def _result(one: EndedResult, number: str) -> ReportedResult:
    said = one.said
    return ReportedResult(one.result, said.value, one.score, said.bucket, said.learning, one.predictions, number)


def _signs(
    reader: Reader,
    drafts: list[DraftSet],
    ended: Iterable[EndedSet],
    today: date,
    publish_by: date | None,
    model: Model,
) -> Iterator[ProgrammeSign]:
    results = [one for each in ended for one in each.results]
    due = [
        held for each in drafts for held in cycle_queries.check_ins(reader, each.id) if held.held or held.day <= today
    ]
    lines = [line for held in due if held.held for line in reader.all(ProgressLine, check_in_id=held.id)]
    changes = [made for each in drafts for made in _after_publishing(reader, each)]
    if publish_by is not None:
        yield _sign(
            SignKey.PUBLISHED, (each.published_on is not None and each.published_on <= publish_by for each in drafts)
        )
    yield _sign(SignKey.CHAMPIONS, (bool(names(one.result.champions)) for one in results))
    yield _sign(SignKey.LEVELS, (_has_levels(one.result, model) for one in results))
    yield _sign(SignKey.CHECK_INS, (held.held for held in due))
    yield _sign(SignKey.FILLED_IN, (cycle_queries.is_filled_in(line) for line in lines))
    yield _sign(SignKey.CHANGES, (bool(made.why.strip()) for made in changes))
    yield _sign(SignKey.DECIDED, (one.said.bucket is not Bucket.UNSAID for one in results))


def _sign(key: SignKey, seen: Iterable[bool]) -> ProgrammeSign:
    listed = tuple(seen)
    return ProgrammeSign(key, sum(listed), len(listed))


def _has_levels(result: KeyResult, model: Model) -> bool:
    levels = (result.commit, result.target, result.stretch) if model is Model.LEVELS else (result.target,)
    return all(level.strip() for level in levels)


def _after_publishing(reader: Reader, draft: DraftSet) -> Iterator[Wording]:
    """Changes of words and levels from the day after publishing on: on the day itself the last slips are mended."""
    if draft.published_on is None:
        return
    yield from reader.all(Wording, subject_id=draft.id)
    for objective in reader.all(Objective, set_id=draft.id):
        for id in (objective.id, *(each.id for each in reader.all(KeyResult, objective_id=objective.id))):
            for made in reader.all(Wording, subject_id=id):
                if made.why.strip() or made.at.date() > draft.published_on:
                    yield made

"""The read side of the tracker: every set of every cycle as sheets of rows, and the predicted scores by day. What is
written out (`handouts/tables/tracker.py`) and what is read in (`application/tracker_reading.py`) both go by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from workshop_app.application import cycle_queries, draft_queries, interview_queries, queries
from workshop_app.application.cycle_queries import PointInCycle
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.calendar import cycles_of
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, HealthSignal, ProgressLine
from workshop_app.domain.cycles import span_of_set
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.scoring import Model, models_of_cycles
from workshop_app.domain.text import one_line
from workshop_app.domain.tracker import ChangedPart, SheetKey
from workshop_app.domain.values.days import Span
from workshop_app.domain.wordings import Wording

T = TypeVar("T")


class TrackerRow(Struct, frozen=True):
    """One row: the id of what it is about, a value for each column of its sheet, and whose it is, for sentences.
    `published`: its set is, and words and levels are not changed without a reason. `days`, first and last of the cycle
    of its set, place days without a year; None while nobody has said when the first cycle is. `model` is how that cycle
    is scored."""

    id: str
    values: tuple[Any, ...]
    team: str
    subject: str
    published: bool = False
    days: Span | None = None
    model: Model = Model.LEVELS


class PlottedResult(Struct, frozen=True):
    """The predictions of one key result by day."""

    text: str
    points: tuple[PointInCycle, ...]


class PlottedSet(Struct, frozen=True):
    """The key results of one set that have predictions, and how its cycle is scored."""

    cycle: str
    team: str
    results: tuple[PlottedResult, ...]
    model: Model = Model.LEVELS


class Tracker(Struct, frozen=True):
    """All of it. `sheets` has every key, with () where there is nothing to show. `models` are the ways in which its
    cycles are scored."""

    engagement: Engagement
    sheets: Mapping[SheetKey, tuple[TrackerRow, ...]]
    plots: tuple[PlottedSet, ...]
    models: frozenset[Model] = frozenset({Model.LEVELS})


class _SetOfTeam(Struct, frozen=True):
    """A set with the words every row of it begins with."""

    draft: DraftSet
    cycle: str
    team: str
    objectives: tuple[tuple[Objective, tuple[KeyResult, ...]], ...]
    days: Span | None
    numbers: Mapping[str, str]  # what its parts are called, by id
    model: Model

    @property
    def published(self) -> bool:
        return self.draft.status is DraftStatus.PUBLISHED

    def row(self, id: str, subject: str, *values: object) -> TrackerRow:
        return TrackerRow(id, (*values,), self.team, one_line(subject), self.published, self.days, self.model)


class _Held(Struct, frozen=True):
    """A check-in with its set and lines."""

    check_in: CheckIn
    of: _SetOfTeam


class TrackerSource(Struct, frozen=True):
    """What a tracker is made from, read at once, so that it can be made in another thread."""

    engagement: Engagement
    cycles: tuple[str, ...]
    first_cycle: Span | None
    kinds: Mapping[type, tuple[Any, ...]]
    model: Model = Model.LEVELS  # as it is decided now, for cycles that have not begun

    def all(self, kind: type[T]) -> tuple[T, ...]:
        return self.kinds[kind]


KINDS = (
    *(Team, DraftSet, Objective, KeyResult, CheckIn, ProgressLine, AgreedAction, Reflection, Wording),
    *(WatchedMetric, NotNow, SetReflection, HealthReading),
)


def source(reader: Reader) -> TrackerSource:
    """Everything there is now."""
    most = max((each.cycle for each in reader.all(DraftSet)), default=1)
    first_cycle = draft_queries.agreement(reader).cycle
    kinds: dict[type, tuple[Any, ...]] = {kind: reader.all(kind) for kind in KINDS}
    model = queries.scoring_model(reader)
    return TrackerSource(queries.engagement(reader), cycle_names(reader, most), first_cycle, kinds, model)


def tracker(reader: TrackerSource) -> Tracker:
    """By cycle, team and the order of a set."""
    sets = tuple(_sets(reader))
    of = {each.draft.id: each for each in sets}
    held = sorted(
        (_Held(each, of[each.set_id]) for each in reader.all(CheckIn) if each.set_id in of), key=_by_day_of_check_in
    )
    lines = _by(reader.all(ProgressLine), "check_in_id")
    latest = _latest(held, lines)
    sheets = {
        SheetKey.OKRS: tuple(_okrs(reader, sets, latest)),
        SheetKey.OBJECTIVES: tuple(_objectives(sets)),
        SheetKey.CHECK_INS: tuple(_check_ins(held)),
        SheetKey.UPDATES: tuple(_updates(held, lines)),
        SheetKey.ACTIONS: tuple(_actions(held, _by(reader.all(AgreedAction), "check_in_id"))),
        SheetKey.CHANGES: tuple(_changes(sets, _by(reader.all(Wording), "subject_id"))),
        SheetKey.GOING_ON: tuple(_going_on(reader, sets)),
        SheetKey.LOOKING_BACK: tuple(_looking_back(reader, sets)),
        SheetKey.READINGS: tuple(_readings(reader, held)),
        SheetKey.HEALTH: tuple(_health(sets, _by(reader.all(WatchedMetric), "set_id"))),
        SheetKey.NOT_NOW: tuple(_not_now(sets, _by(reader.all(NotNow), "set_id"))),
    }
    models = frozenset(each.model for each in sets) or {reader.model}
    return Tracker(reader.engagement, sheets, tuple(_plots(reader, sets)), frozenset(models))


def cycle_names(reader: Reader, cycles: int) -> tuple[str, ...]:
    """What each cycle is called; "Cycle 2" while nobody said when the first one begins."""
    found = tuple(each.name for each in cycles_of(interview_queries.facts(reader), cycles))
    return found or tuple(f"Cycle {number}" for number in range(1, cycles + 1))


def printed_cycle(reader: Reader, cycle: int) -> str:
    """What a paper of a set of this cycle says it is for; "" where the first cycle has no name yet."""
    if cycle <= 1:
        return queries.engagement(reader).cycle_name
    return cycle_names(reader, cycle)[cycle - 1].removeprefix("Cycle ")


def _sets(reader: TrackerSource) -> Iterator[_SetOfTeam]:
    teams = {team.id: (place, team) for place, team in enumerate(reader.all(Team))}
    drafts = [each for each in reader.all(DraftSet) if each.team_id in teams]
    objectives, results = _by(reader.all(Objective), "set_id"), _by(reader.all(KeyResult), "objective_id")
    begun = models_of_cycles(drafts)
    for draft in sorted(drafts, key=lambda each: (each.cycle, teams[each.team_id][0], each.position)):
        below = tuple(
            (one, tuple(result for result in results.get(one.id, ()) if result.text.strip()))
            for one in objectives.get(draft.id, ())
        )
        days = span_of_set(reader.first_cycle, draft.cycle, draft.event_day)
        cycle, team = reader.cycles[max(draft.cycle, 1) - 1], teams[draft.team_id][1].name
        yield _SetOfTeam(draft, cycle, team, below, days, numbers_of(below), begun.get(draft.cycle, reader.model))


def _okrs(
    reader: TrackerSource, sets: Iterable[_SetOfTeam], latest: Mapping[str, tuple[date, ProgressLine]]
) -> Iterator[TrackerRow]:
    said = {each.id: each for each in reader.all(Reflection)}
    for of, objective, result in _results(sets):
        end = said.get(result.id) or Reflection(result.id)
        day, line = latest.get(result.id, (None, None))
        sure = dict(result.confidence)
        measured = (line.measured_on or day) if line else None
        yield of.row(
            result.id,
            result.text,
            *(of.cycle, of.team, of.draft.status, objective.text, of.numbers[result.id]),
            *(result.text, result.type, result.unit),
            *(result.baseline, result.commit, result.target, result.stretch),
            *(sure.get("commit", ""), sure.get("target", ""), sure.get("stretch", "")),
            *(result.champions, result.shared_with, result.source, result.read_out),
            *(line.value if line else "", measured, line.predicted if line else ""),
            line.signal if line else HealthSignal.UNSAID,
            *(end.value, end.score, end.learning, end.bucket),
        )


def _objectives(sets: Iterable[_SetOfTeam]) -> Iterator[TrackerRow]:
    for of in sets:
        for one, _ in of.objectives:
            if one.text.strip():
                head = (of.cycle, of.team, of.draft.status, of.draft.mission)
                yield of.row(one.id, one.text, *head, of.numbers[one.id], one.text, one.why_now, one.direction)


def _check_ins(held: Iterable[_Held]) -> Iterator[TrackerRow]:
    for each in held:
        one, of = each.check_in, each.of
        head = (one.day, of.cycle, of.team)
        yield of.row(one.id, of.team, *head, one.meeting, one.attended, one.decisions, one.held)


def _going_on(reader: TrackerSource, sets: Iterable[_SetOfTeam]) -> Iterator[TrackerRow]:
    """How a key result goes on, for each of a published set, and where something was said of it."""
    said = {each.id: each for each in reader.all(Reflection)}
    for of, _, result in _results(sets):
        end = said.get(result.id) or Reflection(result.id)
        goes_on = (end.new_wording, end.to_health, end.next_champion, end.continues_with, end.continues_by)
        if of.published or any(goes_on):
            head = (of.cycle, of.team, of.numbers[result.id], result.text)
            yield of.row(result.id, result.text, *head, *goes_on)


def _looking_back(reader: TrackerSource, sets: Iterable[_SetOfTeam]) -> Iterator[TrackerRow]:
    """What a team says about its cycle, for each set that was published, and where something was said."""
    said = {each.id: each for each in reader.all(SetReflection)}
    for of in sets:
        one = said.get(of.draft.id) or SetReflection(of.draft.id)
        if of.published or one != SetReflection(one.id):
            texts = (one.attended, one.surprised, one.habit_to_keep, one.habit_to_drop, one.seeds)
            yield of.row(one.id, of.team, of.cycle, of.team, one.held_on, *texts)


def _readings(reader: TrackerSource, held: Iterable[_Held]) -> Iterator[TrackerRow]:
    """Health metrics as they stood in check-ins."""
    names = {each.id: each.name for each in reader.all(WatchedMetric)}
    readings = _by(reader.all(HealthReading), "check_in_id")
    for each in held:
        for one in readings.get(each.check_in.id, ()):
            head = (each.check_in.day, each.of.cycle, each.of.team, names.get(one.metric_id, ""))
            yield each.of.row(one.id, head[-1], *head, one.value, one.signal, one.note)


def _updates(held: Iterable[_Held], lines: Mapping[str, tuple[ProgressLine, ...]]) -> Iterator[TrackerRow]:
    for each in held:
        there = {line.key_result_id: line for line in lines.get(each.check_in.id, ())}
        for of, _, result in _results((each.of,)):
            line = there.get(result.id)
            if line is not None:
                yield of.row(
                    line.id,
                    result.text,
                    *(each.check_in.day, of.cycle, of.team, of.numbers[result.id], result.text),
                    *(line.value, line.measured_on, line.source, line.happened, line.predicted, line.why_changed),
                    *(line.blocker, line.who_can_help, line.blocked_since, line.signal, line.help_from, line.talked),
                )


def _actions(held: Iterable[_Held], actions: Mapping[str, tuple[AgreedAction, ...]]) -> Iterator[TrackerRow]:
    for each in held:
        of, texts = each.of, {result.id: result.text for _, _, result in _results((each.of,))}
        for action in actions.get(each.check_in.id, ()):
            about = texts.get(action.key_result_id or "", "")
            head = (each.check_in.day, of.cycle, of.team, of.numbers.get(action.key_result_id or "", ""), about)
            yield of.row(action.id, action.text, *head, action.text, action.who, action.due, action.done)


def _changes(sets: Iterable[_SetOfTeam], wordings: Mapping[str, tuple[Wording, ...]]) -> Iterator[TrackerRow]:
    """What was changed in mid-cycle: with a reason, or it is no such change."""
    for of in sets:
        subjects = [one for one, _ in of.objectives] + [result for _, _, result in _results((of,))]
        for subject in subjects:
            for made in wordings.get(subject.id, ()):
                if made.why.strip():
                    day = made.at.date()
                    named = of.numbers.get(subject.id, "")
                    head = (day, of.cycle, of.team, named, subject.text, ChangedPart(made.field))
                    yield of.row(made.id, subject.text, *head, made.before, made.after, made.why, made.agreed_by)
        for made in wordings.get(of.draft.id, ()):
            about = made.after or made.before
            head = (made.at.date(), of.cycle, of.team, "", about, ChangedPart(made.field))
            yield of.row(made.id, about, *head, made.before, made.after, made.why, made.agreed_by)


def _health(sets: Iterable[_SetOfTeam], metrics: Mapping[str, tuple[WatchedMetric, ...]]) -> Iterator[TrackerRow]:
    for of in sets:
        for each in metrics.get(of.draft.id, ()):
            yield of.row(each.id, each.name, of.cycle, of.team, each.name, each.stay, each.today, each.source)


def _not_now(sets: Iterable[_SetOfTeam], lines: Mapping[str, tuple[NotNow, ...]]) -> Iterator[TrackerRow]:
    for of in sets:
        for each in lines.get(of.draft.id, ()):
            yield of.row(each.id, each.text, of.cycle, of.team, each.text, each.why)


def _plots(reader: TrackerSource, sets: Iterable[_SetOfTeam]) -> Iterator[PlottedSet]:
    points = cycle_queries.all_predictions(reader.all(CheckIn), reader.all(ProgressLine))
    for of in sets:
        found = tuple(
            PlottedResult(f"{of.numbers[result.id]}  {one_line(result.text)}", points[result.id])
            for _, _, result in _results((of,))
            if result.id in points
        )
        if found:
            yield PlottedSet(of.cycle, of.team, found, of.model)


def _latest(
    held: Iterable[_Held], lines: Mapping[str, tuple[ProgressLine, ...]]
) -> dict[str, tuple[date, ProgressLine]]:
    """The last line of each key result in which anything was said."""
    found: dict[str, tuple[date, ProgressLine]] = {}
    for each in held:
        for line in lines.get(each.check_in.id, ()):
            if line.value.strip() or line.predicted.strip():
                found[line.key_result_id] = (each.check_in.day, line)
    return found


def _results(sets: Iterable[_SetOfTeam]) -> Iterator[tuple[_SetOfTeam, Objective, KeyResult]]:
    for of in sets:
        for objective, results in of.objectives:
            for result in results:
                yield of, objective, result


def _by(values: Iterable[T], field: str) -> dict[str, tuple[T, ...]]:
    """Grouped by the id of what they belong to, each group in its order."""
    found: dict[str, list[T]] = {}
    for each in values:
        found.setdefault(getattr(each, field), []).append(each)
    return {id: tuple(group) for id, group in found.items()}


def _by_day_of_check_in(held: _Held) -> tuple[int, date, str, str]:
    return held.of.draft.cycle, held.check_in.day, held.of.team, held.check_in.id

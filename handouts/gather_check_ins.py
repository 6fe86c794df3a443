"""Reads published sets into the papers of their check-ins: forms for champions, cards for them, the record of what was
held, and the sheet for reflect and reset."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from handouts.cycle_sources import (
    ChampionsSource,
    CheckInFormSource,
    CheckInRecordSource,
    EndedLine,
    FormCheckIn,
    FormOfResult,
    PlacedResult,
    ReflectSource,
)
from handouts.gather import ComposeOptions, imprint, imprint_of_cycle, set_imprints
from handouts.gather_changes import changes
from handouts.gather_sets import numbered, published, running, team_names
from handouts.imprint import Imprint
from workshop_app.application import cycle_queries, interview_queries
from workshop_app.application.champions import Champions
from workshop_app.application.cycle_queries import CheckedResult, CheckInView
from workshop_app.application.draft_queries import agreement
from workshop_app.application.ports import Reader
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.reflections import SetReflection
from workshop_app.domain.wordings import LEVELS, Wording, stood

_Lines = dict[str, ProgressLine]  # of one check-in, by key result
ROWS = 3  # check-ins on a blank form, which is copied
MOVED = LEVELS | {"text"}  # what of a key result is changed with a reason


def check_in_records(reader: Reader, options: ComposeOptions) -> tuple[CheckInRecordSource, ...]:
    """One for each check-in that was held, team by team."""
    teams = team_names(reader)
    return tuple(
        _record(reader, options, draft, teams[draft.team_id], nth, each)
        for draft in published(reader, options)
        for nth, each in enumerate(cycle_queries.check_ins(reader, draft.id), 1)
        if each.held
    )


def count_records(reader: Reader, options: ComposeOptions) -> int:
    asked = {each.id for each in published(reader, options)}
    return sum(each.held and each.set_id in asked for each in reader.all(CheckIn))


def _record(
    reader: Reader, options: ComposeOptions, draft: DraftSet, team: str, nth: int, held: CheckIn
) -> CheckInRecordSource:
    days = [each.day for each in cycle_queries.check_ins(reader, draft.id)]
    span = agreement(reader).cycle
    return CheckInRecordSource(
        imprint_of_cycle(reader, options, draft.cycle),
        team,
        nth,
        _as_it_was(reader, cycle_queries.check_in(reader, held.id, span)),
        tuple((each.result.id, each.number) for each in numbered(reader, draft.id)),
        changes(reader, draft, days[nth - 2] if nth > 1 else draft.published_on, held.day),
        days[nth] if nth < len(days) else None,
    )


def _as_it_was(reader: Reader, view: CheckInView) -> CheckInView:
    """With the words and the levels that held on its day: one that was moved later is told by the next record."""
    return replace(view, results=tuple(_result_then(reader, one, view.check_in.day) for one in view.results))


def _result_then(reader: Reader, one: CheckedResult, day: date) -> CheckedResult:
    then = stood(reader.all(Wording, subject_id=one.result.id), day)
    return replace(one, result=replace(one.result, **{key: said for key, said in then.items() if key in MOVED}))


def check_in_forms(reader: Reader, options: ComposeOptions) -> tuple[CheckInFormSource, ...]:
    """A page for each key result of the sets that are running; a blank one alone."""
    if options.blank:
        blank = FormOfResult(None, (FormCheckIn(),) * ROWS)
        return (CheckInFormSource(imprint(reader, options), "", (blank,)),)
    teams = team_names(reader)
    heads = set_imprints(reader, options)
    found = (_forms(reader, heads[draft.cycle], draft, teams[draft.team_id]) for draft in running(reader, options))
    return tuple(each for each in found if each.pages)


def count_forms(reader: Reader, options: ComposeOptions) -> int:
    return 1 if options.blank else sum(bool(numbered(reader, each.id)) for each in running(reader, options))


def _forms(reader: Reader, head: Imprint, draft: DraftSet, team: str) -> CheckInFormSource:
    every = list(enumerate(cycle_queries.check_ins(reader, draft.id), 1))
    ahead = [(nth, each) for nth, each in every if not each.held]
    empty = (FormCheckIn(),) * max(ROWS, len(every)) if every else _agreed(reader)
    lines = {each.id: _lines_of(reader, each) for _, each in every}
    before = {each.id: lines[last.id] for (_, last), (_, each) in pairwise(every) if last.held}
    pages = []
    for one in numbered(reader, draft.id):
        coming = tuple(_form_check_in(nth, each, one.result.id, lines, before) for nth, each in ahead)
        pages.append(FormOfResult(one, coming or empty))
    return CheckInFormSource(head, team, tuple(pages))


def _form_check_in(
    nth: int, each: CheckIn, result_id: str, lines: dict[str, _Lines], before: dict[str, _Lines]
) -> FormCheckIn:
    last = before.get(each.id, {}).get(result_id)
    return FormCheckIn(nth, each.day, lines[each.id].get(result_id), last.predicted if last else "")


def _agreed(reader: Reader) -> tuple[FormCheckIn, ...]:
    """Of a set for which nobody has planned any: those that were agreed for the cycle, else empty ones."""
    days = interview_queries.facts(reader).check_in_dates
    return tuple(FormCheckIn(nth, day) for nth, day in enumerate(days, 1)) or (FormCheckIn(),) * ROWS


def _lines_of(reader: Reader, held: CheckIn) -> _Lines:
    return {line.key_result_id: line for line in reader.all(ProgressLine, check_in_id=held.id)}


def champions(reader: Reader, options: ComposeOptions) -> tuple[ChampionsSource, ...]:
    """Those of the sets that are running; a blank set of cards alone."""
    if options.blank:
        return (ChampionsSource(imprint(reader, options), "", ()),)
    teams = team_names(reader)
    heads, found, known = set_imprints(reader, options), [], Champions(reader)
    for draft in running(reader, options):
        theirs: dict[str, list[PlacedResult]] = {}
        for one in numbered(reader, draft.id):
            for name in known.names(one.result):
                theirs.setdefault(name, []).append(one)
        if theirs:
            meeting = next((each.meeting.strip() for each in cycle_queries.check_ins(reader, draft.id)), "")
            people = tuple((name, tuple(results)) for name, results in theirs.items())
            found.append(ChampionsSource(heads[draft.cycle], teams[draft.team_id], people, meeting))
    return tuple(found)


def count_champions(reader: Reader, options: ComposeOptions) -> int:
    return 1 if options.blank else len(champions(reader, options))


def reflect_sheets(reader: Reader, options: ComposeOptions) -> tuple[ReflectSource, ...]:
    """The sets that are running, with what was said about them so far; a blank sheet alone."""
    if options.blank:
        return (ReflectSource(imprint(reader, options), "", (), SetReflection("")),)
    teams = team_names(reader)
    heads = set_imprints(reader, options)
    found = (_reflect(reader, heads[draft.cycle], draft, teams[draft.team_id]) for draft in running(reader, options))
    return tuple(each for each in found if each.lines)


def _reflect(reader: Reader, head: Imprint, draft: DraftSet, team: str) -> ReflectSource:
    span = agreement(reader).cycle
    ended = cycle_queries.ended_set(reader, draft.id, span)
    said = {one.result.id: one for one in ended.results}
    lines = tuple(
        EndedLine(one, said[one.result.id].said, said[one.result.id].score, said[one.result.id].predictions)
        for one in numbered(reader, draft.id)
        if one.result.id in said
    )
    return ReflectSource(head, team, lines, ended.said)

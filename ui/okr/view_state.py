"""What the drafts screen shows, computed without Qt: rows of teams, hints, summaries, questions by subject.

Called by the widgets of this folder. Returns values and facts; sentences are made by the widgets, which can translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain import draft_checks, scoring
from workshop_app.domain.draft_checks import Finding
from workshop_app.domain.draft_reading import sentences
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import Dismissal, DraftSet, DraftStatus, KeyResult, KeyResultType

MISSION_WORDS = 20
OBJECTIVE_WORDS = draft_checks.OBJECTIVE_WORDS
WHY_NOW_WORDS = 90


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One line on the left: a team with one of its drafts, or a team that has none yet (`set_id` empty). `number`
    counts the drafts of a team that has several."""

    team_id: str
    team: str
    set_id: str = ""
    status: DraftStatus | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """A key result on one quiet line while its card is closed."""

    start: str
    levels: tuple[str, ...]
    unit: str
    champions: str


@dataclass(frozen=True, slots=True)
class TypeFields:
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
    drafts = reader.all(DraftSet)
    return tuple(row for team in queries.teams(reader) for row in _rows_of(team, drafts))


def _rows_of(team: Team, drafts: tuple[DraftSet, ...]) -> Iterable[TeamRow]:
    mine = [one for one in drafts if one.team_id == team.id]
    if not mine:
        yield TeamRow(team.id, team.name)
    for number, one in enumerate(mine, 1):
        yield TeamRow(team.id, team.name, one.id, one.status, number if len(mine) > 1 else 0)


def row_for(rows: tuple[TeamRow, ...], address: str) -> TeamRow | None:
    """The row an address names: the id of a set or of a team; none for an empty address."""
    return next((row for row in rows if address and address in {row.set_id, row.team_id}), None)


def first_row(rows: tuple[TeamRow, ...]) -> TeamRow | None:
    """Where the screen begins: the first team that has a draft, else the first team."""
    return next((row for row in rows if row.set_id), next(iter(rows), None))


def word_count(text: str) -> int:
    """Words as a reader counts them: a dash between blanks is none."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def sentence_count(text: str, language: str) -> int:
    return sentences(text, language) if text.strip() else 0


def summary(result: KeyResult) -> Summary:
    """What a closed card tells beside its sentence."""
    start = "0" if result.starts_at_zero and not result.baseline.strip() else result.baseline.strip()
    levels = tuple(level.strip() for level in (result.commit, result.target, result.stretch))
    return Summary(
        start=start if FIELDS_OF[result.type].start else "",
        levels=levels if any(levels) else (),
        unit=result.unit.strip() if FIELDS_OF[result.type].unit else "",
        champions=", ".join(draft_checks.names(result.champions)),
    )


def preview(result: KeyResult, value: str) -> scoring.Score | None:
    """The score of "if you end at ..." for a metric; None while a level or the value cannot be read."""
    if result.type is not KeyResultType.METRIC or not value.strip():
        return None
    baseline = result.baseline or ("0" if result.starts_at_zero else "")
    return scoring.score_preview(baseline, result.commit, result.target, result.stretch, value)


def can_preview(result: KeyResult) -> bool:
    """Whether "if you end at ..." has an answer: four readable levels in one direction."""
    baseline = result.baseline or ("0" if result.starts_at_zero else "")
    state = scoring.check_levels(baseline, result.commit, result.target, result.stretch)
    return result.type is KeyResultType.METRIC and state is scoring.LevelState.GOOD


def by_subject(findings: tuple[Finding, ...]) -> Mapping[str, tuple[Finding, ...]]:
    """The open questions of each set, objective and key result."""
    sorted_: dict[str, list[Finding]] = {}
    for one in findings:
        sorted_.setdefault(one.subject_id, []).append(one)
    return {subject: tuple(found) for subject, found in sorted_.items()}


def put_aside(reader: Reader, subject_id: str) -> tuple[Dismissal, ...]:
    """What was put aside about one subject."""
    return queries.dismissals(reader, subject_id)

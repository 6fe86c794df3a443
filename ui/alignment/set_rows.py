"""The sets of all teams as rows of one page, and which of them hold what was looked for. No Qt."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workshop_app.application import champions, needs_log, queries
from workshop_app.application.champions import Champions
from workshop_app.application.ports import Reader
from workshop_app.domain.naming import folded
from workshop_app.domain.okr import DraftStatus, KeyResult
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.scoring import Model
from workshop_app.domain.told_apart import told_apart


class RowKind(StrEnum):
    """What a row is."""

    TEAM = "team"
    OBJECTIVE = "objective"
    RESULT = "result"


class SetRow(Struct, frozen=True):
    """A row: a team with its state, an objective, or a key result. `address` is the rest of the set's address in
    Drafts; a team without a set has its own."""

    kind: RowKind
    id: str
    address: str
    text: str
    status: DraftStatus | None = None
    result: KeyResult | None = None
    number: str = ""

    @property
    def shown(self) -> str:
        """A key result with its number, by which people talk about it."""
        return f"{self.number}  {self.text}" if self.number and self.kind is RowKind.RESULT else self.text

    @property
    def champions(self) -> str:
        return champions.in_words(self.result) if self.result else ""

    @property
    def searched(self) -> str:
        return folded(f"{self.shown} {self.champions}")


def set_rows(reader: Reader) -> tuple[SetRow, ...]:
    """Every team with its latest sets; what was not written yet is left out."""
    rows: list[SetRow] = []
    known = Champions(reader)
    sets = needs_log.sets_written(reader)
    teams = queries.teams(reader)
    names = told_apart(teams)
    for team in teams:
        theirs = [each for each in sets if each.draft.team_id == team.id]
        if not theirs:
            rows.append(SetRow(RowKind.TEAM, team.id, team.id, names[team.id]))
        for each in theirs:
            draft, numbers = each.draft, numbers_of(each.objectives)
            rows.append(SetRow(RowKind.TEAM, draft.id, draft.id, names[team.id], draft.status))
            for objective, results in each.objectives:
                if objective.text.strip():
                    rows.append(SetRow(RowKind.OBJECTIVE, objective.id, draft.id, objective.text))
                rows += (
                    SetRow(RowKind.RESULT, one.id, draft.id, one.text, None, known.told(one), numbers[one.id])
                    for one in results
                    if one.text.strip()
                )
    return tuple(rows)


def models_of(reader: Reader) -> frozenset[Model]:
    """The ways in which the cycles of these sets are scored."""
    cycles = {each.cycle for each in needs_log.latest_sets(reader)}
    found = frozenset(queries.scoring_model(reader, cycle) for cycle in cycles)
    return found or frozenset({queries.scoring_model(reader)})


def holding(rows: tuple[SetRow, ...], words: str) -> tuple[SetRow, ...]:
    """The rows in which all these words stand, with the team and the objective above them; below a team or an
    objective that holds them, everything."""
    wanted = folded(words).split()
    if not wanted:
        return rows
    kept: list[SetRow] = []
    above: list[SetRow] = []
    whole: RowKind | None = None
    for row in rows:
        found = all(word in row.searched for word in wanted)
        if row.kind is RowKind.TEAM:
            above, whole = [row], RowKind.TEAM if found else None
        elif row.kind is RowKind.OBJECTIVE:
            above = [*(each for each in above if each.kind is RowKind.TEAM), row]
            if whole is not RowKind.TEAM:
                whole = RowKind.OBJECTIVE if found else None
        if found or whole is not None:
            kept += (each for each in above if each not in kept)
            kept += (row,) if row not in kept else ()
    return tuple(kept)

"""Sheets of OKRs as they come, read as drafts: which team, which objective, which key result with which levels. Pure;
nothing is taken in here. `okr_outlines` reads what stands in lines instead of a table.

What is written in the sheet is proposed, nothing is made up: a level that no cell gives stays empty, and what has no
place in a draft (a status, a comment, a current value) goes along as a remark.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from agendas import archived
from agendas.crossed_out import CrossedOut
from agendas.formulas import is_formula
from workshop_app.application.okr_columns import (
    OkrColumn,
    OkrHeadings,
    headings_of,
    says_activity,
    says_objective,
    says_result,
)
from workshop_app.application.okr_left_out import (
    ABOVE,
    ARCHIVED,
    CROSSED,
    FORMULA,
    NO_RESULT,
    NOTHING_SAID,
    SUM,
    RowLeftOut,
    is_sum,
    left_out,
    seen_and_unseen,
)
from workshop_app.application.okr_parts import (
    FROM_TO,
    OBJECTIVE_LINE,
    RESULT_LINE,
    UNKNOWN,
    is_heading_again,
    is_measured,
    several,
    tables_of,
    title_of,
    told_alone,
    without_mark,
)
from workshop_app.application.okr_rows import listed, with_items_below, with_parents_named
from workshop_app.application.okr_side_by_side import beside
from workshop_app.domain.okr import Direction, KeyResultType
from workshop_app.domain.text import LONGEST_TEXT, one_line
from workshop_app.domain.values.numbers import read_number
from workshop_app.incoming.rows import IncomingTable, TableRow


class SheetDraft(Struct, frozen=True):
    """One key result as the sheet has it, or an objective without one (`text` is empty then). `activities` are work
    that stands beside it; `remark` is what has no place in a draft. Of a paper that went out of here `objective_id` and
    `key_result_id` say which sentence here this one is, `in_place` that it stands where that one was printed,
    `direction` and `ticked_type` what was ticked; `of_set` are fields of the whole set, by their names."""

    row: int
    team: str = ""
    objective: str = ""
    text: str = ""
    type: KeyResultType = KeyResultType.METRIC
    baseline: str = ""
    commit: str = ""
    target: str = ""
    stretch: str = ""
    current: str = ""
    unit: str = ""
    champion: str = ""
    why_now: str = ""
    source: str = ""
    activities: tuple[str, ...] = ()
    remark: str = ""
    direction: Direction | None = None
    ticked_type: KeyResultType | None = None
    objective_id: str = ""
    key_result_id: str = ""
    in_place: bool = False
    of_set: tuple[tuple[str, str], ...] = ()


class OkrSheet(Struct, frozen=True):
    """Everything that was understood. `heading_row` is None where there are no headings. `columns` says what each
    column of a table was taken for, and `heads` its own words above them; both are empty where it is no table."""

    drafts: tuple[SheetDraft, ...] = ()
    left_out: tuple[RowLeftOut, ...] = ()
    heading_row: int | None = None
    columns: tuple[OkrColumn | None, ...] = ()
    heads: tuple[str, ...] = ()


_LEVELS = (OkrColumn.BASELINE, OkrColumn.COMMIT, OkrColumn.TARGET, OkrColumn.STRETCH)
_OF_ONE = (*_LEVELS, OkrColumn.CURRENT, OkrColumn.UNIT, OkrColumn.CHAMPION)
_SAY_IT = frozenset({OkrColumn.OBJECTIVE, OkrColumn.TEXT})
_WHERE = frozenset({OkrColumn.TEAM, OkrColumn.OBJECTIVE, OkrColumn.PARENT, OkrColumn.KIND})
_TYPES = {
    "metric": KeyResultType.METRIC, "kennzahl": KeyResultType.METRIC, "métrica": KeyResultType.METRIC,
    "milestone": KeyResultType.MILESTONE, "meilenstein": KeyResultType.MILESTONE, "jalon": KeyResultType.MILESTONE,
    "hito": KeyResultType.MILESTONE, "baseline": KeyResultType.BASELINE,
}  # fmt: skip


def read_table(table: IncomingTable, team: str = "", meanings: Sequence[OkrColumn | None] = ()) -> OkrSheet:
    """The drafts of a table; `team` is whose sheet it is where no column says so, `meanings` what the coach says its
    columns mean."""
    seen, left = seen_and_unseen(table.rows)
    first: OkrHeadings | None = None
    drafts, heading = list[SheetDraft](), None
    for rows in tables_of(with_items_below(seen)):
        found = headings_of(rows, meanings)
        if found is None:
            left += [left_out(row, NOTHING_SAID) for row in rows]
            continue
        reading = _TableReading(found.columns, found.heads, team)
        left += [left_out(row, ABOVE) for row in rows[: found.above] if not reading.take_alone(row)]
        for row in with_parents_named(rows[found.above + 1 :], found.columns):
            if why := reading.take(row):
                left.append(left_out(row, why))
        drafts += reading.drafts()
        team = reading.team
        first, heading = first or found, heading or rows[found.above].line
    left.sort(key=attrgetter("row"))
    if first is None:
        return OkrSheet(left_out=tuple(left))
    return OkrSheet(tuple(drafts), tuple(left), heading, first.columns, first.heads)


class _TableReading:
    """One table, row by row: cells that are empty below a team or an objective mean the one above."""

    def __init__(self, columns: Sequence[OkrColumn | None], heads: Sequence[str], team: str) -> None:
        self._columns, self._heads = columns, heads
        self.team, self._objective, self._why = team, "", ""
        self._found: list[SheetDraft] = []
        self._waiting: SheetDraft | None = None  # an objective nobody has given a key result yet

    def drafts(self) -> tuple[SheetDraft, ...]:
        self._settle()
        return tuple(self._found)

    def take_alone(self, row: TableRow) -> bool:
        """Whether a line without any cell beside it says whose, or of which objective, what stands below it is."""
        team, objective = told_alone(row)
        if objective and OkrColumn.OBJECTIVE not in self._columns:
            self._begin(row, title_of(objective))
            return True
        if team and self._waiting is not None and self._waiting.row + 1 == row.line:  # below it stands whose it is
            self.team = one_line(team)
            self._waiting = replace(self._waiting, team=self.team)
        elif team:  # a row with a cell of its own for it says another
            self._turn_to(one_line(team))
        return bool(team)

    def _turn_to(self, team: str) -> None:
        """What stands below is this team's, and no key result of an objective that is another one's."""
        if team != self.team:
            self._settle()
            self._objective = self._why = ""
        self.team = team

    def _begin(self, row: TableRow, objective: str) -> None:
        if objective and objective != self._objective:
            self._settle()
            self._objective, self._why = objective, ""
            self._waiting = SheetDraft(row.line, self.team, objective)

    def take(self, row: TableRow) -> str:
        """Why the row is left out; nothing when it was read."""
        if is_heading_again(row, self._heads) or self.take_alone(row):
            return ""
        if (cells := self._standing(row)) is None:
            return CROSSED
        formulas = {column for column, cell in cells.items() if is_formula(cell)}
        if why := self._why_not(row, cells, formulas):
            return why
        cells = {column: cell for column, cell in cells.items() if column not in formulas}
        if team := one_line(cells.get(OkrColumn.TEAM, "")):
            self._turn_to(team)
        if says_activity(cells.get(OkrColumn.KIND, "")):
            return self._take_activity(cells)
        texts, objective = self._said(row, cells)
        if texts and not objective and self._is_apart(cells):
            self._forget({OkrColumn.OBJECTIVE})
        self._begin(row, objective)
        self._why = one_line(cells.get(OkrColumn.WHY_NOW, "")) or self._why
        if texts:
            before = self._waiting.remark if self._waiting is not None else ""
            self._waiting = None
            own = self._beside(row, cells, len(texts)) or [
                self._of_line(cells, at, len(texts)) for at in range(len(texts))
            ]
            drafts = [self._draft(row, each, text) for each, text in zip(own, texts, strict=True)]
            many = len(drafts) > 1 or self._columns.count(OkrColumn.TEXT) > 1
            unused = self._unused(row, drafts) if many else ""
            drafts[0] = replace(drafts[0], remark="; ".join(filter(None, (before, drafts[0].remark, unused))))
            self._found += drafts
            return ""
        if self._waiting is not None and self._waiting.row == row.line:
            remark = self._remark(row, OkrColumn.CHAMPION)
            self._waiting = replace(self._waiting, why_now=self._why, remark=remark)
            return ""
        return FORMULA if any(map(is_formula, row.cells)) else NOTHING_SAID

    def _is_apart(self, cells: Mapping[OkrColumn, str]) -> bool:
        """Whether a row that is said to be something else ("KPI") belongs to nothing, though others name theirs."""
        named = {OkrColumn.PARENT, OkrColumn.KIND} <= set(self._columns)
        return named and not cells.get(OkrColumn.PARENT) and not says_result(cells.get(OkrColumn.KIND, ""))

    def _why_not(self, row: TableRow, cells: Mapping[OkrColumn, str], formulas: Set[OkrColumn]) -> str:
        if archived.are(self._heads, row.cells):
            self._forget(cells)
            return ARCHIVED
        if formulas & _WHERE:  # unlike an empty cell it does not mean the one above
            return FORMULA
        return SUM if is_sum(row) else ""

    def _standing(self, row: TableRow) -> dict[OkrColumn, str] | None:
        """The cells that say anything and are not crossed out, by what their columns mean; None where the objective or
        the key result is."""
        told = {column: cell for column, cell in zip(self._columns, row.cells, strict=False) if column and cell}
        struck = {column for column, cell in told.items() if isinstance(cell, CrossedOut)}
        self._forget(struck)
        return None if struck & _SAY_IT else {column: told[column] for column in told if column not in struck}

    def _forget(self, left_out: Container[OkrColumn]) -> None:
        """An objective was left out: what stands below it is not one of the objective above."""
        if OkrColumn.OBJECTIVE in left_out:
            self._settle()
            self._objective = self._why = ""

    def _said(self, row: TableRow, cells: Mapping[OkrColumn, str]) -> tuple[list[str], str]:
        """The key results of a row, and the objective they belong to, or the objective alone."""
        given = [cell for column, cell in zip(self._columns, row.cells, strict=False) if column is OkrColumn.TEXT]
        texts = [title_of(line) for each in given if each and not is_formula(each) for line in listed(each)]
        objective, above = title_of(cells.get(OkrColumn.OBJECTIVE, "")), title_of(cells.get(OkrColumn.PARENT, ""))
        said = f"{cells.get(OkrColumn.KIND, '')}\n{cells.get(OkrColumn.NUMBER, '')}".split("\n")
        is_objective, is_result = any(map(says_objective, said)), any(map(says_result, said))
        if OkrColumn.PARENT in self._columns and OkrColumn.KIND not in self._columns and not objective:
            is_objective, is_result = not above, bool(above)
        if (texts or objective) and is_objective and not is_result:
            texts, objective = [], objective or texts[0]
        elif not texts and objective and is_result:
            texts, objective = [objective], above
        elif texts and above and not objective:
            objective = above
        return [without_mark(RESULT_LINE, each) for each in texts], without_mark(OBJECTIVE_LINE, objective)

    def _of_line(self, cells: dict[OkrColumn, str], at: int, count: int) -> dict[OkrColumn, str]:
        """What stands beside one of several key results in a cell: a level a line where there are as many, else the
        level of nobody in particular is left to be asked about."""
        if count == 1:
            return cells
        lines = {column: listed(cells[column]) for column in (*_LEVELS, OkrColumn.CURRENT) if cells.get(column)}
        lines = {column: each if len(each) > 1 else cells[column].split("\n") for column, each in lines.items()}
        return cells | {column: each[at] if len(each) == count else "" for column, each in lines.items()}

    def _beside(self, row: TableRow, cells: dict[OkrColumn, str], count: int) -> list[dict[OkrColumn, str]]:
        """What stands beside each key result, where the sheet has several side by side; nothing where it has not."""
        results = [at for at, column in enumerate(self._columns) if column is OkrColumn.TEXT]
        filled = [at for at in results if at < len(row.cells) and row.cells[at] and not is_formula(row.cells[at])]
        if len(results) < 2 or len(filled) != count:
            return []
        own = {kind: [at for at, column in enumerate(self._columns) if column is kind] for kind in _OF_ONE}
        shared = {kind for kind in own if kind not in _LEVELS and len(own[kind]) == 1}
        own = {kind: places for kind, places in own.items() if kind in cells and kind not in shared}
        return [cells | beside(own, self._heads, row.cells, at, results) for at in filled]

    def _unused(self, row: TableRow, drafts: Sequence[SheetDraft]) -> str:
        """Levels of a row that none of its key results has got."""
        return "; ".join(
            f"{one_line(head)}: {one_line(cell)}"
            for column, head, cell in zip(self._columns, self._heads, row.cells, strict=False)
            if column in _LEVELS and cell and not is_formula(cell)
            if not any(getattr(each, column.value) == one_line(cell) for each in drafts)
        )

    def _take_activity(self, cells: Mapping[OkrColumn, str]) -> str:
        """Work that a row of its own plans for the key result it names, or for the one above."""
        words = title_of(cells.get(OkrColumn.TEXT, "") or cells.get(OkrColumn.OBJECTIVE, ""))
        above = title_of(cells.get(OkrColumn.PARENT, ""))
        named = [at for at, each in enumerate(self._found) if above in (each.text, "")]
        if not words or not named:
            return NO_RESULT if words else NOTHING_SAID
        last = self._found[named[-1]]
        self._found[named[-1]] = replace(last, activities=(*last.activities, words))
        return ""

    def _settle(self) -> None:
        if self._waiting is not None:
            self._found.append(self._waiting)
        self._waiting = None

    def _draft(self, row: TableRow, cells: dict[OkrColumn, str], text: str) -> SheetDraft:
        levels: dict[str, Any] = {column.value: one_line(cells.get(column, "")) for column in _LEVELS}
        draft = SheetDraft(
            row.line,
            self.team,
            self._objective,
            text[:LONGEST_TEXT],
            current=one_line(cells.get(OkrColumn.CURRENT, "")),
            unit=one_line(cells.get(OkrColumn.UNIT, "")),
            champion=cells.get(OkrColumn.CHAMPION, "").strip(),
            why_now=self._why,
            source=one_line(cells.get(OkrColumn.SOURCE, "")),
            activities=several(cells.get(OkrColumn.ACTIVITY, "")),
            remark=self._remark(row),
            **levels,
        )
        return proposed(draft, cells.get(OkrColumn.KIND, ""))

    def _remark(self, row: TableRow, *also: OkrColumn) -> str:
        """The columns nobody knows, with their headings, formulas nobody has computed, and the value of today where a
        draft has no place for it.
        `also` are columns that have a place with a key result, but none with an objective."""
        said = [
            f"{one_line(head)}: {one_line(cell)}" if head else one_line(cell)
            for column, head, cell in zip(self._columns, self._heads, row.cells, strict=False)
            if cell and (column in (None, OkrColumn.CURRENT, *also) or is_formula(cell))
            if not archived.is_heading(head)
        ]
        return "; ".join(said)


def proposed(draft: SheetDraft, kind: str = "") -> SheetDraft:
    """With the type its kind, or its levels, speak for, and with the levels its own sentence gives ("from 40 to 60 %")
    where no cell gives any."""
    levels = (draft.baseline, draft.commit, draft.target, draft.stretch)
    if not any(levels) and (found := FROM_TO.search(draft.text)):
        low, high = one_line(found["low"]), one_line(found["high"])
        if read_number(low) and read_number(high):
            draft = replace(draft, baseline=low, target=high)
            levels = (draft.baseline, draft.commit, draft.target, draft.stretch)
    told = _TYPES.get(kind.strip().casefold())
    if told is None and draft.baseline.casefold() in UNKNOWN:
        told, draft = KeyResultType.BASELINE, replace(draft, baseline="")
    if told is None:
        told = KeyResultType.METRIC if is_measured(levels, draft.text) else KeyResultType.MILESTONE
    return replace(draft, type=told)

"""Lists that are laid out otherwise than one person a line below one heading: two lists side by side, teams in lines of
their own above their people, bosses named by the number of their row. Pure; used by `people_import`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from agendas.table_parts import parts_of
from workshop_app.application.people_columns import MOST_ABOVE, PeopleColumn
from workshop_app.application.people_headings import meant
from workshop_app.incoming.rows import TableRow

_NAMES = frozenset({PeopleColumn.NAME, PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME})
_LABELLED = re.compile(r"([^\W\d_][^:]{1,30}?)\s*:\s+(\S.*)")
_WHOLE_NAME = re.compile(r"[^\W\d_](?:['’]?[^\W\d_])*\.?(?:[ -][^\W\d_](?:['’]?[^\W\d_])*\.?){1,4}")
_NUMBER_BEHIND = re.compile(r"[\s_-]*(?:id|ids|no\.?|nr\.?|number|nummer|numéro|número|code|key)$", re.IGNORECASE)


def of_people(rows: tuple[TableRow, ...]) -> tuple[tuple[TableRow, ...], tuple[TableRow, ...]]:
    """The rows without those of other tables of the page, whose headings name nobody ("Room, Seats"); and those."""
    heads = [at for at, row in enumerate(rows) if row.heads]
    parts = list(parts_of([len(row.cells) for row in rows], heads))
    kept = [part for part in parts if any(at in part and _names_people(rows[at].cells) for at in heads)]
    if not kept or len(parts) < 2:
        return rows, ()
    own = {at for part in kept for at in part}
    others = tuple(row for at, row in enumerate(rows) if at not in own)
    return tuple(row for at, row in enumerate(rows) if at in own), others


def _names_people(heads: Sequence[str]) -> bool:
    return bool({found[1] for head in heads if (found := meant(head))} & _NAMES)


def one_below_the_other(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """Where the same headings stand side by side ("Name, Team" and again "Name, Team"), the second list comes below the
    first. Its lines are counted on from the last one, since a line can hold one person only."""
    for at, row in enumerate(rows[:MOST_ABOVE]):
        wide = _width_of_one(row.cells)
        if not wide:
            continue
        lists = -(-len(row.cells) // wide)
        found = [*rows[:at], replace(row, cells=row.cells[:wide])]
        found += [replace(each, cells=each.cells[:wide]) for each in rows[at + 1 :] if any(each.cells[:wide])]
        line = rows[-1].line
        for place in range(1, lists):
            for each in rows[at + 1 :]:
                cells = each.cells[place * wide : (place + 1) * wide]
                if any(cells):
                    line += 1
                    found.append(replace(each, line=line, cells=cells))
        return tuple(found)
    return rows


def _width_of_one(heads: Sequence[str]) -> int:
    """How many columns the first of several equal lists has; 0 where there is one list."""
    said = [" ".join(head.casefold().split()) for head in heads]
    first = next((at for at, head in enumerate(said) if head), None)
    if first != 0 or said.count(said[0]) < 2:
        return 0
    wide = said.index(said[0], 1)
    one = said[:wide]
    again = [said[at : at + wide] for at in range(wide, len(said), wide)]
    whole = all(each + [""] * (wide - len(each)) == one for each in again)
    names = {found[1] for head in one if (found := meant(head))} & _NAMES
    return wide if whole and names and (sum(map(bool, one)) > 1 or "" in one) else 0


def from_columns_of_names(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """Where each column is a team or a table with its people below ("Sales", "Ops", or "Table 1", "Table 2"), a line
    for each of them. Their lines are counted on, since a line can hold one person only."""
    if len(rows) < 2 or not _heads_people(rows):
        return rows
    heads, line = rows[0], rows[-1].line
    found = [replace(heads, cells=("Name", "Team"))]
    for at, head in enumerate(heads.cells):
        for each in rows[1:]:
            if at < len(each.cells) and each.cells[at]:
                line += bool(at)
                found.append(replace(each, line=line if at else each.line, cells=(each.cells[at], head)))
    return tuple(found)


def _heads_people(rows: Sequence[TableRow]) -> bool:
    """Whether a row of words we do not know stands above columns of nothing but whole names, no two the same: and the
    words are of one kind, or three columns and more are filled from above to where each ends, as no table of facts
    is."""
    heads, body = rows[0].cells, [each.cells for each in rows[1:]]
    if len(heads) < 2 or not all(heads) or any(len(cells) > len(heads) for cells in body) or any(map(meant, heads)):
        return False
    columns = [[cells[at] if at < len(cells) else "" for cells in body] for at in range(len(heads))]
    lists = [list(filter(None, column)) for column in columns]
    names = [name for each in lists for name in each]
    if not all(lists) or len(set(names)) < len(names) or not all(map(_WHOLE_NAME.fullmatch, names)):
        return False
    of_a_kind = len({head.casefold().split()[0] for head in heads}) == 1 and len(set(heads)) == len(heads)
    from_above = all(column[: len(each)] == each for column, each in zip(columns, lists, strict=True))
    ragged = len(heads) > 2 and from_above and len(set(map(len, lists))) > 1
    return of_a_kind or (ragged and not all(map(_WHOLE_NAME.fullmatch, heads)))


def with_lines_below(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """Where every name has one line below it that stands further in ("Nora Vale", "    Ops Engineer"), that is the job:
    no list of people goes in and out with each of them."""
    names, below = rows[::2], rows[1::2]
    if len(below) < 2 or len(names) != len(below) or any(map(_is_below, names)) or not all(map(_is_below, below)):
        return rows
    said = [(_only(name), _only(job)) for name, job in zip(names, below, strict=True)]
    if not all(name and job and "@" not in job and "," not in job for name, job in said):
        return rows
    heads = TableRow(0, ("Name", "Job"))
    return (heads, *(replace(row, cells=cells, below=False) for row, cells in zip(names, said, strict=True)))


def _is_below(row: TableRow) -> bool:
    return row.below or not row.cells[0]  # the second where a tab stands before it


def _only(row: TableRow) -> str:
    """What a row says in a single cell; nothing where it says more."""
    filled = [cell for cell in row.cells if cell]
    return filled[0] if len(filled) == 1 else ""


def teams_above(rows: Sequence[TableRow], columns: Sequence[PeopleColumn | None]) -> Mapping[int, str]:
    """The team of each line that stands below one which says nothing else ("Department: Sales"). Nothing where a column
    names the teams."""
    found: dict[int, str] = {}
    if PeopleColumn.TEAM in columns:
        return found
    team = ""
    for row in rows:
        said = {cell for cell in row.cells if cell}
        label = _LABELLED.fullmatch(said.pop()) if len(said) == 1 else None
        heads = meant(label[1]) if label else None
        if label and heads and heads[1] is PeopleColumn.TEAM:
            team = label[2].strip()
        elif team:
            found[row.line] = team
    return found


def with_bosses_by_number(
    heads: Sequence[str], columns: tuple[PeopleColumn | None, ...], rows: Sequence[TableRow], *, told: bool
) -> tuple[tuple[PeopleColumn | None, ...], tuple[TableRow, ...]]:
    """The columns and rows with names of bosses, where the list gives the numbers of their rows ("Manager ID" beside
    "Employee ID"). Another number than one of this list's stays what it is. `told`: the coach said what the columns
    mean."""
    at = columns.index(PeopleColumn.REPORTS_TO) if PeopleColumn.REPORTS_TO in columns else None
    if at is None and not told:
        at = next((at for at, head in enumerate(heads[: len(columns)]) if columns[at] is None and _is_boss(head)), None)
    if at is None:
        return columns, tuple(rows)
    asked = {cell for cell in _column(rows, at) if cell}
    if not asked or not all(re.search(r"\d", cell) and "@" not in cell for cell in asked):
        return columns, tuple(rows)
    own = next((place for place in range(len(columns)) if place != at and _numbers(_column(rows, place), asked)), None)
    if own is None:
        return columns, tuple(rows)
    names = dict(zip(_column(rows, own), (_name(row, columns) for row in rows), strict=True))
    meaning = tuple(PeopleColumn.REPORTS_TO if place == at else each for place, each in enumerate(columns))
    return meaning, tuple(_with_cell(row, at, names) for row in rows)


def _is_boss(head: str) -> bool:
    found = meant(_NUMBER_BEHIND.sub("", head.strip())) if _NUMBER_BEHIND.search(head.strip()) else None
    return found is not None and found[1] is PeopleColumn.REPORTS_TO


def _column(rows: Sequence[TableRow], at: int) -> list[str]:
    return [row.cells[at].strip() if at < len(row.cells) else "" for row in rows]


def _numbers(cells: Sequence[str], asked: set[str]) -> bool:
    """Whether each row has a number of its own here, and all that are `asked` for are among them."""
    filled = [cell for cell in cells if cell]
    return len(filled) == len(set(filled)) and asked <= set(filled)


def _name(row: TableRow, columns: Sequence[PeopleColumn | None]) -> str:
    said = {each: cell.strip() for each, cell in zip(columns, row.cells, strict=False) if each}
    halves = (said.get(PeopleColumn.FIRST_NAME, ""), said.get(PeopleColumn.LAST_NAME, ""))
    return " ".join(filter(None, halves)) or said.get(PeopleColumn.NAME, "")


def _with_cell(row: TableRow, at: int, names: Mapping[str, str]) -> TableRow:
    said = row.cells[at].strip() if at < len(row.cells) else ""
    if not said:
        return row
    return replace(row, cells=(*row.cells[:at], names.get(said, said), *row.cells[at + 1 :]))

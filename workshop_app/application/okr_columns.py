"""Which column of a sheet of OKRs means what. Pure; used by `okr_sheets`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources

from msgspec import Struct
from msgspec.structs import replace

from agendas.heading_claims import claimed, filled
from workshop_app.application.okr_side_by_side import numbered
from workshop_app.incoming.rows import TableRow


class OkrColumn(StrEnum):
    """What a column of such a sheet can mean."""

    TEAM = "team"
    OBJECTIVE = "objective"
    TEXT = "text"
    KIND = "kind"
    NUMBER = "number"
    BASELINE = "baseline"
    COMMIT = "commit"
    TARGET = "target"
    STRETCH = "stretch"
    CURRENT = "current"
    UNIT = "unit"
    CHAMPION = "champion"
    WHY_NOW = "why_now"
    SOURCE = "source"
    ACTIVITY = "activity"
    PARENT = "parent"  # the objective a key result belongs to, the key result of an activity


class OkrHeadings(Struct, frozen=True):
    """The meaning of each column, its heading as it is written, and how many rows stand above the headings."""

    columns: tuple[OkrColumn | None, ...]
    heads: tuple[str, ...]
    above: int


MOST_ABOVE = 15
_FURTHER = 500  # further back than any word of a list
_AT_END = frozenset(
    {
        *(OkrColumn.BASELINE, OkrColumn.COMMIT, OkrColumn.TARGET, OkrColumn.STRETCH, OkrColumn.CURRENT),
        *(OkrColumn.UNIT, OkrColumn.CHAMPION),
    }
)
_MEASURED = frozenset(  # beside a column of titles: without one of these it may be any list, "Min" and "Item" an agenda
    {
        *(OkrColumn.KIND, OkrColumn.NUMBER, OkrColumn.BASELINE),
        *(OkrColumn.TARGET, OkrColumn.STRETCH, OkrColumn.CURRENT, OkrColumn.PARENT),
    }
)
_OBJECTIVE = re.compile(
    r"(?:objective|ziel|objectif|objetivo|goal|cel|doel|doelstelling|obiettivo|o)\s*\d*\.?", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[-–].*)?", re.IGNORECASE)
_COUNTED = re.compile(r"\s*#?\d+(?=$|\s)")  # "KR2", "Key result 2 title"
_RESULT = re.compile(
    r"(?:key\s*results?|kr|schlüsselergebnis|résultat clé|resultado clave|kluczowy rezultat|kernresultaat|"
    r"risultato chiave|resultado[ -]chave|result)\s*\d*(?:\.\d+)*\.?|o\d+[.\s-]*kr\d+",
    re.IGNORECASE,
)


def says_objective(cell: str) -> bool:
    """Whether a cell says that its row is an objective ("Objective", "O1")."""
    return _OBJECTIVE.fullmatch(cell.strip()) is not None


def says_result(cell: str) -> bool:
    """Whether a cell says that its row is a key result ("KR", "KR1.2")."""
    return _RESULT.fullmatch(cell.strip()) is not None


def says_activity(cell: str) -> bool:
    """Whether a cell says that its row is work ("Initiative"), not a result of it."""
    return cell.strip().casefold() in _WORK


def headings_of(rows: Sequence[TableRow], meanings: Sequence[OkrColumn | None] = ()) -> OkrHeadings | None:
    """The first row that heads a column of objectives or key results and another one; None where none does. `meanings`
    is what the coach says the columns mean, in place of what they look like."""
    if any(meanings):
        found = headings_of(rows) or unknown_headings(rows)
        return replace(found, columns=tuple(meanings)) if found is not None else None
    width = max((len(row.cells) for row in rows), default=0)
    for place, row in enumerate(rows[:MOST_ABOVE]):
        below = [each.cells for each in rows[place + 1 :]]
        columns = tuple(claimed(row.cells, below, width, _meant, _fits))
        columns = _with_goals_of_goals(_with_targets_as_results(columns, row.cells, below), row.cells)
        columns = _with_goals_as_objectives(columns, row.cells, below)
        columns = _with_further_results(columns, row.cells, below)
        known = {each for at, each in enumerate(columns) if each is not None and _counts(each, filled(below, at))}
        measured = known & _MEASURED
        if measured == {OkrColumn.NUMBER} and not _are_marks(filled(below, columns.index(OkrColumn.NUMBER))):
            measured = set()  # a numbered list
        if (OkrColumn.OBJECTIVE in known and len(known) > 1) or (OkrColumn.TEXT in known and measured):
            heads = tuple(row.cells) + ("",) * (width - len(row.cells))
            return OkrHeadings(columns, heads, place)
    return None


def _counts(column: OkrColumn, cells: Sequence[str]) -> bool:
    """Whether a column tells that this is a sheet of OKRs: a board of tasks has parents, too, and none is filled."""
    return column is not OkrColumn.PARENT or bool(cells)


def unknown_headings(rows: Sequence[TableRow]) -> OkrHeadings | None:
    """The row that heads most columns of a table whose headings nobody here knows, so that the coach can say what they
    mean. None where hardly any row has several cells: then it is no table."""
    filled = [sum(map(bool, row.cells)) for row in rows]
    wide = [count for count in filled if count > 1]
    if len(wide) < 2 or 2 * len(wide) < len(filled):
        return None
    usual = sorted(wide)[len(wide) // 2]
    width = max(len(row.cells) for row in rows)
    place = next((at for at, count in enumerate(filled[:MOST_ABOVE]) if count >= max(usual, 2)), 0)
    return OkrHeadings((None,) * width, tuple(rows[place].cells) + ("",) * (width - len(rows[place].cells)), place)


def _with_targets_as_results(
    columns: tuple[OkrColumn | None, ...], heads: Sequence[str], below: Sequence[Sequence[str]]
) -> tuple[OkrColumn | None, ...]:
    """Where "Target" heads sentences and another column says where they end, the sentences are the key results."""
    if OkrColumn.TEXT in columns or OkrColumn.TARGET not in columns or OkrColumn.OBJECTIVE not in columns:
        return columns
    at = columns.index(OkrColumn.TARGET)
    cells = filled(below, at)
    ends = _further_targets(columns, heads)
    if not ends or any(any(map(str.isdigit, cell)) or " " not in cell for cell in cells):
        return columns
    told = {at: OkrColumn.TEXT, ends[0]: OkrColumn.TARGET}
    return tuple(told.get(place, each) for place, each in enumerate(columns))


def _further_targets(columns: Sequence[OkrColumn | None], heads: Sequence[str]) -> list[int]:
    """The places of columns that may be targets as well, and are nothing yet."""
    return [
        place
        for place, head in enumerate(heads[: len(columns)])
        if columns[place] is None and any(column is OkrColumn.TARGET for _, column in _meant(head))
    ]


def _with_goals_as_objectives(
    columns: tuple[OkrColumn | None, ...], heads: Sequence[str], below: Sequence[Sequence[str]]
) -> tuple[OkrColumn | None, ...]:
    """Where a word that may mean both ("Goal", "Ziel") heads sentences without a number, and nothing else is the
    objective, they are the objectives."""
    if OkrColumn.OBJECTIVE in columns or not {OkrColumn.TEXT, OkrColumn.TARGET} <= set(columns):
        return columns
    at = columns.index(OkrColumn.TARGET)
    both = any(column is OkrColumn.OBJECTIVE for _, column in _meant(heads[at]))
    if not both or any(" " not in cell or any(map(str.isdigit, cell)) for cell in filled(below, at)):
        return columns
    ends = _further_targets(columns, heads)
    told = {at: OkrColumn.OBJECTIVE} | ({ends[0]: OkrColumn.TARGET} if ends else {})
    return tuple(told.get(place, each) for place, each in enumerate(columns))


def _with_goals_of_goals(columns: tuple[OkrColumn | None, ...], heads: Sequence[str]) -> tuple[OkrColumn | None, ...]:
    """Where goals belong to goals ("Goal name" beside "Parent goal ID"), those below another one are key results."""
    if OkrColumn.TEXT in columns or not {OkrColumn.PARENT, OkrColumn.OBJECTIVE} <= set(columns):
        return columns
    at = columns.index(OkrColumn.OBJECTIVE)
    if not any(column is OkrColumn.TEXT for _, column in _meant(heads[at])):
        return columns
    return (*columns[:at], OkrColumn.TEXT, *columns[at + 1 :])


def _with_further_results(
    columns: tuple[OkrColumn | None, ...], heads: Sequence[str], below: Sequence[Sequence[str]]
) -> tuple[OkrColumn | None, ...]:
    """Beside a column of key results every other that is counted on ("KR1", "KR2", "KR3") is one, too."""
    if OkrColumn.TEXT not in columns or not _COUNTED.search(heads[columns.index(OkrColumn.TEXT)]):
        return columns
    first = _COUNTED.sub("", heads[columns.index(OkrColumn.TEXT)]).casefold()
    found = tuple(
        OkrColumn.TEXT
        if each is None
        and at < len(heads)
        and _COUNTED.search(heads[at])
        and _COUNTED.sub("", heads[at]).casefold() == first
        and _fits(OkrColumn.TEXT, filled(below, at))
        else each
        for at, each in enumerate(columns)
    )
    return tuple(
        _counted_on(heads[at]) if each is None and at < len(heads) and found.count(OkrColumn.TEXT) > 1 else each
        for at, each in enumerate(found)
    )


def _counted_on(head: str) -> OkrColumn | None:
    """What a heading means for one of several key results ("KR2 target")."""
    meanings = [column for _, column in sorted(_meant(head)) if column in _AT_END]
    return meanings[0] if meanings and numbered(head) else None


def meaning_of(word: str) -> OkrColumn | None:
    """What a single word heads, by its first meaning; None where nobody knows it."""
    return next((column for _, column in sorted(_meant(word))), None)


@cache
def _words() -> Mapping[str, tuple[tuple[int, OkrColumn], ...]]:
    read = tomllib.loads(resources.files(__package__).joinpath("okr_headers.toml").read_text("utf-8"))
    found: dict[str, list[tuple[int, OkrColumn]]] = {}
    for column, known in read.items():
        for place, word in enumerate(known):
            found.setdefault(word, []).append((place, OkrColumn(column)))
    return {word: tuple(each) for word, each in found.items()}


def _meant(cell: str) -> tuple[tuple[int, OkrColumn], ...]:
    text = " ".join(cell.casefold().replace("_", " ").split()).strip(" :*")
    bare = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", text).strip()
    known = _words()
    if found := known.get(text) or known.get(bare) or known.get(_COUNTED.sub("", bare)):
        return found
    inside = re.search(r"[(\[]([^)\]]+)[)\]]", text)  # "Custom field (Target)"
    parts = [*re.split(r"\s*/\s*", bare), inside[1].strip() if inside else ""]  # "Team/Person"
    if found := next((known[part] for part in parts if part in known), ()):
        return found
    noun = bare.rpartition(" ")[2]  # "Metric owner", "Q2 target"; what is said of the objective is no key result's
    at_end = known.get(noun, ()) if " " in bare and not _OBJECTIVE.fullmatch(bare.partition(" ")[0]) else ()
    return tuple((rank + _FURTHER, column) for rank, column in at_end if column in _AT_END)


def _fits(column: OkrColumn, cells: Sequence[str]) -> bool:
    test = _TESTS.get(column)
    return test is None or not cells or 2 * sum(map(test, cells)) >= len(cells)


def _has_words(cell: str) -> bool:
    return re.search(r"[^\W\d_]{2}", cell) is not None and not says_objective(cell) and not says_result(cell)


def _is_a_kind(cell: str) -> bool:
    return says_objective(cell) or says_result(cell) or says_activity(cell) or cell.casefold() in _KINDS


_WORK = frozenset(
    {
        "initiative",
        "initiatives",
        "activity",
        "task",
        "project",
        "action",
        "maßnahme",
        "iniciativa",
        "epic",
    }
)
_LEVELS = frozenset({"team", "company", "individual", "person", "department", "organisation", "organization", "group"})
_KINDS = frozenset(
    {
        "metric",
        "baseline",
        "milestone",
        "committed",
        "aspirational",
        "kennzahl",
        "meilenstein",
        "jalon",
        "hito",
        "métrica",
    }
)


def _is_a_team(cell: str) -> bool:
    return re.search(r"[^\W\d_]", cell) is not None and cell.strip().casefold() not in _LEVELS


def _are_marks(cells: Sequence[str]) -> bool:
    """Whether numbers tell objectives and key results apart ("O1", "KR1.2")."""
    return 2 * sum(says_objective(cell) or says_result(cell) for cell in cells) > len(cells)


def _is_no_clock(cell: str) -> bool:
    """ "Start" above times of day heads an agenda."""
    return _CLOCK.fullmatch(cell.strip()) is None


_TESTS: Mapping[OkrColumn, Callable[[str], bool]] = {
    OkrColumn.TEAM: _is_a_team,
    OkrColumn.OBJECTIVE: _has_words,
    OkrColumn.TEXT: _has_words,
    OkrColumn.KIND: _is_a_kind,
    OkrColumn.BASELINE: _is_no_clock,
    OkrColumn.TARGET: _is_no_clock,
}

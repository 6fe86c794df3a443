"""What a damaged file still holds, as values of today: its pages are read by `pages`, every row is turned into a value
or refused, and where an index is whole it says how many rows there were. Used by `rescue`; writes nothing.

A row of an older version lacks the fields that came later; they take their defaults, as most migrations give them.
What one works out from other rows is made good by `mending`, which is told who lacked it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from msgspec import NODEFAULT, Struct, field
from msgspec.structs import fields

from workshop_app.domain.text import holds_forbidden
from workshop_app.storage.cells_of_version_3 import COLUMNS, with_members
from workshop_app.storage.pages import FilePages, Leaf, Record, Unreadable
from workshop_app.storage.tables import ID_LENGTH, KINDS, MAPPED

# Migrations put these at the end of the rows of an older file, one after the other; told by the file's own words while
# those are there.
_ADDED_LATER: dict[str, tuple[tuple[str, ...], ...]] = {
    "engagement": (("country", "region"), ("zone",)),
    "parameter_record": (("settled_how", "settled_by"), ("decided_by_id", "owner_id", "settled_by_id", "detail_ids")),
    "person": (("team_id",), ("boss", "brings_okr", "host_room")),
    "team": (("lead_id",),),
    "open_question": (("owner_id",),),
    "parked_item": (("owner_id",),),
    "parameter_version": (("who_id",),),
    "workshop": (("zone",),),
    "attendance": (("leaves_after", "leaves_at", "arrives_at"), ("leaves_lunch",)),
    "group_plan": (("same_all_day",),),
    "draft_set": (
        ("depends_on_ids", "depended_on_by_ids"),
        ("cycle", "event", "event_day", "published_on", "follows_id"),
        ("room",),
        ("scored_by",),
    ),
    "objective": (("kind", "answers"),),
    "key_result": (
        ("champion_ids",),
        ("wanted", "confidence", "read_out", "shared_with", "shared_with_ids", "follows_id"),
    ),
    "team_dependency": (("their_reality", "how_seen", "next_look"),),
    "record_edition": (("mark", "signed_by_ids"),),
}
# What rows of an older file have and today's do not, and the field it stands before.
_TAKEN_OUT: dict[str, tuple[tuple[str, ...], str]] = {
    "parameter_version": (("number",), "at"),
    "objective": (("adds_to_id", "contribution"), "engagement_id"),
}
_REFUSALS = (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError)


class SalvagedValues(Struct):
    """The values of one kind by id, each with its place in the order of insertion. `known`: how many there were, None
    when nothing in the file tells. `lacking`: the fields that came after the row of an id was written."""

    values: dict[str, tuple[int, Any]] = field(default_factory=dict)
    lacking: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: int | None = None
    whole: bool = True

    def without(self, name: str) -> frozenset[str]:
        """The ids of the rows that are older than this field."""
        return frozenset(id for id, lacking in self.lacking.items() if name in lacking)

    def in_order(self) -> list[Any]:
        return [value for _, value in sorted(self.values.values(), key=_place)]


class Salvage(Struct):
    """All that could be read. `owners` counts the engagement ids that the rows name."""

    found: dict[type, SalvagedValues]
    owners: Counter[str] = field(default_factory=Counter)


class _Listed(Struct, frozen=True):
    """What the file says of one table: its first page, its words, the first pages of its indexes."""

    root: int
    sql: str
    indexes: tuple[int, ...]


def salvage(data: bytes) -> Salvage:
    """Read everything in these bytes of an engagement file."""
    pages = FilePages(data)
    listed, complete = _listed(pages)
    owners: Counter[str] = Counter()
    found: dict[type, SalvagedValues] = {}
    strays: list[Leaf] = []
    for kind, name in KINDS.items():
        found[kind] = _read_table(pages, kind, listed.get(name), complete, owners, strays)
    broken = [kind for kind, each in found.items() if not each.whole]
    if broken:
        layouts = {kind: _layouts(kind, listed.get(KINDS[kind])) for kind in broken}
        for leaf in (*strays, *pages.loose_leaves()):
            _adopt(leaf, layouts, found, owners)
    for each in found.values():
        if each.known is not None:
            each.known = max(each.known, len(each.values))
    return Salvage(found, owners)


def _listed(pages: FilePages) -> tuple[dict[str, _Listed], bool]:
    """The tables that the file names, and whether its list of them is whole."""
    tree = pages.tree(1)
    records: list[Record] = list(tree.records)
    if not tree.whole:
        for number in range(1, pages.count + 1):
            try:
                records += pages.leaf(number).records
            except Unreadable:
                continue
    tables: dict[str, tuple[int, str]] = {}
    indexes: dict[str, list[int]] = {}
    for record in records:
        match record:
            case ("table", str(name), str(), int(root), str(sql)):
                tables.setdefault(name, (root, sql))
            case ("index", str(), str(name), int(root), _):
                indexes.setdefault(name, []).append(root)
    listed = {
        name: _Listed(*tables[name], tuple(dict.fromkeys(indexes.get(name, ()))))
        for name in KINDS.values()
        if name in tables
    }
    return listed, tree.whole


def _read_table(
    pages: FilePages, kind: type, listed: _Listed | None, complete: bool, owners: Counter[str], strays: list[Leaf]
) -> SalvagedValues:
    """The rows of one kind. Rows in its tree that are none of its own go to `strays`: pages may have changed places."""
    if listed is None:  # a table that an older version did not have, or one whose entry is lost
        return SalvagedValues(known=0 if complete else None, whole=complete)
    tree = pages.tree(listed.root)
    counted = [each.announced for each in (pages.tree(root, index=True) for root in listed.indexes) if each.whole]
    found = SalvagedValues()
    (names,) = _layouts(kind, listed)
    refused = tuple(record for record in tree.records if not _keep(found, kind, names, record, owners))
    if refused:
        strays.append(Leaf(refused, len(refused)))
    found.whole = tree.whole and not refused
    found.known = len(found.values) if found.whole else max(counted, default=None)
    return found


def _layouts(kind: type, listed: _Listed | None) -> tuple[tuple[str, ...], ...]:
    """The orders in which the cells of this kind's rows may stand."""
    ours = tuple(column.name for column in MAPPED[kind].table.columns)
    gone, before = _TAKEN_OUT.get(KINDS[kind], ((), ""))
    if listed is not None:
        places = {name: _place_in(listed.sql, name) for name in (*ours, *gone)}
        return (tuple(sorted((name for name in places if places[name] >= 0), key=places.__getitem__)),)
    orders = [ours]
    stages = _ADDED_LATER.get(KINDS[kind], ())
    for number, _ in enumerate(stages):  # made before this stage, and left there, or upgraded later
        later = tuple(name for stage in stages[number:] for name in stage)
        first = tuple(name for name in ours if name not in later)
        orders += [
            (*first, *(name for stage in stages[number:upto] for name in stage))
            for upto in range(number, len(stages) + 1)
        ]
    if gone:
        orders += [(*order[: (at := order.index(before))], *gone, *order[at:]) for order in orders]
    return tuple(dict.fromkeys(orders))


def _place_in(sql: str, name: str) -> int:
    found = re.search(rf'[(,]\s*"?{re.escape(name)}"?\s', sql)
    return found.start() if found else -1


def _adopt(
    leaf: Leaf,
    layouts: dict[type, tuple[tuple[str, ...], ...]],
    found: dict[type, SalvagedValues],
    owners: Counter[str],
) -> None:
    """Give the rows of a page without a tree to the one kind that they fit best."""
    best: list[tuple[int, type, tuple[str, ...]]] = []
    for kind, orders in layouts.items():
        fitting, names = max(((_fitting(kind, names, leaf.records), names) for names in orders), key=_first)
        best.append((fitting, kind, names))
    best.sort(key=_first, reverse=True)
    if not best[0][0] or (len(best) > 1 and best[0][0] == best[1][0]):
        return
    _, kind, names = best[0]
    for record in leaf.records:
        _keep(found[kind], kind, names, record, owners)


def _fitting(kind: type, names: tuple[str, ...], records: Iterable[Record]) -> int:
    return sum(_value(kind, names, record) is not None for record in records)


def _keep(found: SalvagedValues, kind: type, names: tuple[str, ...], record: Record, owners: Counter[str]) -> bool:
    """Take a row in; False when it is none of this kind."""
    read = _value(kind, names, record)
    if read is None:
        return False
    cells, id = dict(zip(names, record, strict=False)), read[1].id
    if id not in found.values and (lacking := tuple(name for name in MAPPED[kind].shape.names if name not in cells)):
        found.lacking[id] = lacking
    found.values.setdefault(id, read)
    owners[str(cells.get("engagement_id", id))] += 1
    return True


def _value(kind: type, names: tuple[str, ...], record: Record) -> tuple[int, Any] | None:
    """The place and the value of one row; None when it holds what the app never wrote."""
    if not 2 < len(record) <= len(names):
        return None
    cells: dict[str, Any] = dict(zip(names, record, strict=False))
    if any(isinstance(cell, str) and _garbled(cell) for cell in cells.values()):
        return None
    shape = MAPPED[kind].shape
    seq = cells.get("seq")
    try:
        row = [_cell(kind, name, cells) for name in shape.names]
        value = shape.value(row)
        shape.row(value)
    except _REFUSALS:
        return None
    if not isinstance(seq, int) or not isinstance(value.id, str) or not 0 < len(value.id) <= ID_LENGTH:
        return None
    return seq, value


def _cell(kind: type, name: str, cells: Mapping[str, Any]) -> Any:
    """What today's version has in this field of the row."""
    if name not in cells:
        return _default(kind, name)
    cell = cells[name]
    return with_members(cell) if isinstance(cell, str) and (KINDS[kind], name) in COLUMNS else cell


def _default(kind: type, name: str) -> Any:
    """What a row that lacks this field holds in it."""
    default = _defaults(kind)[name]
    convert = MAPPED[kind].shape.to_column[name]
    return default if convert is None or default is None else convert(default)


@cache
def _defaults(kind: type) -> dict[str, Any]:
    """Asked for each cell of each row: finding the fields of a kind takes a thousand times as long as the row."""
    return {each.name: each.default for each in fields(kind) if each.default is not NODEFAULT}


def _garbled(text: str) -> bool:
    """Whether a text holds signs that are taken out of everything typed here: zeroed or foreign bytes."""
    return holds_forbidden(text)


def _place(entry: tuple[int, Any]) -> int:
    return entry[0]


def _first(entry: tuple[Any, ...]) -> int:
    return int(entry[0])

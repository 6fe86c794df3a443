"""How a stored value looks as a row: its table's name, its columns, and the conversion of each cell. Used inside
`storage`: `reading` asks for rows by it, `tables` builds the tables from it.

Knows no database library and no list of kinds, so that opening a file loads only the kinds it looks at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from workshop_app.storage.codec import (
    NAMED_TEXTS,
    all_plain,
    decoder,
    encode,
    hints_of,
    moment,
    named_texts,
    optional,
    raw_bytes,
    tagged,
    texts_named,
    untagged,
)

# Lists come in the order of the first of these that a kind has. Two copies of a file may put something at one place:
# then the ids decide, so that both show the same order once they are brought together. Other ties, and kinds with none
# of these, come in order of insertion.
ORDER_FIELDS = ("position", "number", "at", "started_at")
PLACE = "position"
# Two copies may give one number: what was issued later is the later edition.
ORDERED_OTHERWISE = {"record_edition": "at"}

Convert = Callable[[Any], Any]
PLAIN_TEXT = decoder(str)
MANY = 12  # rows from which on it pays to look at whole columns
AGENDAS = 256  # remembered: those of the largest programme

# The ways in which a cell can fail to be a value: the wrong type, an unknown member, no such day, JSON that is none,
# that is nested without end, or that names a number of five thousand digits.
WRONG_VALUE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, MemoryError)


class Shape:
    """One kind: the columns are named after its fields, the table after the kind itself (KeyResult: key_result)."""

    def __init__(self, kind: type[Any]) -> None:
        hints = hints_of(kind)
        self.kind = kind
        self.table = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
        self.names: tuple[str, ...] = kind.__struct_fields__
        by = ORDERED_OTHERWISE.get(self.table) or next((name for name in ORDER_FIELDS if name in self.names), "")
        self.order = (PLACE, "id") if by == PLACE else (by, "seq") if by else ("seq",)
        codecs = [_codec(hints[name]) for name in self.names]
        self.to_column: dict[str, Convert | None] = dict(zip(self.names, (each[0] for each in codecs), strict=True))
        self._to_value = tuple(each[1] for each in codecs)

    def row(self, value: object) -> dict[str, Any]:
        """The columns of a value."""
        return {
            name: getattr(value, name) if convert is None else convert(getattr(value, name))
            for name, convert in self.to_column.items()
        }

    def value(self, row: Any) -> Any:
        """The value of a row of the file. A row that holds what no app ever wrote raises one of WRONG_VALUE."""
        return self.kind(*(convert(cell) for cell, convert in zip(row, self._to_value, strict=True)))

    def fields(self, name: str, cells: tuple[Any, ...]) -> Iterable[Any]:
        """One field of many values from their cells; raises as `value` does. Of cells that are alike one is read."""
        convert = self._to_value[self.names.index(name)]
        if convert is PLAIN_TEXT and all_plain(cells):
            return cells
        known = {cell: convert(cell) for cell in set(cells)}
        return map(known.__getitem__, cells)

    def values(self, rows: Sequence[Any]) -> list[Any]:
        """The values of many rows, a column at a time: texts are nearly all of a file, and looked through together."""
        if len(rows) < MANY:
            return [self.value(row) for row in rows]
        columns = zip(zip(*rows, strict=True), self._to_value, strict=True)
        return list(map(self.kind, *(_converted(cells, convert) for cells, convert in columns)))

    def cell(self, name: str, value: object) -> Any:
        """What the file holds in this column when the field has this value."""
        convert = self.to_column[name]
        cell = value if convert is None else convert(value)
        if isinstance(cell, datetime):
            return cell.isoformat(" ", "microseconds")
        return cell.isoformat() if isinstance(cell, date) else cell


def _converted(cells: tuple[Any, ...], convert: Convert) -> Iterable[Any]:
    if convert is PLAIN_TEXT and all_plain(cells):
        return cells
    return map(convert, cells)


@cache
def shape(kind: type) -> Shape:
    """The shape of a stored kind."""
    return Shape(kind)


def _codec(hint: Any) -> tuple[Convert | None, Convert]:
    """What turns a field into its column (None: it already is) and the stored cell back."""
    kind, nullable = optional(hint)
    to_column, to_value = _codec_of(kind)
    if nullable:
        return to_column and _or_none(to_column), _or_none(to_value)
    return to_column, to_value


def _codec_of(kind: Any) -> tuple[Convert | None, Convert]:
    if kind is bool:
        return None, _FLAGS.__getitem__
    if kind in (str, int, float):
        return None, decoder(kind)
    if kind is bytes:
        return None, raw_bytes
    if kind is date:
        return None, date.fromisoformat
    if kind is datetime:
        return _utc_without_zone, _with_utc
    if kind is object:  # a whole value of another kind
        return tagged, untagged
    if isinstance(kind, type) and issubclass(kind, Enum):
        return str, {member.value: member for member in kind}.__getitem__  # a fifth of the time of `kind(...)`
    if kind in NAMED_TEXTS:
        return lambda value: _json(named_texts(value)), lambda text: texts_named(json.loads(text), kind)
    decode = decoder(kind)
    return _dump, _remembering(decode) if isinstance(kind, type) else lambda text: decode(json.loads(text))


def _remembering(decode: Convert) -> Convert:
    """An agenda takes a hundred times as long to make of its cell as to find again by it, and screens ask for those of
    all workshops. Values are frozen: the same one may be handed out again."""
    return lru_cache(maxsize=AGENDAS)(lambda text: decode(json.loads(text)))


_FLAGS = {0: False, 1: True}


def _or_none(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _dump(value: object) -> str:
    return _json(encode(value))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _utc_without_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None)


def _with_utc(text: str) -> datetime:
    return moment(text).replace(tzinfo=UTC)

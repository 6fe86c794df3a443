"""The pages of a damaged file, read without the database: what a tree of pages still holds, record by record. Used by
`salvage` only, on bytes in memory; nothing here writes, follows a loop, or trusts a number it read.

After the file format as SQLite publishes it ("Database File Format", sections 1.5 and 2.1): a page is a leaf with
records or an inner page with the numbers of others; a long record goes on in overflow pages.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13
_HEADER = 100  # bytes before the first page's own head
_DEEPEST = 20
_MOST_COLUMNS = 200
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)

Record = tuple[object, ...]


class Unreadable(Exception):
    """These bytes are no page, or no record."""


class Leaf(Struct, frozen=True):
    """What one leaf holds: its readable records, and how many were announced (more when some cannot be read)."""

    records: tuple[Record, ...]
    announced: int


class Tree(Struct, frozen=True):
    """What a whole tree holds. `whole`: every page of it was there and every record could be read."""

    records: tuple[Record, ...]
    announced: int
    whole: bool


class FilePages:
    """A file's bytes by page number, counted from 1. `seen` are the pages that some tree has led to. An overflow page
    is never taken for a leaf: it begins with the number of the next one, of which the first byte is 0."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = _page_size(data)
        self._usable = self._size - (data[20] if len(data) > 20 and data[20] <= 32 else 0)
        self.seen: set[int] = set()
        # Every page is read a few times over; a made-up file that would have it read for ever is given up.
        self._patience = 16 * len(data)

    @property
    def count(self) -> int:
        return -(-len(self._data) // self._size)

    def tree(self, root: int, index: bool = False) -> Tree:
        """Everything below this page, as far as it can be reached."""
        records: list[Record] = []
        announced, whole = 0, True
        for leaf in self._leaves(root, (LEAF_INDEX, INNER_INDEX) if index else (LEAF_TABLE, INNER_TABLE), 0):
            if leaf is None:
                whole = False
                continue
            records += leaf.records
            announced += leaf.announced
            whole = whole and len(leaf.records) == leaf.announced
        return Tree(tuple(records), announced, whole)

    def loose_leaves(self) -> Iterator[Leaf]:
        """The leaves of tables that no tree has led to."""
        for number in range(1, self.count + 1):
            if number not in self.seen:
                try:
                    leaf = self.leaf(number)
                except Unreadable:
                    continue
                if leaf.announced:
                    yield leaf

    def leaf(self, number: int) -> Leaf:
        """One page as a leaf of a table."""
        page, start = self._page(number)
        if page[start] != LEAF_TABLE:
            raise Unreadable
        return self._leaf(page, start)

    def _leaves(self, number: int, kinds: tuple[int, int], depth: int) -> Iterator[Leaf | None]:
        """The leaves of a tree in order; None stands for a page that cannot be read."""
        try:
            page, start = self._page(number)
            if number in self.seen or depth > _DEEPEST or page[start] not in kinds:
                raise Unreadable
            self.seen.add(number)
            if page[start] == kinds[0]:
                yield self._leaf(page, start)
                return
            below = self._below(page, start)
        except Unreadable:
            yield None
            return
        if kinds[1] == INNER_INDEX:  # an inner page of an index holds entries of its own
            yield self._leaf(page, start)
        for child in below:
            yield from self._leaves(child, kinds, depth + 1)

    def _below(self, page: bytes, start: int) -> list[int]:
        cells = self._cells(page, start, 12)
        return [*(_number(page, cell) for cell in cells if cell is not None), _number(page, start + 8)]

    def _leaf(self, page: bytes, start: int) -> Leaf:
        kind = page[start]
        cells = self._cells(page, start, 12 if kind == INNER_INDEX else 8)
        records = []
        for cell in cells:
            try:
                if cell is not None:
                    records.append(_record(self._payload(page, cell, kind)))
            except (Unreadable, IndexError, struct.error, UnicodeDecodeError):
                continue
        return Leaf(tuple(records), len(cells))

    def _cells(self, page: bytes, start: int, head: int) -> list[int | None]:
        """Where the cells of a page begin; None for one that would lie outside it."""
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + head
        if first + 2 * count > len(page):
            raise Unreadable
        found: list[int | None] = []
        for place in range(count):
            at = int.from_bytes(page[first + 2 * place : first + 2 * place + 2], "big")
            found.append(at if first + 2 * count <= at < len(page) - 3 else None)
        return found

    def _payload(self, page: bytes, cell: int, kind: int) -> bytes:
        """The bytes of one record, put together with those of its overflow pages."""
        at = cell + 4 if kind == INNER_INDEX else cell
        length, at = _varint(page, at)
        if kind == LEAF_TABLE:
            _, at = _varint(page, at)
        usable = self._usable
        most = usable - 35 if kind == LEAF_TABLE else (usable - 12) * 64 // 255 - 23
        if length > len(self._data):
            raise Unreadable
        if length <= most:
            return _exactly(page, at, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        first = _exactly(page, at, here)
        return first + self._overflow(_number(page, at + here), length - here)

    def _overflow(self, number: int, wanted: int) -> bytes:
        parts: list[bytes] = []
        met: set[int] = set()
        while wanted > 0:
            page, start = self._page(number)
            if start or number in met or self._patience < 0:
                raise Unreadable
            met.add(number)
            part = page[4 : 4 + min(wanted, self._usable - 4)]
            self._patience -= len(part)
            parts.append(part)
            wanted -= len(part)
            number = _number(page, 0)
        return b"".join(parts)

    def _page(self, number: int) -> tuple[bytes, int]:
        """A page and where its own head begins. A page that was cut off is none."""
        if not 1 <= number <= self.count:
            raise Unreadable
        page = self._data[(number - 1) * self._size : number * self._size]
        if len(page) < self._size:
            raise Unreadable
        return page[: self._usable], _HEADER if number == 1 else 0


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = 65_536 if size == 1 else size
    return size if 512 <= size <= 65_536 and size & (size - 1) == 0 else 4096


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(_exactly(page, at, 4), "big")


def _exactly(data: bytes, at: int, length: int) -> bytes:
    part = data[at : at + length]
    if len(part) != length:
        raise Unreadable
    return part


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    raise Unreadable  # pragma: no cover


def _record(payload: bytes) -> Record:
    head, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise Unreadable
    values: list[object] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload) or not kinds:
        raise Unreadable
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[object, int]:
    if kind >= 12:
        length = (kind - 12) // 2
        raw = _exactly(payload, at, length)
        return (raw.decode("utf-8") if kind % 2 else raw), at + length
    if kind in (10, 11):
        raise Unreadable
    raw = _exactly(payload, at, _SIZES[kind])
    if kind == 0:
        return None, at
    if kind == 7:
        return struct.unpack(">d", raw)[0], at + 8
    if kind in (8, 9):
        return kind - 8, at
    return int.from_bytes(raw, "big", signed=True), at + len(raw)

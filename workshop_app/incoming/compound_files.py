"""The one stream of an old .xls file in which its workbook stands, out of the file system inside of it ("compound
file"). Called by `other_workbooks`, before anybody else opens such a file.

Both python-calamine and xlrd unpack it, too, but believe what a damaged file says: one goes round for ever where a
sector leads back to itself, the other asks for 500 GB of memory where a sheet says so, and ends the program. Here a
chain ends when it is longer than the file ([MS-CFB], section 2), and a sheet is no larger than Excel's were.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from msgspec import Struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = ("workbook", "book")  # since Excel 97, and before
_SPECIAL = 0xFFFFFFFA  # from here on numbers are none of sectors: the end of a chain, a free sector
_IN_HEADER, _ENTRY, _ROOT = 109, 128, 5
_SMALL = 64  # bytes of a sector inside the stream that holds all small ones


_DIMENSIONS, _ROWS, _COLUMNS = 0x0200, 65_536, 256  # the record that says how large a sheet is, and what Excel allowed
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})


class _Entry(Struct, frozen=True):
    kind: int
    name: str
    first: int
    size: int


def workbook(data: bytes) -> bytes:
    """The stream; ValueError or struct.error for a file that has none, or is damaged."""
    if not data.startswith(SIGNATURE):
        raise ValueError("no compound file")
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise ValueError(f"sectors of 2 to the power of {shift} bytes")
    size = 1 << shift
    first, _, cutoff, first_small, _, more = struct.unpack_from("<6I", data, 48)
    table = _table(data, size, more)
    entries = list(_entries(_joined(data, size, table, first, size)))
    found = next((each for name in _NAMES for each in entries if each.name.casefold() == name), None)
    if found is None:
        raise ValueError("no workbook in it")
    root = next((each for each in entries if each.kind == _ROOT), found)
    small = _joined(
        data, size, table, root.first if root.size else _SPECIAL, size
    )  # also where nobody needs them: other readers follow them
    places = _numbers(_joined(data, size, table, first_small, size))
    if found.size >= cutoff:
        return _joined(data, size, table, found.first, size)[: found.size]
    return _joined(small, _SMALL, places, found.first, 0)[: found.size]


def check_sizes(stream: bytes) -> None:
    """ValueError where a sheet says it is larger than any, or a cell stands beyond the last column; records are a kind,
    a length, and so many bytes."""
    at = 0
    while at + 8 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        if kind == _DIMENSIONS and length in (10, 14) and at + 4 + length <= len(stream):
            _, last, _, after = struct.unpack_from("<2I2H" if length == 14 else "<4H", stream, at + 4)
            if last > _ROWS or after > _COLUMNS:
                raise ValueError(f"a sheet of {last} rows and {after} columns")
        elif kind in _CELLS and length >= 4 and struct.unpack_from("<2H", stream, at + 4)[1] >= _COLUMNS:
            raise ValueError(f"a cell beyond the last column, at {at}")
        at += 4 + length


def _table(data: bytes, size: int, more: int) -> Sequence[int]:
    """Which sector follows which."""
    parts = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    for _ in range(len(data) // size):
        if more >= _SPECIAL:
            break
        *here, more = _numbers(_sector(data, size, more, size))
        parts += here
    else:
        raise ValueError("a table of sectors without end")
    kept = [each for each in parts if each < _SPECIAL][: len(data) // size]
    return _numbers(b"".join(_sector(data, size, each, size) for each in kept))


def _joined(data: bytes, size: int, table: Sequence[int], first: int, begin: int) -> bytes:
    """A chain of sectors; `begin` is where the first of them stands in the data."""
    pieces, at = list[bytes](), first
    while at < _SPECIAL:
        if at >= len(table) or len(pieces) > len(data) // size:
            raise ValueError(f"a chain that leads nowhere: {at}")
        pieces.append(_sector(data, size, at, begin))
        at = table[at]
    return b"".join(pieces)


def _sector(data: bytes, size: int, at: int, begin: int) -> bytes:
    return data[begin + at * size : begin + (at + 1) * size]


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _entries(data: bytes) -> Iterator[_Entry]:
    for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", data, at + 64)
        first, size = struct.unpack_from("<2I", data, at + 116)
        yield _Entry(kind, data[at : at + max(length - 2, 0)].decode("utf-16-le", "replace"), first, size)

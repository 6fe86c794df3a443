"""Whether a file that bears no sign of a passphrase shows that it has none. The signs of one are few bytes of the
header (`cipher.salt_in`), and all of them can be harmed at once: what nobody can read is then damaged, or only locked.
"""

from __future__ import annotations

from pathlib import Path

_HEADER = 100  # bytes; behind them stands the first page's own head
_TREE = {5: 112, 13: 108}  # kinds of a first page, and where its list of cells begins
_OUR_WORDS = (b"CREATE TABLE ", b"CREATE INDEX ", b"CREATE UNIQUE INDEX ")


def may_be_locked(path: Path) -> bool:
    """Whether the file could be one with a passphrase: neither its first page nor its schema can be read, and it holds
    more than zeros. OSError when it cannot be read at all."""
    with path.open("rb") as file:
        first = file.read(4096)
        if _is_tree(first) or not first[_HEADER:].strip(b"\x00"):
            return False
        data = first + file.read()
    return not any(words in data for words in _OUR_WORDS)


def _is_tree(page: bytes) -> bool:
    """Whether a first page is laid out as the database does it: by chance hardly one in a million is."""
    start = _TREE.get(page[_HEADER]) if len(page) > _HEADER + 12 else None
    if start is None:
        return False
    cells, content = _number(page, 103), _number(page, 105)
    places = [_number(page, start + 2 * cell) for cell in range(min(cells, 200))]
    return 0 < cells < 2000 and page[107] <= 60 and all(start <= content <= place for place in places)


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 2], "big")

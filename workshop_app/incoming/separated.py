"""Text in which something separates the cells: CSV, tabs, whatever a spreadsheet exports. Called by `tables`.

Read line by line, so that a long file neither fills the memory twice nor keeps the interpreter to itself.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.rows import Gathering, IncomingTable, Watch

SEPARATORS = (",", ";", "\t", "|")
LONGEST_LINE = 1_000_000  # characters
SAMPLE = 20_000  # characters in which the separator is looked for
LOOK_EVERY = 500  # rows between two words about how far it is

_PIECE = 1_000_000  # bytes decoded at a time: one long call would stop every other thread
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes, path: str, encoding: str | None, watch: Watch) -> IncomingTable:
    """A whole file; `path` is for the sentences."""
    used = _encoding(data, path, encoding, watch)
    separator = guessed(_start(data, used)) or ","
    return _gathered(_lines(data, used, path, watch), separator, Gathering(path), used)


def cut(words: str, separator: str, watch: Watch) -> IncomingTable:
    """A pasted text whose separator is known."""
    lines = words.splitlines(keepends=True) if "\n" in words else [words]
    return _gathered(_told(lines, watch), separator, Gathering(), "")


def guessed(words: str) -> str:
    """The separator that cuts most of the first lines into the same number of cells; empty when none does."""
    sample = words[:SAMPLE]
    best, most = "", 0.0
    for separator in SEPARATORS:
        try:
            counts = [len(cells) for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if cells]
        except csv.Error:
            continue
        wide = [count for count in counts if count > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        agreement = wide.count(usual) / len(counts) + usual / 1000
        if agreement > most:
            best, most = separator, agreement
    return best


def _gathered(lines: Iterator[str], separator: str, gathering: Gathering, encoding: str) -> IncomingTable:
    reader = csv.reader(lines, delimiter=separator)
    line = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return gathering.table(encoding, separator)
        except csv.Error:  # a cell longer than any text: usually a quotation mark that nobody closed
            gathering.broken.append(line + 1)
        else:
            gathering.add(line + 1, cells)
        line = reader.line_num


def _told(lines: list[str], watch: Watch) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number % LOOK_EVERY == 0:
            watch(number, len(lines))
        yield line


def _lines(data: bytes, encoding: str, path: str, watch: Watch) -> Iterator[str]:
    """Line ends become newlines; characters no document can hold are left out, but a zero is the mark of no text."""
    raw = io.BytesIO(data)
    text = io.TextIOWrapper(raw, encoding, newline=None)
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if number % LOOK_EVERY == 1:
            watch(raw.tell(), len(data))
        if "\x00" in line:
            raise KnownError(ErrorCode.TABLE_NOT_TEXT, path=path, line=number)
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise KnownError(ErrorCode.TABLE_LINE_TOO_LONG, path=path, line=number, most=LONGEST_LINE)
        yield without_forbidden(line)


def _start(data: bytes, encoding: str) -> str:
    return without_forbidden(io.TextIOWrapper(io.BytesIO(data), encoding, newline=None).read(SAMPLE))


# -- encodings


def _encoding(data: bytes, path: str, wanted: str | None, watch: Watch) -> str:
    """What the byte order mark says; UTF-16 when it looks like it; UTF-8 when it is valid; else cp1252, which is what
    Excel on Windows writes."""
    used = wanted or next((name for bom, name in _BOMS if data.startswith(bom)), "") or _unmarked_utf16(data)
    for candidate in (used,) if used else ("utf-8", "cp1252", "latin-1"):
        if _decodes(data, candidate, watch):
            return candidate
    raise KnownError(ErrorCode.TABLE_ENCODING, path=path, encoding=used)


def _decodes(data: bytes, encoding: str, watch: Watch) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for start in range(0, len(data), _PIECE):
            watch(0, len(data))
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError):
        return False
    return True


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark: zeros are frequent and nearly all on one side of the pairs, so are those of the line ends,
    and what stands in pairs without a zero is not plain letters. A text in which a zero has strayed is none of that."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 25 < len(sample) or min(even, odd) * 4 > max(even, odd) or even == odd:
        return ""
    name, line_end = ("utf-16-le", b"\n\x00") if odd > even else ("utf-16-be", b"\x00\n")
    if sample.count(line_end) != sample.count(b"\n"):
        return ""
    pairs = [pair for pair in zip(sample[0::2], sample[1::2], strict=False) if all(pair)]
    plain = sum(all(0x20 <= byte < 0x7F for byte in pair) for pair in pairs)
    return "" if plain * 2 > len(pairs) else name

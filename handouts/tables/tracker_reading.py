"""Reads a tracker that came back: finds its sheets and columns by what they are called, in whatever order they stand,
and its rows by their hidden ids. What it would change is worked out by `application.tracker_reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from handouts.tables.tracker_words import TrackerLanguages
from handouts.wording import folded
from workshop_app.application.tracker import Tracker
from workshop_app.application.tracker_reading import (
    IncomingLine,
    NotRead,
    TrackerNote,
    TrackerReading,
    compare,
)
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.tracker import SHEETS, SheetKey, TrackerColumn, row_print
from workshop_app.incoming import tables, workbooks
from workshop_app.incoming.rows import Watch, unwatched
from workshop_app.incoming.sheets import SheetLine
from workshop_app.incoming.workbooks import IncomingSheet

HEAD_WITHIN = 20  # rows in which the headings are looked for: somebody may have put a title above them


def read_file(path: Path, now: Tracker, watch: Watch = unwatched) -> TrackerReading:
    """What a file would change. KnownError when it is no workbook, or no sheet of it is one of a tracker."""
    return _understood(tables.read_workbook(path, watch), str(path), now)


def read(data: bytes, path: str, now: Tracker, watch: Watch = unwatched) -> TrackerReading:
    """The same for bytes we wrote ourselves."""
    return _understood(workbooks.all_sheets(data, path, watch), path, now)


def _understood(sheets: Iterable[IncomingSheet], path: str, now: Tracker) -> TrackerReading:
    came: dict[SheetKey, tuple[IncomingLine, ...]] = {}
    notes: list[TrackerNote] = []
    known = TrackerLanguages()
    for sheet in sheets:
        key = known.sheet(sheet.title) or _by_headings(sheet, known)
        if key is not None and key not in came:
            found = _Sheet(sheet, key, known)
            notes += found.notes
            came |= {key: tuple(found.lines())} if found.ids is not None else {}
        elif folded(sheet.title) in known.scores:
            notes += _changed_scores(sheet, known)
        elif folded(sheet.title) not in known.beside and sheet.lines:
            notes.append(TrackerNote(NotRead.SHEET, sheet.title))
    if not came:
        raise KnownError(ErrorCode.TABLE_NO_TRACKER, path=path)
    return compare(now, came, tuple(notes))


class _Sheet:
    """One sheet: where its headings stand, and which column is which."""

    def __init__(self, sheet: IncomingSheet, key: SheetKey, known: TrackerLanguages) -> None:
        self._sheet, self._known = sheet, known
        self._head = _head(sheet, known)
        self.notes: list[TrackerNote] = []
        self.ids: int | None = None
        self._prints: int | None = None
        self._columns: dict[int, TrackerColumn] = {}
        if self._head is None:
            self.notes.append(TrackerNote(NotRead.NO_IDS, sheet.title))
        else:
            self._find(self._head, known.columns(key))

    def lines(self) -> Iterator[IncomingLine]:
        """The rows below the headings."""
        for line in self._sheet.lines:
            if self._head is None or line.line <= self._head.line:
                continue
            cells = {column.key: self._known.value(column, _cell(line, at)) for at, column in self._columns.items()}
            id, prints = _text(line, self.ids), _text(line, self._prints)
            if id or any(value not in (None, "") for value in cells.values()):
                yield IncomingLine(line.line, id, prints, cells)

    def _find(self, head: SheetLine, columns: dict[str, TrackerColumn]) -> None:
        for at, words in enumerate(head.cells):
            word = folded(str(words or ""))
            if word in self._known.ids:
                self.ids = at
            elif word in self._known.prints:
                self._prints = at
            elif word in columns and columns[word] not in self._columns.values():
                self._columns[at] = columns[word]
            elif word:
                why = NotRead.COLUMN_TWICE if word in columns else NotRead.COLUMN
                self.notes.append(TrackerNote(why, self._sheet.title, str(words)))


def _head(sheet: IncomingSheet, known: TrackerLanguages) -> SheetLine | None:
    """The row that names the hidden column of ids."""
    for line in sheet.lines[:HEAD_WITHIN]:
        if any(isinstance(cell, str) and folded(cell) in known.ids for cell in line.cells):
            return line
    return None


def _by_headings(sheet: IncomingSheet, known: TrackerLanguages) -> SheetKey | None:
    """Which sheet it is although it was renamed: the one all of whose headings it has."""
    head = _head(sheet, known)
    if head is None or folded(sheet.title) in known.scores:
        return None
    words = {folded(str(cell or "")) for cell in head.cells}
    fitting = [
        key for key in SheetKey if {known.columns(key)[w] for w in words & known.columns(key).keys()} >= _headings(key)
    ]
    return fitting[0] if fitting else None


def _headings(key: SheetKey) -> set[TrackerColumn]:
    """Those that every tracker has; the numbers of key results came in later."""
    return {column for column in SHEETS[key] if column.key != "number"}


def _changed_scores(sheet: IncomingSheet, known: TrackerLanguages) -> Iterator[TrackerNote]:
    """The scores over time are shown only; whoever changed one there is told where it belongs."""
    head = next(iter(sheet.lines), None)
    prints = [at for at, cell in enumerate(head.cells) if folded(str(cell or "")) in known.prints] if head else []
    for line in sheet.lines[1:]:
        if prints and row_print(line.cells[: max(0, prints[0] - 1)]) != _text(line, prints[0]):
            yield TrackerNote(NotRead.SHOWN_ONLY, sheet.title, str(line.line))


def _cell(line: SheetLine, at: int) -> object:
    return line.cells[at] if at < len(line.cells) else None


def _text(line: SheetLine, at: int | None) -> str:
    return "" if at is None else str(_cell(line, at) or "").strip()

"""Reads attendee lists off the window's thread: a long list, or a strange file, must not stop it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agendas.model import Agenda
from ui.background import Job, Progress
from ui.desk import Desk
from ui.labels import input_sentence
from workshop_app.application import queries
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import Preview, preview
from workshop_app.application.people_joining import JoinedList, joined, with_notes
from workshop_app.application.remembered_columns import remember, remembered
from workshop_app.application.settings import Settings
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop, WorkshopStatus
from workshop_app.incoming.list_source import ListSource
from workshop_app.incoming.tables import IncomingTable

AHEAD = WorkshopStatus.PLANNED
PATIENCE_MS = 300  # most lists are there before anybody sees that they are being read

Columns = tuple[PeopleColumn | None, ...]


class ReadList(Struct, frozen=True):
    """A list as it was read, where it came from (plain text), and what it would bring."""

    table: IncomingTable
    source: str
    preview: Preview


class PeopleImports(QObject):
    """One list at a time: a new request takes the place of the one before, and an answer to the old one is dropped.

    Signals:
    slow: (source) it takes long enough to be shown.
    stepped: how far the reading is (a Step).
    read: a ReadList.
    previewed: a Preview of the same list with other columns.
    chosen: what of a preview is to be added (a JoinedList).
    left: nothing came of it, and why (nothing when it was the user's own request).
    """

    slow = Signal(str)
    stepped = Signal(object)
    read = Signal(object)
    previewed = Signal(object)
    chosen = Signal(object)
    left = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._asked = 0
        self._source: ListSource | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_over)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def from_file(self, path: Path) -> None:
        self._read(ListSource(path.name, path))

    def from_text(self, words: str, html: str = "") -> None:
        self._read(ListSource(self.tr("Pasted list"), words=words, html=html))

    def read_again(self, encoding: str, sheet: str) -> None:
        """The same list in another encoding, or another sheet of it."""
        if self._source is not None:
            self._read(replace(self._source, encoding=encoding, sheet=sheet))

    def again(self, table: IncomingTable, columns: Columns, turned: bool | None = None) -> None:
        """The same list with other meanings of its columns, or its names read the other way."""
        known = queries.people(self._desk.workspace.read)
        there = bool(self.workshops())
        self._submit(partial(_previewed, table, known, columns, there, turned), self.previewed.emit)

    def remember(self, found: Preview) -> None:
        """What its columns mean holds for the next list with these headings."""
        if found.has_header:
            remember(self._desk.settings, PeopleColumn, found.heads, found.columns)

    def choose(self, found: Preview, lines: frozenset[int], workshop_id: str = "") -> None:
        """The people on these lines of a preview, as they are to be added, and to a workshop, too."""
        read = self._desk.workspace.read
        known = queries.people(read)
        agenda = queries.agenda_of_the_day(read, workshop_id) if workshop_id else None
        self._submit(partial(_chosen, found, lines, known, workshop_id, agenda), self.chosen.emit)

    def workshops(self) -> tuple[Workshop, ...]:
        """Those that still lie ahead, the next one first."""
        planned = [each for each in queries.workshops(self._desk.workspace.read) if each.status is AHEAD]
        return tuple(sorted(planned, key=lambda each: (each.day or date.max, each.start)))

    def cancel(self) -> None:
        """Nobody wants it any more."""
        self._patience.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.left.emit("")

    def _read(self, source: ListSource) -> None:
        self._source = source
        known = queries.people(self._desk.workspace.read)
        self._patience.start()
        work = partial(_read, source, known, bool(self.workshops()), self._desk.settings)
        self._submit(work, self.read.emit)

    def _submit(self, work: Callable[[Progress], object], tell: Callable[[object], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        self._job = self._desk.background.submit(
            work,
            partial(self._on_done, self._asked, tell),
            partial(self._on_failed, self._asked),
            self.stepped.emit,
            title=self.tr("Reading the list"),
            on_cancelled=partial(self._on_stopped, self._asked),
            reads_only=True,
        )

    def _on_patience_over(self) -> None:
        if self.busy and self._source is not None:
            self.slow.emit(self._source.name)

    def _ended(self, asked: int) -> bool:
        """Whether this was the answer that is waited for."""
        if self._job is None or asked != self._asked:
            return False
        self._job = None
        self._patience.stop()
        return True

    def _on_done(self, asked: int, tell: Callable[[object], None], found: object) -> None:
        if self._ended(asked):
            tell(found)

    def _on_failed(self, asked: int, error: KnownError) -> None:
        if self._ended(asked):
            self.left.emit(input_sentence(error))

    def _on_stopped(self, asked: int) -> None:
        """By the button beside the progress at the foot of the window."""
        if self._ended(asked):
            self.left.emit("")


def _read(
    source: ListSource, known: tuple[Person, ...], workshops: bool, settings: Settings, progress: Progress
) -> ReadList:
    table = source.read(progress.tell)
    progress.tell(0, 0)
    found = preview(table, known)
    heads = found.heads if found.has_header else ()
    if kept := remembered(settings, PeopleColumn, heads, len(found.columns)):
        found = preview(table, known, kept)
    if source.path is not None and not found.rows:
        raise KnownError(ErrorCode.TABLE_EMPTY, path=source.name)  # headings, and nobody below them
    return ReadList(table, source.name, with_notes(found, known, workshops))


def _previewed(
    table: IncomingTable,
    known: tuple[Person, ...],
    columns: Columns,
    workshops: bool,
    turned: bool | None,
    _progress: Progress,
) -> Preview:
    return with_notes(preview(table, known, columns, turned), known, workshops)


def _chosen(
    found: Preview,
    lines: frozenset[int],
    known: tuple[Person, ...],
    workshop_id: str,
    agenda: Agenda | None,
    _progress: Progress,
) -> JoinedList:
    return joined(found, lines, known, workshop_id, agenda)

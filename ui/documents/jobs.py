"""What the worker does for the documents screen: make the pages to look at, write the files. Frozen values in, frozen
values out; the renderers are imported here, on first use, because they are slow to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handouts import catalogue, export, measure, missing_letters, pack, pack_changes
from handouts.document import Document, Edition
from handouts.export import Exported, LeftOut
from handouts.pack import PackForm, PackOrder
from handouts.pack_printing import PackedPaper, tables_of
from handouts.source import Source
from handouts.tables import agenda as agenda_table
from handouts.workshop_sources import AgendaSource
from ui.background import Progress
from ui.documents.view_state import Counted, Order, PaperCount
from workshop_app.application import pack_memory
from workshop_app.application.pack_memory import PackMade, PrintedPack, WhosePack
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError


class PreviewPages(Struct, frozen=True):
    """One document as the PDF it would be saved as (of a form with that file's fields drawn), the names of its
    siblings, what all of them are called, and the letters no font draws."""

    title: str
    names: tuple[str, ...]
    shown: int
    pdf: bytes
    missing: tuple[str, ...] = ()


class Written(Struct, frozen=True):
    """The files that stand on the disk now, what stopped the rest, if anything did, and the documents that were left
    out because they do not read back as they should. `ready` are files to print in one go; `changed` counts the pages
    in them where only those that changed since `since` (UTC) were wanted; `other_paper` is what those
    before were made on, where it was another one."""

    folder: Path
    files: tuple[Exported, ...]
    problem: KnownError | None = None
    refused: tuple[LeftOut, ...] = ()
    ready: tuple[Path, ...] = ()
    changed: int | None = None
    since: datetime | None = None
    other_paper: Paper | None = None


class MakePages(Struct, frozen=True):
    """Job: one document of an order, as pages."""

    order: Order
    shown: int
    paper: Paper

    def __call__(self, progress: Progress) -> PreviewPages:
        from handouts import print_file

        shown = min(self.shown, len(self.order.sources) - 1)
        names, document = catalogue.compose_one(self.order.artefact_id, self.order.sources, shown)
        progress.tell(0, 1)
        missing = missing_letters.missing_in(self.order.sources[shown : shown + 1])
        title = catalogue.artefact(self.order.artefact_id).title()
        return PreviewPages(title, names, shown, print_file.drawn(document, self.paper), missing)


class CountPages(Struct, frozen=True):
    """Job: how much paper one line of the catalogue is."""

    wanted: Counted

    def __call__(self, progress: Progress) -> PaperCount:
        pages, leaves = dict.fromkeys(Edition, 0), 0
        for artefact_id, _, sources in self.wanted.papers:
            documents = catalogue.compose_sources(artefact_id, sources)
            for document, source in zip(documents, sources, strict=True):
                progress.tell(0, 0)
                count = measure.pages(document, self.wanted.paper)
                pages[document.edition] += count
                leaves += -(-count // PackedPaper(document, 1, tables_of(source), both_sides=True).sides)
        room, coach = pages[Edition.PARTICIPANT], pages[Edition.FACILITATOR]
        return PaperCount(self.wanted.copies, room, coach, self.wanted.people, leaves)


class FindMissing(Struct, frozen=True):
    """Job: the letters of these sources that no font draws."""

    sources: tuple[Source, ...]

    def __call__(self, _progress: Progress) -> tuple[str, ...]:
        return missing_letters.missing_in(self.sources)


def documents_of(orders: tuple[Order, ...]) -> Iterator[Document]:
    for order in orders:
        yield from catalogue.compose_sources(order.artefact_id, order.sources)


class WriteFiles(Struct, frozen=True):
    """Job: everything ordered, in the wanted formats, into one folder; what does not exist in a format is left out. A
    full disk leaves the files before it, a document that is refused leaves all others. `stamp` is now (UTC)."""

    orders: tuple[Order, ...]
    formats: tuple[str, ...]
    folder: Path
    paper: Paper
    stamp: datetime

    def __call__(self, progress: Progress) -> Written:
        files: list[Exported] = []
        refused: list[LeftOut] = []
        undated: KnownError | None = None
        wanted = [*self._papers(), *self._tables()]
        for done, (name, save) in enumerate(wanted):
            progress.tell(done, len(wanted), name)
            try:
                if files:
                    export.still_there(self.folder, (files[0].path,))
                made = save()
            except KnownError as error:
                if error.code is ErrorCode.WORKSHOP_UNDATED:
                    undated = undated or error
                    continue
                return self._stopped(files, refused, error)
            if isinstance(made, LeftOut):
                refused.append(made)
            if kept := made.instead if isinstance(made, LeftOut) else made:
                files.append(kept)
        try:
            export.still_there(self.folder, [file.path for file in files])
        except KnownError as error:
            return self._stopped(files, refused, error)
        return Written(self.folder, tuple(files), undated, tuple(refused))

    def _stopped(self, files: list[Exported], refused: list[LeftOut], problem: KnownError) -> Written:
        """What stands there now: of a stick that was pulled out nothing does."""
        there = tuple(file for file in files if file.path.exists())
        return Written(self.folder, there, problem, tuple(refused))

    def _papers(self) -> Iterator[tuple[str, Callable[[], Exported | LeftOut]]]:
        formats = [fmt for fmt in self.formats if fmt in catalogue.PAPER]
        for document in documents_of(self.orders) if formats else ():
            for fmt in formats:
                instead = export.Format.DOCX not in formats
                yield document.name, partial(export.save_or_refuse, document, fmt, self.folder, self.paper, instead)

    def _tables(self) -> Iterator[tuple[str, Callable[[], Exported | LeftOut]]]:
        for source in (source for order in self.orders for source in order.sources):
            if not isinstance(source, AgendaSource):
                continue
            words = source.imprint.words
            for fmt in self.formats:
                if fmt not in catalogue.PAPER:
                    save = partial(agenda_table.save, source, fmt, words, self.folder, self.stamp)
                    yield source.workshop.title, save


class WritePack(Struct, frozen=True):
    """Job: a workshop's pack into a new folder inside `folder`, with the files to print in one go."""

    wanted: PackOrder
    folder: Path
    paper: Paper
    stamp: datetime
    whose: WhosePack
    both_sides: bool = False
    passphrase: bool = False

    def __call__(self, progress: Progress) -> Written:
        form = PackForm(one_file=True, both_sides=self.both_sides)
        made = pack.write(self.wanted, catalogue.PAPER[:1], self.folder, self.paper, self.stamp, progress.tell, form)
        how = PackMade(self.paper, self.both_sides)
        sheets = pack_changes.of_pack(self.wanted, self.paper, how)
        pack_memory.remember(self.whose, sheets, self.stamp, passphrase=self.passphrase, how=how)
        return Written(made.folder, tuple(file.exported for file in made.files), None, made.refused, made.ready)


class WriteChanged(Struct, frozen=True):
    """Job: of a pack that was made before, only the sheets that changed since."""

    wanted: PackOrder
    folder: Path
    paper: Paper
    stamp: datetime
    before: PrintedPack
    whose: WhosePack

    def __call__(self, progress: Progress) -> Written:
        progress.tell(0, 0)
        made = pack_changes.write_changed(self.wanted, self.folder, self.paper, self.before)
        if made.pages:
            how = replace(self.before.how, paper=self.paper)
            pack_memory.remember(self.whose, made.sheets, self.stamp, passphrase=False, remade=made.kinds, how=how)
        return Written(
            self.folder,
            (),
            ready=made.files,
            changed=made.pages,
            since=self.before.stamp,
            other_paper=made.other_paper,
        )

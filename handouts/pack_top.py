"""The page on top of a pack: what is in it, over the papers that go to a printer or over the files that were written.
Called by `pack` and by whoever compares a pack with the one before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from handouts import catalogue, measure, pack_printing, wording
from handouts.compose import pack_contents
from handouts.compose.pack_contents import ContentsSource, Packed, PackPlace
from handouts.document import Document, Edition
from handouts.export import Format
from handouts.pack_printing import PackedPaper
from handouts.tables import agenda as agenda_table
from handouts.wording import Words
from workshop_app.domain.engagement import Paper

if TYPE_CHECKING:
    from handouts.pack import PackedFile, PackOrder


def on_top(wanted: PackOrder, found: Collection[PackedPaper], paper: Paper, saved: bool = False) -> PackedPaper:
    """The page of contents over these papers; where they are `saved`, with the files that are sent."""
    words, kinds = wording.load(wanted.language), Counter((each.document.id, each.document.edition) for each in found)
    lines = [
        pack_printing.packed(
            each, "", measure.pages(each.document, paper), kinds[each.document.id, each.document.edition], words
        )
        for each in found
    ]
    if saved:
        lines += [_sent(agenda_table.file_of(wanted.agenda, each, words), words) for each in data_formats(wanted)]
    return PackedPaper(_page_on_top(wanted, tuple(lines), words))


def data_formats(wanted: PackOrder) -> tuple[agenda_table.TableFormat, ...]:
    """The agenda for calendars and spreadsheets; a workshop without a day has no calendar."""
    every = tuple(agenda_table.TableFormat)
    dated = wanted.agenda.workshop.day is not None
    return every if dated else tuple(each for each in every if each is not agenda_table.TableFormat.ICS)


def over_files(wanted: PackOrder, files: tuple[PackedFile, ...], words: Words) -> Document:
    """The page on top. Where everything was written twice, it names the file that is ready to print."""
    ready = {_place(file) for file in files if file.exported.format == Format.PDF}
    printed = [f for f in files if f.copies and (f.exported.format == Format.PDF or _place(f) not in ready)]
    sent = [file for file in files if not file.copies]
    kinds = Counter((file.exported.document, file.exported.edition) for file in printed)
    return _page_on_top(wanted, tuple(_line(file, kinds, words) for file in (*printed, *sent)), words)


def _page_on_top(wanted: PackOrder, lines: tuple[Packed, ...], words: Words) -> Document:
    workshop = wanted.agenda.workshop
    page = pack_contents.compose(ContentsSource(workshop, wanted.people, wanted.assumed, lines), words)
    return catalogue.finished(page, page.name, workshop.imprint)


def _place(file: PackedFile) -> tuple[Path, str]:
    return file.exported.path.parent, file.exported.path.stem


def _line(file: PackedFile, kinds: Mapping[tuple[str, Edition], int], words: Words) -> Packed:
    made = file.exported
    if file.paper is None:
        return _sent(made.path.name, words)
    several = kinds.get((made.document, made.edition), 1)
    return pack_printing.packed(file.paper, made.path.name, made.pages, several, words)


def _sent(file: str, words: Words) -> Packed:
    return Packed(pack_printing.called(agenda_table.ID, "", 1, words), file, PackPlace.COACH, None, 0)

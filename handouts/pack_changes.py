"""What of a pack changed since it was printed: every page of now beside every page of then, copy by copy. Two pages are
the same when the same words, lines and pictures stand in the same places; only the day of printing does not count.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handouts import export, pack, pack_top, wording
from handouts.compose.frame import joined
from handouts.document import Cards, Document, Edition
from handouts.export import Format
from handouts.pack import PackOrder
from handouts.pack_printing import BoundPack, PackedPaper
from handouts.pdf_flow import Anchor, Ink, Picture, PlacedWords, Tick, TypedField
from handouts.print_order import BLANK, Stack, printed
from handouts.theme import theme_of
from handouts.whole_sheets import on_its_sheet
from handouts.wording import Words
from workshop_app.application.pack_memory import OF_A_KIND, PackMade, PrintedPack
from workshop_app.domain.engagement import Paper


class Reprint(Struct, frozen=True):
    """What was written to be printed again: the files, how many pages lie in them, all sheets of the pack now, and the
    kinds of paper some of which were made. `other_paper` is what those before were made on, where that was another
    one, so that all of them count as changed."""

    files: tuple[Path, ...]
    pages: int
    sheets: Mapping[str, int]
    kinds: frozenset[str] = frozenset()
    other_paper: Paper | None = None


class PrintedSheets(Struct, frozen=True):
    """What went to a printer: how many copies of each page, by what marks its content, and the kinds of paper of which
    some pages did not."""

    sheets: Mapping[str, int]
    partly: frozenset[str]


def sheets_of(papers: Iterable[PackedPaper], paper: Paper) -> Mapping[str, int]:
    """How many copies of each page, by what marks its content."""
    found: Counter[str] = Counter()
    for each in papers:
        for mark in _marks(each.document, paper):
            found[mark] += each.copies
    return found


def of_pack(wanted: PackOrder, paper: Paper, how: PackMade) -> Mapping[str, int]:
    """The sheets of a whole pack that was made so, the page on top too."""
    return sheets_of(_all_papers(wanted, paper, how), paper)


def of_pages(bound: BoundPack, pages: Collection[int], paper: Paper) -> PrintedSheets:
    """The sheets that these pages of a pack are, as often as each of them went to the printer."""
    marks: dict[int, tuple[str, ...]] = {}
    found: Counter[str] = Counter()
    for origin in (bound.origins[at] for at in pages if at != BLANK):
        if origin is not None:
            of, page = origin
            if of not in marks:
                marks[of] = _marks(bound.papers[of].document, paper)
            found[marks[of][page]] += 1
    left = {each[0] for at, each in enumerate(bound.origins) if each and at not in pages}
    return PrintedSheets(found, frozenset(bound.papers[of].document.id for of in left))


def write_changed(wanted: PackOrder, out: Path, paper: Paper, before: PrintedPack) -> Reprint:
    """One PDF for each side with the pages that are new or different, as often as they are missing, stamped with the
    day and hour of those they replace."""
    from handouts import print_file  # reportlab; nobody waits for it who prints nothing

    words, papers = wording.load(wanted.language), _papers_now(wanted, paper, before)
    kinds: set[str] = set()
    left = Counter({mark: before.printed(mark) for mark in sheets_of(papers, paper)})
    files, pages = [], 0
    for edition in Edition:
        parts = []
        for each in papers:
            if each.document.edition is edition and (lacking := tuple(missing_sheets(each, paper, left))):
                stamped = _stamped(each.document, _replaces(before, each.document.id, words))
                order = printed(lacking, both_sides=bool(each.both_sides))
                parts.append(print_file.in_order(print_file.drawn(stamped, paper), order))
                kinds.add(each.document.id)
                pages += sum(map(len, lacking))
        if parts:
            bound = print_file.bound(parts)
            name = f"{words('pack.changed')} – {wanted.agenda.workshop.title} – {words(f'pack.{edition}')}"
            files.append(export.save_bytes(bound.data, name, Format.PDF, out))
    if files:
        export.still_there(out, files)
    other = before.on_other_paper(paper, kinds)
    return Reprint(tuple(files), pages, sheets_of(papers, paper), frozenset(kinds), other)


def _all_papers(wanted: PackOrder, paper: Paper, how: PackMade) -> tuple[PackedPaper, ...]:
    found = tuple(pack.papers(wanted, how.both_sides))
    top = pack_top.on_top(wanted, found, paper, how.saved)
    return (replace(top, both_sides=how.both_sides), *found)


def _papers_now(wanted: PackOrder, paper: Paper, before: PrintedPack) -> tuple[PackedPaper, ...]:
    """With the page on top, made as the one before it was, unless it lists papers that are not wanted now."""
    top, *found = _all_papers(wanted, paper, before.how)
    listed = before.kinds - {top.document.id}
    whole = wanted.only is None or listed <= wanted.only
    return (top, *found) if whole and top.document.id in before.kinds else tuple(found)


def _replaces(before: PrintedPack, kind: str, words: Words) -> str:
    """Nothing of a kind that lies nowhere yet."""
    if kind not in before.kinds and before.stamps:
        return ""
    then = before.made(kind).astimezone()
    return words("pack.replaces", date=words.date(then.date()), time=f"{then:%H:%M}")


def missing(paper: PackedPaper, size: Paper, left: Counter[str]) -> Iterator[int]:
    """The pages of a document, as often as there are too few of them; `left` are copies not yet counted."""
    return (page for sheet in missing_sheets(paper, size, left) for page in sheet)


def missing_sheets(paper: PackedPaper, size: Paper, left: Counter[str]) -> Iterator[Stack]:
    """Their sheets. Nothing is printed without its back, a card or a page of a pack for both sides: where one side of a
    sheet is new, both are."""
    a_sheet = max(paper.of_a_sheet, paper.sides if paper.both_sides else 1)
    marks = _marks(paper.document, size)
    for _ in range(paper.copies):
        for first in range(0, len(marks), a_sheet):
            sheet = marks[first : first + a_sheet]
            if all(left[mark] > 0 for mark in sheet):
                left.subtract(sheet)
            else:
                yield tuple(range(first, first + len(sheet)))


def _stamped(document: Document, stamp: str) -> Document:
    """In its running head, and on every card: cut, a new one looks like the old one that lies on the table."""
    sections = tuple(
        replace(section, blocks=tuple(replace(b, stamp=stamp) if isinstance(b, Cards) else b for b in section.blocks))
        for section in document.sections
    )
    margins = replace(document.margins, head_right=joined(stamp, document.margins.head_right))
    return replace(document, sections=sections, margins=margins)


def _marks(document: Document, paper: Paper) -> tuple[str, ...]:
    from handouts import pdf

    margins = document.margins
    around = (document.id, document.edition, margins.head_left, margins.head_right, margins.foot_left, *_worn(document))
    pages = pdf.laid_out(on_its_sheet(document, paper), theme_of(document, paper))
    marks = []
    for at, page in enumerate(pages):
        number = (at, len(pages)) if page.margins and margins.page else ()  # a sheet without one is the same anywhere
        told = repr((around, *number, tuple(map(_told, page.ink))))
        mark = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
        marks.append(f"{document.id}{OF_A_KIND}{mark}")
    return tuple(marks)


def _worn(document: Document) -> tuple[str, ...]:
    """What a house style puts around the page; nothing where there is none, so that older marks still hold."""
    logo = document.style.logo
    pieces = (document.margins.foot_note, document.style.accent, document.style.second)
    return tuple(filter(None, (*pieces, hashlib.sha256(logo.data).hexdigest() if logo else "")))


def _told(ink: Ink) -> object:
    """What can be seen of it."""
    if isinstance(ink, PlacedWords):
        piece = ink.piece
        return ink.x, ink.y, piece.x, piece.text, piece.size, piece.colour, str(getattr(piece.font, "name", ""))
    if isinstance(ink, Picture):
        return ink[:4], hashlib.sha256(ink.data).hexdigest()
    if isinstance(ink, (TypedField, Tick)):
        return ink._replace(tag=None)  # which tells a reader of the screen where it belongs
    return None if isinstance(ink, Anchor) else ink

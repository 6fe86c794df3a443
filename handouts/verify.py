"""Re-opens a written file, reads its text back and compares it with the blocks: a file that does not say what it should
is an error, not a file. `export.py` calls `check`. It knows nothing of how the renderers work.

No word may be missing, none may be there fewer times than it should, and each text (a cell, a paragraph, a line of a
form) must be there in its order. Where a reader tears a text apart, because a line or a page ended in it, the places of
its letters decide (`page_words`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import assert_never
from zipfile import BadZipFile

import docx
import pypdfium2
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from msgspec import Struct

from handouts.compose.shorten import shortened
from handouts.document import (
    AtFoot,
    Block,
    BulletList,
    Card,
    Cards,
    Document,
    FactList,
    FieldGrid,
    Figure,
    FormField,
    FormRow,
    Heading,
    Image,
    Inline,
    LinePlots,
    Note,
    PageBreak,
    Paragraph,
    RarerBlock,
    Rule,
    SignOff,
    Table,
    TimeStrip,
    Title,
    Together,
)
from handouts.fonts import printed
from handouts.page_order import wrong_order
from handouts.page_words import PlacedWord, WordsInPlace, comparable, fields_of, solid, without_signs, words_of
from handouts.shaping import is_right_to_left
from handouts.theme import sheets, theme_for
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden

_PAGE_NUMBERS = re.compile(r"\{pages?\}")
PDFIUM = Lock()  # the library must not be entered by two threads
TOLD = 60  # characters of a text that is not there as it should be: enough to find it
_LONG = 24  # a word as long as this may be cut by the end of a page as well
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class ReadBack(Struct, frozen=True):
    """What a reader gets out of a file. `sizes` are the pages in points; empty for Word, which has no pages yet. The
    lines that are `typed` stand in fields: they are in the text, and among the words of no page."""

    text: str
    sizes: tuple[tuple[float, float], ...] = ()
    typed: tuple[str, ...] = ()


def check(path: Path, document: Document, format: str, paper: Paper) -> int | None:
    """How many pages the file has (None: Word decides). KnownError(EXPORT_MISMATCH) when it says something else than
    the document, cannot be read, or lies on another paper."""
    found = read_pdf(path) if format == "pdf" else read_word(path)
    said = [printed(each) if format == "pdf" else without_forbidden(each) for each in texts(document)]
    missing = missing_words(" ".join(said), found)
    disordered = [] if missing and format != "pdf" else out_of_order(said, found)
    if format == "pdf" and (missing or disordered):
        on_pages = _on_pages(said, [printed(each) for each in _margin_texts(document)], found)
        missing, disordered = _looked_for(path, said, on_pages, missing, disordered)
    if missing := missing or disordered:
        told = ", ".join([shortened(each, TOLD) for each in missing[:5]])
        raise KnownError(ErrorCode.EXPORT_MISMATCH, path=str(path), detail=told)
    sheet = sorted(theme_for(paper).for_document(document).sheet)
    for size in found.sizes:
        if any(abs(has - wants) > 1 for has, wants in zip(sorted(size), sheet, strict=True)):
            raise KnownError(ErrorCode.EXPORT_MISMATCH, path=str(path), detail=f"{size[0]:.0f} x {size[1]:.0f}")
    return len(found.sizes) or None


def read_pdf(path: Path) -> ReadBack:
    try:
        with PDFIUM:
            return _pdf_text(path.read_bytes())
    except pypdfium2.PdfiumError as error:
        raise KnownError(ErrorCode.EXPORT_MISMATCH, path=str(path), detail=str(error)) from error


def _pdf_text(data: bytes) -> ReadBack:
    pages: list[str] = []
    typed: list[str] = []
    sizes: list[tuple[float, float]] = []
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            reader = page.get_textpage()
            pages.append(reader.get_text_range() if reader.count_chars() else "")
            values = [value for _, value in fields_of(page) if value]
            pages += values
            typed += chain.from_iterable(value.splitlines() for value in values)
            sizes.append(page.get_size())
            reader.close()
            page.close()
    # pdfium takes a hyphen at the end of a line for a soft one, and the next line for the same word.
    return ReadBack("\n".join(pages).replace("\ufffe", "-\n").replace("\x02", "-\n"), tuple(sizes), tuple(typed))


def placed_words(path: Path) -> WordsInPlace:
    """The words of a PDF with their places; slower than its text."""
    found: list[PlacedWord] = []
    with PDFIUM, pypdfium2.PdfDocument(path.read_bytes()) as file:
        for number, page in enumerate(file):
            reader = page.get_textpage()
            found += words_of(reader, number)
            reader.close()
            page.close()
    return WordsInPlace(found)


def _on_pages(said: list[str], margins: list[str], found: ReadBack) -> list[str]:
    """What is said as often as it stands on pages: heads and feet on each of them, what is typed in fields on none.
    Counted once, or there, they made up for a word that is nowhere seen, and stood for another text's order."""
    typed, drawn = Counter(map(comparable, found.typed)), []
    for text in said:
        lines = Counter(map(comparable, text.splitlines()))
        if lines and lines <= typed:
            typed -= lines
        else:
            drawn.append(text)
    return drawn + margins * (len(found.sizes) - 1)


def _looked_for(
    path: Path, said: list[str], on_pages: list[str], missing: list[str], disordered: list[str]
) -> tuple[list[str], list[str]]:
    """What is not there even when the places of the letters are looked at."""
    places, expected = placed_words(path), " ".join(said)
    if is_right_to_left(expected):
        short = _letters(expected) - _letters(read_pdf(path).text)
        turned = wrong_order([text for text in on_pages if is_right_to_left(text)], places.words)
        bare = WordsInPlace(word._replace(text=without_signs(word.text)) for word in places.words)
        plain = [text for text in disordered if not is_right_to_left(text) and not bare.holds(without_signs(text))]
        return [word for word in missing if not short.keys().isdisjoint(word)], [*turned, *plain]
    wanted = Counter(_words(expected, False))
    return (
        [word for word in missing if not places.holds(word, wanted[word])],
        [text for text in disordered if not places.holds(text)],
    )


def _letters(text: str) -> Counter[str]:
    """Of a text in which lines run both ways a torn word cannot be followed; its letters can be counted."""
    return Counter(letter for letter in comparable(text) if letter.isalnum() and letter <= "\uffff")


def out_of_order(said: list[str], found: ReadBack) -> list[str]:
    """The texts of several words whose letters do not follow each other in what the reader gives. Lines of a PDF
    that run from right to left are turned back by every reader in its own way, right or wrong: where their words stand
    decides."""
    whole = solid(found.text)
    several = dict.fromkeys(text for text in said if " " in text.strip())
    return [text for text in several if (found.sizes and is_right_to_left(text)) or solid(text) not in whole]


def read_word(path: Path) -> ReadBack:
    try:
        file = docx.Document(str(path))
    except (OpcError, BadZipFile, KeyError, ValueError, SyntaxError) as error:  # lxml's parse error is a SyntaxError
        raise KnownError(ErrorCode.EXPORT_MISMATCH, path=str(path), detail=str(error)) from error
    paragraphs: list[str] = []
    for part in file.part.package.iter_parts():
        if isinstance(part, XmlPart) and "/word/" in part.partname:
            paragraphs += ["".join(_word_text(item)) for item in part.element.iter(f"{_W}p")]
    return ReadBack("\n".join(paragraphs))


def _word_text(paragraph: object) -> Iterator[str]:
    for item in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):  # type: ignore[attr-defined]
        yield (item.text or "") if item.tag == f"{_W}t" else " "


def missing_words(expected: str, found: ReadBack) -> list[str]:
    """The words that are not in the file as often as they should be."""
    loose = is_right_to_left(expected)
    words = list(_words(found.text, loose))
    wanted = Counter(_words(expected, loose))
    has = Counter(words)
    short = {word: count for word, count in wanted.items() if has[word] < count}
    if not short:
        return []
    # A word that did not fit its line was cut; without white space it is whole again.
    solid = "".join(words)
    return [word for word, count in short.items() if not _is_there(word, count, solid, len(found.sizes))]


def _is_there(word: str, count: int, solid: str, pages: int) -> bool:
    if solid.count(word) >= count:
        return True
    if len(word) < _LONG:
        return False
    # The running head and foot may stand between its parts: one cut for each end of a page.
    chunks = [word[at : at + 8] for at in range(0, len(word), 8)]
    return sum(chunk not in solid for chunk in chunks) <= pages


def _words(text: str, loose: bool) -> Iterator[str]:
    """The words; `loose` where anything runs from right to left: readers differ in how they turn such text back, and
    in which word they give a bracket to. The letters must be the same."""
    text = _UNSPACED.sub(r" \g<0> ", comparable(text))  # written without spaces: a line may end after every letter
    if loose:
        text = without_signs(text)
    if not is_right_to_left(text):
        yield from text.split()
        return
    for word in text.split():
        yield "".join(sorted(word)) if is_right_to_left(word) else word


def texts(document: Document) -> Iterator[str]:
    """Everything a reader should find in the file."""
    yield from _margin_texts(document)
    for section in document.sections:
        for block in section.blocks:
            yield from _block_texts(block)


def _margin_texts(document: Document) -> Iterator[str]:
    margins = document.margins
    if any(stretch.cards is None for stretch in sheets(document)):
        yield from (margins.head_left, margins.head_right, margins.foot_left, margins.foot_right, margins.foot_note)
        yield from _PAGE_NUMBERS.split(margins.page)


def _plain(runs: Inline) -> str:
    return "".join([run.text for run in runs])


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield from (block.words, block.subtitle)
        case Heading():
            yield block.words
        case Paragraph():
            yield _plain(block.runs)
        case BulletList():
            yield from map(_plain, block.items)
        case Table():
            yield block.caption
            for cells in (block.header, *(row.cells for row in block.rows)):
                yield from [_plain(cell.runs) for cell in cells]
                yield from chain.from_iterable(cell.asked for cell in cells)
        case FactList():
            yield from chain.from_iterable((label, _plain(value)) for label, value in block.pairs)
        case Together() | AtFoot():
            for inner in block.blocks if isinstance(block, Together) else (block.block,):
                yield from _block_texts(inner)
        case _:
            yield from _rarer_texts(block)


def _rarer_texts(block: FormField | FormRow | FieldGrid | RarerBlock) -> Iterator[str]:
    match block:
        case FormField() | FormRow():
            fields = (block,) if isinstance(block, FormField) else block.fields
            yield from chain.from_iterable(map(_field_texts, fields))
        case FieldGrid():
            yield from _boxes_texts(block.rows)
        case Cards():
            yield from _cards_texts(block)
        case SignOff():
            yield block.statement
            name, date, signature = block.labels
            for role, person in block.signatories:
                yield from (role or name, person, date, signature)
        case Note():
            yield from (block.title, *map(_plain, block.blocks))
        case Figure() | LinePlots() | TimeStrip():
            yield from _drawn_texts(block)
        case Image() | Rule() | PageBreak() | Together() | AtFoot():
            return
        case _:
            assert_never(block)


def _drawn_texts(block: Figure | LinePlots | TimeStrip) -> Iterator[str]:
    match block:
        case Figure():
            yield from [bar.label for bar in block.bars]
        case LinePlots():
            yield from chain.from_iterable((plot.label, plot.shown) for plot in block.plots)
        case TimeStrip():
            yield from [band.label for band in block.bands]
            yield from chain.from_iterable((box.head, box.said + box.more) for box in block.boxes)


def _field_texts(field: FormField) -> tuple[str, ...]:
    return field.label, field.hint, *field.choices, field.value


def _cards_texts(block: Cards) -> Iterator[str]:
    for card in (*block.cards, *block.backs):
        yield from (*_card_texts(card), block.stamp)


def _card_texts(card: Card) -> Iterator[str]:
    yield from (card.title, card.subtitle)
    if card.table is not None:
        yield from _block_texts(card.table)
    yield from (*map(_plain, card.body), _plain(card.told), card.footer)
    yield from _boxes_texts(card.fields)


def _boxes_texts(rows: Iterable[FormRow]) -> Iterator[str]:
    """In a box label and hint are one line, which runs as it begins."""
    for field in chain.from_iterable(row.fields for row in rows):
        yield from (f"{field.label}  {field.hint}".strip(), *field.choices, field.value)

"""Lists and programmes that somebody wrote in a word processor (.docx, .odt): their tables, or their lines. Called by
`tables`, which reads the tables as those of a page and the lines as what is pasted.

The file is a stranger's: `ZipPackage` watches over what is unpacked. Words that were deleted while changes were
recorded are passed over, and so are comments and drawings; those with a line through them are marked as such. Papers
of ours that come back have a reader of their own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from html import escape
from xml.etree.ElementTree import Element

from msgspec import Struct

from agendas.crossed_out import crossed
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import packages
from workshop_app.incoming.odf_styles import OdtStyles, styles_of
from workshop_app.incoming.packages import PackageFault, PackageRefused
from workshop_app.incoming.rows import Watch
from workshop_app.incoming.word_looks import WordLooks, looks_of

ODT = b"application/vnd.oasis.opendocument.text"
_MACROS = re.compile(r"(?:^|/)vbaProject\.bin$|^(?:Basic|Scripts)/.+")
_WORD_PART, _ODF_PART = "word/document.xml", "content.xml"
_TABLES, _ROWS, _CELLS = ("tbl", "table"), ("tr", "table-row"), ("tc", "table-cell")
FEWEST_ROWS = 2  # of a table that is a list; one of fewer is a letterhead
_WORD_STYLES, _ODF_STYLES = "word/styles.xml", "styles.xml"
_LOOKED_AT = 200  # bytes in which an OpenDocument file says what it is
_UNSEEN = frozenset(
    {"del", "moveFrom", "instrText", "delText", "AlternateContent", "pict", "drawing", "pPr", "rPr"}  # Word
    | {"tracked-changes", "annotation", "sequence-decls", "note", "frame", "object"}  # OpenDocument
)
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ", "noBreakHyphen": "-"}
_FAMILIES = {"p": "paragraph", "h": "paragraph", "span": "text"}  # whose styles they have in OpenDocument
_FAULTS = {
    PackageFault.DAMAGED: ErrorCode.TABLE_IS_TEXT,  # whoever can open it can copy the list out of it
    PackageFault.LOCKED: ErrorCode.FORM_LOCKED,
    PackageFault.TOO_LARGE: ErrorCode.RETURNED_TOO_LARGE,
}


class TextFile(Struct, frozen=True):
    """What it says: `page` are its headings and tables as HTML, `words` all of it, line by line. `macros` tells that it
    holds some."""

    page: str
    words: str
    macros: bool = False


def is_one(data: bytes) -> bool:
    """Whether it is a text of a word processor of today; a workbook may hold one inside."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    if ODT in data[:_LOOKED_AT] or _WORD_PART.encode() not in data:
        return ODT in data[:_LOOKED_AT]
    try:
        return _WORD_PART in packages.ZipPackage(io.BytesIO(data)).namelist()
    except PackageRefused:
        return False


def read(data: bytes, path: str, watch: Watch) -> TextFile:
    """Its tables and lines. KnownError with the reason for what cannot be read safely; `path` is for the sentence."""
    part = _ODF_PART if ODT in data[:_LOOKED_AT] else _WORD_PART
    try:
        package = packages.ZipPackage(io.BytesIO(data), lambda: watch(0, 0))
        package.refuse_sealed()
        root = package.tree(part)
        looks = _looks(package, root)
    except PackageRefused as refused:
        raise KnownError(_FAULTS[refused.fault], path=path, detail=refused.detail) from refused
    except KeyError as error:
        raise KnownError(ErrorCode.TABLE_IS_TEXT, path=path) from error
    page, words = [], []
    blocks = list(_blocks(root))
    whole = any(len(list(_within(block, _ROWS))) > 1 for block in blocks if _name(block) in _TABLES)
    for block in blocks:
        if _name(block) in _TABLES:
            rows = list(_rows(block))
            if len(rows) > 1 or not whole:  # one row beside a table is the head of a letter, or its foot
                page.append(_as_html(rows, looks))
            words += ["\t".join(_line(_said(cell, looks)) for cell, _, _ in row) for row in rows]
        else:
            said = _said(block, looks)
            page += [f"<h1>{escape(_line(said))}</h1>"] if _is_heading(block) else []
            words.append(said)
    return TextFile("".join(page), "\n".join(words), any(map(_MACROS.search, package.namelist())))


class _Looks(Struct, frozen=True):
    """Which words have a line through them, whichever program made the file."""

    word: WordLooks = WordLooks()
    odf: OdtStyles = OdtStyles()

    def crosses(self, element: Element, paragraph: str, around: bool) -> bool:
        """Whether the words of a run, a paragraph or a span are crossed out; `around` is what holds outside of it."""
        if _is_word(element):
            return self.word.crosses(element, paragraph) if _name(element) == "r" else around
        family = _FAMILIES.get(_name(element), "")
        return self.odf.crosses(family, _attribute(element, "style-name"), around) if family else around


def _looks(package: packages.ZipPackage, root: Element) -> _Looks:
    part = _WORD_STYLES if _is_word(root) else _ODF_STYLES
    styles = package.tree(part) if part in package.namelist() else None
    return _Looks(looks_of(styles)) if _is_word(root) else _Looks(odf=styles_of(root, styles))


Cell = tuple[Element, int, int]  # with the columns and rows it takes


def _blocks(root: Element) -> Iterator[Element]:
    """Paragraphs and tables in their order; those in a table belong to it."""
    stack = [root]
    while stack:
        element = stack.pop()
        if _name(element) in _UNSEEN:
            continue
        if _name(element) in ("p", "h", *_TABLES) and not _is_frame(element):
            yield element
        else:
            stack.extend(reversed(element))


def _is_frame(element: Element) -> bool:
    """Whether it is a table for the looks, and those in its cells are what is meant: it has hardly a row itself in
    which several cells say anything but a table. In any other a table belongs to its cell, so that no word is lost."""
    if _name(element) not in _TABLES or not any(
        _name(each) in _TABLES for each in element.iter() if each is not element
    ):
        return False
    filled = (sum(map(_has_own_words, _within(row, _CELLS))) for row in _within(element, _ROWS))
    return sum(count > 1 for count in filled) < FEWEST_ROWS


def _has_own_words(cell: Element) -> bool:
    """Whether a cell says anything beside the tables in it."""
    return any(_said(part, _Looks()) for part in _within(cell, ("p", "h")))


def _rows(table: Element) -> Iterator[list[Cell]]:
    """The cells of each row, each where it begins."""
    rows = [list(_within(row, _CELLS)) for row in _within(table, _ROWS)]
    merged = [list(_placed(row)) for row in rows]
    for at, row in enumerate(merged):
        cells = []
        for cell, column, across in row:
            if (state := _word(cell, "vMerge")) is not None and _attribute(state, "val") != "restart":
                continue
            down = 1 if state is None else 1 + _goes_on(merged[at + 1 :], column)
            cells.append((cell, across, max(down, _number(_attribute(cell, "number-rows-spanned")))))
        yield cells


def _within(element: Element, names: Collection[str]) -> Iterator[Element]:
    """The rows of a table, the cells of a row, the paragraphs of a cell: not those of a table in it."""
    stack = [*reversed(element)]
    while stack:
        each = stack.pop()
        if _name(each) in names:
            yield each
        elif _name(each) not in _TABLES:
            stack.extend(reversed(each))


def _placed(row: list[Element]) -> Iterator[tuple[Element, int, int]]:
    """Each cell with the column it begins in and how many it takes."""
    column = 0
    for cell in row:
        span = _word(cell, "gridSpan")
        said = _attribute(span, "val") if span is not None else _attribute(cell, "number-columns-spanned")
        across = _number(said)
        yield cell, column, across
        column += across


def _goes_on(rows: list[list[tuple[Element, int, int]]], column: int) -> int:
    """Over how many of these rows the cell above goes on in this column."""
    count = 0
    for row in rows:
        state = next((_word(cell, "vMerge") for cell, at, _ in row if at == column), None)
        if state is None or _attribute(state, "val") == "restart":
            break
        count += 1
    return count


def _as_html(rows: list[list[Cell]], looks: _Looks) -> str:
    def cell(each: Cell) -> str:
        words = escape(_said(each[0], looks)).replace("\n", "<br>")
        return f'<td colspan="{each[1]}" rowspan="{each[2]}">{words}</td>'

    return "<table>" + "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows) + "</table>"


def _said(root: Element, looks: _Looks) -> str:
    """The words below an element, those that are crossed out marked; paragraphs are lines."""
    pieces: list[str] = []
    stack: list[tuple[Element | str, bool]] = [(root, False)]
    paragraph = ""
    while stack:
        element, line = stack.pop()
        if isinstance(element, str):
            pieces.append(crossed(element) if line else element)
            continue
        name = _name(element)
        if name in _UNSEEN:
            continue
        paragraph = _style(element) if name == "p" else paragraph
        line = looks.crosses(element, paragraph, line)
        pieces.append("\n" if name in ("p", "h") and pieces else _BREAKS.get(name, ""))
        own = element.text if name == "t" or not _is_word(element) else ""
        inside = [own or "", *(part for child in element for part in (child, _tail(child)))]
        stack.extend((part, line) for part in reversed(inside))
    return "".join(pieces).strip("\n ")


def _tail(element: Element) -> str:
    return "" if _is_word(element) else element.tail or ""


def _line(said: str) -> str:
    return " ".join(said.split())


def _is_heading(block: Element) -> bool:
    return _name(block) == "h" or _style(block).casefold().startswith(("heading", "berschrift", "titre"))


def _style(block: Element) -> str:
    """The style of a paragraph as Word has it."""
    return next((_attribute(each, "val") for each in block.iter() if _name(each) == "pStyle"), "")


def _word(cell: Element, name: str) -> Element | None:
    """A property of a cell as Word has it."""
    return next((each for part in cell if _name(part) == "tcPr" for each in part if _name(each) == name), None)


def _number(said: str) -> int:
    return max(1, int(said)) if said.isdecimal() and len(said) < 4 else 1


def _is_word(element: Element) -> bool:
    return "wordprocessingml" in str(element.tag)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")

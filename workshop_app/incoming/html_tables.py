"""Tables in HTML: what a browser, Outlook, Teams or a spreadsheet puts on the clipboard beside the plain words, and
what some programs save as ".xls". Called by `tables` and `pasted`.

Read with lxml, which python-docx brings along and which takes broken pages as browsers do. Nothing is fetched, entities
of a page's own are not known to HTML, and libxml2 ends pages that are nested without end. Cells that were merged
downwards count for each of their rows; what is linked comes in as its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from agendas.crossed_out import crossed
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming.rows import MOST_COLUMNS, MOST_ROWS, Gathering, IncomingTable, Watch, unwatched

MOST_AT_ONCE = 200_000  # characters that may be read while somebody waits: more takes over 50 ms
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title", "select", "textarea", "object"})
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "pre"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SAYS_DAY = _HEADINGS | {"caption"}
_STRUCK = frozenset({"s", "strike", "del"})
_LINE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_LINE_CLASS = re.compile(r"\.([\w-]+)\s*\{[^{}]*text-decoration(?:-line)?\s*:[^;{}]*line-through", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_PAGE = re.compile(  # never goes back to what it has read: there are too many ways through spaces and comments
    rb"(?:\s|\xef\xbb\xbf|(?><!--.{0,2000}?-->)|<\?xml[^>]{0,200}>)*+"
    rb"<(?:!doctype html|html|meta|head|body|table|div|style|h[1-6]|p|ul|section|main|article|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHITE = re.compile(r"[ \t\r\n\f]+")


class _PageCell(Struct, frozen=True):
    """One cell, and how many columns and rows it takes."""

    words: str
    across: int
    down: int


def is_page(data: bytes) -> bool:
    """Whether a file is HTML, whatever it is called."""
    return _PAGE.match(data[:5000]) is not None


def holds_table(html: str) -> bool:
    """A quick look: whether it is worth reading."""
    return "<table" in html or "<TABLE" in html


def read(html: str, watch: Watch = unwatched, path: str = "") -> IncomingTable:
    """The rows of its tables, with the headings between them as rows of one cell; no rows where it holds none.
    KnownError for what is far too much; `path` is for the sentences."""
    gathering = Gathering(path)
    line = 0
    waiting: list[str] = []
    for part in _parts(_tree(html)):
        if isinstance(part, str):
            waiting.append(part)
            continue
        rows = list(_grid(part, path))
        if sum(len(list(filter(None, cells))) > 1 for cells, _ in rows) == 0:
            continue  # one column, or one cell: how mails and old pages are laid out
        for said in waiting:
            line += 1
            gathering.add(line, [said])
        waiting.clear()
        heads = _has_heading(part)
        for at, (cells, hidden) in enumerate(rows):
            line += 1
            if line % 200 == 0:
                watch(line, 0)
            gathering.add(line, cells, hidden=hidden, heads=heads and at == 0)
    return gathering.table()


def as_tabs(html: str) -> str:
    """Its tables as a spreadsheet copies cells: tabs between them, quotation marks around what has lines of its own.
    Nothing where it holds none, or is too long to be read at once."""
    if len(html) > MOST_AT_ONCE or not holds_table(html):
        return ""
    try:
        rows = read(html).rows
    except KnownError:
        return ""
    return "\n".join("\t".join(map(_quoted, row.cells)) for row in rows if not row.hidden)


def decoded(data: bytes, encoding: str) -> str:
    """A page as text. What it says about its own encoding is believed where `encoding` is only a guess."""
    said = re.search(rb"<meta[^>]{0,100}charset=[\"\']?([\w-]{1,40})", data[:5000], re.IGNORECASE)
    try:
        return data.decode(said[1].decode("ascii") if said else encoding)
    except (LookupError, UnicodeDecodeError):
        return data.decode(encoding)


def words_of(html: str) -> str:
    """All its words, line by line; entries of lists begin with a dash, headings with #."""
    return "\n".join(filter(None, _lines(_said(_tree(html)))))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if "\n" in cell or cell.startswith('"') else cell.replace("\t", " ")


def _tree(html: str) -> Any:
    from lxml import etree  # only a page should pay for it

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    tree = etree.fromstring(html.encode("utf-8", "replace"), parser) if html.strip() else None
    struck = set(_LINE_CLASS.findall(html)) if tree is not None and "line-through" in html else set()
    for element in tree.iter() if tree is not None and struck else ():
        if struck & set(element.get("class", "").split()):
            element.set("style", f"{element.get('style', '')};text-decoration:line-through")
    return tree


def _parts(root: Any) -> Iterator[Any]:
    """Headings, as words, and the tables that hold no other ones, in their order."""
    if root is None:
        return
    for element in root.iter():
        name = element.tag
        if name == "table":
            if not _is_unseen(element) and next(element.iterdescendants("table"), None) is None:
                yield element
        elif name in _SAYS_DAY and next(element.iterancestors("td"), None) is None and (said := _flat(element)):
            yield said


def _grid(table: Any, path: str) -> Iterator[tuple[list[str], bool]]:
    """The rows of a table as it is seen, and whether each is hidden."""
    open_cells: dict[int, tuple[str, int]] = {}  # what began above: words, and rows that are left
    for number, row in enumerate(table.iter("tr")):
        if number > MOST_ROWS:
            raise KnownError(ErrorCode.PASTED_TOO_LONG, rows=number, most=MOST_ROWS)
        own = [_cell(each) for each in row if each.tag in ("td", "th") and not _is_unseen(each)]
        cells: list[str] = []
        for cell in own:
            while len(cells) in open_cells:
                cells.append(_from_above(open_cells, len(cells)))
            for at in range(cell.across if len(cells) + cell.across <= MOST_COLUMNS else 1):
                if cell.down > 1:
                    open_cells[len(cells)] = (cell.words if at == 0 else "", cell.down - 1)
                cells.append(cell.words if at == 0 else "")
        while len(cells) in open_cells:
            cells.append(_from_above(open_cells, len(cells)))
        if any(cell.words for cell in own):
            yield cells, _is_unseen(row)


def _has_heading(table: Any) -> bool:
    """Whether the page itself says that the first row of a table holds its headings."""
    row = next(table.iter("tr"), None)
    cells = [each.tag for each in row] if row is not None else []
    return len(cells) > 1 and all(tag == "th" for tag in cells)


def _from_above(open_cells: dict[int, tuple[str, int]], at: int) -> str:
    words, left = open_cells.pop(at)
    if left > 1:
        open_cells[at] = (words, left - 1)
    return words


def _cell(element: Any) -> _PageCell:
    across, down = (_count(element.get(each, "1")) for each in ("colspan", "rowspan"))
    return _PageCell("\n".join(filter(None, _lines(_said(element)))), max(across, 1), down or MOST_ROWS)


def _count(said: str) -> int:
    return min(int(said), MOST_ROWS) if said.strip().isdecimal() and len(said) < 7 else 1


def _is_unseen(element: Any) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _flat(element: Any) -> str:
    return " ".join(filter(None, _lines(_said(element))))


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    for line in "".join(pieces).split("\n"):
        yield _WHITE.sub(" ", line).strip()


def _said(root: Any) -> Iterator[str]:
    """The words in their order; blocks and breaks are lines."""
    if root is None:
        return
    around = root.getparent()
    line = root.tag in ("td", "th") and around is not None and _is_struck(around)
    stack: list[tuple[Any, bool, bool]] = [(root, False, line)]
    while stack:
        element, leaving, line = stack.pop()
        name = element.tag
        if leaving:
            yield "\n" if name in _BLOCKS else "\t" if name in ("td", "th") else ""
            yield from _tail(element, root, line)
            continue
        if name in _UNSEEN or _is_unseen(element) or "reference" in element.get("class", "").split():
            yield from _tail(element, root, line)
            continue
        yield "\n" if name in _BLOCKS or name == "br" else ""
        if element is not root and root.tag not in ("td", "th"):
            yield "- " if name == "li" else "#" * int(name[1]) + " " if name in _HEADINGS else ""
        inside = line or _is_struck(element)
        yield _with_line(element.text, inside)
        stack.append((element, True, line))
        stack.extend((child, False, inside) for child in reversed(element))


def _tail(element: Any, root: Any, line: bool) -> Iterator[str]:
    if element is not root:
        yield _with_line(element.tail, line)


def _with_line(text: str | None, line: bool) -> str:
    words = _WHITE.sub(" ", text or "")
    return crossed(words) if line else words


def _is_struck(element: Any) -> bool:
    """Whether a line is drawn through its words."""
    return element.tag in _STRUCK or _LINE.search(element.get("style", "")) is not None

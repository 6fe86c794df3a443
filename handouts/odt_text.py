"""The words of an OpenDocument text, line by line, with everything the intake asks about a line: bookmarks, comments
that begin there, tracked changes. `intake_odt.py` uses it.

What was deleted while changes were recorded stands apart, at the front of the text, and only a mark where it was; what
was inserted stands in its place, between two marks.
"""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree.ElementTree import Element

from msgspec import Struct

from handouts.returned_paper import Comment, ReadParagraph, attribute, level_of, moment, name_of, steps, with_blanks
from workshop_app.domain.reading_direction import without_isolates
from workshop_app.incoming.odf_styles import OdtStyles, local

MOST_SPACES = 1_000  # that one element may stand for
_UNSEEN = frozenset({"tracked-changes", "sequence-decls", "forms", "object", "math", "note-citation"})
_PICTURES = "{urn:oasis:names:tc:opendocument:xmlns:svg"  # names and descriptions of drawings
_WHITE = re.compile(r"[ \t\r\n]+")  # says no more than one blank; more of them are elements
_BREAKS = {"tab": "\t", "line-break": "\n"}


class _TrackedChange(Struct, frozen=True):
    """Something that was changed while changes were recorded; `gone` are the words that were taken out."""

    inserted: bool
    author: str
    at: datetime | None
    gone: str


class OdtReading:
    """Goes through a text once; knows what is open at each moment. `lines`, `comments` and the words they hang on
    (`quotes`) are there afterwards."""

    def __init__(self, styles: OdtStyles) -> None:
        """`styles` are those of the file: how they are called, and which put a line through their words."""
        self.lines: list[ReadParagraph] = []
        self.comments: dict[str, Comment] = {}
        self._quoted: dict[str, list[str]] = {}
        self._styles = styles
        self._changes: dict[str, _TrackedChange] = {}
        self._open: list[ReadParagraph] = []  # a text box holds paragraphs inside a paragraph
        self._marks: list[str] = []  # open bookmarks
        self._inserting: dict[str, _TrackedChange] = {}
        self._quoting: set[str] = set()
        self._starts: list[str] = []  # bookmarks and comments that begin between two paragraphs
        self._begun: list[str] = []
        self._rows: list[list[int]] = []  # open rows of tables: number, and cells begun
        self._row = self._items = 0
        self._crossed: list[bool] = []  # for every paragraph and look that is open: whether its words are

    @property
    def quotes(self) -> dict[str, str]:
        """The words each comment hangs on, by its id."""
        return {id: "".join(words).strip() for id, words in self._quoted.items()}

    def read(self, root: Element) -> OdtReading:
        """Read everything below this element; returns itself."""
        self._changes = {id: change for each in root.iter() for id, change in _change_of(each)}
        ended = {attribute(each, "name") for each in root.iter() if local(each) in {"bookmark-end", "annotation-end"}}
        passed: Element | None = None  # what is passed over, with all that is in it
        for element, leaving in steps(root):
            if passed is not None and not (leaving and element is passed):
                continue
            if leaving:
                passed = None
                self._leave(element)
                self._say(element.tail if element is not root else "")
            elif local(element) in _UNSEEN or element.tag.startswith(_PICTURES):
                passed = element
            elif local(element) == "annotation":
                self._comment(element, ended)
                passed = element
            else:
                self._enter(element, ended)
                self._say(element.text)
        return self

    def _enter(self, element: Element, ended: set[str]) -> None:
        match local(element):
            case "p" | "h":
                self._begin(element)
            case "span" | "a":
                around = self._crossed[-1:] == [True]
                self._crossed.append(self._styles.crosses("text", attribute(element, "style-name"), around))
            case "table-row" | "table-cell" | "list-item" | "list-header" as name:
                self._around(name)
            case "bookmark-start" | "bookmark" | "bookmark-end" as name:
                self._bookmark(name, attribute(element, "name"), ended)
            case "annotation-end":
                self._quoting.discard(attribute(element, "name"))
            case "change" | "change-start" | "change-end" as name:
                self._change(name, attribute(element, "change-id"))
            case "s":
                said = attribute(element, "c") or "1"
                self._put(" " * min(int(said) if said.isdecimal() and len(said) < 6 else 1, MOST_SPACES))
            case name if name in _BREAKS:
                self._put(_BREAKS[name])

    def _leave(self, element: Element) -> None:
        match local(element):
            case "p" | "h" if self._open:
                self._open.pop()
                self._crossed.pop()
            case "span" | "a":
                self._crossed.pop()
            case "table-row" if self._rows:
                self._rows.pop()
            case "list-item" | "list-header":
                self._items -= 1

    def _around(self, name: str) -> None:
        """What paragraphs stand in: rows of tables with their cells, entries of lists."""
        if name == "table-row":
            self._row += 1
            self._rows.append([self._row, 0])
        elif name == "table-cell":
            for row in self._rows[-1:]:
                row[1] += 1
        else:
            self._items += 1

    def _begin(self, element: Element) -> None:
        row, cell = self._rows[-1] if self._rows else (0, 0)
        called = attribute(element, "style-name")
        style = self._styles.names.get(called, called)
        level = attribute(element, "outline-level") if local(element) == "h" else ""
        heading = int(level) if level.isdecimal() and len(level) < 3 else level_of(style) or int(local(element) == "h")
        line = ReadParagraph(style, heading, row, cell, starts=self._starts, comments=self._begun)
        line.listed = self._items > 0 and not heading
        self._starts, self._begun = [], []
        for id in self._quoting:
            self._quoted[id].append("\n" if self._quoted[id] else "")
        self.lines.append(line)
        self._open.append(line)
        self._crossed.append(self._styles.crosses("paragraph", called))

    def _bookmark(self, kind: str, name: str, ended: set[str]) -> None:
        if kind == "bookmark-end":
            self._marks = [each for each in self._marks if each != name]
            return
        (self._open[-1].starts if self._open else self._starts).append(name)
        if kind == "bookmark-start" and name in ended:  # around all that follows it would stand for ever
            self._marks.append(name)

    def _comment(self, element: Element, ended: set[str]) -> None:
        id = attribute(element, "name") or f"comment {len(self.comments) + 1}"
        said = {local(each): each.text or "" for each in element if local(each) in {"creator", "date"}}
        self.comments[id] = Comment(
            id=id,
            author=name_of(said.get("creator", "")),
            at=moment(said.get("date", "")),
            text=_words_below(element),
            reply_to=attribute(element, "parent-name"),
            resolved=attribute(element, "resolved") == "true",
        )
        (self._open[-1].comments if self._open else self._begun).append(id)
        if id in ended:
            self._quoting.add(id)
            self._quoted[id] = []

    def _change(self, kind: str, id: str) -> None:
        change = self._changes.get(id)
        if kind == "change-end":
            self._inserting.pop(id, None)
        elif change is not None and kind == "change-start" and change.inserted:
            self._inserting[id] = change
        elif change is not None and kind == "change" and change.gone and self._open:
            self._open[-1].before += change.gone
            self._by(change)

    def _by(self, change: _TrackedChange) -> None:
        if not self._open[-1].author:
            self._open[-1].author, self._open[-1].at = change.author, change.at

    def _say(self, text: str | None) -> None:
        """Words as they stand in the file, where a paragraph is open; white space between elements is none."""
        if text:
            self._put(without_isolates(_WHITE.sub(" ", text)))

    def _put(self, words: str) -> None:
        if not self._open:
            return
        line, words = self._open[-1], with_blanks(words)
        line.words += "" if self._crossed[-1] else words
        line.written += words
        if not self._inserting:
            line.before += words
        for change in self._inserting.values():
            self._by(change)
        line.within.update(self._marks)
        for id in self._quoting:
            self._quoted[id].append(words)


def _change_of(element: Element) -> list[tuple[str, _TrackedChange]]:
    """The id and the change of a changed region; none for everything else, and where only a format was changed."""
    if local(element) != "changed-region":
        return []
    what = next((each for each in element if local(each) in {"insertion", "deletion"}), None)
    if what is None:
        return []
    about = next((each for each in what if local(each) == "change-info"), what)
    said = {local(each): each.text or "" for each in about if local(each) in {"creator", "date"}}
    gone = _words_below(what) if local(what) == "deletion" else ""
    by = name_of(said.get("creator", ""))
    return [
        (attribute(element, "id"), _TrackedChange(local(what) == "insertion", by, moment(said.get("date", "")), gone))
    ]


def _words_below(element: Element) -> str:
    """The paragraphs in it as one text; what stands in `change-info` is a remark about a change."""
    inside = OdtReading(OdtStyles())
    for each in element:
        if local(each) != "change-info":
            inside.read(each)
    return "\n".join(line.words for line in inside.lines).strip("\n")

"""The words of a returned Word file, line by line, with everything the intake asks about a line: bookmarks, comments
that begin there, tracked changes. `intake.py` uses it; it knows WordprocessingML and no parameters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from handouts.intake_package import WordPackage
from handouts.returned_paper import (
    Comment,
    ReadParagraph,
    ReturnedPaper,
    attribute,
    level_of,
    moment,
    name_of,
    steps,
    with_blanks,
)
from workshop_app.domain.reading_direction import without_isolates
from workshop_app.incoming.word_looks import WordLooks, looks_of

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # what Word calls "strict"
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same words a second time
_INSERTED = {"ins", "moveTo"}
_ANSWERS = re.compile(r"(?P<whom>[^\n(]+?) \([^\n]+\): \"[^\n]*\"\n(?=.)")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


class ReadText(Struct, frozen=True):
    """The paragraphs of a part in reading order, and the words each comment hangs on, by its id."""

    lines: tuple[ReadParagraph, ...]
    quotes: dict[str, str]


def text_of(part: Element, looks: WordLooks | None = None) -> ReadText:
    """What a part says: the body, a head or a foot; `looks` are those of the file's styles."""
    ended = {attribute(each, "id") for each in part.iter() if _name(each) == "bookmarkEnd"}
    walk = _Walk(ended, looks or WordLooks())
    for element, leaving in steps(part, _FALLBACK):
        walk.leave(element) if leaving else walk.enter(element)
    return ReadText(tuple(walk.lines), {id: "".join(words).strip() for id, words in walk.quotes.items()})


def paper_of(package: WordPackage) -> ReturnedPaper:
    """All of a Word file that the intake asks about."""
    looks = looks_of(package.styles)
    text = text_of(package.document, looks)
    margins = tuple("\n".join(line.words for line in text_of(each, looks).lines) for each in package.margins)
    return ReturnedPaper(text.lines, text.quotes, comments_of(package), package.properties, margins)


def lines_of(package: WordPackage) -> tuple[ReadParagraph, ...]:
    """Every paragraph of the body in reading order."""
    return text_of(package.document, looks_of(package.styles)).lines


def comments_of(package: WordPackage) -> dict[str, Comment]:
    """Every comment by its id, in the order of the file."""
    if package.comments is None:
        return {}
    found: dict[str, Comment] = {}
    paragraphs: dict[str, str] = {}  # the id of a comment's last paragraph stands for the comment
    for element in package.comments:
        if _name(element) == "comment":
            id = attribute(element, "id")
            lines = [each for each in element.iter() if _name(each) == "p"]
            text = "\n".join("".join(_plain(each)) for each in lines).strip()
            author = name_of(attribute(element, "author"))
            found[id] = Comment(id, author, moment(attribute(element, "date")), text)
            if lines and (last := attribute(lines[-1], "paraId")):
                paragraphs[last] = id  # LibreOffice names those only of which there is something to tell
    for child, parent, done in _threads(package.threads):
        id = paragraphs.get(child, "")
        if id in found:
            found[id] = replace(found[id], reply_to=paragraphs.get(parent, ""), resolved=done)
    return _with_answers(found)


def _with_answers(found: dict[str, Comment]) -> dict[str, Comment]:
    """LibreOffice begins an answer with a line that says whom it answers, and 7.4 keeps nothing else of it: then it is
    for the last comment of that person."""
    told: dict[str, Comment] = {}
    for id, each in found.items():
        said = _ANSWERS.match(each.text)
        asked = [other for other in told.values() if said and other.author and said["whom"].endswith(other.author)]
        if said and (each.reply_to or asked):
            each = replace(each, reply_to=each.reply_to or asked[-1].id, text=each.text[said.end() :])
        told[id] = each
    return told


def _threads(part: Element | None) -> Iterator[tuple[str, str, bool]]:
    for element in part if part is not None else ():
        done = attribute(element, "done") in {"1", "true"}
        yield attribute(element, "paraId"), attribute(element, "paraIdParent"), done


class _Walk:
    """Goes through the body once; knows what is open at each moment."""

    def __init__(self, ended: set[str], looks: WordLooks) -> None:
        """`looks` say which words have a line through them. `ended` are the bookmarks that have an end: of a field that
        was emptied LibreOffice writes two beginnings and one end, and around everything that follows it would stand
        for ever."""
        self._ended = ended
        self._looks = looks
        self.lines: list[ReadParagraph] = []
        self._open: list[ReadParagraph] = []  # a text box holds paragraphs inside a paragraph
        self._marks: dict[str, str] = {}  # open bookmarks: id -> name
        self._waiting: list[str] = []  # bookmarks and comments that begin between two paragraphs
        self._waiting_comments: list[str] = []
        self.quotes: dict[str, list[str]] = {}
        self._quoting: set[str] = set()  # comments whose words are being read
        self._rows: list[list[int]] = []  # open rows of tables: number, and cells begun
        self._tags: list[str] = []  # open controls
        self._row = 0
        self._inserted = self._deleted = 0
        self._crossed = False  # whether the words being read are
        self._next_line: set[int] = set()  # texts before which LibreOffice lost a line break

    def enter(self, element: Element) -> None:
        match _name(element):
            case "p":
                self._begin()
            case "tr" | "tc" | "sdt" | "tag" as name:
                self._around(element, name)
            case "pStyle" if self._open:
                self._open[-1].style = attribute(element, "val")
                self._open[-1].heading = level_of(self._open[-1].style)
            case "r":
                self._run(element)
            case "t" | "delText":
                self._say("\n" if id(element) in self._next_line else "")
                self._say(without_isolates(element.text or ""))
            case "br" | "cr" | "tab" | "noBreakHyphen" as name:
                self._say(_BREAKS[name])
            case "ins" | "del" | "moveTo" | "moveFrom" as name:
                self._change(element, name)
            case "bookmarkStart" | "bookmarkEnd" | "commentRangeStart" | "commentRangeEnd" | "commentReference" as name:
                self._mark(element, name)

    def _around(self, element: Element, name: str) -> None:
        """What paragraphs stand in: rows of tables with their cells, controls with their tags."""
        if name == "tr":
            self._row += 1
            self._rows.append([self._row, 0])
        elif name == "tc" and self._rows:
            self._rows[-1][1] += 1
        elif name == "sdt":
            self._tags.append("")
            for line in self._open[-1:]:
                line.controlled = True
        elif name == "tag" and self._tags:
            self._tags[-1] = attribute(element, "val")

    def _run(self, element: Element) -> None:
        """Words of one look. A line break inside a control LibreOffice 7.4 writes as the end of one text and the
        beginning of the next; no other program writes two of them with nothing between."""
        self._crossed = self._looks.crosses(element, self._open[-1].style if self._open else "")
        inside = element if self._tags else ()
        said = [(each, _name(each) == "t" and bool(each.text)) for each in inside]
        self._next_line = {id(each) for (_, before), (each, after) in pairwise(said) if before and after}

    def leave(self, element: Element) -> None:
        match _name(element):
            case "p":
                self._open.pop()
            case "tr":
                self._rows.pop()
            case "sdt":
                self._tags.pop()
            case "ins" | "moveTo":
                self._inserted -= 1
            case "del" | "moveFrom":
                self._deleted -= 1

    def _begin(self) -> None:
        row, cell = self._rows[-1] if self._rows else (0, 0)
        line = ReadParagraph(row=row, cell=cell, controlled=bool(self._tags))
        for id in self._quoting:
            self.quotes[id].append("\n" if self.quotes[id] else "")
        line.starts, self._waiting = self._waiting, []
        line.comments, self._waiting_comments = self._waiting_comments, []
        self.lines.append(line)
        self._open.append(line)

    def _say(self, text: str) -> None:
        if not self._open or not text:
            return
        line, text = self._open[-1], with_blanks(text)
        if not self._deleted:
            line.written += text
            line.words += "" if self._crossed else text
        if not self._inserted:
            line.before += text
        line.within.update(self._marks.values())
        line.tags.update(filter(None, self._tags))
        for id in self._quoting:
            self.quotes[id].append(text)

    def _change(self, element: Element, name: str) -> None:
        """A tracked change around words; the same element inside a paragraph's properties marks its end, no words."""
        if name in _INSERTED:
            self._inserted += 1
        else:
            self._deleted += 1
        if self._open and len(element) and not self._open[-1].author:
            self._open[-1].author = name_of(attribute(element, "author"))
            self._open[-1].at = moment(attribute(element, "date"))

    def _mark(self, element: Element, name: str) -> None:
        id = attribute(element, "id")
        if name == "bookmarkStart":
            called = attribute(element, "name")
            if id in self._ended:
                self._marks[id] = called
            (self._open[-1].starts if self._open else self._waiting).append(called)
        elif name == "bookmarkEnd":
            self._marks.pop(id, None)
        elif name == "commentRangeEnd":
            self._quoting.discard(id)
        else:
            if name == "commentRangeStart":
                self._quoting.add(id)
                self.quotes[id] = []
            (self._open[-1].comments if self._open else self._waiting_comments).append(id)


def _plain(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]


def _name(element: Element) -> str:
    """The local name of a WordprocessingML element; empty for anything else."""
    tag = element.tag
    if isinstance(tag, str):
        for namespace in _WORD:
            if tag.startswith(namespace):
                return tag[len(namespace) :]
    return ""

"""A filled handout that LibreOffice saved in its own format (.odt): the same paragraphs, rows and bookmarks as in Word,
so that one reader of forms serves both. `intake_forms.py` calls it.

The file is a stranger's: `ZipPackage` watches over what is unpacked, and nothing in it is run or followed. What was
deleted while changes were recorded stands apart in the file and is passed over; what was inserted counts.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from handouts.intake_text import ReadParagraph
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import files, packages
from workshop_app.incoming.packages import PackageFault, PackageRefused

LARGEST = 100_000_000  # bytes, as of a Word file
MOST_SPACES = 1_000  # that one element may stand for
_UNSEEN = frozenset({"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "object", "math"})
_BREAKS = {"tab": "\t", "line-break": "\n"}
_FAULTS = {
    PackageFault.DAMAGED: ErrorCode.RETURNED_DAMAGED,
    PackageFault.LOCKED: ErrorCode.FORM_LOCKED,
    PackageFault.TOO_LARGE: ErrorCode.RETURNED_TOO_LARGE,
}


def read_odt(path: Path) -> tuple[tuple[ReadParagraph, ...], str]:
    """The paragraphs of the text in reading order, and the words of its heads and feet. KnownError with the reason for
    a file that is none or cannot be read safely."""
    with files.opened(path, LARGEST) as file:
        if not file.read(4).startswith(b"PK"):
            raise KnownError(ErrorCode.FORM_NOT_OURS, path=str(path))
        try:
            package = packages.ZipPackage(file)
            package.refuse_sealed()
            content, styles = (_part(package, name, path) for name in ("content.xml", "styles.xml"))
        except PackageRefused as refused:
            raise KnownError(_FAULTS[refused.fault], path=str(path), detail=refused.detail) from refused
    body = next((each for each in content.iter() if _name(each) == "text" and "office" in each.tag), None)
    if body is None:
        raise KnownError(ErrorCode.FORM_NOT_OURS, path=str(path))
    margins = [each for each in styles.iter() if _name(each).startswith(("header", "footer"))]
    return _lines(body), "\n".join(line.words for part in margins for line in _lines(part))


def _part(package: packages.ZipPackage, name: str, path: Path) -> Element:
    if name not in package.namelist():
        raise KnownError(ErrorCode.FORM_NOT_OURS, path=str(path))
    return package.tree(name)


def _lines(root: Element) -> tuple[ReadParagraph, ...]:
    walk = _TextWalk()
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            walk.leave(element)
            walk.say(element.tail if element is not root else "")
        elif _name(element) in _UNSEEN:
            walk.say(element.tail)
        else:
            walk.enter(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
    return tuple(walk.lines)


class _TextWalk:
    """Goes through the text once; knows what is open at each moment."""

    def __init__(self) -> None:
        self.lines: list[ReadParagraph] = []
        self._open: list[ReadParagraph] = []
        self._marks: list[str] = []
        self._waiting: list[str] = []  # bookmarks that begin between two paragraphs
        self._rows: list[list[int]] = []  # open rows of tables: number, and cells begun
        self._row = 0

    def enter(self, element: Element) -> None:
        match _name(element):
            case "p" | "h" as name:
                row, cell = self._rows[-1] if self._rows else (0, 0)
                line = ReadParagraph(row=row, cell=cell, heading=int(name == "h"), starts=self._waiting)
                self._waiting = []
                self.lines.append(line)
                self._open.append(line)
            case "table-row":
                self._row += 1
                self._rows.append([self._row, 0])
            case "table-cell" if self._rows:
                self._rows[-1][1] += 1
            case "bookmark-start" | "bookmark" as name:
                mark = _attribute(element, "name")
                (self._open[-1].starts if self._open else self._waiting).append(mark)
                self._marks += [mark] if name == "bookmark-start" else []
            case "bookmark-end":
                self._marks = [each for each in self._marks if each != _attribute(element, "name")]
            case "s":
                said = _attribute(element, "c") or "1"
                self.say(" " * min(int(said) if said.isdecimal() and len(said) < 6 else 1, MOST_SPACES))
            case name if name in _BREAKS:
                self.say(_BREAKS[name])
        self.say(element.text)

    def leave(self, element: Element) -> None:
        if _name(element) in {"p", "h"}:
            self._open.pop()
        elif _name(element) == "table-row":
            self._rows.pop()

    def say(self, text: str | None) -> None:
        """Words, where a paragraph is open; white space between elements is none."""
        if self._open and text:
            line = self._open[-1]
            line.words += text
            line.before += text
            line.written += text
            line.within.update(self._marks)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")

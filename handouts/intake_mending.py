"""Mends what LibreOffice 7.4 writes where changes were tracked in a field of a Word file. `intake_package` calls it for
a file that is not well-formed, and only then.

That edition begins a tracked change before the field and ends it inside, so that no program can read the file, and
behind every piece of the field it repeats the field's whole text. The stray marks are taken out and so is each
repetition, if what is left adds up to the whole; otherwise the file is not read, because its words would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from workshop_app.incoming.packages import PackageFault, PackageRefused, watched_tree

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)[^<>]*?(/?)>")
_TRACKED = frozenset({"w:ins", "w:del"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = frozenset({f"{_W}t", f"{_W}delText"})


def mended(data: bytes, name: str) -> Element:
    """The part as a tree. PackageRefused when it cannot be mended for certain."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageRefused(PackageFault.DAMAGED, f"{name}: {error}") from error
    pieces, last = [], 0
    for begin, end in sorted(_stray(words, name)):
        pieces.append(words[last:begin])
        last = end
    tree = watched_tree("".join((*pieces, words[last:])).encode(), name)
    for paragraph in tree.iter(f"{_W}p"):
        for _, fields in groupby(paragraph, _alias):
            _without_repetitions([each for each in fields if each.tag == f"{_W}sdt"], name)
    return tree


def _stray(words: str, name: str) -> set[tuple[int, int]]:
    """Where the marks of changes stand that begin and end in different elements."""
    found: set[tuple[int, int]] = set()
    stack: list[tuple[str, tuple[int, int]]] = []
    for tag in _TAG.finditer(words):
        ends, kind, empty = tag.groups()
        if not ends:
            if not empty:
                stack.append((kind, tag.span()))
            continue
        while stack and stack[-1][0] != kind and stack[-1][0] in _TRACKED:
            found.add(stack.pop()[1])
        if stack and stack[-1][0] == kind:
            stack.pop()
        elif kind in _TRACKED:
            begun = next((at for at in reversed(range(len(stack))) if stack[at][0] == kind), None)
            found.add(tag.span())
            if begun is not None:
                found.add(stack.pop(begun)[1])
        else:
            raise PackageRefused(PackageFault.DAMAGED, f"{name}: {kind} ends where it did not begin")
    return found


def _alias(element: Element) -> str:
    """What a field is called; pieces of one field stand beside each other and have the same name."""
    if element.tag != f"{_W}sdt":
        return ""
    found = element.find(f"{_W}sdtPr/{_W}alias")
    return found.get(f"{_W}val", "") if found is not None else ""


def _without_repetitions(pieces: list[Element], name: str) -> None:
    """The pieces of one field, each with its own words only. The first has lost its own: they are what the whole has
    before all others."""
    if not any(each.tag in (f"{_W}ins", f"{_W}del") for piece in pieces for each in piece.iter()):
        return
    said = [list(_said(piece)) for piece in pieces]
    if not all(said):
        raise PackageRefused(PackageFault.DAMAGED, f"{name}: a piece of a field without words")
    wholes = [words[-1].text or "" for words in said]
    own = "".join(each.text or "" for words in said[1:] for each in words[:-1])
    if len(set(wholes)) > 1 or len(said[0]) > 1 or not wholes[0].endswith(own):
        raise PackageRefused(PackageFault.DAMAGED, f"{name}: the pieces of a field do not add up")
    said[0][0].text = wholes[0][: len(wholes[0]) - len(own)]
    for words in said[1:]:
        words[-1].text = ""


def _said(piece: Element) -> Iterator[Element]:
    return (each for each in piece.iter() if each.tag in _WORDS)

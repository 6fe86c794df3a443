"""Reads a PDF the way a screen reader does: by its structure tree, and from each element to the stretches of the pages
that belong to it. Knows nothing of how the file was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")


class Stretch(NamedTuple):
    """Text shown inside one mark; `number` is None for what belongs to the page alone."""

    number: int | None
    text: str


def _mapped(font: Any) -> dict[int, str]:
    data = font.ToUnicode.read_bytes()
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in _PAIR.findall(block):
            letters[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "surrogatepass")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, start, listed in _RANGE.findall(block):
            texts = re.findall(rb"<([0-9A-Fa-f]+)>", listed)
            for at, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                word = texts[at] if texts else b"%0*X" % (len(start), int(start, 16) + at)
                letters[code] = bytes.fromhex(word.decode()).decode("utf-16-be", "surrogatepass")
    return letters


def stretches(page: Any) -> Iterator[Stretch]:
    """What the page shows, mark by mark, in the order of its stream."""
    fonts = {name: (font.Subtype == "/Type0", _mapped(font)) for name, font in page.Resources.Font.items()}
    deep: list[tuple[int | None, str | None]] = []  # number of the mark, and the text that stands for its content
    wide, letters = False, {}
    said: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        word = str(operator)
        if word in ("BDC", "BMC"):
            facts = operands[1] if len(operands) > 1 else {}
            number = int(facts["/MCID"]) if "/MCID" in facts else deep[-1][0] if deep else None
            told = str(facts["/ActualText"]) if "/ActualText" in facts else None
            if told is not None:
                said.append(told)
            deep.append((number, told or (deep[-1][1] if deep else None)))
        elif word == "EMC":
            if len(deep) == 1:
                yield Stretch(deep[0][0], "".join(said))
                said = []
            deep.pop()
        elif word == "Tf":
            wide, letters = fonts[str(operands[0])]
        elif word in ("Tj", "TJ"):
            assert deep, "text outside every mark"
            if deep[-1][1] is None:
                parts = operands if word == "Tj" else [each for each in operands[0] if isinstance(each, pikepdf.String)]
                said += [_letters(bytes(part), wide, letters) for part in parts]
    assert not deep


def _letters(shown: bytes, wide: bool, letters: dict[int, str]) -> str:
    codes = [shown[at] << 8 | shown[at + 1] for at in range(0, len(shown), 2)] if wide else list(shown)
    return "".join(letters[code] for code in codes)


class Element(NamedTuple):
    """One element of the tree: its kind, its own text, and what it says of itself."""

    kind: str
    depth: int
    text: str
    said: str
    facts: dict[str, str]
    pages: tuple[int, ...]


def read(file: pikepdf.Pdf) -> list[Element]:
    """All elements in the tree's order. Fails where a mark is in the tree twice, or not at all, or where the way back
    from a mark leads to another element."""
    shown: dict[tuple[int, int], str] = {}
    for at, page in enumerate(file.pages):
        for stretch in stretches(page):
            if stretch.number is not None:
                assert (at, stretch.number) not in shown
                shown[at, stretch.number] = stretch.text
    places = {page.objgen: at for at, page in enumerate(file.pages)}
    root = file.Root.StructTreeRoot
    back = root.ParentTree.Nums
    ways = {int(back[at]): back[at + 1] for at in range(0, len(back), 2)}
    parents = {key: list(way) for key, way in ways.items() if isinstance(way, pikepdf.Array)}
    fields = {key: way for key, way in ways.items() if isinstance(way, pikepdf.Dictionary)}
    assert [int(page.StructParents) for page in file.pages] == list(parents)
    filled: set[tuple[int, int]] = set()
    found: list[Element] = []
    seen: set[tuple[int, int]] = set()

    def walk(element: Any, depth: int) -> None:
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]
        at = len(found)
        found.append(Element(str(element.S)[1:], depth, "", str(element.get("/ActualText", "")), {}, ()))
        texts: list[str] = []
        on: list[int] = []
        for kid in kids:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen
                walk(kid, depth + 1)
                continue
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                annotation = kid.Obj
                assert fields[int(annotation.StructParent)].objgen == element.objgen
                filled.add(annotation.objgen)
                texts.append(str(annotation.T))
                continue
            number, page = (int(kid), element.Pg) if isinstance(kid, int) else (int(kid.MCID), kid.Pg)
            place = (places[page.objgen], number)
            assert place not in seen
            seen.add(place)
            assert parents[place[0]][number].objgen == element.objgen
            texts.append(shown[place])
            on.append(place[0])
        facts = {name: str(element[name]) for name in ("/Alt",) if name in element}
        facts |= {name: str(value) for name, value in element.get("/A", {}).items()}
        found[at] = found[at]._replace(text="".join(texts), facts=facts, pages=tuple(on))

    walk(root.K, 0)
    assert seen == set(shown), "a stretch of a page is in no element"
    assert filled == {note.objgen for page in file.pages for note in page.get("/Annots", [])}
    return found

"""Fonts of shaped text in a PDF: composite fonts whose codes are glyph numbers, each embedded with the glyphs in use
only (HarfBuzz cuts them out, and sets the weight of a variable font). `pdf_operators.py` writes with them.

Behind each font stands a table of the letters of each glyph (ToUnicode). Where glyphs and letters do not go one to one
the letters stand in the page as ActualText. Text that runs from the right is written cluster by cluster from the left,
as every reader expects it of a page; the paragraph's element in the structure tree has its letters in reading order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz
from reportlab.pdfbase import pdfdoc

from handouts import shaping
from handouts.shaping import Glyph, GlyphFont
from workshop_app.domain.reading_direction import as_seen

_NOT_EMBEDDED = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "OS/2", "name", "post", "gasp", "vhea", "vmtx", "DSIG", "cmap")
_NOTHING = "\u200b"
_SYMBOLIC = 4  # flag of a font whose letters are no standard set


class GlyphLetters:
    """The glyphs of one font that one document uses. reportlab asks it for its objects when the file is written."""

    def __init__(self, font: GlyphFont, file: Any) -> None:
        self.fontName = font.name
        self._font = font
        self._letters: dict[int, str] = {}
        self._widths: dict[int, float] = {}
        self._internal = f"F{len(file.fontMapping) + 1}"
        file.fontMapping[font.name] = f"/{self._internal}"
        file.delayedFonts.append(self)

    def name(self) -> str:
        return f"/{self._internal}"

    def width(self, glyph: int) -> float:
        return self._widths[glyph]

    def note(self, clusters: Sequence[_Cluster]) -> None:
        """These glyphs are drawn, for these letters."""
        for glyphs, text in clusters:
            for at, glyph in enumerate(glyphs):
                if glyph.id not in self._letters:
                    # Of several glyphs for the same letters the first says them all, the others nothing that is seen.
                    self._letters[glyph.id] = _NOTHING if at else text
                    self._widths[glyph.id] = self._font.advance(glyph.id)

    def says(self, cluster: _Cluster) -> bool:
        """Whether the glyphs alone tell a reader the letters."""
        return len(cluster.glyphs) == 1 and self._letters[cluster.glyphs[0].id] == cluster.text

    def addObjects(self, file: Any) -> None:
        base = f"SHAPED+{re.sub('[^A-Za-z0-9-]', '', self._font.postscript_name())}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{base}",
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
                ),
                "CIDToGIDMap": "/Identity",
                "DW": 1000,
                "W": "[" + " ".join(f"{id} [{width:.6g}]" for id, width in sorted(self._widths.items())) + "]",
                "FontDescriptor": file.Reference(self._descriptor(base, file), f"fontDescriptor:{self.fontName}"),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{base}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([file.Reference(descendant, f"descendant:{self.fontName}")]),
                "ToUnicode": file.Reference(_stream(_to_unicode(self._letters), file), f"toUnicode:{self.fontName}"),
            }
        )
        file.idToObject["BasicFonts"].dict[self._internal] = file.Reference(font, self._internal)

    def _descriptor(self, base: str, file: Any) -> Any:
        data = self._subset()
        stream = _stream(data, file)
        stream.dictionary["Length1"] = len(data)
        rise, fall = self._font.extents()
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{base}",
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-1000, fall, 3000, rise]),
                "ItalicAngle": 0,
                "Ascent": rise,
                "Descent": fall,
                "CapHeight": rise,
                "StemV": 80,
                "FontFile2": file.Reference(stream, f"fontFile:{self.fontName}"),
            }
        )

    def _subset(self) -> bytes:
        wanted = uharfbuzz.SubsetInput()
        wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        wanted.glyph_set.update({0, *self._letters})
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _NOT_EMBEDDED)
        if self._font.weight is not None:
            wanted.pin_axis_location(self._font.face, "wght", self._font.weight)
        return bytes(uharfbuzz.subset(self._font.face, wanted).blob.data)


def _stream(data: bytes | str, file: Any) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = data
    if file.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream


def utf16(text: str) -> str:
    """Text as PDF writes it in hexadecimal, without the mark at its start."""
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


def _to_unicode(letters: dict[int, str]) -> str:
    pairs = [f"<{id:04X}> <{utf16(text)}>" for id, text in sorted(letters.items()) if text]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{listed}\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    )


class _Cluster(NamedTuple):
    """Glyphs that stand for letters together."""

    glyphs: Sequence[Glyph]
    text: str


def _clusters(glyphs: Sequence[Glyph], text: str, from_right: bool) -> list[_Cluster]:
    """From left to right."""
    starts = sorted({glyph.start for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen = _seen_from_right if from_right else str
    return [
        _Cluster(tuple(some), seen(as_seen(text[start : ends[start]])))
        for start, some in groupby(glyphs, key=lambda glyph: glyph.start)
    ]


@lru_cache(maxsize=2_000)
def _seen_from_right(letters: str) -> str:
    """Readers turn a stretch from the right round letter by letter, and its brackets too. So a bracket is named as it
    is drawn, and two letters drawn as one by the one character Unicode has for them."""
    if len(letters) == 1:
        from bidi.mirror import MIRRORED

        return str(MIRRORED.get(letters, letters))
    return _ligatures().get(letters, letters)


@cache
def _ligatures() -> dict[str, str]:
    codes = (*range(0xFDF0, 0xFDFB), *range(0xFEF5, 0xFEFD))
    return {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in codes}


def shown(glyphs: Sequence[Glyph], text: str, letters: GlyphLetters, size: float) -> str:
    """The operators that draw glyphs side by side, with their letters where the glyphs do not tell them."""
    from_right = glyphs[0].start > glyphs[-1].start or shaping.is_right_to_left(text)
    # A mark of direction has done its work: it belongs to no letter that is drawn, and no reader wants it.
    clusters = _clusters(glyphs, text, from_right)
    letters.note(clusters)
    if all(letters.says(cluster) for cluster in clusters):
        return _drawn(glyphs, letters, size)
    if not from_right:
        return _spoken(as_seen(text), _drawn(glyphs, letters, size))
    parts = [
        drawn if letters.says(cluster) else _spoken(cluster.text, drawn)
        for cluster in clusters
        if (drawn := _drawn(cluster.glyphs, letters, size))
    ]
    return " ".join(parts)


def _spoken(text: str, drawn: str) -> str:
    return f"/Span <</ActualText <FEFF{utf16(text)}>>> BDC {drawn} EMC"


def _drawn(glyphs: Sequence[Glyph], letters: GlyphLetters, size: float) -> str:
    """Hexadecimal codes, moves where a glyph stands elsewhere than the one before it ended, and a rise where it stands
    higher."""
    parts: list[str] = []
    line: list[str] = []
    rise = back = 0.0  # `back`: how far the pen has to go back before the next glyph
    for glyph in glyphs:
        if glyph.dy != rise:
            if line:
                parts.append(f"[{''.join(line)}] TJ")
                line = []
            rise = glyph.dy
            parts.append(f"{rise * size / 1000:.2f} Ts")
        move = back - glyph.dx
        if abs(move) > 0.01:
            line.append(f"{move:.2f}")
        line.append(f"<{glyph.id:04X}>")
        back = letters.width(glyph.id) - glyph.advance + glyph.dx
    parts.append(f"[{''.join(line)}{f'{back:.2f}' if abs(back) > 0.01 else ''}] TJ")
    if rise:
        parts.append("0 Ts")
    return " ".join(parts)

"""Fields of a PDF that can be filled on the screen: our own widgets, because reportlab's know the standard fonts only
and fail on "Łukasz". What is typed already is drawn with the fonts of the page, in any script; what a reader types is
set in an embedded font with the letters of Europe's Latin alphabets. `pdf.py` hands over the fields of a page, and the
file's form at its end.
"""

from __future__ import annotations

from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from handouts import marks
from handouts.document import as_property
from handouts.font_files import file_bytes
from handouts.pdf_flow import Tick, TypedField
from handouts.pdf_operators import DocumentLetters
from handouts.pdf_structure import StructureTree
from handouts.pdf_tags import Tag

_TYPING = "OkrTyping"  # the font of what a reader types
_KEY = "figo"
_SIZE = 9.5
_MULTILINE = 1 << 12
_PRINTED = 4
# Where Windows' Latin alphabet has no letter: those of its eastern neighbours and of Turkish.
_SPARE = (*range(1, 9), 11, 12, *range(14, 32), 127, 129, 141, 143, 144, 157)
_MORE = "ŁłŚśŹźŻżĄąĘęĆćŃńČčĚěŘřŮůŐőŰűĞğİıŞş"
_LETTERS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)} | dict(
    zip(_SPARE, _MORE, strict=True)
)


class FormFields:
    """The fields of one document as they are drawn, page by page."""

    def __init__(self, canvas: Canvas, letters: DocumentLetters, tree: StructureTree) -> None:
        self._canvas: Any = canvas
        self._file: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - annotations are objects of the file
        self._letters = letters
        self._tree = tree
        self._fields: list[Any] = []
        self._names: set[str] = set()
        self._looks: dict[tuple[str, float, float], Any] = {}

    def type_in(self, field: TypedField, top: float) -> None:
        """A field to type in, `top` from the lower edge of the sheet to the upper one. A name is one place only."""
        name = marks.bookmark(field.name)
        if name in self._names:
            return
        words = self._letters.page(field.words, field.height).getCode() if field.words else ""
        drawn = self._drawn(f"/Tx BMC q {words} Q EMC", field.width, field.height)
        entries = {
            "FT": "/Tx",
            "V": pdfdoc.PDFString(as_property(field.value)),
            "DA": pdfdoc.PDFString(f"/{_TYPING} {_SIZE} Tf 0.1 0.14 0.16 rg"),
            "AP": pdfdoc.PDFDictionary({"N": drawn}),
            "Ff": _MULTILINE if field.lines > 1 else 0,
        }
        box = (field.x, top - field.y - field.height, field.x + field.width, top - field.y)
        self._add(name, field.label, box, entries, field.tag)

    def tick(self, box: Tick, top: float) -> None:
        """A box or a ring to tick."""
        name = marks.bookmark(box.name)
        if name in self._names:
            return
        size, edge = box.size, box.size - 1
        shape = _circle(size / 2, edge / 2) if box.ring else f"0.5 0.5 {edge:.2f} {edge:.2f} re"
        frame = f"0.35 0.4 0.43 RG 0.6 w {shape} S"
        cross = f"{frame} 1 w 2 2 m {edge - 1:.2f} {edge - 1:.2f} l S 2 {edge - 1:.2f} m {edge - 1:.2f} 2 l S"
        states = {"Off": self._drawn(frame, size, size), "Yes": self._drawn(cross, size, size)}
        state = "/Yes" if box.ticked else "/Off"
        entries: dict[str, Any] = {"FT": "/Btn", "V": state, "AS": state}
        entries["AP"] = pdfdoc.PDFDictionary({"N": pdfdoc.PDFDictionary(states)})
        self._add(name, box.label, (box.x, top - box.y - size, box.x + size, top - box.y), entries, box.tag)

    def finish(self) -> None:
        """The form of the file, when it has any field."""
        if not self._fields:
            return
        font = self._file.Reference(self._typing_font(), _TYPING)
        resources = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFDictionary({_TYPING: font})})
        form = {
            "Fields": pdfdoc.PDFArray(self._fields),
            "DR": resources,
            "DA": pdfdoc.PDFString(f"/{_TYPING} {_SIZE} Tf 0 g"),
        }
        self._file.Catalog.AcroForm = self._file.Reference(pdfdoc.PDFDictionary(form), "okrForm")

    def _add(self, name: str, label: str, box: tuple[float, ...], entries: dict[str, Any], around: Tag | None) -> None:
        self._names.add(name)
        tag = Tag("Form", around)
        known = {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "T": pdfdoc.PDFString(name),
            "TU": pdfdoc.PDFString(as_property(label) or name),
            "Rect": pdfdoc.PDFArray([round(edge, 2) for edge in box]),
            "F": _PRINTED,
            "StructParent": self._tree.field(tag),
        }
        reference = self._file.Reference(pdfdoc.PDFDictionary(known | entries), f"field:{name}")
        self._tree.placed(tag, self._file.idToObjectNumberAndVersion[f"field:{name}"][0])
        self._fields.append(reference)
        self._canvas._annotationrefs.append(reference)  # noqa: SLF001 - the page's list; public ways make their own

    def _drawn(self, operators: str, width: float, height: float) -> Any:
        """How a field looks, as an object of its own that uses the page's fonts; the same look is kept once."""
        key = (operators, round(width, 2), round(height, 2))
        if key not in self._looks:
            self._looks[key] = self._look(operators, width, height)
        return self._looks[key]

    def _look(self, operators: str, width: float, height: float) -> Any:
        stream = pdfdoc.PDFStream()
        stream.content = operators
        if self._file.compression:
            stream.filters = [pdfdoc.PDFZCompress]
        fonts = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFObjectReference("BasicFonts")})
        for key, value in {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pdfdoc.PDFArray([0, 0, round(width, 2), round(height, 2)]),
            "Resources": fonts,
        }.items():
            stream.dictionary[key] = value
        return self._file.Reference(stream, f"look:{len(self._looks)}")

    def _typing_font(self) -> Any:
        face = uharfbuzz.Face(file_bytes(_KEY))
        font = uharfbuzz.Font(face)
        scale = 1000 / face.upem
        widths = [_width(font, _LETTERS.get(code, "")) * scale for code in range(256)]
        names = [f"{code} /uni{ord(_LETTERS[code]):04X}" for code in _SPARE if code in _LETTERS]
        encoding = {"Type": "/Encoding", "BaseEncoding": "/WinAnsiEncoding", "Differences": f"[{' '.join(names)}]"}
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": "/TYPING+FiraGO",
                "FirstChar": 0,
                "LastChar": 255,
                "Widths": pdfdoc.PDFArray([round(width) for width in widths]),
                "Encoding": pdfdoc.PDFDictionary(encoding),
                "FontDescriptor": self._file.Reference(self._descriptor(face), "typingDescriptor"),
            }
        )

    def _descriptor(self, face: Any) -> Any:
        wanted = uharfbuzz.SubsetInput()
        wanted.unicode_set.update(ord(letter) for letter in _LETTERS.values() if letter)
        data = bytes(uharfbuzz.subset(face, wanted).blob.data)
        stream = pdfdoc.PDFStream()
        stream.content = data
        if self._file.compression:
            stream.filters = [pdfdoc.PDFZCompress]
        stream.dictionary["Length1"] = len(data)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": "/TYPING+FiraGO",
                "Flags": 32,
                "FontBBox": pdfdoc.PDFArray([-1000, -300, 2000, 1000]),
                "ItalicAngle": 0,
                "Ascent": 935,
                "Descent": -265,
                "CapHeight": 689,
                "StemV": 80,
                "FontFile2": self._file.Reference(stream, "typingFile"),
            }
        )


def _circle(centre: float, radius: float) -> str:
    """Four curves, as near to a circle as the eye sees."""
    pull = radius * 0.5523
    low, high = centre - radius, centre + radius
    points = [
        (high, centre + pull, centre + pull, high, centre, high),
        (centre - pull, high, low, centre + pull, low, centre),
        (low, centre - pull, centre - pull, low, centre, low),
        (centre + pull, low, high, centre - pull, high, centre),
    ]
    curves = " ".join(f"{' '.join(f'{each:.2f}' for each in curve)} c" for curve in points)
    return f"{high:.2f} {centre:.2f} m {curves}"


def _width(font: Any, letter: str) -> float:
    if not letter:
        return 0
    glyph = font.get_nominal_glyph(ord(letter))
    return float(font.get_glyph_h_advance(glyph)) if glyph else 0

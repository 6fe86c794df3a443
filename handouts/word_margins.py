"""Running heads and feet of a Word file, with the logo of a house style. Called by `word`."""

from __future__ import annotations

import io
from typing import NamedTuple

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.parts.hdrftr import HeaderPart

from handouts import word_template
from handouts.document import Document
from handouts.theme import HEAD_LINE, LOGO_HIGHEST, LOGO_WIDEST, MILLIMETRE, Frame, PageMargins, mm
from handouts.word_numbering import WordNumbers
from handouts.word_style_sheet import half_points
from handouts.word_styles import FEET
from handouts.word_template import WordTemplate
from handouts.word_widths import last_line
from handouts.word_widths import lines as lines_of
from handouts.word_widths import width as width_of
from handouts.word_xml import HEAD, NAMESPACES, field, picture, run, twips

_KINDS = {"jpg": "image/jpeg", "tif": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf"}
_Line = tuple[str, str, bool, str]  # of a head or foot: left, right, whether each needs a line of its own, its style
_EMPTY: _Line = ("", "", False, "Gap")


FOOT_RULE, LOWEST = 6.0, mm(5)  # points: above the words of a foot; what printers leave at the edge of a sheet
LINE = 1.25  # Calibri's lines, of ours
SAFE = 1.1  # lines are counted for a font in Word's place that is wider


class _Foot(NamedTuple):
    """In which style it is set, how large that is, how many lines it takes, and whether its sides need one each."""

    style: str
    factor: float
    lines: int
    parted: bool

    def taken(self) -> tuple[int, float]:
        return self.lines, -self.factor


class RunningHeads:
    """Running heads and feet: one pair for each width of page, none for cards. A template's header stands above ours,
    its footer below."""

    def __init__(self, file: WordFile, document: Document, book: WordNumbers, template: WordTemplate) -> None:
        self._file = file
        self._margins = document.margins
        self._book = book
        self._logo = document.style.logo
        self._alt = document.logo_alt
        self._template = template
        self._made: dict[tuple[float, bool, str, str], str] = {}
        self._begun = False

    @property
    def edges(self) -> PageMargins | None:
        """The margins of the template's pages."""
        return self._template.margins

    def of(self, frame: Frame, letter: bool) -> str:
        """References to the head and foot for this page; a `letter` has the template's, too, and the first of all its
        pages those of the template's first page, where they are others."""
        margins = self._margins
        foot = _text_around(margins.page)
        if margins.foot_right:
            foot = run(margins.foot_right + ("   \u00b7   " if margins.page else "")) + foot
        head = (
            run(margins.head_left),
            run(margins.head_right),
            self._parted(margins.head_left, margins.head_right, frame, beside=self._logo_size()[0]),
            "Header",
        )
        right = f"{margins.foot_right}   -   {_widest(margins.page)}"
        left = run(margins.foot_left)
        if margins.foot_note:
            left += f"<w:r><w:br/></w:r>{run(margins.foot_note)}"
        below = self._foot(right, frame)
        feet = (left, foot, below.parted, below.style)
        pair = self._pairs(frame.text_width, head, feet, letter)
        if not letter or self._begun or self._template.first is None:
            return pair
        self._begun = True
        return pair + self._pair(frame.text_width, head, feet, letter, "first")

    def begin(self, frame: Frame, letter: bool) -> float:
        """Where the head begins, so that a logo ends on the line where the words of a PDF stand; 0: as usual."""
        if letter and any(self._template.around(kind)[0] for kind in ("default", "first", "even")):
            return MILLIMETRE * 8  # Word moves the text down as far as the header needs
        return frame.top - HEAD_LINE - LOGO_HIGHEST if self._logo else 0.0

    def none(self, drawn: str = "") -> str:
        """References to a head without words and an empty foot: without them a section would take those before it."""
        return self._pairs(0, (drawn, "", False, "Gap"), _EMPTY, False)

    def end(self, frame: Frame) -> float:
        """How far from the edge of the sheet the foot ends: one of several lines goes lower, or Word would lift the
        text; 0: as usual."""
        margins = self._margins
        found = self._foot(f"{margins.foot_right}   -   {_widest(margins.page)}", frame)
        if found.lines < 2 or self._template.margins is not None:
            return 0.0
        high = FOOT_RULE + found.lines * self._book.theme.small.leading * found.factor * LINE
        return max(LOWEST, min(frame.bottom / 2, frame.bottom - high))

    def _foot(self, right: str, frame: Frame) -> _Foot:
        """On one line in the largest letters in which both sides share it; else on as few as there can be, where the
        right one stands at the end of the last line or below it."""
        return min((self._foot_in(*style, right, frame) for style in FEET), key=_Foot.taken)

    def _foot_in(self, style: str, _name: str, factor: float, right: str, frame: Frame) -> _Foot:
        margins = self._margins
        left = "\n".join(filter(None, (margins.foot_left, margins.foot_note)))
        size = half_points(self._book.theme.small.times(factor), self._book.theme) / 2
        if not left:
            return _Foot(style, factor, 1, False)
        count, room = lines_of(left, size * SAFE, frame.text_width), frame.text_width
        parted = last_line(left, size * SAFE, room) + width_of(f"  {right}", size) > room
        return _Foot(style, factor, count + parted, parted)

    def _parted(self, left: str, right: str, frame: Frame, factor: float = 1.0, beside: float = 0.0) -> bool:
        """Whether both sides need a line each, in letters of Word's size: it counts in halves of a point."""
        size = half_points(self._book.theme.small.times(factor), self._book.theme) / 2
        return bool(left) and width_of(f"{left}  {right}", size) + beside > frame.text_width

    def _pairs(self, width: float, above: _Line, below: _Line, letter: bool) -> str:
        """Where the sides differ in the template, every section says what stands on the left: else it would take that
        of the section before it."""
        kinds = ("default", "even") if self._template.even is not None else ("default",)
        return "".join(self._pair(width, above, below, letter, kind) for kind in kinds)

    def _pair(self, width: float, above: _Line, below: _Line, letter: bool, kind: str) -> str:
        key = (width, letter, kind, "" if width else above[0])
        if key not in self._made:
            head, head_id = self._file.part.add_header_part()  # type: ignore[no-untyped-call]
            foot, foot_id = self._file.part.add_footer_part()  # type: ignore[no-untyped-call]
            theirs, under = self._template.around(kind) if letter else (b"", b"")
            logo = self._picture(head) if width and b"media/" not in theirs else ""  # one logo is enough
            line = _line(above, width, logo)
            set_part(head, _margin("hdr", self._theirs(head, theirs) + line))
            line = _line(below, width, "")
            set_part(foot, _margin("ftr", line + self._theirs(foot, under)))
            self._made[key] = (
                f'<w:headerReference w:type="{kind}" r:id="{head_id}"/>'
                f'<w:footerReference w:type="{kind}" r:id="{foot_id}"/>'
            )
        return self._made[key]

    def _logo_size(self) -> tuple[float, float]:
        if self._logo is None:
            return 0.0, 0.0
        from handouts import logo_drawing  # reportlab, for the logo's size and (of an SVG) its picture

        return logo_drawing.fitting(self._logo.data, LOGO_WIDEST, LOGO_HIGHEST)

    def _picture(self, head: HeaderPart) -> str:
        """The logo, behind the words of the head."""
        wide, high = self._logo_size()
        if not wide or self._logo is None:
            return ""
        from handouts import logo_drawing

        relation, _ = head.get_or_add_image(io.BytesIO(logo_drawing.as_png(self._logo.data)))
        return run("   ") + picture(relation, wide, high, self._alt, self._book.number())

    def _theirs(self, part: Part, xml: bytes) -> str:
        """A header or footer of the template, its pictures in our file; a table needs a paragraph behind it."""
        if not xml:
            return ""
        relations = {name: self._relation(part, name) for name in self._template.media if name.encode() in xml}
        style = "Letterhead" if part.partname.startswith("/word/header") else "Letterfoot"
        pieces = word_template.pieces(xml, relations, style)
        return "".join(pieces) + ("<w:p/>" if pieces and pieces[-1].startswith("<w:tbl") else "")

    def _relation(self, part: Part, name: str) -> str:
        ending = name.rpartition(".")[2].lower()
        place = PackURI(f"/word/media/template-{name.rpartition('/')[2]}")
        known = next((each for each in self._file.part.package.iter_parts() if each.partname == place), None)
        kind = _KINDS.get(ending, f"image/{ending}")
        return part.relate_to(known or Part(place, kind, self._template.media[name]), RELATIONSHIP_TYPE.IMAGE)


def _widest(page: str) -> str:
    return page.replace("{page}", "10").replace("{pages}", "10")


def _margin(tag: str, content: str) -> bytes:
    return f"{HEAD}<w:{tag} {NAMESPACES}>{content}</w:{tag}>".encode()


def _line(line: _Line, width: float, behind: str) -> str:
    """One paragraph; `behind` follows all its words: a logo."""
    left, right, parted, style = line
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>' if width else ""
    middle = f"<w:r>{'<w:br/>' if parted else ''}<w:tab/></w:r>" if right or behind else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tab}</w:pPr>{left}{middle}{right}{behind}</w:p>'


def _text_around(pattern: str) -> str:
    """ "Page {page} of {pages}" with Word's own fields in it."""
    before, numbered, rest = pattern.partition("{page}")
    middle, _, after = rest.partition("{pages}")
    return (
        run(before)
        + (field("PAGE", "1") if numbered else "")
        + run(middle)
        + (field("NUMPAGES", "1") if "{pages}" in rest else "")
        + run(after)
    )


def set_part(part: XmlPart, xml: bytes) -> None:
    """The part's whole content; python-docx offers no public way to set it."""
    part._element = parse_xml(xml)  # noqa: SLF001

"""Marks that steer direction and joining are read by no one: no font may draw its sign for one."""

from __future__ import annotations

import io
from functools import cache

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from handouts import font_files, fonts, pdf, shaping
from handouts.compose.frame import lines_of
from handouts.document import Cell, Row, Table, TextRun, TextStyle, text
from handouts.pdf_lines import Piece
from handouts.pdf_text import broken, look
from handouts.shaping import GlyphFont
from handouts.theme import theme_for

A4 = theme_for("a4")
MARKS = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f\ufe0e\ufe0f\ufeff"
)
LOOK = look(A4.body, A4.colours)
FROM_THE_RIGHT = ("ليلى حدّاد", "עליזה כהן")
BESIDE = ("25 November 2026", "Objective 1", "Metric · Read from", "☎ Ω → ✓", "Ж", "(3)")


def _signs(font: GlyphFont) -> set[int]:
    """The glyphs of a font that stand for a mark and for no letter."""
    return _signs_in(font.name.partition(":")[0])


@cache  # thousands of lines are drawn in a dozen fonts
def _signs_in(key: str) -> set[int]:
    names = TTFont(io.BytesIO(font_files.file_bytes(key)), lazy=True)
    said = names.getBestCmap()
    letters = {glyph for code, glyph in said.items() if chr(code) not in MARKS}
    return {names.getGlyphID(said[ord(mark)]) for mark in MARKS if ord(mark) in said and said[ord(mark)] not in letters}


def _wrong(pieces: list[Piece]) -> list[str]:
    """What is drawn and should not be."""
    plain = [piece.text for piece in pieces if not piece.glyphs and set(piece.text) & set(MARKS)]
    return plain + [
        piece.text
        for piece in pieces
        if isinstance(piece.font, GlyphFont) and {glyph.id for glyph in piece.glyphs} & _signs(piece.font)
    ]


@pytest.mark.parametrize("key", font_files.all_keys())
def test_no_font_draws_a_mark(key):
    font = shaping._glyph_font(key, False)
    signs = _signs(font)
    for mark in MARKS:
        for words, script in ((f"a{mark}b", "Latn"), (f"{mark}1{mark}", "Latn"), (f"س{mark}ل", "Arab")):
            drawn = {glyph.id for glyph in font.shape(words, script == "Arab", script).glyphs}
            assert not drawn & signs, f"U+{ord(mark):04X} in {key}"


@pytest.mark.parametrize("key", ["figo", "figbo", "figit", "figbi", "notos", *font_files.SIGNS])
def test_no_plain_font_takes_a_mark(key):
    assert not fonts._font(key).chars & set(MARKS)


@pytest.mark.parametrize("style", list(TextStyle))
@pytest.mark.parametrize("right", FROM_THE_RIGHT)
def test_a_plain_line_beside_a_name_from_the_right_has_no_sign(right, style):
    """A bar with a hook stood before and after the date under a name."""
    for beside in BESIDE:
        for mark in MARKS:
            for line in (f"{mark}{beside}{mark}", f"{beside[0]}{mark}{beside[1:]}"):
                for runs in (text(right, "\n", TextRun(line, style)), text(TextRun(f"{line}\n{right}", style))):
                    drawn = [piece for each in broken(runs, LOOK, 200) for piece in each.pieces]
                    assert not _wrong(drawn), f"U+{ord(mark):04X}"


def test_lines_of_a_cell_are_drawn_and_read_without_marks(document_of):
    said = lines_of("عائشة خالد", "25 November 2026.", "Objective 1")
    drawn = [piece for each in broken(said, LOOK, 200) for piece in each.pieces]
    assert not _wrong(drawn)
    assert [piece.text for piece in drawn][-2:] == ["25 November 2026.", "Objective 1"]
    page = document_of(Table((Cell(text("Who")),), (Row((Cell(said),)),), (100,)))
    with pypdfium2.PdfDocument(pdf.render(page, A4)) as file:
        found = file[0].get_textpage().get_text_range()
    assert "25 November 2026.\r\nObjective 1" in found
    assert not {*found} & {*"\u200e\u200f\u2068\u2069"}


@pytest.mark.parametrize("mark", MARKS)
def test_no_mark_is_a_letter_that_no_font_has(mark):
    assert fonts.undrawable(f"سلام{mark} abc") == frozenset()
    assert "[?]" not in fonts.printed(f"{mark}سلام{mark} abc{mark}")

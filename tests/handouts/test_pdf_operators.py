"""Words are drawn by the operators reportlab itself would write, and lines break the same by the quick way and the long
one: what is looked up once may not change a page."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from handouts import fonts
from handouts.document import TextRun
from handouts.pdf_flow import PlacedWords
from handouts.pdf_lines import Piece
from handouts.pdf_operators import DocumentLetters
from handouts.pdf_text import TextLook, broken

LOOK = TextLook(9.5, 14, "#1A2428", "#5A676D")
LINES = ("Leave (on time)", "", "70 \\ 90 %", "Übung – für alle", "".join(map(chr, range(0x100, 0x200))), "(Übung)")


def _canvas() -> Canvas:
    return Canvas(io.BytesIO(), invariant=1, initialFontName=fonts.main_font().name)


def _words() -> list[PlacedWords]:
    plain, bold = fonts.main_font(), fonts.main_font(True)
    looks = [(plain, 9.5, "#1A2428"), (plain, 9.5, "#5A676D"), (bold, 14.0, "#5A676D")]
    return [
        PlacedWords(40, 14.25 * at, Piece(at / 3, line, *looks[at % len(looks)])) for at, line in enumerate(LINES * 2)
    ]


def test_the_operators_are_those_of_the_library() -> None:
    canvas = _canvas()
    theirs = canvas.beginText()
    font, size, colour = "", 0.0, ""
    for x, y, piece, _ in _words():
        if (piece.font.name, piece.size) != (font, size):
            font, size = piece.font.name, piece.size
            theirs.setFont(font, size)
        if piece.colour != colour:
            colour = piece.colour
            theirs.setFillColor(HexColor(colour))
        theirs.setTextOrigin(x + piece.x, 800 - y)
        theirs.textLine(piece.text)
    with fonts.LOCK:
        ours = DocumentLetters(_canvas()).page(_words(), 800)
    assert ours.getCode() == theirs.getCode()


def test_lines_break_the_same_by_the_quick_way_and_the_long_one() -> None:
    text = "12  Two of ten departures  leave late,  and 90 % of the school has begun to record it"
    for width in range(60, 420, 7):
        quick = broken((TextRun(text),), LOOK, width)
        long = broken((TextRun(text[:30]), TextRun(text[30:])), LOOK, width)
        assert [[piece.text for piece in line.pieces] for line in quick] == [
            [piece.text for piece in line.pieces] for line in long
        ]
        assert [round(line.width, 6) for line in quick] == [round(line.width, 6) for line in long]


def test_a_number_keeps_its_per_cent_sign() -> None:
    for runs in ((TextRun("rise from 60 % to 90 %"),), (TextRun("rise "), TextRun("from 60 % to 90 %"))):
        said = [
            "".join(piece.text for piece in line.pieces)
            for width in range(30, 120, 3)
            for line in broken(runs, LOOK, width)
        ]
        assert not [line for line in said if line.startswith("%")]

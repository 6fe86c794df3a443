"""Cards to cut out as WordprocessingML, a table per sheet, in the styles of `word_styles`. Called by `word.py`."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from handouts.document import Align, Card, Cards
from handouts.theme import Theme, mm
from handouts.word_blocks import BOTTOM, WordNumbers
from handouts.word_styles import BULLETS
from handouts.word_xml import Box, paragraph, row, run, runs, table, twips

_CARD_FOOT = 40.0
_TENT_LETTERS = 20  # more of them do not stand on one line at full size
CARD_MARGIN = mm(8)  # printers leave an edge; the cross of the cutting lines is still the middle of the sheet


def cards(block: Cards, book: WordNumbers) -> list[str]:
    """A table per sheet, two by two; each card has a row for its words and one for its footer."""
    sheets = [block.cards[first : first + 4] for first in range(0, len(block.cards), 4)]
    return [_card_sheet(four, book) for four in sheets]


def _card_sheet(four: Sequence[Card], book: WordNumbers) -> str:
    width = (book.frame.width - 2 * CARD_MARGIN) / 2
    height = (book.frame.height - 2 * CARD_MARGIN) / 2
    foot = _CARD_FOOT
    dashed = f'w:val="dashed" w:sz="4" w:space="0" w:color="{book.theme.colours.line[1:]}"'
    outer, inner = mm(11) - CARD_MARGIN, mm(11)
    rows: list[str] = []
    for first in range(0, len(four), 2):
        cut = f"<w:tcBorders><w:top {dashed}/></w:tcBorders>" if first else ""
        pair: list[Card | None] = [*four[first : first + 2], None][:2]
        above, below = (inner, outer) if first else (outer, inner)
        heads = [
            Box(_card_text(card, book), width, properties=cut + _card_edges(at, above, 0))
            for at, card in enumerate(pair)
        ]
        feet = [
            Box(
                paragraph(run(card.footer if card else "", "Quiet"), "CardFooter", align=_foot_align(card)),
                width,
                properties=_card_edges(at, 0, below) + BOTTOM,
            )
            for at, card in enumerate(pair)
        ]
        # A sheet ends with a paragraph, which needs some room; the cut stays in the middle.
        slack = 16 if first else 0
        rows += [row(heads, height=height - foot - slack), row(feet, height=foot)]
    return table("CardTable", (width, width), rows)


def _foot_align(card: Card | None) -> Align:
    return Align.CENTRE if card is not None and card.tent else Align.START


def _card_edges(column: int, top: float, bottom: float) -> str:
    """Eleven millimetres from the card's edge to its words; at the sheet's edge a part of them is the page margin."""
    outer, inner = mm(11) - CARD_MARGIN, mm(11)
    left, right = (outer, inner) if column == 0 else (inner, outer)
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    margins = "".join([f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides])
    return f"<w:tcMar>{margins}</w:tcMar>"


def _card_text(card: Card | None, book: WordNumbers) -> str:
    if card is None:
        return paragraph("", "CardText")
    if card.tent:
        name = "TentName" if len(card.title) <= _TENT_LETTERS else "TentNameSmall"
        team = paragraph(run(card.subtitle), "TentTeam") if card.subtitle else ""
        return paragraph("", "TentFold") + paragraph(run(card.title), name) + team
    head = paragraph(run(card.subtitle), "CardSubtitle") if card.subtitle else ""
    head += paragraph(run(card.title), "CardTitle")
    sizes = (("CardTextLarge", 1.29), ("CardText", 1.0))
    style = next((style for style, factor in sizes if _fits(card, book.theme, factor)), "CardTextSmall")
    numbering = 0
    if card.numbered:
        book.numbered_lists += 1
        numbering = BULLETS + 1 + book.numbered_lists
    elif len(card.body) > 1:
        numbering = BULLETS
    return head + "".join([paragraph(runs(item), style, numbering=numbering) for item in card.body])


def _fits(card: Card, theme: Theme, factor: float) -> bool:
    """A guess on the safe side: Word alone knows its lines, and a card that runs over spoils the sheet."""
    width, height = theme.card()
    letters = (width - mm(22) - theme.spaces.indent) / (theme.body.size * factor * 0.58)
    words = ["".join(part.text for part in item) for item in card.body]
    lines = sum(ceil(max(len(line), 1) / letters) for item in words for line in item.split("\n"))
    room = height - mm(22) - _CARD_FOOT - theme.headings[0].leading - theme.small.leading - 2 * theme.spaces.medium
    return lines * theme.body.size * factor * 1.42 + len(words) * theme.spaces.tiny <= room

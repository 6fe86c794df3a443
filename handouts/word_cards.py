"""Cards to cut out as WordprocessingML, a table per sheet, in the styles of `word_styles`. Called by `word.py`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handouts.card_parts import SHORT, faced, parts_of
from handouts.document import Align, Card, Cards, FieldGrid, Inline
from handouts.theme import Theme, mm
from handouts.word_blocks import BOTTOM, WordNumbers, toned
from handouts.word_forms import form_grid
from handouts.word_styles import BULLETS, LARGE, PLAIN, TENT_NAMES
from handouts.word_widths import lines as lines_of
from handouts.word_widths import width
from handouts.word_xml import Box, paragraph, row, run, runs, table, twips

_CARD_FOOT = 40.0
BOLD = 1.04  # how much wider Calibri's bold letters are
WIDER = 1.1  # letters that stand in for Calibri where it is missing: most of their lines still hold
CARD_MARGIN = mm(8)  # printers leave an edge; the cross of the cutting lines is still the middle of the sheet


def cards(block: Cards, book: WordNumbers) -> list[str]:
    """A table per sheet; each card has a row for its words and one for its footer."""
    fronts, backs = (_stamped(some, block.stamp) for some in (block.cards, block.backs))
    return [_card_sheet(faces, block.large, book) for faces in faced(fronts, backs, block.large)]


def _stamped(cards: Sequence[Card], stamp: str) -> tuple[Card, ...]:
    return tuple(replace(card, footer=f"{card.footer}  {stamp}".strip()) for card in cards)


def _card_sheet(faces: Sequence[Card | None], large: bool, book: WordNumbers) -> str:
    wide = (book.frame.width - 2 * CARD_MARGIN) / 2
    height = (book.frame.height - 2 * CARD_MARGIN) / (1 if large else 2)
    dashed = f'w:val="dashed" w:sz="4" w:space="0" w:color="{book.theme.colours.line[1:]}"'
    outer, inner = mm(11) - CARD_MARGIN, mm(11)
    rows: list[str] = []
    for first in range(0, len(faces), 2):
        cut = f"<w:tcBorders><w:top {dashed}/></w:tcBorders>" if first else ""
        pair = faces[first : first + 2]
        foot = max(_foot(card, large, book.theme) for card in pair)
        above, below = (inner, outer) if first else (outer, outer if large else inner)
        heads = [
            Box(_card_text(card, large, book), wide, properties=cut + _card_edges(at, above, 0))
            for at, card in enumerate(pair)
        ]
        feet = [
            Box(
                paragraph(run(card.footer if card else "", "Quiet"), "CardFooter", align=_foot_align(card)),
                wide,
                properties=_card_edges(at, 0, below) + BOTTOM,
            )
            for at, card in enumerate(pair)
        ]
        # A sheet ends with a paragraph, which needs some room; the cut stays in the middle.
        slack = 16 if first or large else 0
        rows += [row(heads, height=height - foot - slack), row(feet, height=foot)]
    return table("CardTable", (wide, wide), rows)


def _foot(card: Card | None, large: bool, theme: Theme) -> float:
    """As high as its lines: the row above gives up what a second one takes, and the sheet stays one page."""
    wide = theme.card(large)[0] - mm(22)
    more = lines_of(card.footer, theme.small.size * WIDER, wide) - 1 if card else 0
    return _CARD_FOOT + more * theme.small.leading


def _foot_align(card: Card | None) -> Align:
    return Align.CENTRE if card is not None and (card.tent or card.sign) else Align.START


def _card_edges(column: int, top: float, bottom: float) -> str:
    """Eleven millimetres from the card's edge to its words; at the sheet's edge a part of them is the page margin."""
    outer, inner = mm(11) - CARD_MARGIN, mm(11)
    left, right = (outer, inner) if column == 0 else (inner, outer)
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    margins = "".join([f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides])
    return f"<w:tcMar>{margins}</w:tcMar>"


def _card_text(card: Card | None, large: bool, book: WordNumbers) -> str:
    if card is None:
        return paragraph("", "CardText")
    if card.tent or card.sign:
        name = _name_style(card.title, large, book.theme)
        team = paragraph(run(card.subtitle), "TentTeam") if card.subtitle else ""
        return paragraph("", "TentFold" if card.tent else "SignRoom") + paragraph(run(card.title), name) + team
    head = _head(card, large, book.theme)
    sizes = ("CardTextLarge", LARGE), ("CardText", PLAIN)
    style = next((style for style, factor in sizes if _fits(card, book.theme, factor, large)), "CardTextSmall")
    body = "".join([_part(head, entries, card, style, book) for head, entries in parts_of(card)])
    return head + body + _fields(card, large, book)


def _name_style(name: str, large: bool, theme: Theme) -> str:
    """The largest in which it stands on one line."""
    wide, size = theme.card(large)[0] - mm(22), theme.name.size * theme.word_scale * BOLD
    fitting = (style for style, factor in TENT_NAMES if width(name, size * factor) <= wide)
    return next(fitting, TENT_NAMES[-1][0])


def _head(card: Card, large: bool, theme: Theme) -> str:
    """The title, and at the end of its line a room; above it whatever is longer, or has no room there."""
    if not card.subtitle:
        return paragraph(run(card.title), "CardTitle")
    wide, size = theme.card(large)[0] - mm(22), theme.card_title.size
    beside = width(card.subtitle, size)
    fits = beside <= wide * SHORT and width(card.title, size) + beside + theme.spaces.gutter <= wide
    if fits and "\n" not in card.subtitle:
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(wide)}"/></w:tabs>'
        return paragraph(f"{run(card.title)}<w:r><w:tab/></w:r>{run(card.subtitle, 'Accented')}", "CardTitle", tabs=tab)
    return paragraph(run(card.subtitle), "CardSubtitle") + paragraph(run(card.title), "CardTitle")


def _part(title: Inline | None, entries: Sequence[Inline], card: Card, style: str, book: WordNumbers) -> str:
    numbering = 0
    if card.numbered:
        book.numbered_lists += 1
        numbering = BULLETS + 1 + book.numbered_lists
    elif len(card.body) > 1:
        numbering = BULLETS
    head = paragraph(toned(title, "Accented"), style, keep=True) if title else ""
    return head + "".join([paragraph(runs(item), style, numbering=numbering) for item in entries])


def _fields(card: Card, large: bool, book: WordNumbers) -> str:
    """As wide as the card's words."""
    if not card.fields:
        return ""
    whole = book.frame
    book.frame = replace(whole, text_width=book.theme.card(large)[0] - mm(22))
    grid = form_grid(FieldGrid(card.fields), book, None)
    book.frame = whole
    return grid


def _fits(card: Card, theme: Theme, factor: float, large: bool) -> bool:
    """A guess on the safe side: Word alone knows its lines, and a card that runs over spoils the sheet."""
    across, height = theme.card(large)
    wide = across - mm(22) - theme.spaces.indent - 2
    words = ["".join(part.text for part in item) for item in card.body]
    lines = sum(lines_of(item, theme.body.size * factor * WIDER, wide) for item in words)
    head = theme.card_title.leading + theme.small.leading + 2 * theme.spaces.medium
    fields = sum(15 + theme.spaces.writing * max(field.lines for field in row.fields) for row in card.fields)
    room = height - mm(22) - _foot(card, large, theme) - head - fields
    return lines * theme.body.size * factor * 1.42 + len(words) * theme.spaces.tiny <= room

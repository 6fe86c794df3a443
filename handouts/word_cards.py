"""Cards to cut out as WordprocessingML, a table per sheet, in the styles of `word_styles`. Called by `word.py`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from handouts.card_parts import (
    BELOW_NAMES,
    LEAST,
    NAMES_APART,
    NUMBER_IN_WORD,
    NUMBER_ROOM,
    ONE_LINE,
    SHORT,
    TITLES,
    faced,
    parts_of,
)
from handouts.document import Align, Card, Cards, FieldGrid, Inline
from handouts.shaping import needs_shaping
from handouts.theme import CARD_CELL, CARD_GUTTER, Theme, columns_used, mm
from handouts.word_blocks import BOTTOM, MIDDLE, lined_table, toned
from handouts.word_forms import form_grid
from handouts.word_numbering import BULLETS, WordNumbers
from handouts.word_styles import IN_HAND, TENT_NAME
from handouts.word_table_styles import header_white
from handouts.word_widths import BOLD, width
from handouts.word_widths import lines as lines_of
from handouts.word_xml import Box, paragraph, resized, row, run, runs, table, twips

InHand = tuple[str, float, int]  # a style, its size, and the distance of its lines
_FOOT_LINE, _ABOVE_FOOT = 17.0, 7.0  # of a card's last line, with the rule above it, and of that rule
_SLACK = 16.0  # a sheet ends with a paragraph, which needs some room; the cut stays in the middle
HIGHER = 1.23  # Calibri's lines, of its size; the slack of a sheet takes what they differ
WIDER = 1.1  # letters that stand in for Calibri where it is missing: most of their lines still hold
CLOSER = 1.05  # of sentences: one that takes a line more takes it from the white below it
RULED = 6.0  # of a hair between two entries, with its white
# A word processor without the fonts of letters that join draws a box for each: of its size, and a letter as wide.
BOX, _BOX = 0.58, "H"
OTHER_HIGHER = 1.12
EDGE = mm(3)  # of the lowest margin, which nothing is printed in: the paragraph below the cards may take it
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
    rows: list[str] = []
    for first in range(0, len(faces), 2):
        cut = f"<w:tcBorders><w:top {dashed}/></w:tcBorders>" if first else ""
        pair = faces[first : first + 2]
        above, below = _white(first > 0, large)
        foot = below + max(_foot(card, large, book.theme) for card in pair)
        high = height - foot - (_SLACK - EDGE if first or large else 0)
        if any(card is not None and card.tent for card in pair):
            half = book.theme.card(large)[1] / 2 - (0 if first else CARD_MARGIN)
            rows.append(_above_the_fold(cut, wide, half, book.theme))
            cut, above, high = "", 0.0, high - half
        heads = [
            Box(
                _card_text(card, large, book, high - above),
                wide,
                properties=cut + _card_edges(at, above, 0) + (MIDDLE if _has_name(card) else ""),
            )
            for at, card in enumerate(pair)
        ]
        feet = [
            Box(
                _footer(card),
                wide,
                properties=_card_edges(at, 0, below) + BOTTOM,
            )
            for at, card in enumerate(pair)
        ]
        rows += [row(heads, height=high), row(feet, height=foot)]
    return table("CardTable", (wide, wide), rows)


def _has_name(card: Card | None) -> bool:
    """Whether it is one name, in the middle of its room."""
    return card is not None and (card.tent or card.sign)


def _above_the_fold(cut: str, wide: float, high: float, theme: Theme) -> str:
    fold = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{theme.colours.hairline[1:]}"/>'
    borders = cut.replace("</w:tcBorders>", f"{fold}</w:tcBorders>") or f"<w:tcBorders>{fold}</w:tcBorders>"
    return row([Box(paragraph("", "TentFooter"), wide, properties=borders)] * 2, height=high)


def _white(lower: bool, large: bool) -> tuple[float, float]:
    """Above and below a card's words, in its cells; at the sheet's edge the page margin is a part of it."""
    if large:
        return mm(11) - CARD_MARGIN, mm(11) - CARD_MARGIN
    outer, inner = mm(9) - CARD_MARGIN, mm(9)
    return (inner, outer) if lower else (outer, inner)


def _foot(card: Card | None, large: bool, theme: Theme) -> float:
    """As high as its lines: the row above gives up what a second one takes, and the sheet stays one page."""
    wide = theme.card(large)[0] - mm(22)
    if card is not None and card.told:
        said = "".join(run.text for run in card.told)
        letters = theme.body.size * IN_HAND[-1][1]
        lines = _lines(said, letters, wide)
        under = theme.small.leading * WIDER if card.footer else 0
        return _ABOVE_FOOT + lines * letters * HIGHER * _higher(said) + under
    if card is not None and card.sign:
        return max(_FOOT_LINE, theme.lead.size * theme.word_scale * HIGHER + 1)
    more = lines_of(card.footer, theme.small.size * WIDER, wide) - 1 if card else 0
    return _FOOT_LINE + more * theme.small.leading * WIDER


def _footer(card: Card | None) -> str:
    if card is not None and card.told:
        under = paragraph(run(card.footer), "TentFooter") if card.footer else ""
        return paragraph(runs(card.told), "CardTold") + under
    if card is None or not card.footer:
        return paragraph("", "TentFooter")
    if card.tent or card.sign:
        style = "TentFooter" if card.tent else "SignFooter"
        return paragraph(run(card.footer, "Quiet"), style, align=Align.CENTRE)
    return paragraph(run(card.footer, "Quiet"), "CardFooter")


def _card_edges(column: int, top: float, bottom: float) -> str:
    """Eleven millimetres from the card's edge to its words; at the sheet's edge a part of them is the page margin."""
    outer, inner = mm(11) - CARD_MARGIN, mm(11)
    left, right = (outer, inner) if column == 0 else (inner, outer)
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    margins = "".join([f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides])
    return f"<w:tcMar>{margins}</w:tcMar>"


def _card_text(card: Card | None, large: bool, book: WordNumbers, room: float) -> str:
    if card is None:
        return paragraph("", "CardText")
    if card.tent or card.sign:
        name = resized(paragraph(run(card.title), "TentName"), _name_size(card.title, large, book.theme))
        return name + (paragraph(run(card.subtitle), "TentTeam") if card.subtitle else "")
    head = _head(card, large, book.theme)
    room -= _head_height(card, large, book.theme)
    looks = ((of, said) for of in IN_HAND for said in (IN_HAND[BELOW_NAMES:] if card.table else (of,)))
    fitting = (look for look in looks if _height(card, book.theme, look, large) <= room)
    of, said = next(fitting, (IN_HAND[-1], IN_HAND[-1]))
    body = "".join([_part(head, entries, card, said[0], book) for head, entries in parts_of(card)])
    return head + _table(card, of[0], large, book) + body + _fields(card, large, book)


def _name_size(name: str, large: bool, theme: Theme) -> float:
    """As large as one line takes it, or two where it would get small; 0: as large as the style says."""
    wide, most = theme.card(large)[0] - mm(22), theme.name.size * TENT_NAME * theme.word_scale
    size = min(most, wide / max(width(name, BOLD), 0.01))
    boxes = len(name) * BOX if needs_shaping(name) else 0.0
    if boxes * size > wide:  # two lines of them have room, too
        size = min(size, max(most * ONE_LINE, wide / boxes))
    if size >= most * ONE_LINE:
        return size if size < most else 0.0
    words = name.split()
    for step in range(8):
        larger = most * (ONE_LINE - step / 20)
        whole = all(width(word, larger * BOLD) <= wide for word in words)
        if larger > size and whole and lines_of(name, larger * BOLD * WIDER, wide) <= 2:
            return larger
    return max(size, most * LEAST)


def _head(card: Card, large: bool, theme: Theme) -> str:
    """The title, and at the end of its line who it is for; above it where there is no room."""
    if not card.subtitle:
        return resized(paragraph(run(card.title), "CardTitle"), _title_size(card, large, theme))
    wide = theme.card(large)[0] - mm(22)
    if beside := _beside(card, wide, theme):
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(wide)}"/></w:tabs>'
        return paragraph(f"{run(card.title)}<w:r><w:tab/></w:r>{run(card.subtitle, beside)}", "CardTitle", tabs=tab)
    return paragraph(run(card.subtitle), "CardSubtitle") + paragraph(run(card.title), "CardTitle")


def _title_size(card: Card, large: bool, theme: Theme) -> float:
    """Smaller where it has fields below it and would take a second line: those are as high as they are; 0: as usual."""
    wide, size = theme.card(large)[0] - mm(22), theme.card_title.size * 0.9 * theme.word_scale
    if not card.fields or width(card.title, size) <= wide:
        return 0.0
    return next((size * each for each in TITLES if width(card.title, size * each) <= wide), size * TITLES[-1])


def _beside(card: Card, wide: float, theme: Theme) -> str:
    """The style of what stands at the end of the title's line: as large as the title where it is short, a room that is
    read from the lap; "" where it has no room there."""
    if "\n" in card.subtitle:
        return ""
    left = wide - width(card.title, theme.card_title.size) - theme.spaces.gutter
    beside = width(card.subtitle, theme.card_title.size)
    if beside <= min(wide * SHORT, left):
        return "Accented"
    return "CardAside" if width(card.subtitle, theme.lead.size * theme.word_scale * BOLD) <= left else ""


def _head_height(card: Card, large: bool, theme: Theme) -> float:
    wide = theme.card(large)[0] - mm(22)
    lines = 1 if _beside(card, wide, theme) else lines_of(card.title, theme.card_title.size, wide)
    above = 0 if not card.subtitle or _beside(card, wide, theme) else theme.small.leading * 1.3
    return lines * theme.card_title.leading * 1.15 + above + theme.spaces.small + 3


def _table(card: Card, style: str, large: bool, book: WordNumbers) -> str:
    """As wide as the card's words, in their letters."""
    if card.table is None:
        return ""
    frame, theme = book.frame, book.theme
    book.frame, book.theme = replace(frame, text_width=theme.card(large)[0] - mm(22)), theme.on_cards()
    found = lined_table(card.table, book, None, style.replace("CardText", "TableTextCard"))
    book.frame, book.theme = frame, theme
    return found


def _part(title: Inline | None, entries: Sequence[Inline], card: Card, style: str, book: WordNumbers) -> str:
    numbering = 0
    if card.numbered:
        numbering = book.new_list(large=card.ruled)
    elif len(card.body) > 1 and not card.ruled:
        numbering = BULLETS
    head = paragraph(toned(title, "Accented"), style, keep=True) if title else ""
    over = style.replace("CardText", "CardRuled") if card.ruled else style
    styles = (*[over] * (len(entries) - 1), style)  # no hair below the last
    return head + "".join(
        [paragraph(runs(item), look, numbering=numbering) for item, look in zip(entries, styles, strict=False)]
    )


def _fields(card: Card, large: bool, book: WordNumbers) -> str:
    """As wide as the card's words."""
    if not card.fields:
        return ""
    whole = book.frame
    book.frame = replace(whole, text_width=book.theme.card(large)[0] - mm(22))
    grid = form_grid(FieldGrid(card.fields), book, None)
    book.frame = whole
    return grid


def _height(card: Card, theme: Theme, look: tuple[InHand, InHand], large: bool) -> float:
    """Of what stands below its title: a guess on the safe side, for Word alone knows its lines, and a card that runs
    over spoils the sheet."""
    wide = theme.card(large)[0] - mm(22)
    sizes = ((theme.body.size * of, line / 240 * HIGHER) for _, of, line in look)
    (names, above), (letters, leading) = ((size, size * high) for size, high in sizes)
    words = ["".join(part.text for part in item) for item in card.body]
    aside = (NUMBER_ROOM if card.numbered else 0) if card.ruled else theme.spaces.indent + 2
    lines = sum(lines_of(item, letters * (WIDER if needs_shaping(item) else CLOSER), wide - aside) for item in words)
    ruled = len(words) * (RULED + (NUMBER_IN_WORD - letters if card.numbered else 0)) if card.ruled else 0
    fields = sum(15 + theme.spaces.writing * max(field.lines for field in row.fields) for row in card.fields)
    below = fields + _table_height(card, theme, names, above, wide)
    return lines * leading + len(words) * theme.spaces.tiny + ruled + below


def _lines(said: str, letters: float, wide: float) -> int:
    found = lines_of(said, letters * WIDER, wide)
    if not needs_shaping(said):
        return found
    boxes = "".join([_BOX if needs_shaping(letter) else letter for letter in said])
    return max(found, lines_of(boxes, letters, wide))


def _higher(said: str) -> float:
    """Lines of other letters are."""
    return OTHER_HIGHER if needs_shaping(said) else 1.0


def _table_height(card: Card, theme: Theme, letters: float, leading: float, wide: float) -> float:
    if card.table is None:
        return 0.0
    between = NAMES_APART - CARD_GUTTER
    columns = [
        room - between for _, room in theme.on_cards().columns(card.table.widths, columns_used(card.table), wide)
    ]
    head = theme.small.leading * WIDER + header_white(theme) + theme.spaces.cell
    high = head + theme.spaces.medium
    for each in card.table.rows:
        told = ("".join(part.text for part in cell.runs) for cell in each.cells)
        lines = (_lines(said, letters, room) * _higher(said) for said, room in zip(told, columns, strict=False))
        high += max(lines, default=1) * leading + 2 * CARD_CELL
    return high

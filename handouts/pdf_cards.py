"""Cards to cut out, as ink: two or four on a lying sheet, their backs on the next. `pdf.py` asks for the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from handouts.card_parts import (
    BELOW_NAMES,
    LEAST,
    NAMES_APART,
    NUMBER,
    NUMBER_ROOM,
    ONE_LINE,
    SHORT,
    TITLES,
    faced,
    parts_of,
)
from handouts.document import Align, Card, Cards, FieldGrid, Inline, TextRun, TextStyle
from handouts.pdf_blocks import list_strips
from handouts.pdf_flow import Ink, PlacedWords, Strip, Stroke, height_of, moved, stacked
from handouts.pdf_forms import grid_strips
from handouts.pdf_table_room import is_on_one_line, word_shares
from handouts.pdf_tables import table_strips, text_strips
from handouts.pdf_tags import HEADING, Tag, spoken
from handouts.pdf_text import TextLook, aligned, broken, look, natural_width, scaled
from handouts.shaping import runs_right
from handouts.theme import HAND, TOLD, Frame, Theme, mm

BELOW_NAME = 5.0  # points: letters of some scripts reach deep below their line
CAPITALS = 0.69  # of the size: how high capitals and numbers are


def card_sheets(cards: Cards, frame: Frame, theme: Theme) -> Iterator[tuple[Ink, ...]]:
    """The ink of each sheet; those of the backs come after the fronts they belong to."""
    width, height = theme.card(cards.large)
    cuts: list[Ink] = [Stroke(width, 0, width, frame.height, 0.5, theme.colours.line, dashed=True)]
    if not cards.large:
        cuts.append(Stroke(0, height, frame.width, height, 0.5, theme.colours.line, dashed=True))
    fronts, backs = (_faces(some, cards.large, theme) for some in (cards.cards, cards.backs))
    for faces in faced(fronts, backs, cards.large):
        ink = list(cuts)
        for at, face in enumerate(faces):
            if face is not None:
                ink += moved((*face, *_stamp(cards.stamp, width, height, theme)), width * (at % 2), height * (at // 2))
        yield tuple(ink)


def _stamp(words: str, width: float, height: float, theme: Theme) -> tuple[Ink, ...]:
    """Along the lower edge, where no word of the card stands: what is stamped keeps its lines."""
    if not words:
        return ()
    how = scaled(look(theme.small, theme.colours, theme.colours.accent), 0.85)
    strips = text_strips((TextRun(words),), how, width - 2 * mm(11), tag=spoken("P", (TextRun(words),)))
    tall, ink = stacked(strips)
    return tuple(moved(ink, mm(11), height - mm(2) - tall))


def _faces(cards: Sequence[Card], large: bool, theme: Theme) -> list[tuple[Ink, ...]]:
    return [face for card in cards for face in card_faces(card, theme, large)]


def card_faces(card: Card, theme: Theme, large: bool = False) -> Iterator[tuple[Ink, ...]]:
    """The card's ink, from the corner of its part of the sheet. Words that are too many make the type smaller, then a
    second card: nothing is cut off."""
    width, height = theme.card(large)
    pad, above = (mm(13), mm(13)) if large else (mm(11), mm(9))
    inner, room = width - 2 * pad, height - 2 * above
    if card.tent or card.sign:
        yield _sign(card, theme, width, height)
        return
    small = look(theme.close, theme.colours, theme.colours.quiet)
    tag = Tag("Div")
    last = (TextRun(card.footer),)
    over = Strip(5, (Stroke(0, 1, inner, 1, 0.5, theme.colours.hairline),))
    footer = text_strips(last, small, inner, tag=spoken("P", last, tag)) if card.footer else []
    footer = [over, *_told(card.told, theme, inner, tag), *footer] if card.told or footer else []
    fields = grid_strips(FieldGrid(card.fields), theme, inner, room) if card.fields else []
    room -= height_of(footer) + (theme.spaces.tiny if footer else 0)
    head = _head_above(fields, card, theme, inner, room, tag)
    body = _card_body(card, theme, inner, room - height_of([*head, *fields]) - theme.spaces.small, tag)
    rest = [*body, *fields]
    if height_of(head) > room / 2:  # said once: under a title so long nothing else would have room
        head, rest = [], [*head, *rest]
    while True:
        these, rest = _fitting(rest, room - height_of(head))
        _, ink = stacked([*head, *these])
        foot_height, foot = stacked(footer)
        yield (*moved(ink, pad, above), *moved(foot, pad, height - above - foot_height))
        if not rest:
            return
        repeat = rest[0].repeat
        if height_of([*head, *repeat, rest[0]]) <= room:  # else the row has the card to itself
            rest = [*(replace(each, keep=True) for each in repeat), *rest]


def _head_above(fields: list[Strip], card: Card, theme: Theme, width: float, room: float, tag: Tag) -> list[Strip]:
    """In smaller letters where a long title would part the fields of its card."""
    head = _card_head(card, theme, width, tag)
    for size in TITLES if fields else ():
        if height_of([*head, *fields]) <= room:
            break
        head = _card_head(card, replace(theme, card_title=theme.card_title.times(size)), width, tag)
    return head


def _told(runs: Inline, theme: Theme, width: float, tag: Tag) -> list[Strip]:
    """As large as one line takes it, but no smaller than what is read in the hand."""
    if not runs:
        return []
    sizes = [scaled(look(theme.body, theme.colours), size) for size in TOLD]
    how = next((each for each in sizes if natural_width(runs, each) <= width), sizes[-1])
    how = replace(how, leading=how.leading * HAND[-1][1])
    return text_strips(runs, how, width, tag=spoken("P", runs, tag))


def _sign(card: Card, theme: Theme, width: float, height: float) -> tuple[Ink, ...]:
    """The name as large as one line takes it, on the whole card or below the fold of a tent."""
    pad, above = mm(8), height / 2 if card.tent else 0.0
    inner = width - 2 * pad
    name = (TextRun(card.title, TextStyle.STRONG),)
    base = look(theme.name, theme.colours)
    how = scaled(base, min(1, max(inner / max(natural_width(name, base), 1) * 0.99, LEAST)))
    if how.size < base.size * ONE_LINE:
        how = next((each for each in _smaller(base, how) if _on_two_lines(name, each, inner)), how)
    quiet = look(theme.team, theme.colours, theme.colours.quiet)
    title = _centred(name, how, inner)
    under = _centred((TextRun(card.subtitle),), quiet, inner) if card.subtitle else []
    small = look(theme.small if card.tent else theme.lead, theme.colours, theme.colours.quiet)
    footer = _centred((TextRun(card.footer),), small, inner) if card.footer else []
    title[-1] = replace(title[-1], after=BELOW_NAME)
    tall, ink = stacked([*title, *under])
    fold = (Stroke(0, above, width, above, 0.5, theme.colours.hairline),) if card.tent else ()
    foot_height, foot = stacked(footer)
    top = above + (height - above - foot_height - tall) / 2 - theme.spaces.tiny
    return (*fold, *moved(ink, pad, top), *moved(foot, pad, height - mm(6 if card.tent else 11) - foot_height))


def _smaller(base: TextLook, least: TextLook) -> Iterator[TextLook]:
    sizes = (scaled(base, ONE_LINE - step / 20) for step in range(8))
    return (each for each in sizes if each.size > least.size)


def _on_two_lines(name: Inline, how: TextLook, width: float) -> bool:
    """Whether it does, and no word is broken."""
    words = " ".join(run.text for run in name).split()
    whole = all(natural_width((TextRun(word, TextStyle.STRONG),), how) <= width for word in words)
    return whole and len(broken(name, how, width)) <= 2


def _centred(runs: Inline, how: TextLook, width: float) -> list[Strip]:
    tag = spoken("P", runs)
    lines = [aligned(line, Align.CENTRE, width) for line in broken(runs, how, width)]
    return [Strip(how.leading, tuple([PlacedWords(0, how.baseline, piece, tag) for piece in line])) for line in lines]


def _card_head(card: Card, theme: Theme, width: float, tag: Tag) -> list[Strip]:
    """The title, and at the end of its line who it is for; above it where there is no room."""
    beside, title = (TextRun(card.subtitle),), (TextRun(card.title),)
    how = look(theme.card_title, theme.colours)
    accent = look(theme.lead, theme.colours, theme.colours.accent, bold=True)
    strips = text_strips(title, how, width, 0, spoken(HEADING, title, tag, level=1), True)
    rule = Strip(4, (Stroke(0, 2, width, 2, 0.9, theme.colours.ink),), after=theme.spaces.small)
    if not card.subtitle:
        return [*strips, rule]
    large = look(theme.card_title, theme.colours, theme.colours.accent)
    if natural_width(beside, large) <= width * SHORT:
        accent = large
    used = natural_width(title, how) + natural_width(beside, accent) + theme.spaces.gutter
    lines = broken(beside, accent, width)
    if len(strips) == len(lines) == 1 and used <= width:
        said = spoken("P", beside, tag)
        ink = [PlacedWords(0, how.baseline, piece, said) for piece in aligned(lines[0], Align.END, width)]
        return [replace(strips[0], ink=(*strips[0].ink, *ink)), rule]
    over = replace(look(theme.small, theme.colours, theme.colours.accent), bold=True)
    above = text_strips(beside, over, width, 0, spoken("P", beside, tag), True)
    above[-1] = replace(above[-1], after=theme.spaces.tiny / 2)
    return [*above, *strips, rule]


def _card_body(card: Card, theme: Theme, width: float, room: float, tag: Tag) -> list[Strip]:
    """In the largest letters in which it fits and no name is broken; in the smallest where there are none. What stands
    below names has a size of its own: else it would be smaller wherever one of them is long."""
    looks = [scaled(look(theme.body, theme.colours), size) for size, _ in HAND]
    looks = [replace(how, leading=how.leading * close) for how, (_, close) in zip(looks, HAND, strict=True)]
    whole = [how for how in looks if _breaks_no_name(card, how, theme, width)]
    in_line = [how for how in whole if _has_names_in_line(card, how, theme, width)]
    strips: list[Strip] = []
    for how in (*in_line, *whole) or looks:
        table = _card_table(card, how, theme, width, room)
        for said in looks[BELOW_NAMES:] if table else (how,):
            below = [strip for part in parts_of(card) for strip in _part(part, card, said, theme, width, tag)]
            strips = [*table, *below]
            if height_of(strips) <= room:
                return _spread(strips, len(card.body), room, theme) if card.ruled else strips
    return strips


def _spread(strips: list[Strip], entries: int, room: float, theme: Theme) -> list[Strip]:
    """What is left of the room is white above and below the hairs between the entries."""
    more = min((room - height_of(strips)) / (2 * max(entries, 1)), theme.spaces.small)
    return [replace(strip, after=strip.after + more) if strip.after else strip for strip in strips]


def _in_hand(how: TextLook, theme: Theme) -> Theme:
    body = replace(theme.body, size=how.size, leading=how.leading)
    return replace(theme.on_cards(), body=body, head=theme.close)


def _breaks_no_name(card: Card, how: TextLook, theme: Theme, width: float) -> bool:
    if card.table is None:
        return True
    return all(share >= 1 for row in word_shares(card.table, _in_hand(how, theme), width) for share in row)


def _has_names_in_line(card: Card, how: TextLook, theme: Theme, width: float) -> bool:
    return card.table is not None and is_on_one_line(card.table, _in_hand(how, theme), width, NAMES_APART)


def _card_table(card: Card, how: TextLook, theme: Theme, width: float, room: float) -> list[Strip]:
    """In the letters of the card, its head in those of captions."""
    if card.table is None:
        return []
    in_hand = _in_hand(how, theme)
    strips = table_strips(card.table, in_hand, width, room)
    strips[0] = replace(strips[0], before=0)
    strips[-1] = replace(strips[-1], after=theme.spaces.small)
    return strips


def _part(
    part: tuple[Inline | None, tuple[Inline, ...]], card: Card, how: TextLook, theme: Theme, width: float, tag: Tag
) -> Iterator[Strip]:
    head, entries = part
    if head is not None:
        accent = replace(how, colour=theme.colours.accent, bold=True)
        lines = text_strips(head, accent, width, tag=spoken("P", head, tag))
        lines[0] = replace(lines[0], before=theme.spaces.small)
        lines[-1] = replace(lines[-1], after=theme.spaces.tiny / 2, keep=True)
        yield from lines
    if card.ruled:
        yield from _ruled(entries, card, how, theme, width, tag)
        return
    if len(card.body) > 1 or card.numbered:
        yield from list_strips(entries, card.numbered, how, theme, width, tag)
        return
    for runs in entries:
        yield from text_strips(runs, how, width, tag=spoken("P", runs, tag))


def _ruled(
    entries: tuple[Inline, ...], card: Card, how: TextLook, theme: Theme, width: float, parent: Tag
) -> Iterator[Strip]:
    """Entries with a hair between them; the numbers hang in a column of their own."""
    large = replace(how, size=NUMBER, colour=theme.colours.accent, bold=True)
    indent = NUMBER_ROOM if card.numbered else 0.0
    under = how.baseline + (large.size - how.size) * CAPITALS  # capitals and numbers begin at one height
    hair = Stroke(0, 0, width, 0, 0.5, theme.colours.hairline)
    tag = Tag("L", parent)
    for at, item in enumerate(entries, 1):
        entry = Tag("LI", tag)
        label, body = Tag("Lbl", entry), spoken("LBody", item, entry)
        right = runs_right("".join([run.text for run in item]))
        lines = text_strips(item, how, width - indent, 0 if right else indent, body)
        if card.numbered:
            sign = broken((TextRun(str(at)),), large, width)[0]
            x = width - sign.width if right else 0.0
            number = [PlacedWords(x, under, piece, label) for piece in sign.pieces]
            lines[0] = replace(lines[0], ink=(*number, *lines[0].ink))
        if at > 1:
            yield Strip(0.5, (hair,), after=theme.spaces.tiny)
        lines[-1] = replace(lines[-1], after=theme.spaces.tiny)
        yield from lines


def _fitting(strips: list[Strip], room: float) -> tuple[list[Strip], list[Strip]]:
    """The strips that fit, at least one, and the rest; none without what it is tied to."""
    for count in range(1, len(strips)):
        if height_of(strips[: count + 1]) > room:
            tied = next((at for at in range(count, 0, -1) if not strips[at - 1].keep), count)
            return strips[:tied], strips[tied:]
    return strips, []

"""The blocks that are no tables, as strips: titles, headings, lists, notes, sign-off, pictures, figures, cards."""

from __future__ import annotations

from msgspec.structs import replace

from handouts.cell_parts import begins_at_right
from handouts.document import (
    Align,
    BulletList,
    FormField,
    FormRow,
    Heading,
    Image,
    Inline,
    Note,
    Paragraph,
    SignOff,
    TextRun,
    TextStyle,
    Title,
    Tone,
)
from handouts.pdf_flow import Anchor, Fill, Ink, Picture, PlacedWords, Strip, Stroke, tied
from handouts.pdf_tables import boxed, form_strips, text_strips
from handouts.pdf_tags import HEADING, Tag, spoken
from handouts.pdf_text import TextLook, aligned, broken, look, natural_width, running, scaled
from handouts.shaping import runs_right
from handouts.theme import KEPT_REMARKS, Theme, mm
from handouts.title_parts import size_beside


def title_strips(title: Title, theme: Theme, width: float) -> list[Strip]:
    """A short accent rule, the name, and for whom."""
    if title.compact:
        return _compact_title(title, theme, width)
    bar = Strip(12, (Fill(0, 0, mm(12), 2.5, theme.colours.mark),), keep=True)
    words, under = (TextRun(title.words),), (TextRun(title.subtitle),)
    strips = [bar, *text_strips(words, look(theme.title, theme.colours), width, 0, spoken(HEADING, words), True)]
    if title.subtitle:
        quiet = look(theme.subtitle, theme.colours, theme.colours.quiet)
        strips[-1] = replace(strips[-1], after=theme.title.after)
        strips += text_strips(under, quiet, width, 0, spoken("P", under), True)
    strips[-1] = replace(strips[-1], after=theme.spaces.large)
    return tied(strips)


def _compact_title(title: Title, theme: Theme, width: float) -> list[Strip]:
    """The subtitle at the end of the name's last line, under it where there is no room, here or in Word."""
    bar = Strip(9, (Fill(0, 0, mm(12), 2.5, theme.colours.mark),), keep=True)
    how = look(theme.compact_title, theme.colours)
    words, under = (TextRun(title.words),), (TextRun(title.subtitle),)
    strips = text_strips(words, how, width, 0, spoken(HEADING, words), True)
    quiet = look(theme.compact_note, theme.colours, theme.colours.quiet)
    tag = spoken("P", under)
    used = natural_width(words, how)
    beside = natural_width(under, quiet) if title.subtitle else 0
    lines = broken(under, quiet, width) if title.subtitle else []  # two where somebody typed a line break
    fits = used + beside + theme.spaces.large <= width and size_beside(title, theme, width) > 0
    if len(strips) == len(lines) == 1 and fits:
        pieces = aligned(lines[0], Align.END, width)
        ink = (*strips[0].ink, *(PlacedWords(0, how.baseline, piece, tag) for piece in pieces))
        strips = [replace(strips[0], ink=ink)]
    elif title.subtitle:
        strips += text_strips(under, quiet, width, 0, tag, True)
    strips[-1] = replace(strips[-1], after=theme.spaces.small + 2)
    return tied(strips if theme.poster else [bar, *strips])


def heading_strips(heading: Heading, theme: Theme, width: float) -> list[Strip]:
    level = min(max(heading.level, 1), 3)
    type = theme.headings[level - 1]
    words = (TextRun(heading.words),)
    how = look(type, theme.colours, theme.colours.heading if level == 1 else "")
    edge = not begins_at_right(heading.words)
    strips = tied(text_strips(words, how, width, 0, spoken(HEADING, words, level=level), edge))
    anchor = Anchor(0, heading.mark, heading.words, level)
    strips[0] = replace(strips[0], before=type.before, ink=(*strips[0].ink, anchor))
    strips[-1] = replace(strips[-1], after=type.after, keep=heading.keep_with_next)
    return strips


def paragraph_strips(paragraph: Paragraph, theme: Theme, width: float) -> list[Strip]:
    type = theme.lead if paragraph.lead else theme.note if paragraph.note else theme.body
    how = look(type, theme.colours)
    lines = broken(paragraph.runs, how, width)
    last = len(lines) - 1
    tag = spoken("P", paragraph.runs)
    strips = [
        Strip(
            how.leading,
            tuple([PlacedWords(0, how.baseline, piece, tag) for piece in running(line, paragraph.align, width)]),
            keep=at < last and (at == 0 or at == last - 1),
        )
        for at, line in enumerate(lines)
    ]
    strips[-1] = replace(strips[-1], after=type.after)
    return strips


def list_strips(
    items: tuple[Inline, ...], numbered: bool, how: TextLook, theme: Theme, width: float, parent: Tag | None = None
) -> list[Strip]:
    """Hanging bullets or numbers. The numbers' column is as wide as the last number."""
    marks = [f"{at}." if numbered else "\u2022" for at in range(1, len(items) + 1)]
    indent = theme.spaces.indent
    if numbered and marks:
        indent = max(indent, natural_width((TextRun(marks[-1]),), how) + theme.spaces.small)
    colour = theme.colours.quiet if numbered else theme.colours.accent
    strips: list[Strip] = []
    tag = Tag("L", parent)
    for mark, item in zip(marks, items, strict=True):
        entry = Tag("LI", tag)
        label, body = Tag("Lbl", entry), spoken("LBody", item, entry)
        right = runs_right("".join([run.text for run in item]))
        lines = text_strips(item, how, width - indent, 0 if right else indent, body)
        sign = broken((TextRun(mark),), replace(how, colour=colour), indent)[0]
        x = width - sign.width if right else 0
        first = lines[0]
        lines[0] = replace(
            first, ink=(*(PlacedWords(x, how.baseline, piece, label) for piece in sign.pieces), *first.ink)
        )
        lines[-1] = replace(lines[-1], after=theme.spaces.tiny)
        strips += lines
    return strips


def bullet_strips(bullets: BulletList, theme: Theme, width: float) -> list[Strip]:
    strips = list_strips(bullets.items, bullets.numbered, look(theme.body, theme.colours), theme, width)
    if strips:
        strips[-1] = replace(strips[-1], after=theme.body.after + 1)
    return strips


def sign_off_strips(block: SignOff, theme: Theme, width: float) -> list[Strip]:
    """The statement, then a row of lines for each signatory, whose role says whose name stands there."""
    said = (TextRun(block.statement),)
    body = look(theme.body, theme.colours)
    strips = text_strips(said, body, width, tag=spoken("P", said)) if block.statement else []
    if strips:
        strips[-1] = replace(strips[-1], after=theme.spaces.small)
    name, date, signature = block.labels
    high = replace(theme, spaces=replace(theme.spaces, writing=theme.spaces.signing))
    for role, person in block.signatories:
        fields = (FormField(role or name, value=person), FormField(date), FormField(signature))
        strips += tied(form_strips(FormRow(fields, (4, 2, 4)), high, width))
    return tied(strips)


def note_strips(note: Note, theme: Theme, width: float) -> list[Strip]:
    """A remark on a tinted ground; the tone's rule at its left, its words say the same."""
    pad = theme.spaces.medium * 0.8
    inner = width - 2 * pad
    colour = theme.colours.open if note.tone is Tone.OPEN else theme.colours.ink
    heading = replace(look(theme.body, theme.colours, colour), bold=True)
    body = look(theme.body, theme.colours)
    strips: list[Strip] = []
    tag = Tag("Div")
    if note.title:
        words = (TextRun(note.title),)
        strips = tied(text_strips(words, heading, inner, tag=spoken("P", words, tag)))
        strips[-1] = replace(strips[-1], after=2, keep=bool(note.blocks))
    for runs in note.blocks:
        lines = text_strips(runs, body, inner, tag=spoken("P", runs, tag))
        lines[-1] = replace(lines[-1], after=theme.spaces.tiny)
        strips += lines
    if not strips:
        return []
    ground = boxed(strips, theme.tone(note.tone), theme.tint(note.tone), pad, width)
    ground[0] = replace(ground[0], before=theme.spaces.medium * 0.75)
    ground[-1] = replace(ground[-1], after=theme.spaces.medium)
    return tied(ground) if len(note.blocks) <= KEPT_REMARKS else ground


def image_strips(image: Image, pixels: tuple[int, int], theme: Theme, width: float, room: float) -> list[Strip]:
    """The picture at its share of the width, smaller when it would not fit a page."""
    wide = width * min(max(image.width, 0.02), 1)
    high = wide * pixels[1] / max(pixels[0], 1)
    if high > room:
        wide, high = wide * room / high, room
    picture = Picture(0, 0, wide, high, image.data, Tag("Figure", said=image.alt))
    return [Strip(high, (picture,), before=theme.spaces.small, after=theme.spaces.medium)]


def rule_strips(theme: Theme, width: float) -> list[Strip]:
    space = theme.spaces.small
    return [Strip(1, (Stroke(0, 0.5, width, 0.5, 0.5, theme.colours.line),), before=space, after=space * 1.5)]


def margin_ink(left: Inline, right: Inline, base: TextLook, width: float, up: bool) -> tuple[Ink, ...]:
    """Head (`up`: grows upwards from the line y = 0) or foot: two texts that share the width as they need it."""
    for factor in (1, 0.85, 0.7, 0.55):  # a very long name gets smaller before it leaves the margin
        how = scaled(base, factor)
        right_lines = broken(right, how, width * 0.6)
        taken = max((line.width for line in right_lines), default=0)
        left_lines = broken(left, how, width - taken - 12)
        if max(len(left_lines), len(right_lines)) <= 3:
            break
    ink: list[Ink] = []
    for lines, end in ((left_lines, False), (right_lines, True)):
        shift = -len(lines) * how.leading if up else 0
        for at, line in enumerate(lines):
            x = width - line.width if end else 0
            y = shift + at * how.leading + how.baseline
            ink += [PlacedWords(x, y, piece) for piece in line.pieces]
    return tuple(ink)


def quiet_run(words: str) -> Inline:
    return (TextRun(words, TextStyle.QUIET),)

"""Text into lines for the PDF: words, widths, wrapping, direction. `pdf_blocks` and `pdf_tables` call it;
it draws nothing.

Text is never markup here: there is no parser it could reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, assert_never

from msgspec import Struct
from msgspec.structs import replace

from handouts import fonts, shaping
from handouts.document import Align, Inline, TextStyle
from handouts.fonts import Font
from handouts.line_ends import tokens, unparted
from handouts.pdf_lines import Piece, TextLine
from handouts.theme import Colours, Type

REMEMBERED = 2_000  # texts as lines, a few hundred bytes each: more than the longest document has
_EMPHASIS = TextStyle.EMPHASIS
_GONE = TextStyle.GONE
_QUIET = frozenset([TextStyle.QUIET, TextStyle.GONE])
_BOLD = frozenset([TextStyle.STRONG, TextStyle.CUE])
_SOFT_BREAKS = re.compile(r"(?<=[-/_.,;:@&=?\u2013\u2014\u00a0 ])")


class TextLook(Struct, frozen=True):
    """How a stretch of text is set: size, leading, weight and colours."""

    size: float
    leading: float
    colour: str
    quiet: str
    bold: bool = False

    @property
    def baseline(self) -> float:
        """From the top of the line to the baseline: capitals stand in the middle of the leading."""
        return self.leading / 2 + self.size * 0.345


def look(type: Type, colours: Colours, colour: str = "", bold: bool | None = None) -> TextLook:
    """The look of a type, `bold` instead of the type's own weight."""
    weight = type.bold if bold is None else bold
    return TextLook(type.size, type.leading, colour or colours.ink, colours.quiet, weight)


def scaled(base: TextLook, factor: float) -> TextLook:
    return replace(base, size=base.size * factor, leading=base.leading * factor)


class _LinePart(NamedTuple):
    text: str
    font: Font
    colour: str
    width: float
    gone: bool = False


class _Word(NamedTuple):
    """What must not be broken unless it is wider than the line, and the white space after it."""

    parts: tuple[_LinePart, ...]
    width: float
    gap: float = 0
    spaces: str = ""


def broken(runs: Inline, look: TextLook, width: float) -> list[TextLine]:
    """The runs as lines no wider than `width`. Empty text gives one empty line."""
    return list(lines_of(runs, look, width))


@lru_cache(maxsize=REMEMBERED)
def lines_of(runs: Inline, look: TextLook, width: float) -> tuple[TextLine, ...]:
    """The same words are asked for again with each form of a page that is tried, and once more when it is drawn."""
    lines: list[TextLine] = []
    for parts in _hard_lines(runs):
        plain = _plain_lines(*parts[0], look, width) if len(parts) == 1 else None
        if plain is None:
            set_plainly = all(fonts.is_plain(text) for text, _ in parts)
            plain = list(_wrapped(_words(parts, look), look, width) if set_plainly else _shaped(parts, look, width))
        lines.extend(plain)
    return tuple(lines)


def _shaped(parts: list[tuple[str, TextStyle]], look: TextLook, width: float) -> tuple[TextLine, ...]:
    from handouts.pdf_scripts import Styled, shaped_lines  # few documents need it

    styled = [
        Styled(text, _font_and_colour(style, look)[1], look.bold or style in _BOLD, style is _EMPHASIS, style is _GONE)
        for text, style in parts
    ]
    return shaped_lines(tuple(styled), look.size, width)


def _plain_lines(text: str, style: TextStyle, look: TextLook, width: float) -> list[TextLine] | None:
    """Most text is one run in one font, and every word fits: such lines need no pieces. None when the text is not like
    that, or when a line would end where several spaces stand."""
    font, colour = _font_and_colour(style, look)
    spaced = "  " in text
    if (spaced and text != text.strip(" ")) or not font.chars.issuperset(text):
        return None
    size, gone = look.size, style is _GONE
    space = font.widths[" "] * size / 1000
    room = width + 0.01
    lines: list[TextLine] = []
    line: list[str] = []
    used = -space
    for word in unparted(text):
        wide = font.width(word, size)
        if used + space + wide > room and line:
            if spaced and not (word and line[-1]):
                return None
            lines.append(TextLine((Piece(0, " ".join(line), font, size, colour, (), gone),), used))
            line, used = [], -space
        if wide > room:
            return None
        line.append(word)
        used += space + wide
    shown = " ".join(line)
    lines.append(TextLine((Piece(0, shown, font, size, colour, (), gone),) if shown else (), used))
    return lines


def _font_and_colour(style: TextStyle, look: TextLook) -> tuple[Font, str]:
    font = fonts.main_font(look.bold or style in _BOLD, style is TextStyle.EMPHASIS)
    return font, look.quiet if style in _QUIET else look.colour


def aligned(line: TextLine, align: Align, width: float) -> Iterable[Piece]:
    """The line's pieces, moved to where they stand in a column of this width."""
    room = width - line.width
    match align:
        case Align.START:
            return line.pieces
        case Align.CENTRE:
            shift = room / 2
        case Align.END:
            shift = room
        case _:
            assert_never(align)
    return [piece._replace(x=piece.x + shift) for piece in line.pieces]


def running(line: TextLine, align: Align, width: float) -> Iterable[Piece]:
    """Like `aligned`, for running text: a paragraph that runs from the right starts at the right."""
    if line.right and align is not Align.CENTRE:
        align = Align.END if align is Align.START else Align.START
    return aligned(line, align, width)


def natural_width(runs: Inline, look: TextLook) -> float:
    """How wide the text is when nothing breaks it."""
    return max((line.width for line in broken(runs, look, 1e9)), default=0)


def _hard_lines(runs: Inline) -> list[list[tuple[str, TextStyle]]]:
    """The runs of each line, without those that say nothing on it."""
    lines: list[list[tuple[str, TextStyle]]] = [[]]
    shaped = len(runs) > 1 and any(shaping.needs_shaping(run.text) for run in runs)
    for run in runs:
        first, *more = fonts.drawable(run.text, shaped).split("\n")
        if first:
            lines[-1].append((first, run.style))
        lines.extend([(words, run.style)] if words else [] for words in more)
    return [_plain(line) for line in lines] if shaped else lines


def _plain(line: list[tuple[str, TextStyle]]) -> list[tuple[str, TextStyle]]:
    """A line on which nothing is shaped, without the marks of direction that its neighbours need: they are no ink."""
    if any(shaping.needs_shaping(words) for words, _ in line):
        return line
    return [(seen, style) for words, style in line if (seen := fonts.without_invisible(words))]


def _words(parts: list[tuple[str, TextStyle]], look: TextLook) -> list[_Word]:
    """Tokens become words; tokens of neighbouring runs without a space between them are one word."""
    words: list[_Word] = []
    glue = False
    for text, style in parts:
        bold = look.bold or style in _BOLD
        italic = style is TextStyle.EMPHASIS
        main, colour = _font_and_colour(style, look)
        space = main.widths[" "] * look.size / 1000
        for token in tokens(text):
            if token.isspace():
                words.append(_spaced(words.pop() if words else _Word((), 0), token, space))
                glue = False
                continue
            found = tuple(
                _LinePart(piece, font, colour, font.width(piece, look.size), style is _GONE)
                for piece, font in fonts.pieces(token, bold, italic)
            )
            if glue:
                before = words.pop()
                found = before.parts + found
            words.append(_Word(found, sum([part.width for part in found])))
            glue = True
    return words


def _spaced(word: _Word, spaces: str, space: float) -> _Word:
    return word._replace(gap=word.gap + space * len(spaces), spaces=word.spaces + spaces)


def _wrapped(words: list[_Word], look: TextLook, width: float) -> Iterator[TextLine]:
    line: list[_Word] = []
    used = 0.0
    for word in words:
        if used + word.width > width + 0.01 and line:
            yield _line(line, look)
            line, used = [], 0.0
        if word.width > width + 0.01:
            *full, word = _cut(word, look, width)
            for piece in full:
                yield _line([piece], look)
        line.append(word)
        used += word.width + word.gap
    yield _line(line, look)


def _cut(word: _Word, look: TextLook, width: float) -> list[_Word]:
    """A word wider than the line, cut after a hyphen, slash, point or blank that holds where there is one, else between
    letters: what is itself wider than a line fills this one first."""
    cuts: list[_Word] = []
    line: list[_LinePart] = []
    used = 0.0
    for part in word.parts:
        for text in _fragments(part, look, width, used):
            wide = part.font.width(text, look.size)
            if used + wide > width and line:
                cuts.append(_Word(tuple(line), used))
                line, used = [], 0.0
            line.append(part._replace(text=text, width=wide))
            used += wide
    cuts.append(_Word(tuple(line), used, word.gap, word.spaces))
    return cuts


def _fragments(part: _LinePart, look: TextLook, width: float, used: float) -> Iterator[str]:
    """Pieces of a too wide word, none of them wider than the line (unless the line is narrower than a letter), of which
    `used` is taken when they begin."""
    for fragment in _SOFT_BREAKS.split(part.text):
        whole = part.font.width(fragment, look.size)
        if whole <= width:
            used = used + whole if used + whole <= width else whole
            yield fragment
            continue
        start = 0
        for at, char in enumerate(fragment):
            wide = part.font.width(char, look.size)
            if used + wide > width and (at > start or used):
                if at > start:
                    yield fragment[start:at]
                start, used = at, 0.0
            used += wide
        if start < len(fragment):
            yield fragment[start:]


def _line(words: list[_Word], look: TextLook) -> TextLine:
    """Words side by side; neighbours in the same font and colour are one piece, so that a line is few operations."""
    pieces: list[Piece] = []
    x = 0.0
    last = len(words) - 1
    texts: list[str] = []
    for at, word in enumerate(words):
        for part in word.parts:
            if pieces and _set_alike(pieces[-1], part):
                texts.append(part.text)
            else:
                _close(pieces, texts)
                pieces.append(Piece(x, "", part.font, look.size, part.colour, (), part.gone))
                texts = [part.text]
            x += part.width
        if at < last:
            texts.append(word.spaces)
            x += word.gap
    _close(pieces, texts)
    return TextLine(tuple(pieces), x)


def _set_alike(piece: Piece, part: _LinePart) -> bool:
    return piece.font is part.font and piece.colour == part.colour and piece.gone is part.gone


def _close(pieces: list[Piece], texts: list[str]) -> None:
    if pieces:
        pieces[-1] = pieces[-1]._replace(text="".join(texts))

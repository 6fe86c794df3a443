"""Pages out of strips. A strip is a slice of paper that is never cut; blocks become strips (`pdf_blocks`,
`pdf_tables`), and `paged` fills pages with them. It knows nothing of blocks and nothing of reportlab.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, assert_never

from msgspec import Struct
from msgspec.structs import replace

from handouts.pdf_lines import Piece
from handouts.pdf_tags import Tag

STRUCK = 0.27  # above the baseline, in letters' sizes: half as high as a small letter
THICK = 16  # letters' sizes are as many strikes thick


class Stroke(NamedTuple):
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str
    dashed: bool = False


class Fill(NamedTuple):
    """A filled rectangle, from its top left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Picture(NamedTuple):
    """An image by its bytes, from its top left corner."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    tag: Tag | None = None


class PlacedWords(NamedTuple):
    """A piece of a line; `y` is its baseline, `x` where its line begins."""

    x: float
    y: float
    piece: Piece
    tag: Tag | None = None


def strikes(words: Iterable[PlacedWords]) -> Iterator[Stroke]:
    """A line through the middle of the small letters of what is gone."""
    for x, y, piece, _ in words:
        if piece.gone:
            left, level = x + piece.x, y - piece.size * STRUCK
            yield Stroke(left, level, left + piece.width, level, piece.size / THICK, piece.colour)


class Anchor(NamedTuple):
    """A place the reader can jump to: an entry of the outline when `level` is above 0."""

    y: float
    mark: str
    words: str
    level: int


class TypedField(NamedTuple):
    """A place to type on the screen, from its top left corner. `words` is what stands there already, placed from that
    corner."""

    x: float
    y: float
    width: float
    height: float
    name: str
    value: str
    label: str
    lines: int
    words: tuple[PlacedWords, ...]
    tag: Tag | None = None


class Tick(NamedTuple):
    """A box or a ring to tick, from its top left corner."""

    x: float
    y: float
    size: float
    name: str
    label: str
    ticked: bool
    tag: Tag | None = None
    ring: bool = False


Ink = Stroke | Fill | Picture | PlacedWords | Anchor | TypedField | Tick


class Strip(Struct, frozen=True):
    """A slice of the text column. Ink is placed from its top left corner, y downwards.

    `before` and `after` are white space, shared with the neighbour and lost at the edge of a page. `keep` ties it to
    the next strip. `repeat` is drawn again when a page begins with this strip (a table's header). `foot`: it and what
    it is tied to go down to the foot of the page.
    """

    height: float
    ink: tuple[Ink, ...] = ()
    before: float = 0
    after: float = 0
    keep: bool = False
    repeat: tuple[Strip, ...] = ()
    new_page: bool = False
    foot: bool = False


class Placed(NamedTuple):
    """A strip on a page, `y` from the top of the frame."""

    y: float
    strip: Strip


Page = list[Placed]


def moved(ink: Iterable[Ink], dx: float, dy: float) -> Iterator[Ink]:
    """The ink, shifted."""
    for item in ink:
        match item:
            case PlacedWords(x, y, piece, tag):
                yield PlacedWords(x + dx, y + dy, piece, tag)
            case Stroke(x0, y0, x1, y1, width, colour, dashed):
                yield Stroke(x0 + dx, y0 + dy, x1 + dx, y1 + dy, width, colour, dashed)
            case Anchor():
                yield item._replace(y=item.y + dy)
            case Fill() | Picture() | TypedField() | Tick():
                yield item._replace(x=item.x + dx, y=item.y + dy)
            case _:
                assert_never(item)


def stacked(strips: Sequence[Strip]) -> tuple[float, tuple[Ink, ...]]:
    """Strips under each other as one slice: its height and its ink."""
    if len(strips) == 1:  # most cells hold one line
        return strips[0].height, strips[0].ink
    ink: list[Ink] = []
    y = 0.0
    after = 0.0
    for strip in strips:
        y += max(after, strip.before) if ink else 0
        ink.extend(moved(strip.ink, 0, y))
        y += strip.height
        after = strip.after
    return y, tuple(ink)


def tied(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, each kept with the next; the last is left as it is."""
    return [replace(strip, keep=True) for strip in strips[:-1]] + list(strips[-1:])


def sunk(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, tied, at the foot of their page."""
    return [replace(strip, foot=at == 0) for at, strip in enumerate(tied(strips))]


def height_of(strips: Sequence[Strip]) -> float:
    """The height of a chain at the top of a page."""
    height = sum([strip.height for strip in strips])
    gaps = sum([max(first.after, second.before) for first, second in pairwise(strips)])
    return height + gaps


def paged(strips: Iterable[Strip], height: float) -> list[Page]:
    """Pages of at most this height. A chain of kept strips moves to the next page together when it fits on one."""
    filler = _Filler(height)
    for chain in _chains(strips):
        if chain[0].new_page:
            filler.turn()
        if not filler.takes(chain) and filler.fits_a_page(chain):
            filler.turn()
        if chain[0].foot:
            filler.sink(chain)
        for strip in chain:
            filler.place(strip)
    return filler.pages


class _Filler:
    """The page being filled and those before it."""

    def __init__(self, height: float) -> None:
        self.pages: list[Page] = [[]]
        self._height = height
        self._y = 0.0
        self._after = 0.0

    def _gap(self, strip: Strip) -> float:
        return max(self._after, strip.before) if self.pages[-1] else 0

    def takes(self, chain: Sequence[Strip]) -> bool:
        return self._y + self._gap(chain[0]) + height_of(chain) <= self._height + 0.01

    def fits_a_page(self, chain: Sequence[Strip]) -> bool:
        return height_of((*chain[0].repeat, *chain)) <= self._height + 0.01

    def turn(self) -> None:
        """A new page, unless this one is still empty."""
        if self.pages[-1]:
            self.pages.append([])
            self._y = self._after = 0.0

    def sink(self, chain: Sequence[Strip]) -> None:
        """What follows ends where the page does."""
        below = self._height - height_of(chain) - chain[-1].after
        self._y = max(self._y, below - self._gap(chain[0]))

    def place(self, strip: Strip) -> None:
        if self.pages[-1] and not self.takes([strip]):
            self.turn()
        if not self.pages[-1]:
            for header in strip.repeat:
                self._put(header)
        self._put(strip)

    def _put(self, strip: Strip) -> None:
        self._y += self._gap(strip)
        self.pages[-1].append(Placed(self._y, strip))
        self._y += strip.height
        self._after = strip.after


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        if (strip.new_page or strip.foot) and chain:
            yield chain
            chain = []
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain

"""What each piece of a page is: headings, paragraphs, lists, tables with their heads, pictures. Blocks hang these tags
on the words they place (`pdf_blocks`, `pdf_tables`); `pdf_structure.py` writes them into the file as its structure
tree, so that whoever hears a page hears it in order and knows what stands in which column.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handouts.document import Inline
from handouts.shaping import needs_shaping

if TYPE_CHECKING:
    from handouts.pdf_flow import Ink, Strip

HEADING = "H"  # with a level; the file numbers headings without a gap


class Tag:
    """An element of the structure tree. `said` is its text where a reader might not get it from the page: the letters
    in reading order of what is shaped, or what a picture shows. `level` is a heading's."""

    __slots__ = ("box", "children", "kind", "level", "marks", "parent", "said", "span", "widget")

    def __init__(self, kind: str, parent: Tag | None = None, said: str = "", level: int = 0, span: int = 1) -> None:
        self.kind = kind
        self.said = said
        self.level = level
        self.span = span
        self.children: list[Tag] = []
        self.marks: list[tuple[int, int]] = []  # page and number of each stretch of the page that belongs to it
        self.box: tuple[float, float, float, float] | None = None  # where a figure stands, from the sheet's lower left
        self.widget: tuple[int, int] | None = None  # page and object of a field to fill in
        self.parent = parent
        if parent is not None:
            parent.children.append(self)

    def top(self) -> Tag:
        """The block it is part of."""
        tag = self
        while tag.parent is not None:
            tag = tag.parent
        return tag

    def reach(self, left: float, bottom: float, right: float, top: float) -> None:
        """It is drawn here, too."""
        box = self.box or (left, bottom, right, top)
        self.box = (min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3]))

    def holds(self) -> bool:
        """Whether anything on a page belongs to it."""
        return bool(self.marks) or self.widget is not None or any(child.holds() for child in self.children)


# Repeated or drawn for the eye only; never read.
ARTIFACT = Tag("Artifact")


def spoken(kind: str, runs: Inline, parent: Tag | None = None, level: int = 0, span: int = 1) -> Tag:
    """A tag for these words. Whoever hears them is told of what is struck through that it was there before."""
    words = "".join([f"{run.said} {run.text}" if run.said else run.text for run in runs])
    told = any(run.said for run in runs) or needs_shaping(words)
    return Tag(kind, parent, words if told else "", level, span)


def tagged_ink(ink: Iterable[Ink], tag: Tag) -> tuple[Ink, ...]:
    """The ink; words and pictures that belong to nothing yet belong to the tag."""
    return tuple([item._replace(tag=tag) if _untagged(item) else item for item in ink])  # type: ignore[call-arg]


def tagged(strips: Iterable[Strip], tag: Tag) -> list[Strip]:
    """The strips, with what belongs to nothing yet given to the tag."""
    return [
        replace(strip, ink=tagged_ink(strip.ink, tag)) if any(_untagged(item) for item in strip.ink) else strip
        for strip in strips
    ]


def _untagged(item: Ink) -> bool:
    return getattr(item, "tag", ARTIFACT) is None

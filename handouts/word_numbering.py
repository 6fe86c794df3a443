"""What is counted while a Word file is written, and the bullets and numbers of its lists."""

from __future__ import annotations

from collections.abc import Callable, Set

from msgspec import Struct, field

from handouts.card_parts import NUMBER_IN_WORD, NUMBER_ROOM
from handouts.theme import Frame, Theme
from handouts.word_xml import HEAD, NAMESPACES, twips

BULLETS = 1  # numId of the bullet list; numbered lists count on from 2, each starting at 1


class WordNumbers(Struct):
    """What grows while a document is written: numbers that must not repeat, and pictures handed to the file."""

    theme: Theme
    frame: Frame
    add_picture: Callable[[bytes], tuple[str, int, int]]  # relation, width and height in pixels
    numbered_lists: int = 0
    large_lists: set[int] = field(default_factory=set)  # those of the lists whose numbers are large
    marks: set[str] = field(default_factory=set)
    used: int = 0
    level: int = 0  # of the heading before

    def new_list(self, *, large: bool = False) -> int:
        """The number of one more numbered list."""
        self.numbered_lists += 1
        found = BULLETS + 1 + self.numbered_lists
        if large:
            self.large_lists.add(found)
        return found

    @property
    def letters(self) -> float:
        """The size of running text in Word's font."""
        return self.theme.body.size * self.theme.word_scale

    def number(self) -> int:
        self.used += 1
        return self.used


def numbering_xml(theme: Theme, numbered_lists: int, large_lists: Set[int] = frozenset()) -> str:
    """One bullet list and, for each numbered list, a number series that starts at 1; some are numbered in large."""
    place, aside = _hanging(theme.spaces.indent + 2), _hanging(NUMBER_ROOM)
    accent = f'<w:rPr><w:color w:val="{theme.colours.accent[1:]}"/></w:rPr>'
    quiet = f'<w:rPr><w:color w:val="{theme.colours.quiet[1:]}"/></w:rPr>'
    size = f'<w:sz w:val="{round(NUMBER_IN_WORD * 2)}"/><w:szCs w:val="{round(NUMBER_IN_WORD * 2)}"/>'
    large = f'<w:rPr><w:b/><w:bCs/><w:color w:val="{theme.colours.accent[1:]}"/>{size}</w:rPr>'
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
        f"{place}{colour}</w:lvl></w:abstractNum>"
        for at, form, shown, place, colour in (
            (0, "bullet", "\u2022", place, accent),
            (1, "decimal", "%1.", place, quiet),
            (2, "decimal", "%1", aside, large),
        )
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{1 + (number in large_lists)}"/>{restart}</w:num>'
        for number in range(BULLETS + 1, BULLETS + 2 + numbered_lists)
    )
    bullets = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
    return f"{HEAD}<w:numbering {NAMESPACES}>{abstract}{bullets}{numbers}</w:numbering>"


def _hanging(wide: float) -> str:
    return f'<w:pPr><w:ind w:left="{twips(wide)}" w:hanging="{twips(wide)}"/></w:pPr>'

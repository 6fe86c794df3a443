"""What both renderers of cards must agree on: what stands on which sheet, and which entries a head stands over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from handouts.document import Card, Inline, TextStyle

Face = TypeVar("Face")
TITLES = (0.85, 0.7, 0.6, 0.5)  # of a title that has to leave room for the fields below it
# Points: of a large number beside an entry of a card, and of its column. Word makes its line as high as the number.
NUMBER, NUMBER_IN_WORD, NUMBER_ROOM = 20.0, 16.0, 30.0
ONE_LINE = 0.7  # of its size: a name that would get smaller on one line is read from farther on two
LEAST = 0.4  # a name gets no smaller
NAMES_APART = 10.0  # points: nearer, two names that each take one line read as one
BELOW_NAMES = 2  # of the sizes in the hand: what stands below a table of names has at most this, on each card of a set
SHORT = 0.3  # of a card's width: what is no longer stands beside the title in its size


def faced(fronts: Sequence[Face], backs: Sequence[Face], large: bool) -> Iterator[list[Face | None]]:
    """The faces of each sheet in their places, a sheet of backs after the sheet it is the back of. Printers turn a
    sheet over its long edge unless told otherwise: of a lying one top and bottom change places, left stays left."""
    on_sheet = 2 if large else 4
    for first in range(0, max(len(fronts), len(backs)), on_sheet):
        front = [*fronts[first : first + on_sheet], *[None] * on_sheet][:on_sheet]
        back = [*backs[first : first + on_sheet], *[None] * on_sheet][:on_sheet]
        for faces in (front, back if large else [back[at ^ 2] for at in range(on_sheet)]):
            if any(face is not None for face in faces):
                yield faces


def parts_of(card: Card) -> list[tuple[Inline | None, tuple[Inline, ...]]]:
    """Its entries under the heads that stand before them; None where there is no head."""
    parts: list[tuple[Inline | None, tuple[Inline, ...]]] = []
    for entry in card.body:
        if is_head(entry):
            parts.append((entry, ()))
        else:
            head, entries = parts.pop() if parts else (None, ())
            parts.append((head, (*entries, entry)))
    return parts


def is_head(entry: Inline) -> bool:
    """One strong run alone."""
    return len(entry) == 1 and entry[0].style is TextStyle.STRONG

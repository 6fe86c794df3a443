"""The breakout plan for the wall (artefact 11): who sits in which room, and a page per round saying who coaches whom.
Landscape, large type, no markers but words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil

from msgspec.structs import replace

from handouts.compose.fitting import on_large_sheets
from handouts.compose.frame import joined, margins, workshop_file
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Orientation,
    PageBreak,
    Paragraph,
    ReadingDistance,
    Row,
    Section,
    Table,
    Title,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.measure import breaks_no_word, fits_to_the_foot
from handouts.wording import Words
from handouts.workshop_sources import BreakoutPosterSource, RoundLetters
from workshop_app.domain import groups
from workshop_app.domain.workshops import SeatedRoom, SeatedRound

# The largest first. What is smaller than the last one nobody reads from three metres: then there are two sheets.
SIZES = (ReadingDistance.FAR_HALL, ReadingDistance.HALL, ReadingDistance.NEAR_HALL)
ROOM = (1.2, 0.9, 0.6, 0.4, 0.2)  # below each name, in lines to write on; none where that is too much


def compose(source: BreakoutPosterSource, words: Words) -> Document:
    return _largest(source, words, lambda poster: poster)


def compose_large(source: BreakoutPosterSource, words: Words) -> Document:
    return _largest(source, words, partial(on_large_sheets, words=words))


def _largest(source: BreakoutPosterSource, words: Words, on_paper: Callable[[Document], Document]) -> Document:
    """As large as the fullest round allows on one sheet; of more rooms than one takes, each round is on several. A name
    that no size leaves whole is broken: it asks for no sheets of its own."""
    rooms = max(len(each.rooms) for each in source.rounds)
    document = on_paper(_poster(source, SIZES[-1], max(rooms, 1), 0, words))
    whole = tuple(size for size in SIZES if breaks_no_word(on_paper(_poster(source, size, max(rooms, 1), 0, words))))
    for sheets in range(1, rooms + 1):
        on_sheet = ceil(rooms / sheets)
        for size in whole or SIZES[-1:]:
            document = on_paper(_poster(source, size, on_sheet, 0, words))
            if not fits_to_the_foot(document, pages=_sheets(document)):
                continue
            roomier = (on_paper(_poster(source, size, on_sheet, room, words)) for room in ROOM)
            return next((each for each in roomier if fits_to_the_foot(each, pages=_sheets(each))), document)
    return document


def _sheets(document: Document) -> int:
    return 1 + sum(isinstance(block, PageBreak) for block in document.sections[0].blocks)


def _poster(source: BreakoutPosterSource, size: ReadingDistance, on_sheet: int, room: float, words: Words) -> Document:
    workshop = source.workshop
    sheets: list[tuple[Block, ...]] = list(_groups(source, on_sheet, words))
    for round in source.rounds:
        letters = next((each for each in source.letters if each.number == round.number), None)
        sheets += _round(round, letters, len(source.rounds), on_sheet, words)
    blocks = [_roomy(block, room) for sheet in sheets for block in (PageBreak(), *sheet)][1:]
    return Document(
        id="breakout_poster",
        name=workshop_file("breakouts", workshop, words),
        title=f"{words('artefact.breakout_poster')}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, size),),
        margins=margins(workshop.imprint, words, words("artefact.breakout_poster")),
        author=workshop.imprint.coach,
    )


def _roomy(block: Block, room: float) -> Block:
    if not isinstance(block, Table):
        return block
    return replace(block, rows=tuple(replace(row, room=room) for row in block.rows))


def _groups(source: BreakoutPosterSource, on_sheet: int, words: Words) -> Iterator[tuple[Block, ...]]:
    """Only where people stay together all day: their letters, and what a letter does when."""
    letters = sorted({letter for _, people in source.groups for letter, _ in people})
    header = (Cell(text(words("breakouts.room"))), *(Cell(text(strong(letter))) for letter in letters))
    rows = tuple(
        Row((_room(room), *(Cell(text(strong(dict(people).get(letter, "")))) for letter in letters)))
        for room, people in source.groups
    )
    told = words("breakouts.letters" if source.stay else "breakouts.letters_move")
    for first in range(0, len(rows), on_sheet):
        some = rows[first : first + on_sheet]
        head = Title(words("breakouts.groups"), _which(told, some, rows, words), compact=True)
        table = Table(header, some, (0.6, *(2,) * len(letters)))
        yield head, table, *(_new_rooms(source, words) if first + on_sheet >= len(rows) else ())


def _room(words: str) -> Cell:
    """What people look for first."""
    return Cell(text(strong(words)), tone=Tone.ACCENT)


def _which(said: str, some: Sequence[Row], of: Sequence[Row], words: Words) -> str:
    """What stands beside the title, with the rooms where they are not all on this sheet."""
    if len(some) == len(of):
        return said
    first, last = ("".join(run.text for run in row.cells[0].runs) for row in (some[0], some[-1]))
    if first == last:
        return joined(words("breakouts.one_room", room=first), said)
    return joined(words("breakouts.rooms", first=first, last=last), said)


def _new_rooms(source: BreakoutPosterSource, words: Words) -> tuple[Block, ...]:
    """Who is not where the table says all day."""
    told = (words("breakouts.new_room", name=name, room=room, n=since) for name, room, since in source.new_rooms)
    said = "; ".join(told)
    return (Paragraph(text(words("breakouts.new_rooms", people=said))),) if said else ()


def _round(
    round: SeatedRound, letters: RoundLetters | None, of: int, on_sheet: int, words: Words
) -> Iterator[tuple[Block, ...]]:
    heads = ("coach", "coachee", "observer")
    seats = "" if letters is None else letters.seats
    header = (
        words("breakouts.room"),
        *(_head(head, seats[place : place + 1], words) for place, head in enumerate(heads)),
    )
    watching = ((),) * len(round.rooms) if letters is None else letters.observers
    several = round.number in groups.with_several_pairs([round])
    nobody = quiet(words("breakouts.facilitator_or_nobody" if several else "breakouts.facilitator"))
    rows = tuple(
        Row(
            (
                _room(room.room),
                Cell(text(strong(room.coach))),
                Cell(text(room.coachee)),
                Cell(text(_observers(room, own) or nobody)),
            )
        )
        for room, own in zip(round.rooms, watching, strict=True)
    )
    title = words("breakouts.round", number=round.number, of=of)
    cells = tuple(Cell(text(each)) for each in header)
    for first in range(0, len(rows), on_sheet):
        some = rows[first : first + on_sheet]
        lead = _which(words("breakouts.round_lead"), some, rows, words)
        yield Title(title, lead, compact=True), Table(cells, some, (0.6, 2, 2, 2))


def _head(head: str, letter: str, words: Words) -> str:
    """The seat with the letter it has in this round."""
    name = words(f"breakouts.{head}")
    return words("breakouts.lettered", letter=letter, seat=name) if letter else name


def _observers(room: SeatedRoom, letters: Sequence[str]) -> str:
    """Of several each with the own letter: the head tells only one."""
    if len(room.observers) < 2 or not all(letters):
        return "\n".join(room.observers)
    return "\n".join(f"{letter}  {name}" for letter, name in sorted(zip(letters, room.observers, strict=True)))

"""The breakout plan for the wall (artefact 11): who sits in which room, and a page per round saying who coaches whom.
Landscape, large type, no markers but words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import margins, workshop_file
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
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_drawn
from handouts.theme import TIMES
from handouts.wording import Words
from handouts.workshop_sources import BreakoutPosterSource, RoundLetters
from workshop_app.domain import groups
from workshop_app.domain.workshops import SeatedRoom, SeatedRound


def compose(source: BreakoutPosterSource, words: Words) -> Document:
    """As large as the fullest round allows on one sheet: a poster that goes on behind itself helps nobody."""
    fullest = replace(source, rounds=(max(source.rounds, key=_people),))
    sizes = sorted(ReadingDistance, key=_times, reverse=True)
    sheets = 2 if source.groups else 1
    fits = partial(fits_as_drawn, pages=sheets)
    alone = first_on_one_page((_poster(fullest, size, words) for size in sizes), fits)
    return _poster(source, alone.sections[0].size, words)


def _times(size: ReadingDistance) -> float:
    return TIMES[size]


def _people(round: SeatedRound) -> int:
    return sum(2 + len(room.observers) for room in round.rooms)


def _poster(source: BreakoutPosterSource, size: ReadingDistance, words: Words) -> Document:
    workshop = source.workshop
    blocks: list[Block] = list(_groups(source, words))
    for round in source.rounds:
        blocks += [PageBreak()] if blocks else []
        letters = next((each for each in source.letters if each.number == round.number), None)
        blocks += _round(round, letters, len(source.rounds), words)
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


def _groups(source: BreakoutPosterSource, words: Words) -> tuple[Block, ...]:
    """Only where people stay together all day: their letters, and what a letter does when."""
    if not source.groups:
        return ()
    letters = sorted({letter for _, people in source.groups for letter, _ in people})
    header = (Cell(text(words("breakouts.room"))), *(Cell(text(strong(letter))) for letter in letters))
    rows = tuple(
        Row((Cell(text(strong(room))), *(Cell(text(dict(people).get(letter, ""))) for letter in letters)))
        for room, people in source.groups
    )
    return (
        Title(words("breakouts.groups"), source.workshop.title, compact=True),
        Table(header, rows, (0.6, *(2,) * len(letters))),
        Paragraph(text(quiet(words("breakouts.letters" if source.stay else "breakouts.letters_move")))),
        *_new_rooms(source, words),
    )


def _new_rooms(source: BreakoutPosterSource, words: Words) -> tuple[Block, ...]:
    """Who is not where the table says all day."""
    told = (words("breakouts.new_room", name=name, room=room, n=since) for name, room, since in source.new_rooms)
    said = "; ".join(told)
    return (Paragraph(text(words("breakouts.new_rooms", people=said))),) if said else ()


def _round(round: SeatedRound, letters: RoundLetters | None, of: int, words: Words) -> tuple[Block, ...]:
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
                Cell(text(strong(room.room))),
                Cell(text(strong(room.coach))),
                Cell(text(room.coachee)),
                Cell(text(_observers(room, own) or nobody)),
            )
        )
        for room, own in zip(round.rooms, watching, strict=True)
    )
    title = words("breakouts.round", number=round.number, of=of)
    cells = tuple(Cell(text(each)) for each in header)
    return (Title(title, words("breakouts.round_lead"), compact=True), Table(cells, rows, (0.6, 2, 2, 2)))


def _head(head: str, letter: str, words: Words) -> str:
    """The seat with the letter it has in this round."""
    name = words(f"breakouts.{head}")
    return words("breakouts.lettered", letter=letter, seat=name) if letter else name


def _observers(room: SeatedRoom, letters: Sequence[str]) -> str:
    """Of several each with the own letter: the head tells only one."""
    if len(room.observers) < 2 or not all(letters):
        return "\n".join(room.observers)
    return "\n".join(f"{letter}  {name}" for letter, name in sorted(zip(letters, room.observers, strict=True)))

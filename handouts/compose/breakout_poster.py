"""The breakout plan for the wall (artefact 11): who sits in which room, and a page per round saying who coaches whom.
Landscape, large type, no markers but words.
"""

from __future__ import annotations

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
from handouts.wording import Words
from handouts.workshop_sources import BreakoutPosterSource
from workshop_app.domain.workshops import SeatedRound

LETTERS = "ABCDEFGH"


def compose(source: BreakoutPosterSource, words: Words) -> Document:
    """As large as the fullest round allows on one sheet: a poster that goes on behind itself helps nobody."""
    fullest = replace(source, rounds=(max(source.rounds, key=_people),), groups=())
    alone = first_on_one_page(_poster(fullest, size, words) for size in (ReadingDistance.WALL, ReadingDistance.DESK))
    return _poster(source, alone.sections[0].size, words)


def _people(round: SeatedRound) -> int:
    return sum(2 + len(room.observers) for room in round.rooms)


def _poster(source: BreakoutPosterSource, size: ReadingDistance, words: Words) -> Document:
    workshop = source.workshop
    blocks: list[Block] = list(_groups(source, words))
    for round in source.rounds:
        blocks += [PageBreak()] if blocks else []
        blocks += _round(round, len(source.rounds), words)
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
    most = max(len(people) for _, people in source.groups)
    header = (Cell(text(words("breakouts.room"))), *(Cell(text(strong(letter))) for letter in LETTERS[:most]))
    rows = tuple(
        Row((Cell(text(strong(room))), *(Cell(text(name)) for name in people))) for room, people in source.groups
    )
    return (
        Title(words("breakouts.groups"), source.workshop.title),
        Table(header, rows, (0.6, *(2,) * most)),
        Paragraph(text(quiet(words("breakouts.letters")))),
    )


def _round(round: SeatedRound, of: int, words: Words) -> tuple[Block, ...]:
    heads = ("room", "coach", "coachee", "observer")
    header = tuple(Cell(text(words(f"breakouts.{head}"))) for head in heads)
    rows = tuple(
        Row(
            (
                Cell(text(strong(room.room))),
                Cell(text(strong(room.coach))),
                Cell(text(room.coachee)),
                Cell(text("\n".join(room.observers) or quiet(words("breakouts.facilitator")))),
            )
        )
        for room in round.rooms
    )
    title = words("breakouts.round", number=round.number, of=of)
    return (Title(title, words("breakouts.round_lead")), Table(header, rows, (0.6, 2, 2, 2)))

"""The observer sheet (artefact 13): a page per observer and round, mostly room to write. What was asked, word for word;
what it did; two things that worked and one to try. No marks out of ten.
"""

from __future__ import annotations

from msgspec.structs import replace

from handouts.compose.frame import joined, margins, workshop_file
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    FormField,
    FormRow,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    quiet,
    text,
)
from handouts.measure import fits_as_a_form
from handouts.shaping import needs_shaping
from handouts.wording import Words
from handouts.workshop_sources import ObserverSeat, ObserverSheetSource

# Questions there is room for, and lines for the draft before and after: the roomiest first.
SHAPES = ((15, 4), (14, 4), (13, 4), (12, 4), (12, 3), (12, 2), (11, 2), (10, 2), (9, 2))
COLUMNS = ("minute", "question", "kind", "effect")
HELD = "\u00a0"  # a box stays beside its words
WIDTHS = (10, 66, 12, 12)


def compose(source: ObserverSheetSource, words: Words) -> Document:
    fullest = replace(source, seats=(max(source.seats, key=_room_asked),))
    shapes = {(rows, lines): _sheets(fullest, rows, lines, words) for rows, lines in SHAPES}
    shape = next((shape for shape, alone in shapes.items() if fits_as_a_form(alone)), SHAPES[-1])
    return _sheets(source, *shape, words)


def _room_asked(seat: ObserverSeat) -> tuple[bool, int]:
    """Names of other scripts ask for more than long ones."""
    names = "".join((seat.room, seat.coach, seat.coachee, seat.observer))
    return needs_shaping(names), len(names)


def _sheets(source: ObserverSheetSource, rows: int, lines: int, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.observer_sheet")
    blocks: list[Block] = []
    for seat in source.seats:
        blocks += [PageBreak()] if blocks else []
        blocks += _page(seat, workshop.title, rows, lines, words)
    return Document(
        id="observer_sheet",
        name=workshop_file("observer_sheet", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=replace(margins(workshop.imprint, words, title), page=""),  # each goes to another table
        author=workshop.imprint.coach,
        one_sided=True,
    )


def _page(seat: ObserverSeat, workshop: str, rows: int, lines: int, words: Words) -> tuple[Block, ...]:
    where = (words("report.round", n=seat.round), words("seat_cards.room", room=seat.room)) if seat.round else ("", "")
    values = {"coach": seat.coach, "coachee": seat.coachee, "observer": seat.observer, "times": ""}
    who = tuple(FormField(words(f"observer.{name}"), value=value) for name, value in values.items())
    header = tuple(Cell(text(words(f"observer.{column}"))) for column in COLUMNS)
    log = Table(header, (Row((Cell(),) * len(COLUMNS)),) * rows, WIDTHS)
    heard = words("observer.heard").splitlines()
    box = words("frame.box")
    ticks = Paragraph(text("   ".join(f"{box} {each}".replace(" ", HELD) for each in heard)))
    before_after = tuple(FormField(words(f"observer.{name}"), lines=lines, rest=True) for name in ("before", "after"))
    worked = FormField(words("observer.worked"), lines=2)
    advice = (FormField(words("observer.try")), FormField(words("observer.share")))
    return (
        Title(words("artefact.observer_sheet"), joined(workshop, *where), compact=True),
        FormRow(who, (3, 3, 3, 2)),
        log,
        Paragraph(text(quiet(words("observer.key", effects=words("observer.effects")))), note=True),
        Heading(words("observer.heard_title"), 3),
        ticks,
        FormRow(before_after, (1, 1)),
        worked,
        FormRow(advice, (3, 1)),
    )

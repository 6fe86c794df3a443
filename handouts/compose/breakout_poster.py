"""The breakout plan for the wall (artefact 11): who sits in which room, and a page per round saying who coaches whom.
Landscape, large type, no markers but words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from functools import partial
from itertools import product
from math import ceil

from msgspec.structs import replace

from agendas.round_times import RoundTime
from handouts.compose.fitting import on_large_sheets
from handouts.compose.frame import joined, poster_margins, span, workshop_file
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
    TimeBand,
    TimeBox,
    TimeStrip,
    Title,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_in_word
from handouts.whole_words import breaks_no_word, with_whole_names
from handouts.wording import Words, apart, in_a_row
from handouts.workshop_sources import BreakoutPosterSource, RoundLetters
from workshop_app.domain import groups
from workshop_app.domain.workshops import SeatedRoom, SeatedRound

# The largest first. What is smaller than the last one nobody reads from three metres: then there are two sheets.
SIZES = (
    ReadingDistance.LAST_ROW,
    ReadingDistance.BACK_ROW,
    ReadingDistance.FAR_HALL,
    ReadingDistance.HALL,
    ReadingDistance.MID_HALL,
    ReadingDistance.NEAR_HALL,
)


class StripShape(Enum):
    """The strip of the day below the names: the first that asks for no further sheet and no smaller letters."""

    TO_SCALE = auto()
    ROUNDS = auto()
    NONE = auto()


# The strip asks for no letters smaller than those of a hall: rather than that, the names have its room. The line of the
# day is for those who find it above large ones.
SHAPES = (
    *((size, StripShape.TO_SCALE) for size in SIZES[:3]),
    *((size, StripShape.ROUNDS) for size in SIZES[:4]),
    *product(SIZES, StripShape),
)

LETTERS, ROOMS = 1.3, 1.35  # of the heads' letters, and of the names': what people look for first
BETWEEN_DAYS = 30  # minutes of white on the scale
# Around each name, in lines to write on, the most first; the least is what lines are higher in Word.
ROOM = tuple(step / 20 for step in range(24, 0, -1))
Sheet = tuple[Block, ...]


def compose(source: BreakoutPosterSource, words: Words) -> Document:
    return _largest(source, words, lambda poster: poster)


def compose_large(source: BreakoutPosterSource, words: Words) -> Document:
    return _largest(source, words, partial(on_large_sheets, words=words))


def _largest(source: BreakoutPosterSource, words: Words, on_paper: Callable[[Document], Document]) -> Document:
    """As large as the fullest round allows on one sheet, with the strip of the day where the letters stay large; of
    more rooms than one takes, each round is on several. A name that no size leaves whole is set smaller than the
    others: it asks for no sheets of its own."""

    papers = source.workshop.imprint.papers

    def drawn(sheets: Sequence[Sheet], size: ReadingDistance) -> Document:
        return with_whole_names(on_paper(_poster(sheets, size, source, words)), papers)

    def fits(sheets: Sequence[Sheet], size: ReadingDistance) -> bool:
        return fits_in_word(drawn(sheets, size), len(sheets), papers)

    rooms = max(len(each.rooms) for each in source.rounds)
    all_rooms = _sheets(source, max(rooms, 1), StripShape.NONE, words)
    plain = (size for size in SIZES if breaks_no_word(on_paper(_poster(all_rooms, size, source, words)), papers))
    whole = tuple(plain) or tuple(size for size in SIZES if breaks_no_word(drawn(all_rooms, size), papers))
    for split, (size, shape) in product(range(1, rooms + 1), SHAPES):
        if whole and size not in whole:
            continue
        sheets = _sheets(source, ceil(rooms / split), shape, words)
        if fits([_roomy(sheet, ROOM[-1]) for sheet in sheets], size):
            return drawn([_roomiest(sheet, partial(fits, size=size)) for sheet in sheets], size)
    return drawn(all_rooms, SIZES[-1])


def _roomiest(sheet: Sheet, fits: Callable[[Sequence[Sheet]], bool]) -> Sheet:
    """With its rows as high as the sheet takes them."""
    highest = bisect_left(ROOM, True, key=lambda room: fits((_roomy(sheet, room),)))
    return _roomy(sheet, ROOM[min(highest, len(ROOM) - 1)])


def _sheets(source: BreakoutPosterSource, on_sheet: int, shape: StripShape, words: Words) -> list[Sheet]:
    rounds = (sheet for round in source.rounds for sheet in _round(round, source, on_sheet, words))
    return [*_groups(source, on_sheet, shape, words), *rounds]


def _poster(sheets: Sequence[Sheet], size: ReadingDistance, source: BreakoutPosterSource, words: Words) -> Document:
    workshop = source.workshop
    blocks = [block for sheet in sheets for block in (PageBreak(), *sheet)][1:]
    return Document(
        id="breakout_poster",
        name=workshop_file("breakouts", workshop, words),
        title=f"{words('artefact.breakout_poster')}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, size),),
        margins=poster_margins(workshop, words, words("artefact.breakout_poster")),
        author=workshop.imprint.coach,
    )


def _roomy(sheet: Sheet, room: float) -> Sheet:
    return tuple(
        replace(block, rows=tuple(replace(row, room=room) for row in block.rows)) if isinstance(block, Table) else block
        for block in sheet
    )


def _groups(source: BreakoutPosterSource, on_sheet: int, shape: StripShape, words: Words) -> Iterator[Sheet]:
    """Only where people stay together all day: their letters, and what a letter does when."""
    letters = sorted({letter for _, people in source.groups for letter, _ in people})
    header = (Cell(text(words("breakouts.room"))), *(Cell(text(strong(letter)), size=LETTERS) for letter in letters))
    rows = tuple(
        Row((_room(room), *(Cell(text(strong(dict(people).get(letter, "")))) for letter in letters)), middle=True)
        for room, people in source.groups
    )
    told = words("breakouts.letters" if source.stay else "breakouts.letters_move")
    for first in range(0, len(rows), on_sheet):
        some = rows[first : first + on_sheet]
        head = Title(words("breakouts.groups"), _which(told, some, rows, words), compact=True)
        table = Table(header, some, (0.6, *(2,) * len(letters)))
        last = _new_rooms(source, words) if first + on_sheet >= len(rows) else ()
        yield head, table, *last, *_strip(source, shape, words)


def _room(words: str) -> Cell:
    """What people look for first: a number stands out, and asks for no higher row."""
    return Cell(text(strong(words)), tone=Tone.ACCENT, size=ROOMS if words.isdecimal() else 1.0)


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


def _strip(source: BreakoutPosterSource, shape: StripShape, words: Words) -> Iterator[Block]:
    """The day to scale with its rounds, and which letter does what in each; only when, where letters change."""
    if not source.times or shape is StripShape.NONE:
        return
    begins, at = [], 0
    for start, end in source.days:
        begins.append(at - start)  # one day behind the other on one line
        at += end - start + BETWEEN_DAYS
    letters = {each.number: each for each in source.letters} if source.stay else {}
    boxes = tuple(
        TimeBox(
            _time_head(time, source, words),
            _turn(letters.get(time.number), words),
            "",
            begins[time.day - 1] + time.start,
            time.end - time.start,
        )
        for time in source.times
    )
    several = len(source.days) > 1
    bands = tuple(
        TimeBand(
            words("breakouts.strip_day", day=day, time=span(start, end, words)) if several else span(start, end, words),
            shift + start,
            end - start,
        )
        for day, ((start, end), shift) in enumerate(zip(source.days, begins, strict=True), 1)
    )
    alt = words(
        "breakouts.strip_alt", days=in_a_row(band.label for band in bands), rounds=in_a_row(box.head for box in boxes)
    )
    yield TimeStrip(bands if shape is StripShape.TO_SCALE else (), boxes, alt)


def _time_head(time: RoundTime, source: BreakoutPosterSource, words: Words) -> str:
    key = "breakouts.strip_head_day" if len(source.days) > 1 else "breakouts.strip_head"
    return words(key, number=time.number, day=time.day, time=span(time.start, time.end, words))


def _turn(letters: RoundLetters | None, words: Words) -> str:
    """Who coaches whom; whoever is left observes, as the sheet of each round says. Few words can be large."""
    if letters is None:
        return ""
    coach, coachee, _ = tuple(letters.seats)
    return words("breakouts.strip_said", coach=coach, coachee=coachee)


def _round(round: SeatedRound, source: BreakoutPosterSource, on_sheet: int, words: Words) -> Iterator[Sheet]:
    letters = next((each for each in source.letters if each.number == round.number), None)
    time = next((each for each in source.times if each.number == round.number), None)
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
            ),
            middle=True,
        )
        for room, own in zip(round.rooms, watching, strict=True)
    )
    title = words("breakouts.round", number=round.number, of=len(source.rounds))
    told = joined(span(time.start, time.end, words) if time else "", words("breakouts.round_lead"))
    cells = tuple(Cell(text(each)) for each in header)
    for first in range(0, len(rows), on_sheet):
        some = rows[first : first + on_sheet]
        lead = _which(told, some, rows, words)
        yield Title(title, lead, compact=True), Table(cells, some, (0.6, 2, 2, 2))


def _head(head: str, letter: str, words: Words) -> str:
    """The seat with the letter it has in this round."""
    name = words(f"breakouts.{head}")
    return words("breakouts.lettered", letter=letter, seat=name) if letter else name


def _observers(room: SeatedRoom, letters: Sequence[str]) -> str:
    """Of several each with the own letter: the head tells only one."""
    if len(room.observers) < 2 or not all(letters):
        return "\n".join(room.observers)
    return "\n".join(f"{letter}  {apart(name)}" for letter, name in sorted(zip(letters, room.observers, strict=True)))

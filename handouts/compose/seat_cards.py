"""Seat cards (artefact 12): one page to cut per table. The cards stay on the table, the people move: each card names
who sits on its seat in which round. Trios get a fourth card with the whole rotation; quads a second observer, and
their rotations stand on a sheet at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from agendas import schedule
from agendas.model import Seat
from agendas.round_times import RoundTime
from agendas.words import observer_lenses, seat_prompts
from handouts.compose.frame import SEPARATOR, date_or_nothing, joined, margins, workshop_file
from handouts.document import (
    Card,
    Cards,
    Cell,
    Document,
    Edition,
    Inline,
    Orientation,
    Row,
    Section,
    Table,
    TextRun,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_one_card
from handouts.wording import Words, apart, kept_whole
from handouts.workshop_sources import RoundShape, SeatCardsSource, TableSeats

QUAD = 4
WIDTHS = (1, 2, 2, 2)  # the time stands beside the number: below it, it would read as part of a name on two lines
WIDTHS_OF_QUADS = (0.7, 1.7, 1.7, 2.2)  # two observers, each on a line of their own
OF_A_DAY = 0.6  # more, where the day stands before the time
HELD = "\u00a0"  # a name stays on one line, beside its number
LINES_OF_NAMES = 60  # letters: fewer stand on two lines at the foot of a card, for which there is always room
NO_OBSERVER = "seat_cards.rotation_no_observer"


def compose(source: SeatCardsSource, words: Words) -> Document:
    workshop = source.workshop
    sets = [Cards(_table(table, source, words)) for table in source.tables]
    quads = (table for table in source.tables if table.size >= QUAD)
    sets.append(Cards(tuple(card for table in quads for card in _rotation(table, source, words))))
    return Document(
        id="seat_cards",
        name=workshop_file("seat_cards", workshop, words),
        title=f"{words('artefact.seat_cards')}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(each for each in sets if each.cards), Orientation.LANDSCAPE),),
        margins=margins(workshop.imprint, words, words("artefact.seat_cards")),
        author=workshop.imprint.coach,
    )


def _table(table: TableSeats, source: SeatCardsSource, words: Words) -> tuple[Card, ...]:
    """Four cards, seldom five: sheets of its own, so that a table's set is never cut apart from its neighbour's."""
    coach = _seat_card(Seat.COACH, table, source, words, tuple(room.coach for _, room in table.rounds))
    coachee = _seat_card(Seat.COACHEE, table, source, words, tuple(room.coachee for _, room in table.rounds))
    first = _seat_card(Seat.OBSERVER, table, source, words, _observers(table, 0))
    if table.size < QUAD:
        return (coach, coachee, first, *_rotation(table, source, words))
    second = _seat_card(Seat.OBSERVER, table, source, words, _observers(table, 1))
    lenses = observer_lenses(words.language)
    return (coach, coachee, _with_lens(first, lenses[0]), _with_lens(second, lenses[1]))


def _observers(table: TableSeats, nth: int) -> tuple[str, ...]:
    return tuple(room.observers[nth] if len(room.observers) > nth else "" for _, room in table.rounds)


def _seat_card(seat: Seat, table: TableSeats, source: SeatCardsSource, words: Words, names: tuple[str, ...]) -> Card:
    rounds = (number for number, _ in table.rounds)
    seated = [(number, name) for number, name in zip(rounds, names, strict=True) if name]
    card = Card(
        title=words.member(seat),
        subtitle=_room(table, words),
        body=tuple(text(prompt) for prompt in seat_prompts(seat, words.language)),
        footer="" if seated else source.workshop.title,
        numbered=seat is Seat.COACH,
        told=text(*_in_turn(seated, words)),
    )
    if sum(len(name) for _, name in seated) <= LINES_OF_NAMES or fits_one_card(card):
        return card
    closer = replace(card, told=text(*_in_turn(seated, words, held=False)))
    return closer if fits_one_card(closer) else card


def _in_turn(seated: Sequence[tuple[int, str]], words: Words, held: bool = True) -> Iterator[str | TextRun]:
    """Who sits there in which round, said as shortly as one line needs it, with a sign between that may end it. A name
    is `held` on one line where it can be; where that takes a line more than the card has, it may be parted."""
    between = "; " if any("," in name for _, name in seated) else ", "
    for nth, (number, name) in enumerate(seated):
        yield quiet(between if nth else f"{words('seat_cards.rotation_round')} ")
        yield strong(str(number))
        yield f"{HELD}{apart(name.replace(' ', HELD) if held else name)}"


def _with_lens(card: Card, lens: str) -> Card:
    """Two observers see more when they do not look at the same thing."""
    return replace(card, body=(text(strong(lens)), *card.body))


def _room(table: TableSeats, words: Words) -> str:
    return words("seat_cards.room", room=table.room) if table.room.isdecimal() else table.room


def _rotation(table: TableSeats, source: SeatCardsSource, words: Words) -> tuple[Card, ...]:
    """The whole table, round by round and by the clock, and how long each part of a round takes. Names too long for
    three columns stand one after the other, a line or two for each round; where even those are too many for one card,
    the minutes go on on a second one, and it says so."""
    rows = tuple(_rounds(table, source, words))
    whole = _rotation_card(table, rows, True, source, words)
    if not table.rounds or fits_one_card(whole):
        return (whole,)
    in_lines = _in_lines(whole, rows, words)
    if fits_one_card(in_lines):
        return (in_lines,)
    first = replace(in_lines, told=(), footer=words("seat_cards.goes_on"))
    return first, replace(whole, title=words("seat_cards.rotation_minutes"), table=None)


def _in_lines(card: Card, rows: Sequence[Row], words: Words) -> Card:
    """Each round as an entry of its own, in place of a table; the minutes are none, and stand at the foot."""
    minutes = tuple(run for entry in card.body for run in entry)
    return replace(card, table=None, body=tuple(_line(row, words) for row in rows), told=minutes)


def _line(row: Row, words: Words) -> Inline:
    when, *seated = row.cells
    begins = ", ".join(run.text.strip() for run in when.runs if run.text.strip())
    said: list[str | TextRun] = [strong(f"{words('seat_cards.rotation_round')} {begins}"), "  "]
    for seat, cell in zip(Seat, seated, strict=True):
        name = ", ".join(map(kept_whole, "".join(run.text for run in cell.runs).split("\n")))
        said += [quiet(f"{'' if seat is Seat.COACH else SEPARATOR}{words.member(seat)}"), f"{HELD}{apart(name)}"]
    return text(*said)


def _rotation_card(table: TableSeats, rows: tuple[Row, ...], last: bool, source: SeatCardsSource, words: Words) -> Card:
    shapes = "\n".join(_shape(nth, source.shapes, words) for nth in range(len(source.shapes) if last else 0))
    lead = () if table.rounds else (text(words("seat_cards.rotation_letters")),)
    workshop = source.workshop
    header = (words("seat_cards.rotation_round"), *(words.member(seat) for seat in Seat))
    round, *seats = WIDTHS_OF_QUADS if table.size >= QUAD else WIDTHS
    widths = (round + (OF_A_DAY if any(each.day > 1 for each in source.times) else 0), *seats)
    return Card(
        title=words("seat_cards.rotation"),
        subtitle=_room(table, words),
        body=(*lead, *((text(quiet(shapes)),) if shapes else ())),
        footer=joined(workshop.title, date_or_nothing(workshop.day, words), words("seat_cards.rotation_stay")),
        table=Table(tuple(Cell(text(head)) for head in header), rows, widths),
    )


def _rounds(table: TableSeats, source: SeatCardsSource, words: Words) -> Iterator[Row]:
    when = {each.number: each for each in source.times}
    several = any(each.day > 1 for each in source.times)
    for number, cells in _seated(table, words) if table.rounds else _letters(source):
        yield Row((_when(number, when.get(number), several, words), *cells))


def _when(number: int, time: RoundTime | None, several_days: bool, words: Words) -> Cell:
    """The round and when it begins."""
    if time is None:
        return Cell(text(strong(str(number))))
    begins = schedule.clock(time.start)
    said = words("seat_cards.rotation_day", day=time.day, time=begins) if several_days else begins
    return Cell(text(strong(str(number)), f"  {said}"))


def _shape(nth: int, shapes: Sequence[RoundShape], words: Words) -> str:
    """How long each part of these rounds takes; the parts are named once, where later rounds have the same."""
    numbers, phases = shapes[nth]
    every = len(shapes) == 1
    known = nth > 0 and [kind for kind, _ in phases] == [kind for kind, _ in shapes[0][1]]
    told = ", ".join(
        str(minutes) if known else words("run_sheet.phase", phase=words.member(kind), minutes=minutes)
        for kind, minutes in phases
    )
    listed = ", ".join(map(str, numbers[:-1]))
    rounds = words("seat_cards.shape_and").join(filter(None, (listed, str(numbers[-1]))))
    one = "seat_cards.shape_every" if every else "seat_cards.shape_round"
    key = one if every or len(numbers) == 1 else "seat_cards.shape_rounds"
    return words(key, rounds=rounds, minutes=sum(minutes for _, minutes in phases), phases=told)


def _seated(table: TableSeats, words: Words) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Who is where, by name."""
    for number, room in table.rounds:
        watching = "\n".join(room.observers)
        nobody = "seat_cards.rotation_several_pairs" if number in table.several_pairs else NO_OBSERVER
        watched = watching if watching else quiet(words(nobody))
        yield number, (Cell(text(room.coach)), Cell(text(room.coachee)), Cell(text(watched)))


def _letters(source: SeatCardsSource) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Nobody is seated yet: the table agrees on letters, and the card says which letter does what."""
    for number, letters in enumerate(source.turns, 1):
        yield number, tuple(Cell(text(letter)) for letter in letters)

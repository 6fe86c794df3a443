"""The sponsor's page (I11): what was decided, what is asked of the sponsor, what comes next, a place to sign. From the
same values as the record. A question that boxes cannot answer has a line to write on. Every sentence stands whole:
where they do not fit, type and rows are set closer, and then what is asked and the signature take a second page, which
the first one says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import days, joined, margins
from handouts.compose.open_points import SETTLED
from handouts.compose.parameters_record import edition_line, progress, signed_by
from handouts.compose.yes_or_no import answered_by_yes_or_no
from handouts.document import (
    AtFoot,
    Block,
    Cell,
    Density,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    Together,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_drawn
from handouts.parameter_sources import CalendarLine, RecordEntry, RecordSource
from handouts.wording import Words, in_a_row, names_as_typed, names_in_a_row
from workshop_app.domain.parameters import ParameterStatus

# How close the rows are, lines to sign on, how many of the coming dates, whether it takes a second page: the calendar
# has the dates that there is no room for.
SHAPES = (
    *((Density.CLOSE, 2, dates, False) for dates in (12, 10, 8, 6)),
    *((Density.CLOSEST, lines, dates, False) for lines, dates in ((2, 8), (2, 6), (1, 6))),
    *((Density.CLOSEST, lines, dates, False) for dates in (4, 2) for lines in (2, 1)),
    (Density.CLOSE, 2, 12, True),
)
ALIKE = 3  # parameters without a decision that are asked about in one question


class AskedOfSponsor(Struct, frozen=True):
    """What the sponsor is asked, who brings the answer back and by when; with `boxes` it is answered by a tick."""

    question: str
    who: str
    by: date | None
    boxes: bool = True


def compose(source: RecordSource, words: Words) -> Document:
    words = words.with_short_dates()
    shapes = (_document(source, words, *shape) for shape in SHAPES)
    return first_on_one_page(shapes, partial(fits_as_drawn, papers=source.imprint.papers))


def _document(
    source: RecordSource, words: Words, density: Density, lines: int, dates: int, two_pages: bool
) -> Document:
    blocks: list[Block] = [
        Title(words("sponsor.title"), _who_and_how_far(source, words), compact=True),
        *_decisions(source, words, density),
    ]
    if two_pages:
        blocks += [Paragraph(text(quiet(words("sponsor.overleaf")))), PageBreak()]
    blocks += (
        *_wanted(source, words, density),
        *_coming(source, dates, words, density),
        _signature(source, lines, words),
    )
    return Document(
        id="sponsor_summary",
        name=words("sponsor.file", client=source.imprint.client),
        title=words("sponsor.title"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(source.imprint, words, words("sponsor.title"), edition_line(source, words)),
        author=source.imprint.coach,
    )


def _who_and_how_far(source: RecordSource, words: Words) -> str:
    sponsor = words("sponsor.for_whom", name=source.sponsor) if source.sponsor else ""
    signed = words("sponsor.signed", who=signed_by(source, words)) if source.signed_on else ""
    return joined(sponsor, progress(source, words), signed)


def _decisions(source: RecordSource, words: Words, density: Density) -> tuple[Block, ...]:
    rows = tuple(_decision_row(entry, words) for entry in source.entries)
    if not rows:
        return ()
    return (Heading(words(f"sponsor.{_heading(source)}"), 3), Table((), rows, (5, 32, 133), density=density))


def _heading(source: RecordSource) -> str:
    """True of every row below it."""
    settled = [entry.status in SETTLED for entry in source.entries]
    return "decided" if all(settled) else "decided_and_open" if any(settled) else "to_decide"


def _decision_row(entry: RecordEntry, words: Words) -> Row:
    title = Cell(text(strong(entry.short_title)))
    return Row((Cell(text(quiet(str(entry.number)))), title, _decision_cell(entry, words)))


def _decision_cell(entry: RecordEntry, words: Words) -> Cell:
    """The decision; where there is none, the state of the talks, marked as open, and what holds until then."""
    if entry.status in SETTLED:
        return Cell(text(entry.decision.strip() or words.member(entry.status)))
    state = words.member(entry.status)
    if entry.status is ParameterStatus.PARKED and entry.parked_until:
        state = words("record.parked_until", date=words.date(entry.parked_until))
    return Cell(text(strong(f"{state}. "), entry.holding or entry.parked_reason), tone=Tone.OPEN)


def _wanted(source: RecordSource, words: Words, density: Density) -> tuple[Block, ...]:
    """Questions with a box for each answer: the sponsor ticks and signs, and nobody has to write a letter."""
    rows = tuple(_question_row(asked, words) for asked in _questions(source, words))
    if not rows:
        return (Heading(words("sponsor.wanted"), 3), Paragraph(text(quiet(words("record.open_none")))))
    header = tuple(Cell(text(words(f"sponsor.{column}"))) for column in ("question", "who", "by", "answer"))
    return (Heading(words("sponsor.wanted"), 3), Table(header, rows, (72, 26, 25, 47), density=density))


def _question_row(asked: AskedOfSponsor, words: Words) -> Row:
    return Row(
        (
            Cell(text(asked.question)),
            Cell(text(names_as_typed(asked.who))),
            Cell(text(strong(words.date(asked.by) if asked.by else ""))),
            Cell(text(_boxes(words))) if asked.boxes else Cell(lines=1),
        )
    )


def _boxes(words: Words) -> str:
    boxes = "   ".join(f"☐\u00a0{words(f'sponsor.{answer}')}" for answer in ("yes", "no"))
    talk = f"☐\u00a0{words('sponsor.talk')}".replace(" ", "\u00a0")
    return f"{boxes}   {talk}"


def _questions(source: RecordSource, words: Words) -> Iterator[AskedOfSponsor]:
    """What keeps the programme waiting: undecided parameters, then questions by their day."""
    waiting = [entry for entry in source.entries if entry.status not in SETTLED and not entry.open_items]
    untouched = [entry for entry in waiting if not entry.parked_until]
    together = untouched if len(untouched) >= ALIKE else []
    if together:
        yield _asked_together(together, source, words)
    for entry in waiting:
        if entry not in together:
            key = "sponsor.wait" if entry.parked_until else "sponsor.undecided"
            yield AskedOfSponsor(words(key, parameter=entry.short_title), entry.owner, entry.parked_until)
    typed = [item for entry in source.entries for item in entry.open_items]
    for item in sorted(typed, key=lambda item: item.due or date.max):
        yield AskedOfSponsor(item.text, item.owner, item.due, answered_by_yes_or_no(item.text, words))


def _asked_together(entries: list[RecordEntry], source: RecordSource, words: Words) -> AskedOfSponsor:
    """One question for all that have no decision: to be taken up before the next workshop, where there is one. Where
    that is every one of them they are not named again: they stand above."""
    key = "none_decided" if len(entries) == len(source.entries) else "several_undecided"
    parameters = in_a_row(entry.short_title for entry in entries)
    told = words(f"sponsor.{key}", n=len(entries), parameters=parameters)
    owners = names_in_a_row(dict.fromkeys(entry.owner for entry in entries if entry.owner))
    if not source.dates:
        return AskedOfSponsor(f"{told} {words('sponsor.take_up')}", owners, None)
    day, workshop = min(source.dates)
    return AskedOfSponsor(f"{told} {words('sponsor.take_up_before', workshop=workshop)}", owners, day)


def _coming(source: RecordSource, dates: int, words: Words, density: Density) -> tuple[Block, ...]:
    coming = source.coming[:dates]
    if not coming:
        return ()
    half = (len(coming) + 1) // 2
    pairs = [(coming[at], coming[at + half] if at + half < len(coming) else None) for at in range(half)]
    rows = tuple(Row((*_date(left, words), *(_date(right, words) if right else ()))) for left, right in pairs)
    table = Table((), rows, (26, 59, 26, 59), lined=False, density=density)
    heading = words("sponsor.next" if len(coming) == len(source.coming) else "sponsor.next_more")
    return (Together((Heading(heading, 3), table)),)


def _date(line: CalendarLine, words: Words) -> tuple[Cell, Cell]:
    return Cell(text(quiet(days(line.first, line.last, words)))), Cell(text(line.what))


def _signature(source: RecordSource, lines: int, words: Words) -> Block:
    name = FormField(words("sponsor.name"), value=source.sponsor)
    hand = FormField(words("sponsor.signature"), hint=words("sponsor.by_hand"))
    row = FormRow((name, FormField(words("sponsor.date")), hand), (58, 32, 80), tall=lines > 1)
    return AtFoot(FieldGrid((row,)))

"""One page for the sponsor (I11): why, what was decided, what is asked of the sponsor, what comes next. From the same
values as the record, and never more than one page: long answers are cut by the rules of `shorten`, long lists end with
"and n more", step by step until the page holds. Type is never set smaller for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product, zip_longest

from msgspec import Struct

from handouts.compose.frame import date_or_nothing, joined, margins
from handouts.compose.open_points import SETTLED
from handouts.compose.parameters_record import cycle_of, edition_line, progress, signed_by
from handouts.compose.shorten import short_imprint, shortened
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Heading,
    Inline,
    Paragraph,
    Row,
    Section,
    Table,
    TextRun,
    Title,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_one_page
from handouts.parameter_sources import RecordEntry, RecordSource
from handouts.wording import Words
from workshop_app.domain.parameters import ParameterKey, ParameterStatus


class SummaryRoom(Struct, frozen=True):
    """How much may stand on the page: characters of the reason, of a decision and of a name; how many rows."""

    why: int
    decision: int
    rows: int = 14
    name: int = 60


class SummaryFoot(Struct, frozen=True):
    """How many points of so many characters, and how many dates."""

    points: int
    letters: int
    dates: int


ROOMS = (
    SummaryRoom(600, 300),
    SummaryRoom(400, 240),
    SummaryRoom(300, 200),
    SummaryRoom(300, 165),
    SummaryRoom(260, 140),
    SummaryRoom(240, 125),
    SummaryRoom(220, 110),
    SummaryRoom(200, 100),
    SummaryRoom(180, 90, 12),
    SummaryRoom(160, 80, 12),
    SummaryRoom(140, 65, 12, 40),
    SummaryRoom(80, 40, 11, 24),
    SummaryRoom(50, 20, 8, 16),
    SummaryRoom(50, 20, 5, 12),
)
FEET = (
    SummaryFoot(6, 160, 5),
    SummaryFoot(5, 110, 4),
    SummaryFoot(4, 90, 3),
    SummaryFoot(3, 75, 3),
    SummaryFoot(2, 75, 2),
    SummaryFoot(1, 50, 1),
)
COSTS = (0, 1, 2, 3, 9, 12)  # of each foot, in steps of the decisions: three points are worth many words


def compose(source: RecordSource, words: Words) -> Document:
    """The fullest page that holds: decisions and points give way by turns, the last points only when all else has."""
    steps = sorted(product(range(len(ROOMS)), range(len(FEET))), key=lambda step: (step[0] + COSTS[step[1]], step))
    made = (_document(source, words, ROOMS[room], FEET[foot]) for room, foot in steps)
    return next(filter(fits_one_page, made), None) or _document(source, words, ROOMS[-1], FEET[-1])


def _document(source: RecordSource, words: Words, room: SummaryRoom, foot: SummaryFoot) -> Document:
    imprint = short_imprint(source.imprint)
    client, cycle = shortened(imprint.client, room.name), shortened(cycle_of(source, words), room.name)
    blocks = (
        Title(words("sponsor.title"), joined(client, cycle)),
        Paragraph(text(quiet(_who_and_how_far(source, words, room)))),
        *_why(source, words, room),
        *_decisions(source, words, room),
        *_foot(source, words, foot),
    )
    return Document(
        id="sponsor_summary",
        name=words("sponsor.file", client=source.imprint.client),
        title=words("sponsor.title"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(imprint, words, words("sponsor.title"), edition_line(source, words)),
        author=imprint.coach,
    )


def _who_and_how_far(source: RecordSource, words: Words, room: SummaryRoom) -> str:
    sponsor = words("sponsor.sponsor", name=shortened(source.sponsor, room.name)) if source.sponsor else ""
    lead = words("sponsor.project_lead", name=shortened(source.project_lead, room.name)) if source.project_lead else ""
    signed = words("sponsor.signed", who=shortened(signed_by(source, words), room.name)) if source.signed_on else ""
    return joined(sponsor, lead, progress(source, words), signed)


def _why(source: RecordSource, words: Words, room: SummaryRoom) -> tuple[Block, ...]:
    for entry in source.entries:
        if entry.key == ParameterKey.WHY and entry.decision:
            return (Paragraph(text(shortened(entry.decision, room.why)), lead=True),)
    return ()


def _decisions(source: RecordSource, words: Words, room: SummaryRoom) -> tuple[Block, ...]:
    entries = [entry for entry in source.entries if not (entry.key == ParameterKey.WHY and entry.decision)]
    rows = [_decision_row(entry, words, room) for entry in entries[: room.rows]]
    if len(entries) > room.rows:
        rows.append(Row((Cell(text(quiet(words("sponsor.more", n=len(entries) - room.rows))), span=3),)))
    if not rows:
        return ()
    return (Heading(words("sponsor.decided"), 2), Table((), tuple(rows), (4, 25, 71), lined=False))


def _decision_row(entry: RecordEntry, words: Words, room: SummaryRoom) -> Row:
    title = text(strong(shortened(entry.short_title, min(room.name, 24))))
    return Row((Cell(text(quiet(str(entry.number)))), Cell(title), _decision_cell(entry, words, room)))


def _decision_cell(entry: RecordEntry, words: Words, room: SummaryRoom) -> Cell:
    """The decision; where there is none, the state of the talks, marked as open."""
    if entry.status in SETTLED:
        return Cell(text(shortened(entry.decision, room.decision) or words.member(entry.status)))
    state = words.member(entry.status)
    if entry.status is ParameterStatus.PARKED and entry.parked_until:
        state = words("record.parked_until", date=words.date(entry.parked_until))
    return Cell(text(state), tone=Tone.OPEN)


def _foot(source: RecordSource, words: Words, foot: SummaryFoot) -> tuple[Block, ...]:
    """What is asked of the sponsor beside what comes next: two short columns take less room than two lists."""
    wanted = _listed(list(_points(source, words, foot.letters)), foot.points, words)
    coming = _listed(list(_coming(source, words, foot.letters)), foot.dates, words)
    if not wanted and not coming:
        return ()
    header = (Cell(text(words("sponsor.wanted"))), Cell(text(words("sponsor.next"))))
    empty = text(quiet(words("record.open_none")))
    rows = zip_longest(wanted or (empty,), coming, fillvalue=())
    return (Table(header, tuple(Row((Cell(left), Cell(right))) for left, right in rows), (62, 38), lined=False),)


def _listed(lines: list[Inline], most: int, words: Words) -> tuple[Inline, ...]:
    """The lines, or the first of them and how many more there are."""
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[:most], text(quiet(words("sponsor.more", n=len(lines) - most))))


def _points(source: RecordSource, words: Words, letters: int) -> Iterator[Inline]:
    """What keeps the programme waiting: parked and undecided parameters, then questions by their day."""
    for entry in source.entries:
        if entry.status not in SETTLED:
            about = words("sponsor.undecided", parameter=shortened(entry.short_title, letters // 2))
            reason = (
                f": {entry.parked_reason}" if entry.status is ParameterStatus.PARKED and entry.parked_reason else ""
            )
            yield text(shortened(about + reason, letters), _who(entry.owner, "", letters, words))
    asked = (item for entry in source.entries for item in entry.open_items)
    for item in sorted(asked, key=lambda item: item.due or date.max):
        due = date_or_nothing(item.due, words)
        yield text(shortened(item.text, letters), _who(item.owner, due, letters, words))


def _who(owner: str, due: str, letters: int, words: Words) -> TextRun:
    by = words("record.question_due", date=due) if due else ""
    said = ", ".join(part for part in (shortened(owner, letters // 2), by) if part)
    return quiet(f"  {said}" if said else "")


def _coming(source: RecordSource, words: Words, letters: int) -> Iterator[Inline]:
    reviews = sorted({entry.review_on for entry in source.entries if entry.review_on})
    lines = [(day, shortened(what, min(40, letters // 2))) for day, what in source.dates]
    lines += [(day, words("sponsor.review")) for day in reviews[:1] if day >= source.imprint.day]
    for day, what in sorted(lines):
        yield text(strong(words.date(day)), f"  {what}")

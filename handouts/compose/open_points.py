"""What is still open, first things first: the head of the deployment parameters record, and what the sponsor's page
asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handouts import marks
from handouts.compose.frame import date_or_nothing
from handouts.document import Block, Cell, Density, Heading, Inline, Paragraph, Row, Table, TextRun, quiet, strong, text
from handouts.parameter_sources import RecordEntry, RecordSource
from handouts.wording import Words, names_as_typed
from workshop_app.domain.parameters import ParameterStatus

SETTLED = frozenset({ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE})


def open_points(source: RecordSource, words: Words) -> tuple[Block, ...]:
    """Heading, a line that says what this is, and the table; or the good news."""
    found = [each for entry in source.entries for each in open_rows(entry, words)]
    rows = [row for _, row in sorted(found, key=lambda each: each[0])]
    heading = Heading(words("record.open_title"), 1, marks.OPEN_POINTS)
    if not rows:
        return (heading, Paragraph(text(words("record.open_none"))))
    header = tuple(
        Cell(text(words(key))) for key in ("record.open_what", "record.open_about", "record.open_who", "record.open_by")
    )
    return (
        heading,
        Paragraph(text(words("record.open_lead"))),
        Table(header, tuple(rows), (40, 22, 18, 20), density=Density.CLOSE),
    )


def open_rows(entry: RecordEntry, words: Words) -> Iterator[tuple[date, Row]]:
    """What is open on one parameter, each with the day that orders it: what nobody has decided or dated yet comes
    first, a question without a day last."""
    if entry.status is ParameterStatus.PARKED:
        what = text(
            strong(words("record.open_parked")), TextRun(f": {entry.parked_reason}" if entry.parked_reason else "")
        )
        by = date_or_nothing(entry.parked_until, words)
        yield entry.parked_until or date.min, _open_row(what, entry, entry.owner, by)
    elif entry.status not in SETTLED:
        yield date.min, _open_row(text(strong(words("record.open_undecided"))), entry, entry.owner, "")
    for item in entry.open_items:
        by = date_or_nothing(item.due, words)
        yield item.due or date.max, _open_row(text(item.text), entry, item.owner, by)


def _open_row(what: Inline, entry: RecordEntry, who: str, by: str) -> Row:
    about = f"{entry.number}  {entry.short_title}"
    return Row((Cell(what), Cell(text(quiet(about))), Cell(text(names_as_typed(who))), Cell(text(by))))

"""What is still open, first things first: the head of the parameters record, and what the sponsor's page asks for."""

from __future__ import annotations

from handouts import marks
from handouts.compose.frame import date_or_nothing
from handouts.document import Block, Cell, Heading, Inline, Paragraph, Row, Run, Table, quiet, strong, text
from handouts.parameter_sources import RecordEntry, RecordSource
from handouts.wording import Words
from workshop_app.domain.parameters import ParameterStatus

SETTLED = frozenset({ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE})


def open_points(source: RecordSource, words: Words) -> tuple[Block, ...]:
    """Heading, a line that says what this is, and the table; or the good news."""
    rows = [row for entry in source.entries for row in open_rows(entry, words)]
    heading = Heading(words("record.open_title"), 1, marks.OPEN_POINTS)
    if not rows:
        return (heading, Paragraph(text(words("record.open_none"))))
    header = tuple(
        Cell(text(words(key))) for key in ("record.open_what", "record.open_about", "record.open_who", "record.open_by")
    )
    return (
        heading,
        Paragraph(text(words("record.open_lead"))),
        Table(header, tuple(rows), (40, 21, 20, 19)),
    )


def open_rows(entry: RecordEntry, words: Words) -> list[Row]:
    """Parked first, then an undecided parameter, then its open questions."""
    rows = []
    if entry.status is ParameterStatus.PARKED:
        what = text(strong(words("record.open_parked")), Run(f": {entry.parked_reason}" if entry.parked_reason else ""))
        rows.append(_open_row(what, entry, entry.owner, date_or_nothing(entry.parked_until, words)))
    elif entry.status not in SETTLED:
        rows.append(_open_row(text(strong(words("record.open_undecided"))), entry, entry.owner, ""))
    rows += (
        _open_row(text(item.text), entry, item.owner, date_or_nothing(item.due, words)) for item in entry.open_items
    )
    return rows


def _open_row(what: Inline, entry: RecordEntry, who: str, by: str) -> Row:
    about = f"{entry.number}  {entry.short_title}"
    return Row((Cell(what), Cell(text(quiet(about))), Cell(text(who)), Cell(text(by))))

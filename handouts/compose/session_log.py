"""The coach's session log (artefact 38): day, what and with whom, minutes, topics; a blank one has room for what
comes next, too. The coach's own; no note of any session is in it."""

from __future__ import annotations

from handouts.coach_sources import LoggedSession, SessionLogSource
from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, length, lines_of
from handouts.compose.one_section import document, header
from handouts.document import Block, Cell, Density, Document, Edition, Paragraph, Row, Table, Title, quiet, strong, text
from handouts.measure import fits_as_drawn
from handouts.wording import Words, names_as_typed

COLUMNS = ("day", "what", "minutes", "topics", "next")
WIDTHS = (24, 44, 16, 44, 42)
HELD, HELD_WIDTHS = COLUMNS[:-1], (26, 56, 18, 70)  # what came next stands in the next row
ROOM = 1.2  # lines in a row to write in: two of a small hand
# Rows to write in, as many as a page holds: below a log, and on a blank one.
EMPTY, BLANK = tuple(range(24, 0, -1)), (12, 11, 10)


def compose(source: SessionLogSource, words: Words) -> Document:
    words = words.with_short_dates()
    shapes = (_log(source, free, words) for free in (EMPTY if source.sessions else BLANK))
    return first_on_one_page(shapes, fits_as_drawn)


def _log(source: SessionLogSource, free: int, words: Words) -> Document:
    sessions = source.sessions
    counted = _counted(sessions, words)
    columns, widths = (HELD, HELD_WIDTHS) if sessions else (COLUMNS, WIDTHS)
    rows = (*(_row(each, words) for each in sessions), *(Row((Cell(),) * len(columns), room=ROOM),) * free)
    heads = header(*(words(f"log.{column}") for column in columns))
    blocks: tuple[Block, ...] = (
        Title(words("artefact.session_log"), joined(source.imprint.client, counted), compact=True),
        Paragraph(text(quiet(words("log.private")))),
        Table(heads, rows, widths, density=Density.CLOSE),
    )
    name = words("log.file", client=source.imprint.client) if sessions else words("log.file_blank")
    return document("session_log", name, source.imprint, words, blocks, edition=Edition.FACILITATOR, private=True)


def _counted(sessions: tuple[LoggedSession, ...], words: Words) -> str:
    """How many there were, and the sum of what the rows say: of those that have a time."""
    if not sessions:
        return ""
    timed = [each for each in sessions if each.minutes]
    said = length(sum(each.minutes for each in timed), words) if timed else ""
    if timed and len(timed) < len(sessions):
        said = words("log.in_some", length=said, n=len(timed))
    return joined(words.count("log.sessions", len(sessions)), said)


def _row(each: LoggedSession, words: Words) -> Row:
    minutes = length(each.minutes, words) if each.minutes else ""
    planned = words("log.planned") if minutes and each.planned else ""
    what = each.what or words("log.look_back")
    return Row(
        (
            Cell(text(words.date(each.day))),
            Cell(lines_of(strong(what), quiet(_who(each, words)))),
            Cell(lines_of(minutes, quiet(planned)), lines=0 if minutes else 1),
            Cell(text(", ".join(each.topics)) if each.topics else (), lines=0 if each.topics else 1),
        )
    )


def _who(each: LoggedSession, words: Words) -> str:
    return joined(words.count("run_sheet.people", each.people) if each.people else "", names_as_typed(each.who))

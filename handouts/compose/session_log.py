"""The coach's session log (artefact 38): day, what and with whom, minutes, topics, and a line for what comes next. The
coach's own; no note of any session is in it."""

from __future__ import annotations

from handouts.coach_sources import LoggedSession, SessionLogSource
from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import document, header
from handouts.document import Block, Cell, Density, Document, Edition, Paragraph, Row, Table, Title, quiet, strong, text
from handouts.wording import Words

COLUMNS = ("day", "what", "minutes", "topics", "next")
WIDTHS = (24, 44, 16, 44, 42)
EMPTY, BLANK = 3, 12  # rows to write in: below a log, and on a blank one


def compose(source: SessionLogSource, words: Words) -> Document:
    sessions = source.sessions
    hours = round(sum(each.minutes for each in sessions) / 60)
    counted = joined(words.count("log.sessions", len(sessions)), words("log.hours", n=hours)) if sessions else ""
    rows = tuple(_row(each, words) for each in sessions)
    free = (Row(tuple(Cell(lines=2) for _ in COLUMNS)),) * (EMPTY if rows else BLANK)
    heads = header(*(words(f"log.{column}") for column in COLUMNS))
    blocks: tuple[Block, ...] = (
        Title(words("artefact.session_log"), joined(source.imprint.client, counted), compact=True),
        Paragraph(text(quiet(words("log.private")))),
        Table(heads, (*rows, *free), WIDTHS, density=Density.CLOSE),
    )
    name = words("log.file", client=source.imprint.client) if sessions else words("log.file_blank")
    return document("session_log", name, source.imprint, words, blocks, edition=Edition.FACILITATOR)


def _row(each: LoggedSession, words: Words) -> Row:
    minutes = words("frame.minutes", n=each.minutes) if each.minutes else ""
    what = each.what or words("log.look_back")
    return Row(
        (
            Cell(text(words.short_date(each.day))),
            Cell(lines_of(strong(what), quiet(each.who))),
            Cell(text(minutes), lines=0 if minutes else 1),
            Cell(text(", ".join(each.topics)), lines=0 if each.topics else 1),
            Cell(lines=1),
        )
    )

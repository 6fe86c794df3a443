"""Words of the command line about people and lists of them."""

from __future__ import annotations

from ui.labels_import_notes import note_words
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import ImportNote, ImportQuestion, Preview, PreviewRow
from workshop_app.application.people_joining import JoinedList
from workshop_app.domain.text import in_a_row


def note_sentence(note: ImportNote) -> str:
    """What of a line of a list is not taken over. The name of a boss who is not found stays with the person."""
    named = note.column is PeopleColumn.REPORTS_TO and note.kind is not ImportQuestion.OWN_BOSS
    return f"Line {note.line}: {note_words(note)}; {'kept in words only' if named else 'left out'}."


def changed_by(listed: JoinedList, found: Preview) -> list[PreviewRow]:
    """The rows of a list that say something anew about somebody who is there, one for each of them."""
    changed = {update.id for update in listed.updates}
    rows = {row.known_id: row for row in reversed(found.rows) if row.ticked and row.known_id in changed}
    return sorted(rows.values(), key=lambda row: row.line)


def columns_left_out(found: Preview) -> str:
    """Which columns of a list were not understood; empty where all were, or where they have no headings."""
    heads = found.heads if found.has_header else ()
    unread = [head for head, meaning in zip(heads, found.columns, strict=False) if meaning is None and head.strip()]
    return f"Columns that were not read: {in_a_row(unread)}." if unread else ""


def open_halves(found: Preview) -> str:
    """What is asked about two columns without headings that may be names and teams, or family and given names."""
    if not found.may_turn or found.has_header or PeopleColumn.TEAM not in found.columns or found.turned:
        return ""
    return "Read as names and teams. If they are family and given names, give them headings: Last name, First name."

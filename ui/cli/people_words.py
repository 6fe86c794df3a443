"""Words of the command line about people and lists of them."""

from __future__ import annotations

from ui.labels_import_notes import note_words
from workshop_app.application.people_import import ImportNote


def note_sentence(note: ImportNote) -> str:
    """What of a line of a list is not taken over."""
    return f"Line {note.line}: {note_words(note)}; left out."

"""Sentences about a tracker that came back: what is asked, what was not read. No Qt: the command line speaks them in
English, the tracker's screen hands in what translates them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import shorten

from handouts import wording
from handouts.tables import tracker_words
from ui.marking import QT_TRANSLATE_NOOP
from ui.score_words import score_words
from workshop_app.application.tracker_reading import NotRead, TrackerDoubt, TrackerNote, TrackerQuestion
from workshop_app.domain.scoring import Model
from workshop_app.domain.text import LONGEST_NAME, LONGEST_TEXT
from workshop_app.domain.tracker import SheetKey, TrackerColumn

Translate = Callable[[str], str]

CELL = QT_TRANSLATE_NOOP("tracker", "{sheet}, line {line}, {column}: {why}")
ROW = QT_TRANSLATE_NOOP("tracker", "{sheet}, line {line}: {why}")
SHORT = 60  # characters of a text that is quoted
DOUBTS: Mapping[TrackerDoubt, str] = {
    TrackerDoubt.NO_SCORE: QT_TRANSLATE_NOOP("tracker", "{unread}. Which number from 0 to 1 is meant?"),
    TrackerDoubt.NO_END: QT_TRANSLATE_NOOP("tracker", "“{words}” is neither. Is it met or not met?"),
    TrackerDoubt.NO_DAY: QT_TRANSLATE_NOOP("tracker", "Which day is “{words}”? 2027-02-01 is always understood."),
    TrackerDoubt.NO_CHOICE: QT_TRANSLATE_NOOP("tracker", "“{words}” is not one of the choices of this column."),
    TrackerDoubt.DAY_FOR_TEXT: QT_TRANSLATE_NOOP(
        "tracker", "The spreadsheet made the day {words} of it. What was typed?"
    ),
    TrackerDoubt.NO_VALUE: QT_TRANSLATE_NOOP(
        "tracker", "The cell shows “{words}” and has no value. What is it meant to be?"
    ),
    TrackerDoubt.TOO_LONG: QT_TRANSLATE_NOOP(
        "tracker", "The text is too long: more than {longest} characters ({name} for a name or a unit)."
    ),
    TrackerDoubt.CUT: QT_TRANSLATE_NOOP("tracker", "The text is longer than a cell holds. Change it here instead."),
    TrackerDoubt.NEEDS_WORDS: QT_TRANSLATE_NOOP(
        "tracker", "An empty cell does not take its words away. Remove it here instead."
    ),
    TrackerDoubt.BOTH: QT_TRANSLATE_NOOP(
        "tracker", "Changed at both ends: here it is “{now}”, in the file “{words}”. Which one counts?"
    ),
    TrackerDoubt.PUBLISHED: QT_TRANSLATE_NOOP(
        "tracker", "The set is published. Change “{now}” in its cycle, with a reason and who agreed, or in draft again."
    ),
    TrackerDoubt.FOLLOWS: QT_TRANSLATE_NOOP(
        "tracker", "This column follows from others, so “{words}” is not taken. Change it where it comes from."
    ),
    TrackerDoubt.NEW_LINE: QT_TRANSLATE_NOOP(
        "tracker", "New line, not taken: “{words}”. Add it here, then take the tracker out again."
    ),
    TrackerDoubt.UNKNOWN_LINE: QT_TRANSLATE_NOOP(
        "tracker", "This engagement has no row like “{words}”: it was removed here, or is of another one."
    ),
    TrackerDoubt.MIXED_UP: QT_TRANSLATE_NOOP(
        "tracker",
        "This row says “{words}” where its hidden id says “{now}”. Was it sorted without its hidden columns? "
        "Nothing of it is taken.",
    ),
    TrackerDoubt.TWICE: QT_TRANSLATE_NOOP(
        "tracker", "The same row stands further up; this copy is not taken: “{words}”."
    ),
}
NOTES: Mapping[NotRead, str] = {
    NotRead.SHEET: QT_TRANSLATE_NOOP("tracker", "The sheet “{sheet}” is not one of a tracker and was not read."),
    NotRead.COLUMN: QT_TRANSLATE_NOOP(
        "tracker", "{sheet}: the column “{column}” is not one of the tracker and was not read."
    ),
    NotRead.COLUMN_TWICE: QT_TRANSLATE_NOOP(
        "tracker", "{sheet}: the column “{column}” is there twice; the first one was read."
    ),
    NotRead.NO_IDS: QT_TRANSLATE_NOOP(
        "tracker", "{sheet}: the hidden column “Row” is gone, so no row can be told from another. Nothing was read."
    ),
    NotRead.SHOWN_ONLY: QT_TRANSLATE_NOOP(
        "tracker", "{sheet}, line {column}: what stands over time follows from the updates. Change it there."
    ),
}


def question_sentence(asked: TrackerQuestion, translated: Translate = str) -> str:
    """Where, and what is asked."""
    place = {"sheet": sheet_words(asked.sheet), "line": asked.line, "why": why_words(asked, translated)}
    if asked.column is None:
        return translated(ROW).format(**place)
    return translated(CELL).format(**place, column=column_words(asked.column, *asked.models))


def why_words(asked: TrackerQuestion, translated: Translate = str) -> str:
    """The question alone."""
    words, now = _short(asked.words), _short(asked.now)
    unread = score_words(asked.model, "unread", translated, typed=words)
    facts = {"words": words, "now": now, "longest": LONGEST_TEXT, "name": LONGEST_NAME, "unread": unread}
    return translated(DOUBTS[asked.doubt]).format(**facts)


def note_sentence(note: TrackerNote, translated: Translate = str) -> str:
    """Which sheet or column was not read."""
    return translated(NOTES[note.why]).format(sheet=_short(note.sheet), column=_short(note.column))


def sheet_words(key: SheetKey) -> str:
    """What a sheet is called."""
    return wording.load()(f"tracker.sheet.{key}")


def column_words(column: TrackerColumn, *models: Model) -> str:
    """What stands above a column, in a tracker of cycles that are scored like these."""
    return tracker_words.heading(column, wording.load().under_each(models or (Model.LEVELS,)))


def _short(words: str) -> str:
    return shorten(words, SHORT, placeholder=" …")

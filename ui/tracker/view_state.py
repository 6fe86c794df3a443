"""What the tracker's page shows of a file that came back, as values without Qt: the lines of its table, and the
sentences above it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from handouts import wording
from handouts.tables.tracker_words import choice_word
from ui.labels_tracker import Translate, column_words, note_sentence, sheet_words, why_words
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.application.tracker import source, tracker
from workshop_app.application.tracker_reading import CellChange, TrackerQuestion, TrackerReading
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.okr import DraftSet, KeyResult
from workshop_app.domain.tracker import SHEETS, SheetKey, plain

SHOWN = ("team", "key_result", "baseline", "target", "latest_value", "latest_predicted", "final_score")
MOST_SHOWN = 30
MOST_READ = 2_000


class CameBack(Struct, frozen=True):
    """A reading, and the name of the file it is of."""

    name: str
    reading: TrackerReading


class PreviewLine(Struct, frozen=True):
    """One line of the table. `asked` is the question about what does not come in; empty for what does."""

    team: str
    subject: str
    column: str
    now: str
    then: str
    asked: str
    place: str


class TrackerCounts(Struct, frozen=True):
    """How much there is to take out."""

    key_results: int
    sets: int
    check_ins: int


class SheetLines(Struct, frozen=True):
    """The first lines of the workbook's first sheet, a cell each of SHOWN, and how many are left out."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...] = ()
    more: int = 0


def preview_lines(reading: TrackerReading, translated: Translate) -> tuple[PreviewLine, ...]:
    """What is asked first, because only somebody can answer it; then what comes in."""
    asked = [_asked(each, translated) for each in reading.questions]
    return (*asked, *(_change(each) for each in reading.changes))


def sentences(reading: TrackerReading, translated: Translate, missing: str) -> tuple[str, ...]:
    """What was not read, and what is missing; `missing` words the latter, with {sheet} and {n}."""
    return tuple(_sentences(reading, translated, missing))


def counts(reader: Reader) -> TrackerCounts:
    """Of what would be taken out now."""
    results = sum(bool(each.text.strip()) for each in reader.all(KeyResult))
    return TrackerCounts(results, len(reader.all(DraftSet)), len(reader.all(CheckIn)))


def first_lines(reader: Reader, key_results: int) -> SheetLines:
    """What the first sheet would say now. Of more than MOST_READ key results none: the page is there at once."""
    columns = {each.key: (place, each) for place, each in enumerate(SHEETS[SheetKey.OKRS])}
    shown = tuple(columns[key] for key in SHOWN)
    models = {queries.scoring_model(reader, cycle) for cycle in {each.cycle for each in reader.all(DraftSet)}}
    headings = tuple(column_words(column, *models) for _, column in shown)
    if key_results > MOST_READ:
        return SheetLines(headings, more=key_results)
    rows = tracker(source(reader)).sheets[SheetKey.OKRS]
    lines = (tuple(plain(column, row.values[place]) for place, column in shown) for row in rows[:MOST_SHOWN])
    cycles = [str(row.values[columns["cycle"][0]]) for row in rows]
    if len(set(cycles)) > 1:  # a key result that was kept has one line for each
        lines = ((f"{team}\n{cycle}", *rest) for (team, *rest), cycle in zip(lines, cycles, strict=False))
    return SheetLines(headings, tuple(lines), max(0, len(rows) - MOST_SHOWN))


def _sentences(reading: TrackerReading, translated: Translate, missing: str) -> Iterator[str]:
    for note in reading.notes:
        yield note_sentence(note, translated)
    for key, count in reading.missing.items():
        yield missing.format(sheet=sheet_words(key), n=count)


def _asked(each: TrackerQuestion, translated: Translate) -> PreviewLine:
    column = column_words(each.column, *each.models) if each.column else ""
    return PreviewLine(
        each.team, each.subject or each.words, column, each.now, each.words, why_words(each, translated), _place(each)
    )


def _change(each: CellChange) -> PreviewLine:
    now, then = _shown(each, each.seen), _shown(each, each.then)
    return PreviewLine(each.team, each.subject, column_words(each.column, *each.models), now, then, "", _place(each))


def _shown(each: CellChange, value: object) -> str:
    if each.column.choices is not None and isinstance(value, each.column.choices):
        return choice_word(value, wording.load())
    return plain(each.column, value)


def _place(each: CellChange | TrackerQuestion) -> str:
    return f"{sheet_words(each.sheet)} {each.line}"

"""tracker: the sets of all cycles as a workbook, out and back in."""

from __future__ import annotations

import argparse
from pathlib import Path

from handouts import wording
from handouts.tables import tracker as workbook
from handouts.tables import tracker_reading
from ui.cli.output import complain, put, put_json
from ui.labels_tracker import column_words, note_sentence, question_sentence, sheet_words
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.tracker import TakeTracker
from workshop_app.application.ports import Reader
from workshop_app.application.tracker import source, tracker
from workshop_app.application.tracker_reading import CellChange, TrackerQuestion, TrackerReading


def take_out(arguments: argparse.Namespace) -> int:
    """Write the tracker into a folder, or as the workbook that is named; an existing file is kept and the new one
    numbered."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        made, words = tracker(source(workspace.read)), wording.load(_language(workspace.read))
    finally:
        workspace.close()
    out: Path = arguments.out
    is_file = out.suffix.casefold() == ".xlsx" and out.stem and not out.is_dir()
    path = workbook.save(made, words, *((out.parent, out.stem) if is_file else (out,)))
    rows = {str(key): len(listed) for key, listed in made.sheets.items()}
    if arguments.json:
        put_json({"path": str(path), "rows": rows})
    else:
        put(str(path))
    return 0


def read_in(arguments: argparse.Namespace) -> int:
    """Tell what a tracker would change, and change it with --take. What is not understood is asked on a line each."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=not arguments.take)
    try:
        found = tracker_reading.read_file(arguments.tracker, tracker(source(workspace.read)))
        if arguments.take and found.changes:
            workspace.apply(TakeTracker.of(found))
    finally:
        workspace.close()
    for question in found.questions:
        complain(question_sentence(question))
    for note in found.notes:
        complain(note_sentence(note))
    if arguments.json:
        put_json(_told(found, taken=arguments.take))
    else:
        _put(found, taken=arguments.take)
    return 1 if found.questions or found.notes else 0


def _language(reader: Reader) -> str:
    language = queries.engagement(reader).language
    return language if language in wording.languages() else "en"


def _told(found: TrackerReading, *, taken: bool) -> dict[str, object]:
    return {
        "changes": [_change(each) for each in found.changes],
        "questions": [_question(each) for each in found.questions],
        "not_read": [{"why": str(each.why), "sheet": each.sheet, "column": each.column} for each in found.notes],
        "missing_rows": {str(key): count for key, count in found.missing.items()},
        "taken": len(found.changes) if taken else 0,
    }


def _change(each: CellChange) -> dict[str, object]:
    return {
        "sheet": str(each.sheet),
        "line": each.line,
        "id": each.id,
        "team": each.team,
        "key_result": each.subject,
        "field": each.column.key,
        "now": each.now_shown,
        "then": each.then_shown,
    }


def _question(each: TrackerQuestion) -> dict[str, object]:
    return {
        "sheet": str(each.sheet),
        "line": each.line,
        "team": each.team,
        "key_result": each.subject,
        "field": each.column.key if each.column else None,
        "why": str(each.doubt),
        "words": each.words,
        "now": each.now,
    }


def _put(found: TrackerReading, *, taken: bool) -> None:
    for each in found.changes:
        now, then = each.now_shown or "nothing", each.then_shown or "nothing"
        put(f"{each.team}, {each.subject}: {column_words(each.column, *each.models)}: {now} → {then}")
    for key, count in found.missing.items():
        put(f"{sheet_words(key)}, rows that are not in this file: {count}. Nothing is removed.")
    done = "taken in" if taken else "would change; --take takes them in"
    put(f"{len(found.changes)} {done}" if found.changes else "No difference: nothing to take in.")

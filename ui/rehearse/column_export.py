"""The left-hand column to hand on, as a Word file or as text: the names are taken out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.background import Progress
from ui.labels import error_sentence
from ui.paper_here import paper_of
from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.practice_words import language
from workshop_app.application import disk
from workshop_app.application.not_written import not_written
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError
from workshop_app.domain.rehearsal.column_names import likely_names, sheet_text, without_asked, without_known
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.left_hand import (
    ColumnSheet,
    ColumnWords,
    SpokenColumn,
    column_sheet,
    column_text,
)

WORD, TEXT = "docx", "md"
MOST_ASKED = 24  # words; who has more reads the file before she hands it on


def _tr(words: str) -> str:
    return QCoreApplication.translate("rehearse", words)


def save(desk: PracticeDesk, column: SpokenColumn, kept: KeptTalk, ending: str, tell: Callable[[str], None]) -> None:
    """Ask about words that look like names, and where; write it there, and tell what became of it. Nothing where nobody
    answers, or chooses a place."""
    day = kept.started.astimezone().date()
    whole = column_sheet(column, kept, _words(day))
    nameless = _asked_about(desk, without_known(column, desk.named(), sheet_text(whole)), kept, day)
    if nameless is None:
        return
    name = _tr("Left-hand column {day}").format(day=day.isoformat())
    patterns = (_tr("Word (*.docx)") if ending == WORD else _tr("Text (*.md *.txt)"),)
    target = desk.ask.save_file(_tr("Save the left-hand column"), Path.home() / f"{name}.{ending}", patterns)
    if target is None:
        return
    sheet = column_sheet(nameless, kept, _words(day))
    if ending == WORD:
        job = partial(_as_word, sheet, target, language(), paper_of(desk.settings))
        desk.background.submit(job, partial(_on_saved, tell), partial(_on_failed, tell))
        return
    try:
        disk.write_whole(target, column_text(sheet).encode("utf-8"))
    except OSError as error:
        tell(error_sentence(not_written(error, target)))
    else:
        _on_saved(tell, target)


def _asked_about(desk: PracticeDesk, column: SpokenColumn, kept: KeptTalk, day: date) -> SpokenColumn | None:
    """The column without the words that are names, as its coach says; None where she gives no answer."""
    found = likely_names(sheet_text(column_sheet(column, kept, _words(day))))[:MOST_ASKED]
    if not found:
        return column
    title, words = _tr("Are these names?"), _tr("In what you save there are words that may be names: {words}.")
    options = (_tr("Take them all out"), _tr("Ask me one by one"), _tr("They are no names"))
    answer = desk.ask.choose(title, words.format(words=", ".join(found)), options)
    if answer is None:
        return None
    if answer == 1:
        one = _tr("Take “{word}” out?")
        out, stay = _tr("Take it out"), _tr("Leave it")
        found = tuple(each for each in found if desk.ask.confirm(title, one.format(word=each), out, stay))
    return without_asked(column, found if answer < len(options) - 1 else ())


def _as_word(sheet: ColumnSheet, target: Path, wanted: str, paper: Paper, _progress: Progress) -> Path:
    from handouts import export
    from handouts.compose import left_hand_column

    document = left_hand_column.compose(sheet, target.stem, wanted)
    return export.save(document, export.Format.DOCX, target.parent, paper, replace=True).path


def _on_saved(tell: Callable[[str], None], path: Path) -> None:
    tell(_tr("Saved without names as {path}").format(path=path))


def _on_failed(tell: Callable[[str], None], error: KnownError) -> None:
    tell(error_sentence(error))


def _words(day: date) -> ColumnWords:
    return ColumnWords(
        title=_tr("Left-hand column, {day}").format(day=day.isoformat()),
        said=_tr("What was said"),
        thought=_tr("What I thought and did not say"),
        coach=_tr("Coach"),
        coachee=_tr("Coachee"),
        stuck=_tr("I got stuck here."),
        context=_tr("What it was about."),
        unasked=_tr("The question that might have freed it."),
        before=_tr("The draft before."),
        after=_tr("The draft after."),
        learned=_tr("What I take from it."),
        next=_tr("What I try next."),
        agreed=_tr("Written down with the other’s permission."),
    )

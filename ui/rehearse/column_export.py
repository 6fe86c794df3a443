"""The left-hand column as a text file to hand on: the names are taken out of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.rehearse.practice_desk import PracticeDesk
from workshop_app.application import disk
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.left_hand import ColumnWords, column_text


def _tr(words: str) -> str:
    return QCoreApplication.translate("rehearse", words)


def save(desk: PracticeDesk, case: CoacheeCase, kept: KeptTalk) -> str:
    """Ask where, write it there, and say what became of it; "" where nobody chose a place."""
    day = kept.started.astimezone().date()
    name = _tr("Left-hand column {day}.md").format(day=day.isoformat())
    target = desk.ask.save_file(_tr("Save the left-hand column"), Path.home() / name, (_tr("Text (*.md *.txt)"),))
    if target is None:
        return ""
    try:
        disk.write_whole(target, column_text(case, kept, _words(kept)).encode("utf-8"))
    except OSError:
        return _tr("It could not be saved as {path}. Choose another folder.").format(path=target)
    return _tr("Saved without names as {path}").format(path=target)


def _words(kept: KeptTalk) -> ColumnWords:
    return ColumnWords(
        title=_tr("Left-hand column, {day}").format(day=kept.started.astimezone().date().isoformat()),
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
    )

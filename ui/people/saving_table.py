"""Writes the list of people as a table for a spreadsheet, with everything that is asked of them; and an empty one for
somebody else to fill in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app.application import disk, queries
from workshop_app.application.not_written import not_written
from workshop_app.application.people_export import as_csv
from workshop_app.application.people_queries import person_rows, times_of
from workshop_app.domain.people import PairRule

PATTERN = "*.csv"


def save_table(desk: Desk) -> str:
    """Ask where to, and write it; what went wrong, or nothing. When people come and leave is told of the next
    workshop."""
    read = desk.workspace.read
    folder = desk.workspace.path.parent if desk.workspace.path else Path.home()
    suggested = folder / f"{_tr('People')}.csv"
    target = desk.ask.save_file(_tr("Save the list of people"), suggested, (PATTERN,))
    if target is None:
        return ""
    ahead = queries.next_workshop(queries.workshops(read), desk.workspace.clock.now().date())
    times = times_of(read, ahead.id) if ahead else {}
    words = as_csv(person_rows(queries.people(read), read.all(PairRule)), times)
    return _written(desk, target, partial(disk.write_whole, target, words.encode("utf-8-sig")))


def save_template(desk: Desk) -> str:
    """Ask where the empty list goes, and write it; what went wrong, or nothing."""
    from handouts.tables import people_template

    folder = desk.workspace.path.parent if desk.workspace.path else Path.home()
    suggested = folder / f"{_tr('People, to be filled in')}.xlsx"
    target = desk.ask.save_file(_tr("Save an empty list to send out"), suggested, ("*.xlsx", PATTERN))
    return _written(desk, target, partial(people_template.save, target)) if target is not None else ""


def _written(desk: Desk, target: Path, write: Callable[[], object]) -> str:
    try:
        write()
    except OSError as error:
        return error_sentence(not_written(error, target))
    desk.bridge.say(_tr("Saved: {path}").format(path=target))
    return ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("PeoplePanel", words)

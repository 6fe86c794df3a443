"""people read, agenda read: what is understood of a list or an agenda as it came, and, with an engagement, bringing it
in. The same preview as in the window, so that everything can be tried without one.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from agendas import table
from agendas.schedule import clock
from agendas.table import DraftStep, TablePreview
from agendas.table_merge import merge, taken_over, too_long
from agendas.table_problems import RowMistake
from handouts.tables import people_template
from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, put, put_json
from ui.cli.people_words import columns_left_out, note_sentence, open_halves
from ui.cli.piped import complain_about, source_of
from ui.labels_errors import in_english
from ui.labels_import_notes import problem_words
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.workshops import AgendaAction, EditAgenda
from workshop_app.application.not_written import not_written
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import PersonProblem, Preview, PreviewRow, preview
from workshop_app.application.people_joining import joined, with_notes
from workshop_app.application.ports import Reader
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop, WorkshopStatus
from workshop_app.incoming.rows import IncomingTable

_THERE = (PersonProblem.ALREADY_THERE, PersonProblem.UPDATES)


def read_people(arguments: argparse.Namespace) -> int:
    """People of a list. With a file those who are ticked come into it. 1 where there is nobody in it."""
    listed = _table(arguments)
    if arguments.file is None:
        found = with_notes(preview(listed))
    else:
        workspace = bootstrap.open_workspace(arguments.file)
        try:
            found = _bring_people(workspace, listed, arguments.workshop)
        finally:
            workspace.close()
    _tell_people(found, listed, arguments)
    return _found_any([row for row in found.rows if row.addable], found.rows, arguments)


def template(arguments: argparse.Namespace) -> int:
    """An empty list with the headings that are read."""
    if os.path.exists(arguments.out):
        raise KnownError(ErrorCode.FILE_EXISTS, path=arguments.out)
    try:
        people_template.save(arguments.out)
    except OSError as error:
        raise not_written(error, arguments.out) from error
    put(str(arguments.out))
    return 0


def read_agenda(arguments: argparse.Namespace) -> int:
    """Items of an agenda. With a file the plan of one of its workshops is brought up to date with it. 1 where there is
    none in it."""
    listed = _table(arguments)
    hidden = {row.line for row in listed.rows if row.hidden}
    found = table.read(
        [row.cells for row in listed.rows], [row.line for row in listed.rows], hidden=hidden, begins=listed.begins
    )
    if arguments.file is not None:
        workspace = bootstrap.open_workspace(arguments.file)
        try:
            workshop = _planned(workspace.read, arguments.workshop)
            agenda = queries.agenda_of_the_day(workspace.read, workshop.id)
            if found.steps:
                merged = merge(agenda, found.steps)
                for mistake in too_long(merged, arguments.set_aside):
                    complain(table.sentence(mistake))
                wanted = taken_over(merged, arguments.set_aside)
                action = AgendaAction.IMPORTED
                workspace.apply(EditAgenda.between(workshop.id, agenda, wanted, action=action))
        finally:
            workspace.close()
    _tell_agenda(found, listed, arguments)
    return _found_any(found.steps, found.mistakes, arguments)


def _found_any(found: Sequence[object], told: Sequence[object], arguments: argparse.Namespace) -> int:
    """0, or 1 where nothing was found; what was `told` about its lines says why, else it is said here."""
    if not found and not told:
        complain(in_english(KnownError(ErrorCode.TABLE_EMPTY, path=str(arguments.list))))
    return 0 if found else 1


def _table(arguments: argparse.Namespace) -> IncomingTable:
    """The rows of the file, or of what is piped in."""
    table = source_of(arguments).read()
    complain_about(table)
    return table


def _bring_people(workspace: Workspace, listed: IncomingTable, wanted: str | None) -> Preview:
    known = queries.people(workspace.read)
    workshop_id = named_workshop(workspace.read, wanted).id if wanted else ""
    agenda = queries.agenda_of_the_day(workspace.read, workshop_id) if workshop_id else None
    found = preview(listed, known)
    coming = joined(found, None, known, workshop_id, agenda)
    if coming.people or coming.updates:
        workspace.apply(AddPeople(coming.people, coming.pairs, coming.times, coming.updates))
    return with_notes(found, known, bool(workshop_id))


def _planned(reader: Reader, wanted: str | None) -> Workshop:
    if wanted:
        return named_workshop(reader, wanted)
    planned = [each for each in queries.workshops(reader) if each.status is WorkshopStatus.PLANNED]
    if len(planned) != 1:
        raise KnownError(ErrorCode.WORKSHOP_UNKNOWN, wanted="")
    return planned[0]


def _read_as(listed: IncomingTable, heading: int | None) -> dict[str, object]:
    return {
        "encoding": listed.encoding,
        "separator": listed.separator,
        "sheet": listed.sheet,
        "heading_row": heading,
    }


def _tell_people(found: Preview, listed: IncomingTable, arguments: argparse.Namespace) -> None:
    rows = [row for row in found.rows if row.addable]
    left = [row for row in found.rows if not row.addable]
    if arguments.json:
        put_json(
            {
                "rows": [_person(row, found) for row in rows],
                "left_out": [_left_out(row, listed) for row in left],
                "read_as": _read_as(listed, found.heading),
            }
        )
        return
    if unread := columns_left_out(found):
        complain(unread)
    if asked := open_halves(found):
        complain(asked)
    for row in rows:
        said = [row.person.name, row.person.email, row.person.team, row.person.job, _remark(row)]
        put("; ".join(("[x]" if row.ticked else "[ ]", *filter(None, said))))
    for row in left:
        complain(f"Line {row.line}: {problem_words(row)}.")


def _person(row: PreviewRow, found: Preview) -> dict[str, object]:
    person: Person = row.person
    return {
        "name": person.name,
        "first": row.first,
        "last": row.last,
        "email": person.email,
        "team": person.team,
        "job": person.job,
        "level": person.level,
        "reports_to": row.told.get(PeopleColumn.REPORTS_TO, ""),
        "status": row.status,
        "ticked": row.ticked,
        "already": row.problem in _THERE,
        "remark": " ".join(filter(None, (_remark(row), open_halves(found)))),
    }


def _remark(row: PreviewRow) -> str:
    return " ".join(filter(None, (problem_words(row), *(note_sentence(note) for note in row.notes))))


def _left_out(row: PreviewRow, listed: IncomingTable) -> dict[str, object]:
    cells = next((each.cells for each in listed.rows if each.line == row.line), ())
    return {"row": row.line, "text": " ".join(filter(None, cells)), "why": problem_words(row)}


def _tell_agenda(found: TablePreview, listed: IncomingTable, arguments: argparse.Namespace) -> None:
    about = _by_line(found.mistakes)
    drafted = {step.line for step in found.steps}
    texts = {row.line: " ".join(filter(None, row.cells)) for row in listed.rows}
    left = [(line, words) for line, words in about.items() if line not in drafted]
    left += [(line, "cannot be read") for line in listed.broken]
    if arguments.json:
        put_json(
            {
                "rows": [_item(step, about.get(step.line, "")) for step in found.steps],
                "left_out": [{"row": row, "text": texts.get(row, ""), "why": why} for row, why in sorted(left)],
                "read_as": _read_as(listed, found.heading),
            }
        )
        return
    for step in found.steps:
        start = clock(step.start) if step.start is not None else "     "
        minutes = f"{step.minutes} min" if step.minutes is not None else "? min"
        put("  ".join(filter(None, (f"day {step.day}", start, minutes, step.title, about.get(step.line, "")))))
    for line, why in sorted(left):
        complain(f"Row {line}: {why}" if line else why)


def _by_line(mistakes: Sequence[RowMistake]) -> dict[int, str]:
    """What is to be said about each row, in one text."""
    found: dict[int, str] = {}
    for mistake in mistakes:
        found[mistake.line] = " ".join(filter(None, (found.get(mistake.line, ""), table.sentence(mistake))))
    return found


def _item(step: DraftStep, remark: str) -> dict[str, object]:
    return {
        "day": step.day,
        "start": clock(step.start) if step.start is not None else "",
        "minutes": step.minutes,
        "title": step.title,
        "lead": step.lead_words,
        "type": step.type.value,
        "group": step.group,
        "remark": remark,
    }

"""people: who is on the list and what is asked of them for the groups; changing it, reading a list in, writing it
out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from msgspec.structs import asdict

from agendas.model import Agenda
from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, put, put_json
from ui.cli.people_words import changed_by, columns_left_out, note_sentence
from ui.cli.piped import complain_about
from ui.labels_errors import in_english
from ui.labels_import_notes import problem_words
from workshop_app import bootstrap
from workshop_app.application import disk, people_import, queries
from workshop_app.application.commands.basic import Edit, edit
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.people_words import AskedOf, AskInWords, AskSeveral
from workshop_app.application.not_written import not_written
from workshop_app.application.people_export import as_csv
from workshop_app.application.people_joining import joined
from workshop_app.application.people_names import BETWEEN, PeopleByName
from workshop_app.application.people_queries import PersonRow, person_rows, times_of
from workshop_app.application.ports import Reader
from workshop_app.domain.day_times import lunch_gone, said_arrival, said_leaving
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.text import in_a_row
from workshop_app.domain.workshops import Attendance, WorkshopStatus
from workshop_app.incoming import tables

PLAIN = ("team", "level", "language")
YES_OR_NO = {"yes": True, "no": False}


def list_people(arguments: argparse.Namespace) -> int:
    """Everybody with what is asked of them, and when they come to a workshop."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        rows, times = _read(workspace.read, arguments.workshop)
        agenda = _plan_of(workspace.read, times)
        asked = _lunch_gone(agenda, times)
    finally:
        workspace.close()
    told = [_told(row, times.get(row.id), row.id in asked, agenda) for row in rows]
    if arguments.json:
        put_json({"people": told})
        return 0
    for row, each in zip(rows, told, strict=True):
        put("; ".join((row.person.name, *_said(each))))
    return 0


def set_person(arguments: argparse.Namespace) -> int:
    """Change what is asked of somebody: all of it, or nothing."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        found = PeopleByName(queries.people(workspace.read)).one(arguments.name)
        if not found.ids:
            code = ErrorCode.NAME_OF_SEVERAL if found.several else ErrorCode.NAME_OF_NOBODY
            (words,) = found.several or found.nobody
            complain(in_english(KnownError(code, name=words)))
            return 1
        steps = tuple(_steps(arguments, found.ids[0], _workshop_id(workspace.read, arguments.workshop)))
        if not steps:
            complain("Say what to change: see okr-workshop people set --help.")
            return 2
        workspace.apply(AskSeveral(steps))
        rows, times = _read(workspace.read, arguments.workshop)
        agenda = _plan_of(workspace.read, times)
        asked = _lunch_gone(agenda, times)
    finally:
        workspace.close()
    row = next(each for each in rows if each.id == found.ids[0])
    told = _told(row, times.get(row.id), row.id in asked, agenda)
    if arguments.json:
        put_json(told)
    else:
        put("; ".join((row.person.name, *_said(told))))
    return 0


def add_people(arguments: argparse.Namespace) -> int:
    """Read a list in. What is not taken over is said, a line each."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        known = queries.people(workspace.read)
        workshop_id = arguments.workshop and _workshop_id(workspace.read, arguments.workshop)
        agenda = queries.agenda_of_the_day(workspace.read, workshop_id) if workshop_id else None
        table = tables.read_file(arguments.list)
        complain_about(table)
        found = people_import.preview(table, known)
        listed = joined(found, None, known, workshop_id or "", agenda)
        anew = changed_by(listed, found)
        if unread := columns_left_out(found):
            complain(unread)
        for row in found.bad:
            complain(f"Line {row.line}: {problem_words(row)}.")
        for note in listed.notes:
            complain(note_sentence(note))
        if listed.people or listed.updates:
            workspace.apply(AddPeople(listed.people, listed.pairs, listed.times, listed.updates))
    finally:
        workspace.close()
    if arguments.json:
        asked = [asdict(note) for note in listed.notes]
        added, changed = [person.name for person in listed.people], [row.person.name for row in anew]
        put_json({"added": added, "changed": changed, "left_out": len(found.bad), "asked": asked})
        return 0
    put(f"Added: {len(listed.people)}")
    if anew:
        put(f"Changed: {len(anew)}")
    for row in anew:
        put(f"{row.person.name}: {problem_words(row)}")
    return 0


def save_people(arguments: argparse.Namespace) -> int:
    """The list as a table that `people add` reads again."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        rows, times = _read(workspace.read, arguments.workshop)
    finally:
        workspace.close()
    if os.path.exists(arguments.out):
        raise KnownError(ErrorCode.FILE_EXISTS, path=arguments.out)
    try:
        disk.write_whole(arguments.out, as_csv(rows, times).encode("utf-8-sig"))
    except OSError as error:
        raise not_written(error, arguments.out) from error
    put(str(arguments.out))
    return 0


def _read(reader: Reader, workshop: str | None) -> tuple[tuple[PersonRow, ...], dict[str, Attendance]]:
    rows = person_rows(queries.people(reader), reader.all(PairRule))
    workshop_id = _workshop_id(reader, workshop)
    return rows, dict(times_of(reader, workshop_id)) if workshop_id else {}


def _plan_of(reader: Reader, times: dict[str, Attendance]) -> Agenda | None:
    """The plan of the workshop that these times are about; None where nobody has any."""
    first = next(iter(times.values()), None)
    return None if first is None else queries.agenda_of_the_day(reader, first.workshop_id)


def _lunch_gone(agenda: Agenda | None, times: dict[str, Attendance]) -> frozenset[str]:
    """Who leaves at a lunch that is in the plan no more."""
    if agenda is None:
        return frozenset()
    return frozenset(entry.person_id for entry in times.values() if lunch_gone(entry, agenda))


def _workshop_id(reader: Reader, wanted: str | None) -> str:
    """The workshop that was named, or the next one that is planned; empty where there is none."""
    if wanted:
        return named_workshop(reader, wanted).id
    planned = [each for each in queries.workshops(reader) if each.status is WorkshopStatus.PLANNED]
    ahead = queries.next_workshop(tuple(planned))
    return ahead.id if ahead else ""


def _steps(arguments: argparse.Namespace, id: str, workshop_id: str) -> Iterator[Edit | AskInWords]:
    for field in PLAIN:
        if (words := getattr(arguments, field)) is not None:
            yield edit(Person, id, **{field: words})
    for field in ("can_coach", "brings_okr"):
        if (words := getattr(arguments, field)) is not None:
            yield edit(Person, id, **{field: YES_OR_NO[words]})
    for asked in AskedOf:
        words = getattr(arguments, asked)
        if words is not None:
            if asked in (AskedOf.ARRIVES, AskedOf.LEAVES) and not workshop_id:
                raise KnownError(ErrorCode.NO_WORKSHOP_YET)
            yield AskInWords(id, asked, words, workshop_id)


def _told(row: PersonRow, entry: Attendance | None, asked: bool, agenda: Agenda | None) -> dict[str, object]:
    person = row.person
    return {
        "name": person.name,
        "team": person.team,
        "level": person.level,
        "language": person.language,
        "can_coach": person.can_coach,
        "brings_okr": person.brings_okr,
        "reports_to": row.boss,
        "boss_is_known": person.reports_to is not None,
        "never_with": row.never_with,
        "rather_not_with": row.rather_not_with,
        "together_with": row.together_with,
        "host_room": person.host_room or None,
        "arrives": "" if entry is None else said_arrival(entry),
        "leaves": "" if entry is None else said_leaving(entry, agenda),
        "lunch_gone": asked,
    }


def _said(told: dict[str, object]) -> Iterator[str]:
    """What is asked of somebody, for a person to read; nothing where nothing is."""
    words = {
        "reports_to": "reports to {}",
        "never_with": "never with {}",
        "rather_not_with": "rather not with {}",
        "together_with": "together with {}",
        "host_room": "hosts room {}",
        "arrives": "arrives {}",
        "leaves": "leaves {}",
    }
    for key, sentence in words.items():
        if told[key]:
            unknown = key == "reports_to" and not told["boss_is_known"]
            open_question = " (nobody in the list is called so)" if unknown else ""
            if key == "leaves" and told["lunch_gone"]:
                open_question = " (the plan has no such lunch any more: say when)"
            yield sentence.format(in_a_row(str(told[key]).split(BETWEEN))) + open_question
    if told["brings_okr"]:
        yield "brings a real OKR"
    if told["can_coach"]:
        yield "coaches already"

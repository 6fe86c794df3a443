"""intake: everything that comes back at once (filled handouts, the signed record, sheets, files of rooms), each shown
before anything is taken in.
"""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Iterator
from pathlib import Path

from msgspec import Struct, structs

from handouts import intake, intake_drafts, intake_forms, intake_opening
from handouts.gather_rules import types_here
from handouts.intake_forms import drafts_here
from handouts.sent_meanwhile import is_conflict
from ui.cli.output import put, put_json
from ui.cli.reading_drafts import date_question
from ui.labels_errors import in_english
from ui.labels_handouts import remark_words
from ui.labels_okr_sheets import left_out_words
from ui.labels_tables import table_words
from workshop_app import bootstrap
from workshop_app.application import room_drafts
from workshop_app.application.commands.gathering import TakeRoomDrafts
from workshop_app.application.commands.returned import KeepReturned
from workshop_app.application.okr_sheet_room import room_of
from workshop_app.application.room_drafts import RoomFile, RoomGathering
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.filled_handout import FilledHandout
from workshop_app.domain.gathered_drafts import GatheredAs, GatheredLine
from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.returned import FEWEST_TOGETHER, ReturnedComment, ReturnedKind, unknown
from workshop_app.domain.values.days import DateOrder
from workshop_app.incoming.list_source import ListSource

OTHER_CLIENT = (
    "It belongs to another engagement ({client}), so nothing comes in by itself. If a room wrote its drafts there, "
    "take them in with: sets gather"
)
ITSELF = "{path} is the engagement itself: nothing comes in from it. Name the file of a room, or of the client."
WHOLE = "the whole record"
_CHANGED = frozenset({GatheredAs.CHANGED, GatheredAs.GONE, GatheredAs.REWORDED})
_CLASH = frozenset({GatheredAs.CLASH, GatheredAs.FORMER})


class IntakeFile(Struct):
    """What is told of one file."""

    path: str
    kind: str = ""
    team: str = ""
    new: list[dict[str, str]] = []
    changed: list[dict[str, str]] = []
    conflicts: list[dict[str, str]] = []
    notes: list[str] = []
    problems: list[str] = []


def take_intake(arguments: argparse.Namespace) -> int:
    """What each file would bring; with --apply it is taken in as proposed, a dated copy first. A file that cannot be
    read says why, and keeps none of the others out. Returns 1 when one could not be read."""
    if arguments.apply:
        bootstrap.back_up(arguments.file, why="import")
    workspace = bootstrap.open_workspace(arguments.file, read_only=not arguments.apply)
    try:
        together = ("intake", new_id()) if arguments.apply else None
        order = DateOrder(arguments.dates) if arguments.dates else None
        told = [_of_file(workspace, path, together, order) for path in arguments.files]
    finally:
        workspace.close()
    if arguments.json:
        put_json({"files": [structs.asdict(each) for each in told]})
    else:
        for each in told:
            _put(each, arguments.apply)
    return 0 if all(each.kind for each in told) else 1


def _of_file(workspace: Workspace, path: Path, together: Hashable | None, order: DateOrder | None) -> IntakeFile:
    told = IntakeFile(str(path))
    here = workspace.path
    if here is not None and path.resolve() == here.resolve():
        told.problems.append(ITSELF.format(path=path))
        return told
    try:
        _read(workspace, path, told, together, order)
    except KnownError as error:
        told.kind = ""
        told.problems.append(in_english(error))
    return told


def _read(
    workspace: Workspace, path: Path, told: IntakeFile, together: Hashable | None, order: DateOrder | None
) -> None:
    ending = path.suffix.lower()
    if ending == ".okrw":
        _room(workspace, path, told, together)
    elif ending == ".pdf":
        _handout(workspace, path, intake_forms.read(path), told, together)
    elif ending in intake_drafts.WORD:
        paper = intake_opening.opened(path)
        try:
            form = intake_forms.of_paper(paper, path)
        except KnownError as error:
            if error.code is not ErrorCode.FORM_NOT_OURS:
                raise
            _record_or_outline(workspace, path, told, together, order)
        else:
            _handout(workspace, path, form, told, together)
    else:
        _sheet(workspace, path, told, together, order)


def _record_or_outline(
    workspace: Workspace, path: Path, told: IntakeFile, together: Hashable | None, order: DateOrder | None
) -> None:
    ours = intake.expected(workspace.read)
    try:
        found = intake.read(path, ours)
    except KnownError as error:
        if error.code is not ErrorCode.RETURNED_NOT_OURS:
            raise
        _sheet(workspace, path, told, together, order)
        return
    told.kind = "record"
    own = {each.id: each.title for each in workspace.read.all(OwnParameter)}  # nobody knows them by their id
    fresh = unknown(found, workspace.read.all(ReturnedComment))
    told.new = [
        {"about": own.get(each.key, each.key), "field": "comment", "there": each.text}
        for each in fresh
        if each.kind is ReturnedKind.COMMENT
    ]
    for each in fresh:
        if each.kind is ReturnedKind.PROPOSAL:
            clash = is_conflict(each, ours.known)
            here = ours.known[each.key, each.field].now if clash else each.old
            line = {"about": own.get(each.key, each.key), "field": each.field or "decision"}
            (told.conflicts if clash else told.changed).append({**line, "here": here, "there": each.new})
    if together is not None and fresh:
        workspace.apply(KeepReturned(fresh, merge_key=together))


def _handout(
    workspace: Workspace, path: Path, form: FilledHandout, told: IntakeFile, together: Hashable | None
) -> None:
    found = drafts_here(workspace.read, form, path, types_here(workspace.read))
    told.kind, told.team = "handout", found.team
    told.notes, told.problems = list(found.notes), [remark_words(each) for each in found.remarks]
    there = room_of(workspace.read, found.drafts, found.team, workspace.clock.now())
    _gathered(workspace, room_drafts.gather(workspace.read, there, found.team), told, together)


def _sheet(
    workspace: Workspace, path: Path, told: IntakeFile, together: Hashable | None, order: DateOrder | None
) -> None:
    found = intake_drafts.read(ListSource(path.name, path))
    if order is not None:
        found = intake_drafts.dated(found, order)
    sheet = found.sheet
    if not sheet.drafts:
        raise KnownError(ErrorCode.NO_DRAFTS_IN_SHEET, path=str(path))
    told.kind = "sheet"
    told.team = ", ".join(dict.fromkeys(each.team for each in sheet.drafts if each.team))
    told.problems = [*table_words(found.table), *filter(None, (date_question(found),))]
    told.problems += [f"Row {each.row}: {left_out_words(each.why)} ({each.text})" for each in sheet.left_out]
    name = room_drafts.room_name(path)
    there = room_of(workspace.read, sheet.drafts, name, workspace.clock.now())
    _gathered(workspace, room_drafts.gather(workspace.read, there, name), told, together)


def _room(workspace: Workspace, path: Path, told: IntakeFile, together: Hashable | None) -> None:
    opened = bootstrap.open_workspace(path, read_only=True)
    try:
        there = RoomFile(opened.read)
    finally:
        opened.close()
    told.kind, name = "room", room_drafts.room_name(path)
    found = room_drafts.gather(workspace.read, there, name)
    if found.other:
        told.problems.append(OTHER_CLIENT.format(client=found.other))
    _gathered(workspace, found, told, None if found.other else together)


def _gathered(workspace: Workspace, found: RoomGathering, told: IntakeFile, together: Hashable | None) -> None:
    told.new = [_line(each) for each in found.lines if each.what is GatheredAs.NEW]
    told.changed = [_line(each) for each in found.lines if each.what in _CHANGED]
    told.conflicts = [_line(each) for each in found.lines if each.what in _CLASH]
    rows = room_drafts.chosen(workspace.read, found, found.proposed())
    if together is not None and (rows.values or rows.gone):
        workspace.apply(TakeRoomDrafts(rows, merge_key=together))


def _line(each: GatheredLine) -> dict[str, str]:
    return {"about": each.about, "field": each.field, "here": each.ours, "there": each.theirs}


def _put(told: IntakeFile, taken: bool) -> None:
    team = f", {told.team}" if told.team else ""
    counts = f"new {len(told.new)}, changed {len(told.changed)}, in conflict {len(told.conflicts)}"
    put(f"{told.path}: {told.kind}{team}: {counts}" if told.kind else f"{told.path}: nothing was read")
    for line in _lines(told):
        put(f"  {line}")
    if taken and told.conflicts and told.kind == "record":
        put("  Each waits beside its question, to be accepted or declined.")
    elif taken and told.conflicts:
        put("  What is in conflict stays as it is here; sentences come in beside ours.")


def _missing(told: IntakeFile) -> dict[str, list[str]]:
    """The parameters of which so much is missing in a record that one line says it, with their fields."""
    found: dict[str, list[str]] = {}
    for each in told.changed if told.kind == "record" else ():
        if not each["there"]:
            found.setdefault(each["about"], []).append(each["field"])
    return {about: fields for about, fields in found.items() if len(fields) >= FEWEST_TOGETHER}


def _lines(told: IntakeFile) -> Iterator[str]:
    missing = _missing(told)
    for about, fields in missing.items():
        yield f"missing  {about or WHOLE}: {len(fields)} things are not in the file ({', '.join(fields)})"
    changed = [each for each in told.changed if each.get("there") or each["about"] not in missing]
    for word, lines in (("new", told.new), ("changed", changed), ("in conflict", told.conflicts)):
        for each in lines:
            field = f", {each['field']}" if each["field"] else ""
            sides = f": here “{each.get('here', '')}”, there “{each['there']}”" if each["field"] else ""
            about = each["about"] or (WHOLE if told.kind == "record" else "")
            yield " ".join(f"{word}  {about}{field}{sides}".split())
    yield from (f"note  {' '.join(each.split())}" for each in told.notes)
    yield from told.problems

"""sets gather: drafts from the files of breakout rooms, shown before anything is taken in."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from ui.cli.output import Refused, complain, put, put_json
from ui.cli.passphrases import unlocked
from workshop_app import bootstrap
from workshop_app.application import room_drafts
from workshop_app.application.commands.gathering import TakeRoomDrafts
from workshop_app.application.ports import Reader
from workshop_app.application.room_drafts import RoomFile, RoomGathering
from workshop_app.domain.gathered_drafts import GatherChoice, GatheredLine

SAME_FILE = "{path} is the file itself: gather takes files of rooms"
NO_LINE = "no line is called “{key}”; without --take they are listed with their names"
NO_CHOICE = "{key}: {choice} is not one of {choices}"


def gather(arguments: argparse.Namespace) -> int:
    """What each file would bring; with --take it is taken in, one step a file, a dated copy first."""
    told: list[dict[str, object]] = []
    left = dict(_said(arguments.choose))
    rooms = [_read(path, arguments) for path in arguments.rooms]
    if arguments.take:
        bootstrap.back_up(arguments.file, why="import")
    workspace = bootstrap.open_workspace(arguments.file, read_only=not arguments.take)
    try:
        named = [arguments.room or room_drafts.room_name(path) for path in arguments.rooms]
        shown = [room_drafts.gather(workspace.read, *each) for each in zip(rooms, named, strict=True)]
        _check(shown, left)
        by_then = RoomFile(workspace.read)
        for path, found in zip(arguments.rooms, shown, strict=True):
            # One before it is taken by then, or would be: two rooms may have changed the same.
            found = room_drafts.gather(workspace.read, found.there, found.room, by_then)
            choices = _choices(found, left)
            rows = room_drafts.chosen(cast(Reader, by_then), found, choices)
            if arguments.take and (rows.values or rows.gone):
                workspace.apply(TakeRoomDrafts(rows))
            told.append(_told(path, found, choices))
            by_then = RoomFile(workspace.read) if arguments.take else by_then.after(rows)
    finally:
        workspace.close()
    if arguments.json:
        put_json({"taken": arguments.take, "rooms": told})
    else:
        for each in told:
            _put(each)
    return 0


def _check(shown: Iterable[RoomGathering], said: dict[str, str]) -> None:
    """Every line that was chosen for is there; else nothing at all is taken in."""
    unknown = said.keys() - {line.key for found in shown for line in found.lines}
    for key in unknown:
        complain(NO_LINE.format(key=key))
    if unknown:
        raise Refused


def _read(path: Path, arguments: argparse.Namespace) -> RoomFile:
    if path.resolve() == arguments.file.resolve():
        complain(SAME_FILE.format(path=path))
        raise Refused
    with unlocked(path, arguments.rooms_passphrase_file or arguments.passphrase_file, needed=True):
        opened = bootstrap.open_workspace(path, read_only=True)
        try:
            return RoomFile(opened.read)
        finally:
            opened.close()


def _said(given: Iterable[str]) -> Iterable[tuple[str, str]]:
    for each in given:
        key, _, choice = each.rpartition("=")
        yield key, choice


def _choices(found: RoomGathering, said: dict[str, str]) -> dict[str, GatherChoice]:
    choices = found.proposed()
    for line in found.lines:
        if line.key in said:
            if said[line.key] not in {str(each) for each in line.choices}:
                possible = ", ".join(line.choices)
                complain(NO_CHOICE.format(key=line.key, choice=said[line.key], choices=possible))
                raise Refused
            choices[line.key] = GatherChoice(said[line.key])
    return choices


def _told(path: Path, found: RoomGathering, choices: dict[str, GatherChoice]) -> dict[str, object]:
    lines = [_line(each, choices[each.key]) for each in found.lines]
    return {"file": str(path), "room": found.room, "common_state_known": found.known, "lines": lines}


def _line(each: GatheredLine, choice: GatherChoice) -> dict[str, object]:
    return {
        "key": each.key,
        "what": str(each.what),
        "about": each.about,
        "field": each.field,
        "here": each.ours,
        "there": each.theirs,
        "before": each.before,
        "chosen": str(choice),
        "choices": [str(one) for one in each.choices],
    }


def _put(told: dict[str, object]) -> None:
    lines: list[dict[str, object]] = told["lines"]  # type: ignore[assignment]
    put(f"{told['room']}: {len(lines)} differences" if lines else f"{told['room']}: nothing that is not here already")
    for each in lines:
        part = f", {each['field']}" if each["field"] else ""
        sides = f": here “{each['here']}”, there “{each['there']}”" if each["field"] or each["what"] != "new" else ""
        put(f"  {each['what']}  {each['about']}{part}{sides} -> {each['chosen']}  [{each['key']}]")

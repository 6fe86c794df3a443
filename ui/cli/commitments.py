"""commitments: who does what by when; writing them down, ticking them off, and taking them out of the program."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from msgspec.structs import replace

from handouts import export, wording
from handouts.gather import ComposeOptions
from handouts.tables import dates, follow_up
from handouts.tables.follow_up import FollowUpFormat
from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, put, put_json
from ui.cli.person_told import person_told
from ui.cli.typed_values import near_or_next
from workshop_app import bootstrap
from workshop_app.application import commitments, commitments_typed, queries
from workshop_app.application.commands.commitments import AddCommitment, UpdateCommitment
from workshop_app.application.ports import Reader
from workshop_app.application.told_people import ToldPeople
from workshop_app.application.workspace import Workspace
from workshop_app.domain.commitment_line import AskedAbout, CommitmentDoubt, TypedCommitment
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.text import in_a_row
from workshop_app.domain.value_changes import value_change
from workshop_app.domain.workshops import Workshop

QUESTIONS = {
    CommitmentDoubt.NO_WORDS: "nothing is said but a name or a day",
    CommitmentDoubt.NOBODY: "who? The name comes first, then a colon",
    CommitmentDoubt.SEVERAL: "which {words}: {names}?",
    CommitmentDoubt.NO_DAY: 'by when? As in "by Friday" or "by 2026-12-04"',
    CommitmentDoubt.UNREAD_DAY: "which day is {words}?",
    CommitmentDoubt.PAST_DAY: "{day} is over",
    CommitmentDoubt.FAR_DAY: "{day}, so far ahead? Write the year",
    CommitmentDoubt.THERE_ALREADY: "this stands there already",
}


def list_commitments(arguments: argparse.Namespace) -> int:
    """Every commitment, or those of one workshop."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        if arguments.workshop:
            made: Iterable[Commitment] = commitments.commitments(
                workspace.read, named_workshop(workspace.read, arguments.workshop).id
            )
        else:
            made = workspace.read.all(Commitment)
        shown = [each for each in commitments.by_day(made) if not (arguments.open and each.done)]
        told = _all_told(workspace, shown)
    finally:
        workspace.close()
    if arguments.json:
        put_json({"commitments": told})
    else:
        _put_lines(told)
    return 0


def add_commitments(arguments: argparse.Namespace) -> int:
    """Write lines down. What is unclear about one is asked on a line, and it is left out."""
    workspace = bootstrap.open_workspace(arguments.file)
    added: list[Commitment] = []
    asked: list[tuple[str, AskedAbout]] = []
    try:
        workshop_id = _workshop_id(workspace, arguments.workshop)
        for line in _lines(arguments.lines):
            typed = _understood(workspace, workshop_id, line)
            if not typed.asked or (arguments.as_it_stands and typed.can_be_kept):
                workspace.apply(AddCommitment(typed.commitment))
                added.append(workspace.read.get(Commitment, typed.commitment.id))
            else:
                asked += ((line, each) for each in typed.asked)
        told = _all_told(workspace, added)
    finally:
        workspace.close()
    for line, each in asked:
        complain(f"{line}: {_question(each)}")
    if arguments.json:
        put_json({"added": told, "asked": [_asked(line, each) for line, each in asked]})
    else:
        _put_lines(told)
    return 1 if asked else 0


def tick_commitments(arguments: argparse.Namespace) -> int:
    """Tick commitments off, all of them or none."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        made = [workspace.read.get(Commitment, id) for id in dict.fromkeys(arguments.ids)]
        for each in made:
            change = value_change(each, replace(each, done=not arguments.not_yet))
            workspace.apply(UpdateCommitment(each.id, change))
        told = _all_told(workspace, [workspace.read.get(Commitment, each.id) for each in made])
    finally:
        workspace.close()
    if arguments.json:
        put_json({"commitments": told})
    else:
        _put_lines(told)
    return 0


def export_commitments(arguments: argparse.Namespace) -> int:
    """The mail, its text, the list or the dates as a file."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        wanted, format = arguments.workshop, FollowUpFormat(arguments.format)
        language = arguments.language or queries.engagement(workspace.read).language
        words, stamp = wording.load(language), workspace.clock.now()
        workshop_id = None if format is FollowUpFormat.DATES and not wanted else _workshop_id(workspace, wanted)
        if format is FollowUpFormat.DATES or workshop_id is None:
            dated = follow_up.commitment_dates(workspace.read, workshop_id, words)
            path = export.save_bytes(dates.render(dated, words, stamp), dates.name(dated, words), "ics", arguments.out)
        else:
            mail = follow_up.source(workspace.read, workshop_id, ComposeOptions(_today(workspace), language=language))
            calendar = follow_up.attached(workspace.read, workshop_id, words, stamp)
            path = follow_up.save(mail, format, words, arguments.out, stamp, calendar)
    finally:
        workspace.close()
    if arguments.json:
        put_json({"path": str(path), "format": str(format)})
    else:
        put(str(path))
    return 0


def _lines(given: Iterable[str]) -> Iterator[str]:
    for each in given:
        read = sys.stdin.read().splitlines() if each == "-" else (each,)
        yield from (line for line in read if line.strip())


def _understood(workspace: Workspace, workshop_id: str, line: str) -> TypedCommitment:
    today = _today(workspace)
    counted_from = commitments_typed.counted_from(workspace.read, workshop_id, today)
    new = Commitment(new_id(), workshop_id, "")
    day = partial(near_or_next, today=counted_from)
    return commitments_typed.understood(workspace.read, line, new, day, today)


def _workshop_id(workspace: Workspace, wanted: str | None) -> str:
    """The workshop that was named, else the last one that was held, else the next one."""
    reader = workspace.read
    if wanted:
        return named_workshop(reader, wanted).id
    dated = sorted((each for each in queries.workshops(reader) if each.day is not None), key=_day)
    held = [each for each in dated if _day(each) <= _today(workspace)]
    if not dated:
        raise KnownError(ErrorCode.NO_WORKSHOP_YET)
    return (held[-1] if held else dated[0]).id


def _day(workshop: Workshop) -> date:
    return workshop.day or date.max


def _today(workspace: Workspace) -> date:
    return workspace.clock.now().astimezone().date()


def _all_told(workspace: Workspace, made: Iterable[Commitment]) -> list[dict[str, object]]:
    titles, today, told = _titles(workspace.read), _today(workspace), ToldPeople(workspace.read)
    return [
        {
            "id": each.id,
            "workshop_id": each.workshop_id,
            "workshop": titles.get(each.workshop_id, ""),
            **person_told("who", each.who, each.who_id, told.called(each.who, each.who_id)),
            "what": each.text,
            **person_told("with_whom", each.with_whom, each.with_id, told.called(each.with_whom, each.with_id)),
            "due": each.due.isoformat() if each.due else None,
            "done": each.done,
            "overdue": each.is_overdue(today),
        }
        for each in made
    ]


def _titles(reader: Reader) -> dict[str, str]:
    return {each.id: each.title for each in queries.workshops(reader)}


def _put_lines(told: Iterable[dict[str, object]]) -> None:
    for each in told:
        state = "done" if each["done"] else "overdue" if each["overdue"] else ""
        whom = f"with {each['with_whom_called']}" if each["with_whom_called"] else ""
        parts = (
            f"{each['who_called'] or 'nobody yet'}: {each['what']}",
            whom,
            str(each["due"] or "no date yet"),
            state,
        )
        put(f"{each['id']}  {'; '.join(part for part in parts if part)}")


def _question(asked: AskedAbout) -> str:
    day = asked.day.isoformat() if asked.day else ""
    return QUESTIONS[asked.doubt].format(words=asked.words, names=in_a_row(asked.names), day=day)


def _asked(line: str, asked: AskedAbout) -> dict[str, object]:
    return {
        "line": line,
        "doubt": str(asked.doubt),
        "words": asked.words,
        "names": list(asked.names),
        "day": asked.day.isoformat() if asked.day else None,
    }

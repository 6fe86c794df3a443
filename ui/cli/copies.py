"""copy, changes --since-handover: handing a file on, beginning a new engagement from it, and what became of two copies
since. Called by the command line; `told` is what `info` and `verify` say of where a file comes from."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ui.cli.output import complain, put, put_json
from ui.cli.passphrases import unlocked
from workshop_app import bootstrap
from workshop_app.application import lineage, two_copies
from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.ports import Reader
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.lineage import CopyTaken

WRONG_USAGE = 2


def copy(arguments: argparse.Namespace) -> int:
    """Hand a copy over, or begin another client's engagement with the plans of this one. Never over a file that is
    there."""
    if arguments.client is not None and not arguments.as_template:
        complain("--client goes with --as-template: a copy to hand over keeps its client.")
        return WRONG_USAGE
    if os.path.exists(arguments.target):
        raise KnownError(ErrorCode.FILE_EXISTS, path=str(arguments.target))
    if arguments.as_template:
        with _reading(arguments.file) as there:
            client = arguments.client or arguments.target.stem
            bootstrap.create_from(there, arguments.target, client).close()
        made: dict[str, object] = {"file": str(arguments.target), "template": True}
        said = f"{arguments.target}: a new engagement with the workshops and agendas of {arguments.file}."
        said += " The house style stayed there; yours is used."
    else:
        taken = _handed_over(arguments.file, arguments.target)
        made = {"file": str(arguments.target), "template": False, "lineage": taken}
        said = f"A copy was saved as {arguments.target}."
    if arguments.json:
        put_json(made)
    else:
        put(said)
    if arguments.as_template and bootstrap.has_passphrase(arguments.file):
        complain(f"{arguments.target} has no passphrase yet. “passphrase {arguments.target} set” gives it one.")
    return 0


def _handed_over(path: Path, target: Path) -> dict[str, object] | None:
    workspace = _open_to_copy(path)
    try:
        workspace.save_copy(target)
    finally:
        workspace.close()
    with _reading(target) as reader:
        return told(lineage.facts(reader))


def _open_to_copy(path: Path) -> Workspace:
    """Of a file that is write-protected the copy alone knows what both have in common; that is enough."""
    try:
        return bootstrap.open_workspace(path)
    except KnownError as error:
        if error.code is not ErrorCode.FILE_READ_ONLY:
            raise
        return bootstrap.open_workspace(path, read_only=True)


def told(known: lineage.LineageFacts | None) -> dict[str, object] | None:
    """Where a file comes from, for a script; None for one that no edition with lineages has written into."""
    if known is None or known.here is None:
        return None
    return {
        "copy": known.here.id,
        "revision": known.here.revision,
        "changed_at": known.here.changed_at.isoformat() if known.here.changed_at else None,
        "from": _taken(known.began, known.began.parent_id) if known.began else None,
        "copies": [{**_taken(each, each.id), "file": each.file} for each in known.taken],
    }


def _taken(taken: CopyTaken, copy_id: str) -> dict[str, object]:
    return {"copy": copy_id, "revision": taken.revision, "at": taken.at.isoformat(), "how": taken.how.value}


def since_handover(arguments: argparse.Namespace) -> int:
    """What changed in this file since it was handed over; with another copy, what changed on both sides."""
    with contextlib.ExitStack() as files:
        here = files.enter_context(_reading(arguments.file))
        if arguments.other is None:
            base = two_copies.parted_at(here)
            facts: dict[str, object] = {"copy": base.parent_id, "revision": base.revision, "certain": True}
            sides = {"changes": two_copies.since_revision(here, base.revision)}
        else:
            words = arguments.other_passphrase_file or arguments.passphrase_file
            files.enter_context(unlocked(arguments.other, words, needed=True))
            there = files.enter_context(_reading(arguments.other))
            found = two_copies.three_way(here, there)
            facts = {"copy": found.base.copy_id, "revision": found.base.revision, "certain": found.base.certain}
            sides = {"here": found.here, "there": found.there}
    if arguments.json:
        put_json({"base": facts, **{name: [_row(each) for each in side.rows] for name, side in sides.items()}})
        return 0
    for name, side in sides.items():
        path = arguments.other if name == "there" else arguments.file
        put(f"{path}: {_counted(side)} since revision {facts['revision']}.")
        for each in side.rows:
            put("  " + _line(each))
    if not facts["certain"]:
        put("These two went on from one copy outside this program: what they had in common is not certain.")
    return 0


def _counted(side: Changes) -> str:
    return "1 entry is different" if len(side.rows) == 1 else f"{len(side.rows)} entries are different"


def _row(row: RowChange) -> dict[str, object]:
    return {"kind": row.kind.__name__, "id": row.id, "change": _manner(row), "fields": list(_fields(row))}


def _line(row: RowChange) -> str:
    kind = re.sub(r"(?<!^)(?=[A-Z])", " ", row.kind.__name__).lower()
    value: Any = row.after or row.before
    title = " ".join(str(getattr(value, "title", "") or getattr(value, "name", "")).split())[:60]
    parts = ", ".join(each.replace("_", " ") for each in _fields(row))
    return f"{_manner(row)}: {kind}" + (f" “{title}”" if title else "") + (f" ({parts})" if parts else "")


def _manner(row: RowChange) -> str:
    if row.before is None:
        return "added"
    return "removed" if row.after is None else "changed"


def _fields(row: RowChange) -> Iterator[str]:
    """The fields that differ, by their stored names."""
    before: Any = row.before
    after = row.after
    if before is not None and after is not None:
        for name in before.__struct_fields__:
            if getattr(before, name) != getattr(after, name):
                yield name


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[Reader]:
    workspace = bootstrap.open_workspace(path, read_only=True)
    try:
        yield workspace.read
    finally:
        workspace.close()

"""How long items of agendas really took, learnt from every day that was held: one JSON file in the coach's library. It
stays when the engagement is deleted, and tells nothing of it: no client, no team, no person, no date, and no word of an
agenda. Agendas, items and runs are told apart by hashes; a run is learnt once, however often its file is opened.

Rehearsals and the sample teach nothing. Written when a day ends and with the dated copies; read by the plan screen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from workshop_app.application import own_agendas, user_files
from workshop_app.application.day_report import day_report
from workshop_app.application.ports import Reader
from workshop_app.application.settings import data_folder
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.run_rows import Run
from workshop_app.domain.workshops import Workshop

MOST = 20  # lengths kept of one item, the last ones
MOST_RUNS_KNOWN = 5_000
LONGEST = 24 * 60  # minutes


class _LearntShelf(Struct, frozen=True):
    """What the file holds: runs that were learnt, and by item its lengths with the runs they are from, oldest first."""

    runs: tuple[str, ...] = ()
    items: Mapping[str, tuple[tuple[str, int], ...]] | None = None


def learn(reader: Reader) -> int:
    """Take over what is new in this engagement; returns how many days that were. A folder that cannot be written
    learns nothing, and is tried again with the next day."""
    if any(engagement.sample for engagement in reader.all(Engagement)):
        return 0
    path = _path()
    shelf = _read(path)
    known = set(shelf.runs)
    runs = sorted(reader.all(Run, rehearsal=False), key=lambda run: run.started_at)
    items = dict(shelf.items or {})
    learnt = []
    for run in runs:
        mark = _hash(run.id)
        if mark in known or (taken := _taken(reader, run)) is None:
            continue
        learnt.append(mark)
        for step, minutes in taken:
            items[step] = (*items.get(step, ()), (mark, minutes))[-MOST:]
    if learnt:
        _write(path, _LearntShelf((*shelf.runs, *learnt)[-MOST_RUNS_KNOWN:], items))
    return len(learnt)


def learnt(template: str, step_ids: Iterable[str], but: Collection[str] = ()) -> Mapping[str, tuple[int, ...]]:
    """What the library knows of these items of an agenda, in whole minutes, oldest first. `but` are ids of runs that
    are counted elsewhere."""
    shelf = _read(_path())
    if not shelf.items:
        return {}
    agenda, left = _agenda_key(template), {_hash(id) for id in but}
    found = {
        step_id: tuple(minutes for run, minutes in shelf.items.get(_hash(agenda, step_id), ()) if run not in left)
        for step_id in step_ids
    }
    return {step_id: minutes for step_id, minutes in found.items() if minutes}


def _taken(reader: Reader, run: Run) -> Iterator[tuple[str, int]] | None:
    """The items of a finished day and their minutes; None while it is not finished."""
    report = day_report(reader, run)
    if report is None:
        return None
    agenda = _agenda_key(reader.get(Workshop, run.workshop_id).template)
    return (
        (_hash(agenda, each.step.id), min(round(each.actual), LONGEST))
        for each in report.steps
        if each.actual is not None and each.step.until is None  # what the clock left is no measure of the item
    )


def _agenda_key(template: str) -> str:
    """An own agenda by the id that stays with it, a built-in one by its name."""
    item = own_agendas.item_of(template) if template.startswith(own_agendas.PREFIX) else None
    return item.id if item else template


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _path() -> Path:
    return data_folder() / "library" / "minutes.json"


def _read(path: Path) -> _LearntShelf:
    try:
        stored = json.loads(path.read_text("utf-8"))
        items = {
            str(step): tuple((str(run), int(minutes)) for run, minutes in rows)
            for step, rows in stored["items"].items()
        }
        return _LearntShelf(tuple(map(str, stored["runs"])), items)
    except OSError:
        return _LearntShelf()
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        user_files.set_aside(path)
        return _LearntShelf()


def _write(path: Path, shelf: _LearntShelf) -> None:
    try:
        user_files.write_whole(path, json.dumps({"runs": shelf.runs, "items": shelf.items}, indent=1) + "\n")
    except OSError:
        return

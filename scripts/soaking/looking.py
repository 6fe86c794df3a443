"""Opens a file after a kill, as the program does, and holds it against what was typed and shown."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from msgspec import Struct
from said import Said, Written

from workshop_app import bootstrap
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import open_runs
from workshop_app.domain.errors import KnownError
from workshop_app.domain.lineage import CopyTaken, Lineage
from workshop_app.domain.run import RunEvent, picture, recover
from workshop_app.storage.tables import KINDS

YOUNG = 60.0  # seconds, as `storage.lock` has it
MARKER = re.compile("([bdfgklmnprstvz][aeiou]){3}[bdfgklmnprstvz]")  # what `typing_hand.marker` makes
HALF_MADE = re.compile(r".*(\.part|-new|-journal|-lock|-wal|-shm)|okr-workshop-[a-z0-9_]{8}")
OF_THE_COPY = (Lineage, CopyTaken)


class Held(Struct, frozen=True):
    """Everything in a file: the values, and every text in them. Which copy it is says nothing of what is in it: one
    that is put back goes on as a copy of its own."""

    values: tuple[object, ...]
    texts: frozenset[str]


def held(path: Path, *, read_only: bool = False) -> Held:
    """KnownError when the file does not open."""
    with closing(bootstrap.open_workspace(path, read_only=read_only)) as workspace:
        values = tuple(value for kind in KINDS if kind not in OF_THE_COPY for value in workspace.read.all(kind))
    return Held(values, frozenset(text for value in values for text in _texts(value)))


def problems(path: Path) -> str:
    """What a look over the file finds wrong; empty when nothing is."""
    return "; ".join(bootstrap.verify(path).problems)


def half_made(folder: Path, *, deep: bool = True) -> list[Path]:
    """What a finished start should not have left lying around. An empty journal is SQLite's own way: nothing had been
    written yet when its writer died, and the next change takes it along. A lock is taken for somebody's who is just
    beginning until it is a minute old."""
    found = [path for path in folder.glob("**/*" if deep else "*") if HALF_MADE.fullmatch(path.name)]
    return [path for path in found if not _passing(path)]


def _passing(path: Path) -> bool:
    status = path.stat()
    if path.name.endswith("-lock"):
        return time.time() - status.st_mtime < YOUNG
    return path.name.endswith("-journal") and not status.st_size


class Loss(Struct, frozen=True):
    """How much of one field is missing in the file: keys, and seconds from the oldest of them to the kill.
    `wrongly_saved`: the foot line had called it saved. `wrong`: the file holds what was never typed."""

    keys: int
    seconds: float
    wrongly_saved: bool
    wrong: str = ""


def compare(written: Written, texts: frozenset[str], said: Said, killed: float) -> Loss:
    """The file holds the field as it was after one of its keys, and no key is missing that was called saved."""
    known = {_plain(text) for text in texts}
    states = [written.before, *(text for _, text in written.keys)]
    there = [number for number, text in enumerate(states) if _plain(text) in known]
    if not there and _plain(states[0]):
        return Loss(len(written.keys), killed - written.keys[0][0], True, f"{written.name}: not what was typed")
    stored = max(there, default=0)
    claimed = sum(at < said.claimed for at, _ in written.keys)
    missing = _plain(states[-1]) != _plain(states[stored])
    unsaved = stored < claimed and _plain(states[claimed]) != _plain(states[stored])
    seconds = killed - written.keys[stored][0] if missing else 0.0
    return Loss(len(states) - 1 - stored if missing else 0, seconds, unsaved, _strange(written, states, known))


def _strange(written: Written, states: list[str], known: set[str]) -> str:
    """A text with our made-up word in it that never stood in the field: doubled, torn or mixed up."""
    made_up = (each for each in _plain(states[-1]).split() if MARKER.fullmatch(each))
    word = next((each for each in made_up if each not in _plain(states[0])), "")
    if not word:
        return ""
    ours = {_plain(state) for state in states}
    found = [text for text in known if word in text and text not in ours]
    return f"{written.name}: {found[0]!r} was never typed" if found else ""


class DayFound(Struct, frozen=True):
    """A day as it is resumed. `error`: seconds between its clock and the one shown before the kill."""

    error: float
    problem: str = ""


def day(path: Path, said: Said) -> DayFound | None:
    """Resume the day as the program does; None when it was over."""
    shown = said.day
    if shown is None or said.over:
        return None
    with closing(bootstrap.open_workspace(path)) as workspace:
        left = open_runs(workspace.read)
        if not left:
            return DayFound(0.0, "the day is not open any more")
        session = RunSession(workspace, left[-1].run.workshop_id)
        rows = sorted(workspace.read.all(RunEvent, run_id=left[-1].run.id), key=lambda row: row.number)
        if session.damages or [row.number for row in rows] != list(range(1, len(rows) + 1)):
            return DayFound(0.0, "the log has a hole")
        if len(rows) < int(str(shown["rows"])):
            return DayFound(0.0, f"{shown['rows']} lines were in the log, {len(rows)} are")
        then, _ = recover(session.agenda, left[-1].run, rows[: int(str(shown["rows"]))])
        now = picture(then, session.now())
        if now.step is None or (now.step.id, str(now.status)) != (shown["step"], shown["status"]):
            return DayFound(0.0, f"{shown['step']} {shown['status']} was shown, {now.step} {now.status} is")
        passed = 0.0 if shown["status"] == "paused" else session.wall().timestamp() - float(str(shown["wall"]))
        error = abs(now.remaining.total_seconds() - (float(str(shown["remaining"])) - passed))
        off = abs(session.now() - session.wall()) / timedelta(seconds=1)
    return DayFound(max(error, off))


def document_problem(path: Path) -> str:
    """Whether a saved document is a whole one."""
    if path.suffix == ".pdf":
        import pypdfium2

        try:
            with closing(pypdfium2.PdfDocument(path)) as pages:
                return "" if len(pages) else f"{path.name} has no page"
        except pypdfium2.PdfiumError as error:
            return f"{path.name}: {error}"
    if path.suffix in (".docx", ".xlsx"):
        try:
            with zipfile.ZipFile(path) as parts:
                return f"{path.name}: {parts.testzip()}" if parts.testzip() else ""
        except zipfile.BadZipFile as error:
            return f"{path.name}: {error}"
    if path.suffix == ".okrw":
        return problems(path)
    return "" if path.stat().st_size else f"{path.name} is empty"


def opens(path: Path) -> tuple[Held | None, str]:
    """The file as the program opens it, and what is wrong with it."""
    try:
        found = held(path)
    except KnownError as error:
        return None, f"{error.code} {error.facts}"
    return found, problems(path)


def _plain(text: str) -> str:
    """The last line, white space made single: a field of lines may be stored line by line."""
    lines = text.splitlines()
    return " ".join(lines[-1].split()) if lines else ""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)

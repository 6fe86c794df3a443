"""The folder of the plan B on paper, "<name> on paper" beside the engagement's file, and which of the files in it are
ours. Called by whoever makes one, and by what takes them away: forgetting a person, a passphrase.

Each PDF ends with a line that says of what it is, when and from which plan it was made, closed by a hash over all
before it. Only a file that still is as we left it is ever replaced or removed: what somebody wrote into, or put there,
stays, and is named where that matters.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from workshop_app.application import disk

FOLDER = " on paper"
ENDING = ".pdf"
NAME = "Plan B {day} {time}"  # of the day alone: titles name people, and the name of a file is read by everybody
LARGEST = 64 << 20  # bytes; none of ours comes near
_SEAL = b"\n%okrw-plan-b "
_LONGEST_SEAL = 1024


class PlanBPaper(Struct, frozen=True):
    """One PDF of ours: whose, which day it is for, when it was made (UTC), what marks the plan it shows, whether the
    seats are in it, the id of the engagement; and how the file looked when it was read."""

    path: Path
    workshop_id: str
    day: date
    made: datetime
    plan: str
    seats: bool
    engagement_id: str = ""
    stamp: tuple[int, int] = (0, 0)

    @property
    def is_there(self) -> bool:
        """Whether the very file is still there: a stick may be pulled, and a hand may delete it."""
        try:
            return _stamp(self.path.stat()) == self.stamp
        except OSError:
            return False


def folder_of(path: Path) -> Path:
    """Where the papers of this engagement lie, there or not; beside the file itself, whatever link led to it."""
    path = Path(os.path.realpath(path)) if path.is_symlink() else path.absolute()
    return path.with_name(f"{path.stem}{FOLDER}")


def sealed(
    pdf: bytes, *, workshop_id: str, day: date, made: datetime, plan: str, seats: bool, engagement_id: str = ""
) -> bytes:
    """The file as it is written. Readers pass over what stands behind the end of a PDF."""
    facts = {"workshop": workshop_id, "day": day.isoformat(), "made": made.isoformat(), "plan": plan, "seats": seats}
    facts["engagement"] = engagement_id
    data = pdf + _SEAL + json.dumps(facts).encode("ascii") + b" "
    return data + hashlib.sha256(data).hexdigest().encode("ascii") + b"\n"


def kept(path: Path) -> tuple[PlanBPaper, ...]:
    """Ours, by the day they are for, the plain name before its second. OSError where nobody can look."""
    found = (_read(each) for each in _files(folder_of(path)))
    return tuple(
        sorted((each for each in found if each), key=lambda each: (each.day, len(each.path.name), each.path.name))
    )


def put(temporary: Path, path: Path, day: date, start: int, replaces: PlanBPaper | None) -> Path:
    """Give a finished file its name: that of the one it `replaces`, or the first that is free. The other stays until
    the new one is there."""
    name = NAME.format(day=day.isoformat(), time=f"{start // 60 % 24:02}.{start % 60:02}")
    old = replaces.path if replaces is not None and _read(replaces.path) == replaces else None
    if old is not None and (old.stem == name or old.stem.startswith(f"{name} (")):
        disk.put_in_place(temporary, old)
        return old
    target, number = folder_of(path) / f"{name}{ENDING}", 2
    while True:
        with contextlib.suppress(FileExistsError):
            disk.name_once(temporary, target)
            break
        target, number = target.with_name(f"{name} ({number}){ENDING}"), number + 1
    if old is not None:
        take_away(old)
    return target


def clear(path: Path, but: frozenset[str] = frozenset()) -> tuple[Path, ...]:
    """Take ours away, but for those of these workshops, with what a killed program left, and the folder with the last
    of them. Returns whatever file lies there still: those that would not go, and those that are not ours."""
    folder = folder_of(path)
    disk.clear_dead(folder)
    try:
        found = tuple(_files(folder))
    except OSError:
        return (folder,)
    left = tuple(each for each in found if not _goes(each, but))
    if found:
        with contextlib.suppress(OSError):  # something is left in it
            folder.rmdir()
    return left


def clear_strays(path: Path, engagement_id: str, known: Iterable[Path] = ()) -> None:
    """Take away what this engagement left under another name of its file, and where it stood before: the folder stays
    behind when a file gets another name or place. `known` are files that were opened here. One whose file is still
    there is that file's, a copy's, say."""
    beside = folder_of(path)
    try:
        names = os.listdir(beside.parent)
    except OSError:
        return
    files = {Path(each).stem.casefold() for each in names if not each.endswith(FOLDER)}
    for name in names:
        stem, folder = name.removesuffix(FOLDER), beside.parent / name
        if stem != name and stem.casefold() not in files and folder != beside:
            _clear_stray(folder, engagement_id)
    for each in known:
        if folder_of(each) != beside and not os.path.lexists(each):
            _clear_stray(folder_of(each), engagement_id)


def _clear_stray(folder: Path, engagement_id: str) -> None:
    if folder.is_symlink():
        return
    with contextlib.suppress(OSError):
        found = [paper for each in _files(folder) if (paper := _read(each)) is not None]
        gone = [take_away(each.path) for each in found if each.engagement_id == engagement_id]
        if gone:
            folder.rmdir()


def take_away(paper: Path) -> bool:
    """Overwritten, where no other name leads to it: names stand in it. Out of sight first, or whoever is killed here
    leaves a paper of zeros, under the name that somebody opens at 8:45. False when it would not go."""
    gone = disk.unfinished(paper)
    try:
        paper.rename(gone)
        with gone.open("rb+") as file:
            facts = os.fstat(file.fileno())
            if facts.st_nlink == 1:
                file.write(bytes(facts.st_size))
                file.flush()
                os.fsync(file.fileno())
        gone.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        with contextlib.suppress(OSError):
            gone.rename(paper)  # where somebody finds it and is told of it
        return False
    return True


def _goes(file: Path, but: frozenset[str]) -> bool:
    ours = _read(file)
    return ours is not None and ours.workshop_id not in but and take_away(file)


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for name in names:
        if (folder / name).is_file() and not name.endswith(disk.ENDING):
            yield folder / name


def _read(file: Path) -> PlanBPaper | None:
    """What a file says of itself; None for one that is not ours, or not as we left it."""
    if file.suffix.lower() != ENDING or file.is_symlink():
        return None
    try:
        with file.open("rb") as opened:
            facts = os.fstat(opened.fileno())
            opened.seek(max(0, facts.st_size - _LONGEST_SEAL))
            if facts.st_size > LARGEST or _SEAL not in opened.read():
                return None  # somebody else's, which may be large
            opened.seek(0)
            data = opened.read()
    except OSError:
        return None
    return _unsealed(file, data, _stamp(facts))


def _unsealed(file: Path, data: bytes, stamp: tuple[int, int]) -> PlanBPaper | None:
    at = data.rfind(_SEAL, max(0, len(data) - _LONGEST_SEAL))
    before, mark = data[:-65], data[-65:-1]
    if at < 0 or data[-1:] != b"\n" or hashlib.sha256(before).hexdigest().encode("ascii") != mark:
        return None
    try:
        told = json.loads(before[at + len(_SEAL) :])
        day, made = date.fromisoformat(told["day"]), datetime.fromisoformat(told["made"])
        plan, engagement = str(told["plan"]), str(told.get("engagement", ""))
        return PlanBPaper(file, str(told["workshop"]), day, made, plan, bool(told["seats"]), engagement, stamp)
    except (ValueError, TypeError, KeyError):
        return None


def _stamp(facts: os.stat_result) -> tuple[int, int]:
    return facts.st_size, facts.st_mtime_ns

"""Who met whom in workshops of other engagements: one JSON file in the coach's own library, on this machine only. It
holds no name and no client: people are told apart by hashes of their names under a salt that is this file's own, and so
are engagements and workshops. Whoever has the file and a name can still find out whether that name is in it; that is
why a file with a passphrase is never learnt from, nor told anything.

Rehearsals and the sample teach nothing. Learnt when a day ends and with the dated copies, as lengths of items are; read
when groups are made. `forget_all` empties it, `forget_person` takes one person out.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from workshop_app.application import user_files
from workshop_app.application.ports import Reader
from workshop_app.application.seating import pairs_in
from workshop_app.application.settings import data_folder
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.naming import folded
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopStatus

MOST_WORKSHOPS = 200  # the last ones
Pair = tuple[str, str]


class _Remembered(Struct, frozen=True):
    """One workshop: whose engagement it was, and how often two people shared a room."""

    engagement: str
    pairs: Mapping[Pair, int]


class _MemoryShelf(Struct, frozen=True):
    """What the file holds, the oldest workshop first."""

    salt: str = ""
    workshops: Mapping[str, _Remembered] | None = None


class MemorySize(Struct, frozen=True):
    """How much is remembered: of so many workshops, so many pairs of people."""

    workshops: int = 0
    pairs: int = 0


def remember(reader: Reader, *, passphrase: bool) -> int:
    """Take over the workshops of this engagement that are finished, and returns how many are new. Nothing of a file
    that has a passphrase: what was remembered of it before it had one goes."""
    engagement = reader.all(Engagement)[0]
    if engagement.sample:
        return 0
    shelf = _read()
    known = dict(shelf.workshops or {})
    salt = shelf.salt or secrets.token_hex(16)
    mark = _hash(salt, engagement.id)
    if passphrase:
        left = {id: each for id, each in known.items() if each.engagement != mark}
        if len(left) < len(known):
            _write(_MemoryShelf(salt, left))
        return 0
    fresh = dict(_finished(reader, salt, mark, known))
    if fresh:
        _write(_MemoryShelf(salt, dict([*known.items(), *fresh.items()][-MOST_WORKSHOPS:])))
    return len(fresh)


def recalled(engagement_id: str, people: Iterable[Person], *, passphrase: bool) -> Mapping[Pair, int]:
    """How often these people met in engagements other than this one, for two ids in order. Who shares a name with
    somebody else among them cannot be told apart from them, and has met nobody. Reads a file: for a worker thread."""
    shelf = _read()
    if passphrase or not shelf.workshops:
        return {}
    own = _hash(shelf.salt, engagement_id)
    alone = {mark: id for id, mark in _marks(shelf.salt, people).items()}
    met: dict[Pair, int] = {}
    for workshop in shelf.workshops.values():
        for pair, times in workshop.pairs.items() if workshop.engagement != own else ():
            if alone.keys() >= set(pair):
                here = _ordered(alone[pair[0]], alone[pair[1]])
                met[here] = met.get(here, 0) + times
    return met


def size() -> MemorySize:
    """How much is remembered."""
    workshops = (_read().workshops or {}).values()
    return MemorySize(len(workshops), len({pair for each in workshops for pair in each.pairs}))


def forget_all() -> bool:
    """Remember nothing any more; False where the file cannot be removed."""
    try:
        _path().unlink(missing_ok=True)
    except OSError:
        return False
    return True


def forget_person(names: Iterable[str]) -> bool:
    """Take whoever is called so out of every meeting; returns whether they were in one."""
    shelf = _read()
    gone = {_hash(shelf.salt, _spelled(name)) for name in names}
    left = {
        id: _Remembered(each.engagement, {pair: n for pair, n in each.pairs.items() if gone.isdisjoint(pair)})
        for id, each in (shelf.workshops or {}).items()
    }
    if left == (shelf.workshops or {}):
        return False
    _write(_MemoryShelf(shelf.salt, left))
    return True


def _finished(
    reader: Reader, salt: str, engagement: str, known: Mapping[str, _Remembered]
) -> Iterator[tuple[str, _Remembered]]:
    marks = _marks(salt, reader.all(Person))
    for workshop in reader.all(Workshop, status=WorkshopStatus.FINISHED):
        id = _hash(salt, workshop.id)
        plan = None if id in known else reader.find(GroupPlan, workshop.id)
        if plan is not None:
            told = {pair: times for pair, times in pairs_in(plan).items() if marks.keys() >= set(pair)}
            met = {_ordered(marks[one], marks[other]): times for (one, other), times in told.items()}
            yield id, _Remembered(engagement, met)


def _marks(salt: str, people: Iterable[Person]) -> dict[str, str]:
    """What stands for the name of each person whose name nobody shares, by id."""
    by_id = {person.id: _hash(salt, _spelled(person.name)) for person in people}
    often = Counter(by_id.values())
    return {id: mark for id, mark in by_id.items() if often[mark] == 1}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _spelled(name: str) -> str:
    return " ".join(folded(name).split())


def _hash(salt: str, words: str) -> str:
    return hashlib.sha256(f"{salt}\x1f{words}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _path() -> Path:
    return data_folder() / "library" / "meetings.json"


def _read() -> _MemoryShelf:
    try:
        stored = json.loads(_path().read_text("utf-8"))
        return _MemoryShelf(
            str(stored["salt"]),
            {
                str(id): _Remembered(
                    str(each["engagement"]), {(str(a), str(b)): int(times) for a, b, times in each["pairs"]}
                )
                for id, each in stored["workshops"].items()
            },
        )
    except OSError:
        return _MemoryShelf()
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        user_files.set_aside(_path())
        return _MemoryShelf()


def _write(shelf: _MemoryShelf) -> None:
    held = {
        id: {"engagement": each.engagement, "pairs": [[*pair, times] for pair, times in each.pairs.items()]}
        for id, each in (shelf.workshops or {}).items()
    }
    try:
        user_files.write_whole(_path(), json.dumps({"salt": shelf.salt, "workshops": held}, indent=1) + "\n")
    except OSError:
        return

"""What changed since two copies of an engagement parted: here, and there. Reads only; whoever brings the copies
together asks here for the three sides of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct

from workshop_app.application.base_state import StateAt, kept_since, marks
from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.lineage import own
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.lineage import BaseState, CopyTaken
from workshop_app.domain.stored import CONTENT


class Parting(Struct, frozen=True):
    """The last state that two files had in common: revision `revision` of the copy `copy_id`. `certain` is False where
    both carry the id of one copy and went on from it outside this program: that one holds all of the other cannot be
    known then."""

    copy_id: str
    revision: int
    certain: bool = True


class ThreeWay(Struct, frozen=True):
    """What changed on each side since `base`."""

    base: Parting
    here: Changes
    there: Changes


def changes_since_base(reader: Reader, copy_id: str = "") -> Changes:
    """What is different from how it stood when a copy was handed over, row by row, values before and after. Without a
    `copy_id`: since this file was taken from its parent, or, in a first file, since the last copy was taken of it.
    KnownError(NEVER_HANDED_OVER) when there is no such copy."""
    return since_revision(reader, parted_at(reader, copy_id).revision)


def parted_at(reader: Reader, copy_id: str = "") -> CopyTaken:
    """The hand-over that `changes_since_base` goes back to."""
    here = own(reader)
    found = reader.find(CopyTaken, copy_id or (here.id if here else ""))
    if found is None and not copy_id:
        found = next((each for each in reader.all(CopyTaken)[::-1] if here and each.parent_id == here.id), None)
    if found is None:
        raise KnownError(ErrorCode.NEVER_HANDED_OVER)
    return found


def since_revision(reader: Reader, mark: int) -> Changes:
    """The same since one of this file's marks."""
    return Changes(tuple(_changed(reader, mark)))


def _changed(reader: Reader, mark: int) -> Iterator[RowChange]:
    for (kind, id), kept in kept_since(reader, mark).items():
        before = None if kept.state is BaseState.ABSENT else kept.row
        after = reader.find(kind, id)
        if before != after:
            yield RowChange(kind, id, before, after)


def three_way(here: Reader, there: Reader) -> ThreeWay:
    """What changed here, and what there, since the two parted. KnownError(NO_COMMON_COPY) when they never were one, or
    neither keeps the state they had in common."""
    base = parting(here, there)
    sides = [reader for reader in (here, there) if _keeps(reader, base)]
    if not sides:
        raise KnownError(ErrorCode.NO_COMMON_COPY)
    state = StateAt(sides[0], base.revision)
    return ThreeWay(base, *(_since(reader, base, state) for reader in (here, there)))


def parting(here: Reader, there: Reader) -> Parting:
    """Where the ways of two files parted; KnownError(NO_COMMON_COPY) when that cannot be told."""
    mine, theirs = dict(_line(here)), dict(_line(there))
    if mine and theirs and next(iter(mine)) == next(iter(theirs)):
        return _of_one_copy(here, there)
    for copy_id, (revision, saved_at) in mine.items():
        if copy_id in theirs:
            other_revision, other_saved_at = theirs[copy_id]
            if revision == other_revision and saved_at != other_saved_at:
                break  # two that carry one id, because one was copied outside this program, were both handed on
            return Parting(copy_id, min(revision, other_revision))
    raise KnownError(ErrorCode.NO_COMMON_COPY)


def _of_one_copy(here: Reader, there: Reader) -> Parting:
    """Two files that carry one id: a dated copy, or a copy made outside this program. What both know to have been taken
    of them was taken before they parted. Without that the one with fewer revisions may be where the other comes from,
    or have gone its own way: that cannot be known."""
    one, other = own(here), own(there)
    assert one
    assert other
    if one == other:
        return Parting(one.id, one.revision)
    both = {each.id for each in here.all(CopyTaken)} & {each.id for each in there.all(CopyTaken)}
    known = [each.revision for each in here.all(CopyTaken) if each.id in both]
    if known:
        return Parting(one.id, max(known))
    if one.revision == other.revision:
        raise KnownError(ErrorCode.NO_COMMON_COPY)
    return Parting(one.id, min(one.revision, other.revision), certain=False)


def _line(reader: Reader) -> Iterator[tuple[str, tuple[int, datetime | None]]]:
    """This copy, the one it was taken from, and so on, each with the revision up to which this file follows it, and
    when that one was saved."""
    here = own(reader)
    seen: set[str] = set()
    id, at = (here.id, (here.revision, here.changed_at)) if here else ("", (0, None))
    while id and id not in seen:
        seen.add(id)
        yield id, at
        taken = reader.find(CopyTaken, id)
        id, at = (taken.parent_id, (taken.revision, taken.revision_at)) if taken else ("", (0, None))


def _keeps(reader: Reader, base: Parting) -> bool:
    here = own(reader)
    if here is not None and (here.id, here.revision) == (base.copy_id, base.revision):
        return True
    return base.revision in marks(reader) and base.copy_id in dict(_line(reader))


def _since(reader: Reader, base: Parting, state: StateAt) -> Changes:
    if _keeps(reader, base):
        return since_revision(reader, base.revision)
    return Changes(tuple(row for kind in CONTENT for row in _different(reader, state, kind)))


def _different(reader: Reader, state: StateAt, kind: type) -> Iterator[RowChange]:
    stood: tuple[Any, ...] = state.all(kind)
    stands: tuple[Any, ...] = reader.all(kind)
    before, after = {row.id: row for row in stood}, {row.id: row for row in stands}
    for id in dict.fromkeys((*before, *after)):
        if before.get(id) != after.get(id):
            yield RowChange(kind, id, before.get(id), after.get(id))

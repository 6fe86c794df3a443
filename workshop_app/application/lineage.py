"""Keeps a file's lineage true: each saved change is a revision, and the first change of a row after a copy was taken
leaves the row behind as it stood. Called by the place of change after each command, in the same transaction, and when a
copy is made.

None of it can be undone: what Undo brings back is a change like any other, and counts one revision on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.ports import Clock, Reader, Transaction
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.identity import new_id
from workshop_app.domain.lineage import BaseRow, BaseState, CopyReason, CopyTaken, Lineage, base_row_id

_NOT_CONTENT = frozenset({Lineage, CopyTaken, BaseRow})


class LineageFacts(Struct, frozen=True):
    """Where this file comes from, as it is told: itself (None: never changed by this edition), the copy it began as
    (None for a first file), and the copies that were taken of it, the newest first."""

    here: Lineage | None
    began: CopyTaken | None
    taken: tuple[CopyTaken, ...]


def facts(reader: Reader) -> LineageFacts:
    """What the file knows of where it comes from."""
    here = own(reader)
    if here is None:
        return LineageFacts(None, None, ())
    taken = (each for each in reader.all(CopyTaken) if each.parent_id == here.id)
    return LineageFacts(here, reader.find(CopyTaken, here.id), tuple(taken)[::-1])


def own(reader: Reader) -> Lineage | None:
    """Which copy this file is; None before this edition first wrote into it."""
    return next(iter(reader.all(Lineage)), None)


def count_revision(tx: Transaction, changes: Changes, clock: Clock, *, forgets: bool = False) -> None:
    """Write down that these changes were made. `forgets`: nothing may keep what stood before them."""
    rows = [row for row in changes.rows if row.kind not in _NOT_CONTENT]
    if not rows:
        return
    _keep_base(tx, rows, forgets=forgets)
    here = own(tx) or Lineage(new_id())
    tx.put(replace(here, revision=here.revision + 1, changed_at=clock.now()))


def begin(tx: Transaction, now: datetime) -> None:
    """Give a file of an earlier edition its own id."""
    if own(tx) is None:
        tx.put(Lineage(new_id(), 1, now))


def copy_of(here: Lineage, at: datetime, how: CopyReason, file: str = "") -> CopyTaken:
    """A copy that is being taken of this file, with a new id of its own."""
    return CopyTaken(new_id(), here.id, here.revision, at, how, here.changed_at, file)


def become(tx: Transaction, taken: CopyTaken) -> None:
    """Make the file that holds everything of its parent into this copy of it."""
    here = own(tx)
    if here is not None:
        tx.remove(Lineage, here.id)
    tx.put(Lineage(taken.id, taken.revision, taken.revision_at))
    tx.put(taken)


def _keep_base(tx: Transaction, rows: Sequence[RowChange], *, forgets: bool) -> None:
    mark = max((each.revision for each in tx.all(CopyTaken)), default=None)
    if mark is None:
        return
    (engagement,) = tx.all(Engagement)
    new = {each.id: each for each in _as_they_stood(engagement.id, rows, mark, forgets=forgets)}
    for id in tx.some(BaseRow, list(new)):
        del new[id]
    tx.put_all(BaseRow, tuple(new.values()))


def _as_they_stood(engagement_id: str, rows: Iterable[RowChange], mark: int, *, forgets: bool) -> Iterable[BaseRow]:
    for row in rows:
        kind = row.kind.__name__
        state, stood = BaseState.STOOD, row.before
        if row.before is None:
            state = BaseState.ABSENT
        elif forgets:
            state, stood = BaseState.FORGOTTEN, row.after
        yield BaseRow(base_row_id(engagement_id, mark, kind, row.id), kind, row.id, mark, state, stood)

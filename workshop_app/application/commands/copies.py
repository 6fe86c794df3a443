"""Copies that are taken of a file: what the copy is told of where it comes from, and the note that its parent takes of
it. Neither is a step for undo, nor a change of the engagement: the parent's revision stays."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from itertools import groupby
from typing import Any

from msgspec import Struct

from workshop_app.application import lineage
from workshop_app.application.history import Irrevocable
from workshop_app.application.ports import Clock, Reader, Transaction
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.lineage import CopyReason, CopyTaken
from workshop_app.domain.once import all_once


class NoteCopy(Struct, frozen=True):
    """Write down that a copy was taken: from the next change on, this file keeps what both had in common."""

    copy: CopyTaken
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(self.copy)


class TakePlans(Struct, Irrevocable, frozen=True):
    """Put what a template gave into a file that is just being made: that is where it begins, and no change of it."""

    values: tuple[Any, ...]
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        (engagement,) = tx.all(Engagement)
        for kind, values in groupby(all_once(engagement.id, self.values), type):
            tx.put_all(kind, tuple(values))


class CopyInTheMaking(Struct, frozen=True):
    """A copy before it has its name. `begin` tells it what it is; `note` is for its parent, None where that has no id
    of its own yet."""

    begin: Callable[[Transaction], None]
    note: NoteCopy | None


def taken_now(reader: Reader, clock: Clock, file: str, how: CopyReason | None = None) -> CopyInTheMaking:
    """A copy of this file as it stands, to be saved under this name (without its folder)."""
    here = lineage.own(reader)
    if here is None:
        return CopyInTheMaking(partial(lineage.begin, now=clock.now()), None)
    copy = lineage.copy_of(here, clock.now(), how or CopyReason.HANDED_OVER, file)
    return CopyInTheMaking(partial(lineage.become, taken=copy), NoteCopy(copy))

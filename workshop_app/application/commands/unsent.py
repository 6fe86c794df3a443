"""Keeping words that wait for Enter. That is no step for undo: nothing was made of them yet, and what could be done
again still can."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct

from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.unsent import LinePlace, UnsentLine


class KeepUnsent(Struct, frozen=True):
    """Keep what stands in the line at this place; nothing (or white space) takes out what was kept."""

    place: LinePlace
    text: str
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        if self.text.strip():
            tx.put(UnsentLine(self.place.id, self.text, self.place.owner_id))
        else:
            tx.remove(UnsentLine, self.place.id)


def remove_unsent(tx: Transaction, owner_id: str) -> None:
    """Take out what waits in the lines of something that is being removed: nobody would see it again."""
    for each in tx.all(UnsentLine, owner_id=owner_id):
        tx.remove(UnsentLine, each.id)

"""What a command is: every change of an engagement is one, made in `application/commands`, run by `Workspace`."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Protocol

from workshop_app.application.ports import Clock, Transaction


class Command(Protocol):
    """A request to change the engagement: a frozen struct in `application/commands`, imperative name.

    `merge_key` joins typing into one undo step: two commands in a row with the same key (not None) undo together.
    `undoable` False keeps a command out of the undo stack (run events: a day that happened stays happened)."""

    @property
    def merge_key(self) -> Hashable | None: ...

    @property
    def undoable(self) -> bool: ...

    def run(self, tx: Transaction, clock: Clock) -> None:
        """Check the rule, then put and remove values. Raises KnownError to refuse; then nothing is changed."""

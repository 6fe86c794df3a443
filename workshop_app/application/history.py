"""Undo and redo: inverse commands made from what a command changed. Toolkit-free; Ctrl+Z reaches it only after the
focused text field had its turn (ui)."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from msgspec import Struct

from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.ports import Clock, Transaction

if TYPE_CHECKING:
    from workshop_app.application.command import Command

DEEPEST = 1000  # steps kept until the file is closed


class Restore(Struct, frozen=True):
    """The inverse of anything: put back what a step changed and still is as the step left it (or, forwards, make it
    again)."""

    rows: tuple[RowChange, ...]
    forwards: bool = False
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        from workshop_app.application.taking_back import take_back  # asked when something is undone, not at the start

        take_back(tx, self.rows, forwards=self.forwards)


class Irrevocable:
    """A command that cannot be taken back, and neither can anything before it: the steps kept for undo hold values as
    they were, and with them what this command was to remove from everywhere. It leaves no versions either."""

    __slots__ = ()


class HistoryStep(Struct, frozen=True):
    """One undo step: the command that is named to the user, and everything it changed."""

    command: Command
    rows: tuple[RowChange, ...]


class History:
    """Two stacks of steps. Remembering a new step drops what could be redone."""

    def __init__(self) -> None:
        self._done: list[HistoryStep] = []
        self._undone: list[HistoryStep] = []
        self._sealed = False

    @property
    def next_undo(self) -> Command | None:
        """The command Ctrl+Z would take back, for its label."""
        return self._done[-1].command if self._done else None

    @property
    def next_redo(self) -> Command | None:
        return self._undone[-1].command if self._undone else None

    def remember(self, command: Command, changes: Changes) -> None:
        self._undone.clear()
        last = self._done[-1] if self._done else None
        same = last and command.merge_key is not None and last.command.merge_key == command.merge_key
        if last and same and not self._sealed:
            rows = _joined(last.rows, changes.rows)
            self._done[-1:] = [HistoryStep(command, rows)] if rows else []
            self._sealed = not rows  # typed back to the start: the step is gone, and the one before it stays closed
        else:
            self._done.append(HistoryStep(command, changes.rows))
            del self._done[:-DEEPEST]
            self._sealed = False

    def clear(self) -> None:
        """Keep no step at all, and no value of one."""
        self._done.clear()
        self._undone.clear()
        self._sealed = False

    def seal(self) -> None:
        """End the merging of typing: the next command starts a step of its own (focus left the field)."""
        self._sealed = True

    def inverse(self) -> Restore | None:
        return Restore(self._done[-1].rows) if self._done else None

    def again(self) -> Restore | None:
        return Restore(self._undone[-1].rows, forwards=True) if self._undone else None

    def moved(self, _changes: Changes, *, back: bool) -> None:
        """The step that `inverse` (back) or `again` told of was gone through."""
        if back:
            self._sealed = True
            self._undone.append(self._done.pop())
        else:
            self._done.append(self._undone.pop())


def _joined(first: tuple[RowChange, ...], then: tuple[RowChange, ...]) -> tuple[RowChange, ...]:
    rows = {(row.kind, row.id): row for row in first}
    for row in then:
        known = rows.get((row.kind, row.id))
        before = _as_it_was(known, row.before) if known else row.before
        rows[row.kind, row.id] = RowChange(row.kind, row.id, before, row.after)
    return tuple(row for row in rows.values() if row.before != row.after)


def _as_it_was(known: RowChange, now: object | None) -> object | None:
    """What stood there before the first of two steps that become one. What somebody else changed between them is no
    part of either."""
    if known.after == now or known.before is None or known.after is None or now is None:
        return known.before
    from workshop_app.domain.value_changes import Overtaken, value_change, with_change

    before: object = with_change(known.before, value_change(known.after, now), Overtaken.LEFT)
    return before

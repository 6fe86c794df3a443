"""Undo and redo: inverse commands made from what a command changed. Toolkit-free; Ctrl+Z reaches it only after the
focused text field had its turn (ui)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from workshop_app.application.command import Command

DEEPEST = 1000  # steps kept until the file is closed


class Restore(Struct, frozen=True):
    """The inverse of anything: put every value back as it was (or, forwards, as it became)."""

    rows: tuple[RowChange, ...]
    forwards: bool = False
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        if self.forwards:
            steps = [_RowBack(row.kind, row.id, row.after, row.before) for row in self.rows]
        else:
            steps = [_RowBack(row.kind, row.id, row.before, row.after) for row in reversed(self.rows)]
        for (kind, gone, new), like in groupby(steps, key=_manner):
            rows = tuple(like)
            if gone:
                _check_never_run(tx, rows)
                tx.remove_all(kind, [row.id for row in rows])
            elif new:
                tx.put_all(kind, [row.wanted for row in rows])
            else:
                _put_fields_back(tx, rows)


class _RowBack(Struct, frozen=True):
    """One row of a step back or forth: what it is to be, and what the step left."""

    kind: type
    id: str
    wanted: Any
    left: Any


def _manner(row: _RowBack) -> tuple[type, bool, bool]:
    """Rows that follow each other and are alike in this are taken back together."""
    return row.kind, row.wanted is None, row.left is None


def _put_fields_back(tx: Transaction, rows: Sequence[_RowBack]) -> None:
    for row in rows:
        _check_what_ran(tx, row.wanted)
        tx.put(_with_only_its_own_fields(tx.find(row.kind, row.id), row.wanted, row.left))


def _with_only_its_own_fields(current: Any, wanted: Any, left: Any) -> Any:
    """The present value with just those fields put back that the step changed: what no undo may touch (a workshop that
    was held meanwhile) stays."""
    if current is None:
        return wanted
    names = (name for name in wanted.__struct_fields__ if getattr(wanted, name) != getattr(left, name))
    return replace(current, **{name: getattr(wanted, name) for name in names})


def _check_never_run(tx: Transaction, rows: Sequence[_RowBack]) -> None:
    """Taking back the planning of a workshop must not take its logged days along."""
    from workshop_app.domain.run_rows import Run  # asked when something is undone, not when a file is opened
    from workshop_app.domain.workshops import Workshop

    for row in rows:
        if row.kind is Workshop and tx.count(Run, workshop_id=row.id):
            raise KnownError(ErrorCode.WORKSHOP_OVER, title=tx.get(Workshop, row.id).title)


def _check_what_ran(tx: Transaction, wanted: object) -> None:
    """Nor must taking back an edit of its agenda."""
    from workshop_app.application.what_ran import check_log_fits
    from workshop_app.domain.workshops import WorkshopAgenda

    if isinstance(wanted, WorkshopAgenda):
        check_log_fits(tx, wanted.id, wanted.agenda)


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
        rows[row.kind, row.id] = RowChange(row.kind, row.id, known.before if known else row.before, row.after)
    return tuple(row for row in rows.values() if row.before != row.after)

"""What can be changed in the middle of a cycle, for the form that does it: fields of a key result, of its objective and
of the set, and what comes or goes. The levels are those that were agreed."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from workshop_app.application.changed_levels import goals_to_change
from workshop_app.application.ports import Reader
from workshop_app.domain.okr import DraftSet


class ChangeKind(StrEnum):
    """What happens to what is chosen."""

    RESULT = "result"  # a field of the key result
    OBJECTIVE = "objective"  # a field of its objective
    SET = "set"  # a field of the set
    ADD = "add"
    TAKE_OUT = "take_out"


class ChangeChoice(Struct, frozen=True):
    """One line of the choice; `field` is what changes, or what comes or goes: a "result" or an "objective"."""

    kind: ChangeKind
    field: str
    words: str


def change_choices(reader: Reader, set_id: str) -> tuple[ChangeChoice, ...]:
    """All of them, in the order in which they are offered."""
    fields = (
        (ChangeKind.RESULT, "text", _tr("The words")),
        (ChangeKind.RESULT, "baseline", _tr("Today's value")),
        *((ChangeKind.RESULT, *each) for each in _levels(reader, set_id)),
        (ChangeKind.RESULT, "unit", _tr("The unit")),
        (ChangeKind.OBJECTIVE, "text", _tr("The objective it belongs to")),
        (ChangeKind.OBJECTIVE, "why_now", _tr("Why now of that objective")),
        (ChangeKind.SET, "mission", _tr("The mission of the set")),
        (ChangeKind.ADD, "result", _tr("Add a key result to that objective")),
        (ChangeKind.ADD, "objective", _tr("Add an objective to the set")),
        (ChangeKind.TAKE_OUT, "result", _tr("Take this key result out")),
        (ChangeKind.TAKE_OUT, "objective", _tr("Take the objective out, with its key results")),
    )
    return tuple(ChangeChoice(*each) for each in fields)


def _levels(reader: Reader, set_id: str) -> tuple[tuple[str, str], ...]:
    goals = goals_to_change(reader, reader.get(DraftSet, set_id))
    if len(goals) == 1:
        return ((goals[0], _tr("The number to reach")),)
    return tuple(zip(goals, (_tr("0.3 commit"), _tr("0.7 target"), _tr("1.0 stretch")), strict=True))


def _tr(words: str) -> str:
    return QCoreApplication.translate("ChangeForm", words)

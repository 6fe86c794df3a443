"""What the user wants of the set that is shown: one object for the whole middle of the drafts screen, handed down to
every card. Widgets say it here, and the panel hears it here; nothing in between passes anything on."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class DraftAction(StrEnum):
    """What can be done beside typing. The id that goes with it is that of the part it is done to: of the set for
    `ADD_OBJECTIVE`, `REMOVE_SET` and `BOARD`, of the objective for `ADD_KEY_RESULT` and `REMOVE_OBJECTIVE`, else of the
    key result."""

    ADD_OBJECTIVE = "add_objective"
    REMOVE_OBJECTIVE = "remove_objective"
    ADD_KEY_RESULT = "add_key_result"
    ADD_BEHIND = "add_behind"
    UP = "up"
    DOWN = "down"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    REMOVE_SET = "remove_set"
    BOARD = "board"


class DraftRequests(QObject):
    """Signals:
    edited: (DraftSet, Objective or KeyResult: the class, id, field, value).
    focused: the id of the part the user went to.
    requested: (DraftAction, id).
    status_chosen: (id of the set, DraftStatus).
    """

    edited = Signal(object, str, str, object)
    focused = Signal(str)
    requested = Signal(object, str)
    status_chosen = Signal(str, object)

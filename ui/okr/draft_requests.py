"""What the user wants of the set that is shown: one object for the whole middle of the drafts screen, handed down to
every card. Widgets say it here, and the panel hears it here; nothing in between passes anything on."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class DraftAction(StrEnum):
    """What can be done beside typing. The id that goes with it is that of the part it is done to: of the set for
    `ADD_OBJECTIVE`, `REMOVE_SET`, `SCORE_AS_DECIDED`, `BOARD` and `SORT`, of the objective for `ADD_KEY_RESULT`,
    `COPY_OBJECTIVE` and `REMOVE_OBJECTIVE`, else of the key result."""

    ADD_OBJECTIVE = "add_objective"
    COPY_OBJECTIVE = "copy_objective"
    REMOVE_OBJECTIVE = "remove_objective"
    ADD_KEY_RESULT = "add_key_result"
    ADD_BEHIND = "add_behind"
    UP = "up"
    DOWN = "down"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    REMOVE_SET = "remove_set"
    SCORE_AS_DECIDED = "score_as_decided"
    MAKE_ACTIVITY = "make_activity"
    MAKE_BASELINE = "make_baseline"
    BOARD = "board"
    SORT = "sort"


class DraftRequests(QObject):
    """Signals:
    edited: (DraftSet, Objective or KeyResult: the class, id, field, value).
    focused: (the id of the part the user went to, the number of its step).
    opened: (the id of a key result whose card is to open, the field the cursor goes to or "").
    closed: the id of a key result whose card is to close.
    requested: (DraftAction, id).
    status_chosen: (id of the set, DraftStatus).
    put_off: the DraftFinding to ask again next time.
    put_aside: (DraftFinding, the reason why it does not apply here).
    asked_again: the Dismissals after which those questions are asked again.
    left: the id of the part to take the keyboard back to.
    question_named: (id, field, the question that changed its wording).
    parameter_requested: the key of the parameter to see.
    line_added: a health metric, a line of what is not done now, or an activity to add.
    line_removed: (its class, its id).
    person_wanted: the name of somebody to add to the people.
    example_wanted: the id of the key result to keep as an example.
    copy_wanted: the id of the set to copy.
    came_up: the widget in a card that somebody asked for, to be brought into sight.
    """

    edited = Signal(object, str, str, object)
    focused = Signal(str, int)
    opened = Signal(str, str)
    closed = Signal(str)
    requested = Signal(object, str)
    status_chosen = Signal(str, object)
    put_off = Signal(object)
    put_aside = Signal(object, str)
    asked_again = Signal(object)
    left = Signal(str)
    question_named = Signal(str, str, str)
    parameter_requested = Signal(str)
    line_added = Signal(object)
    line_removed = Signal(object, str)
    person_wanted = Signal(str)
    example_wanted = Signal(str)
    copy_wanted = Signal(str)
    came_up = Signal(object)

"""Nothing private reaches the room: by type (its value has no field that could carry it), and by looking everywhere in
its windows for planted marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.run.digits import Digits
from ui.run.panel import RunPanel
from ui.run.room_view import RoomView
from ui.run.room_words import RoomWords
from workshop_app.domain.run import Next, NoteKind

PRIVATE = "PRIVATE-MARKER"
# What a participant may read, field by field. A new field has to be put here by somebody who has thought about it.
PUBLIC_TEXT = {
    "RoomView": {"title", "todo", "next_title", "next_at", "clock", "message", "until"},
    "Digits": {"text"},
    "PhaseView": {"next_at", "step_left"},
    "SeatLine": {"name", "room", "coach", "coachee", "observers", "letter"},
    "RoomClock": {"room"},
    "RoomWords": {
        "title", "clock", "digits", "state", "phase", "todo", "next", "page", "moment", "message", "banner",
        "beside", "round", "until", "turns", "phases",
    },
    "SeatWords": {"name", "room", "seat", "others", "letter"},
    "PhaseShare": set(),
    "RoomCard": {"title"},
    "CardLine": {"head", "body"},
    "CardWords": {"title", "page"},
    "ClockWords": {"room", "digits", "phase"},
    "GroupLine": {"id", "name", "title", "todo", "until", "next_title"},
    "GroupWords": {"name", "title", "todo"},
}  # fmt: skip
SAID = ("text", "windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription")
HARMLESS = (bool, int, float, timedelta, datetime, type(None))


def _kinds(hint: Any) -> Iterator[Any]:
    """The types a field can hold, through unions and tuples."""
    if get_origin(hint) is None:
        yield hint
        return
    for inner in get_args(hint):
        if inner is not Ellipsis:
            yield from _kinds(inner)


def _walk(cls: type[Struct], seen: set[type]) -> Iterator[tuple[type, str, type]]:
    if cls in seen:
        return
    seen.add(cls)
    hints = get_type_hints(cls)
    for name in cls.__struct_fields__:
        for kind in _kinds(hints[name]):
            yield cls, name, kind
            if issubclass(kind, Struct):
                yield from _walk(kind, seen)


@pytest.mark.parametrize("value", [RoomView, RoomWords])
def test_the_rooms_value_cannot_carry_anything_private(value: type) -> None:
    for cls, name, kind in _walk(value, set()):
        if kind is str:
            assert name in PUBLIC_TEXT[cls.__name__], f"{cls.__name__}.{name}: may everybody read this?"
        elif issubclass(kind, Struct):
            assert kind.__name__ in PUBLIC_TEXT, f"{cls.__name__}.{name}: {kind.__name__} is not made for the room"
        else:
            assert issubclass(kind, (*HARMLESS, Enum)), f"{cls.__name__}.{name}: {kind} can hold anything"


def test_the_walk_would_find_a_private_field() -> None:
    from agendas.model import StepTexts

    found = {(cls.__name__, name) for cls, name, _ in _walk(StepTexts, set())}
    assert ("StepTexts", "script") in found
    assert Digits in {kind for _, _, kind in _walk(RoomView, set())}


def _everything_said(window: QWidget) -> Iterator[str]:
    for each in (window, *window.findChildren(QObject)):
        for name in SAID:
            read = getattr(each, name, None)
            if callable(read):
                yield str(read())
        yield str(each.property("told"))
        yield repr(vars(each).get("_part")) + repr(vars(each).get("_words")) + repr(vars(each).get("_view"))


@pytest.mark.qt_log_ignore(r"This plugin does not support (raise|propagateSizeHints)\(\)", extend=True)
def test_no_mark_is_found_in_any_window_of_the_room(running: RunPanel, advance: Callable[[float], None]) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    conductor.place.open_window()
    conductor.place.toggle_small_clock()
    for kind in NoteKind:
        conductor.entry.note_written.emit(kind, f"{PRIVATE} {kind}")
    windows = (conductor.place.window, conductor.place.small)
    for _ in range(4):
        assert PRIVATE in " ".join(_everything_said(conductor))  # the search finds what is there
        for window in windows:
            assert window is not None
            said = " ".join(_everything_said(window))
            assert stage.picture.step is not None
            assert PRIVATE not in said
        room = conductor.place.window
        assert room is not None
        assert stage.picture.step.title in " ".join(_everything_said(room))
        advance(2)
        stage.do(Next())

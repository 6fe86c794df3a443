"""The check that screens change an engagement through the door only."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("one_door", Path(__file__).parents[2] / "scripts" / "one_door.py")
assert _SPEC is not None
assert _SPEC.loader is not None
one_door = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(one_door)


@pytest.mark.parametrize(
    "line",
    [
        "self._desk.workspace.apply(command)",
        "workspace.undo()",
        "button.clicked.connect(self._workspace.redo)",
        "action = partial(desk.workspace.apply, command)",
        "self.session.apply(wish, self)",
        "session.start(choice)",
    ],
)
def test_a_way_past_the_door_is_found(line: str) -> None:
    assert len(one_door.past_the_door(line, "ui/report/panel.py")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "self._desk.door.carry_out(command)",
        "self._desk.door.through(partial(self.session.apply, wish, self))",
        "self._desk.workspace.read.all(Person)",
    ],
)
def test_the_door_itself_is_no_finding(line: str) -> None:
    assert one_door.past_the_door(line, "ui/report/panel.py") == []


def test_every_screen_keeps_to_it() -> None:
    assert one_door.main() == 0

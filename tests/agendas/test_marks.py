"""When an item's clock warns: as people type it, as it stands in a file, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from agendas import loader, marks, schedule
from agendas.marks import MarkProblem
from agendas.model import Mark
from agendas.writing import to_toml

MINUTES_5 = Mark(5, percent=False)


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("5", MINUTES_5),
        (" 5 min ", MINUTES_5),
        ("5 minutes before the end", MINUTES_5),
        ("1h", Mark(60, percent=False)),
        ("20 %", Mark(20)),
        ("20%", Mark(20)),
        ("20 per cent", Mark(20)),
        ("20 percent before end", Mark(20)),
        ("0", None),
        ("0 %", None),
        ("100 %", None),
        ("-5", None),
        ("5 %%", None),
        ("%", None),
        ("", None),
        ("soon", None),
        ("5-10", None),
    ],
)
def test_marks_as_people_type_them(typed: str, mark: Mark | None) -> None:
    assert marks.parse_mark(typed) == mark


@pytest.mark.parametrize("mark", [MINUTES_5, Mark(20), Mark(99), Mark(1440, percent=False)])
def test_what_is_shown_can_be_typed(mark: Mark) -> None:
    assert marks.parse_mark(marks.mark_words(mark)) == mark


@pytest.mark.parametrize(
    ("warn", "last", "found"),
    [
        (None, None, None),
        (MINUTES_5, None, None),
        (MINUTES_5, MINUTES_5, None),
        (Mark(30, percent=False), None, None),
        (Mark(31, percent=False), None, MarkProblem.WARN_TOO_LONG),
        (None, Mark(31, percent=False), MarkProblem.LAST_CALL_TOO_LONG),
        (None, Mark(21), MarkProblem.LAST_CALL_FIRST),
        (MINUTES_5, Mark(20), MarkProblem.LAST_CALL_FIRST),
    ],
)
def test_what_cannot_be(warn: Mark | None, last: Mark | None, found: MarkProblem | None) -> None:
    step = loader.load("expert_onsite").step("welcome")
    assert step.minutes == 30
    assert marks.problem(replace(step, warn=warn, last_call=last)) is found


def test_they_come_back_from_a_file_unless_the_item_has_become_too_short(tmp_path: Path) -> None:
    agenda = loader.load("expert_onsite")
    steps = [
        replace(step, warn=MINUTES_5, last_call=Mark(10), advance=True) if step.id == "welcome" else step
        for step in agenda.steps
    ]
    agenda = replace(agenda, steps=tuple(steps))
    assert loader.load_bytes(to_toml(agenda).encode(), "own.toml").steps == agenda.steps
    shorter = loader.load_bytes(to_toml(schedule.with_minutes(agenda, "welcome", 4)).encode(), "own.toml")
    short = shorter.step("welcome")
    assert (short.warn, short.last_call, short.advance) == (None, None, True)

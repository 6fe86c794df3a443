"""Groups of one table, with times of their own, side by side in the plan that is made of it."""

from __future__ import annotations

import pytest

from agendas import table, table_merge
from agendas.model import Agenda, AgendaKind

Strands = list[tuple[str, list[tuple[str, int]]]]


def empty() -> Agenda:
    return Agenda("plan", next(iter(AgendaKind)), "Plan", "", (540,), (3, 30), (6, 12), ())


def planned(lines: str) -> list[tuple[int, Strands]]:
    rows = [line.split(",") for line in lines.split("\n")]
    found = table_merge.taken_over(table_merge.merge(empty(), table.read(rows).steps), False)
    return [
        (
            step.minutes,
            [(strand.name, [(each.title, each.minutes) for each in strand.steps]) for strand in step.strands],
        )
        for step in found.steps
    ]


def test_rows_of_one_group_below_those_of_another_are_strands_of_one_day() -> None:
    lines = "Group,Time,Min,Item\nA,9:00,30,Calls\nA,9:30,45,Drafts\nB,9:00,45,Letters\nB,9:45,30,Scores"
    assert planned(lines) == [(75, [("A", [("Calls", 30), ("Drafts", 45)]), ("B", [("Letters", 45), ("Scores", 30)])])]


def test_what_all_do_stands_before_and_behind_them() -> None:
    lines = (
        "Time,Group,Item\n9:00,,Welcome\n9:30,A,Calls\n10:15,A,Scores\n9:30,B,Letters\n10:00,B,Cases\n11:00,,Lunch\n"
        "12:00,,End"
    )
    strands: Strands = [("A", [("Calls", 45), ("Scores", 45)]), ("B", [("Letters", 30), ("Cases", 60)])]
    assert planned(lines) == [(30, []), (90, strands), (60, [])]


@pytest.mark.parametrize("second", ["9:30", "10:00"])
def test_groups_in_step_stay_a_block_a_time(second: str) -> None:
    lines = f"Group,Time,Min,Item\nA,9:00,30,Calls\nA,{second},30,Drafts\nB,9:00,30,Letters\nB,{second},30,Scores"
    assert planned(lines) == [
        (30, [("A", [("Calls", 30)]), ("B", [("Letters", 30)])]),
        (30, [("A", [("Drafts", 30)]), ("B", [("Scores", 30)])]),
    ]

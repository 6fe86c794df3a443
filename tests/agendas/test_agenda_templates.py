"""The built-in agendas, minute by minute against the tables they come from, and their texts."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from agendas import loader, schedule
from agendas.model import Activity, AgendaKind, StepType
from agendas.reading_steps import QUANTITIES

# start, minutes, flex, type letter, leads, cut ("never": protected, "-": after those, by kind)
EXPERT_MORNING = [
    ("9:00", 30, (20, 35), "O", "sponsor coach", "4"),
    ("9:30", 30, (20, 35), "T", "coach", "1"),
    ("10:00", 45, (35, 50), "X", "coach", "5"),
    ("10:45", 15, (10, 20), "K", "", "-"),
    ("11:00", 30, (20, 30), "T", "coach", "2"),
]
Row = tuple[str, int, tuple[int, int], str, str, str]
TABLES: dict[str, list[Row]] = {
    "expert_onsite": [
        *EXPERT_MORNING,
        ("11:30", 60, (45, 60), "B", "participants", "6"),
        ("12:30", 60, (45, 60), "K", "", "3"),
        ("13:30", 30, (20, 40), "S", "coach", "4"),
        ("14:00", 30, (20, 35), "B", "participants", "7"),
        ("14:30", 30, (15, 30), "S", "coach", "3"),
        ("15:00", 30, (15, 30), "W", "coach", "never"),
    ],
    "expert_three_rounds": [
        *EXPERT_MORNING,
        ("11:30", 40, (35, 45), "B", "participants", "5"),
        ("12:10", 20, (15, 25), "S", "coach", "3"),
        ("12:30", 60, (45, 60), "K", "", "2"),
        ("13:30", 25, (20, 30), "B", "participants", "6"),
        ("13:55", 15, (10, 15), "S", "coach", "1"),
        ("14:10", 10, (5, 10), "K", "", "-"),
        ("14:20", 25, (20, 30), "B", "participants", "7"),
        ("14:45", 15, (10, 15), "S", "coach", "1"),
        ("15:00", 30, (15, 30), "W", "coach", "never"),
    ],
    "top_level_full_day": [
        ("9:00", 10, (5, 10), "O", "sponsor", "-"),
        ("9:10", 25, (12, 25), "O", "coach", "4"),
        ("9:35", 40, (20, 40), "T", "coach", "1"),
        ("10:15", 10, (5, 10), "X", "coach", "2"),
        ("10:25", 15, (10, 15), "K", "", "-"),
        ("10:40", 30, (20, 35), "X", "coach", "-"),
        ("11:10", 35, (25, 40), "B", "participants", "-"),
        ("11:45", 15, (10, 20), "S", "coach", "3"),
        ("12:00", 60, (45, 60), "K", "", "-"),
        ("13:00", 10, (5, 10), "T", "coach", "2"),
        ("13:10", 50, (40, 60), "B", "participants", "-"),
        ("14:00", 30, (20, 40), "S", "coach", "5"),
        ("14:30", 15, (10, 15), "K", "", "-"),
        ("14:45", 35, (25, 40), "X", "coach", "-"),
        ("15:20", 15, (0, 15), "X", "coach", "1"),
        ("15:35", 25, (15, 25), "W", "coach", "never"),
    ],
    "team_level_half_day": [
        ("9:00", 10, (5, 10), "O", "team_lead", "-"),
        ("9:10", 10, (5, 10), "O", "coach", "3"),
        ("9:20", 20, (10, 20), "T", "coach", "1"),
        ("9:40", 20, (15, 25), "X", "coach", "4"),
        ("10:00", 15, (10, 20), "X", "team_lead", "-"),
        ("10:15", 15, (10, 15), "K", "", "-"),
        ("10:30", 30, (20, 35), "X", "coach", "-"),
        ("11:00", 20, (15, 20), "X", "participants", "-"),
        ("11:20", 40, (30, 45), "B", "participants", "-"),
        ("12:00", 10, (5, 10), "K", "", "-"),
        ("12:10", 25, (20, 30), "X", "coach", "-"),
        ("12:35", 10, (5, 10), "X", "project_lead", "-"),
        ("12:45", 15, (10, 15), "W", "coach", "never"),
    ],
}
DAYS: dict[str, list[int]] = {id: [1] * len(rows) for id, rows in TABLES.items()}


def read_tables() -> None:
    """The other tables stand in a text file beside this one."""
    id = ""
    for line in (Path(__file__).parent / "agenda_tables.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            id = line.strip("[]")
        elif line and not line.startswith("#"):
            day, start, minutes, flex, letter, cut, *leads = line.split()
            shortest, longest = flex.split("-")
            row = (start, int(minutes), (int(shortest), int(longest)), letter, " ".join(leads), cut)
            TABLES.setdefault(id, []).append(row)
            DAYS.setdefault(id, []).append(int(day))


read_tables()
LETTERS = {
    "O": StepType.OPENING,
    "T": StepType.THEORY,
    "X": StepType.EXERCISE,
    "B": StepType.BREAKOUT,
    "S": StepType.SHARE_BACK,
    "K": StepType.BREAK,
    "W": StepType.WRAP_UP,
}
MINUTES = {
    "expert_onsite": 390, "expert_three_rounds": 390, "expert_remote": 240,
    "top_level_full_day": 420, "top_level_half_day": 240, "top_level_remote": 240,
    "team_level_half_day": 240, "team_level_remote": 180, "team_level_several_teams": 360,
    "kr_champion_90": 90, "kr_champion_120": 120,
    "check_in_team": 30, "check_in_champion_preparation": 20, "check_in_multi_team": 75,
    "reflect_and_reset_30": 30, "reflect_and_reset_60": 60, "reflect_and_reset_90": 90,
}  # fmt: skip


def test_these_agendas_are_built_in() -> None:
    offered = set(loader.available())
    assert offered == set(TABLES), "its rows stand in TABLES, or in agenda_tables.txt beside this file"
    assert offered == set(MINUTES), "its length stands in MINUTES"
    assert len(set(loader.available())) == len(loader.available())
    folders = {path.name for path in loader.TEMPLATES.iterdir() if path.is_dir()}
    assert folders == set(TABLES), "a folder missing from order.toml is never offered"


@pytest.mark.parametrize("template_id", TABLES)
def test_every_figure_of_the_table(template_id: str) -> None:
    agenda = loader.load(template_id)
    slots = schedule.times(agenda)
    assert len(agenda.steps) == len(TABLES[template_id])
    for step, slot, row in zip(agenda.steps, slots, TABLES[template_id], strict=True):
        start, minutes, flex, letter, leads, cut = row
        assert (slot.start, step.minutes) == (schedule.parse_clock(start), minutes), step.id
        assert (step.flex.shortest, step.flex.longest) == flex, step.id
        assert step.type is LETTERS[letter], step.id
        assert " ".join(step.leads) == leads or not leads, step.id
        assert (step.protected, step.cut) == (cut == "never", int(cut) if cut.isdigit() else None), step.id
    assert agenda.minutes == MINUTES[template_id]
    assert [step.day for step in agenda.steps] == DAYS[template_id]
    assert all(one.end == other.start for one, other in pairwise(slots) if one.day == other.day)
    assert len(agenda.starts) == max(DAYS[template_id])


def test_kinds_sizes_and_sources() -> None:
    expert, three = loader.load("expert_onsite"), loader.load("expert_three_rounds")
    top, team = loader.load("top_level_full_day"), loader.load("team_level_half_day")
    assert (expert.kind, top.kind, team.kind) == (AgendaKind.EXPERT, AgendaKind.TOP_LEVEL, AgendaKind.TEAM_LEVEL)
    assert (expert.ideal, expert.people[1]) == ((12, 18), 24)
    assert (three.ideal, top.ideal, team.ideal) == ((12, 18), (6, 12), (5, 10))
    assert [each.sourced for each in (expert, three, top, team)] == [True, False, False, False]


def test_three_rounds_on_screens_and_one_minute_introductions() -> None:
    remote = loader.load("expert_remote")
    assert [(one.number, one.minutes) for step in remote.steps for one in step.rounds] == [(1, 30), (2, 25), (3, 25)]
    assert loader.load("top_level_half_day").step("introductions").seconds_each == 60
    assert loader.load("top_level_full_day").step("introductions").seconds_each == 120
    for template_id in TABLES:
        agenda = loader.load(template_id)
        assert agenda.people[0] <= agenda.ideal[0] <= agenda.ideal[1] <= agenda.people[1]


def test_rounds_of_the_expert_days() -> None:
    def phases(template_id: str) -> list[tuple[int, list[int]]]:
        steps = loader.load(template_id).steps
        return [(one.number, [phase.minutes for phase in one.phases]) for step in steps for one in step.rounds]

    assert phases("expert_onsite") == [(1, [5, 35, 5, 10, 5]), (2, [3, 17, 3, 5, 2])]
    assert phases("expert_three_rounds") == [(1, [4, 24, 3, 6, 3]), (2, [2, 14, 2, 5, 2]), (3, [2, 14, 2, 5, 2])]


@pytest.mark.parametrize("template_id", TABLES)
def test_activities_suit_their_types(template_id: str) -> None:
    agenda = loader.load(template_id)
    for step in agenda.steps:
        if step.type is StepType.BREAKOUT:
            rotation = agenda.kind is AgendaKind.EXPERT
            assert step.activity is (Activity.ROTATION if rotation else Activity.GROUP_WORK), step.id
        assert bool(step.rounds) is (step.activity is Activity.ROTATION), step.id
        assert (step.activity is Activity.LUNCH) is (step.id == "lunch")
        assert (step.activity is Activity.PARKING_LOT) is (step.id == "parking_lot")
        assert step.activity is not Activity.PARKING_LOT or step.flex.shortest == 0, "a buffer may be dropped"


@pytest.mark.parametrize(
    ("template_id", "language"), [(id, language) for id in TABLES for language in loader.languages(id)]
)
def test_every_step_says_what_it_must(template_id: str, language: str) -> None:
    agenda = loader.load(template_id, language)
    assert agenda.purpose
    assert len({step.title for step in agenda.steps if step.type is not StepType.BREAK}) == sum(
        step.type is not StepType.BREAK for step in agenda.steps
    )
    for step in agenda.steps:
        texts = step.texts
        said = {name: getattr(texts, name) for name in ("title", "script", "room_text", "tips", "failure")}
        missing = [name for name, words in said.items() if not words]
        assert not missing, f"{step.id}: a built-in agenda says all five, in each of its languages"
        sentences = len(re.findall(r"[.?!:](?:\"|\s|$)", texts.script))
        assert sentences >= 2, f"{step.id}: a script of one sentence is a title"
        assert len(texts.script) <= 700, f"{step.id}: the script is too long to be spoken"
        assert len(texts.room_text) <= 180, f"{step.id}: the projector text is long"
        assert not re.search(r"\b\d{1,2}[:.]\d{2}\b|o'clock|half past", texts.script + texts.room_text + texts.tips), (
            f"{step.id}: a clock time in a text is wrong as soon as the day moves"
        )
        assert all(material.quantity in QUANTITIES or material.quantity.isdigit() for material in step.materials)
        assert all(material.name for material in step.materials)


def test_work_steps_say_what_to_bring() -> None:
    for template_id in TABLES:
        for step in loader.load(template_id).steps:
            if step.type in (StepType.BREAKOUT, StepType.THEORY, StepType.WRAP_UP):
                assert step.materials, (template_id, step.id)

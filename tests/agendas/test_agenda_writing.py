"""What a coach saves can be read again: every built-in agenda, and anything an edit can make of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas import loader, parked, schedule
from agendas.model import Agenda, Flex, Material, StepTexts
from agendas.writing import to_toml


def through_a_file(agenda: Agenda, folder: Path) -> Agenda:
    path = folder / "own.toml"
    path.write_text(to_toml(agenda), encoding="utf-8")
    return loader.load_bytes(path.read_bytes(), path.name)


@pytest.mark.parametrize("template", loader.available())
def test_every_built_in_agenda_comes_back(template: str, tmp_path: Path) -> None:
    agenda = loader.load(template)
    assert through_a_file(agenda, tmp_path) == replace(agenda, sourced=False)


@example("\x08", "\x08", "\x08", 30)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=20), st.integers(1, 1440))
def test_any_words_and_minutes_can_be_read_again(
    tmp_path: Path, title: str, script: str, thing: str, minutes: int
) -> None:
    agenda = loader.load("expert_onsite")
    step = replace(
        agenda.steps[0],
        minutes=minutes,
        flex=Flex(20, 35),
        texts=StepTexts(title, script),
        materials=(Material(thing, "a lot"), Material(thing, "2")),
    )
    back = through_a_file(replace(agenda, steps=(step, *agenda.steps[1:])), tmp_path)
    assert back.steps[0].minutes == minutes
    assert back.steps[1:] == agenda.steps[1:]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *((f"a{char}b", "ab") for char in "\x00\x08\x1f\x7f\ud800\udbff\udc00\udfff"),
        *((f"a{char}b", f"a{char}b") for char in " !~\x80\ud7ff\ue000\uffff\U0001f41f\"\\\t\n#='"),
        ("a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_each_character_is_kept_or_left_out(written: str, read: str, tmp_path: Path) -> None:
    agenda = loader.load("expert_onsite")
    step = replace(agenda.steps[0], texts=StepTexts("Welcome", written, room_text=written))
    back = through_a_file(replace(agenda, purpose=written, steps=(step, *agenda.steps[1:])), tmp_path)
    assert (back.purpose, back.steps[0].texts) == (read, StepTexts("Welcome", read, room_text=read))


def test_parked_steps_and_fixed_ends_stay_behind(tmp_path: Path) -> None:
    agenda = replace(parked.park(loader.load("expert_onsite"), "theory"), ends=(960,))
    back = through_a_file(agenda, tmp_path)
    assert (back.parked, back.ends, back.steps) == ((), (), agenda.steps)


def test_a_fixed_start_comes_back(tmp_path: Path) -> None:
    agenda = schedule.pinned(loader.load("expert_onsite"), "lunch", 765)
    assert through_a_file(agenda, tmp_path).step("lunch").pinned == 765

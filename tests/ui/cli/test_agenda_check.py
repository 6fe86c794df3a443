"""What `agenda check` says of a day that is wrong: a plain sentence and a way out for each, and what is too short for
the people it is made for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agendas import loader, schedule
from agendas.model import Agenda
from agendas.writing import to_toml
from ui.command_line import main


def checked(agenda: Agenda, folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    file = folder / "own.toml"
    file.write_text(to_toml(agenda), encoding="utf-8")
    assert main(["agenda", "check", str(file), *more]) == 0
    return capsys.readouterr().out


def test_each_finding_stands_with_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agenda = schedule.moved(loader.load("top_level_half_day"), "wrap_up", 2)
    said = checked(agenda, tmp_path, capsys).splitlines()
    place = next(at for at, line in enumerate(said) if "is not the last item" in line)
    assert said[place + 1].startswith("      > Move ")
    told = json.loads(checked(agenda, tmp_path, capsys, "--json"))["findings"]
    assert all(each["repairs"] or each["remedy"] for each in told)


def test_what_is_too_short_for_the_people_it_is_made_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agenda = loader.load("expert_three_rounds")
    few = schedule.with_minutes(agenda, "breakout_2", 9)
    assert "With 12 people: " in checked(few, tmp_path, capsys)
    assert "people: " not in checked(agenda, tmp_path, capsys)


@pytest.mark.parametrize("template_id", loader.available())
def test_our_own_agendas_have_nothing_grave(template_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    """But for the sourced one: its times are published, and it has no break after lunch."""
    folder = Path(loader.__file__).parent / "templates" / template_id
    assert main(["agenda", "check", str(folder)]) == 0
    grave = [line for line in capsys.readouterr().out.splitlines() if line.startswith(("warn", "stop"))]
    assert len(grave) == (template_id == "expert_onsite")

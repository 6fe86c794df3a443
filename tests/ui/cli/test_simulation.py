"""simulate: a whole day on a fake clock, one JSON event a line, by the same rules as a live one."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from agendas import loader, schedule
from agendas.model import AgendaKind, Mark
from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

Simulate = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def simulate(capsys: pytest.CaptureFixture[str]) -> Simulate:
    def run(*words: object) -> list[dict[str, Any]]:
        assert main(["simulate", *map(str, words), "--speed", "60", "--json"]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return [json.loads(line) for line in out.splitlines()]

    return run


def clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}:00"


@pytest.mark.parametrize("template", loader.available())
def test_every_built_in_agenda_runs_as_planned(simulate: Simulate, template: str) -> None:
    agenda = loader.load(template)
    events = simulate("--agenda", template)
    assert all({"at", "event"} <= set(event) for event in events)
    days = [list(group) for _, group in itertools.groupby(events, key=_begun_days())]
    assert len(days) == agenda.steps[-1].day
    for day, of_day in enumerate(days, 1):
        slots = [slot for slot in schedule.times(agenda) if slot.day == day]
        steps = [(event["step"], event["at"]) for event in of_day if event["event"] == "step"]
        assert steps == [(slot.step_id, clock(slot.start)) for slot in slots]
        ends = [(event["step"], event["at"]) for event in of_day if event["event"] == "end"]
        assert ends == [(slot.step_id, clock(slot.end)) for slot in slots]
        assert (of_day[-1]["event"], of_day[-1]["at"]) == ("finished", clock(max(slot.end for slot in slots)))
        assert [event["at"] for event in of_day] == sorted(event["at"] for event in of_day)
    phases = [event for event in events if event["event"] == "phase"]
    assert len(phases) == sum(len(round.phases) for step in agenda.steps for round in step.rounds)


def _begun_days() -> Callable[[dict[str, Any]], int]:
    begun = 0

    def day_of(event: dict[str, Any]) -> int:
        nonlocal begun
        begun += event["event"] == "started"
        return begun

    return day_of


def test_warnings_come_when_a_fifth_and_a_twentieth_are_left(simulate: Simulate) -> None:
    events = simulate("--agenda", "expert_onsite", "--start", "8:30")
    first = [(event["event"], event["at"]) for event in events if event.get("step") == "welcome"]
    assert first == [("step", "08:30:00"), ("warning", "08:54:00"), ("last_call", "08:58:30"), ("end", "09:00:00")]


def test_marks_and_fixed_starts_of_a_planned_workshop(simulate: Simulate, tmp_path: Path) -> None:
    agenda = loader.load("expert_onsite")
    welcome = replace(agenda.steps[0], warn=Mark(10, percent=False), last_call=Mark(10))
    theory = replace(agenda.steps[1], pinned=580)
    path = tmp_path / "Day.okrw"
    workspace = bootstrap.create(path, "Acme")
    held = replace(agenda, steps=(welcome, theory, *agenda.steps[2:]))
    workspace.apply(Add((Workshop("w1", "Day", AgendaKind.EXPERT, "expert_onsite"), WorkshopAgenda("w1", held))))
    workspace.close()
    events = simulate(path)
    before = list(itertools.takewhile(lambda event: event.get("step") != "group_exercise", events))
    assert [(event["event"], event["at"]) for event in before[1:6]] == [
        ("step", "09:00:00"), ("warning", "09:20:00"), ("last_call", "09:27:00"), ("end", "09:30:00"),
        ("waiting", "09:30:00"),
    ]  # fmt: skip
    assert (before[6]["step"], before[6]["at"]) == ("theory", "09:40:00")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ((), 2),
        (("--agenda", "nothing"), 1),
        (("/nowhere/Acme.okrw",), 1),
        (("--agenda", "expert_onsite", "--speed", "0"), 1),
        (("--agenda", "expert_onsite", "--speed", "nan"), 1),
        (("--agenda", "expert_onsite", "--start", "early"), 1),
    ],
)
def test_bad_input_is_one_sentence(words: tuple[str, ...], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", *words, "--json"]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_watching_takes_the_time_it_says(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("ui.cli.simulation.time.sleep", slept.append)
    assert main(["simulate", "--agenda", "check_in_team", "--speed", "30", "--wait", "--json"]) == 0
    assert sum(slept) == pytest.approx(loader.load("check_in_team").minutes * 60 / 30)
    capsys.readouterr()

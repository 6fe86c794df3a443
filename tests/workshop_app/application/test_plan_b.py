"""For which workshops a plan B on paper is kept, and for which files never."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from workshop_app.application.commands.basic import edit
from workshop_app.application.plan_b import AHEAD, PlanBStanding, barred, due
from workshop_app.application.workspace import Workspace
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wherever the tests run, here is UTC."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


def days_due(workspace: Workspace, *, ahead: int, hour: int = 8) -> list[str]:
    now = datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=UTC) - timedelta(days=ahead)
    return [each.workshop_id for each in due(workspace.read, now)]


@pytest.mark.parametrize(("ahead", "is_due"), [(AHEAD + 1, False), (AHEAD, True), (2, True), (0, True), (-1, False)])
def test_from_a_week_before_until_its_day_is_over(planned: Workspace, ahead: int, is_due: bool) -> None:
    assert days_due(planned, ahead=ahead) == (["w1"] if is_due else [])


def test_a_workshop_of_two_days_has_one_on_the_second(planned: Workspace) -> None:
    plan = planned.read.get(WorkshopAgenda, "w1")
    *first, last = plan.agenda.steps
    agenda = replace(plan.agenda, steps=(*first, replace(last, day=2)), starts=(540, 540))
    planned.apply(edit(WorkshopAgenda, "w1", agenda=agenda))
    assert days_due(planned, ahead=-1) == ["w1"]
    assert days_due(planned, ahead=-2) == []


@pytest.mark.parametrize("change", [{"day": None}, {"status": WorkshopStatus.FINISHED}])
def test_none_without_a_day_and_none_once_it_was_run(planned: Workspace, change: dict[str, Any]) -> None:
    planned.apply(edit(Workshop, "w1", **change))
    assert days_due(planned, ahead=0) == []


def test_a_day_is_over_when_it_is_over_there_too(planned: Workspace) -> None:
    assert days_due(planned, ahead=-1, hour=5) == []
    planned.apply(edit(Workshop, "w1", zone="America/Los_Angeles"))
    assert days_due(planned, ahead=-1, hour=5) == ["w1"]  # 21:00 of its day, there


@pytest.mark.skipif(os.name == "nt", reason="its zone is not set by a variable")
def test_a_day_begins_when_it_begins_there(planned: Workspace) -> None:
    planned.apply(edit(Workshop, "w1", zone="Pacific/Auckland"))
    assert days_due(planned, ahead=AHEAD + 1, hour=20) == ["w1"]


NORMAL = {"has_file": True, "read_only": False, "protected": False, "off": False}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, None),
        ({"has_file": False}, PlanBStanding.NO_FILE),
        ({"protected": True}, PlanBStanding.PROTECTED),
        ({"protected": True, "read_only": True, "off": True}, PlanBStanding.PROTECTED),
        ({"read_only": True}, PlanBStanding.READ_ONLY),
        ({"off": True}, PlanBStanding.OFF),
    ],
)
def test_files_that_never_have_one(change: dict[str, bool], why: PlanBStanding | None) -> None:
    assert barred(**(NORMAL | change)) is why

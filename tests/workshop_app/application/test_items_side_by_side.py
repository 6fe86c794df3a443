"""Items side by side, and items that count to a clock time, as the file keeps them: two hands, undo, another start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from agendas import schedule, side_by_side, strands
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType, Strand
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.workshops import EditAgenda, PlanWorkshop
from workshop_app.application.mentions import texts
from workshop_app.application.workspace import Workspace
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, with_own_start

Wanted = Callable[[Agenda], Agenda]


@pytest.fixture
def workspace(tmp_path: Path, clock: Any, small_agenda: Agenda) -> Iterator[Workspace]:
    """One workshop "w": open 15, write 20, read 10, close 30."""
    more = [
        Step(id, minutes, Flex(5, 40), StepType.EXERCISE, (Lead.COACH,), StepTexts(id.capitalize()))
        for id, minutes in (("write", 20), ("read", 10))
    ]
    agenda = replace(small_agenda, steps=(small_agenda.steps[0], *more, small_agenda.steps[1]), starts=(510,))
    made = bootstrap.create(tmp_path / "acme.okrw", "Acme", clock)
    made.apply(PlanWorkshop(agenda, date(2027, 1, 11), 510, (), id="w"))
    yield made
    made.close()


def now(workspace: Workspace) -> Agenda:
    return with_own_start(workspace.read.get(Workshop, "w"), queries.agenda(workspace.read, "w").agenda)


def change(workspace: Workspace, wanted: Wanted, seen: Agenda | None = None, *, undoable: bool = True) -> None:
    seen = seen or now(workspace)
    workspace.apply(replace(EditAgenda.between("w", seen, wanted(seen)), undoable=undoable))


def beside(agenda: Agenda) -> Agenda:
    return side_by_side.beside(agenda, "read", "write", "block")


def test_they_come_back_from_the_file(workspace: Workspace, tmp_path: Path, clock: Any) -> None:
    change(workspace, beside)
    change(workspace, lambda agenda: schedule.until(agenda, "close", 600))
    kept = now(workspace)
    assert [step.minutes for step in kept.steps] == [15, 20, 55]
    workspace.close()
    again = bootstrap.open_workspace(tmp_path / "acme.okrw", clock)
    assert now(again) == kept
    again.close()


def test_two_hands_in_two_strands_both_stay_and_undo_takes_back_one(workspace: Workspace) -> None:
    change(workspace, beside)
    seen = now(workspace)
    change(workspace, lambda agenda: schedule.with_minutes(agenda, "write", 30), seen)
    change(workspace, lambda agenda: schedule.with_minutes(agenda, "read", 35), seen, undoable=False)
    block = now(workspace).step("block")
    assert [strand.minutes for strand in block.strands] == [30, 35]
    assert block == strands.settled(block)
    workspace.undo()
    block = now(workspace).step("block")
    assert ([strand.minutes for strand in block.strands], block.minutes) == ([20, 35], 35)
    workspace.undo()
    assert [step.id for step in now(workspace).steps] == ["open", "block", "close"]  # somebody wrote in it: it stays


def test_taking_back_what_put_them_apart_leaves_what_somebody_changed_since(workspace: Workspace) -> None:
    change(workspace, beside)
    change(workspace, lambda agenda: side_by_side.apart(agenda, "block"))
    change(workspace, lambda agenda: schedule.with_minutes(agenda, "read", 33), undoable=False)
    workspace.undo()
    agenda = now(workspace)
    assert sorted(strands.ids(agenda)) == sorted({*strands.ids(agenda)})
    assert agenda.step("read").minutes == 33
    assert [step.id for step in agenda.every_step if step.id != "read"] == ["open", "write", "close"]


def test_grouping_is_one_undo(workspace: Workspace) -> None:
    before = now(workspace)
    change(workspace, beside)
    workspace.undo()
    assert now(workspace) == before
    workspace.redo()
    assert [step.id for step in now(workspace).steps] == ["open", "block", "close"]


def test_another_start_of_the_workshop_changes_what_the_clock_leaves(workspace: Workspace) -> None:
    change(workspace, lambda agenda: schedule.until(agenda, "close", 600))
    assert now(workspace).step("close").minutes == 45
    workspace.apply(edit(Workshop, "w", start=530))
    assert now(workspace).step("close").minutes == 25
    change(workspace, lambda agenda: schedule.with_minutes(agenda, "write", 10))
    assert now(workspace).step("close").minutes == 35
    workspace.undo()
    workspace.undo()
    assert now(workspace).step("close").minutes == 45


def test_a_name_inside_a_group_is_found_like_any_other() -> None:
    """Whoever is forgotten is looked for in the groups as well."""
    step = Step("write", 20, Flex(5, 40), StepType.EXERCISE, (Lead.COACH,), StepTexts("Ana writes"))
    other = replace(step, id="read", texts=StepTexts("Read"))
    groups = (Strand("a", "Ana", (step,)), Strand("b", "", (other,)))
    block = replace(step, id="block", texts=StepTexts(""), strands=groups)
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (2, 20), (4, 12), (block,))
    found = [text for _, text in texts(WorkshopAgenda("w", agenda))]
    assert {"Ana", "Ana writes"} <= set(found)

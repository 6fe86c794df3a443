"""The materials screen: the printed checklist's own counts, by item and in all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from handouts import catalogue
from handouts.catalogue import ComposeOptions
from handouts.material_sources import MaterialLine, MaterialsSource
from ui.desk import Desk
from ui.materials.models import MaterialsModel
from ui.materials.panel import MaterialsPanel
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.workspace import Workspace
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda, WorkshopStatus


@pytest.fixture
def workspace(tmp_path: Path, clock: Any, made_once: Any) -> Iterator[Workspace]:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    opened = bootstrap.open_workspace(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def workshop(workspace: Workspace) -> Workshop:
    return next(each for each in workspace.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)


@pytest.fixture
def panel(desk: Desk, workshop: Workshop, qtbot: QtBot) -> MaterialsPanel:
    panel = MaterialsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.open_address(workshop.id)
    panel.show()
    return panel


def _rows(panel: MaterialsPanel) -> list[tuple[str, ...]]:
    model = panel.findChild(MaterialsModel)
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def _shown(panel: MaterialsPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def _told(line: MaterialLine) -> str:
    """What its items say of it, worked out from the numbers."""
    if not line.uses:
        assert line.at is not None
        return {"Run sheet": "Yours, all day", "Pre-work sheet": "Before the day, sent or handed out"}.get(
            line.name, ""
        )
    numbers = [number for _, number in line.uses]
    if set(numbers) == {line.quantity - line.spare}:
        return " · ".join(dict.fromkeys(title for title, _ in line.uses))
    first = 0 if line.added else numbers.index(max(numbers))
    ends = ["" if at == first else " more" if line.added else " of them" for at in range(len(numbers))]
    return "\n".join(f"{title}: {n}{end}" for (title, n), end in zip(line.uses, ends, strict=True))


@pytest.mark.parametrize(
    ("added", "uses", "shown"),
    [
        (True, (("First", 6), ("Second", 6)), "First: 6\nSecond: 6 more"),
        (False, (("First", 1), ("Second", 7)), "First: 1 of them\nSecond: 7"),
        (False, (("First", 7), ("Second", 7)), "First · Second"),
    ],
)
def test_how_the_items_share_a_thing_is_told(
    qtbot: QtBot, added: bool, uses: tuple[tuple[str, int], ...], shown: str
) -> None:
    quantity = sum(n for _, n in uses) if added else max(n for _, n in uses)
    model = MaterialsModel()
    model.show_rows((MaterialLine("Cards", quantity, uses, added=added),))
    assert model.index(0, 2).data() == shown


def test_the_screen_says_what_the_checklist_says(
    panel: MaterialsPanel, workspace: Workspace, workshop: Workshop, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(panel.findChild(MaterialsModel))
    options = ComposeOptions(day=date(2026, 11, 25), workshop_id=workshop.id)
    (source,) = catalogue.gather("materials_checklist", workspace.read, options)
    assert isinstance(source, MaterialsSource)
    assert [(name, total) for name, total, _ in _rows(panel)] == [
        (line.name, str(line.quantity)) for line in source.lines
    ]
    for (_, _, uses), line in zip(_rows(panel), source.lines, strict=True):
        assert uses.startswith(_told(line)), line.name
        assert (f"{line.spare} of them to spare" in uses) is (line.spare > 0)
        assert ("Nothing is published at the top level yet" in uses) is line.missing
    assert "Counted for 7 people. Nobody is seated for coaching; for other group work: 2 groups." in _shown(panel)


def test_one_person_less_needs_less_at_once(panel: MaterialsPanel, workspace: Workspace, workshop: Workshop) -> None:
    before = {name: int(total) for name, total, _ in _rows(panel)}
    row = workspace.read.all(Attendance, workshop_id=workshop.id)[0]
    workspace.apply(Add((replace(row, present=False),)))
    after = {name: int(total) for name, total, _ in _rows(panel)}
    assert "Counted for 6 people" in _shown(panel)
    assert 7 in before.values()
    assert {after[name] for name, total in before.items() if total == 7} == {6}


def test_nobody_invited_yet_is_said(panel: MaterialsPanel, workspace: Workspace, workshop: Workshop) -> None:
    rows = workspace.read.all(Attendance, workshop_id=workshop.id)
    workspace.apply(Remove(tuple((Attendance, row.id) for row in rows)))
    assert "Nobody is invited yet: counted for" in _shown(panel)


def test_a_workshop_without_an_agenda_offers_the_way_there(
    panel: MaterialsPanel, workspace: Workspace, workshop: Workshop, qtbot: QtBot
) -> None:
    agenda = workspace.read.get(WorkshopAgenda, workshop.id).agenda
    bare = replace(agenda, steps=tuple(replace(step, materials=()) for step in agenda.steps))
    workspace.apply(Add((WorkshopAgenda(workshop.id, bare),)))
    assert ("Name cards", "7", bare.steps[0].title) in _rows(panel), "what is printed is brought all the same"
    assert ("Glossary", "7", "To take home") in _rows(panel)
    workspace.apply(Add((WorkshopAgenda(workshop.id, replace(bare, steps=())),)))
    assert "Nothing to bring" in _shown(panel)
    with qtbot.waitSignal(panel._desk.bridge.navigation_requested) as asked:
        next(each for each in panel.findChildren(QPushButton) if each.text() == "Open the agenda").click()
    assert asked.args == [f"workshops/{workshop.id}/plan"]


def test_the_checklist_on_paper_is_one_click_away(panel: MaterialsPanel, workshop: Workshop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel._desk.bridge.navigation_requested) as asked:
        next(each for each in panel.findChildren(QPushButton) if each.text() == "Materials checklist").click()
    assert asked.args == [f"documents/materials_checklist/{workshop.id}"]

"""What the pack of a workshop prints is on its materials checklist, in the same number, whatever agenda it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil
from typing import Any

import pytest
from msgspec.structs import replace

from agendas import loader
from handouts import catalogue, pack, pack_rules
from handouts.gather import ComposeOptions
from handouts.material_sources import MaterialLine, MaterialsSource, ReachedFor
from handouts.measure import pages
from handouts.named_papers import files_of, paper_named
from handouts.workshop_sources import ObserverSheetSource, SeatCardsSource
from workshop_app import sample
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopAgenda, WorkshopStatus

OPTIONS = ComposeOptions(day=date(2026, 11, 25))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = sample.build(tmp_path_factory.mktemp("materials") / "sample.okrw", SystemClock())
    yield opened
    opened.close()


def planned(workspace: Workspace, template: str, status: WorkshopStatus = WorkshopStatus.PLANNED) -> ComposeOptions:
    """The workshop with eighteen people and six seated rooms, with this agenda."""
    (id,) = (each.id for each in workspace.read.all(Workshop) if each.title == "Expert workshop")
    agenda = loader.load(template)
    workspace.apply(edit(Workshop, id, kind=agenda.kind, template=template, status=status))
    workspace.apply(edit(WorkshopAgenda, id, agenda=agenda))
    seated = workspace.read.get(GroupPlan, id).rounds[0]
    rounds = tuple(replace(seated, number=round.number) for step in agenda.steps for round in step.rounds)
    if rounds:
        workspace.apply(edit(GroupPlan, id, rounds=rounds))
    return ComposeOptions(day=OPTIONS.day, workshop_id=id)


def listed(workspace: Workspace, options: ComposeOptions) -> MaterialsSource:
    (source,) = catalogue.gather("materials_checklist", workspace.read, options)
    assert isinstance(source, MaterialsSource)
    return source


def _in_file(source: Any) -> int:
    """How many of its kind are in one file."""
    match source:
        case ObserverSheetSource():
            return len(source.seats)
        case SeatCardsSource():
            return len(source.tables)
        case _:
            return len(source.people)


@pytest.mark.parametrize("status", [WorkshopStatus.PLANNED, WorkshopStatus.FINISHED])
@pytest.mark.parametrize("template", loader.available())
def test_what_the_pack_prints_is_on_the_list_as_often(
    template: str, status: WorkshopStatus, workspace: Workspace
) -> None:
    options = planned(workspace, template, status)
    order = pack.order(workspace.read, options.workshop_id, OPTIONS)
    lines: dict[str, int] = {}
    for line in listed(workspace, options).lines:
        if id := paper_named(line.name):
            lines[id] = max(lines.get(id, 0), files_of(id, line.quantity))
    printed = {id: sources for id, _, sources in order.papers if id not in pack_rules.AT_THE_DESK}
    assert printed.keys() <= lines.keys()
    for id, sources in printed.items():
        if id == "draft_okrs":  # a page for each set that is written
            continue
        if id in pack.SEATED:
            assert _in_file(sources[0]) == lines[id], id
        else:
            assert order.copies.get(id, 1) == ceil(lines[id] / pack.PER_SHEET.get(id, 1)) or id in pack.FOR_SETS, id


@pytest.mark.parametrize("template", loader.available())
@pytest.mark.parametrize("paper", list(Paper))
def test_the_list_is_a_page(template: str, paper: Paper, workspace: Workspace) -> None:
    options = replace(planned(workspace, template), paper=paper)
    assert pages(catalogue.compose("materials_checklist", workspace.read, options)[0], paper) == 1


@pytest.mark.parametrize(
    ("template", "papers"),
    [
        ("top_level_half_day", {"share_back_poster": 1, "participant_agenda": 18, "name_cards": 18}),
        ("team_level_half_day", {"name_cards": 18, "participant_agenda": 18, "run_sheet": 1}),
        ("expert_three_rounds", {"share_back_poster": 3, "observer_sheet": 18, "prework_sheet": 18}),
        ("check_in_team", {"parking_lot_sheet": 1, "glossary": 18}),
    ],
)
def test_papers_that_lists_forgot(template: str, papers: dict[str, int], workspace: Workspace) -> None:
    lines = {paper_named(line.name): line.quantity for line in listed(workspace, planned(workspace, template)).lines}
    assert {id: lines.get(id) for id in papers} == papers


def test_certificates_are_listed_when_it_is_known_who_came(workspace: Workspace) -> None:
    named = "Certificate of attendance"
    assert named not in {line.name for line in listed(workspace, planned(workspace, "expert_onsite")).lines}
    held = listed(workspace, planned(workspace, "expert_onsite", WorkshopStatus.FINISHED))
    (line,) = (line for line in held.lines if line.name == named)
    assert (line.quantity, line.at) == (18, ReachedFor.AFTER)


def test_what_is_added_up_reads_otherwise_than_what_is_used_again(workspace: Workspace) -> None:
    options = planned(workspace, "check_in_multi_team")
    lines = {line.name: line for line in listed(workspace, options).lines}
    assert [(n, share) for _, n, share in lines["Note cards"].shares] == [(54, "use"), (1, "use_more")]
    again = MaterialLine("Bell", 7, (("One", 1), ("Two", 7), ("Three", 2)))
    assert [(n, share) for _, n, share in again.shares] == [(1, "use_again"), (7, "use"), (2, "use_again")]


@pytest.mark.parametrize("template", ["expert_remote", "top_level_remote", "team_level_remote"])
def test_online_there_is_no_table_for_a_card_and_no_wall(template: str, workspace: Workspace) -> None:
    lines = {paper_named(line.name) for line in listed(workspace, planned(workspace, template)).lines}
    assert not lines & pack_rules.IN_A_ROOM
    assert "participant_agenda" in lines

"""What speaks of a cycle that has begun goes on as it was scored then, whatever is chosen since: papers of the cycle
people work on, cards for the room, mails about a workshop of it, and what was agreed about its levels, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from handouts import catalogue
from handouts.gather import ComposeOptions
from handouts.gather_cards import cards
from handouts.gather_forms import rules
from handouts.mails import workshop_fields
from handouts.room_cards import CardKind
from workshop_app import sample
from workshop_app.application import draft_queries, queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.cycle_scoring import ScoreCycleAs
from workshop_app.application.commands.parameters import ChooseOption, SetDetail
from workshop_app.application.cycle_of_workshop import cycle_at_hand, cycle_of_workshop
from workshop_app.application.workspace import Workspace
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.scoring import Model
from workshop_app.domain.workshops import Workshop

IN_CYCLE_1, IN_CYCLE_2 = date(2026, 11, 20), date(2027, 1, 20)
AT_HAND = ("check_in_form", "reflect_sheet", "champion_cards", "prescoring_sheet", "drafting_handout")
FOR_ALL = ("rules_page", "common_questions", "seven_step_card", "question_card", "glossary")


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path / "e.okrw")
    for each in workspace.read.all(Workshop):
        if each.day is not None and each.day > date(2026, 12, 1):
            workspace.apply(edit(Workshop, each.id, day=date(2026, 6, 1)))
    assert (cycle_at_hand(workspace.read, IN_CYCLE_1), cycle_at_hand(workspace.read, IN_CYCLE_2)) == (1, 2)
    yield workspace
    workspace.close()


def choose(workspace: Workspace, model: Model) -> None:
    workspace.apply(ChooseOption(queries.parameter(workspace.read, ParameterKey.SCORING).id, model))


def papers(workspace: Workspace, day: date) -> dict[str, object]:
    options = ComposeOptions(day=day)
    blank = {id: catalogue.compose(id, workspace.read, replace(options, blank=True)) for id in AT_HAND}
    return blank | {id: catalogue.compose(id, workspace.read, options) for id in FOR_ALL}


def on_screen(workspace: Workspace, day: date) -> list[object]:
    """Without those that tell what is decided."""
    return [each for each in cards(workspace.read, "en", day) if each.kind is not CardKind.PARAMETERS]


def test_papers_of_the_cycle_at_hand_go_on_as_it_is_scored(later: Workspace) -> None:
    before, shown = papers(later, IN_CYCLE_1), on_screen(later, IN_CYCLE_1)
    choose(later, Model.EVEN_ODDS)
    after = papers(later, IN_CYCLE_1)
    assert [id for id in before if after[id] != before[id]] == []
    assert on_screen(later, IN_CYCLE_1) == shown
    ahead = papers(later, IN_CYCLE_2)
    for id in AT_HAND:
        assert ahead[id] != before[id], id
    assert on_screen(later, IN_CYCLE_2) != shown
    later.apply(ScoreCycleAs(1, Model.EVEN_ODDS))
    again = papers(later, IN_CYCLE_1)
    assert [id for id in AT_HAND if again[id] == before[id]] == []


def test_a_begun_cycle_of_one_number_names_its_own_way(later: Workspace) -> None:
    later.apply(ScoreCycleAs(1, Model.EVEN_ODDS))
    choose(later, Model.GRADE)
    (page,) = rules(later.read, ComposeOptions(day=IN_CYCLE_1))
    assert (page.rules.scale, page.rules.y_means) == ("Even odds, met or not met", "")
    record = queries.parameter(later.read, ParameterKey.SCORING)
    later.apply(edit(ParameterRecord, record.id, status=ParameterStatus.DECIDED))
    (page,) = rules(later.read, ComposeOptions(day=IN_CYCLE_2))
    assert page.rules.scale == "Committed and aspirational"


def test_prework_in_a_mail_asks_what_the_sheet_of_its_cycle_asks(later: Workspace) -> None:
    options = ComposeOptions(day=IN_CYCLE_1)

    def asked() -> dict[tuple[int, str], str]:
        return {
            (cycle_of_workshop(later.read, each), each.id): workshop_fields.fields(later.read, each, options)["prework"]
            for each in later.read.all(Workshop)
        }

    before = asked()
    choose(later, Model.EVEN_ODDS)
    changed = {key for key, words in asked().items() if words != before[key]}
    assert {cycle for cycle, _ in changed} <= {2}
    later.apply(ScoreCycleAs(1, Model.EVEN_ODDS))
    assert {cycle for cycle, _ in before.keys() - {key for key in before if asked()[key] == before[key]}} >= {1}


@pytest.mark.parametrize("own", [{}, {"level_target": "What we plan on", "to_number": "stretch", "cadence": "weekly"}])
def test_another_option_takes_no_agreed_words_from_a_begun_cycle(later: Workspace, own: dict[str, str]) -> None:
    id = queries.parameter(later.read, ParameterKey.SCORING).id
    for name, value in own.items():
        later.apply(SetDetail(id, name, value))
    first = next(each for each in later.read.all(DraftSet) if each.cycle == 1)
    options = ComposeOptions(day=IN_CYCLE_2, set_id=first.id)

    def told() -> tuple[object, ...]:
        agreed = draft_queries.agreed_for(draft_queries.agreement(later.read), first).facts
        levels = (agreed.level_commit, agreed.level_target, agreed.level_stretch, agreed.y_means)
        made = (catalogue.compose(each, later.read, options) for each in ("drafting_handout", "prescoring_sheet"))
        return (*made, levels)

    before = told()
    assert all(before[-1])  # type: ignore[arg-type]
    for model in (Model.EVEN_ODDS, Model.GRADE):
        choose(later, model)
        assert told() == before, model

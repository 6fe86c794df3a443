"""A cycle is told in the way it was scored when it began, whatever is decided later; a draft goes by what is decided
now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook  # noqa: TID251 - somebody else's program opens and saves our file

from handouts import catalogue, wording
from handouts.gather import ComposeOptions
from handouts.tables import tracker as workbook
from handouts.tables import tracker_reading
from ui.labels_tracker import question_sentence
from workshop_app import sample
from workshop_app.application import cycle_queries, draft_queries, queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.cycle_scoring import ScoreCycleAs
from workshop_app.application.commands.drafts import RemoveDraftSet, SetDraftStatus
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.application.commands.reflections import Reflect, SeedNextSet
from workshop_app.application.cycle_report import cycle_report
from workshop_app.application.tracker import source, tracker
from workshop_app.application.workspace import Workspace
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.scoring import Model, models_of_cycles

DAY = date(2027, 6, 1)


def decide(workspace: Workspace, model: Model) -> None:
    workspace.apply(ChooseOption(queries.parameter(workspace.read, ParameterKey.SCORING).id, model))


@pytest.fixture
def drafted(workspace: Workspace) -> Workspace:
    sets = (DraftSet("a", "t"), DraftSet("b", "u", position=1), DraftSet("next", "t", position=2, cycle=2))
    parts = (Objective("o", "a", "Calm mornings"), KeyResult("k", "o", "Delays from 9 to 2", target="2", baseline="9"))
    workspace.apply(Add((Team("t", "Crossing"), Team("u", "Freight", position=1), *sets, *parts)))
    return workspace


def model_of(workspace: Workspace, set_id: str) -> Model:
    draft = workspace.read.get(DraftSet, set_id)
    for_the_set = draft_queries.agreed_for(draft_queries.agreement(workspace.read), draft)
    asked = queries.scoring_model(workspace.read, draft.cycle)
    assert for_the_set.model is asked, "what drafts go by and what papers go by is one thing"
    assert for_the_set.facts.caps.prescored is (asked is Model.LEVELS)
    return asked


@pytest.mark.parametrize("then", list(Model))
@pytest.mark.parametrize("now", list(Model))
def test_a_published_set_keeps_the_way_it_was_scored(drafted: Workspace, then: Model, now: Model) -> None:
    decide(drafted, then)
    drafted.apply(SetDraftStatus("a", DraftStatus.PUBLISHED))
    decide(drafted, now)
    assert model_of(drafted, "a") is then
    assert model_of(drafted, "b") is then, "one way for all teams of a cycle"
    assert model_of(drafted, "next") is now
    drafted.apply(SetDraftStatus("b", DraftStatus.PUBLISHED))
    drafted.apply(SetDraftStatus("a", DraftStatus.REFINED))
    drafted.apply(SetDraftStatus("a", DraftStatus.PUBLISHED))
    assert model_of(drafted, "a") is model_of(drafted, "b") is then


def test_a_draft_goes_by_what_is_decided(drafted: Workspace) -> None:
    for model in Model:
        decide(drafted, model)
        assert model_of(drafted, "a") is model
        assert drafted.read.get(DraftSet, "a").scored_by == ""


def test_only_who_says_so_scores_a_begun_cycle_otherwise_and_it_can_be_undone(drafted: Workspace) -> None:
    drafted.apply(SetDraftStatus("a", DraftStatus.PUBLISHED))
    drafted.apply(ScoreCycleAs(1, Model.GRADE))
    assert model_of(drafted, "a") is model_of(drafted, "b") is Model.GRADE
    assert model_of(drafted, "next") is Model.LEVELS
    assert drafted.read.get(DraftSet, "b").scored_by == "", "a draft has nothing to keep"
    drafted.undo()
    assert model_of(drafted, "a") is Model.LEVELS


@pytest.mark.parametrize(
    "goes", [SetDraftStatus("a", DraftStatus.DRAFT), RemoveDraftSet("a")], ids=["taken back", "removed"]
)
def test_what_was_published_by_mistake_and_taken_back_at_once_keeps_no_way_of_scoring(
    drafted: Workspace, goes: SetDraftStatus | RemoveDraftSet
) -> None:
    for id in ("a", "b"):
        drafted.apply(SetDraftStatus(id, DraftStatus.PUBLISHED))
    decide(drafted, Model.EVEN_ODDS)
    drafted.apply(SetDraftStatus("b", DraftStatus.REFINED))
    assert model_of(drafted, "b") is Model.LEVELS, "the other team's stands"
    drafted.apply(goes)
    assert model_of(drafted, "b") is Model.EVEN_ODDS
    drafted.undo()
    assert model_of(drafted, "a") is model_of(drafted, "b") is Model.LEVELS


@pytest.mark.parametrize(
    "done",
    [
        (CheckIn("c", "a", DAY, held=True),),
        (CheckIn("c", "a", DAY), ProgressLine("l", "c", "k", predicted="0.4")),
        (Reflection("k", score="0.7"),),
        (SetReflection("a", held_on=DAY),),
    ],
    ids=["held", "predicted", "scored", "looked back"],
)
def test_a_cycle_in_which_something_was_held_or_scored_stays_begun(
    drafted: Workspace, done: tuple[object, ...]
) -> None:
    drafted.apply(SetDraftStatus("a", DraftStatus.PUBLISHED))
    drafted.apply(Add(done))
    decide(drafted, Model.EVEN_ODDS)
    drafted.apply(SetDraftStatus("a", DraftStatus.DRAFT))
    assert model_of(drafted, "a") is Model.LEVELS


def test_a_check_in_that_is_only_planned_is_nothing_held(drafted: Workspace) -> None:
    drafted.apply(SetDraftStatus("a", DraftStatus.PUBLISHED))
    drafted.apply(Add((CheckIn("c", "a", DAY), ProgressLine("l", "c", "k"))))
    decide(drafted, Model.EVEN_ODDS)
    drafted.apply(SetDraftStatus("a", DraftStatus.DRAFT))
    assert model_of(drafted, "a") is Model.EVEN_ODDS


def test_a_set_that_grows_from_one_is_scored_as_is_decided(drafted: Workspace) -> None:
    drafted.apply(SetDraftStatus("a", DraftStatus.PUBLISHED))
    decide(drafted, Model.EVEN_ODDS)
    drafted.apply(cycle_said(drafted))
    drafted.apply(SeedNextSet("a", "grown"))
    assert drafted.read.get(DraftSet, "grown").scored_by == ""
    assert model_of(drafted, "grown") is Model.EVEN_ODDS


def test_an_end_is_kept_as_its_cycle_is_scored_whoever_writes_it(drafted: Workspace) -> None:
    drafted.apply(SetDraftStatus("a", DraftStatus.PUBLISHED))
    drafted.apply(ScoreCycleAs(1, Model.EVEN_ODDS))
    for typed, kept in (("met", "1"), (" Not met", "0"), ("100 %", "1"), ("0.6", "0.6"), ("six", "six"), ("", "")):
        drafted.apply(Reflect("k", (("score", typed), ("learning", typed))))
        said = drafted.read.get(Reflection, "k")
        assert (said.score, said.learning) == (kept, typed)
    drafted.apply(ScoreCycleAs(1, Model.LEVELS))
    drafted.apply(Reflect("k", (("score", "100 %"),)))
    assert drafted.read.get(Reflection, "k").score == "100 %"


def cycle_said(workspace: Workspace) -> Add:
    return Add((Reflection("k", value="4", bucket=Bucket.KEEP),))


def test_of_two_ways_that_copies_brought_together_the_first_that_was_published_counts() -> None:
    first = DraftSet("a", "t", published_on=date(2027, 1, 4), scored_by="graded", position=3)
    later = DraftSet("b", "u", published_on=date(2027, 1, 5), scored_by="prescored")
    assert models_of_cycles((later, first)) == {1: Model.GRADE}


def test_what_no_edition_knows_has_one_number() -> None:
    assert models_of_cycles((DraftSet("a", "t", scored_by="of another make"),)) == {1: Model.EVEN_ODDS}


OF_A_SET = ("published_set", "reflect_sheet", "check_in_record", "tracker_print", "champion_cards", "draft_okrs")


def test_a_past_cycle_prints_its_levels_after_the_switch(tmp_path: Path) -> None:
    workspace = sample.build_later(tmp_path / "e.okrw")
    scored = [each for each in workspace.read.all(DraftSet) if each.scored_by]
    assert len(scored) == 6

    def papers() -> dict[tuple[str, str], object]:
        return {
            (id, each.id): catalogue.compose(id, workspace.read, ComposeOptions(day=DAY, set_id=each.id))
            for id in OF_A_SET
            for each in scored
        }

    before, report = papers(), cycle_report(workspace.read, 1, DAY)
    decide(workspace, Model.EVEN_ODDS)
    assert papers() == before
    assert cycle_report(workspace.read, 1, DAY) == report
    for each in scored:
        results = cycle_queries.ended_set(workspace.read, each.id).results
        assert any(one.score not in (None, 0.0, 1.0) for one in results), "scores between stay scores"
    options = ComposeOptions(day=DAY, set_id=scored[0].id)
    for id in ("prescoring_sheet", "drafting_handout"):
        assert "1.0" in str(catalogue.compose(id, workspace.read, options)), id
    workspace.apply(ScoreCycleAs(1, Model.EVEN_ODDS))
    assert papers() != before
    for id in ("prescoring_sheet", "drafting_handout"):
        assert "1.0" not in str(catalogue.compose(id, workspace.read, options)), id
    workspace.close()


def test_a_tracker_of_cycles_scored_differently_has_heads_that_hold_for_both_and_comes_back(tmp_path: Path) -> None:
    workspace = sample.build_later(tmp_path / "e.okrw")
    decide(workspace, Model.EVEN_ODDS)
    assert {each.cycle for each in workspace.read.all(DraftSet)} == {1, 2}
    made = tracker(source(workspace.read))
    assert made.models == {Model.LEVELS, Model.EVEN_ODDS}
    words = wording.load().under_each(made.models)
    assert words("tracker.column.target") == "0.7 target, or the number to reach"
    path = workbook.save(made, wording.load(), tmp_path)
    back = tracker_reading.read_file(path, tracker(source(workspace.read)))
    assert not any((back.changes, back.questions, back.missing, back.notes))
    book = load_workbook(path)
    heads = {}
    for sheet in book:
        for row in sheet.iter_rows():
            heads |= {each.value: each for each in row if isinstance(each.value, str)}
        end = heads.get(words("tracker.column.final_score"))
        if end is not None and end.parent is sheet:
            for row in range(end.row + 1, sheet.max_row + 1):
                sheet.cell(row, end.column).value = "six"
    book.save(path)
    asked = tracker_reading.read_file(path, tracker(source(workspace.read))).questions
    assert len({each.model for each in asked}) == 2, "of cycles that are scored differently"
    for each in asked:
        assert words("tracker.column.final_score") in question_sentence(each)
    workspace.apply(ScoreCycleAs(1, Model.EVEN_ODDS))
    assert tracker(source(workspace.read)).models == {Model.EVEN_ODDS}
    workspace.close()

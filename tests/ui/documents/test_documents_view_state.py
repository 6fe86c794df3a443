"""What the documents screen orders, without a window."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from handouts import catalogue
from handouts.document import Edition
from handouts.gather import ComposeOptions
from ui.documents.view_state import (
    DocumentChoices,
    data_formats,
    draft_sets,
    entries,
    order,
    orders,
    pack_order,
    usual_workshop,
    workshops,
)
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.workshops import Workshop, WorkshopStatus

DAY = date(2026, 11, 21)


def test_counts_follow_what_is_in_the_file(filled: Workspace) -> None:
    counts = {entry.id: entry.documents for entry in entries(filled.read, DocumentChoices(), DAY)}
    assert list(counts) == [each.id for each in catalogue.ARTEFACTS]
    empty = {id for id, documents in counts.items() if not documents}
    assert empty == {
        "parameter_changes",
        "breakout_poster",
        "share_back_poster",
        "breakout_poster_large",
        "share_back_poster_large",
        "practice_cards",
        "practice_outcomes",
        "workshop_report",
        "metric_sorter",
        "draft_dossier",
        "cycle_report",
        "rules_page",
        *(
            "published_overview",
            "published_set",
            "champion_list",
            "check_in_record",
            "tracker_print",
        ),  # nothing is published
    }
    for id in counts.keys() - empty:
        options = ComposeOptions(day=DAY)
        options = replace(options, blank=not catalogue.count(id, filled.read, options))  # a form that nobody filled in
        assert counts[id] == len(catalogue.gather(id, filled.read, options)), id
    for id in empty:
        with pytest.raises(KnownError) as nothing:
            catalogue.gather(id, filled.read, ComposeOptions(day=DAY))
        assert nothing.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_copies_are_counted_for_the_one_workshop_meant(filled: Workspace) -> None:
    def copies(choices: DocumentChoices) -> dict[str, int]:
        return {entry.id: entry.copies for entry in entries(filled.read, choices, DAY)}

    assert copies(DocumentChoices())["participant_agenda"] == 6
    assert copies(DocumentChoices())["drafting_handout"] == 8  # a fifth to spare
    assert copies(DocumentChoices())["run_sheet"] == 1
    first = filled.read.get(Workshop, "w1")
    filled.apply(Add((replace(first, id="w2", position=1),)))
    assert copies(DocumentChoices())["participant_agenda"] == 1  # of which of the two?
    assert copies(DocumentChoices(workshop_id="w1"))["participant_agenda"] == 6
    assert copies(DocumentChoices(workshop_id="w2"))["participant_agenda"] == 1  # it has no agenda yet


def test_a_fresh_file_offers_the_record_and_the_blank_form(workspace: Workspace) -> None:
    ready = [entry.id for entry in entries(workspace.read, DocumentChoices(), DAY) if entry.ready]
    assert ready == [
        "parameters_record",
        "sponsor_summary",
        "staff_page",
        "interview_guide",
        "roles_contacts",
        *("proposal", "session_log", "left_hand_column_form", "archive_index"),
        "common_questions",
        "glossary",
        "seven_step_card",
        "eight_point_card",
        "question_card",
        "sample_okr",
        "worked_key_result",
        "weak_strong",
        "metric_cards",
        "step_sheets",
        "drafting_handout",
        "prescoring_sheet",
        *("dependency_log", "dependency_talk", "champion_cards", "check_in_form", "check_in_square", "reflect_sheet"),
    ]
    made = order(workspace.read, "drafting_handout", DocumentChoices(), DAY)
    assert made is not None
    assert made.sources[0].blank  # type: ignore[union-attr]


def test_the_facilitators_edition_is_heard_where_it_exists(filled: Workspace) -> None:
    wanted = replace(DocumentChoices(), edition=Edition.FACILITATOR)
    assert order(filled.read, "participant_agenda", wanted, DAY) == order(
        filled.read, "participant_agenda", DocumentChoices(), DAY
    )
    assert order(filled.read, "run_sheet", DocumentChoices(), DAY) is not None


def test_a_pack_is_meant_for_the_next_workshop(filled: Workspace) -> None:
    first = filled.read.get(Workshop, "w1")
    later = replace(first, id="w2", day=date(2027, 6, 2), position=1)
    sooner = replace(first, id="w3", day=date(2027, 4, 2), position=2)
    filled.apply(Add((later, sooner)))
    assert usual_workshop(filled.read, date(2027, 4, 1)) == "w3"
    assert usual_workshop(filled.read, date(2027, 4, 3)) == "w1", "what was held without the clock is over"
    filled.apply(Add(tuple(replace(each, status=WorkshopStatus.FINISHED) for each in (first, later, sooner))))
    assert usual_workshop(filled.read, date(2027, 4, 1)) == "w2"


def test_there_is_no_pack_without_an_agenda(filled: Workspace, workspace: Workspace) -> None:
    assert pack_order(filled.read, "w1", ("run_sheet",), DocumentChoices(), DAY) is not None
    assert pack_order(filled.read, "nope", (), DocumentChoices(), DAY) is None
    filled.apply(Add((replace(filled.read.get(Workshop, "w1"), id="w2", position=1),)))
    assert pack_order(filled.read, "w2", (), DocumentChoices(), DAY) is None


def test_data_formats_are_those_of_the_agenda() -> None:
    found = {each.id: each for each in catalogue.ARTEFACTS}
    assert data_formats([found["run_sheet"], found["participant_agenda"]]) == ("ics", "xlsx", "md")
    assert data_formats([found["run_sheet"]]) == ()


def test_what_is_ticked_leaves_out_what_has_nothing_in_it(workspace: Workspace) -> None:
    found = orders(workspace.read, ("run_sheet", "parameters_record"), DocumentChoices(), DAY)
    assert [each.artefact_id for each in found] == ["parameters_record"]
    assert [len(each.sources) for each in found] == [1]


def test_blank_is_a_request_only_fillable_forms_hear(filled: Workspace) -> None:
    blank = replace(DocumentChoices(), blank=True)
    record = order(filled.read, "parameters_record", blank, DAY)
    handout = order(filled.read, "drafting_handout", blank, DAY)
    assert record is not None
    assert handout is not None
    assert handout.sources[0].blank  # type: ignore[union-attr]


def test_lists_tell_namesakes_apart(filled: Workspace) -> None:
    first = filled.read.get(Workshop, "w1")
    filled.apply(Add((replace(first, id="w2", day=date(2027, 6, 2), position=1), DraftSet("s2", "t1", position=1))))
    assert workshops(filled.read) == (
        ("w1", "Expert workshop (12 May 2027)"),
        ("w2", "Expert workshop (2 June 2027)"),
    )
    assert draft_sets(filled.read) == (("s1", "Crossing"), ("s2", "Crossing 2"))


def test_a_page_is_made_for_the_paper_that_is_chosen(filled: Workspace) -> None:
    for paper in Paper:
        made = order(filled.read, "sponsor_summary", DocumentChoices(paper=paper), DAY)
        assert made is not None
        assert [source.imprint.papers for source in made.sources] == [(paper,)]
    (own,) = catalogue.gather("sponsor_summary", filled.read, ComposeOptions(day=DAY))
    assert own.imprint.papers == (queries.engagement(filled.read).paper,)

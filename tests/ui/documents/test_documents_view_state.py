"""What the documents screen orders, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from handouts import catalogue
from handouts.gather import ComposeOptions
from ui.documents.view_state import Choices, documents_in, draft_sets, entries, order, pack, workshops
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.workshops import Workshop

DAY = date(2026, 11, 21)


def test_counts_follow_what_is_in_the_file(filled: Workspace) -> None:
    counts = {entry.id: entry.documents for entry in entries(filled.read, Choices(), DAY)}
    assert list(counts) == [each.id for each in catalogue.catalogue()]
    empty = {id for id, documents in counts.items() if not documents}
    assert empty == {"parameter_changes", "breakout_poster", "share_back_poster", "workshop_report"}
    for id in counts.keys() - empty:
        assert counts[id] == len(catalogue.gather(id, filled.read, ComposeOptions(day=DAY))), id
    for id in empty:
        with pytest.raises(KnownError) as nothing:
            catalogue.gather(id, filled.read, ComposeOptions(day=DAY))
        assert nothing.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_a_fresh_file_offers_the_record_and_the_blank_form(workspace: Workspace) -> None:
    ready = [entry.id for entry in entries(workspace.read, Choices(), DAY) if entry.ready]
    assert ready == [
        "parameters_record",
        "sponsor_summary",
        "staff_page",
        "interview_guide",
        "roles_contacts",
        "drafting_handout",
    ]
    made = order(workspace.read, "drafting_handout", Choices(), DAY)
    assert made is not None
    assert made.sources[0].blank  # type: ignore[union-attr]


def test_the_pack_leaves_out_what_has_nothing_in_it(workspace: Workspace) -> None:
    orders = pack(workspace.read, ("run_sheet", "parameters_record"), Choices(), DAY)
    assert [each.artefact_id for each in orders] == ["parameters_record"]
    assert documents_in(orders) == 1


def test_blank_is_a_wish_only_fillable_forms_hear(filled: Workspace) -> None:
    blank = replace(Choices(), blank=True)
    record = order(filled.read, "parameters_record", blank, DAY)
    handout = order(filled.read, "drafting_handout", blank, DAY)
    assert record is not None
    assert handout is not None
    assert handout.sources[0].blank  # type: ignore[union-attr]


def test_lists_tell_namesakes_apart(filled: Workspace) -> None:
    first = filled.read.get(Workshop, "w1")
    filled.apply(Add((replace(first, id="w2", day=date(2027, 6, 2), position=1), DraftSet("s2", "t1", position=1))))
    assert workshops(filled.read) == (
        ("w1", "Expert workshop (2027-05-12)"),
        ("w2", "Expert workshop (2027-06-02)"),
    )
    assert draft_sets(filled.read) == (("s1", "Crossing"), ("s2", "Crossing 2"))

"""The parking lot: from the day's log and from paper, settled afterwards, offered to the next workshop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from agendas import parked as beside
from agendas.model import Activity, Agenda, AgendaKind
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.parking import AddParked, OfferOpenItems, UpdateParked
from workshop_app.application.parking import is_offered, left_over, next_planned, parked
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run import NoteKind, Start, TakeNote
from workshop_app.domain.run_rows import RunEvent
from workshop_app.domain.workshops import ParkedItem, Workshop, WorkshopAgenda, WorkshopStatus


@pytest.fixture
def workspace(clock: Any, small_agenda: Agenda) -> Iterator[Workspace]:
    """Three workshops: one that is being held, two planned after it."""
    workspace = bootstrap.create_in_memory("Acme", clock)
    values: list[object] = []
    for id, day in (("w1", date(2026, 11, 23)), ("w3", date(2027, 2, 1)), ("w2", date(2027, 1, 11))):
        values += [Workshop(id, id.upper(), AgendaKind.OWN, "own", day), WorkshopAgenda(id, small_agenda)]
    workspace.apply(Add(tuple(values)))
    yield workspace
    workspace.close()


def say(
    workspace: Workspace, clock: Any, *words: str, rehearsal: bool = False, kind: NoteKind = NoteKind.PARKING
) -> None:
    session = RunSession(workspace, "w1", rehearsal=rehearsal)
    session.start(Start(clock.now(), 510))
    for each in words:
        clock.advance(30)
        session.apply(TakeNote(kind, each))


def agenda_of(workspace: Workspace, id: str) -> Agenda:
    return workspace.read.get(WorkshopAgenda, id).agenda


def test_what_is_said_during_the_day_is_parked_at_its_step(workspace: Workspace, clock: Any) -> None:
    say(workspace, clock, "Who pays?", "  Freight ")
    say(workspace, clock, "rehearsed", rehearsal=True)
    found = parked(workspace.read, "w1")
    assert [(item.text, item.step_id, item.owner, item.due, item.done) for item in found] == [
        ("Who pays?", "open", "", None, False),
        ("Freight", "open", "", None, False),
    ]
    assert workspace.read.count(ParkedItem) == 0  # the log alone says it


def test_decisions_and_notes_are_not_parked(workspace: Workspace, clock: Any) -> None:
    say(workspace, clock, "We decided", kind=NoteKind.DECISION)
    assert parked(workspace.read, "w1") == ()


def test_settling_keeps_the_place_and_is_undone_in_one_step(workspace: Workspace, clock: Any) -> None:
    say(workspace, clock, "First", "Second")
    first, second = parked(workspace.read, "w1")
    workspace.apply(UpdateParked.between(first, replace(first, owner="  Mara \n Lindqvist", due=date(2027, 1, 4))))
    settled, untouched = parked(workspace.read, "w1")
    assert (settled.text, settled.owner, settled.due) == ("First", "Mara Lindqvist", date(2027, 1, 4))
    assert untouched == second
    workspace.undo()
    assert parked(workspace.read, "w1") == (first, second)


def test_an_item_says_something_and_belongs_to_a_workshop(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as refused:
        workspace.apply(AddParked(ParkedItem("x", "w1", " \n ")))
    assert refused.value.code is ErrorCode.TEXT_MISSING
    with pytest.raises(KnownError) as refused:
        workspace.apply(AddParked(ParkedItem("x", "nope", "Text")))
    assert refused.value.code is ErrorCode.NOT_FOUND


def test_a_damaged_row_hides_nothing_else(workspace: Workspace, clock: Any) -> None:
    say(workspace, clock, "First", "Second")
    row = next(each for each in workspace.read.all(RunEvent, kind="note_taken"))
    workspace.apply(Add((replace(row, data=(("kind", "no such kind"),)),)))
    assert [item.text for item in parked(workspace.read, "w1")] == ["Second"]


def test_earlier_workshops_leave_their_open_items_to_later_ones(workspace: Workspace) -> None:
    workspace.apply(AddParked(ParkedItem("a", "w1", "Open")))
    workspace.apply(AddParked(ParkedItem("b", "w1", "Done", done=True)))
    workspace.apply(AddParked(ParkedItem("c", "w2", "Later")))
    assert [item.text for item in left_over(workspace.read, "w2")] == ["Open"]
    assert {item.text for item in left_over(workspace.read, "w3")} == {"Open", "Later"}
    assert left_over(workspace.read, "w1") == ()


def test_the_next_workshop_is_the_first_planned_one_after(workspace: Workspace) -> None:
    following = next_planned(workspace.read, "w1")
    assert following is not None
    assert following.id == "w2"
    workspace.apply(Add((replace(following, status=WorkshopStatus.FINISHED),)))
    third = next_planned(workspace.read, "w1")
    assert third is not None
    assert third.id == "w3"
    assert next_planned(workspace.read, "w3") is None


def test_a_workshop_without_a_day_comes_after_all_others(workspace: Workspace) -> None:
    undated = replace(workspace.read.get(Workshop, "w3"), day=None)
    workspace.apply(Add((undated,)))
    workspace.apply(AddParked(ParkedItem("a", "w2", "Open")))
    assert [item.text for item in left_over(workspace.read, "w3")] == ["Open"]
    assert next_planned(workspace.read, "w3") is None
    found = next_planned(workspace.read, "w2")
    assert found is not None
    assert found.id == "w3"


def test_open_items_are_offered_beside_the_next_plan(workspace: Workspace, small_agenda: Agenda) -> None:
    for nth in range(3):
        workspace.apply(AddParked(ParkedItem(f"i{nth}", "w1", f"Item {nth}", done=nth == 1)))
    workspace.apply(OfferOpenItems("w1", "w2", "Left open\nbefore"))
    agenda = agenda_of(workspace, "w2")
    assert agenda.steps == small_agenda.steps  # no start time moves
    (kept,) = agenda.parked
    assert (kept.step.title, kept.step.minutes, kept.step.activity) == ("Left open before", 10, Activity.PARKING_LOT)
    assert kept.step.texts.room_text == "Item 0\nItem 2"
    assert is_offered(agenda, "w1")
    workspace.undo()
    assert agenda_of(workspace, "w2") == small_agenda


def test_offered_again_the_block_says_what_is_open_now_where_it_stands(workspace: Workspace) -> None:
    workspace.apply(AddParked(ParkedItem("a", "w1", "One")))
    workspace.apply(OfferOpenItems("w1", "w2", "Left open"))
    planned, id = beside.bring_back(agenda_of(workspace, "w2"), "open-w1", 1)
    workspace.apply(Add((WorkshopAgenda("w2", planned),)))
    workspace.apply(AddParked(ParkedItem("b", "w1", "Two")))
    workspace.apply(OfferOpenItems("w1", "w2", "Left open"))
    agenda = agenda_of(workspace, "w2")
    assert agenda.parked == ()
    assert agenda.step(id).texts.room_text == "One\nTwo"
    assert len(agenda.steps) == 3


def test_nothing_open_offers_nothing_and_a_finished_day_takes_nothing(
    workspace: Workspace, small_agenda: Agenda
) -> None:
    workspace.apply(OfferOpenItems("w1", "w2", "Left open"))
    assert agenda_of(workspace, "w2") == small_agenda
    workspace.apply(AddParked(ParkedItem("a", "w1", "One")))
    over = replace(workspace.read.get(Workshop, "w2"), status=WorkshopStatus.FINISHED)
    workspace.apply(Add((over,)))
    with pytest.raises(KnownError) as refused:
        workspace.apply(OfferOpenItems("w1", "w2", "Left open"))
    assert refused.value.code is ErrorCode.WORKSHOP_OVER

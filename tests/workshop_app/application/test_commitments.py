"""Commitments in the file: written down, changed, taken back, joined with people, gone with their workshop, counted in
the calendar, never found from a rehearsal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind
from workshop_app import bootstrap
from workshop_app.application import calendar_queries
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.commands.commitments import AddCommitment, UpdateCommitment
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.commands.workshops import RemoveWorkshop
from workshop_app.application.commitments import commitments, still_open
from workshop_app.application.commitments_typed import counted_from, known_names, names_offered, understood
from workshop_app.application.removal import contents
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.commitment_line import CommitmentDoubt
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.forgetting import Forgetting
from workshop_app.domain.limits import MOST_UNDER_ONE
from workshop_app.domain.people import Person
from workshop_app.domain.run import NoteKind, Start, TakeNote
from workshop_app.domain.text import LONGEST_NAME
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda

HELD = date(2026, 11, 23)
MADE = Commitment("c1", "w1", "talk to Maya", "Ben Okafor", with_whom="Maya Lind", due=date(2026, 11, 27))


@pytest.fixture
def workspace(clock: Any, small_agenda: Agenda) -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Acme", clock)
    people = (Person("ben", "Ben Okafor"), Person("maya", "Maya Lind"), Person("ben2", "Ben Adler"))
    here = Attendance("a1", "w1", "ben")
    held = (Workshop("w1", "Expert workshop", AgendaKind.OWN, "own", HELD), WorkshopAgenda("w1", small_agenda))
    workspace.apply(Add((*people, *held, here)))
    yield workspace
    workspace.close()


def only(workspace: Workspace) -> Commitment:
    (made,) = commitments(workspace.read, "w1")
    return made


def test_names_are_joined_with_the_people_they_name(workspace: Workspace) -> None:
    workspace.apply(AddCommitment(MADE))
    assert (only(workspace).who_id, only(workspace).with_id) == ("ben", "maya")
    workspace.apply(edit(Person, "maya", name="Maya Lind-Falk"))
    assert only(workspace).with_whom == "Maya Lind-Falk"
    workspace.apply(Remove(((Person, "ben"),)))
    assert (only(workspace).who, only(workspace).who_id) == ("Ben Okafor", None)


def test_each_is_a_step_of_its_own_for_undo(workspace: Workspace) -> None:
    workspace.apply(AddCommitment(MADE))
    workspace.apply(AddCommitment(replace(MADE, id="c2", text="call Sales")))
    workspace.apply(UpdateCommitment.between(only_of(workspace, "c1"), replace(only_of(workspace, "c1"), done=True)))
    workspace.apply(Remove(((Commitment, "c1"),)))
    for _ in range(2):
        workspace.undo()
    assert [(each.id, each.done) for each in commitments(workspace.read, "w1")] == [("c1", False), ("c2", False)]
    workspace.undo()
    assert only(workspace).id == "c1"
    workspace.redo()
    assert len(commitments(workspace.read, "w1")) == 2


def only_of(workspace: Workspace, id: str) -> Commitment:
    return workspace.read.get(Commitment, id)


def test_a_change_leaves_what_somebody_else_changed_meanwhile(workspace: Workspace) -> None:
    workspace.apply(AddCommitment(MADE))
    seen = only(workspace)
    workspace.apply(UpdateCommitment.between(seen, replace(seen, done=True)))
    workspace.apply(UpdateCommitment.between(seen, replace(seen, text="talk  to\nMaya again ")))
    assert (only(workspace).done, only(workspace).text) == (True, "talk to Maya again")
    with pytest.raises(KnownError) as refused:
        workspace.apply(UpdateCommitment.between(seen, replace(seen, text="something else")))
    assert refused.value.code is ErrorCode.CHANGED_MEANWHILE


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (replace(MADE, text="  "), ErrorCode.TEXT_MISSING),
        (replace(MADE, workshop_id="gone"), ErrorCode.NOT_FOUND),
        (replace(MADE, who="x" * (LONGEST_NAME + 1)), ErrorCode.TEXT_TOO_LONG),
        (replace(MADE, with_whom="x" * (LONGEST_NAME + 1)), ErrorCode.TEXT_TOO_LONG),
    ],
)
def test_what_is_none_is_refused(workspace: Workspace, made: Commitment, code: ErrorCode) -> None:
    with pytest.raises(KnownError) as refused:
        workspace.apply(AddCommitment(made))
    assert refused.value.code is code
    assert workspace.read.count(Commitment) == 0


def test_a_workshop_takes_no_more_than_can_be_shown(workspace: Workspace) -> None:
    (most,) = (most for kind, _, most in MOST_UNDER_ONE if kind == "Commitment")
    workspace.apply(Add(tuple(replace(MADE, id=f"m{number}") for number in range(most))))
    with pytest.raises(KnownError) as refused:
        workspace.apply(AddCommitment(MADE))
    assert refused.value.code is ErrorCode.NO_ROOM


def test_they_go_and_come_back_with_their_workshop(workspace: Workspace) -> None:
    workspace.apply(AddCommitment(MADE))
    assert contents(workspace.read, "w1").commitments == 1
    workspace.apply(RemoveWorkshop("w1"))
    assert workspace.read.count(Commitment) == 0
    workspace.undo()
    assert only(workspace).text == "talk to Maya"


def test_a_person_who_is_forgotten_is_in_none_of_them(workspace: Workspace) -> None:
    workspace.apply(AddCommitment(replace(MADE, text="have Maya Lind read it")))
    workspace.apply(ForgetPerson(Forgetting(("Maya Lind",), "maya")))
    assert "Maya" not in repr(only(workspace))
    assert (only(workspace).with_id, only(workspace).who) == (None, "Ben Okafor")


def test_what_is_open_comes_by_day_and_those_without_one_last(workspace: Workspace) -> None:
    values = (("late", None), ("b", date(2026, 12, 2)), ("a", date(2026, 12, 1)), ("done", date(2026, 11, 1)))
    workspace.apply(Add(tuple(replace(MADE, id=id, due=due, done=id == "done") for id, due in values)))
    assert [each.id for each in still_open(workspace.read)] == ["a", "b", "late"]


def test_they_stand_in_the_calendar_with_their_workshop(workspace: Workspace) -> None:
    undated = replace(MADE, id="c2", due=None)
    slip = replace(MADE, id="c3", due=date(9999, 12, 31))
    workspace.apply(Add((MADE, undated, slip, replace(MADE, id="c4", done=True))))
    shown = {
        each.id: each for each in calendar_queries.calendar(workspace.read) if each.kind is CalendarKind.COMMITMENT
    }
    assert set(shown) == {"c1", "c4"}
    entry = shown["c1"]
    assert (entry.title, entry.day, entry.workshop_id, entry.moved) == (
        "Ben Okafor: talk to Maya",
        date(2026, 11, 27),
        "w1",
        False,
    )
    assert entry.is_overdue(date(2026, 11, 28))
    assert not entry.is_overdue(date(2026, 11, 27))
    assert not shown["c4"].is_overdue(date(2026, 11, 28))


def test_what_is_committed_to_in_a_rehearsal_is_found_nowhere(workspace: Workspace, clock: Any) -> None:
    session = RunSession(workspace, "w1", rehearsal=True)
    session.start(Start(clock.now(), 510))
    session.apply(TakeNote(NoteKind.COMMITMENT, "Ben Okafor: talk to Maya"))
    assert session.state.notes[0].kind is NoteKind.COMMITMENT
    assert still_open(workspace.read) == ()
    assert not any(each.kind is CalendarKind.COMMITMENT for each in calendar_queries.calendar(workspace.read))


def test_words_count_from_the_day_of_the_workshop_while_its_cards_are_typed_up(workspace: Workspace) -> None:
    for today, first in (
        (date(2026, 11, 20), date(2026, 11, 20)),  # it lies ahead
        (HELD, HELD),
        (date(2026, 11, 30), HELD),
        (date(2026, 12, 1), date(2026, 12, 1)),
    ):
        assert counted_from(workspace.read, "w1", today) == first
    assert counted_from(workspace.read, "gone", HELD) == HELD


def test_a_typed_line_is_understood_with_the_people_of_the_file(workspace: Workspace) -> None:
    workspace.apply(AddCommitment(MADE))
    new = Commitment("c9", "w1", "")
    typed = understood(workspace.read, "Ben: talk to Maya, 27.11.2026", new, lambda words: MADE.due, HELD)
    assert [each.doubt for each in typed.asked] == [CommitmentDoubt.THERE_ALREADY]
    assert (typed.commitment.who_id, typed.commitment.with_id) == ("ben", "maya")  # of two Bens the one who is here
    assert names_offered(workspace.read, "w1") == ["Ben Okafor", "Ben Adler", "Maya Lind"]


def test_of_very_many_people_only_those_here_are_looked_through(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop_app.application.commitments_typed.MANY", 2)
    assert names_offered(workspace.read, "w1") == ["Ben Okafor"]
    assert known_names(workspace.read, "w1").meant("Maya") == ()

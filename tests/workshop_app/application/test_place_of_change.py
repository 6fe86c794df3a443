"""Workspace and History: one command, one transaction, one announcement, one undo step."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agendas.model import Agenda
from workshop_app.application.changes import Changes
from workshop_app.application.commands.basic import Add, Edit, MoveAfter, Remove, edit
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.run_rows import Run
from workshop_app.domain.text import LONGEST_NAME, LONGEST_TEXT
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus


class Heard:
    def __init__(self, workspace: Workspace) -> None:
        self.all: list[tuple[Changes, object | None]] = []
        self.end = workspace.subscribe(self)

    def __call__(self, changes: Changes, by: object | None) -> None:
        self.all.append((changes, by))


def test_a_change_is_announced_once_with_who_made_it(workspace: Workspace) -> None:
    heard = Heard(workspace)
    screen = object()
    changes = workspace.apply(Add((Person("p1", "Ana"),)), by=screen)
    assert heard.all == [(changes, screen)]
    assert changes.touches(Person)
    assert not changes.touches(Team)
    assert (changes.kinds, changes.ids) == ({Person}, {"p1"})
    heard.end()
    workspace.undo()
    assert len(heard.all) == 1


def test_nothing_changed_nothing_announced_nothing_to_undo(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    before = workspace.history.next_undo
    heard = Heard(workspace)
    assert not workspace.apply(edit(Person, "p1", name="Ana"))
    assert heard.all == []
    assert workspace.history.next_undo is before


def test_there_and_back_in_one_command_is_no_change(workspace: Workspace) -> None:
    class Restless:
        merge_key = None
        undoable = True

        def run(self, tx: Transaction, clock: Clock) -> None:
            tx.put(Person("p1", "Ana"))
            tx.remove(Person, "p1")

    assert not workspace.apply(Restless())


def test_a_refused_command_leaves_no_trace(workspace: Workspace) -> None:
    class Halfway:
        merge_key = None
        undoable = True

        def run(self, tx: Transaction, clock: Clock) -> None:
            tx.put(Person("p1", "Ana"))
            tx.get(Person, "nobody")

    heard = Heard(workspace)
    with pytest.raises(KnownError) as refused:
        workspace.apply(Halfway())
    assert refused.value.code is ErrorCode.NOT_FOUND
    assert workspace.read.count(Person) == 0
    assert heard.all == []
    assert workspace.history.next_undo is None


def test_a_bug_in_a_command_rolls_back_too(workspace: Workspace) -> None:
    class Broken:
        merge_key = None
        undoable = True

        def run(self, tx: Transaction, clock: Clock) -> None:
            tx.put(Person("p1", "Ana"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workspace.apply(Broken())
    assert workspace.read.count(Person) == 0
    assert workspace.apply(Add((Person("p1", "Ana"),)))


def test_typing_into_one_field_is_one_step(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", ""),)))
    for text in ("A", "An", "Ana"):
        workspace.apply(edit(Person, "p1", name=text))
    workspace.undo()
    assert workspace.read.get(Person, "p1").name == ""
    workspace.redo()
    assert workspace.read.get(Person, "p1").name == "Ana"


def test_leaving_the_field_ends_the_step(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", ""),)))
    workspace.apply(edit(Person, "p1", name="Ana"))
    workspace.history.seal()
    workspace.apply(edit(Person, "p1", name="Ana B."))
    workspace.undo()
    assert workspace.read.get(Person, "p1").name == "Ana"


def test_typing_back_to_the_start_leaves_no_empty_step(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    workspace.apply(edit(Person, "p1", name="Anab"))
    workspace.apply(edit(Person, "p1", name="Ana"))
    workspace.undo()
    assert workspace.read.find(Person, "p1") is None


def test_typing_after_undo_does_not_join_what_was_before(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", ""),)))
    workspace.apply(edit(Person, "p1", name="Ana"))
    workspace.apply(edit(Person, "p1", note="n"))
    workspace.undo()
    workspace.apply(edit(Person, "p1", name="Bo"))
    workspace.undo()
    assert workspace.read.get(Person, "p1").name == "Ana"


def test_typing_after_redo_does_not_join_either(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", ""),)))
    workspace.apply(edit(Person, "p1", name="Ana"))
    workspace.undo()
    workspace.redo()
    workspace.apply(edit(Person, "p1", name="Bo"))
    workspace.undo()
    assert workspace.read.get(Person, "p1").name == "Ana"


def test_choices_are_steps_of_their_own(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    workspace.apply(edit(Person, "p1", can_coach=True))
    workspace.apply(edit(Person, "p1", can_coach=False))
    workspace.undo()
    assert workspace.read.get(Person, "p1").can_coach is True


def test_a_new_step_drops_what_could_be_redone(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    workspace.undo()
    assert isinstance(workspace.history.next_redo, Add)
    workspace.apply(Add((Person("p2", "Bo"),)))
    assert workspace.history.next_redo is None
    assert workspace.redo() is None


def test_three_hundred_steps_back(workspace: Workspace) -> None:
    workspace.apply(Add((Team("t1", "0"),)))
    for number in range(1, 301):
        workspace.apply(edit(Team, "t1", position=number))
    for _ in range(300):
        workspace.undo()
    assert workspace.read.get(Team, "t1").position == 0


def test_a_day_that_happened_is_not_undone(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    workspace.apply(Add((Person("p2", "Bo"),), undoable=False))
    workspace.undo()
    assert [person.id for person in workspace.read.all(Person)] == ["p2"]


def test_nothing_to_undo_or_redo(workspace: Workspace) -> None:
    assert workspace.undo() is None
    assert workspace.redo() is None


def test_reorder_and_remove(workspace: Workspace) -> None:
    workspace.apply(Add((Team("t1", "A"), Team("t2", "B"), Team("t3", "C"))))
    workspace.apply(MoveAfter(Team, "t3", None))
    assert [team.name for team in workspace.read.all(Team)] == ["C", "A", "B"]
    workspace.apply(Remove(((Team, "t1"), (Team, "gone"))))
    assert [team.name for team in workspace.read.all(Team)] == ["C", "B"]


def test_characters_no_document_can_carry_are_taken_out_at_any_depth(
    workspace: Workspace, small_agenda: Agenda
) -> None:
    dirty = replace(small_agenda, title="Own\x1bday")
    step = replace(dirty.steps[0], texts=replace(dirty.steps[0].texts, script="a\r\nb\vc\ud800"))
    changes = workspace.apply(Add((WorkshopAgenda("w1", replace(dirty, steps=(step,))), Person("p1", "An\x00a"))))
    stored = workspace.read.get(WorkshopAgenda, "w1").agenda
    assert (stored.title, stored.steps[0].texts.script) == ("Ownday", "a\nb\nc")
    assert workspace.read.get(Person, "p1").name == "Ana"
    assert set(changes.cleaned) == {"agenda", "name"}


def test_too_long_texts_are_refused_by_field(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    for field, longest in (("name", LONGEST_NAME), ("note", LONGEST_TEXT)):
        workspace.apply(Edit(Person, "p1", ((field, "x" * longest),)))
        with pytest.raises(KnownError) as refused:
            workspace.apply(Edit(Person, "p1", ((field, "x" * (longest + 1)),)))
        assert refused.value.code is ErrorCode.TEXT_TOO_LONG
        assert (refused.value.facts["field"], refused.value.facts["longest"]) == (field, longest)


def test_only_structs_are_stored(workspace: Workspace) -> None:
    with pytest.raises(TypeError):
        workspace.apply(Add(("text",)))


def test_a_typo_in_a_field_name_is_a_bug_not_a_change(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    with pytest.raises(TypeError):
        workspace.apply(edit(Person, "p1", nmae="Bo"))


@pytest.mark.parametrize("workspace", ["in a file"], indirect=True)
def test_the_clock_and_the_path_are_those_given(workspace: Workspace, clock: Clock) -> None:
    assert workspace.clock is clock
    assert workspace.path is not None
    assert workspace.read.all(Engagement)[0].client == "Acme"
    assert not workspace.read_only


def test_a_command_reads_what_it_wrote(workspace: Workspace) -> None:
    seen: list[object] = []

    class Curious:
        merge_key = None
        undoable = True

        def run(self, tx: Transaction, clock: Clock) -> None:
            tx.put(Person("p1", "Ana"))
            seen.extend((tx.get(Person, "p1").name, tx.find(Person, "p2"), tx.count(Person), len(tx.all(Person))))

    workspace.apply(Curious())
    assert seen == ["Ana", None, 1, 1]


def _held(workspace: Workspace, agenda: Agenda) -> None:
    """Planned, renamed, and held: the last is nothing to undo."""
    workspace.apply(PlanWorkshop(agenda, id="w1"))
    workspace.apply(edit(Workshop, "w1", title="Renamed"))
    workspace.apply(Add((Run("r1", "w1", workspace.clock.now()),), undoable=False))
    workspace.apply(Edit(Workshop, "w1", (("status", WorkshopStatus.FINISHED),), undoable=False))


def test_undo_puts_back_only_what_its_step_changed(workspace: Workspace, small_agenda: Agenda) -> None:
    _held(workspace, small_agenda)
    workspace.undo()
    found = workspace.read.get(Workshop, "w1")
    assert (found.title, found.status) == ("Own day", WorkshopStatus.FINISHED)
    workspace.redo()
    found = workspace.read.get(Workshop, "w1")
    assert (found.title, found.status) == ("Renamed", WorkshopStatus.FINISHED)


def test_undo_never_takes_a_held_workshop_away(workspace: Workspace, small_agenda: Agenda) -> None:
    _held(workspace, small_agenda)
    workspace.undo()
    with pytest.raises(KnownError) as refused:
        workspace.undo()
    assert refused.value.code is ErrorCode.WORKSHOP_OVER
    assert workspace.read.find(Workshop, "w1")
    assert workspace.read.find(WorkshopAgenda, "w1")
    assert workspace.redo()


def test_undo_leaves_away_what_was_removed_meanwhile(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    workspace.apply(edit(Person, "p1", name="Bo"))
    workspace.apply(Remove(((Person, "p1"),), undoable=False))
    assert not workspace.undo()
    assert workspace.read.count(Person) == 0

"""Files that change hands: which copy each is, and what changed on both sides since they parted. Real files, opened
again each time."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import lineage, queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.mentions import mentions, request_for
from workshop_app.application.two_copies import changes_since_base, parted_at, parting, three_way
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.forgetting import StandIn
from workshop_app.domain.lineage import BaseRow, CopyReason, Lineage
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.parameters import InterviewNote, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.stored import CONTENT
from workshop_app.domain.wordings import Wording
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

Open = Callable[[Path], contextlib.AbstractContextManager[Workspace]]


@pytest.fixture
def acme(full_file: Path, clock: Any) -> Path:
    """A file with one value of every kind, of which no copy was taken yet."""
    path = full_file.with_name("Acme Ltd.okrw")
    there = bootstrap.open_workspace(full_file, clock, read_only=True)
    values = tuple(row for kind in CONTENT if kind not in (Engagement, ParameterRecord) for row in there.read.all(kind))
    there.close()
    here = bootstrap.create(path, "Acme", clock)
    here.apply(Add(values))
    here.close()
    return path


@pytest.fixture
def opened(clock: Any) -> Open:
    @contextlib.contextmanager
    def opened(path: Path) -> Iterator[Workspace]:
        workspace = bootstrap.open_workspace(path, clock)
        try:
            yield workspace
        finally:
            workspace.close()
            clock.advance(60)

    return opened


def all_of(workspace: Workspace) -> dict[tuple[type, str], Any]:
    return {(kind, row.id): row for kind in CONTENT for row in workspace.read.all(kind)}


def between(before: dict[Any, Any], after: dict[Any, Any]) -> dict[Any, Any]:
    keys = before.keys() | after.keys()
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def told(changes: Changes) -> dict[Any, Any]:
    return {(row.kind, row.id): (row.before, row.after) for row in changes.rows}


def test_a_copy_knows_its_parent_and_each_saved_change_is_a_revision(acme: Path, opened: Open) -> None:
    target = acme.with_name("Acme for Bea.okrw")
    with opened(acme) as here:
        first = lineage.own(here.read)
        assert first
        here.apply(edit(KeyResult, "k1", text="NPS from 10 to 50"))
        here.apply(edit(KeyResult, "k1", text="NPS from 10 to 50"))  # nothing changed
        here.undo()
        assert lineage.own(here.read).revision == first.revision + 2  # type: ignore[union-attr]
        here.save_copy(target)
        facts = lineage.facts(here.read)
        assert facts.here
        assert facts.here.revision == first.revision + 2
        assert [each.file for each in facts.taken] == ["Acme for Bea.okrw"]
    with opened(target) as there:
        known = lineage.facts(there.read)
    assert known.here
    assert known.began
    assert known.here.id == known.began.id == facts.taken[0].id != first.id
    assert (known.began.parent_id, known.began.revision) == (first.id, known.here.revision)
    assert known.began.how is CopyReason.HANDED_OVER


def test_two_copies_edited_on_both_sides_tell_exactly_what_changed(acme: Path, opened: Open) -> None:
    target = acme.with_name("Acme copy.okrw")
    with opened(acme) as here:
        here.save_copy(target)
        base = all_of(here)
        for text in ("N", "NP", "NPS"):
            here.apply(edit(KeyResult, "k1", text=text))
        here.apply(Add((Team("t2", "Ferries"), Team("t3", "Never was"))))
        here.apply(Remove(((Team, "t3"), (InterviewNote, "n1"))))
        assert told(changes_since_base(here.read)) == between(base, all_of(here))
    with opened(target) as there:
        assert all_of(there) == base
        assert not changes_since_base(there.read)
        there.apply(edit(KeyResult, "k1", champions="Bo"))
        there.apply(edit(Workshop, "w1", day=date(2027, 2, 1)))
        there.apply(edit(Workshop, "w1", day=date(2027, 1, 11)))  # and back again
        third = target.with_name("Acme third.okrw")
        there.save_copy(third)
        there.apply(edit(KeyResult, "k1", champions="Bo and Ana"))
        assert told(changes_since_base(there.read)) == between(base, all_of(there))
    with opened(acme) as here, opened(target) as there, opened(third) as grandchild:
        both = three_way(here.read, there.read)
        assert both.base.certain
        assert told(both.here) == between(base, all_of(here))
        assert told(both.there) == between(base, all_of(there))
        assert len(both.there.rows) == 1
        # A copy of the copy: what it has in common with the first file is what its parent had.
        far = three_way(here.read, grandchild.read)
        assert far.base == both.base
        assert told(far.there) == between(base, all_of(grandchild))
        near = three_way(there.read, grandchild.read)
        assert (len(near.here.rows), len(near.there.rows)) == (1, 0)


def test_the_copy_alone_is_enough_where_the_parent_took_no_note(acme: Path, opened: Open) -> None:
    target = acme.with_name("Acme copy.okrw")
    asleep = bootstrap.open_workspace(acme, read_only=True)
    asleep.save_copy(target)
    base = all_of(asleep)
    asleep.close()
    with opened(acme) as here, opened(target) as there:
        here.apply(edit(KeyResult, "k1", text="NPS"))
        there.apply(edit(KeyResult, "k1", champions="Bo"))
        both = three_way(here.read, there.read)
        assert told(both.here) == between(base, all_of(here))
        assert told(both.there) == between(base, all_of(there))
        with pytest.raises(KnownError) as error:
            changes_since_base(here.read)
        assert error.value.code is ErrorCode.NEVER_HANDED_OVER


def test_a_restored_version_is_a_copy_of_its_own(acme: Path, opened: Open, clock: Any) -> None:
    copy = bootstrap.back_up(acme, clock, always=True)
    assert copy
    with opened(acme) as here:
        then = lineage.own(here.read)
        here.apply(edit(KeyResult, "k1", text="Later"))
    bootstrap.restore_backup(acme, copy.path, clock)
    with opened(acme) as here:
        facts = lineage.facts(here.read)
        here.apply(edit(KeyResult, "k1", text="Another way"))
        assert facts.here
        assert facts.began
        assert then
        assert facts.here.id != then.id
        assert (facts.began.parent_id, facts.began.revision) == (then.id, then.revision)
        assert facts.began.how is CopyReason.RESTORED
        assert [row.kind for row in changes_since_base(here.read).rows] == [KeyResult, Wording]
    kept = bootstrap.list_backups(acme)[0].path  # the state before, which knows the other "revision + 1"
    with opened(acme) as here:
        before = bootstrap.open_workspace(kept, read_only=True)
        assert parting(here.read, before.read).revision == then.revision
        both = three_way(here.read, before.read)
        before.close()
    told = [row.after for side in (both.here, both.there) for row in side.rows]
    assert [each.text for each in told if isinstance(each, KeyResult)] == ["Another way", "Later"]


def test_copies_made_outside_are_known_as_far_as_can_be(acme: Path, opened: Open) -> None:
    with opened(acme) as here:
        here.apply(edit(KeyResult, "k1", text="Here"))
    twin = acme.with_name("Acme (1).okrw")
    shutil.copyfile(acme, twin)
    with opened(acme) as here, opened(twin) as there:
        assert three_way(here.read, there.read).base.certain
        here.apply(edit(KeyResult, "k1", text="Later"))
        behind = three_way(here.read, there.read)
        assert not behind.base.certain  # it may be behind, or it may have gone its own way
        assert [row.kind for row in behind.here.rows] == [KeyResult, Wording]
    with opened(acme) as here, opened(twin) as there:
        there.apply(edit(KeyResult, "k1", text="There"))  # the same number now, and another content
        with pytest.raises(KnownError) as error:
            three_way(here.read, there.read)
        assert error.value.code is ErrorCode.NO_COMMON_COPY


def test_two_of_one_id_that_were_both_handed_on_have_no_known_base(acme: Path, opened: Open) -> None:
    twin, first, second = (acme.with_name(f"{name}.okrw") for name in ("Twin", "First", "Second"))
    with opened(acme) as here:
        here.apply(edit(KeyResult, "k1", text="Before"))
    shutil.copyfile(acme, twin)
    for path, copy in ((acme, first), (twin, second)):
        with opened(path) as here:
            here.apply(edit(KeyResult, "k1", text=copy.stem))
            here.save_copy(copy)
    for one, other in ((first, second), (acme, second), (second, acme)):
        with opened(one) as here, opened(other) as there, pytest.raises(KnownError) as error:
            three_way(here.read, there.read)  # else neither seems to have changed, and one's words would be lost
        assert error.value.code is ErrorCode.NO_COMMON_COPY
    with opened(acme) as here, opened(first) as there:
        assert three_way(here.read, there.read).base.certain


def test_a_forgotten_person_is_in_no_byte_of_what_stood_before(acme: Path, opened: Open, clock: Any) -> None:
    """She is forgotten in the rows kept since the hand-over, under her earlier name too, and in a dated copy in which
    those are the only place; the copy stays the revision that it was."""
    with opened(acme) as here:
        here.apply(Add((Person("p9", "Nora Valley"), Team("t9", "Ferries", lead="Nora Valley"))))
        here.save_copy(acme.with_name("Acme copy.okrw"))
        here.apply(edit(Person, "p9", name="Nora Vale"))
        here.apply(edit(Team, "t9", lead=""))
        here.apply(Remove(((Person, "p9"),)))
    copy = bootstrap.back_up(acme, clock, always=True)
    assert copy
    with opened(acme) as here:
        revision = lineage.own(here.read)
        here.undo()
        request = request_for(here.read, "Nora Valley")
        assert len(mentions(here.read, request).places) == 2
        here.apply(ForgetPerson(request))
        here.sweep()
        assert not mentions(here.read, request).places
        assert not [row for row in changes_since_base(here.read).rows if row.kind is Person]
    swept = bootstrap.forget_in_copies(acme, request, clock=clock)
    assert swept.copies == (copy.path,)
    for path in (acme, copy.path):
        for name in (b"Nora Valley", b"Nora Vale"):
            assert name not in path.read_bytes()
    there = bootstrap.open_workspace(copy.path, read_only=True)
    assert lineage.own(there.read) == revision
    there.close()


def test_forgetting_leaves_no_row_as_it_stood(acme: Path, opened: Open) -> None:
    with opened(acme) as here:
        here.apply(Add((Person("p9", "Nora Vale"), Team("t9", "Ferries", lead="Nora Vale"))))
        here.save_copy(acme.with_name("Acme copy.okrw"))
        here.apply(
            ForgetPerson(request_for(here.read, "Nora Vale").__class__(("Nora Vale",), stand_in=StandIn.NOTHING))
        )
        here.sweep()
        assert {each.state.value for each in here.read.all(BaseRow)} == {"forgotten"}
    assert b"Nora Vale" not in acme.read_bytes()


def test_a_template_is_a_new_engagement_without_people(acme: Path, opened: Open, clock: Any) -> None:
    target = acme.with_name("Bravo.okrw")
    with opened(acme) as here:
        bootstrap.create_from(here.read, target, "Bravo", clock).close()
    with opened(acme) as here, opened(target) as there:
        assert queries.engagement(there.read).client == "Bravo"
        assert queries.engagement(there.read).id != queries.engagement(here.read).id
        (old,), (new,) = here.read.all(WorkshopAgenda), there.read.all(WorkshopAgenda)
        assert new.agenda == old.agenda
        assert new.id != old.id
        assert {kind.__name__ for kind in CONTENT if there.read.count(kind)} == {
            "Engagement", "ParameterRecord", "Workshop", "WorkshopAgenda", "OwnParameter", "InterviewLayout"
        }  # fmt: skip
        assert not any(each.decision for each in there.read.all(ParameterRecord))
        assert lineage.facts(there.read).began is None
        with pytest.raises(KnownError):
            parting(here.read, there.read)
    words = target.read_bytes()
    for private in ("Žižková", "Acme", "HYPERLINK", "They frow", "on-time departures"):
        assert private.encode() not in words


def test_the_counting_costs_no_transaction_of_its_own(acme: Path, opened: Open) -> None:
    """A key stroke writes one row more in its transaction; after a hand-over only the first change of a row keeps
    it."""
    with opened(acme) as here:
        here.save_copy(acme.with_name("Acme copy.okrw"))
        for text in ("N", "NP", "NPS"):
            here.apply(edit(KeyResult, "k1", text=text))
        assert [each.row.text for each in here.read.all(BaseRow) if each.row_id == "k1"] == ["NPS from 10 to 40"]  # type: ignore[union-attr, attr-defined]
        assert len(here.read.all(Lineage)) == 1


def test_a_file_of_an_earlier_edition_gets_an_id_when_it_is_first_written(tmp_path: Path, opened: Open) -> None:
    old = Path(__file__).resolve().parents[2] / "fixtures" / "v0003.okrw"
    path = tmp_path / "Acme.okrw"
    shutil.copyfile(old, path)
    looked = bootstrap.open_workspace(path, read_only=True)
    assert lineage.facts(looked.read).here is None
    looked.close()
    with opened(path) as here:
        given = lineage.own(here.read)
    with opened(path) as here:
        assert lineage.own(here.read) == given
        assert given
        here.apply(edit(Engagement, queries.engagement(here.read).id, coach="Bea"))
    dated = bootstrap.list_backups(path)[-1].path  # made before the upgrade: nobody counted then
    bootstrap.restore_backup(path, dated)
    with opened(path) as here:
        began = parted_at(here.read)
        assert (began.parent_id, began.revision) == (given.id, 0)

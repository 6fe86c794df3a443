"""Who met whom in other engagements: without names, never of a file with a passphrase, and forgotten when asked."""

from __future__ import annotations

import pytest

from agendas import loader
from workshop_app import bootstrap
from workshop_app.application import pair_memory, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
from workshop_app.application.settings import data_folder
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import SeatedRoom, SeatedRound, Workshop, WorkshopStatus

PEOPLE = (Person("a", "Ana Silva"), Person("b", "Ben Okoro"), Person("c", "Cem Kaya"))
HERE = (Person("x", "BEN  okoro"), Person("y", "Ana Silva"), Person("z", "Dee Rao"))


@pytest.fixture
def held() -> Workspace:
    """An engagement whose one workshop is over: all three shared a room, Ana and Ben twice."""
    opened = bootstrap.create_in_memory("Other client")
    opened.apply(Add(PEOPLE))
    opened.apply(PlanWorkshop(loader.load("expert_onsite"), people_ids=("a", "b", "c"), id="w"))
    rounds = (SeatedRound(1, (SeatedRoom("1", "a", "b", ("c",)),)), SeatedRound(2, (SeatedRoom("1", "b", "a"),)))
    opened.apply(ChangeGroups.between("w", None, rounds))
    opened.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    return opened


def recalled(people: tuple[Person, ...] = HERE, *, passphrase: bool = False) -> dict[tuple[str, str], int]:
    return dict(pair_memory.recalled("another engagement", people, passphrase=passphrase))


def test_pairs_of_another_engagement_are_found_by_their_names(held: Workspace) -> None:
    assert pair_memory.remember(held.read, passphrase=False) == 1
    assert pair_memory.remember(held.read, passphrase=False) == 0  # once
    assert recalled() == {("x", "y"): 2}
    assert (
        pair_memory.recalled(queries.engagement(held.read).id, PEOPLE, passphrase=False) == {}
    )  # counted there itself


def test_no_name_stands_in_the_file(held: Workspace) -> None:
    pair_memory.remember(held.read, passphrase=False)
    (path,) = (data_folder() / "library").glob("meetings.json")
    words = path.read_text("utf-8").casefold()
    assert not [part for part in ("ana", "silva", "okoro", "other client") if part in words]


def test_a_passphrase_on_either_side_keeps_them_apart(held: Workspace) -> None:
    pair_memory.remember(held.read, passphrase=True)
    assert recalled() == {}
    pair_memory.remember(held.read, passphrase=False)
    assert recalled(passphrase=True) == {}
    pair_memory.remember(held.read, passphrase=True)  # it was given one since
    assert (recalled(), pair_memory.size().workshops) == ({}, 0)


def test_two_of_one_name_have_met_nobody(held: Workspace) -> None:
    pair_memory.remember(held.read, passphrase=False)
    assert recalled((*HERE, Person("twin", "ana silva"))) == {}


def test_forgotten_all_at_once_or_one_person(held: Workspace) -> None:
    pair_memory.remember(held.read, passphrase=False)
    assert pair_memory.size() == pair_memory.MemorySize(1, 3)
    assert pair_memory.forget_person(("Ben Okoro",))
    assert not pair_memory.forget_person(("Ben Okoro",))
    assert (recalled(), pair_memory.size().pairs) == ({}, 1)
    assert pair_memory.remember(held.read, passphrase=False) == 0  # and it does not come back
    assert pair_memory.forget_all()
    assert pair_memory.size() == pair_memory.MemorySize()


def test_the_sample_teaches_nothing(held: Workspace) -> None:
    held.apply(edit(type(queries.engagement(held.read)), queries.engagement(held.read).id, sample=True))
    assert pair_memory.remember(held.read, passphrase=False) == 0


@pytest.mark.parametrize("content", ["", "[]", '{"salt": 1}', '{"salt": "", "workshops": {"w": []}}', "\x00" * 50])
def test_a_broken_file_is_set_aside(held: Workspace, content: str) -> None:
    folder = data_folder() / "library"
    folder.mkdir(parents=True)
    (folder / "meetings.json").write_text(content)
    assert recalled() == {}
    assert pair_memory.remember(held.read, passphrase=False) == 1
    assert recalled() == {("x", "y"): 2}

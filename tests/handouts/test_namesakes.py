"""Two people of one name find their seats: each is called by what tells them apart, wherever seats are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from agendas import loader
from handouts import catalogue, verify
from handouts.gather import ComposeOptions
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.people_names import told_apart
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
PEOPLE = (
    Person("a", "Anna Smith", team="Crew"),
    Person("b", "Anna  smith", team="Ticketing"),
    Person("c", "Mei Tanaka", team="Crew"),
    Person("d", "Anna Smith", team="Crew", email="anna@example.com"),
)


def _called(*people: Person) -> Sequence[str]:
    return list(told_apart(people).values())


@pytest.mark.parametrize(
    ("people", "called"),
    [
        (PEOPLE[:3], ["Anna Smith (Crew)", "Anna  smith (Ticketing)", "Mei Tanaka"]),
        # of one team, too: by what they do
        (
            (Person("a", "Jo Li", "Crew", "Cook"), Person("b", "Jo Li", "crew", "Mate")),
            ["Jo Li (Cook)", "Jo Li (Mate)"],
        ),
        # nothing tells them apart: by a number, and never by an address
        ((PEOPLE[0], PEOPLE[3]), ["Anna Smith (1)", "Anna Smith (2)"]),
        ((Person("a", "Jo", "Crew"), Person("b", "Jo")), ["Jo (Crew)", "Jo (2)"]),
        # the same letters in another encoding, and in capitals
        ((Person("a", "Zoe\u0301", "X"), Person("b", "ZOÉ", "Y")), ["Zoe\u0301 (X)", "ZOÉ (Y)"]),
        # a mark that parts names in a list is part of a name here
        ((Person("a", "Robert'); DROP", email="r@example.com"),), ["Robert'); DROP"]),
    ],
)
def test_namesakes_are_told_apart(people: tuple[Person, ...], called: list[str]) -> None:
    assert _called(*people) == called


@pytest.fixture
def seated() -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Vale")
    workspace.apply(AddPeople(PEOPLE[:3]))
    agenda = loader.load("expert_onsite", "en")
    workspace.apply(PlanWorkshop(agenda, date(2026, 12, 9), None, ("a", "b", "c"), id="w"))
    rounds = tuple(SeatedRound(nth, (SeatedRoom("1", "a", "c", ("b",)),)) for nth in (1, 2))
    workspace.apply(Add((GroupPlan("w", 1, rounds),)))
    yield workspace
    workspace.close()


@pytest.mark.parametrize("paper", ["breakout_poster", "seat_cards", "observer_sheet"])
def test_papers_with_seats_tell_them_apart(seated: Workspace, paper: str) -> None:
    (document,) = catalogue.compose_sources(paper, catalogue.gather(paper, seated.read, OPTIONS))
    words = " ".join(" ".join(verify.texts(document)).split())
    assert "Anna Smith (Crew)" in words
    assert "(Ticketing)" in words
    assert "Mei Tanaka (" not in words


def test_a_card_of_somebody_with_a_namesake_says_the_team(seated: Workspace) -> None:
    (document,) = catalogue.compose_sources(
        "commitment_cards", catalogue.gather("commitment_cards", seated.read, OPTIONS)
    )
    words = " ".join(verify.texts(document))
    assert ("Crew" in words, "Ticketing" in words) == (True, True)

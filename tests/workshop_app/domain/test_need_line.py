"""A dependency typed as people say it: understood, or asked about."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.need_line import KnownSides, NeedDoubt, TypedNeed, offered_needs, read_need
from workshop_app.domain.values.days import read_day

TODAY = date(2027, 1, 4)
TEAMS = ("Crew", "Passenger Desk", "Ticket Desk", "Freight", "Night Crew Training")
KNOWN = KnownSides(TEAMS, {"Olaf Brandt": "Freight", "Nils Ray": "Legal"})


def _day(words: str) -> date | None:
    return read_day(words, cycle=(TODAY, date(2027, 12, 31)))


def _read(words: str, known: KnownSides = KNOWN, there: tuple[TeamDependency, ...] = ()) -> TypedNeed:
    return read_need(words, known, _day, TODAY, there)


@pytest.mark.parametrize(
    "words",
    [
        "Passenger Desk needs the loading list from Crew by 4 Feb",
        "passenger desk need the loading list by 4 Feb from the Crew.",
        "Passenger needs the loading list from Crew, by 4 February 2027",
        "Passenger Desk depends on Crew for the loading list by 4 Feb",
        "Passenger Desk needs from Crew the loading list by 4 Feb",
        "Passenger Desk needs the loading list from Crew by 4.2.",
        "Passenger Desk needs the loading list by 4.2. from Crew",
    ],
)
def test_it_is_understood_in_several_ways(words: str) -> None:
    typed = _read(words)
    made = typed.dependency
    assert (made.needs, made.what, made.gives, made.due) == (
        "Passenger Desk",
        "the loading list",
        "Crew",
        date(2027, 2, 4),
    )
    assert (typed.asked, typed.outside) == ((), ())


def test_a_team_that_is_asked_to_do_something() -> None:
    made = _read("Freight needs Crew to load before seven by 4 Feb").dependency
    assert (made.gives, made.what) == ("Crew", "to load before seven")


def test_figures_that_rise_from_are_no_team() -> None:
    assert _read("Freight needs a load that grows by 12.5 from Crew").dependency.due is None
    made = _read("Freight needs a share that rises from 20 to 30 from Crew by 4 Feb").dependency
    assert (made.gives, made.what) == ("Crew", "a share that rises from 20 to 30")
    outside = _read("Freight needs the permit from the Port Authority by 4 Feb")
    assert (outside.dependency.gives, outside.outside, outside.asked) == (
        "the Port Authority",
        ("the Port Authority",),
        (),
    )


def test_a_name_that_begins_like_a_team_is_not_that_team() -> None:
    for giver in ("the freight forwarder", "Freight Forwarders Ltd", "night watch", "Crew members of the Tern"):
        typed = _read(f"Passenger Desk needs the loading list from {giver} by 4 Feb")
        assert (typed.dependency.gives, typed.dependency.what) == (giver, "the loading list")
        assert typed.outside == (giver,)
    made = _read("Passenger Desk needs the list from freight, every morning by 4 Feb").dependency
    assert (made.gives, made.what) == ("Freight", "the list every morning")
    made = _read("Passenger Desk needs the list from Freight before seven by 4 Feb").dependency
    assert (made.gives, made.what) == ("Freight", "the list before seven")


def test_a_person_stands_for_their_team() -> None:
    alone = _read("Crew needs a pallet from Olaf Brandt by 4 Feb").dependency
    assert (alone.gives, alone.gives_owner) == ("Freight", "Olaf Brandt")
    both = _read("Crew needs a pallet from Ana Ray, Freight by 4 Feb").dependency
    assert (both.gives, both.gives_owner) == ("Freight", "Ana Ray")


def test_we_are_the_team_in_sight() -> None:
    made = _read("We need a pallet from Freight by 4 Feb", KnownSides(TEAMS, we="Crew")).dependency
    assert (made.needs, made.gives) == ("Crew", "Freight")


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("bring the tide table", [NeedDoubt.NOT_A_NEED]),
        ("needs the list from Crew by 4 Feb", [NeedDoubt.NOT_A_NEED]),
        ("Freight needs", [NeedDoubt.NO_WHAT, NeedDoubt.NO_GIVER, NeedDoubt.NO_DAY]),
        ("Freight needs from Crew by 4 Feb", [NeedDoubt.NO_WHAT]),
        ("Freight needs a pallet by 4 Feb", [NeedDoubt.NO_GIVER]),
        ("Freight needs a pallet from Desk by 4 Feb", [NeedDoubt.SEVERAL]),
        ("School needs times from Port by 4 Feb", [NeedDoubt.NO_TEAM]),
        ("Crew needs a pallet from Crew by 4 Feb", [NeedDoubt.SAME_TEAM]),
        ("Crew needs a pallet from Freight", [NeedDoubt.NO_DAY]),
        ("Crew needs a pallet from Freight by the big storm", [NeedDoubt.UNREAD_DAY]),
        ("Crew needs a pallet from Freight by 30 Feb", [NeedDoubt.UNREAD_DAY]),
        ("Crew needs a pallet from Freight by 1 January 2027", [NeedDoubt.PAST_DAY]),
        ("Crew needs a pallet from Freight by 4 Feb", [NeedDoubt.THERE_ALREADY]),
    ],
)
def test_what_is_not_understood_is_asked(words: str, doubts: list[NeedDoubt]) -> None:
    there = (
        (TeamDependency("n", "crew", gives="Freight", what="A Pallet"),) if doubts == [NeedDoubt.THERE_ALREADY] else ()
    )
    typed = _read(words, there=there)
    assert [each.doubt for each in typed.asked] == doubts
    assert typed.can_be_kept == (doubts[0] not in {NeedDoubt.NOT_A_NEED, NeedDoubt.NO_WHAT})


def test_an_unread_day_stays_in_the_words() -> None:
    behind = _read("Crew needs a pallet from Freight by the storm").dependency
    assert (behind.gives, behind.what) == ("Freight", "a pallet by the storm")
    port = _read("Crew needs a berth from the port by the storm").dependency
    assert (port.gives, port.what) == ("the port", "a berth by the storm")
    assert _read("Crew needs a pallet by the storm from Freight").dependency.what == "a pallet by the storm"


def test_names_without_a_line_are_offered_once() -> None:
    named = [
        ("Crew", "Olaf Brandt, Freight\nPort Authority, berth office\n\nCrew", "Passenger Desk"),
        ("Passenger Desk", "crew", ""),
        ("Freight", "", "Crew\nPassenger Desk"),
    ]
    there = (TeamDependency("n", "passenger desk", gives="Freight"),)
    offers = offered_needs(named, there, KNOWN)
    assert [(each.needs, each.gives, each.owner) for each in offers] == [
        ("Crew", "Freight", "Olaf Brandt"),
        ("Crew", "Port Authority, berth office", ""),
        ("Passenger Desk", "Crew", ""),
    ]


TWINS = KnownSides(
    ("Crew (1)", "Crew (2)", "Freight"),
    {"Olaf Brandt": "Crew (2)"},
    "Crew (1)",
    {"Crew (1)": ("Crew", "a"), "Crew (2)": ("Crew", "b")},
)


def test_of_two_teams_of_one_name_the_one_is_asked_for() -> None:
    typed = _read("Freight needs a pallet from Crew by 4 Feb", TWINS)
    assert [(each.doubt, each.words, each.names) for each in typed.asked] == [
        (NeedDoubt.SEVERAL, "Crew", ("Crew (1)", "Crew (2)"))
    ]
    assert (typed.dependency.gives, typed.dependency.gives_id) == ("Crew", None)
    typed = _read("Freight needs a pallet from crew (2) by 4 Feb", TWINS)
    assert (typed.dependency.gives, typed.dependency.gives_id, typed.asked) == ("Crew", "b", ())


def test_a_person_or_we_tell_which_of_two_teams_is_meant() -> None:
    for giver in ("Olaf Brandt", "Olaf Brandt, Crew"):
        made = _read(f"Freight needs a pallet from {giver} by 4 Feb", TWINS).dependency
        assert (made.gives, made.gives_id, made.gives_owner) == ("Crew", "b", "Olaf Brandt")
    typed = _read("We need a pallet from Crew (2) by 4 Feb", TWINS)
    assert (typed.dependency.needs_id, typed.dependency.gives_id, typed.asked) == ("a", "b", ())
    same = _read("We need a pallet from Crew (1) by 4 Feb", TWINS)
    assert [each.doubt for each in same.asked] == [NeedDoubt.SAME_TEAM]

"""Addresses: each place is reached by its own, and nonsense leads to the overview."""

from __future__ import annotations

import pytest

from ui import icons
from ui.shell.places import PLACES, read_address, workshop_address


@pytest.mark.parametrize(
    ("address", "place", "rest", "rail"),
    [
        ("home", "home", "", "home"),
        ("interview/cycle", "interview", "cycle", "interview"),
        ("workshops/new", "new_workshop", "", "workshops/new"),
        ("workshops", "new_workshop", "", "workshops/new"),
        ("workshops/w1", "plan", "w1", "workshops/w1"),
        ("workshops/w1/groups", "groups", "w1", "workshops/w1"),
        ("workshops/w1/run", "run", "w1", "workshops/w1"),
        ("workshops/w1/nonsense", "plan", "w1", "workshops/w1"),
        ("drafts/d1", "drafts", "d1", "drafts"),
        ("nonsense/x", "home", "", "home"),
        ("", "home", "", "home"),
    ],
)
def test_addresses_are_read(address: str, place: str, rest: str, rail: str) -> None:
    where = read_address(address)
    assert (where.place.name, where.rest, where.rail_address) == (place, rest, rail)


def test_a_workshop_address_comes_back_as_it_was() -> None:
    assert read_address(workshop_address("w1", "run")).workshop_id == "w1"


def test_every_place_has_words_and_an_icon() -> None:
    assert all(place.words and place.icon in icons.names() for place in PLACES)

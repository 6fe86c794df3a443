"""Teams named in one line."""

from __future__ import annotations

import pytest

from workshop_app.domain.typed_teams import new_names, team_names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Crew", ("Crew",)),
        (" - Crew ", ("- Crew",)),
        ("Crew; Ticketing; Passenger Desk", ("Crew", "Ticketing", "Passenger Desk")),
        ("1. Crew; 2) Ticketing; • Desk;", ("Crew", "Ticketing", "Desk")),
        ("Crew\n\nTicketing\ncrew", ("Crew", "Ticketing")),
        ("24/7 Support; 3D Lab", ("24/7 Support", "3D Lab")),
        (" ; ", ()),
        ("", ()),
    ],
)
def test_each_is_named_once(words: str, names: tuple[str, ...]) -> None:
    assert team_names(words) == names


def test_who_is_there_is_not_new() -> None:
    assert new_names(("Crew", "Désk", "Ticketing", "ticketing"), ("CREW", "desk")) == ("Ticketing",)

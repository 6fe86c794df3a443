"""Boxes of a handout as people tick them in a word processor: over the box, behind it, in its place."""

from __future__ import annotations

import pytest

from handouts.intake_form_choices import TickedLine, choice_in

NB = "\u00a0"


@pytest.mark.parametrize(
    ("text", "ticked", "beside"),
    [
        ("Key result 1   ☒ metric   ☐ baseline   ☐ milestone", (1,), ""),
        ("Key result 1   ☐Xmetric   ☐ baseline   ☐ milestone", (1,), ""),  # the space went with the click
        ("Key result 2   ☐ metric   ☐ x baseline   ☐ milestone", (2,), ""),
        ("Key result 3   ☐ metric   ☐ baseline   X milestone", (3,), ""),
        ("Key result 3   x metric   ☐ baseline   ☐ milestone", (1,), ""),
        ("Key result 3   ☐ metric   [x] baseline   ☐ milestone", (2,), ""),
        ("Key result 4   ☒ metric   ☒ baseline   ☐ milestone", (1, 2), ""),
        ("Key result 4   ☐ metric x   ☐ baseline   ☐ milestone", (), "x"),  # behind the one or before the other
        ("Key result 4   ☐ metric   ☒ milestone", (2,), ""),  # a house without baselines
        ("Key result 4   ☒ metric   ☐ baseline   ☐ milestone  ask Bo first", (1,), "ask Bo first"),
    ],
)
def test_the_kind_of_a_key_result(text: str, ticked: tuple[int, ...], beside: str) -> None:
    for said in (text, text.replace("☐ ", f"☐{NB}").replace("☒ ", f"☒{NB}")):
        assert choice_in(said) == TickedLine("type", ticked, beside)


def test_points_and_directions_and_what_is_neither() -> None:
    points = "Eight points   ☒ 1   ☐ 2   x 3   ☐ 4   ☐ 5   ☐ 6   ☐ 7   ☐ 8   point 4 fails"
    assert choice_in(points) == TickedLine("points", (1, 3), "point 4 fails")
    ways = "☐ External: people outside will notice   ☑ Internal: how we work together"
    assert choice_in(ways) == TickedLine("direction", (2,))
    assert choice_in(ways.replace("☐", "X").replace("☑", "☐")) == TickedLine("direction", (1,))
    for said in ("✓ Ticketing\n☐ Crew", "[x] asked Bo", "1  Mission  ☐", "Key resultant", ""):
        assert choice_in(said) is None

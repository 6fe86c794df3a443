"""Which page leaves the printer when."""

from __future__ import annotations

import pytest

from handouts.print_order import BLANK, in_ranges, printed, stacks_of

TWO = stacks_of((3, 2))  # a document of three pages and one of two


def test_pages_are_counted_through_all_documents() -> None:
    assert TWO == ((0, 1, 2), (3, 4))
    assert printed(TWO) == (0, 1, 2, 3, 4)
    assert in_ranges(TWO, ()) == TWO
    assert in_ranges(TWO, [(2, 3)]) == ((1, 2),)
    assert in_ranges(TWO, [(1, 1), (3, 4)]) == ((0, 2), (3,))
    assert in_ranges(TWO, [(9, 12)]) == ()


@pytest.mark.parametrize(
    ("wish", "pages"),
    [
        ({"copies": 2}, (0, 1, 2, 3, 4, 0, 1, 2, 3, 4)),
        ({"copies": 2, "collate": False}, (0, 0, 1, 1, 2, 2, 3, 3, 4, 4)),
        ({"reverse": True}, (4, 3, 2, 1, 0)),
        ({"both_sides": True}, (0, 1, 2, BLANK, 3, 4)),
        ({"both_sides": True, "reverse": True}, (3, 4, 2, BLANK, 0, 1)),
        ({"both_sides": True, "copies": 2, "collate": False}, (0, 1, 0, 1, 2, BLANK, 2, BLANK, 3, 4, 3, 4)),
    ],
)
def test_what_was_asked_for_is_what_is_printed(wish: dict[str, int], pages: tuple[int, ...]) -> None:
    assert printed(TWO, **wish) == pages

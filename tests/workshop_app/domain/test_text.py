"""Names one after the other."""

import pytest

from workshop_app.domain.text import in_a_row


@pytest.mark.parametrize(
    ("names", "beside", "told"),
    [
        (["Ana", "Ben"], "", "Ana, Ben"),
        (["Vale, Nora", "Stern, Ivo"], "", "Vale, Nora; Stern, Ivo"),
        (["Ana", "King, Jr."], "", "Ana; King, Jr."),
        (["Ana", "Ben"], "Vale, Nora", "Ana; Ben"),
        (["Vale, Nora"], "", "Vale, Nora"),
        ([], "", ""),
    ],
)
def test_two_names_are_never_read_as_four(names: list[str], beside: str, told: str) -> None:
    assert in_a_row(names, beside) == told

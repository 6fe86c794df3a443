"""Hours and minutes without a sign between them are times where they go on like a day; other figures are none."""

from __future__ import annotations

import pytest

from agendas.typed_lines import cut

TIMES = (["0900 Welcome", "1030-1200 Practice", "1300 Share back"], ["0900 One", "1700 End", "0900 Two", "1630 End"])
FIGURES = (
    ["2025 Growth plan", "1800 customers", "1500 users"],
    ["1200 € for the room", "1500 € for food", "1800 € for printing"],
    ["1500 EUR for the room", "2000 EUR for food"],
    ["2027 Growth", "2028 Depth"],
)


@pytest.mark.parametrize("lines", TIMES)
def test_times_without_a_colon(lines: list[str]) -> None:
    found = cut(lines)
    assert found is not None
    assert found[0][0] == "09:00"


@pytest.mark.parametrize("lines", FIGURES)
def test_figures_are_no_times(lines: list[str]) -> None:
    assert cut(lines) is None

"""Values as they are shown beside each other, each typed in its own way."""

from __future__ import annotations

import pytest

from workshop_app.domain.values.shown import in_one_unit, with_short_unit, with_unit


@pytest.mark.parametrize(
    ("typed", "unit", "shown", "behind"),
    [
        (("79", "84", "90 %", "97"), "%", ("79", "84", "90", "97"), "%"),
        (("", "84 percent", "90%", ""), " % ", ("", "84", "90", ""), "%"),
        (("€ 9", "8 €", "7,5", "7"), "€", ("9", "8", "7,5", "7"), "€"),
        (("12 late boats", "8", "5", "3"), "late boats", ("12", "8", "5", "3"), "late boats"),
        (("2", "90 min", "1", "0,5"), "h", ("2 h", "90 min", "1 h", "0,5 h"), ""),  # minutes are no hours
        (("3", "half of them", "all", ""), "crews", ("3 crews", "half of them", "all", ""), ""),
        (("none yet", "a first", "a whole one", ""), "plan", ("none yet", "a first", "a whole one", ""), "plan"),
        (("84", "90 %"), "", ("84", "90 %"), ""),  # nobody said a unit: each stays as it was typed
    ],
)
def test_a_unit_is_said_once_behind_values_that_share_it(
    typed: tuple[str, ...], unit: str, shown: tuple[str, ...], behind: str
) -> None:
    assert in_one_unit(typed, unit) == (shown, behind)


def test_a_bare_number_has_the_unit_behind_it() -> None:
    assert [with_unit(value, "%") for value in ("84", "84 %", "1 200,5", "most", "")] == [
        *("84 %", "84 %", "1 200,5 %", "most", "")
    ]
    assert [with_short_unit("84", unit) for unit in ("%", "answers")] == ["84 %", "84"]

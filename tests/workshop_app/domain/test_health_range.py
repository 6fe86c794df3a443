"""Whether a value keeps the range of its health metric, as people type both."""

from __future__ import annotations

import pytest

from workshop_app.domain.health_range import is_of_another_kind, leaves


@pytest.mark.parametrize(
    ("stay", "kept", "left"),
    [
        ("below 6 %", ("5.9 %", "5", "0"), ("6 %", "6,5 %", "7")),
        ("at most 6 %", ("6 %", "5"), ("6.1 %",)),
        ("≤ 3 days", ("3 days", "2"), ("4 days", "1 week")),
        ("above 95 %", ("95.1 %", "100"), ("95 %", "94")),
        ("at least 4.2", ("4.2", "5"), ("4.1", "3,9")),
        ("410 to 450 l", ("410 l", "441", "450 l"), ("409 l", "470 l")),
        ("between -2 and 2 °C", ("-2 °C", "0"), ("-3 °C", "5")),
        ("3–5", ("3", "5"), ("2", "6")),
        ("0", ("0",), ("1", "2")),
        ("€1.0m to €1.2m", ("€1.1m",), ("€900k", "€1.3m")),
        ("below 2:30", ("2:10",), ("2:40",)),
    ],
)
def test_a_range_is_kept_or_left(stay: str, kept: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert [value for value in kept if leaves(stay, value)] == []
    assert [value for value in left if not leaves(stay, value)] == []


@pytest.mark.parametrize(
    ("stay", "value"),
    [
        ("", "7"),
        ("below 6 %", ""),
        ("as it is", "7"),
        ("below 6 %", "better"),
        ("below 3 days", "4 €"),
        ("green", "red"),
    ],
)
def test_what_cannot_be_read_says_nothing(stay: str, value: str) -> None:
    assert not leaves(stay, value)
    assert not is_of_another_kind(stay, value)


def test_a_day_where_the_range_is_none_is_a_slip() -> None:
    assert is_of_another_kind("0", "3 Dec 2062")
    assert is_of_another_kind("410 to 450 l", "2026-12-03")
    assert is_of_another_kind("below 1 June 2027", "14")
    assert not is_of_another_kind("below 1 June 2027", "3 May 2027")
    assert leaves("below 1 June 2027", "3 Dec 2062")

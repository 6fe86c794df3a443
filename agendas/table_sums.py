"""How long the days of an agenda table are, once its rows are read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

LONGEST_DAY = 16 * 60  # minutes; more in one day are asked about: two days without their names, or hours for minutes


def hours(minutes: int) -> str:
    """Told to the tenth, and never less than they are: "more than 16 hours (16.5 h)"."""
    return f"{ceil(minutes / 6) / 10:g}"


def beyond_a_day(rows: Iterable[tuple[int, int, str, int | None]]) -> Iterator[tuple[int, int, str]]:
    """For each day whose rows add up to more than LONGEST_DAY: the line at which they do, the day, and its hours.
    `rows` are line, day, group and minutes; groups side by side take the time of the longest."""
    days: dict[int, dict[str, int]] = {}
    lines: dict[int, int] = {}
    for line, day, group, minutes in rows:
        groups = days.setdefault(day, {"": 0})
        groups[group] = groups.get(group, 0) + (minutes or 0)
        if _whole(groups) > LONGEST_DAY:
            lines.setdefault(day, line)
    for day, line in lines.items():
        yield line, day, hours(_whole(days[day]))


def _whole(groups: dict[str, int]) -> int:
    return groups[""] + max((minutes for group, minutes in groups.items() if group), default=0)

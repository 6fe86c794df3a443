"""Who depends on whom, as the map draws it and the list beside it says it. No Qt."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import between_teams, queries
from workshop_app.application.between_teams import NeedLine
from workshop_app.application.ports import Reader
from workshop_app.domain.naming import alike
from workshop_app.domain.told_apart import told_apart

Place = tuple[float, float]  # of the middle of a box: 0 to 1 across and down


class MapNode(Struct, frozen=True):
    """A box: a team by its id, or somebody outside without one."""

    name: str
    team_id: str
    place: Place


class MapArrow(Struct, frozen=True):
    """From the box that needs to the one that gives, by their numbers; `both_ways` where another one leads back."""

    needs: int
    gives: int
    line: NeedLine
    both_ways: bool

    @property
    def confirmed(self) -> bool:
        """Whether all of it is."""
        return self.line.confirmed == self.line.number


class NeedsMap(Struct, frozen=True):
    """Boxes and arrows, and how many rows of boxes there are."""

    nodes: tuple[MapNode, ...] = ()
    arrows: tuple[MapArrow, ...] = ()
    rows: int = 0


def needs_map(reader: Reader) -> NeedsMap:
    """Everybody a dependency names, the teams in their order and those outside behind them."""
    lines = between_teams.map_of_needs(reader)
    called = told_apart(queries.teams(reader))
    ends = [(line.needs_id or alike(line.needs), line.gives_id or alike(line.gives)) for line in lines]
    named = {
        key: name
        for line, pair in zip(lines, ends, strict=True)
        for key, name in zip(pair, (line.needs, line.gives), strict=True)
    }
    keys = [*(id for id in called if id in named), *(key for key in named if key not in called)]
    places, rows = around(len(keys))
    at = {key: number for number, key in enumerate(keys)}
    nodes = tuple(
        MapNode(called[key], key, place) if key in called else MapNode(named[key], "", place)
        for key, place in zip(keys, places, strict=True)
    )
    arrows = tuple(
        MapArrow(
            at[needs],
            at[gives],
            replace(line, needs=called.get(needs, line.needs), gives=called.get(gives, line.gives)),
            (gives, needs) in ends,
        )
        for line, (needs, gives) in zip(lines, ends, strict=True)
    )
    return NeedsMap(nodes, arrows, rows)


def around(number: int) -> tuple[tuple[Place, ...], int]:
    """Places for so many boxes around the middle, clockwise from the top, and how many rows they take: one at the top
    and one at the bottom, the others at the sides. No two boxes share a row on the same side."""
    if number <= 2:
        return ((0.0, 0.5), (1.0, 0.5))[:number], number and 1
    right = (number - 1) // 2
    left = number - 2 - right
    rows = max(right, left) + 2
    top, bottom = (0.5, 0.0), (0.5, 1.0)
    return (
        (top, *_side(1.0, right, rows), bottom, *reversed(_side(0.0, left, rows))),
        rows,
    )


def _side(across: float, number: int, rows: int) -> tuple[Place, ...]:
    """Evenly between the row at the top and the one at the bottom."""
    step = (rows - 2) / (number + 1) if number else 0.0
    first = 0.5 if number < rows - 2 else 0.0
    inner = (
        [first + step * (place + 1) for place in range(number)] if first else [place + 1.0 for place in range(number)]
    )
    return tuple((across, down / (rows - 1)) for down in inner)

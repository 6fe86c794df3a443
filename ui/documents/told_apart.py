"""What tells the documents of one artefact apart: the words that all their names begin with stand in the list at the
left and would leave no room for whose each is. Pure; the line above the pages asks."""

from __future__ import annotations

from itertools import takewhile

from workshop_app.domain.reading_direction import isolated

_BETWEEN = " \u2013 "


def told_apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without the parts that all of them begin with. Each part keeps its own direction: beside a date, words
    from the right with a Latin word in them would change places."""
    parts = [name.split(_BETWEEN) for name in names]
    alike = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, zip(*parts, strict=False)))
    alike = min([alike, *(len(each) - 1 for each in parts)])
    return tuple(_BETWEEN.join(part if part.isascii() else isolated(part) for part in each[alike:]) for each in parts)

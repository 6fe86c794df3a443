"""Teams that have one name are told apart by a number where they stand in one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from workshop_app.domain.engagement import Team
from workshop_app.domain.naming import folded


def told_apart(teams: Iterable[Team]) -> dict[str, str]:
    """What each is called in a list, by its id: "Crew", or "Crew (2)" for the second of that name."""
    listed = tuple(teams)
    many = Counter(folded(each.name).strip() for each in listed)
    seen: Counter[str] = Counter()
    found = {}
    for each in listed:
        name = folded(each.name).strip()
        seen[name] += 1
        found[each.id] = f"{each.name.strip()} ({seen[name]})" if many[name] > 1 else each.name
    return found

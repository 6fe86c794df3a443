"""What the parts of a set are called by number: 2 is its second objective, 2.1 the first key result of that. One
numbering for screens, board, papers, tracker and command line, so that "talk about 2.1" is understood everywhere.

Only what has words is counted: a card that nobody has written in yet is called by no number.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.okr import KeyResult, Objective


def numbers_of(parts: Iterable[tuple[Objective, Iterable[KeyResult]]]) -> dict[str, str]:
    """The number of each objective and each key result that has words, by its id; `parts` in the order of the set."""
    found: dict[str, str] = {}
    place = 0
    for objective, results in parts:
        written = [each for each in results if each.text.strip()]
        if not written and not objective.text.strip():
            continue
        place += 1
        found[objective.id] = str(place)
        found |= {each.id: f"{place}.{nth}" for nth, each in enumerate(written, 1)}
    return found

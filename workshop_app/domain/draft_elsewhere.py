"""Whether another team measures the same: every key result of a file by its measure, read through once, however many
sets are asked about. Used by `draft_checks`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from workshop_app.domain.draft_reading import without_marks
from workshop_app.domain.same_measure import measure_of

_WORD = re.compile(r"\w+")
MANY = 32_768  # texts remembered, more than any programme has: after an edit all but one are as they were


class Elsewhere:
    """The key results of all teams as (team id, team name, text), in order."""

    def __init__(self, results: Iterable[tuple[str, str, str]] = ()) -> None:
        # Two teams by the same measure are enough: one of them is always another one than who asks.
        self._teams: dict[str, tuple[tuple[str, str], ...]] = {}
        self.add(results)

    def add(self, results: Iterable[tuple[str, str, str]]) -> None:
        """These come after those known so far."""
        for team_id, name, text in results:
            if text.strip():
                words = measure_of(text)
                others = [each for each in self._teams.get(words, ()) if each[0] != team_id]
                self._teams[words] = (*others[-1:], (team_id, name))

    def team(self, text: str, here: str) -> str | None:
        """The name of the last team but `here` (an id) that measures this in a key result; None when none does."""
        found = self._teams.get(measure_of(text), ()) if text.strip() else ()
        return next((name for id, name in reversed(found) if id != here), None)


NOBODY = Elsewhere()


@lru_cache(maxsize=MANY)
def normalised(text: str) -> str:
    """What is compared: the words alone."""
    return " ".join(_WORD.findall(without_marks(text).casefold()))

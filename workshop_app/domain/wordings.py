"""What an objective or a key result said, when, and the question that changed it (domain sections 5 and 6.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

ONE_WRITING = timedelta(minutes=10)  # typing with shorter pauses than this is one wording

LEVELS = frozenset({"baseline", "commit", "target", "stretch", "unit"})


class Wording(Struct, frozen=True):
    """One change of a wording. `subject_id` is an objective or a key result, `field` the one that changed (text, why
    now, a level). `at` is UTC, the last moment of the typing. `question` is the one that changed it, in the words it
    was asked. Once a set is published, a change has a reason (`why`), and somebody who agreed to it."""

    id: str
    subject_id: str
    field: str
    at: datetime
    before: str
    after: str
    question: str = ""
    why: str = ""
    agreed_by: str = ""
    agreed_by_id: str | None = None

    @property
    def is_change(self) -> bool:
        """Whether something stood there before, or a reason was given; a level that was only filled in is none."""
        return bool(self.before.strip() or self.why)


def history(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """What is told of them, oldest first: every sentence and why now from the first words on, of levels the changes."""
    told = (each for each in wordings if each.is_change or each.field not in LEVELS)
    return tuple(sorted(told, key=lambda each: each.at))

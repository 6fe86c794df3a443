"""A real breakout or 1:1, noted by its coach in a minute afterwards: what she asked, by kind, and the question that
turned it. For her alone, beside what she practised; nobody's name is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

MOST_OF_A_KIND = 99


class SessionShape(StrEnum):
    """What kind of session it was."""

    BREAKOUT = "breakout"
    ONE_TO_ONE = "one_to_one"


class NotedSession(Struct, frozen=True):
    """`counts` are by kind, none of them 0; `turning` is the question in her words, "" where none turned it."""

    shape: SessionShape = SessionShape.BREAKOUT
    about: str = ""
    counts: Mapping[QuestionKind, int] = {}
    turning: str = ""

    @property
    def asked(self) -> int:
        """How many questions were noted."""
        return sum(self.counts.values())

    def with_more(self, kind: QuestionKind, more: int) -> NotedSession:
        """One more of a kind, or one less."""
        count = max(0, min(MOST_OF_A_KIND, self.counts.get(kind, 0) + more))
        others = {each: n for each, n in self.counts.items() if each is not kind}
        return replace(self, counts=others | {kind: count} if count else others)

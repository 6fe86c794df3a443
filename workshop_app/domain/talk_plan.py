"""The talk about one dependency: fifteen minutes in five parts, and its clock (domain section 6.5). Pure; who shows it
hands in the seconds of a clock that never runs backwards."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class TalkPart(StrEnum):
    """The parts, in their order."""

    WHY_NOW = "why_now"
    ASK = "ask"
    REALITY = "reality"
    DEAL = "deal"
    WRITE = "write"


PLAN: tuple[tuple[TalkPart, int], ...] = (
    (TalkPart.WHY_NOW, 2),
    (TalkPart.ASK, 3),
    (TalkPart.REALITY, 5),
    (TalkPart.DEAL, 3),
    (TalkPart.WRITE, 2),
)
MINUTES = sum(minutes for _, minutes in PLAN)


class TalkClock(Struct, frozen=True):
    """Where a talk is: `at` is the part, `left` the seconds it had left at the moment `since`, negative once the last
    one is over. `since` is None while the clock is stopped."""

    at: int = 0
    left: float = PLAN[0][1] * 60.0
    since: float | None = None

    @property
    def part(self) -> TalkPart:
        return PLAN[self.at][0]

    @property
    def runs(self) -> bool:
        return self.since is not None

    @property
    def is_last(self) -> bool:
        return self.at == len(PLAN) - 1

    @property
    def over(self) -> bool:
        """Whether all of it is used up."""
        return self.is_last and self.left <= 0

    def moved_on(self, now: float) -> TalkClock:
        """The same talk at this moment: a part whose minutes are used up gives way to the next."""
        if self.since is None:
            return self
        at, left = self.at, self.left - max(0.0, now - self.since)
        while left <= 0 and at < len(PLAN) - 1:
            at += 1
            left += PLAN[at][1] * 60.0
        return TalkClock(at, left, now)

    def started(self, now: float) -> TalkClock:
        """Go on from here."""
        return self if self.runs else replace(self, since=now)

    def stopped(self, now: float) -> TalkClock:
        """Hold the clock where it is."""
        return replace(self.moved_on(now), since=None)

    def next(self, now: float) -> TalkClock:
        """The next part now, with all of its minutes; nothing comes after the last."""
        here = self.moved_on(now)
        return here if here.is_last else TalkClock(here.at + 1, PLAN[here.at + 1][1] * 60.0, here.since)

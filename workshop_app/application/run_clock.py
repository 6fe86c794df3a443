"""The time line of a run, laid over the wall clock: it goes on by the monotonic clock, so that setting the computer's
clock never moves the countdown. Kept by `RunSession`."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from workshop_app.application.ports import Clock
from workshop_app.domain.run import RunState


class ClockLook(Struct, frozen=True):
    """What both clocks did since the last look: `passed` seconds by the monotonic one, and by how many more the wall
    clock `jumped` (below zero: back). `since` is the run's time at the last look, `monotonic` the clock's value now,
    `before` what both clocks said at the last look."""

    passed: float
    jumped: float
    since: datetime
    monotonic: float
    before: tuple[datetime, float]


class RunClock:
    """Lay it down when a run starts or is resumed; look at it about once a second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._base = self._seen_wall = clock.now()
        self._monotonic_base = self._seen_monotonic = clock.monotonic()

    def lay(self, state: RunState) -> None:
        """Begin anew over the wall clock as it stands now, with what the run already knows to be shifted."""
        self._seen_wall, self._seen_monotonic = self._clock.now(), self._clock.monotonic()
        self._base = state.not_before(self._seen_wall + state.clock_shift)
        self._monotonic_base = self._seen_monotonic

    def now(self) -> datetime:
        """The moment on the run's own time line."""
        return self._base + timedelta(seconds=self._clock.monotonic() - self._monotonic_base)

    def wall(self) -> datetime:
        """What the computer's clock shows, right or wrong."""
        return self._clock.now()

    def skip(self, by: timedelta) -> None:
        """Let the run's time jump over a stretch that counts after all."""
        self._base += by

    def look(self) -> ClockLook:
        """Compare the two clocks since the last look, which this one becomes."""
        wall, monotonic = self._clock.now(), self._clock.monotonic()
        before = self._seen_wall, self._seen_monotonic
        passed = monotonic - self._seen_monotonic
        jumped = (wall - self._seen_wall).total_seconds() - passed
        self._seen_wall, self._seen_monotonic = wall, monotonic
        return ClockLook(passed, jumped, self.now() - timedelta(seconds=passed), monotonic, before)

    def forget(self, look: ClockLook) -> None:
        """As if nobody had looked: the next look finds the same again."""
        self._seen_wall, self._seen_monotonic = look.before

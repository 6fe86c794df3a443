"""A clock that runs faster than the one it is laid over: a rehearsal of a whole day takes minutes.

Built by the run screen for a rehearsal and handed to its `RunSession`; everything else keeps the real clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from workshop_app.application.ports import Clock

FASTEST = 60.0


class FastClock:
    """Both clocks of a rehearsal: begins at `start` and runs `speed` times as fast; the speed can be changed."""

    def __init__(self, base: Clock, start: datetime, speed: float = 1.0) -> None:
        self._base = base
        self._start = start
        self._seconds = 0.0
        self._since = base.monotonic()
        self._speed = _checked(speed)

    @property
    def speed(self) -> float:
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Go on from this moment at another speed, 1 to 60."""
        speed = _checked(speed)
        self._seconds, self._since = self.monotonic(), self._base.monotonic()
        self._speed = speed

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return self._seconds + (self._base.monotonic() - self._since) * self._speed


def _checked(speed: float) -> float:
    if not 1 <= speed <= FASTEST:
        raise ValueError(f"a rehearsal runs 1 to {FASTEST:.0f} times as fast, not {speed}")
    return speed

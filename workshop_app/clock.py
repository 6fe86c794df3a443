"""The real clock: the one place that asks the machine what time it is. Everything else is handed the port `Clock`."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """The machine's two clocks: the wall clock in UTC, and the one that never runs backwards."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is the clock the rule points to

    def monotonic(self) -> float:
        return time.monotonic()

"""One window from its start to its kill: the process, what it says, and when it is struck."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable

from orders import LIVES, Kind, Orders
from places import Place
from said import Said

PATIENCE = 60.0  # seconds for a window to begin, or for a visit to end
TORN = 1.5  # seconds to wait for the middle of a write


class Session:
    """`killed` is the moment of the kill on the monotonic clock, 0.0 while it lives."""

    def __init__(self, number: int, place: Place, orders: Orders, dice: random.Random) -> None:
        self.number, self.place, self.orders, self._dice = number, place, orders, dice
        self.said = Said()
        self.killed, self.torn, self.alone, self.stuck = 0.0, False, False, False
        self._rest = b""
        self._started = time.monotonic()
        self._life = dice.uniform(*LIVES.get(orders.kind, (0.0, 0.0)))
        self._await_write = dice.random() < 0.25
        self._strike = self._mend = 0.0
        self.mend: Callable[[], None] | None = None
        self.pid, self.handle = _fork(orders)
        self.deaf: Callable[[], object] = int  # what to do when nobody listens to it any more

    @property
    def due(self) -> float:
        """When there is something to do besides listening."""
        if not self.said.begun:
            return self._started + PATIENCE
        return min(at for at in (self._end(), self._strike, self._mend) if at)

    def _end(self) -> float:
        return self.said.begun + (PATIENCE if self.orders.kind is Kind.VISIT else self._life)

    def listen(self) -> bool | None:
        """Read what was said; False once the process is gone, None when there was nothing to read."""
        try:
            data = os.read(self.handle, 1 << 16)
        except BlockingIOError:
            return None
        *lines, self._rest = (self._rest + data).split(b"\n")
        was = self.said.begun
        for line in lines:
            self.said.hear(json.loads(line))
        if not was and self.said.begun and self.orders.kind is Kind.FAULT:
            self._strike = self.said.begun + self._dice.uniform(0.2, max(0.3, self._life - 0.5))
        return bool(data)

    def act(self, now: float) -> None:
        """Strike, mend or kill, whichever is due."""
        if self._strike and now >= self._strike:
            self._strike = 0.0
            self.mend = self.place.fault(self._dice)(self.orders.path)
            self._mend = now + self._dice.uniform(0.3, 4.0)
        elif self._mend and now >= self._mend:
            self.mended()
        elif now >= self.due:
            self.stuck = not self.said.begun or self.orders.kind is Kind.VISIT
            self.kill()

    def mended(self) -> None:
        self._mend = 0.0
        mend, self.mend = self.mend, None
        if mend is not None:
            mend()

    def kill(self) -> None:
        """SIGKILL; every fourth one waits a moment for the middle of a write."""
        journal = self.orders.path.with_name(self.orders.path.name + "-journal")
        if self._await_write and not self.stuck:
            until = time.monotonic() + TORN
            while time.monotonic() < until and not journal.exists():
                pass
        self.killed = time.monotonic()
        os.kill(self.pid, signal.SIGKILL)
        self._gone()
        self.torn = journal.exists()

    def ended(self) -> None:
        """It went by itself."""
        self.killed, self.alone = time.monotonic(), True
        self._gone()

    def _gone(self) -> None:
        _, status = os.waitpid(self.pid, 0)
        while self.listen():  # what it had said and nobody had heard yet: it holds its end of the pipe no longer
            pass
        self.deaf()  # before it is closed: others that were forked meanwhile keep it open, and it would go on ringing
        os.close(self.handle)
        if self.alone and status == 0:
            self.said.done = True


def _fork(orders: Orders) -> tuple[int, int]:
    """A process of its own that has everything imported already; returns its number and where it can be heard."""
    here, there = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(here)
        import window

        window.live(orders, there)
    os.close(there)
    os.set_blocking(here, False)
    return pid, here

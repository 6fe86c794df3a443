"""Whose turn it is with an open file: it belongs to the thread that opened it; one change may be lent to another."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator


class Turn:
    """One per open file. RuntimeError when a thread asks out of turn: that is a fault of ours."""

    def __init__(self) -> None:
        self._home = threading.get_ident()
        self._taken = threading.Lock()

    @property
    def at_home(self) -> bool:
        """Whether this is the thread to which the file belongs."""
        return threading.get_ident() == self._home

    @contextlib.contextmanager
    def taken(self, *, lends: bool) -> Iterator[None]:
        """Two changes in one file at once would be one transaction: whoever lends one waits for it."""
        if not (self.at_home or lends):
            raise RuntimeError("this file is not lent to another thread")
        if not self._taken.acquire(blocking=False):
            raise RuntimeError("the file is with another thread")
        try:
            yield
        finally:
            self._taken.release()

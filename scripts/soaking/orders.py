"""What a window is told to do before it is killed, and the words it sends back while it does it."""

from __future__ import annotations

import json
import os
import time
from enum import StrEnum
from pathlib import Path

from msgspec import Struct


class Kind(StrEnum):
    """What somebody does in a window that is killed."""

    TYPE = "typing"
    FAULT = "typing, with a fault outside"
    DAY = "running a day"
    EXPORT = "saving documents"
    COPY = "making copies"
    RESTORE = "going back to a copy"
    OLD = "opening an old file"
    NEW = "a new engagement"
    VISIT = "a start that ends well"  # opens, waits until nothing is at work, closes: nobody is killed


# Seconds between the beginning of the action and the kill, at least and at most.
LIVES = {
    Kind.TYPE: (0.3, 6.0),
    Kind.FAULT: (1.5, 6.0),
    Kind.DAY: (0.5, 6.0),
    Kind.EXPORT: (0.0, 2.5),
    Kind.COPY: (0.0, 1.2),
    Kind.RESTORE: (0.0, 1.5),
    Kind.OLD: (0.0, 0.8),
    Kind.NEW: (0.0, 0.25),
}


class Orders(Struct, frozen=True):
    """`path` is the engagement, `home` the folder of whoever sits there, `out` where documents and copies go, `client`
    the name of a new one."""

    kind: Kind
    seed: str
    path: Path
    home: Path
    out: Path
    client: str = ""


class Line:
    """The open pipe to whoever watches: each word is on its way before the action it tells of is done."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def say(self, what: str, **facts: object) -> None:
        words = {"what": what, "at": time.monotonic(), **facts}
        os.write(self._handle, json.dumps(words).encode("utf-8") + b"\n")

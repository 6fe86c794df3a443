"""What the welcome screen shows and asks for, as values without Qt, so that a window without it need not load it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class RecentFile(Struct, frozen=True):
    """A file opened before, and what lies ahead in it (filled in when a worker has looked)."""

    path: Path
    client: str = ""
    ahead: str = ""


class NewEngagement(Struct, frozen=True):
    """What the two fields hold."""

    client: str
    cycle: str

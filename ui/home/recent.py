"""What the welcome screen shows and asks for, as values without Qt, so that a window without it need not load it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file opened before, and what lies ahead in it (filled in when a worker has looked)."""

    path: Path
    client: str = ""
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class NewEngagement:
    """What the two fields hold."""

    client: str
    cycle: str

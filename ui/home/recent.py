"""What the welcome screen shows and asks for, as values without Qt, so that a window without it need not load it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct


class RecentFile(Struct, frozen=True):
    """A file opened before, and what lies ahead in it (filled in when a worker has looked). `title` and `day` are the
    next workshop's; `running` is the address of the day in it that was begun and not ended, whose title it is then. A
    file that is `missing` is not where it was."""

    path: Path
    client: str = ""
    ahead: str = ""
    title: str = ""
    day: date | None = None
    missing: bool = False
    running: str = ""

    @property
    def name(self) -> str:
        """The client, or the file's name while that is not known."""
        return self.client or self.path.stem


def next_of(files: tuple[RecentFile, ...]) -> RecentFile | None:
    """The file in which a day runs, the last one opened first; else the one whose workshop comes first of all; None
    where no workshop has a day ahead."""
    going = next((file for file in files if file.running), None)
    if going is not None:
        return going
    dated = [file for file in files if file.day is not None]
    return min(dated, key=_day_of, default=None)


def _day_of(file: RecentFile) -> date:
    return file.day or date.max


class NewEngagement(Struct, frozen=True):
    """What the two fields hold."""

    client: str
    cycle: str

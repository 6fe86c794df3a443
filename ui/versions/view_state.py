"""What the page "Earlier versions" shows, without Qt: one line per copy, and the two ways on from a damaged file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from ui.labels_versions import Say, came_words, compared, held_words, lost_words, why_words

if TYPE_CHECKING:
    from workshop_app.domain.errors import KnownError
    from workshop_app.storage.backups import Backup
    from workshop_app.storage.rescue import Rescued
    from workshop_app.storage.restoring import CopyContents


class Version(Struct, frozen=True):
    """One copy as far as it is known: looked into once `held` or `error` is there."""

    copy: Backup
    held: CopyContents | None = None
    error: KnownError | None = None

    @property
    def usable(self) -> bool:
        return self.held is not None


class VersionWords(Struct, frozen=True):
    """A version in words. `differs` compares it with the present state and may be empty."""

    why: str
    holds: str
    differs: str


def version_words(version: Version, now: CopyContents | None, say: Say) -> VersionWords:
    held = version.held
    return VersionWords(
        why=why_words(version.copy.why, say),
        holds=held_words(held, say) if held else "",
        differs=compared(held, now, say) if held and now else "",
    )


def days_ago(at: datetime, now: datetime) -> int:
    """How many local days before today."""
    return (now.astimezone().date() - at.astimezone().date()).days


def not_all(rescued: Rescued, say: Say) -> tuple[str, ...]:
    """What did not come through whole: counts first, then sentences."""
    counts = (came_words(each, say) for each in rescued.kinds if each.came != each.of)
    return (*counts, *lost_words(rescued, say))


def came_through(rescued: Rescued, say: Say) -> tuple[str, ...]:
    """What came through whole."""
    return tuple(came_words(each, say) for each in rescued.kinds if each.came == each.of)

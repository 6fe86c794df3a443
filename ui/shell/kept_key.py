"""The key of a file with a passphrase, kept while its earlier versions are shown: the file itself is closed meanwhile,
to look at a copy, to go back to one, or because it is damaged, and its copies open with the same key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop_app import bootstrap


class KeptKey:
    """One file's key at a time. A file without a passphrase has none, and nothing is kept."""

    def __init__(self) -> None:
        self._release: Callable[[], None] = _nothing
        self._needed = False

    def keep(self, path: Path) -> None:
        """From now on, while it is still known."""
        release = bootstrap.key_kept(path)
        self._release()
        self._release = release

    @contextmanager
    def needed(self) -> Iterator[None]:
        """Closing and opening files in this block does not end it."""
        self._needed = True
        try:
            yield
        finally:
            self._needed = False

    def drop(self) -> None:
        """Nothing is to be done with it any more."""
        if not self._needed:
            self._release()
            self._release = _nothing


def _nothing() -> None:
    """No key is kept."""

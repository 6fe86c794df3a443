"""Looks in the worker for every place that names somebody. Used to forget a person, and to say who is still named after
being taken off the list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.background import Progress
from ui.desk import Desk
from workshop_app import bootstrap
from workshop_app.application.mentions import Mentions, mentions, request_for

Found = tuple[Mentions, int]  # and how many dated copies there are


class MentionSearch(QObject):
    """Signals:
    found: a Found; only for the newest question.
    left: nothing came of it: the KnownError, or None when somebody stopped it.
    """

    found = Signal(object)
    left = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looks = 0

    def look_for(self, name: str, person_id: str = "") -> None:
        """Look for a name, or for somebody of the list; the answer to an older question is dropped."""
        self._looks += 1
        path = self._desk.workspace.path
        if path is None:
            reader = self._desk.workspace.read
            self.found.emit((mentions(reader, request_for(reader, name, person_id)), 0))
            return
        self._desk.background.submit(
            partial(find_in_file, path, name, person_id),
            partial(self._on_found, self._looks),
            self.left.emit,
            title=self.tr("Looking for a name"),
            on_cancelled=partial(self.left.emit, None),
        )

    def give_up(self) -> None:
        """A look that is still under way is for nobody."""
        self._looks += 1

    def _on_found(self, look: int, found: Found) -> None:
        if look == self._looks:
            self.found.emit(found)


def find_in_file(path: Path, name: str, person_id: str, _progress: Progress) -> Found:
    """A job: every place of the file that names this person. Raises KnownError when the file cannot be read."""
    return bootstrap.find_mentions(path, name, person_id), bootstrap.count_copies(path)

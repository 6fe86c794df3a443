"""What the worker does for the tracker's page: write the workbook, read one. Frozen values in, frozen values out."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ui.background import Progress
from ui.tracker.view_state import CameBack
from workshop_app.application.tracker import TrackerSource, tracker


class WriteTracker(Struct, frozen=True):
    """Job: the workbook, into a folder; gives its path."""

    source: TrackerSource
    language: str
    folder: Path

    def __call__(self, progress: Progress) -> Path:
        from handouts import wording
        from handouts.tables import tracker as workbook

        progress.tell(0, 1)
        return workbook.save(tracker(self.source), wording.load(self.language), self.folder)


class ReadTracker(Struct, frozen=True):
    """Job: what a file would change."""

    source: TrackerSource
    path: Path

    def __call__(self, progress: Progress) -> CameBack:
        from handouts.tables import tracker_reading

        now = tracker(self.source)
        return CameBack(self.path.name, tracker_reading.read_file(self.path, now, progress.tell))

"""Jobs that read what comes into the drafts: files of rooms, sheets, filled handouts. They run on the worker, change
nothing, and hand on values."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ui.background import Progress
from workshop_app import bootstrap
from workshop_app.application.okr_sheets import OkrSheet
from workshop_app.application.room_drafts import RoomFile
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.filled_handout import FilledHandout
from workshop_app.incoming.list_source import ListSource

PAPERS = frozenset({".docx", ".pdf"})


class PapersRead(Struct, frozen=True):
    """What was read of several papers: forms, those that are outlines and not forms, and those that cannot be read."""

    forms: tuple[tuple[Path, FilledHandout], ...] = ()
    outlines: tuple[Path, ...] = ()
    failed: tuple[tuple[Path, KnownError], ...] = ()


class ReadPapers(Struct, frozen=True):
    """Job: the forms among these Word and PDF files."""

    paths: tuple[Path, ...]

    def __call__(self, progress: Progress) -> PapersRead:
        from handouts import intake_forms  # hardly ever wanted: the drafts should not wait for it

        forms, outlines, failed = [], [], []
        for at, path in enumerate(self.paths):
            progress.tell(at, len(self.paths))
            try:
                forms.append((path, intake_forms.read(path)))
            except KnownError as error:
                if error.code is ErrorCode.FORM_NOT_OURS and path.suffix.lower() == ".docx":
                    outlines.append(path)
                else:
                    failed.append((path, error))
        return PapersRead(tuple(forms), tuple(outlines), tuple(failed))


class ReadSheet(Struct, frozen=True):
    """Job: the drafts of a sheet, a text or a Word outline."""

    path: Path

    def __call__(self, progress: Progress) -> OkrSheet:
        from handouts import intake_drafts

        found = intake_drafts.read(ListSource(self.path.name, self.path), progress.tell).sheet
        if not found.drafts:
            raise KnownError(ErrorCode.NO_DRAFTS_IN_SHEET, path=str(self.path))
        return found


class ReadRoom(Struct, frozen=True):
    """Job: the drafts that stand in a file; the file stays as it is."""

    path: Path

    def __call__(self, progress: Progress) -> RoomFile:
        progress.tell(0, 1)
        opened = bootstrap.open_workspace(self.path, read_only=True)
        try:
            return RoomFile(opened.read)
        finally:
            opened.close()

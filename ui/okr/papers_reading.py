"""Jobs that read what comes into the drafts: files of rooms, sheets, filled handouts. They run on the worker, change
nothing, and hand on values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from ui.background import Progress
from workshop_app import bootstrap
from workshop_app.application import room_drafts
from workshop_app.application.handout_room import HandoutDrafts
from workshop_app.application.okr_columns import OkrColumn
from workshop_app.application.okr_sheet_room import room_of
from workshop_app.application.okr_sheets import SheetDraft
from workshop_app.application.ports import Reader
from workshop_app.application.remembered_columns import remembered
from workshop_app.application.room_drafts import GatheredRows, RoomFile, RoomGathering
from workshop_app.application.settings import Settings
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.gathered_drafts import GatherChoice
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.values.days import DateOrder
from workshop_app.incoming.list_source import ListSource

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead

LOOK_EVERY = 200  # drafts between two words about how far it is
TEXTS = frozenset({".docx", ".odt", ".fodt"})  # may be a record or an outline as well
PAPERS = frozenset({".docx", ".docm", ".doc", ".dotx", ".dotm", ".odt", ".fodt", ".pdf"})


class PapersRead(Struct, frozen=True):
    """What was read of several papers: the drafts of those that are forms, those that are outlines and no forms, those
    that are the deployment parameters record, which holds no drafts, and those that cannot be read."""

    drafts: tuple[HandoutDrafts, ...] = ()
    outlines: tuple[Path, ...] = ()
    records: tuple[Path, ...] = ()
    failed: tuple[tuple[Path, KnownError], ...] = ()


class ReadPapers(Struct, frozen=True):
    """Job: the drafts of the forms among these Word and PDF files. `here` is a copy of the teams and drafts they are
    held against, `types` the kinds of key result that can be ticked."""

    paths: tuple[Path, ...]
    here: RoomFile
    types: tuple[KeyResultType, ...]

    def __call__(self, progress: Progress) -> PapersRead:
        from handouts import intake, intake_forms  # hardly ever wanted: the drafts should not wait for it

        drafts, failed = [], []
        outlines: list[Path] = []
        records: list[Path] = []
        for at, path in enumerate(self.paths):
            progress.tell(at, len(self.paths))
            try:
                drafts.append(intake_forms.drafts_here(self.here, intake_forms.read(path), path, self.types))
            except KnownError as error:
                if error.code is ErrorCode.FORM_NOT_OURS and path.suffix.lower() in TEXTS:
                    (records if intake.is_record(path) else outlines).append(path)
                else:
                    failed.append((path, error))
        return PapersRead(tuple(drafts), tuple(outlines), tuple(records), tuple(failed))


class HeldAgainst(Struct, frozen=True):
    """Job: what drafts of sheets or handouts would bring. `here` is a copy of what they are held against, `name` what
    the drafts are called together, and the team where they name none; `now` is in UTC."""

    drafts: tuple[SheetDraft, ...]
    here: RoomFile
    name: str
    now: datetime

    def __call__(self, progress: Progress) -> RoomGathering:
        progress.tell(0, 0)
        here = cast(Reader, self.here)
        there = room_of(here, _told(self.drafts, progress), self.name, self.now)
        progress.tell(0, 0)
        return room_drafts.gather(here, there, self.name)


class Chosen(Struct, frozen=True):
    """Job: the rows that follow from what was chosen line by line."""

    found: RoomGathering
    choices: Mapping[str, GatherChoice]
    here: RoomFile

    def __call__(self, progress: Progress) -> GatheredRows:
        progress.tell(0, 0)
        return room_drafts.chosen(cast(Reader, self.here), self.found, self.choices)


def _told(drafts: tuple[SheetDraft, ...], progress: Progress) -> Iterator[SheetDraft]:
    """The drafts, with a word about how far it is, which is where a long sheet can be stopped."""
    for at, draft in enumerate(drafts):
        if at % LOOK_EVERY == 0:
            progress.tell(at, len(drafts))
        yield draft


class ReadSheet(Struct, frozen=True):
    """Job: the drafts of a sheet, a text or a Word outline, or of what was pasted; `team` is whose they are where
    nothing in it says so. What the columns of such a sheet meant the last time is asked of `settings`. A table in which
    nobody here finds a draft is shown all the same: the coach can say what its columns mean."""

    source: ListSource
    team: str
    settings: Settings

    def __call__(self, progress: Progress) -> DraftsRead:
        from handouts import intake_drafts

        found = intake_drafts.read(self.source, progress.tell, self.team)
        columns = found.sheet.columns
        kept = remembered(self.settings, OkrColumn, found.sheet.heads, len(columns)) if columns else None
        if kept and kept != columns:
            found = intake_drafts.mapped(found, kept)
        if not found.sheet.drafts and not columns:
            raise KnownError(ErrorCode.NO_DRAFTS_IN_SHEET, path=str(self.source.path or self.source.name))
        return found


class MapSheet(Struct, frozen=True):
    """Job: the drafts of a sheet that was read, with columns that mean what the coach says."""

    read: DraftsRead
    columns: tuple[OkrColumn | None, ...]

    def __call__(self, progress: Progress) -> DraftsRead:
        from handouts import intake_drafts

        progress.tell(0, 0)
        return intake_drafts.mapped(self.read, self.columns)


class DateSheet(Struct, frozen=True):
    """Job: the same drafts with dates that are read as the coach says; None leaves them as they are written."""

    read: DraftsRead
    order: DateOrder | None

    def __call__(self, progress: Progress) -> DraftsRead:
        from handouts import intake_drafts

        progress.tell(0, 0)
        return intake_drafts.dated(self.read, self.order)


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

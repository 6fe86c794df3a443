"""What of the files that were chosen is still to be looked over. No step back and no look at another team forgets it;
what is taken back after it came in waits once more. Values only; filled and emptied by `gather_actions`."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ui.okr.gathered import Gathered
from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.handout_room import HandoutDrafts
from workshop_app.application.room_drafts import RoomGathering
from workshop_app.incoming.list_source import ListSource


class SheetAsked(Struct, frozen=True):
    """How a sheet was asked for: where it comes from, what it is called, whose it is where nothing in it says so."""

    source: ListSource = ListSource("")
    name: str = ""
    team: str = ""


class Looked(Struct, frozen=True):
    """A page of drafts as it was shown."""

    gathered: Gathered
    found: RoomGathering
    asked: SheetAsked = SheetAsked()


class GatherRest:
    """What was `copied` comes first, then `pages`, then `handouts` (those of different teams together), then `files`,
    each with the team whose it is where nothing in it says so; at last the parameters `records` that would have led
    away from a field somebody writes in. Other records that were `found` are read elsewhere once nothing waits here."""

    def __init__(self) -> None:
        self.copied: list[SheetAsked] = []
        self.pages: list[Looked] = []
        self.handouts: list[tuple[HandoutDrafts, ...]] = []
        self.files: list[tuple[Path, str]] = []
        self.found: tuple[Path, ...] = ()
        self.records: tuple[Path, ...] = ()
        self._taken: list[tuple[Looked, Changes]] = []

    def __len__(self) -> int:
        handouts = sum(map(len, self.handouts))
        return len(self.copied) + len(self.pages) + handouts + len(self.files) + len(self.records)

    @property
    def names(self) -> tuple[str, ...]:
        """What each is called, in the order in which they are shown."""
        teams = (each.team for batch in self.handouts for each in batch)
        pages = (each.gathered.room for each in self.pages)
        files = (*(path for path, _ in self.files), *self.records)
        return (*(each.name for each in self.copied), *pages, *teams, *(path.name for path in files))

    def records_now(self, *, writes: bool) -> tuple[Path, ...]:
        """The records to go to; while somebody `writes` they wait as well."""
        if self:
            return ()
        records, self.found = self.found, ()
        self.records = records if writes else ()
        return () if writes else records

    def go_to_records(self) -> None:
        """Those that wait are asked for."""
        self.found, self.records = (*self.records, *self.found), ()

    def drop(self, page: Looked | None) -> None:
        """It waits no more."""
        self.pages = [each for each in self.pages if each is not page]

    def take_in(self, looked: Looked, changes: Changes) -> None:
        """This came in, and changed that."""
        self._taken.append((looked, changes))

    def take_back(self, changes: Changes) -> None:
        """The page that these changes take back waits first; nothing happens where they are something else."""
        if self._taken and _sides(changes, back=False) == _sides(self._taken[-1][1], back=True):
            self.pages.insert(0, self._taken.pop()[0])


def _sides(changes: Changes, back: bool) -> set[tuple[type, str, bool, bool]]:
    """What was there before and afterwards, of each row; the other way round to go `back`."""

    def there(row: RowChange) -> tuple[bool, bool]:
        sides = (row.before is not None, row.after is not None)
        return (sides[1], sides[0]) if back else sides

    return {(row.kind, row.id, *there(row)) for row in changes.rows}

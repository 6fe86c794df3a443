"""What the foot line says about saving: one value, derived from what is true at this moment, never announced."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ui.widgets.dates import clock_of, short_day


class SavingState(Struct, frozen=True):
    """`reason`: why something is not in the file, in few words; empty when all of it is. `refused`: the field whose
    words a rule did not take. `typing`: words are on their way. `unsent`: the line in sight whose words, saved like all
    others, wait for Enter; `waiting`: the field whose words wait in the file until somebody says why; `half`: the one
    whose words wait there until they can be read. `at`: when something was last saved (UTC); `today`: the day
    on which that is said."""

    reason: str = ""
    refused: str = ""
    typing: bool = False
    unsent: str = ""
    waiting: str = ""
    half: str = ""
    at: datetime | None = None
    today: date | None = None

    @property
    def alarming(self) -> bool:
        """Whether somebody should look: words on their way are nobody's worry."""
        return bool(self.reason or self.refused)

    @property
    def unsaved(self) -> bool:
        """Whether closing would lose words."""
        return bool(self.reason or self.refused or self.typing)

    @property
    def words(self) -> str:
        """The foot line: the worst comes first, and "saved" only when nothing else is true."""
        if self.reason:
            return QCoreApplication.translate("saving", "NOT SAVED, because {reason}").format(reason=self.reason)
        if self.refused:
            words = QCoreApplication.translate("saving", "NOT SAVED: what you wrote in “{field}” was not accepted")
            return words.format(field=self.refused)
        if self.typing:
            return QCoreApplication.translate("saving", "typing …")
        saved = QCoreApplication.translate("saving", "everything is saved")
        if self.at is not None:
            saved = QCoreApplication.translate("saving", "saved {time}").format(time=self._moment(self.at.astimezone()))
        if self.waiting:
            words = QCoreApplication.translate("saving", "{saved}; “{field}” waits for a reason")
            return words.format(saved=saved, field=self.waiting)
        if self.half:
            words = QCoreApplication.translate("saving", "{saved}; “{field}” is kept, but cannot be read yet")
            return words.format(saved=saved, field=self.half)
        if self.unsent:
            words = QCoreApplication.translate("saving", "{saved}; “{field}” waits for Enter")
            return words.format(saved=saved, field=self.unsent)
        return saved

    def _moment(self, at: datetime) -> str:
        """ "10:42", and the day where it is not today's."""
        clock = clock_of(at)
        return clock if self.today in (None, at.date()) else f"{short_day(at.date())}, {clock}"

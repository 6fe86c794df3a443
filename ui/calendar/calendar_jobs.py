"""What the calendar has the worker do: fetch the library of public holidays, write the file for calendar programs. Used
by the calendar panel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.calendar.view_state import CalendarView, Known, LookUp, write_dates
from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.domain.errors import KnownError


class Holidays(QObject):
    """Which places have been looked up. Signal: `learned(Known)`; from then on their holidays are quick to ask."""

    learned = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._good: dict[tuple[str, str], bool] = {}
        self._asked: tuple[str, str] | None = None

    def ready(self, country: str, region: str) -> bool:
        """Whether the dates can be moved around this place's holidays at once."""
        return self._good.get((country, region), False)

    def look_up(self, country: str, region: str, year: int) -> None:
        """Fetch a place that was not asked for yet: it takes longer than a window may stand still."""
        place = (country, region)
        if place in self._good or place == self._asked:
            return
        self._asked = place
        self._desk.background.submit(LookUp(country, region, year), self._on_known, self._on_failed)

    def _on_known(self, known: Known) -> None:
        self._asked = None
        self._good[known.country, known.region] = known.problem is None
        if known.problem is not None:
            self._on_failed(known.problem)
        self.learned.emit(known)

    def _on_failed(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))


class DatesFile(QObject):
    """The file for calendar programs: asks where, has it written, says where it is."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def save(self, view: CalendarView) -> None:
        """Write the dates as they are shown."""
        desk = self._desk
        last, path = desk.settings.get(EXPORT_FOLDER), desk.workspace.path
        suggested = Path(last) if last else (path.parent if path else None)
        folder = desk.ask.folder(self.tr("Save the calendar file"), suggested)
        if folder is None:
            return
        desk.settings.set(EXPORT_FOLDER, str(folder))
        try:
            job = write_dates(desk.workspace.read, view, folder, desk.workspace.clock.now())
        except KnownError as error:
            self._on_failed(error)
            return
        desk.background.submit(job, self._on_saved, self._on_failed, title=self.tr("Saving the calendar file"))

    def _on_saved(self, path: Path) -> None:
        words = self.tr("Saved {name} in {folder}. Import it again later: entries are updated, not duplicated.")
        self._desk.bridge.say(words.format(name=path.name, folder=path.parent))

    def _on_failed(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))

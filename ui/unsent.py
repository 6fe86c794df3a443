"""Where the lines that wait for Enter have their words kept: in the file of the engagement they stand in, through its
door. A line finds it by going up from widget to widget, so that no screen has to hand it on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from workshop_app.application.changes import Changes
from workshop_app.application.commands.unsent import KeepUnsent
from workshop_app.domain.unsent import LinePlace, UnsentLine


class Unsent(QObject):
    """Signals: changed(id of a place) when other words wait there than before, or none; sight_changed when a line came
    into sight, went out of it, or stands for something else now."""

    changed = Signal(str)
    sight_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.bridge.changed.connect(self._on_changed)

    def words(self, place: LinePlace) -> str:
        """What waits there. Nothing once the file has been let go: a page of it may still be building itself."""
        if self._desk.workspace.closed:
            return ""
        kept = self._desk.workspace.read.find(UnsentLine, place.id)
        return kept.text if kept is not None else ""

    def all_words(self) -> dict[str, str]:
        """What waits at every place, by its id."""
        return {each.id: each.text for each in self._desk.workspace.read.all(UnsentLine)}

    def keep(self, place: LinePlace, words: str) -> bool:
        """Have these words wait there, or nothing; whether they do. How it went a line hears from the door, too."""
        if words.strip() or self.words(place):
            return self._desk.door.carry_out(KeepUnsent(place, words), self)
        return True

    def _on_changed(self, changes: Changes, _by: object) -> None:
        for row in changes.rows:
            if row.kind is UnsentLine:
                self.changed.emit(row.id)

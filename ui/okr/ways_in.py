"""How drafts of others are asked for beside the list of teams: files, the clipboard, and what waits from before."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.okr.gather_actions import PATTERN, GatherRooms
from ui.okr.teams_view import TeamsView
from ui.widgets.dropped_files import files_in

SHEETS = ("*.xlsx", "*.xlsm", "*.ods", "*.xls", "*.csv", "*.tsv", "*.txt", "*.md", "*.html", "*.htm")
KINDS = (PATTERN, "*.docx", "*.odt", "*.fodt", "*.pdf", *SHEETS)


class WaysIn(QObject):
    """Serves the links of the pane. Signal: set_wanted when papers were looked over: the set is shown as it is by now,
    also where there was none when they came."""

    set_wanted = Signal()

    def __init__(self, desk: Desk, gathering: GatherRooms, teams: TeamsView) -> None:
        super().__init__(teams)
        self._desk, self._gathering = desk, gathering
        gathering.set_in_sight.connect(teams.mark)
        gathering.set_in_sight.connect(self._on_sight)
        gathering.waits.connect(teams.show_waiting)
        teams.gather_requested.connect(self._on_files)
        teams.paste_requested.connect(self._on_paste)
        teams.rest_requested.connect(gathering.go_on)

    def _on_sight(self, set_in_sight: bool) -> None:
        if set_in_sight:
            self.set_wanted.emit()

    def _on_files(self) -> None:
        """Files of rooms, from a laptop or a stick, and sheets of OKRs as they are."""
        files = self._desk.ask.open_files(self.tr("Bring in drafts"), KINDS)
        if files:
            self._gathering.read(files)

    def _on_paste(self, team: str) -> None:
        copied = QApplication.clipboard().mimeData()  # None where nothing was ever copied
        files = files_in(copied) if copied is not None else ()
        if files:
            self._gathering.read(files, team)
        else:
            self._gathering.read_words(*((copied.text(), copied.html()) if copied is not None else ("", "")), team)

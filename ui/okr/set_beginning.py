"""Begins sets: for a new team, for several at once, or for a team that has none. The screen shows what has begun."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.okr.draft_actions import DraftActions
from ui.okr.teams_view import TeamsView
from ui.okr.view_state import TeamRow
from workshop_app.application.commands import drafts
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet


class SetBeginning(QObject):
    """Signal: begun, the id of the set. `chosen` tells the row that is chosen."""

    begun = Signal(str)

    def __init__(
        self, desk: Desk, actions: DraftActions, teams: TeamsView, chosen: Callable[[], TeamRow | None], of: QObject
    ) -> None:
        super().__init__(of)
        self._desk, self._actions, self._teams, self._chosen = desk, actions, teams, chosen
        teams.team_requested.connect(self.begin)
        teams.teams_requested.connect(self._begin_several)

    def begin(self, name: str = "", _checked: bool = False) -> None:
        """A set for a new team of this name, or for the chosen team that has none."""
        row = self._chosen()
        if not name and row is None:
            return
        set_id, team_id = new_id(), new_id() if name or row is None else row.team_id
        if self._actions.apply(drafts.AddDraftSet(team_id, set_id, new_id(), name), by=self.parent()):
            self._done(set_id)

    def _begin_several(self, names: tuple[str, ...]) -> None:
        """Those of them that are not there yet, each with a set; the first one is opened."""
        ids = tuple((new_id(), new_id(), new_id()) for _ in names)
        if self._actions.apply(drafts.AddTeamsWithSets(names, ids), by=self.parent()):
            self._done(next((set_id for _, set_id, _ in ids if self._is_there(set_id)), ""))

    def _is_there(self, set_id: str) -> bool:
        return self._desk.workspace.read.find(DraftSet, set_id) is not None

    def _done(self, set_id: str) -> None:
        self._teams.clear_name()
        if set_id:
            self.begun.emit(set_id)

"""The dependency log and one of its lines with the talk about it. In a narrow window the two take turns."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.alignment.need_detail import NeedDetail
from ui.alignment.needs_list import NeedsList
from ui.alignment.view_state import NeedsView, need_details, needs_view, people_named
from ui.desk import Desk
from workshop_app.application.changes import Changes
from workshop_app.application.commands.between_teams import (
    AddDependency,
    ConfirmDependency,
    RemoveDependencies,
    WriteDependency,
)
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.people import Person

BESIDE = 1000  # px at 100 % text from which the log and a line stand side by side


class NeedsPage(QWidget):
    """`log` is the list, `detail` the line that is shown. `show_inside(id)`: the log of a team, or one line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._id, self._opened = desk, "", False
        self._view = NeedsView((), (), (), None, 0, 0, 0)
        self.log = NeedsList(desk, self)
        self.detail = NeedDetail(desk, self._today, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.log, 11)
        layout.addWidget(self.detail, 9)
        self._connect()

    def refresh(self) -> None:
        """Read the log and the open line again."""
        reader = self._desk.workspace.read
        view = self._view = needs_view(reader, self._today(), self.log.team_id, open_only=self.log.open_only)
        self.detail.teams.setStringList([team.name for team in view.teams])
        self.detail.people.setStringList(people_named(reader))
        self._show_line(self.log.show_view(view, self._id))

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(TeamDependency, Team, Person, DraftSet, Objective, KeyResult, ParameterRecord)

    def focus_first(self) -> None:
        self.log.line.setFocus(Qt.FocusReason.TabFocusReason)

    def show_inside(self, id: str) -> None:
        """Both sides of a team, or one line of the log of all; "" shows that log."""
        line = self._desk.workspace.read.find(TeamDependency, id)
        self._id, self._opened = (id, True) if line is not None else (self._id, False)
        self.log.show_team("" if line is not None else id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.log.typed.connect(self._on_typed)
        self.log.chosen.connect(self._show_line)
        self.log.opened.connect(self._on_opened)
        self.log.filter_changed.connect(self.refresh)
        self.log.removal_requested.connect(self._on_remove)
        self.detail.written.connect(self._on_written)
        self.detail.answered.connect(self._on_answered)
        self.detail.refused.connect(self._on_refused)
        self.detail.removal_requested.connect(self._on_remove)
        self.detail.left.connect(self._on_left)

    def _today(self) -> date:
        return self._desk.workspace.clock.now().astimezone().date()

    def _arrange(self) -> None:
        """Side by side where there is room, else one of them."""
        beside = self.width() >= BESIDE * theme.text_scale()
        self._opened = self._opened and bool(self._id)
        self.detail.back.setVisible(not beside)
        self.detail.setVisible(bool(self._id) and (beside or self._opened))
        self.log.setVisible(beside or not self._opened)

    def _show_line(self, id: str) -> None:
        logged = self._view.logged(id)
        self._id = id if logged is not None else ""
        if logged is not None:
            self.detail.show_details(need_details(self._desk.workspace.read, logged))
        self._arrange()

    def _on_typed(self, made: TeamDependency) -> None:
        if self._desk.door.carry_out(AddDependency(made), by=self):
            self._id = made.id
            self.log.kept(made)
            self.refresh()

    def _on_opened(self) -> None:
        if self._id:
            self._opened = True
            self._arrange()
            self.detail.focus_first()

    def _on_left(self) -> None:
        self.detail.commit()
        self._opened = False
        self._arrange()
        self.log.table.setFocus()

    def _on_written(self, name: str, value: object) -> None:
        if self._desk.door.carry_out(WriteDependency(self.detail.id, name, value), by=self):
            self.refresh()

    def _on_answered(self, view: TheirView) -> None:
        known = self._desk.workspace.read.find(TeamDependency, self.detail.id)
        if known is not None:
            by = known.confirmed_by or known.gives_owner
            self._desk.door.carry_out(ConfirmDependency(known.id, view, by, known.confirmed_on), by=self)
        self.refresh()

    def _on_refused(self, error: KnownError) -> None:
        self._desk.door.refuse(error)

    def _on_remove(self) -> None:
        if self._id and self._desk.door.carry_out(RemoveDependencies((self._id,)), by=self):
            self._opened = False
            self.refresh()
            self.log.table.setFocus()

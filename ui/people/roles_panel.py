"""The roles screen: the nine roles of a programme, who fills them, and which gaps will hurt when."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.labels import enum_label, error_sentence
from ui.widgets.basics import badge, label, set_tone
from ui.widgets.basics import line as rule
from ui.widgets.fields import LineField
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.workspace import Command
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.errors import KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.roles import RoleMoment, RoleNeed, RoleRow, role_rows

FIELDS = ("name", "contact", "load")


class RolesPanel(QWidget):
    """Nine lines: what the role does, who has it, how to reach them, how much time it takes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._summary = label("", "quiet")
        self._fields: dict[tuple[RoleKind, str], LineField] = {}
        self._states: dict[RoleKind, QLabel] = {}
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the roles again."""
        rows = self._rows()
        for row in rows:
            for name in FIELDS:
                value = getattr(row.assignment, name) if row.assignment else ""
                self._fields[row.kind, name].show_value(value)
            self._show_state(row)
        gaps = [enum_label(row.kind) for row in rows if row.gap]
        if gaps:
            self._summary.setText(self.tr("Still to fill: {roles}").format(roles=", ".join(gaps)))
        else:
            self._summary.setText(self.tr("Every role that is needed here is filled."))

    def _rows(self) -> tuple[RoleRow, ...]:
        read = self._desk.workspace.read
        return role_rows(queries.roles(read), queries.parameters(read))

    def _lay_out(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(24, 24, 24, 24)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._summary.setContentsMargins(0, 0, 0, 16)
        grid.addWidget(self._summary, 0, 0, 1, 5)
        headers = (self.tr("Role"), self.tr("Who"), self.tr("How to reach them"), self.tr("Time it takes"), "")
        for column, words in enumerate(headers):
            grid.addWidget(label(words, "small"), 1, column)
        for number, row in enumerate(self._rows()):
            self._lay_out_role(grid, 2 + number * 2, row)
        for column, stretch in enumerate((4, 4, 4, 3, 2)):
            grid.setColumnStretch(column, stretch)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _lay_out_role(self, grid: QGridLayout, line: int, row: RoleRow) -> None:
        grid.addWidget(rule(), line, 0, 1, 5)
        name = enum_label(row.kind)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.setContentsMargins(0, 6, 0, 6)
        head.addWidget(label(name, "subheading"))
        head.addWidget(label(self._does(row.kind), "quiet"))
        grid.addLayout(head, line + 1, 0)
        places = {"name": self.tr("Nobody yet"), "contact": "", "load": self._usual_load(row.kind)}
        spoken = {"name": self.tr("Who"), "contact": self.tr("How to reach them"), "load": self.tr("Time it takes")}
        for column, field in enumerate(FIELDS, 1):
            edit_line = LineField(f"{name}: {spoken[field]}", places[field])
            edit_line.committed.connect(partial(self._on_committed, row.kind, field))
            self._fields[row.kind, field] = edit_line
            grid.addWidget(edit_line, line + 1, column)
        state = badge("")
        self._states[row.kind] = state
        grid.addWidget(state, line + 1, 4)

    def _show_state(self, row: RoleRow) -> None:
        state = self._states[row.kind]
        if row.filled:
            words, tone = self.tr("filled"), "good"
        elif row.need is RoleNeed.NOT_HERE:
            words, tone = self.tr("not needed here"), ""
        elif row.need is RoleNeed.OPTIONAL:
            words, tone = self.tr("optional"), ""
        else:
            words, tone = self._moment(row.moment), "late"
        state.setText(words)
        set_tone(state, tone)

    def _moment(self, moment: RoleMoment) -> str:
        return {
            RoleMoment.FIRST_CALL: self.tr("open: needed now"),
            RoleMoment.PARAMETERS: self.tr("open: needed for the interview"),
            RoleMoment.REVIEWS: self.tr("open: before parameter 7"),
            RoleMoment.EXPERT_WORKSHOP: self.tr("open: before the expert workshop"),
            RoleMoment.TEAM_WORKSHOP: self.tr("open: before the team workshops"),
            RoleMoment.DRAFTING: self.tr("open: when key results are drafted"),
            RoleMoment.PUBLISHING: self.tr("open: before publishing"),
        }[moment]

    def _does(self, kind: RoleKind) -> str:
        return {
            RoleKind.SPONSOR: self.tr("Says why, opens workshops, protects the focus"),
            RoleKind.PROJECT_LEAD: self.tr("Owns the programme, invites, books, follows up"),
            RoleKind.EXTERNAL_COACH: self.tr("Asks, trains, brings the view from outside"),
            RoleKind.HR_LEAD: self.tr("Agrees what OKRs mean for reviews"),
            RoleKind.INTERNAL_COACH: self.tr("Coaches teams, keeps the quality afterwards"),
            RoleKind.TEAM_LEAD: self.tr("Brings intent and context, runs check-ins"),
            RoleKind.TEAM_MEMBER: self.tr("Write key results, do the work, tell how it stands"),
            RoleKind.KR_CHAMPION: self.tr("Updates one key result and speaks for it"),
            RoleKind.COORDINATOR: self.tr("Keeps tracker, calendar and versions"),
        }[kind]

    def _usual_load(self, kind: RoleKind) -> str:
        return {
            RoleKind.SPONSOR: self.tr("2–4 h a month"),
            RoleKind.PROJECT_LEAD: self.tr("20–40 % in cycle 1"),
            RoleKind.EXTERNAL_COACH: self.tr("1–3 days a month"),
            RoleKind.HR_LEAD: self.tr("2–3 meetings"),
            RoleKind.INTERNAL_COACH: self.tr("5–10 % each"),
            RoleKind.TEAM_LEAD: self.tr("2 h a week in drafting"),
            RoleKind.TEAM_MEMBER: self.tr("drafting and check-ins"),
            RoleKind.KR_CHAMPION: self.tr("15–30 min a check-in"),
            RoleKind.COORDINATOR: self.tr("2–4 h a week"),
        }[kind]

    def _on_changed(self, changes: Changes, by: object) -> None:
        if changes.touches(RoleAssignment, ParameterRecord):
            self.refresh()

    def _on_committed(self, kind: RoleKind, field: str, value: str) -> None:
        present = next((row.assignment for row in self._rows() if row.kind is kind), None)
        command: Command
        if present is None:
            position = list(RoleKind).index(kind)
            command = Add((RoleAssignment(new_id(), kind, position=position, **{field: value}),))
        else:
            command = edit(RoleAssignment, present.id, **{field: value})
        try:
            self._desk.workspace.apply(command, by=self)
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))

"""The roles screen: the nine roles of a programme in the order they are needed, who fills them, and which gaps will
hurt when. Which roles are needed follows from the answer to parameter 1, the days from the cycle and the workshops
planned."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.labels import enum_label
from ui.people.role_row import RoleEditor
from ui.people.roles_state import RoleStanding, RoleState, RolesView, roles_view
from ui.widgets.basics import button, card, label, large_text, row, scrolled, set_role, set_tone
from ui.widgets.dates import long_day
from workshop_app.application.changes import Changes
from workshop_app.application.commands.roles import FillRole
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop

SHOWN = (RoleAssignment, ParameterRecord, Engagement, Workshop, Person, DraftSet, Objective, KeyResult)
CARD, MOST_ACROSS = 300, 3  # px at 100 % text of one card with its gap
ORDER = ("name", "contact", "needed_from", "load")  # as they are read


class RolesPanel(QWidget):
    """Nine cards, and above them what is missing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names = QStringListModel(self)
        self._area, self._column = scrolled(margin=24, spacing=0, parent=self)
        page = self._area.widget()
        self.rows = {kind: RoleEditor(kind, self._names, page) for kind in RoleKind}
        self._order: tuple[RoleKind, ...] = ()
        self._across = 0
        self._lay_out()
        for editor in self.rows.values():
            editor.written.connect(self._on_written)
        self.level.clicked.connect(self._on_level)
        self.cycle.clicked.connect(self._on_cycle)
        desk.bridge.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the roles again; a field somebody types in keeps its text."""
        today = self._desk.workspace.clock.now().astimezone().date()
        view = roles_view(self._desk.workspace.read, today)
        self._arrange_rows(tuple(line.kind for line in view.lines))
        for line in view.lines:
            self.rows[line.kind].show_line(line, view.teams)
        if self._names.stringList() != list(view.people):
            self._names.setStringList(list(view.people))
        self._show_summary(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._frame, whole = card("note", self._area.widget())
        whole.setContentsMargins(16, 12, 16, 12)
        beside, inside = row(), QVBoxLayout()
        beside.setSpacing(16)
        inside.setSpacing(4)
        self._heading = label("", "subheading")
        self._gaps = label("")
        self._gaps.setMinimumWidth(40)
        self._hint = label("", "small")
        self._hint.setMinimumWidth(40)
        for part in (self._heading, self._gaps, self._hint):
            inside.addWidget(part)
        self.level = button(
            self.tr("Which units set OKRs?"), "link", self.tr("Parameter 1 says which roles are needed")
        )
        self.cycle = button(self.tr("When does the cycle begin?"), "link", self.tr("Gives each role its date"))
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.level)
        links.addWidget(self.cycle)
        links.addStretch(large_text())
        beside.addLayout(inside, 1)
        beside.addLayout(links)
        whole.addLayout(beside)
        column = self._column
        column.addWidget(self._frame)
        column.setContentsMargins(24, 16, 24, 16)
        column.addSpacing(12)
        self._cards = QGridLayout()
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _arrange_rows(self, order: tuple[RoleKind, ...]) -> None:
        if order == self._order:
            return
        self._order, self._across = order, 0
        self._arrange()
        fields = [self.rows[kind].fields[name] for kind in order for name in ORDER]
        for before, behind in zip((self.level, self.cycle, *fields), (self.cycle, *fields), strict=False):
            QWidget.setTabOrder(before, behind)

    def _arrange(self) -> None:
        """As many cards side by side as can be read."""
        across = max(1, min(MOST_ACROSS, int(self.width() // (CARD * theme.text_scale()))))
        if across == self._across:
            return
        self._across = across
        for place, kind in enumerate(self._order):
            self._cards.addWidget(self.rows[kind], place // across, place % across)
        for column in range(MOST_ACROSS):
            self._cards.setColumnStretch(column, 1 if column < across else 0)

    def _show_summary(self, view: RolesView) -> None:
        overdue = [line for line in view.gaps if line.state is RoleState.OVERDUE]
        missing = sum(line.missing for line in view.lines)
        if not view.gaps and missing:
            words = self.tr("Every role is filled. Key results without a champion: {count}")
            self._heading.setText(words.format(count=missing))
        elif not view.gaps:
            self._heading.setText(self.tr("Every role that is needed here is filled."))
        elif overdue:
            words = self.tr("{n} still to fill, {late} of them overdue")
            self._heading.setText(words.format(n=len(view.gaps), late=len(overdue)))
        else:
            self._heading.setText(self.tr("{n} still to fill").format(n=len(view.gaps)))
        waiting = bool(view.gaps or missing)
        set_role(self._frame, "note" if waiting else "card")
        set_tone(self._heading, "over" if overdue else ("late" if waiting else "good"))
        self._gaps.setText(" · ".join(self._gap_words(line) for line in view.gaps))
        self._gaps.setVisible(bool(view.gaps))
        hints = [] if view.level_known else [self.tr("Until parameter 1 is answered, the team roles count as needed.")]
        hints += [] if view.dated else [self.tr("The cycle has no first day yet, so nothing here has a date.")]
        self._hint.setText(" ".join(hints))
        self._hint.setVisible(bool(hints))

    def _gap_words(self, line: RoleStanding) -> str:
        words = self.tr("{role} by {day}") if line.urgent_on else self.tr("{role} {moment}")
        day = long_day(line.urgent_on) if line.urgent_on else ""
        return words.format(role=enum_label(line.kind), day=day, moment=enum_label(line.moment))

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if changes.touches(*SHOWN):
            self.refresh()

    def _on_written(self, kind: RoleKind, field: str, text: str) -> None:
        name = self.rows[kind].fields[field].accessibleName()
        if not self._desk.door.carry_out(FillRole(kind, field, text), self, {"field": name}):
            self.refresh()

    def _on_level(self) -> None:
        self._desk.bridge.navigate("interview/level")

    def _on_cycle(self) -> None:
        self._desk.bridge.navigate("interview/cycle")

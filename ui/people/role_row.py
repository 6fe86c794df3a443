"""One role on the roles screen: what it does, who has it, how to reach them, how much time it takes, from when, and how
it stands. Used by the roles panel; asks by signal, changes nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.people.roles_state import RoleStanding, RoleState
from ui.widgets.basics import badge, label, set_tone
from ui.widgets.completing import offered
from ui.widgets.dates import long_day
from ui.widgets.fields import LineField
from workshop_app.domain.engagement import RoleKind

FIELDS = ("name", "contact", "load", "needed_from")
TONES = {
    RoleState.FILLED: "good",
    RoleState.OPEN: "late",
    RoleState.SOON: "late",
    RoleState.OVERDUE: "over",
}


class RoleEditor(QWidget):
    """Signal: `written(kind, field, text)`."""

    written = Signal(object, str, str)

    def __init__(self, kind: RoleKind, names: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.fields: dict[str, LineField] = {}
        self.state = badge("")
        does = label(_does(self, kind), "quiet")
        for words in (does, self.state):
            words.setMinimumWidth(40)  # the columns of all rows stand below each other, however long the words
        self._head = _stacked(self, 4, label(enum_label(kind), "subheading"), does, self.state)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 12, 0, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._cells = [self._cell(field, words, names) for field, words in self._captions().items()]
        self._wide: bool | None = None
        self.arrange(wide=True)

    def arrange(self, wide: bool) -> None:
        """Fields beside the role, or two by two below it."""
        if wide is self._wide:
            return
        self._wide = wide
        for part in (self._head, *self._cells):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._head, 0, 0, 1, 1 if wide else 2)
        for at, cell in enumerate(self._cells):
            place = (0, at + 1) if wide else (1 + at // 2, at % 2)
            self._grid.addWidget(cell, *place)
        stretches = (5, 4, 4, 3, 3) if wide else (1, 1, 0, 0, 0)
        for column, stretch in enumerate(stretches):
            self._grid.setColumnStretch(column, stretch)

    def show_line(self, line: RoleStanding) -> None:
        """Show what is stored, and how the role stands."""
        for name, field in self.fields.items():
            field.show_value(getattr(line, name))
        when = long_day(line.urgent_on) if line.urgent_on else enum_label(line.moment)
        self.fields["needed_from"].setPlaceholderText("" if line.state is RoleState.NOT_HERE else when)
        self.state.setText(self._state_words(line))
        set_tone(self.state, TONES.get(line.state, ""))

    def _cell(self, field: str, caption: str, names: QStringListModel) -> QWidget:
        places = {"name": self.tr("nobody yet"), "load": _usual_load(self, self.kind)}
        edit_line = LineField(f"{enum_label(self.kind)}: {caption}", places.get(field, ""))
        edit_line.committed.connect(partial(self.written.emit, self.kind, field))
        if field == "name":
            completer = offered(QCompleter(names, edit_line))
            completer.activated.connect(edit_line.commit)
            edit_line.setCompleter(completer)
        self.fields[field] = edit_line
        return _stacked(self, 2, label(caption, "small"), edit_line)

    def _captions(self) -> dict[str, str]:
        return {
            "name": self.tr("Who"),
            "contact": self.tr("How to reach them"),
            "load": self.tr("Time it takes"),
            "needed_from": self.tr("From when"),
        }

    def _state_words(self, line: RoleStanding) -> str:
        day = long_day(line.urgent_on) if line.urgent_on else ""
        return {
            RoleState.FILLED: self.tr("filled"),
            RoleState.NOT_HERE: self.tr("not needed here"),
            RoleState.OPTIONAL: self.tr("optional"),
            RoleState.OPEN: self.tr("open, needed by {day}") if day else self.tr("open"),
            RoleState.SOON: self.tr("open, needed by {day}"),
            RoleState.OVERDUE: self.tr("open, was needed by {day}"),
        }[line.state].format(day=day)


def _stacked(row: QWidget, spacing: int, *parts: QWidget) -> QWidget:
    keeper = QWidget(row)
    column = QVBoxLayout(keeper)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return keeper


def _does(row: QWidget, kind: RoleKind) -> str:
    return {
        RoleKind.SPONSOR: row.tr("Says why, opens workshops, protects focus"),
        RoleKind.PROJECT_LEAD: row.tr("Owns the programme, invites, books, follows up"),
        RoleKind.EXTERNAL_COACH: row.tr("Asks, trains, brings an outside view"),
        RoleKind.HR_LEAD: row.tr("Agrees what OKRs mean for reviews"),
        RoleKind.INTERNAL_COACH: row.tr("Coaches teams, keeps up quality afterwards"),
        RoleKind.TEAM_LEAD: row.tr("Brings intent and context, runs check-ins"),
        RoleKind.TEAM_MEMBER: row.tr("Write key results, do the work, report progress"),
        RoleKind.KR_CHAMPION: row.tr("Updates one key result and speaks for it"),
        RoleKind.COORDINATOR: row.tr("Keeps tracker, calendar and versions"),
    }[kind]


def _usual_load(row: QWidget, kind: RoleKind) -> str:
    return {
        RoleKind.SPONSOR: row.tr("2–4 h a month"),
        RoleKind.PROJECT_LEAD: row.tr("20–40 % in cycle 1"),
        RoleKind.EXTERNAL_COACH: row.tr("1–3 days a month"),
        RoleKind.HR_LEAD: row.tr("2–3 meetings"),
        RoleKind.INTERNAL_COACH: row.tr("5–10 % each"),
        RoleKind.TEAM_LEAD: row.tr("2 h a week in drafting"),
        RoleKind.TEAM_MEMBER: row.tr("drafting and check-ins"),
        RoleKind.KR_CHAMPION: row.tr("15–30 min a check-in"),
        RoleKind.COORDINATOR: row.tr("2–4 h a week"),
    }[kind]

"""One role on the roles screen, a card: what it does, who has it, how to reach them, from when, how much time it takes,
and how it stands. Used by the roles panel; asks by signal, changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from handouts.compose.shorten import shortened
from ui import icons, theme
from ui.labels import enum_label
from ui.people.names_completer import NamesCompleter
from ui.people.roles_state import NamedInRole, RoleStanding, RoleState, holders_in
from ui.people.words_at_rest import AtRest, NamesField
from ui.widgets.basics import badge, label, set_role, set_tone, tip
from ui.widgets.dates import long_day
from ui.widgets.fields import LineField
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.text import in_a_row

FIELDS = ("name", "contact", "load", "needed_from")
LONGEST = 160  # letters of names on a card; the sets have every one
FIELD_EDGE = 11  # px between a field's edge and its words: what stands above begins where the words do
TONES = {
    RoleState.OPEN: "late",
    RoleState.SOON: "late",
    RoleState.OVERDUE: "over",
}


class RoleEditor(QFrame):
    """Signal: `written(kind, field, text)`."""

    written = Signal(object, str, str)

    def __init__(self, kind: RoleKind, names: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.kind = kind
        self.fields: dict[str, LineField] = {}
        self._at_rest: dict[str, AtRest] = {}
        self._teams: Mapping[str, int] = {}
        self.state = badge("")
        self.in_sets = label("", "small")
        self.missing = label("", "small")
        set_tone(self.missing, "late")
        for field, words in self._captions().items():
            self._make(field, words, names)
        self._lay_out()

    def show_line(self, line: RoleStanding, teams: Mapping[str, int]) -> None:
        """Show what is stored, and how the role stands. `teams` says how many people each team has."""
        when = long_day(line.urgent_on) if line.urgent_on else enum_label(line.moment)
        self.fields["needed_from"].setPlaceholderText("" if line.state is RoleState.NOT_HERE else when)
        for name, field in self.fields.items():
            field.show_value(getattr(line, name))
            whole = [self._captions()[name], getattr(line, name)]
            field.setToolTip(tip("\n".join(filter(None, whole))))
        self._teams = teams
        for part in self._at_rest.values():
            part.refresh()
        self.state.setText(self._state_words(line))
        tone = TONES.get(line.state, "")
        set_role(self.state, "badge" if tone else "small")
        set_tone(self.state, tone)
        named = self.tr("In the sets: {names}").format(names=shortened(in_a_row(line.in_sets), LONGEST))
        self.in_sets.setText(named if line.in_sets else "")
        self.in_sets.setVisible(bool(line.in_sets))
        words = self.tr("Key results without a champion: {count} of {all}")
        self.missing.setText(words.format(count=line.missing, all=line.results))
        self.missing.setVisible(bool(line.missing))
        set_role(self, "gap_card" if line.gap or line.missing else "card")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - FIELD_EDGE, 10, 16 - FIELD_EDGE, 4)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(enum_label(self.kind), "subheading"), 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.setContentsMargins(FIELD_EDGE, 0, FIELD_EDGE, 0)
        column.addLayout(head)
        does = label(_does(self, self.kind), "small")
        for words in (does, self.in_sets, self.missing):
            words.setContentsMargins(FIELD_EDGE, 0, FIELD_EDGE, 0)
        column.addWidget(does)
        column.addSpacing(4)
        for field in ("name", "contact"):
            column.addWidget(self._at_rest[field])
        column.addWidget(self.in_sets)
        column.addWidget(self.missing)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        clock = label("")
        clock.setPixmap(icons.pixmap("clock", "quiet", round(14 * theme.text_scale()), self.devicePixelRatio()))
        clock.setAccessibleName(self._captions()["needed_from"])
        clock.setContentsMargins(FIELD_EDGE, 0, 0, 0)
        foot.addWidget(clock)
        self.fields["load"].setAlignment(Qt.AlignmentFlag.AlignRight)
        foot.addWidget(self._at_rest["needed_from"])
        foot.addWidget(self._at_rest["load"], 1)
        column.addLayout(foot)

    def _make(self, field: str, caption: str, names: QStringListModel) -> None:
        places = {
            "name": self.tr("nobody yet"),
            "contact": self.tr("how to reach them"),
            "load": _usual_load(self, self.kind),
        }
        made = NamesField if field == "name" else LineField
        edit_line = made(f"{enum_label(self.kind)}: {caption}", places.get(field, ""))
        edit_line.committed.connect(partial(self.written.emit, self.kind, field))
        if field == "name":
            completer = NamesCompleter(names, edit_line, ",")
            completer.activated.connect(edit_line.commit)
            edit_line.setCompleter(completer)
        self.fields[field] = edit_line
        self._at_rest[field] = AtRest(edit_line, self._holders if field == "name" else None, self)

    def _holders(self, words: str) -> tuple[NamedInRole, ...]:
        return holders_in(words, self._teams)

    def _captions(self) -> dict[str, str]:
        return {
            "name": self.tr("Who"),
            "contact": self.tr("How to reach them"),
            "needed_from": self.tr("From when"),
            "load": self.tr("Time it takes"),
        }

    def _state_words(self, line: RoleStanding) -> str:
        day = long_day(line.urgent_on) if line.urgent_on else ""
        return {
            RoleState.FILLED: enum_label(line.need),
            RoleState.NOT_HERE: self.tr("not needed here"),
            RoleState.OPTIONAL: self.tr("optional"),
            RoleState.OPEN: self.tr("open, needed by {day}") if day else self.tr("open"),
            RoleState.SOON: self.tr("open, needed by {day}"),
            RoleState.OVERDUE: self.tr("open, was needed by {day}"),
        }[line.state].format(day=day)


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

"""Copying a set: a line under the head of the page, shown when it is asked for. To the next cycle, or to a team that is
found by words of its name; a name nobody has makes a new team, which is said before."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.okr.draft_requests import DraftRequests
from ui.widgets.basics import button, label
from ui.widgets.flow import wrapped_row
from ui.widgets.word_finder import WordFinder
from workshop_app.application import queries
from workshop_app.application.commands.copied_set import CopySet
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.text import one_line
from workshop_app.domain.unsent import LinePlace


class CopyLine(QFrame):
    """Signals: next_requested, team_requested (its id, "" for a new one; the name as it was typed)."""

    next_requested = Signal()
    team_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._next = button(self.tr("To the next cycle"))
        self._team = WordFinder(
            LinePlace("copy-set"),
            self.tr("Copy to a team"),
            self.tr("or to a team: words of its name, or a new name"),
            self,
        )
        self._copy = button(self.tr("Copy"))
        self._cancel = button(self.tr("Cancel"), "flat")
        self._said = label("", "small")
        self._lay_out()
        self._team.textChanged.connect(self._on_changed)
        self._team.found.connect(self._on_found)
        self._team.unclear.connect(self._on_unclear)
        self._team.returnPressed.connect(self._on_return)
        self._next.clicked.connect(self.next_requested)
        self._copy.clicked.connect(self._on_copy)
        self._cancel.clicked.connect(self.hide)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)
        self.hide()

    def ask(self, teams: Iterable[Team]) -> None:
        """Show the line, with the keyboard on it; `teams` are those to find."""
        self._team.offer_words((each.name, each.id) for each in teams)
        self._on_changed()
        self.show()
        self._next.setFocus(Qt.FocusReason.TabFocusReason)

    def done(self) -> None:
        """It was copied."""
        self._team.clear()
        self.hide()

    def _lay_out(self) -> None:
        line = wrapped_row()
        line.setSpacing(8)
        line.addWidget(self._next)
        line.addWidget(self._team, 1)
        line.addWidget(self._copy)
        line.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(label(self.tr("Copy this set with every field, as a new draft"), "small"))
        column.addLayout(line)
        column.addWidget(self._said)

    def _on_changed(self, _typed: str = "") -> None:
        name, known = one_line(self._team.text()), self._team.the_one
        fresh = bool(name) and not known and not self._team.matches
        self._copy.setEnabled(bool(known) or fresh)
        new = self.tr("No team is called that: the copy makes a new team of this name.")
        self._said.setText(new if fresh else "")
        self._said.setVisible(fresh)

    def _on_found(self, id: str) -> None:
        self.team_requested.emit(id, "")

    def _on_unclear(self, many: int) -> None:
        """With Enter: a new name is copied to by the button, which says so; of several, which one is asked."""
        if many > 1:
            self._said.setText(self.tr("{count} teams have these words. Which of them?").format(count=many))
            self._said.show()

    def _on_return(self) -> None:
        """What a new name does has been said: Enter goes on to the button, and once more makes the team."""
        if not self._said.isHidden() and self._copy.isEnabled() and not self._team.the_one:
            self._copy.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_copy(self) -> None:
        self.team_requested.emit(self._team.the_one, one_line(self._team.text()))


class SetCopying:
    """What the line does: one step, which undo takes back whole."""

    def __init__(self, desk: Desk, line: CopyLine, wants: DraftRequests) -> None:
        self._desk, self._line, self._id = desk, line, ""
        wants.copy_wanted.connect(self._on_wanted)
        line.next_requested.connect(partial(self._copy, "", "", 1))
        line.team_requested.connect(self._copy)

    def _on_wanted(self, id: str) -> None:
        self._id = id
        self._line.ask(queries.teams(self._desk.workspace.read))

    def _copy(self, team_id: str, name: str, cycles_on: int = 0) -> None:
        old, id = self._desk.workspace.read.find(DraftSet, self._id), new_id()
        if old is None:
            return
        whose = team_id or (old.team_id if cycles_on else new_id())
        if not self._desk.door.carry_out(CopySet(old.id, id, whose, cycles_on, "" if team_id else name)):
            return
        self._line.done()
        self._desk.bridge.navigate(f"drafts/{id}")
        untied = self._line.tr("Copied to the next cycle, no longer tied to {event}. Undo takes it back.")
        plain = self._line.tr("Copied to the next cycle as a new draft. Undo takes it back.")
        team = self._desk.workspace.read.get(Team, whose).name
        to_team = self._line.tr("Copied to {team} as a new draft. Undo takes it back.").format(team=team)
        event = one_line(old.event)
        said = (untied.format(event=event) if event else plain) if cycles_on else to_team
        self._desk.bridge.say(said)

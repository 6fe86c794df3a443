"""A line in which dependencies are typed as people say them: says while somebody types what would be written down, and
asks once about what was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QLineEdit

from ui.alignment import need_words as words
from ui.desk import Desk
from ui.widgets.basics import set_tone
from ui.widgets.typed_days import typed_day
from workshop_app.application import needs_log
from workshop_app.application.changes import Changes
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.need_line import KnownSides, TypedNeed, read_need
from workshop_app.domain.people import Person
from workshop_app.domain.told_apart import told_apart


class NeedTyping(QObject):
    """Stands behind one line. `team_id` is the team that "we" means, the one the log is filtered by."""

    def __init__(self, desk: Desk, line: QLineEdit, said: QLabel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._line, self._said = desk, line, said
        self.team_id = ""
        self._sides: KnownSides | None = None
        self._passed = ""  # the words that were asked about already
        line.textChanged.connect(self._show)
        desk.bridge.changed.connect(self._on_changed)
        self._show("")

    def taken(self) -> TeamDependency | None:
        """The dependency to write down now that Enter was pressed; None where something is asked first. Enter once more
        on the same words passes the questions over."""
        text = self._line.text()
        read_day = partial(typed_day, today=self._today)
        new = TeamDependency(new_id(), "")
        typed = needs_log.understood(self._desk.workspace.read, text, read_day, self._today, new, self.team_id)
        if typed.asked and not (typed.can_be_kept and self._passed == text):
            self._passed = text
            self._say(words.questions(typed), "late")
            return None
        return typed.dependency

    def kept(self, made: TeamDependency) -> None:
        """It is there: the line is free for the next one."""
        self._passed = ""
        self._line.clear()
        shown = needs_log.shown_apart(made, self._called)
        self._say(self.tr("Written down: {line}").format(line=words.told(shown)), "good")

    def forget(self) -> None:
        """Names may mean others now, or "we" another team."""
        self._sides = None

    @property
    def _called(self) -> Mapping[str, str]:
        return told_apart(self._desk.workspace.read.all(Team))

    @property
    def _today(self) -> date:
        return self._desk.workspace.clock.now().astimezone().date()

    def _understood(self, text: str) -> TypedNeed:
        if self._sides is None:
            self._sides = needs_log.known_sides(self._desk.workspace.read, self.team_id)
        return read_need(text, self._sides, partial(typed_day, today=self._today), self._today)

    def _show(self, text: str) -> None:
        if text != self._passed:
            self._passed = ""
        self._say(words.proposal(self._understood(text), self._called) if text.strip() else words.hint(), "")

    def _say(self, sentence: str, tone: str) -> None:
        set_tone(self._said, tone)
        self._said.setText(sentence)

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if changes.touches(Team, Person):
            self.forget()

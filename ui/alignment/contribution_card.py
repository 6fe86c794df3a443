"""What an objective and its key results add to, a row for each link, and a line that finds what else."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.alignment.contribution_row import ContributionRow
from ui.alignment.copied_words import copied_hint
from ui.alignment.end_finder import EndFinder
from ui.alignment.short_list import short_list
from ui.widgets.basics import label, set_tone
from ui.widgets.elided import NameLabel
from ui.widgets.flow import wrapped_row
from workshop_app.application.contributions import Contribution, LinkEnd
from workshop_app.domain.unsent import LinePlace


class ContributionCard(QFrame):
    """Signals: linked (id of what adds, id of what it adds to), written (the same and the sentence), dropped (the two
    ids)."""

    linked = Signal(str, str)
    written = Signal(str, str, str)
    dropped = Signal(str, str)

    def __init__(self, objective_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: tuple[Contribution, tuple[LinkEnd, ...]] | None = None
        self.rows: dict[str, ContributionRow] = {}
        self._team, self._text = label("", "small"), NameLabel("subheading", 3)
        set_tone(self._team, "accent")
        self._hint, self._said = label("", "small"), label("", "small")
        for each in (self._hint, self._said):
            set_tone(each, "late")
            each.hide()
        self._mine = short_list(self.tr("What adds to it"), self)
        self.line = EndFinder(
            LinePlace("contribution", objective_id), self.tr("Adds to"), self.tr("words of what it adds to"), self
        )
        self._links = QVBoxLayout()
        self._lay_out()
        self.line.found.connect(self._on_found)
        self.line.unclear.connect(self._on_unclear)

    def show_contribution(self, one: Contribution, ends: tuple[LinkEnd, ...]) -> None:
        """Show what it adds to; whoever types is left alone. `ends` are all one can add to."""
        if (one, ends) == self._shown:
            return
        self._shown = (one, ends)
        self._team.setText(one.team.name)
        self._text.setText(one.objective.text)
        self._hint.setText(copied_hint(one.copied))
        self._hint.setVisible(bool(self._hint.text()))
        self.line.offer(each for each in ends if each.team.id != one.team.id)
        self.line.setAccessibleName(self.tr("Adds to: {text}").format(text=one.objective.text))
        self._show_mine(one)
        self._show_links(one)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for each in (self._team, self._text, self._hint):
            layout.addWidget(each)
        layout.addLayout(self._links)
        line = wrapped_row()
        line.setSpacing(8)
        line.addWidget(self._mine, 2)
        head = label(self.tr("adds to"), "small")
        head.setWordWrap(False)
        line.addWidget(head)
        line.addWidget(self.line, 3)
        layout.addLayout(line)
        layout.addWidget(self._said)

    def _show_mine(self, one: Contribution) -> None:
        entries = [(self.tr("This objective"), one.objective.id)]
        entries += [(" ".join(each.text.split()), each.id) for each in one.results]
        chosen = self._mine.currentData()
        with QSignalBlocker(self._mine):
            self._mine.clear()
            for words, id in entries:
                self._mine.addItem(words, id)
            self._mine.setCurrentIndex(max(0, self._mine.findData(chosen)))
        self._mine.setAccessibleName(self.tr("What of it: {text}").format(text=one.objective.text))
        self._mine.setAccessibleDescription(self._mine.accessibleName())  # Linux tells what it shows as its name

    def _show_links(self, one: Contribution) -> None:
        for id in set(self.rows) - {each.link.id for each in one.links}:
            row = self.rows.pop(id)
            self._links.removeWidget(row)
            row.hide()
            row.deleteLater()
        for at, each in enumerate(one.links):
            known = self.rows.get(each.link.id)
            if known is None:
                known = self.rows[each.link.id] = ContributionRow(self)
                ends = (each.link.from_id, each.link.to_id)
                known.written.connect(partial(self.written.emit, *ends))
                known.dropped.connect(partial(self.dropped.emit, *ends))
            if self._links.indexOf(known) != at:
                self._links.insertWidget(at, known)
            known.show_said(each)

    def _on_found(self, id: str) -> None:
        self._said.hide()
        self.linked.emit(self._mine.currentData(), id)

    def _on_unclear(self, many: int) -> None:
        none = self.tr("No objective or key result of another team has all these words. Which do you mean?")
        several = self.tr("{count} have these words. Which of them?").format(count=many)
        self._said.setText(several if many else none)
        self._said.setVisible(many != 1)

"""The cards of what teams do together: a key result with a co-owner in each team, and how an objective adds to one of
the level above."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.alignment.short_list import short_list
from ui.widgets.basics import button, label, set_tone
from ui.widgets.elided import NameLabel
from ui.widgets.fields import TextField
from ui.widgets.short_choice import ShortChoice
from workshop_app.application.shared_work import Contribution, OwningTeam, SharedResult
from workshop_app.domain.copied_above import Likeness

AboveEntry = tuple[str, str, str]  # an objective one can add to: its words, its id, its team's id


class SharedResultCard(QFrame):
    """Signals: owner_added (name), stopped."""

    owner_added = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: SharedResult | None = None
        self._text = NameLabel("body", 3)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._stop = button(self.tr("Not shared any more"), "flat")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addLayout(self._grid)
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        self._stop.clicked.connect(self.stopped)

    def show_shared(self, shared: SharedResult) -> None:
        """The teams one below the other, each with its co-owner or a list to choose one from."""
        if shared == self._shown:
            return
        self._shown = shared
        self._text.setText(shared.result.text)
        self._stop.setAccessibleName(self.tr("Not shared any more: {text}").format(text=shared.result.text))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, owning in enumerate(shared.teams):
            self._show_team(at, owning)
        for at, name in enumerate(shared.others, len(shared.teams)):
            self._grid.addWidget(label(self.tr("{name}: not one of the teams").format(name=name), "small"), at, 0, 1, 2)

    def _show_team(self, at: int, owning: OwningTeam) -> None:
        team = NameLabel("small")
        team.setText(owning.team.name)
        self._grid.addWidget(team, at, 0)
        if owning.owners:
            self._grid.addWidget(label(", ".join(owning.owners), "body"), at, 1)
            return
        if not owning.people:
            missing = label(self.tr("no co-owner yet, and nobody of this team is on the list of people"), "small")
            set_tone(missing, "late")
            self._grid.addWidget(missing, at, 1)
            return
        people = short_list(self.tr("Co-owner in {team}").format(team=owning.team.name), self)
        people.addItem(self.tr("No co-owner yet: choose one"))
        people.addItems(list(owning.people))
        people.activated.connect(partial(self._on_chosen, people))
        self._grid.addWidget(people, at, 1)

    def _on_chosen(self, people: ShortChoice, at: int) -> None:
        if at:
            self.owner_added.emit(people.itemText(at))


class ContributionCard(QFrame):
    """Signals: linked (id of the objective above, or None), written (the sentence). The sentence saves itself."""

    linked = Signal(object)
    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: tuple[Contribution, tuple[AboveEntry, ...]] | None = None
        self._team, self._text = label("", "small"), NameLabel("subheading", 3)
        set_tone(self._team, "accent")
        self._above = short_list(self.tr("Adds to"), self)
        self._sentence = TextField(
            self.tr("How it contributes"), self.tr("how it contributes, in a sentence"), lines=2, most_lines=4
        )
        self._hint = label("", "small")
        set_tone(self._hint, "late")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addWidget(self._team)
        layout.addWidget(self._text)
        line = QHBoxLayout()
        line.setSpacing(12)
        head: QLabel = label(self.tr("Adds to"), "small")
        head.setWordWrap(False)
        line.addWidget(head)
        line.addWidget(self._above, 1)
        layout.addLayout(line)
        layout.addWidget(self._sentence)
        layout.addWidget(self._hint)
        self._above.activated.connect(self._on_above)
        self._sentence.committed.connect(self.written)

    def show_contribution(self, one: Contribution, above: tuple[AboveEntry, ...]) -> None:
        """Show how this objective adds to one above; whoever types is left alone. `above` are all one can add to."""
        if (one, above) == self._shown:
            return
        self._shown = (one, above)
        self._team.setText(one.team.name)
        self._text.setText(one.objective.text)
        self._above.setAccessibleName(self.tr("Adds to: {text}").format(text=one.objective.text))
        self._above.setAccessibleDescription(self._above.accessibleName())  # Linux tells what it shows as its name
        with QSignalBlocker(self._above):
            self._above.clear()
            self._above.addItem(self.tr("no single objective"), None)
            for words, id, team_id in above:
                if team_id != one.team.id:
                    self._above.addItem(words, id)
            at = self._above.findData(one.objective.adds_to_id) if one.objective.adds_to_id else 0
            if at < 0 and one.above is not None:
                self._above.addItem(one.above.text, one.above.id)
                at = self._above.count() - 1
            self._above.setCurrentIndex(max(0, at))
        self._show_words(one)

    def _show_words(self, one: Contribution) -> None:
        self._sentence.setAccessibleName(self.tr("How it contributes: {text}").format(text=one.objective.text))
        self._sentence.show_value(one.objective.contribution, one.objective.id)
        self._hint.setText(self._copied(one))
        self._hint.setVisible(bool(self._hint.text()))

    def _copied(self, one: Contribution) -> str:
        if one.copied is None:
            return ""
        if one.copied.likeness is Likeness.SAME:
            return self.tr("These are the words of the level above. What is this team's own part in it?")
        said = self.tr("Nearly the words of the level above: “{text}”. What is this team's own part in it?")
        return said.format(text=one.copied.text)

    def _on_above(self, at: int) -> None:
        self.linked.emit(self._above.itemData(at))

"""The card of what teams do together: a key result with a co-owner in each team."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.alignment.short_list import short_list
from ui.widgets.basics import button, label, set_tone
from ui.widgets.elided import NameLabel
from ui.widgets.short_choice import ShortChoice
from workshop_app.application.shared_work import OwningTeam, SharedResult


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

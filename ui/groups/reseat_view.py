"""Somebody came late or has left: ways to seat everybody, each with its price. One is looked at on the board before
anybody moves; the coach chooses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ui.groups import group_words as words
from ui.groups.view_state import GroupsView
from ui.reseating import words as offer_words
from ui.reseating.offer_list import OfferList
from ui.widgets.basics import button, card, label
from ui.widgets.elided import NameLabel
from workshop_app.domain.reseating import Reseated

MOVES_SHOWN = 12


class ReseatView(QWidget):
    """Signals:
    over_changed: how many rounds are over, as the user says.
    looked_at: the number of the offer that the board should show.
    accepted: the Reseated that was shown.
    """

    over_changed = Signal(int)
    looked_at = Signal(int)
    accepted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Reseated, ...] = ()
        frame, layout = card("note", self)
        self._heading = label("", "subheading")
        self.list = OfferList()
        self.moves = NameLabel("quiet", lines=3 * MOVES_SHOWN)  # stands below the board, which shows the same
        self._over = QSpinBox()
        self._over.setAccessibleName(self.tr("Rounds that are over"))
        self._accept = button(self.tr("Move them"), "primary", self.tr("Alt+Enter"))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        name = label(self.tr("Rounds over or running:"), "quiet")
        name.setWordWrap(False)
        foot.addWidget(name)
        foot.addWidget(self._over)
        foot.addStretch(1)
        foot.addWidget(self._accept)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._heading)
        layout.addWidget(self.list)
        layout.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._over.valueChanged.connect(self.over_changed)
        self._accept.clicked.connect(self._on_accept)
        self.list.chosen.connect(self.looked_at)
        self._listen()

    def show_offers(self, view: GroupsView, offers: Sequence[Reseated] | None, chosen: int, begun: int) -> None:
        """The ways there are (None: they are still looked for; empty: fewer than two people are left) and what the one
        that is looked at moves. Rounds that have begun are over whatever the user says."""
        self._offers = tuple(offers or ())
        self._over.blockSignals(True)
        self._over.setRange(begun, max(begun, len(view.rounds)))
        self._over.setValue(view.frozen)
        self._over.blockSignals(False)
        names = view.all_names
        prices = [offer_words.price(each, names, view.bosses) for each in self._offers]
        self.list.show_offers(prices, chosen, offer_words.as_before(self._offers, names))
        self._accept.setEnabled(bool(self._offers))
        if offers is None:
            self._heading.setText(self.tr("Looking for ways to seat everybody …"))
        elif not offers:
            self._heading.setText(self.tr("Fewer than two people are left: there is nobody to coach."))
        elif any(each.again is not None for each in offers):
            self._heading.setText(self.tr("No round has begun: make the groups again, or choose who moves."))
        else:
            self._heading.setText(self.tr("Choose who moves; what is over stays as it was."))
        shown = self._offers[chosen] if chosen < len(self._offers) else None
        again = shown is not None and shown.again is not None
        self._accept.setText(self.tr("Use this") if again else self.tr("Move them"))
        lines = [] if shown is None or again else [words.move(each, names, shown.rooms) for each in shown.way.moves]
        more = len(lines) - MOVES_SHOWN
        if more > 0:
            lines = [*lines[:MOVES_SHOWN], self.tr("and {n} more").format(n=more)]
        self.moves.setText("\n".join(lines))

    def _listen(self) -> None:
        enter = QShortcut(QKeySequence("Alt+Return"), self)
        enter.setContext(Qt.ShortcutContext.WindowShortcut)
        enter.activated.connect(self._accept.click)
        for number in range(5):
            look = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            look.activated.connect(partial(self.list.choose, number))

    def _on_accept(self) -> None:
        chosen = self.list.current
        if chosen < len(self._offers):
            self.accepted.emit(self._offers[chosen])

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The offers, to be pressed."""
        return self.list.buttons

"""Ways to win time back, as the conductor shows them: up to three numbered offers with their price. A number looks at
an offer (the day's table shows what would become of each step), Enter uses it, Esc lets it be; U takes the last one
back.

Knows neither the stage nor the rules: shows what it is handed and says what was requested.
"""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from agendas.rescue import OfferKind
from ui import theme
from ui.run import rescue_words
from ui.run.key_words import tip
from ui.run.keys import KeyRequest
from ui.widgets.basics import button, label
from workshop_app.domain.run import LiveOffer

MOST = 3


class OfferLine(Struct, frozen=True):
    """One offer and its words."""

    offer: LiveOffer
    text: str


class RescueBox(QFrame):
    """Signals: previewed when another offer (or none) is looked at; accepted(Offer); taken_back."""

    previewed = Signal()
    accepted = Signal(object)
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rescue")
        self.setProperty("role", "card")
        self._lines: tuple[OfferLine, ...] = ()
        self._chosen: OfferKind | None = None
        self._head = label("", "subheading")
        self._head.setProperty("tone", "late")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._rows = tuple(self._row(place) for place in range(MOST))
        self._use = _plain(button(self.tr("Use this"), "primary", tip(KeyRequest.ACCEPT)))
        self._leave = _plain(button(self.tr("Leave as it is"), "", tip(KeyRequest.LEAVE)))
        self._back = _plain(button(self.tr("Take back the last change (U)"), "flat", tip(KeyRequest.TAKE_BACK)))
        self._use.clicked.connect(self.accept)
        self._leave.clicked.connect(self.let_be)
        self._back.clicked.connect(self.taken_back)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self._use)
        answer.addWidget(self._leave)
        answer.addWidget(self._back)
        answer.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(4)
        layout.addWidget(self._head)
        layout.addLayout(self._grid)
        layout.addLayout(answer)
        layout.addStretch(1)
        self.hide()

    @property
    def chosen(self) -> LiveOffer | None:
        """The offer that is looked at, as it stands now."""
        return next((line.offer for line in self._lines if line.offer.kind is self._chosen), None)

    @property
    def texts(self) -> tuple[str, ...]:
        """The offers as they are written."""
        return tuple(line.text for line in self._lines)

    def show_offers(self, lines: tuple[OfferLine, ...], late: int, can_take_back: bool) -> None:
        """Fill the box; it goes away when there is nothing to offer and nothing to take back."""
        self._lines = lines[:MOST]
        if self._chosen is not None and self.chosen is None:
            self._chosen = None
            self.previewed.emit()
        self._head.setText(rescue_words.heading(late))
        for place, (number, text) in enumerate(self._rows):
            if place < len(self._lines):
                text.setText(self._lines[place].text)
                number.setAccessibleName(self._lines[place].text)
        self._show_chosen()
        self._back.setVisible(can_take_back and self._chosen is None)
        self.setVisible(bool(lines) or can_take_back)

    def look_at(self, place: int) -> None:
        """Show what this offer would do; asked twice, it is used."""
        if self.isHidden() or place >= len(self._lines):
            return
        kind = self._lines[place].offer.kind
        if kind is self._chosen:
            self.accept()
            return
        self._chosen = kind
        self._show_chosen()
        self.previewed.emit()

    def accept(self) -> None:
        """Use the offer that is looked at; one that changes nothing is used by letting it be."""
        offer = self.chosen
        if offer is None:
            return
        self.let_be()
        if offer.changes:
            self.accepted.emit(offer)

    def let_be(self) -> bool:
        """Stop looking at an offer; False when none was looked at."""
        if self._chosen is None:
            return False
        self._chosen = None
        self._show_chosen()
        self.previewed.emit()
        return True

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self._head.setVisible(bool(self._lines) and chosen is None)
        for place, (number, text) in enumerate(self._rows):
            there = place < len(self._lines)
            looked_at = there and self._lines[place].offer is chosen
            number.setChecked(looked_at)
            # The others step aside: the table above shows what would become of the day.
            number.setVisible(there and (chosen is None or looked_at))
            text.setVisible(there and (chosen is None or looked_at))
        self._use.setVisible(chosen is not None)
        self._leave.setVisible(chosen is not None)

    def _row(self, place: int) -> tuple[QPushButton, QLabel]:
        number, text = _plain(button(str(place + 1), "flat")), label("")
        number.setCheckable(True)
        number.setMinimumWidth(round(28 * theme.text_scale()))
        number.clicked.connect(partial(self.look_at, place))
        self._grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, place, 1)
        return number, text


def _plain(made: QPushButton) -> QPushButton:
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the clock
    return made

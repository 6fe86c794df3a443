"""Offers below each other, each a button with its number and its price; one of them is looked at. What was so before
the change stands below them, once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.choices import Choice, ChoiceCard


class OfferList(QWidget):
    """Signals: chosen with the number of the offer, from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = 0
        self._prices: tuple[tuple[str, str], ...] = ()
        self.buttons: tuple[QPushButton, ...] = ()
        self._layout = QVBoxLayout()
        self._layout.setSpacing(4)
        self.before = label("", "small", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(self._layout)
        outer.addWidget(self.before)

    def show_offers(self, prices: Sequence[tuple[str, str]], current: int, before: str = "") -> None:
        """These, in order; the current one is pressed. Buttons that say the same stay, and keep the focus. `before`:
        what was so before the change."""
        self.current = current
        self.before.setText(before)
        self.before.setVisible(bool(before))
        if tuple(prices) != self._prices:
            self._prices = tuple(prices)
            while (item := self._layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.buttons = tuple(self._button(number, price) for number, price in enumerate(prices))
        for number, each in enumerate(self.buttons):
            each.setChecked(number == current)

    def choose(self, number: int) -> None:
        """Look at this one."""
        if number < len(self.buttons):
            self.current = number
            for place, each in enumerate(self.buttons):
                each.setChecked(place == number)
            self.chosen.emit(number)

    def _button(self, number: int, price: tuple[str, str]) -> QPushButton:
        movers, rest = price
        made = ChoiceCard(Choice(str(number), f"{number + 1}  {movers}", rest[:1].upper() + rest[1:]))
        made.setToolTip(self.tr("Look at this one"))
        made.setAccessibleName(self.tr("Offer {n}: {price}").format(n=number + 1, price="; ".join(price)))
        made.clicked.connect(partial(self.choose, number))
        self._layout.addWidget(made)
        return made

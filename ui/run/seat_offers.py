"""The ways to seat people again, as the running day shows them: low cards, all in sight, chosen by arrows, a number or
the mouse; Enter uses the one that is looked at. The page of who came or left fills them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QScrollArea, QWidget

from ui.reseating.offer_list import OfferList
from ui.widgets.basics import set_role
from ui.widgets.told_whole import WrappedLine
from workshop_app.application.people_names import told_apart
from workshop_app.domain.people import Person

NUMBERS = {Qt.Key(Qt.Key.Key_1 + place): place for place in range(4)}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Here these are not the keys of the running day. Page Down is: a clicker works on.
_OWN = {*_STEPS, *_ENTER, *NUMBERS, Qt.Key.Key_Left, Qt.Key.Key_Space}


class SeatOffers(OfferList):
    """Signals: used when Enter is pressed on an offer; left when the keys go back to the names."""

    used = Signal()
    left = Signal()
    _area: QScrollArea | None = None

    def take_keys(self) -> None:
        """The keys go to the offer that is looked at."""
        if self.current < len(self.buttons):
            self.buttons[self.current].setFocus()

    def choose(self, number: int) -> None:
        super().choose(number)
        self.take_keys()
        self._bring_into_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or Qt.Key(event.key()) not in _OWN:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._pressed(Qt.Key(event.key()))

    def _pressed(self, key: Qt.Key) -> bool:
        """Whether the key meant something here; Space presses the card, as everywhere."""
        if key in _ENTER:
            self.used.emit()
        elif key in _STEPS:
            self.choose((self.current + _STEPS[key]) % len(self.buttons))
        elif key in NUMBERS:
            self.choose(NUMBERS[key])
        elif key == Qt.Key.Key_Left:
            self.left.emit()
        else:
            return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._area is None and (area := self._scrolls()) is not None:
            self._area = area
            area.verticalScrollBar().rangeChanged.connect(self._on_room_changed)

    def _on_room_changed(self, _least: int, _most: int) -> None:
        """What stands below the cards is longer or shorter than before: the one looked at stays whole."""
        if self.current < len(self.buttons) and self.buttons[self.current].hasFocus():
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        if self._area is not None and self.current < len(self.buttons):
            self._area.ensureWidgetVisible(self.buttons[self.current], 0, 4)

    def _scrolls(self) -> QScrollArea | None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def _button(self, number: int, price: tuple[str, str]) -> QPushButton:
        made = super()._button(number, price)
        layout = made.layout()
        if layout is not None:
            layout.setContentsMargins(10, 5, 10, 5)
            layout.setSpacing(0)
        for words, role in zip(made.findChildren(QLabel), ("body13", "small", "small"), strict=False):
            set_role(words, role)
        made.installEventFilter(self)
        return made


class NameList(QListWidget):
    """Who is there, searched by typing: its letters are not the keys of the running day. Signals: onwards when the keys
    should go to the offers (Enter or →); numbered when one is chosen by its number."""

    onwards = Signal()
    numbered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)  # a name is read to its end
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(WrappedLine(self))

    def fill(self, invited: Sequence[Person], others: Sequence[Person], present: Collection[str]) -> None:
        """Who takes part, ticked where they are there; below them everybody else of the engagement."""
        self.blockSignals(True)
        self.clear()
        called = told_apart((*invited, *others))
        for person in (*invited, *others):
            item = QListWidgetItem(called[person.id])
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if person.id in present else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)

    def ticked(self) -> frozenset[str]:
        """The ids of who is there now."""
        items = (self.item(row) for row in range(self.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER or key == Qt.Key.Key_Right:
            self.onwards.emit()
        elif key in NUMBERS:
            self.numbered.emit(NUMBERS[key])
        else:
            super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    letter = bool(event.text()) and event.text().isprintable()
    return letter or Qt.Key(event.key()) in (*_ENTER, Qt.Key.Key_Right)

"""Big choices to pick one of: a heading and a quiet sentence each, chosen by mouse, arrow keys or Space."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.growing import GrowingButton

FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
BACKWARD = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class Choice(Struct, frozen=True):
    """One choice: its id, its words, a sentence about it, and a short fact at the right."""

    id: str
    words: str
    sentence: str = ""
    fact: str = ""


class ChoiceCard(GrowingButton):
    """A choice drawn as a card that grows with its sentence."""

    LEAST = 240

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setCheckable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        top = QHBoxLayout()
        self._words = label("", "subheading")
        top.addWidget(self._words, 1)
        self._fact = label("", "small")
        self._fact.setWordWrap(False)
        top.addWidget(self._fact, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(top)
        self._sentence = label("", "quiet", self)
        layout.addWidget(self._sentence)
        self.show_choice(choice)
        for words in self.findChildren(QWidget):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_choice(self, choice: Choice) -> None:
        """Other words on the same card."""
        self.setAccessibleName(". ".join(part for part in (choice.words, choice.fact, choice.sentence) if part))
        self._words.setText(choice.words)
        self._fact.setText(choice.fact)
        self._sentence.setText(choice.sentence)
        self._sentence.setVisible(bool(choice.sentence))


class ChoiceList(QWidget):
    """Signals: chosen with the id. `current` is the chosen id, "" while there is none."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self._ids: list[str] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    @property
    def current(self) -> str:
        place = self._group.checkedId()
        return self._ids[place] if place >= 0 else ""

    def show_choices(self, choices: tuple[Choice, ...], current: str = "") -> None:
        """Show these; cards of the same choices stay, and the keyboard on them."""
        ids = [choice.id for choice in choices]
        if ids == self._ids and current in ids:
            for card, choice in zip(self._group.buttons(), choices, strict=True):
                assert isinstance(card, ChoiceCard)
                card.show_choice(choice)
                card.setChecked(choice.id == current)
            return
        for card in self._group.buttons():
            self._group.removeButton(card)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._ids = ids
        for place, choice in enumerate(choices):
            card = self.card_for(choice)
            self._group.addButton(card, place)
            self._layout.addWidget(card)
            card.setChecked(choice.id == current)

    def card_for(self, choice: Choice) -> ChoiceCard:
        """A new card; lists with more to show make their own."""
        return ChoiceCard(choice)

    def focus_current(self) -> None:
        """Put the keyboard on the chosen card; nothing happens while there is none."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = (event.key() in FORWARD) - (event.key() in BACKWARD)
        buttons = self._group.buttons()
        if not step or not buttons:
            super().keyPressEvent(event)
            return
        there = buttons[max(0, min(len(buttons) - 1, self._group.checkedId() + step))]
        there.setFocus()
        there.click()

    def _on_clicked(self, card: QAbstractButton) -> None:
        self.chosen.emit(self._ids[self._group.id(card)])

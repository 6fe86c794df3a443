"""A line that finds one of many by words of it: a list of sixty is nothing to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from ui.widgets.completing import offered
from ui.widgets.fields import EntryLine
from workshop_app.domain.naming import folded
from workshop_app.domain.unsent import LinePlace

MOST_OFFERED = 12
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class WordFinder(EntryLine):
    """Words in any order find it; Enter takes the only one that has them all. Signals: found (id), unclear (how many
    have these words: 0 as soon as none has, several when Enter was pressed, else 1)."""

    found = Signal(str)
    unclear = Signal(int)

    def __init__(self, place: LinePlace, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(place, name, placeholder, parent)
        self._ids: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._picked = ("", "")  # words as they were offered, and whose they are
        self._offers = QStringListModel(self)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)

    @property
    def the_one(self) -> str:
        """The id of what was picked, or of the only one that has the words that stand here; "" while there is none, or
        several."""
        if self._picked[0] and self._picked[0] == self.text():
            return self._picked[1]
        matching = self._with(self.text())
        return self._ids[matching[0]] if len(matching) == 1 else ""

    @property
    def matches(self) -> int:
        """How many have the words that stand here."""
        return len(self._with(self.text()))

    def offer_words(self, said: Iterable[tuple[str, str]]) -> None:
        """All there is to find, as (words, id), in the order to offer it."""
        ids: dict[str, str] = {}
        for words, id in said:
            while words in ids:
                words += "\u00a0"  # two that say the same stay two
            ids[words] = id
        if ids != self._ids:
            self._ids, self._folded = ids, {words: folded(words) for words in ids}

    def _with(self, typed: str) -> list[str]:
        words = folded(typed).split()
        if not words:
            return []
        exact = [each for each in self._ids if each.strip() == typed.strip()]
        return exact or [each for each, plain in self._folded.items() if all(word in plain for word in words)]

    def _on_edited(self, typed: str) -> None:
        if self.completer() is None:  # made when somebody types: a page has many such lines
            completer = offered(QCompleter(self._offers, self))
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.activated.connect(self._on_offered, Qt.ConnectionType.QueuedConnection)  # after the line has it
            self.setCompleter(completer)
            if (popup := completer.popup()) is not None:
                popup.installEventFilter(self)
        matching = self._with(typed)
        self._offers.setStringList(matching[:MOST_OFFERED])
        self.unclear.emit(1 if matching or not typed.strip() else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list would complete its current row with these keys, as well as the line does what they say: twice what
        was found, and by Tab, or of several, what nobody chose."""
        leaves = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _LEAVING
        if leaves and isinstance(watched, QAbstractItemView):
            chosen = watched.selectionModel()
            words = str(watched.currentIndex().data()) if chosen.hasSelection() else ""
            if words in self._ids:
                self._picked = (words, self._ids[words])
                self.setText(words)
            with QSignalBlocker(chosen):  # else the line would go back to what was typed
                chosen.clear()
        return super().eventFilter(watched, event)

    def _on_offered(self, words: str) -> None:
        if words in self._ids:
            self._picked = (words, self._ids[words])
            self.found.emit(self._ids[words])

    def _on_return(self) -> None:
        if not self.text().strip():
            return
        if id := self.the_one:
            self.found.emit(id)
        else:
            self.unclear.emit(self.matches)

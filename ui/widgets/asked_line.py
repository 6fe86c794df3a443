"""A line whose words are a value or a question: a day, minutes, counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.fields import LineField
from ui.widgets.half_words import HalfWords
from ui.widgets.said_below import say_below
from workshop_app.domain.unsent import LinePlace


class AskedLine(QWidget):
    """`read` makes the value of words, None where they are none. Without words the value is `empty`, unless they are
    `needed`. Signals: read_in with a value. What is none stays as it is typed and is asked about below with the
    `question`, which has a {typed}; the file keeps the value before it. `place` is where half of it waits. Where it
    does not ask below (`asks_below`), whoever lays the line out finds room for `said`."""

    read_in = Signal(object)

    def __init__(
        self,
        name: str,
        placeholder: str,
        place: LinePlace,
        read: Callable[[str], Any],
        question: str,
        *,
        empty: object = None,
        needed: bool = False,
        asks_below: bool = True,
    ) -> None:
        super().__init__()
        self._read, self._question, self._empty, self._needed = read, question, empty, needed
        self.field = LineField(name, placeholder, complete=self._is_whole)
        self.said = label("", "error")
        self.said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        if asks_below:
            layout.addWidget(self.said)
        self.setFocusProxy(self.field)
        self.field.committed.connect(self._on_committed)
        self._half = HalfWords(self.field, place, self._is_whole)
        self._half.asked.connect(partial(say_below, self.field, self.said))

    def stand_at(self, place: LinePlace) -> None:
        """From now on for something else: half a value typed so far stays with what it was written for."""
        self._half.stand_at(place)

    def show_words(self, words: str, of: str = "") -> None:
        """What the file holds, `of` what where the line is used for one thing after the other; whoever is typing is
        left alone."""
        self.field.show_value(words, of)
        say_below(self.field, self.said, self.field.keeper.reason if self.field.keeper.alone else "")
        self._half.look()

    def _is_whole(self, words: str) -> bool:
        return self._read(words) is not None if words.strip() or self._needed else True

    def _on_committed(self, words: str) -> None:
        asked = bool(words.strip()) or self._needed
        found, sentence = self._read(words) if asked else self._empty, ""
        if asked and found is None:
            sentence = self._question.format(typed=words.strip())
            self.field.keeper.refuse(sentence)
        say_below(self.field, self.said, sentence)
        if not sentence:
            self.read_in.emit(found)

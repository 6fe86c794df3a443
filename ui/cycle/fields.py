"""The fields of the cycle screen: days that may be left open, scores that are asked about, and a caption above each.
Every one keeps its words as they are typed (`ui/widgets/keeper.py`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agendas.typed_times import parse_duration
from ui.cycle.view_state import looking_back
from ui.widgets.basics import label
from ui.widgets.dates import field_day, short_day
from ui.widgets.fields import LineField, TextField
from ui.widgets.half_words import HalfWords
from ui.widgets.said_below import say_below
from ui.widgets.typed_days import typed_day, typed_past_day
from workshop_app.domain.cycle_scores import read_score
from workshop_app.domain.unsent import LinePlace
from workshop_app.domain.values.near_days import agreed_day

EXAMPLE = date(2026, 12, 14)


def captioned(caption: str, field: QWidget, parent: QWidget | None = None) -> QWidget:
    """A field with its name above it."""
    box = QWidget(parent)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label(caption, "small"))
    layout.addWidget(field)
    layout.addStretch(1)  # beside a taller one it stays at the top
    return box


class OpenDay(QWidget):
    """A day that may be left open. Signals: day_typed with a date, or None when the line was emptied. What is no day
    stays as it is typed, marked, and is asked about below; the file keeps the day before it. `held` is the day of its
    check-in, which it counts from; `behind` tells that a day without a year is one that is over, by the day of the
    check-in where that is still to come. `place` is where half of a day waits in the file."""

    day_typed = Signal(object)

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        place: LinePlace,
        *,
        behind: bool = False,
        held: Callable[[], date] | None = None,
    ) -> None:
        super().__init__()
        self._today, self._behind, self._held = today, behind, held or today
        self.field = LineField(name, self.tr("a day"), complete=self._is_whole)
        self._said = label("", "error")
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self._said)
        self.setFocusProxy(self.field)
        self.field.committed.connect(self._on_committed)
        self._half = HalfWords(self.field, place, self._is_whole)
        self._half.asked.connect(partial(say_below, self.field, self._said))

    def show_day(self, day: date | None) -> None:
        """What the file holds; whoever is typing is left alone."""
        self.field.show_value(field_day(day) if day else "")
        if not self.field.keeper.alone:
            say_below(self.field, self._said, "")
        self._half.look()

    def _read(self, words: str) -> date | None:
        if not self._behind:
            return agreed_day(partial(typed_day, words), self._held(), self._today())
        if (found := typed_past_day(words, self._today())) is None:
            return None
        return looking_back(found, words, self._today(), self._held())

    def _is_whole(self, words: str) -> bool:
        return not words.strip() or self._read(words) is not None

    def _on_committed(self, words: str) -> None:
        found = self._read(words) if words.strip() else None
        if words.strip() and found is None:
            said = self.tr("Which day is “{typed}”? {example}, 14.12.2026 or 2026-12-14 can be read.")
            sentence = said.format(typed=words.strip(), example=short_day(EXAMPLE))
            self.field.keeper.refuse(sentence)
            say_below(self.field, self._said, sentence)
            return
        say_below(self.field, self._said, "")
        self.day_typed.emit(found)


class MinutesLine(QWidget):
    """How many minutes something takes: "45", "1h30". Signals: minutes_typed with whole minutes. What is none of those
    from `least` to `most` stays as it is typed, and is asked about below. `place` is where half of it waits."""

    minutes_typed = Signal(int)

    def __init__(self, name: str, least: int, most: int, place: LinePlace) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.field = LineField(name, self.tr("minutes"), complete=self._is_whole)
        self._said = label("", "error")
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self._said)
        self.setFocusProxy(self.field)
        self.field.committed.connect(self._on_committed)
        self._half = HalfWords(self.field, place, self._is_whole)
        self._half.asked.connect(partial(say_below, self.field, self._said))

    def show_minutes(self, minutes: int) -> None:
        """What the file holds; whoever is typing is left alone."""
        self.field.show_value(self.tr("{n} min").format(n=minutes))
        if not self.field.keeper.alone:
            say_below(self.field, self._said, "")
        self._half.look()

    def _read(self, words: str) -> int | None:
        minutes = parse_duration(words)
        return minutes if minutes is not None and self._least <= minutes <= self._most else None

    def _is_whole(self, words: str) -> bool:
        return self._read(words) is not None

    def _on_committed(self, words: str) -> None:
        minutes, said = self._read(words), ""
        if minutes is None:
            asked = self.tr("How many minutes are “{typed}”? From {least} to {most}, such as 45 or 1h30.")
            said = asked.format(typed=words.strip(), least=self._least, most=self._most)
            self.field.keeper.refuse(said)
        say_below(self.field, self._said, said)
        if minutes is not None:
            self.minutes_typed.emit(minutes)


class ScoreField(QWidget):
    """A score from 0 to 1, kept as it is typed. What is none is asked about below and never reckoned with."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = LineField(name, self.tr("0 to 1"))
        self._said = label("", "error")
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self._said)
        self.setFocusProxy(self.field)
        self.committed = self.field.committed

    @property
    def question(self) -> str:
        """What is asked about the words that stand here; "" when nothing is."""
        return self._said.text()

    def show_score(self, score: str) -> None:
        """What the file holds, and what is to be asked about it."""
        self.field.show_value(score)
        asked = ""
        if score.strip() and read_score(score) is None:
            words = self.tr("“{typed}” is no score: which number from 0 to 1 do you mean? 0.6 and 60 % are one.")
            asked = words.format(typed=score.strip())
        say_below(self.field, self._said, asked)


def lines_field(name: str, hint: str = "", most: int = 6) -> TextField:
    """A text of two lines that grows."""
    return TextField(name, hint, lines=2, most_lines=most)

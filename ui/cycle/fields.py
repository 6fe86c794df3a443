"""The fields of the cycle screen: days that may be left open, scores that are asked about, and a caption above each.
Every one keeps its words as they are typed (`ui/widgets/keeper.py`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from agendas.typed_times import parse_duration
from ui.cycle.view_state import looking_back
from ui.widgets.asked_line import AskedLine
from ui.widgets.basics import label
from ui.widgets.dates import field_day, short_day
from ui.widgets.fields import LineField, TextField
from ui.widgets.said_below import say_below
from ui.widgets.typed_days import typed_day, typed_past_day
from workshop_app.domain.unsent import LinePlace
from workshop_app.domain.values.near_days import agreed_day

EXAMPLE = date(2026, 12, 14)


def captioned(caption: str | QLabel, field: QWidget, parent: QWidget | None = None) -> QWidget:
    """A field with its name above it; a name that changes is a label of whoever changes it."""
    box = QWidget(parent)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label(caption, "small") if isinstance(caption, str) else caption)
    layout.addWidget(field)
    layout.addStretch(1)  # beside a taller one it stays at the top
    return box


class OpenDay(AskedLine):
    """A day that may be left open. Signals: read_in with a date, or None when the line was emptied. `held` is the day
    of its check-in, which it counts from; `behind` tells that a day without a year is one that is over, by the day of
    the check-in where that is still to come."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        place: LinePlace,
        *,
        behind: bool = False,
        held: Callable[[], date] | None = None,
    ) -> None:
        said = QCoreApplication.translate(
            "OpenDay", "Which day is “{typed}”? {example}, 14.12.2026 or 2026-12-14 can be read."
        )
        question = said.replace("{example}", short_day(EXAMPLE))
        placeholder = QCoreApplication.translate("OpenDay", "a day")
        read = partial(_day_over if behind else _day_ahead, today, held or today)
        super().__init__(name, placeholder, place, read, question)

    def show_day(self, day: date | None) -> None:
        """What the file holds; whoever is typing is left alone."""
        self.show_words(field_day(day) if day else "")


def _day_ahead(today: Callable[[], date], held: Callable[[], date], words: str) -> date | None:
    return agreed_day(partial(typed_day, words), held(), today())


def _day_over(today: Callable[[], date], held: Callable[[], date], words: str) -> date | None:
    if (found := typed_past_day(words, today())) is None:
        return None
    return looking_back(found, words, today(), held())


class MinutesLine(AskedLine):
    """How many minutes something takes: "45", "1h30"; whole minutes from `least` to `most`. Signals: read_in."""

    def __init__(self, name: str, least: int, most: int, place: LinePlace) -> None:
        asked = QCoreApplication.translate(
            "MinutesLine", "How many minutes are “{typed}”? From {least} to {most}, such as 45 or 1h30."
        )
        question = asked.replace("{least}", str(least)).replace("{most}", str(most))
        placeholder = QCoreApplication.translate("MinutesLine", "minutes")
        super().__init__(name, placeholder, place, partial(_minutes, least, most), question, needed=True)

    def show_minutes(self, minutes: int) -> None:
        """What the file holds; whoever is typing is left alone."""
        self.show_words(self.tr("{n} min").format(n=minutes))


def _minutes(least: int, most: int, words: str) -> int | None:
    minutes = parse_duration(words)
    return minutes if minutes is not None and least <= minutes <= most else None


class ScoreField(QWidget):
    """A number from 0 to 1, kept as it is typed: what is predicted, or what was reached. What is none is asked about
    below and never reckoned with."""

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

    def show_score(self, score: str, asked: str) -> None:
        """What the file holds, and what is to be asked about it."""
        self.field.show_value(score)
        say_below(self.field, self._said, asked)


def lines_field(name: str, hint: str = "", most: int = 6) -> TextField:
    """A text of two lines that grows."""
    return TextField(name, hint, lines=2, most_lines=most)

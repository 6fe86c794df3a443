"""A line for a day that may be left open, typed as people type days. What cannot be read stays, marked, and asks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from ui.widgets.basics import label
from ui.widgets.dates import long_day
from ui.widgets.fields import LineField
from ui.widgets.half_words import NOWHERE, HalfWords
from ui.widgets.said_below import say_below
from ui.widgets.typed_days import typed_day
from workshop_app.domain.unsent import LinePlace
from workshop_app.domain.values.days import Span, read_day
from workshop_app.domain.values.near_days import is_in_reach

_CURSOR = 6  # pixels that a line keeps free beside its words


class OpenDayLine(LineField):
    """Signals: day_typed (date or None) when what stands there can be read, and when it was emptied. Half of a day
    waits in the file: `part` tells what the day is of whatever the line is used for. What cannot be read is asked about
    in `said`, which whoever lays the line out puts below it."""

    day_typed = Signal(object)

    def __init__(self, name: str, placeholder: str, part: str, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent, complete=self.is_whole)
        self._cycle: Span | None = None
        self._part = part
        self.said = label("", "error", parent)
        self.said.hide()
        self._half = HalfWords(self, NOWHERE, self.is_whole)
        self._half.asked.connect(self._ask)
        self.committed.connect(self._on_committed)

    def show_day(self, day: date | None, cycle: Span | None, of: str) -> None:
        """Show the day of this id; `cycle` places days without a year."""
        self._half.stand_at(LinePlace("half", of, self._part))
        self._cycle = cycle
        self.show_value(long_day(day) if day is not None else "", of)
        self._ask(self.keeper.reason if self.keeper.alone else "")
        self._half.look()

    def minimumSizeHint(self) -> QSize:
        """Any day whole: of one that is cut the year goes first, where a slip is dearest."""
        days = (long_day(date(2028, month, 28)) for month in range(1, 13))
        words = QSize(max(self.fontMetrics().horizontalAdvance(day) for day in days) + _CURSOR, 0)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        whole = self.style().sizeFromContents(QStyle.ContentsType.CT_LineEdit, option, words, self)
        return super().minimumSizeHint().expandedTo(QSize(whole.width(), 0))

    def is_whole(self, words: str) -> bool:
        """Whether it can be read: half of a day is not saved while somebody is typing."""
        return not words.strip() or self._read(words) is not None

    def _read(self, words: str) -> date | None:
        day = typed_day(words) or read_day(words, cycle=self._cycle)
        return None if day and self._cycle and not is_in_reach(day, self._cycle[1]) else day

    def _on_committed(self, words: str) -> None:
        if self.is_whole(words):
            self._ask("")
            self.day_typed.emit(self._read(words) if words.strip() else None)
            return
        said = self.tr("Which day is “{typed}”? 14 December 2026 or 2026-12-14 can be read.").format(
            typed=words.strip()
        )
        self._ask(said)
        self.keeper.refuse(said)

    def _ask(self, said: str) -> None:
        say_below(self, self.said, said)

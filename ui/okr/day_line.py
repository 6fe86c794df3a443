"""A line for a day that may be left open, typed as people type days, for whatever part of a set is shown."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from ui.widgets.asked_line import AskedLine
from ui.widgets.dates import long_day
from ui.widgets.half_words import NOWHERE
from ui.widgets.typed_days import typed_day
from workshop_app.domain.unsent import LinePlace
from workshop_app.domain.values.days import Span, read_day
from workshop_app.domain.values.near_days import is_in_reach

_CURSOR = 6  # pixels that a line keeps free beside its words


class OpenDayLine(AskedLine):
    """Signals: read_in with a date, or None when the line was emptied. Half of a day waits in the file: `part` tells
    what the day is of whatever the line is used for. What cannot be read is asked about in `said`, which whoever lays
    the line out puts below it."""

    def __init__(self, name: str, placeholder: str, part: str, parent: QWidget) -> None:
        self._cycle: Span | None = None
        self._part = part
        asked = QCoreApplication.translate(
            "OpenDayLine", "Which day is “{typed}”? 14 December 2026 or 2026-12-14 can be read."
        )
        super().__init__(name, placeholder, NOWHERE, self._day, asked, asks_below=False)
        self.setParent(parent)
        self.said.setParent(parent)

    def show_day(self, day: date | None, cycle: Span | None, of: str) -> None:
        """Show the day of this id; `cycle` places days without a year."""
        self.stand_at(LinePlace("half", of, self._part))
        self._cycle = cycle
        self.show_words(long_day(day) if day is not None else "", of)

    def minimumSizeHint(self) -> QSize:
        """Any day whole: of one that is cut the year goes first, where a slip is dearest."""
        field, days = self.field, (long_day(date(2028, month, 28)) for month in range(1, 13))
        words = QSize(max(field.fontMetrics().horizontalAdvance(day) for day in days) + _CURSOR, 0)
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        whole = field.style().sizeFromContents(QStyle.ContentsType.CT_LineEdit, option, words, field)
        return super().minimumSizeHint().expandedTo(QSize(whole.width(), 0))

    def _day(self, words: str) -> date | None:
        day = typed_day(words) or read_day(words, cycle=self._cycle)
        return None if day and self._cycle and not is_in_reach(day, self._cycle[1]) else day

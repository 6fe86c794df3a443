"""The check-in that comes next, for the tabs of a workshop: whoever plans or leaves a workshop sees what the cycle
needs, one click away. No widgets."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.check_in_words import filled_words
from ui.widgets.dates import short_day
from workshop_app.application.ports import Reader
from workshop_app.domain.check_ins import CheckIn


def next_check_in(reader: Reader, today: date) -> tuple[str, str, str]:
    """Its address, "Next check-in 26 Jan: 2 of 5 lines filled", and a short way to say it; nothing while none is
    planned. One whose day is over and that nobody held is not called the next."""
    if not reader.count(CheckIn, held=False):
        return "", "", ""
    from workshop_app.application import cycle_queries  # a workshop without a check-in waits for nothing of the cycle

    ahead = cycle_queries.next_check_in(reader)
    if ahead is None:
        return "", "", ""
    ready = cycle_queries.readiness(reader, ahead)
    words = QCoreApplication.translate("next_check_in", "Next check-in {day}: {filled}")
    if ahead.day < today:
        words = QCoreApplication.translate("next_check_in", "Check-in {day} not held yet: {filled}")
    said = words.format(day=short_day(ahead.day), filled=filled_words(ready.filled, ready.of))
    short = QCoreApplication.translate("next_check_in", "Check-in {day}").format(day=short_day(ahead.day))
    return f"cycle/{ahead.id}", said, short

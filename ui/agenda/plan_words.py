"""Small words the parts of the plan screen share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agendas import schedule
from agendas.model import Agenda


def duration(minutes: int) -> str:
    """ "5 h 15 min", "45 min"."""
    if minutes < 60:
        return QCoreApplication.translate("agenda", "{n} min").format(n=minutes)
    words = QCoreApplication.translate("agenda", "{hours} h {minutes} min")
    return words.format(hours=minutes // 60, minutes=f"{minutes % 60:02}")


def ends(agenda: Agenda) -> str:
    """When each day of an agenda ends: "15:30", "11:00 / 12:30"."""
    return " / ".join(schedule.clock(end) for end in schedule.totals(agenda).ends)

"""How long something takes or is late, in words: the one form of every screen. A figure of a table or of a change
("30 → 20 min") stays in minutes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

HOUR = 60


def length(minutes: int) -> str:
    """ "6 min", "1 h", "1 h 05", "14 h 30"."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return QCoreApplication.translate("lengths", "{minutes} min").format(minutes=minutes)
    if not rest:
        return QCoreApplication.translate("lengths", "{hours} h").format(hours=hours)
    return QCoreApplication.translate("lengths", "{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02}")

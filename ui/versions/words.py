"""Moments and literals in the language of the screen, for the page of earlier versions."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ui.versions.view_state import days_ago
from ui.widgets.dates import long_day, week_day

THIS_YEAR = 300  # days back for which a day needs no year


def say(literal: str) -> str:
    """A literal of `ui.labels_versions`, translated."""
    return QCoreApplication.translate("versions", literal)


def when(at: datetime, now: datetime) -> str:
    """ "today 10:42", "yesterday 17:05", "Mon 23 Nov 08:00": local time."""
    local = at.astimezone()
    days = days_ago(at, now)
    if days == 0:
        day = QCoreApplication.translate("versions", "today")
    elif days == 1:
        day = QCoreApplication.translate("versions", "yesterday")
    else:
        day = week_day(local.date()) if 0 < days < THIS_YEAR else long_day(local.date())
    return f"{day} {local:%H:%M}"

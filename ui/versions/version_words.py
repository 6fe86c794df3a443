"""Moments and literals in the language of the screen, for the page of earlier versions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.versions.view_state import days_ago
from ui.widgets.dates import clock_of, long_day, week_day
from workshop_app import bootstrap

THIS_YEAR = 300  # days back for which a day needs no year


def say(literal: str) -> str:
    """A literal of `ui.labels_versions`, translated."""
    return QCoreApplication.translate("versions", literal)


def when(at: datetime, now: datetime) -> str:
    """ "today 10:42", "yesterday 17:05", "Mon 23 Nov, 08:00": local time."""
    local = at.astimezone()
    days = days_ago(at, now)
    if days == 0:
        return f"{QCoreApplication.translate('versions', 'today')} {clock_of(at)}"
    if days == 1:
        return f"{QCoreApplication.translate('versions', 'yesterday')} {clock_of(at)}"
    day = week_day(local.date()) if 0 < days < THIS_YEAR else long_day(local.date())
    return f"{day}, {clock_of(at)}"


def name_of(path: Path, now: datetime) -> str:
    """What a file is called on the screen: its name, and for a dated copy its moment here instead of the one in UTC."""
    told = bootstrap.told_by_name(path)
    if told is None:
        return path.stem
    words = QCoreApplication.translate("versions", "{name}, as it was {when}")
    return words.format(name=told[0], when=when(told[1], now))

"""Why nobody may come on a day, in a sentence for the form. Nothing is forbidden: some clients work on Saturdays."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.widgets.dates import full_day
from workshop_app.domain.days_off import DaysOff, Obstacle


def day_off_words(off: DaysOff, day: date) -> str:
    """A sentence, "" for a day on which people work."""
    found = off.obstacle(day)
    if found is None:
        return ""
    why, name = found
    sentences = {
        Obstacle.WEEKEND: _tr("{day} is on a weekend."),
        Obstacle.HOLIDAY: _tr("{day} is a public holiday: {name}."),
        Obstacle.BLACKOUT: _tr("On {day} nothing should be planned: {name}.")
        if name
        else _tr("On {day} nothing should be planned."),
    }
    return sentences[why].format(day=full_day(day), name=name)


def _tr(words: str) -> str:
    return QCoreApplication.translate("NewWorkshopPanel", words)

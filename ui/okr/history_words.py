"""What the parts of an objective and of a key result are called where it is told what they said before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def part_words(field: str) -> str:
    """ "Target", "Why now"; the sentence itself needs no name. Whatever the way of scoring, a target is one."""
    return {
        "mission": _tr("Mission"),
        "why_now": _tr("Why now"),
        "baseline": _tr("Today's value"),
        "commit": _tr("Commit"),
        "target": _tr("Target"),
        "stretch": _tr("Stretch"),
        "unit": _tr("Unit"),
        "added": _tr("Added in the cycle"),
        "removed": _tr("Taken out in the cycle"),
        "note": _tr("In the sheet it came from"),
    }.get(field, "")


def _tr(words: str) -> str:
    return QCoreApplication.translate("history_words", words)

"""Where a dependency between two teams stands, in a word or two: the same on the map and beside a set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def standing_words(*, confirmed: bool, partly: bool, refused: bool) -> str:
    """What the team that is asked has said so far. `partly` counts only where it is confirmed."""
    if refused:
        return _tr("refused")
    if not confirmed:
        return _tr("still to confirm")
    return _tr("confirmed in part") if partly else _tr("confirmed")


def _tr(words: str) -> str:
    return QCoreApplication.translate("need_standing", words)

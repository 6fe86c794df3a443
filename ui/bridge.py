"""Workspace callbacks -> Qt signals. The only road between screens: each says what changed, none knows who listens.

Qt does not check signal types (a wrong payload arrives as 0), so signals are emitted through typed methods only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workshop_app.application.changes import Changes


class Bridge(QObject):
    """Signals:
    changed: (Changes, by) after every command; `by` is the screen that asked for it, or None.
    navigation_requested: an address such as "interview/cycle" or "workshops/<id>/run".
    said: a quiet sentence for the bottom line.
    """

    changed = Signal(object, object)
    navigation_requested = Signal(str)
    said = Signal(str)

    def announce(self, changes: Changes, by: object | None) -> None:
        self.changed.emit(changes, by)

    def navigate(self, address: str) -> None:
        self.navigation_requested.emit(address)

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

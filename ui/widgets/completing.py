"""What drops down under a line while somebody types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter


def offered(completer: QCompleter) -> QCompleter:
    """Any part of a word finds it, in capitals or not. The list has a ground of its own: it is a window, and lists in
    windows have none."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        popup.setProperty("role", "card")
    return completer

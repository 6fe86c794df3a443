"""How far a check-in is filled in, in the words of the overview and of the cycle screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def filled_words(filled: int, of: int) -> str:
    """ "2 of 5 lines filled"."""
    words = QCoreApplication.translate("check_in_words", "{filled} of {of} lines filled")
    if of == 1:
        words = QCoreApplication.translate("check_in_words", "{filled} of 1 line filled")
    return words.format(filled=filled, of=of)

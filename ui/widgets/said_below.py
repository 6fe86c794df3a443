"""What a typed field says below itself when it could not be read, and its edge in the colour of that."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit


def say_below(field: QLineEdit, said: QLabel, sentence: str) -> None:
    """Show the sentence, or take it away where there is none."""
    if bool(field.property("invalid")) is not bool(sentence):
        field.setProperty("invalid", bool(sentence))
        field.style().unpolish(field)
        field.style().polish(field)
    said.setText(sentence)
    said.setVisible(bool(sentence))

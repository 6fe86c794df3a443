"""What a typed field says below itself when it could not be read, and its edge in the colour of that; and what a page
says went wrong. Seen and heard alike."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLabel, QLineEdit

from ui.widgets.let_go import once_let_go
from ui.widgets.spoken import tell_news

NEWEST = "newest"


def say_below(field: QLineEdit, said: QLabel, sentence: str) -> None:
    """Show the sentence, or take it away where there is none."""
    mark_field(field, sentence)
    say_on(said, sentence)


def mark_field(field: QLineEdit, sentence: str) -> None:
    """The edge of a field that a sentence is about, which stands below several of them."""
    if bool(field.property("invalid")) is not bool(sentence):
        field.setProperty("invalid", bool(sentence))
        field.style().unpolish(field)
        field.style().polish(field)
    field.setAccessibleDescription(sentence)  # whoever comes back to the field hears what is wrong with it


def say_on(said: QLabel, sentence: str) -> None:
    """Write on a page what somebody has to know now, and tell it to who listens; empty takes it away."""
    said.setProperty(NEWEST, sentence)
    once_let_go(said, partial(_show, said))


def _show(said: QLabel) -> None:
    sentence = str(said.property(NEWEST))
    said.setText(sentence)
    said.setVisible(bool(sentence))
    tell_news(said, sentence, urgent=True)

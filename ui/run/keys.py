"""The keys of a running day, the same in both windows; presenter clickers send Page Down and Page Up.

Single letters never fire while somebody is typing: text fields take them first, and `typing()` makes sure of it.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit


class Wish(StrEnum):
    """What a key asks for."""

    PAUSE = "pause"
    NEXT = "next"
    BACK = "back"
    ADD_ONE = "add_one"
    ADD_FIVE = "add_five"
    TAKE_ONE = "take_one"
    NOTE = "note"
    PARK = "park"
    BLACK = "black"
    SWAP = "swap"
    EARLIER = "earlier"
    LEAVE = "leave"


KEYS: dict[Wish, tuple[Qt.Key, ...]] = {
    Wish.PAUSE: (Qt.Key.Key_Space,),
    Wish.NEXT: (Qt.Key.Key_Right, Qt.Key.Key_PageDown),
    Wish.BACK: (Qt.Key.Key_Left, Qt.Key.Key_PageUp),
    Wish.ADD_ONE: (Qt.Key.Key_Plus,),
    Wish.ADD_FIVE: (Qt.Key.Key_5,),
    Wish.TAKE_ONE: (Qt.Key.Key_Minus,),
    Wish.NOTE: (Qt.Key.Key_N,),
    Wish.PARK: (Qt.Key.Key_P,),
    Wish.BLACK: (Qt.Key.Key_B,),
    Wish.SWAP: (Qt.Key.Key_S,),
    Wish.EARLIER: (Qt.Key.Key_T,),
    Wish.LEAVE: (Qt.Key.Key_Escape,),
}
_WISHES = {key: wish for wish, keys in KEYS.items() for key in keys}
# A clicker works even while a note is being written; everything else belongs to the text.
_THROUGH_TEXT = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def wish_of(event: QKeyEvent) -> Wish | None:
    """What this key asks for; None for a key that means nothing here, or is being held down."""
    if event.isAutoRepeat() or event.modifiers() & _MODIFIERS:
        return None
    return _WISHES.get(Qt.Key(event.key()))


def typing() -> bool:
    """Whether a text field has the focus."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)


def through_text(key: Qt.Key) -> bool:
    """Whether this key is meant for the run even while somebody types."""
    return key in _THROUGH_TEXT

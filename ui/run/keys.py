"""The keys of a running day, the same in both windows; presenter clickers send Page Down and Page Up.

Single letters never fire while somebody is typing: text fields take them first, and `typing()` makes sure of it.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QListWidget, QPlainTextEdit, QTextEdit

from workshop_app.application.ports import Clock


class Wish(StrEnum):
    """What a key asks for."""

    PAUSE = "pause"
    NEXT = "next"
    BACK = "back"
    ADD_ONE = "add_one"
    ADD_FIVE = "add_five"
    TAKE_ONE = "take_one"
    NOTE = "note"
    DECIDE = "decide"
    PARK = "park"
    EARLIER = "earlier"
    MESSAGE = "message"
    BLACK = "black"
    SWAP = "swap"
    ROOM = "room"
    SMALL = "small"
    FACE = "face"
    OVERTIME = "overtime"
    AUTOMATIC = "automatic"
    PEOPLE = "people"
    TELL = "tell"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    ACCEPT = "accept"
    TAKE_BACK = "take_back"
    KEYS = "keys"
    LEAVE = "leave"


KEYS: dict[Wish, tuple[Qt.Key, ...]] = {
    Wish.PAUSE: (Qt.Key.Key_Space,),
    Wish.NEXT: (Qt.Key.Key_Right, Qt.Key.Key_PageDown),
    Wish.BACK: (Qt.Key.Key_Left, Qt.Key.Key_PageUp),
    Wish.ADD_ONE: (Qt.Key.Key_Plus,),
    Wish.ADD_FIVE: (Qt.Key.Key_5,),
    Wish.TAKE_ONE: (Qt.Key.Key_Minus,),
    Wish.NOTE: (Qt.Key.Key_N,),
    Wish.DECIDE: (Qt.Key.Key_D,),
    Wish.PARK: (Qt.Key.Key_P,),
    Wish.EARLIER: (Qt.Key.Key_T,),
    Wish.MESSAGE: (Qt.Key.Key_M,),
    Wish.BLACK: (Qt.Key.Key_B, Qt.Key.Key_Period),  # the full stop is what many clickers send
    Wish.SWAP: (Qt.Key.Key_S,),
    Wish.ROOM: (Qt.Key.Key_R,),
    Wish.SMALL: (Qt.Key.Key_K,),
    Wish.FACE: (Qt.Key.Key_C,),
    Wish.OVERTIME: (Qt.Key.Key_Z,),
    Wish.AUTOMATIC: (Qt.Key.Key_A,),
    Wish.PEOPLE: (Qt.Key.Key_G,),
    Wish.TELL: (Qt.Key.Key_W,),
    Wish.FIRST: (Qt.Key.Key_1,),
    Wish.SECOND: (Qt.Key.Key_2,),
    Wish.THIRD: (Qt.Key.Key_3,),
    Wish.ACCEPT: (Qt.Key.Key_Return, Qt.Key.Key_Enter),
    Wish.TAKE_BACK: (Qt.Key.Key_U,),
    Wish.KEYS: (Qt.Key.Key_Question,),
    Wish.LEAVE: (Qt.Key.Key_Escape,),
}
# What the room's window passes on: nothing that opens a line to type in, or asks, over there.
FROM_THE_ROOM = frozenset(KEYS) - {Wish.LEAVE, Wish.ACCEPT}
_WISHES = {key: wish for wish, keys in KEYS.items() for key in keys}
# A second press of these within so many seconds is the first one bouncing: a worn clicker must not skip an item, nor
# undo its own pause. Minutes are meant to be pressed several times.
BOUNCE = 0.3
BOUNCING = frozenset((Wish.NEXT, Wish.BACK, Wish.PAUSE, Wish.BLACK))
# A clicker works even while a note is being written; everything else belongs to the text.
_THROUGH_TEXT = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def wish_of(event: QKeyEvent) -> Wish | None:
    """What this key asks for; None for a key that means nothing here, or is being held down."""
    if event.isAutoRepeat() or event.modifiers() & _MODIFIERS:
        return None
    return _WISHES.get(Qt.Key(event.key()))


class Presses:
    """Tells a press from its own bounce, whichever key, button or clicker it came by."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at: dict[Wish, float] = {}

    def counts(self, wish: Wish) -> bool:
        """Whether this is a press of its own. Counted from the press before, also when that was a bounce."""
        if wish not in BOUNCING:
            return True
        before, now = self._at.get(wish), self._clock.monotonic()
        self._at[wish] = now
        return before is None or now - before >= BOUNCE


def typing() -> bool:
    """Whether a text field has the focus, or a list that is searched by typing."""
    return isinstance(
        QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox | QListWidget
    )


def through_text(key: Qt.Key) -> bool:
    """Whether this key is meant for the run even while somebody types."""
    return key in _THROUGH_TEXT

"""The keys of a running day, the same in both windows, and what presenter clickers send: Page Down and Page Up, some
the keys of a browser or a player; a full stop, B or a comma to blank the screen; F5 to begin a show, Shift+F5 from
here, and Esc to end it (Logitech R400, R700 and R800 send F5 and Esc in turns; all as PowerPoint has them).

Single letters never fire while somebody is typing: text fields take them first, and `typing()` makes sure of it.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QListWidget, QPlainTextEdit, QTextEdit

from workshop_app.application.ports import Clock


class KeyRequest(StrEnum):
    """What a key asks for."""

    PAUSE = "pause"
    NEXT = "next"
    NEXT_ITEM = "next_item"
    BACK = "back"
    ADD_ONE = "add_one"
    ADD_FIVE = "add_five"
    TAKE_ONE = "take_one"
    ITEM_MORE = "item_more"
    ITEM_LESS = "item_less"
    NOTE = "note"
    DECIDE = "decide"
    PARK = "park"
    COMMIT = "commit"
    EARLIER = "earlier"
    MESSAGE = "message"
    BLACK = "black"
    CARD = "card"
    SWAP = "swap"
    ROOM = "room"
    SHOW = "show"
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
    SHARING = "sharing"
    WHOLE = "whole"
    KEYS = "keys"
    LEAVE = "leave"


KEYS: dict[KeyRequest, tuple[Qt.Key, ...]] = {
    KeyRequest.PAUSE: (Qt.Key.Key_Space,),
    KeyRequest.NEXT: (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Forward, Qt.Key.Key_MediaNext),
    KeyRequest.BACK: (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Back, Qt.Key.Key_MediaPrevious),
    KeyRequest.ADD_ONE: (Qt.Key.Key_Plus,),
    KeyRequest.ADD_FIVE: (Qt.Key.Key_5,),
    KeyRequest.TAKE_ONE: (Qt.Key.Key_Minus,),
    KeyRequest.NOTE: (Qt.Key.Key_N,),
    KeyRequest.DECIDE: (Qt.Key.Key_D,),
    KeyRequest.PARK: (Qt.Key.Key_P,),
    KeyRequest.COMMIT: (Qt.Key.Key_I,),
    KeyRequest.EARLIER: (Qt.Key.Key_T,),
    KeyRequest.MESSAGE: (Qt.Key.Key_M,),
    KeyRequest.BLACK: (Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_Comma),
    KeyRequest.CARD: (Qt.Key.Key_V,),
    KeyRequest.SWAP: (Qt.Key.Key_S,),
    KeyRequest.ROOM: (Qt.Key.Key_R,),
    KeyRequest.SHOW: (Qt.Key.Key_F5,),
    KeyRequest.SMALL: (Qt.Key.Key_K,),
    KeyRequest.FACE: (Qt.Key.Key_C,),
    KeyRequest.OVERTIME: (Qt.Key.Key_Z,),
    KeyRequest.AUTOMATIC: (Qt.Key.Key_A,),
    KeyRequest.PEOPLE: (Qt.Key.Key_G,),
    KeyRequest.TELL: (Qt.Key.Key_W,),
    KeyRequest.FIRST: (Qt.Key.Key_1,),
    KeyRequest.SECOND: (Qt.Key.Key_2,),
    KeyRequest.THIRD: (Qt.Key.Key_3,),
    KeyRequest.ACCEPT: (Qt.Key.Key_Return, Qt.Key.Key_Enter),
    KeyRequest.TAKE_BACK: (Qt.Key.Key_U,),
    KeyRequest.SHARING: (Qt.Key.Key_O,),
    KeyRequest.WHOLE: (Qt.Key.Key_F11,),
    KeyRequest.KEYS: (Qt.Key.Key_Question, Qt.Key.Key_F1),
    KeyRequest.LEAVE: (Qt.Key.Key_Escape,),
}
# Keys that are held together; the plain ones above must not take them for their own.
TOGETHER: dict[KeyRequest, QKeyCombination] = {
    KeyRequest.NEXT_ITEM: QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Right),
    KeyRequest.ITEM_MORE: QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Plus),
    KeyRequest.ITEM_LESS: QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Minus),
    KeyRequest.SHOW: QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F5),
}
VISITS = 9  # rooms with a key of their own: Alt+1 to Alt+9
# What the room's window passes on. It has F11 itself; Esc and Enter mean less there (`conductor_keys`).
FROM_THE_ROOM = (frozenset(KEYS) | frozenset(TOGETHER)) - {KeyRequest.LEAVE, KeyRequest.ACCEPT, KeyRequest.WHOLE}
_WISHES = {key: request for request, keys in KEYS.items() for key in keys}
# A second press of these within so many seconds is the first one bouncing: a worn clicker must not skip an item, undo
# its own pause, take back two offers, or use one that was only to be looked at. Minutes are meant to be pressed several
# times.
BOUNCE = 0.3
BOUNCING = frozenset(
    (
        *(KeyRequest.NEXT, KeyRequest.NEXT_ITEM, KeyRequest.BACK, KeyRequest.PAUSE, KeyRequest.BLACK),
        *(KeyRequest.ACCEPT, KeyRequest.TAKE_BACK, KeyRequest.FIRST, KeyRequest.SECOND, KeyRequest.THIRD),
    )
)
# A clicker works even while a note is being written, and F1 is no letter; everything else belongs to the text.
_THROUGH_TEXT = (
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Forward,
    Qt.Key.Key_Back,
    Qt.Key.Key_MediaNext,
    Qt.Key.Key_MediaPrevious,
    Qt.Key.Key_F5,
    Qt.Key.Key_F1,
)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def request_of(event: QKeyEvent) -> KeyRequest | None:
    """What this key asks for; None for a key that means nothing here, or is being held down."""
    if event.isAutoRepeat():
        return None
    held = event.modifiers()
    for request, together in TOGETHER.items():
        wanted = together.keyboardModifiers()  # Shift besides is no matter: many a keyboard has the plus only with it
        if event.key() == together.key() and held & wanted == wanted and not held & _HELD & ~wanted:
            return request
    return None if held & _HELD else _WISHES.get(Qt.Key(event.key()))


def room_of(event: QKeyEvent) -> int | None:
    """The number of the room this key ticks off: Alt with a digit, 0 for the next page of rooms; None for any other."""
    digit = event.key() - Qt.Key.Key_0
    alone = event.modifiers() & _HELD == Qt.KeyboardModifier.AltModifier
    return digit if alone and 0 <= digit <= VISITS and not event.isAutoRepeat() else None


class Presses:
    """Tells a press from its own bounce, whichever key, button or clicker it came by."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at: dict[KeyRequest, float] = {}

    def counts(self, request: KeyRequest) -> bool:
        """Whether this is a press of its own. Counted from the press before, also when that was a bounce."""
        if request not in BOUNCING:
            return True
        before, now = self._at.get(request), self._clock.monotonic()
        self._at[request] = now
        return before is None or now - before >= BOUNCE


def typing() -> bool:
    """Whether a text field has the focus, or a list that is searched by typing."""
    return isinstance(
        QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox | QListWidget
    )


def through_text(key: Qt.Key) -> bool:
    """Whether this key is meant for the run even while somebody types."""
    return key in _THROUGH_TEXT

"""What each key of a running day does, in words: for the tooltips of the buttons and the page of all keys ("?")."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.run.keys import KeyRequest


def key_name(request: KeyRequest) -> str:
    """The key as it stands on the keyboard."""
    named = {
        KeyRequest.PAUSE: QCoreApplication.translate("run", "Space"),
        KeyRequest.NEXT: QCoreApplication.translate("run", "→ or Page Down"),
        KeyRequest.NEXT_ITEM: QCoreApplication.translate("run", "Shift+→"),
        KeyRequest.BACK: QCoreApplication.translate("run", "← or Page Up"),
        KeyRequest.BLACK: QCoreApplication.translate("run", "B or full stop"),
        KeyRequest.ACCEPT: QCoreApplication.translate("run", "Enter"),
        KeyRequest.KEYS: QCoreApplication.translate("run", "? or F1"),
        KeyRequest.LEAVE: QCoreApplication.translate("run", "Esc"),
    }
    return named.get(request) or _LETTERS[request]


def key_caps(request: KeyRequest) -> tuple[str, ...]:
    """The same as the frames they are printed in: keys of one meaning beside each other, those held together in one."""
    several = {
        KeyRequest.NEXT: ("→", QCoreApplication.translate("run", "Page Down")),
        KeyRequest.BACK: ("←", QCoreApplication.translate("run", "Page Up")),
        KeyRequest.BLACK: ("B", "."),
        KeyRequest.KEYS: ("?", "F1"),
        KeyRequest.NEXT_ITEM: (QCoreApplication.translate("run", "Shift →"),),
        KeyRequest.ITEM_MORE: (QCoreApplication.translate("run", "Ctrl +"),),
        KeyRequest.ITEM_LESS: (QCoreApplication.translate("run", "Ctrl −"),),
    }
    return several.get(request) or (key_name(request),)


def room_keys() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The keys of the rooms, which are no requests: their caps, and what they do."""
    return (
        (("Alt 1", "…", "9"), QCoreApplication.translate("run", "Tick the visit to a room, or take it away")),
        (("Alt 0",), QCoreApplication.translate("run", "More rooms")),
    )


def key_task(request: KeyRequest) -> str:
    """What it does."""
    return {
        KeyRequest.PAUSE: QCoreApplication.translate("run", "Pause, go on"),
        KeyRequest.NEXT: QCoreApplication.translate("run", "Next phase of a breakout; elsewhere, next item"),
        KeyRequest.NEXT_ITEM: QCoreApplication.translate("run", "Next item, also out of a breakout"),
        KeyRequest.BACK: QCoreApplication.translate("run", "Back to a phase just ended, or one item"),
        KeyRequest.ADD_ONE: QCoreApplication.translate("run", "One minute more, for the phase in a breakout"),
        KeyRequest.ADD_FIVE: QCoreApplication.translate("run", "Five minutes more, for the phase in a breakout"),
        KeyRequest.TAKE_ONE: QCoreApplication.translate("run", "One minute less, for the phase in a breakout"),
        KeyRequest.ITEM_MORE: QCoreApplication.translate("run", "One minute more for the whole item"),
        KeyRequest.ITEM_LESS: QCoreApplication.translate("run", "One minute less for the whole item"),
        KeyRequest.NOTE: QCoreApplication.translate("run", "Write a note"),
        KeyRequest.DECIDE: QCoreApplication.translate("run", "Write down a decision"),
        KeyRequest.PARK: QCoreApplication.translate("run", "Put something in the parking lot"),
        KeyRequest.COMMIT: QCoreApplication.translate("run", "Write commitments down: I will …"),
        KeyRequest.EARLIER: QCoreApplication.translate("run", "This item began earlier"),
        KeyRequest.MESSAGE: QCoreApplication.translate("run", "Show a message to the room, or remove it"),
        KeyRequest.BLACK: QCoreApplication.translate("run", "Blank the room's screen, or show it again"),
        KeyRequest.CARD: QCoreApplication.translate("run", "Show the room a card, or remove it; ← → turn its pages"),
        KeyRequest.SWAP: QCoreApplication.translate("run", "Swap the screens"),
        KeyRequest.ROOM: QCoreApplication.translate("run", "Show the room window: choose where"),
        KeyRequest.SHOW: QCoreApplication.translate("run", "Show the room window on the screen it filled last"),
        KeyRequest.SMALL: QCoreApplication.translate("run", "Show or hide the small clock on top"),
        KeyRequest.FACE: QCoreApplication.translate("run", "Clock: time left, time gone, time of day, none"),
        KeyRequest.OVERTIME: QCoreApplication.translate("run", "At zero: keep counting, or stop"),
        KeyRequest.AUTOMATIC: QCoreApplication.translate("run", "Next item by itself, or by hand"),
        KeyRequest.PEOPLE: QCoreApplication.translate("run", "Somebody came or left: find new seats"),
        KeyRequest.TELL: QCoreApplication.translate("run", "Tell the time to the screen reader"),
        KeyRequest.FIRST: QCoreApplication.translate("run", "Look at the first answer or offer"),
        KeyRequest.SECOND: QCoreApplication.translate("run", "Look at the second"),
        KeyRequest.THIRD: QCoreApplication.translate("run", "Look at the third"),
        KeyRequest.ACCEPT: QCoreApplication.translate("run", "Use the offer shown"),
        KeyRequest.TAKE_BACK: QCoreApplication.translate("run", "Take back the last offer used"),
        KeyRequest.SHARING: QCoreApplication.translate("run", "When late: few items give, or all a little"),
        KeyRequest.WHOLE: QCoreApplication.translate("run", "This window on the whole screen, and back"),
        KeyRequest.KEYS: QCoreApplication.translate("run", "Show all keys"),
        KeyRequest.LEAVE: QCoreApplication.translate("run", "Close what is open; otherwise leave the day"),
    }[request]


def tip(request: KeyRequest) -> str:
    """A button's tooltip: what it does, and its key."""
    return QCoreApplication.translate("run", "{task}: {key}").format(task=key_task(request), key=key_name(request))


_LETTERS = {
    KeyRequest.ADD_ONE: "+",
    KeyRequest.ADD_FIVE: "5",
    KeyRequest.TAKE_ONE: "−",
    KeyRequest.ITEM_MORE: "Ctrl++",
    KeyRequest.ITEM_LESS: "Ctrl+−",
    KeyRequest.NOTE: "N",
    KeyRequest.DECIDE: "D",
    KeyRequest.PARK: "P",
    KeyRequest.COMMIT: "I",
    KeyRequest.EARLIER: "T",
    KeyRequest.MESSAGE: "M",
    KeyRequest.CARD: "V",
    KeyRequest.SWAP: "S",
    KeyRequest.ROOM: "R",
    KeyRequest.SHOW: "F5",
    KeyRequest.SMALL: "K",
    KeyRequest.FACE: "C",
    KeyRequest.OVERTIME: "Z",
    KeyRequest.AUTOMATIC: "A",
    KeyRequest.PEOPLE: "G",
    KeyRequest.TELL: "W",
    KeyRequest.FIRST: "1",
    KeyRequest.SECOND: "2",
    KeyRequest.THIRD: "3",
    KeyRequest.TAKE_BACK: "U",
    KeyRequest.SHARING: "O",
    KeyRequest.WHOLE: "F11",
}

"""What each key of a running day does, in words: for the tooltips of the buttons and the page of all keys ("?")."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.run.keys import Wish


def key_name(wish: Wish) -> str:
    """The key as it stands on the keyboard."""
    named = {
        Wish.PAUSE: QCoreApplication.translate("run", "Space"),
        Wish.NEXT: QCoreApplication.translate("run", "→ or Page Down"),
        Wish.BACK: QCoreApplication.translate("run", "← or Page Up"),
        Wish.ACCEPT: QCoreApplication.translate("run", "Enter"),
        Wish.LEAVE: QCoreApplication.translate("run", "Esc"),
    }
    return named.get(wish) or _LETTERS[wish]


def key_task(wish: Wish) -> str:
    """What it does."""
    return {
        Wish.PAUSE: QCoreApplication.translate("run", "Pause, go on"),
        Wish.NEXT: QCoreApplication.translate("run", "Next step"),
        Wish.BACK: QCoreApplication.translate("run", "Back one step; its time goes on"),
        Wish.ADD_ONE: QCoreApplication.translate("run", "One minute more"),
        Wish.ADD_FIVE: QCoreApplication.translate("run", "Five minutes more"),
        Wish.TAKE_ONE: QCoreApplication.translate("run", "One minute less"),
        Wish.NOTE: QCoreApplication.translate("run", "Write a note"),
        Wish.DECIDE: QCoreApplication.translate("run", "Write down a decision"),
        Wish.PARK: QCoreApplication.translate("run", "Put something in the parking lot"),
        Wish.EARLIER: QCoreApplication.translate("run", "This step began earlier"),
        Wish.MESSAGE: QCoreApplication.translate("run", "Message to the room, or take it away"),
        Wish.BLACK: QCoreApplication.translate("run", "Room black, or not"),
        Wish.SWAP: QCoreApplication.translate("run", "Swap the screens"),
        Wish.ROOM: QCoreApplication.translate("run", "Show the room window: choose where"),
        Wish.SMALL: QCoreApplication.translate("run", "Small clock on top, or away with it"),
        Wish.FACE: QCoreApplication.translate("run", "Clock: down, up, time of day, none"),
        Wish.OVERTIME: QCoreApplication.translate("run", "At zero: count on, or stop there"),
        Wish.AUTOMATIC: QCoreApplication.translate("run", "Next step by itself, or by hand"),
        Wish.PEOPLE: QCoreApplication.translate("run", "Somebody came or left: seat the rest again"),
        Wish.TELL: QCoreApplication.translate("run", "Tell the time to the screen reader"),
        Wish.FIRST: QCoreApplication.translate("run", "First answer or offer: look at it"),
        Wish.SECOND: QCoreApplication.translate("run", "Second one"),
        Wish.THIRD: QCoreApplication.translate("run", "Third one"),
        Wish.ACCEPT: QCoreApplication.translate("run", "Use the offer that is shown"),
        Wish.TAKE_BACK: QCoreApplication.translate("run", "Take the last offer back"),
        Wish.KEYS: QCoreApplication.translate("run", "These keys"),
        Wish.LEAVE: QCoreApplication.translate("run", "Close what is open; else leave the day"),
    }[wish]


def tip(wish: Wish) -> str:
    """A button's tooltip: what it does, and its key."""
    return QCoreApplication.translate("run", "{task}: {key}").format(task=key_task(wish), key=key_name(wish))


_LETTERS = {
    Wish.ADD_ONE: "+", Wish.ADD_FIVE: "5", Wish.TAKE_ONE: "−", Wish.NOTE: "N", Wish.DECIDE: "D", Wish.PARK: "P",
    Wish.EARLIER: "T", Wish.MESSAGE: "M", Wish.BLACK: "B", Wish.SWAP: "S", Wish.ROOM: "R", Wish.SMALL: "K",
    Wish.FACE: "C", Wish.OVERTIME: "Z", Wish.AUTOMATIC: "A", Wish.PEOPLE: "G", Wish.TELL: "W", Wish.FIRST: "1",
    Wish.SECOND: "2", Wish.THIRD: "3", Wish.TAKE_BACK: "U", Wish.KEYS: "?",
}  # fmt: skip

"""Listens to a window as somebody does who cannot see it: what is everything called, what does it say it is, and is
anything only painted? Looks where `scripts/ink` looks and answers in its words. Used by test_nothing_is_cut."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from scripts.ink.finder import Cut
from scripts.ink.sight import in_sight

Role = QAccessible.Role
Words = QAccessible.Text
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
)
NO_ROLES = (Role.NoRole, Role.Border, Role.Client, Role.Window)
TYPED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
CELLS = 240
FOR_THE_POINTER = ("ScrollLeftButton", "ScrollRightButton")  # of a row of tabs, whose tabs are heard in sight or not
# Painted, and silent with a reason: the card or canvas around them says it all, or they are an ornament beside words.
SAID_AROUND = {
    "AgendaStrip": "the card of the agenda says its parts",
    "Band": "the canvas of the room says all its words",
    "HomePanel": "a ground",
    "KeyCap": "a key inside of what is pressed, which says it",
    "PosturePicture": "the sentence beside it says the same",
    "RoomWindow": "a ground",
    "SignRow": "the words and the number beside it say the same",
    "Sketch": "an ornament above words",
    "_Signs": "the words beside it say the same",
    "_NameChips": "covers the field that is read",
    "_Swatch": "the colour beside its word",
    "_WrittenWords": "covers the field that is read",
}


class Ear:
    """Finds what is silent, or says that it is something else."""

    def cuts(self, window: QWidget) -> list[Cut]:
        shown = [each for each in in_sight(window) if _counts(each, window)]
        found = [Cut(_place(each), words[:80], how) for each in shown for words, how in _faults(each)]
        if isinstance(window, QDialog):
            found += [Cut(type(window).__name__, "", how) for how in _of_dialog(window)]
        return found + list(_alike(shown))


def _counts(widget: QWidget, window: QWidget) -> bool:
    own = not widget.objectName().startswith("qt_") and widget.objectName() not in FOR_THE_POINTER
    own = own and not isinstance(widget, QScrollBar | QHeaderView)
    popup = bool(window.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup)  # what a choice opens has its name
    return own and not popup


def _faults(widget: QWidget) -> Iterator[tuple[str, str]]:
    found = QAccessible.queryAccessibleInterface(widget)
    if found is None:
        yield "", "cannot be looked at"
        return
    name, role = found.text(Words.Name).strip(), found.role()
    if isinstance(widget, CONTROLS) or _by_keys(widget):
        if not name:
            yield role.name, "has no name"
        elif not re.search(r"\w", name):
            yield name, "is called by signs alone"
        if role in NO_ROLES:
            yield name, f"takes the keyboard and says it is a {role.name}"
    elif _paints(widget) and type(widget).__name__ not in SAID_AROUND and (role in NO_ROLES or not name):
        yield name, f"is only painted: its role is {role.name}"
    if isinstance(widget, QLabel):
        yield from _of_label(widget, f"{name} {found.text(Words.Value)}")
    if isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _of_label(words: QLabel, told: str) -> Iterator[tuple[str, str]]:
    if not words.pixmap().isNull() and not told.strip():
        yield "", "is a picture without words"
    elif words.text() and "<" not in words.text() and _letters(words.text()) not in _letters(told):
        yield words.text(), f"is shown, and {told.strip()!r} is told"


def _letters(words: str) -> str:
    return "".join(each for each in words.replace("&&", "&").casefold() if each.isalnum())


def _by_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _paints(widget: QWidget) -> bool:
    """Whether a class of ours draws it, and Qt knows nothing of what."""
    ours = (each for each in type(widget).__mro__ if each.__module__.startswith("ui."))
    return not isinstance(widget, QLabel) and any("paintEvent" in vars(each) for each in ours)


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    """Headings and cells that say nothing but a sign: of a cell that is empty one hears its column."""
    top = QAccessible.queryAccessibleInterface(view)
    for place in range(min(CELLS, top.childCount()) if top is not None else 0):
        cell = top.child(place)
        if cell is None or cell.role() in (Role.RowHeader, Role.Pane):
            continue
        name = cell.text(Words.Name).strip()
        if name and not re.search(r"\w", name):
            yield name, f"says only a sign in its {cell.role().name}"
        elif not name and cell.role() == Role.ColumnHeader:
            yield "", "has a column without a heading"


def _of_dialog(window: QDialog) -> Iterator[str]:
    if not window.windowTitle():
        yield "is a window without a title"
    first = window.focusWidget()
    if first is None:
        yield "gives the keyboard to nothing"


def _alike(shown: list[QWidget]) -> Iterator[Cut]:
    """Two of a kind under one name: whoever hears it does not know which."""
    named: dict[tuple[str, str], list[QWidget]] = defaultdict(list)
    for each in shown:
        if isinstance(each, TYPED) and each.isEnabled():
            found = QAccessible.queryAccessibleInterface(each)
            if found is not None and found.text(Words.Name):
                said = f"{found.text(Words.Name)} {found.text(Words.Description)}"
                named[found.role().name, said].append(each)
    for (_, said), many in named.items():
        if len(many) > 1:
            yield Cut(" and ".join(sorted({_place(each) for each in many})), said[:80], "have one name")


def _place(widget: QWidget) -> str:
    """Its class, and what it stands in."""
    parts: list[str] = []
    each: QWidget | None = widget
    while each is not None and not each.isWindow() and len(parts) < 3:
        parts.append(type(each).__name__)
        each = each.parentWidget()
    return " < ".join(parts) or type(widget).__name__

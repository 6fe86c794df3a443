"""What a screen reader is told about widgets that Qt takes for something else: a checkable button is a tick box to it,
a frame is a border, what paints itself is nothing at all.

`speak_as` says what a widget is; name and description are set on the widget as always. A checkable button of which
nothing is said is one of several where its group is exclusive, else a switch. `announce` says a sentence once.

Built on QAccessible.installFactory and QAccessibleWidget, which PySide6 hands to Qt together with their ownership:
tests/ui/widgets/test_spoken.py makes and drops many. Of each widget that somebody looked at 0.2 KB stay behind in
PySide 6.12, and nobody looks while no screen reader runs. Qt keeps the first interface it is given for a widget, so
`speak_as` is called while the widget is made, before anything is named. What a row of a list says is its model's
affair (AccessibleTextRole), and the roles of rows, cells and menus are Qt's own.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QPushButton, QToolButton, QWidget

Role = QAccessible.Role
KIND = "spoken_role"  # the property of a widget that holds the number of its role
VALUE = "spoken_value"  # what it shows, in words
NEWS = "spoken_news"  # the last sentence that was told of it
SELECTED = (Role.PageTab, Role.ListItem)  # of these one says "selected", of other buttons "checked"


class SpokenWidget(QAccessibleWidget):
    """What Qt says of a widget, under another role; a button says in the words of that role whether it is chosen."""

    def role(self) -> QAccessible.Role:
        widget = self.object()
        kind = widget.property(KIND) if widget is not None else None
        if kind is not None:
            return Role(kind)
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        return Role.RadioButton if group is not None and group.exclusive() else Role.Button

    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.object()
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            if self.role() in SELECTED:
                state.selectable, state.selected = True, widget.isChecked()
            else:
                state.checkable, state.checked = True, widget.isChecked()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        found, widget = super().text(kind), self.object()
        if kind == QAccessible.Text.Value and widget is not None:
            shown = widget.text() if isinstance(widget, QLabel) else ""  # its name may be another
            return str(widget.property(VALUE) or found or shown)
        if kind == QAccessible.Text.Name and not found and isinstance(widget, QAbstractButton):
            return widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
        return found

    def actionNames(self) -> list[str]:
        names = super().actionNames()
        return [self.pressAction(), *names] if isinstance(self.object(), QAbstractButton) else names

    def doAction(self, name: str) -> None:
        widget = self.object()
        if name == self.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a widget be what it looks like."""
    install()
    widget.setProperty(KIND, role.value)


def speak_value(widget: QWidget, words: str) -> None:
    """What the widget shows at this moment; it is read when somebody asks, not out loud."""
    widget.setProperty(VALUE, words)


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Say a sentence once, to whoever listens; `urgent`: at once, whatever is being read. Of what is out of sight its
    window speaks: what is hidden is not listened to."""
    if sentence:
        event = QAccessibleAnnouncementEvent(widget if widget.isVisible() else widget.window(), sentence)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def tell_news(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """For a sentence that is written somewhere and stays: say it when it has become another one; empty: it is gone."""
    if sentence != (widget.property(NEWS) or ""):
        widget.setProperty(NEWS, sentence)
        announce(widget, sentence, urgent=urgent)


@cache
def install() -> None:
    """Once in a process, before its first widget is looked at."""
    QAccessible.installFactory(_made_for)


def _made_for(_kind_of_class: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Asked by Qt for each thing that is looked at; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    switch = isinstance(thing, QPushButton | QToolButton) and thing.isCheckable()
    return SpokenWidget(thing) if switch or thing.property(KIND) is not None else None

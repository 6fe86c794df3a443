"""Everything the plan screen can do to the chosen item, as actions: the same in the bar below the table, in its context
menu and by keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ui.widgets.basics import button, give_menu, large_text

NARROW, WIDE = 1000, 1180  # pixels of the plan, for text of normal size


class PlanState(Struct, frozen=True):
    """What decides which actions make sense now. `heading`: the line of a whole day is chosen, and no step. `beside`:
    the chosen step stands in a group; `has_groups`: it holds some."""

    locked: bool = True
    chosen: bool = False
    heading: bool = False
    pinned: bool = False
    first_day: bool = True
    beside: bool = False
    has_groups: bool = False


NEEDS_CHOSEN = (*("up", "down", "earlier_day", "later_day", "beside", "apart", "pin", "park", "remove", "keep_block"),)
ADDRESSED = ("import",)  # what the end of an address may ask for
KEEPING = ("keep_block", "keep_agenda")  # also from a day that is over
SEPARATORS = ("beside", "pin", "fit", "keep_block")  # a line in the menu before these


class PlanMenuActions(QObject):
    """The actions by name. Signals: requested with the name of the action."""

    requested = Signal(str)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.by_name: Mapping[str, QAction] = {name: self._made(panel, name, *rest) for name, *rest in self._lines()}

    def show_state(self, state: PlanState) -> None:
        for name, action in self.by_name.items():
            usable = not state.locked or name in KEEPING
            chosen = state.chosen or name not in NEEDS_CHOSEN or (state.heading and name == "remove")
            action.setEnabled(usable and chosen)
        self.by_name["earlier_day"].setEnabled(state.chosen and not state.locked and not state.first_day)
        for name, makes_sense in (
            ("beside", not state.beside and not state.has_groups),
            ("apart", state.beside or state.has_groups),
            ("pin", not state.beside),
        ):
            self.by_name[name].setEnabled(makes_sense and state.chosen and not state.locked)
        self.by_name["pin"].setText(self.tr("Unpin") if state.pinned else self.tr("Pin start"))

    def do_addressed(self, name: str) -> None:
        """What the end of an address asks for; nothing on a day that is over."""
        if name in ADDRESSED:
            self.by_name[name].trigger()

    def menu(self, parent: QWidget) -> QMenu:
        """All of them in one menu."""
        menu = QMenu(parent)
        for name, action in self.by_name.items():
            if name in SEPARATORS:
                menu.addSeparator()
            menu.addAction(action)
        return menu

    def _lines(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("add", self.tr("Add an item"), "Ctrl+Return"),
            ("library", self.tr("From the library…"), "Ctrl+L"),
            ("up", self.tr("Move up"), "Alt+Up"),
            ("down", self.tr("Move down"), "Alt+Down"),
            ("earlier_day", self.tr("To the previous day"), "Alt+PgUp"),
            ("later_day", self.tr("To the next day"), "Alt+PgDown"),
            ("beside", self.tr("Side by side with the item above"), "Alt+B"),
            ("apart", self.tr("One after the other again"), "Alt+Shift+B"),
            ("pin", self.tr("Pin start"), "Alt+S"),
            ("park", self.tr("Set aside"), "Alt+P"),
            ("remove", self.tr("Remove"), "Del"),
            ("fit", self.tr("Fit to a length…"), "Ctrl+T"),
            ("import", self.tr("Import a table…"), "Ctrl+I"),
            ("keep_block", self.tr("Save this item to the library"), ""),
            ("keep_agenda", self.tr("Save this agenda to the library…"), ""),
        )

    def _made(self, panel: QWidget, name: str, words: str, keys: str) -> QAction:
        action = QAction(words, panel)
        if keys and name != "remove":  # Del belongs to the table: in a text field it deletes a letter
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        panel.addAction(action)
        action.triggered.connect(partial(self._on_triggered, name))
        return action

    def _on_triggered(self, name: str, _checked: bool = False) -> None:
        self.requested.emit(name)


class PlanBar(QWidget):
    """The actions used most as buttons, and all of them behind "All actions"."""

    BUTTONS = ("add", "park", "pin", "remove", "fit")

    def __init__(self, actions: PlanMenuActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for name in self.BUTTONS:
            action = actions.by_name[name]
            made = button(action.text(), "" if name == "add" else "flat")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            made.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
            made.clicked.connect(action.trigger)
            action.changed.connect(partial(_follow, made, action))
            self._buttons[name] = made
            layout.addWidget(made)
        layout.addStretch(1)
        more = button(self.tr("All actions"), "flat")
        give_menu(more, actions.menu(more))
        layout.addWidget(more)

    def show_for(self, locked: bool, wide: float) -> None:
        """On a narrow window less stands in the open, and nothing on a day that is over; "All actions" has everything.
        `wide`: pixels of the plan, for text of normal size."""
        in_more: tuple[str, ...] = () if wide >= WIDE else ("remove",)
        if wide < NARROW:
            in_more = ("remove", "fit", "park", "pin") if large_text() else ("remove", "fit")
        for name, made in self._buttons.items():
            made.setVisible(not locked and name not in in_more)


def _follow(made: QPushButton, action: QAction) -> None:
    made.setText(action.text())
    made.setEnabled(action.isEnabled())

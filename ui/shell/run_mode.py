"""Run mode: while a day runs the window shows nothing else, no menu, rail, tabs or foot. What warns stays: the banner
of a failure and the notice of the window. Everything comes back as it was. One for each open engagement."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from shiboken6 import isValid

from ui.shell.screens import Screens

KEPT_KEYS = (
    "Ctrl+K",
    "Ctrl+Z",
    "Ctrl+Y",
    "Ctrl+Q",
    "Ctrl+W",
    "Ctrl+0",
    "F11",
)  # of the menu that is out of sight
# While a day runs Ctrl with plus and minus are minutes of the item: the size of text has its other keys.
OTHER_KEYS = {"Ctrl++": "Alt++", "Ctrl+-": "Alt+-"}


class RunMode(QObject):
    """`around` is what goes out of sight, and the tabs of a workshop, which come back only where one is shown."""

    def __init__(self, parent: QObject, around: tuple[QWidget, ...], tabs: QWidget, screens: Screens) -> None:
        super().__init__(parent)
        self._around, self._tabs, self._screens = around, tabs, screens
        self._hidden: list[QWidget] = []
        self._lent: list[object] = []
        self._meanwhile: list[QShortcut] = []
        self.on = False

    def set_on(self, on: bool) -> None:
        """Hide what is around, or bring back what this has hidden. At the end of the program the day goes with its
        window, of which parts may be gone already."""
        if on == self.on or not all(map(isValid, self._around)):
            return
        self.on = on
        window = self._around[0].window()
        menu = window.menuBar() if isinstance(window, QMainWindow) else None
        if on:
            self._hidden = [each for each in self._around if not each.isHidden()]
            if menu is not None and menu.isVisible() and not menu.isNativeMenuBar():
                self._lend_keys(window, menu)
                self._hidden.append(menu)
            for each in (*self._hidden, self._tabs):
                each.hide()
            return
        for each in self._hidden:
            each.show()
        self._hidden = []
        where = self._screens.where
        self._tabs.setVisible(where is not None and bool(where.workshop_id))
        self._take_keys_back(window)

    def _lend_keys(self, window: QWidget, menu: QWidget) -> None:
        """A menu out of sight has no keys: the ones that still mean something belong to the window meanwhile."""
        for top in menu.actions():
            lines = top.menu()
            for action in lines.actions() if isinstance(lines, QMenu) else ():
                keys = action.shortcut().toString()
                if keys in KEPT_KEYS:
                    window.addAction(action)
                    self._lent.append(action)
                elif keys in OTHER_KEYS:
                    meanwhile = QShortcut(QKeySequence(OTHER_KEYS[keys]), window)
                    meanwhile.activated.connect(action.trigger)
                    self._meanwhile.append(meanwhile)

    def _take_keys_back(self, window: QWidget) -> None:
        for action in self._lent:
            window.removeAction(action)  # type: ignore[arg-type]
        self._lent = []
        for meanwhile in self._meanwhile:
            meanwhile.setEnabled(False)
            meanwhile.deleteLater()
        self._meanwhile = []

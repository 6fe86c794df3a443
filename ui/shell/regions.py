"""The keyboard's way around the window: F6 goes from the rail to the lines above, to the screen, to the foot line, and
back with Shift; Ctrl+1 to Ctrl+9 go to the places that are always in the rail, from the top. What was focused in a
region is found again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.coming import Coming
from ui.shell.places import NUMBERED
from ui.shell.rail import Rail


class Regions(QObject):
    """Belongs to an open engagement. Made after what goes to a place asked for by the rail: the keyboard follows."""

    def __init__(
        self, view: QWidget, rail: Rail, lines: tuple[QWidget, ...], screens: QWidget, foot: QWidget, coming: Coming
    ) -> None:
        super().__init__(view)
        self._coming, self._follows = coming, False
        self._rail = rail
        self._regions = (rail, *lines, screens, foot)
        self._screens = self._regions.index(screens)
        self._last: dict[int, QWidget] = {}
        rail.place_requested.connect(self._on_place_requested)
        coming.arrived.connect(self._on_arrived)
        keys = [("F6", partial(self.step, 1)), ("Shift+F6", partial(self.step, -1))]
        keys += [(f"Ctrl+{at}", partial(rail.press, name)) for at, name in enumerate(NUMBERED, 1)]
        for sequence, slot in keys:
            shortcut = QShortcut(QKeySequence(sequence), view, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def step(self, way: int) -> None:
        """To the next region in which something can be reached, or the one before."""
        here = self._here()
        focused = QApplication.focusWidget()
        if here is not None and focused is not None:
            self._last[here] = focused
        begin = (-1 if way > 0 else 0) if here is None else here
        for far in range(1, len(self._regions) + 1):
            if self.enter((begin + way * far) % len(self._regions)):
                return

    def enter(self, region: int) -> bool:
        """Focus what was focused there last, else the first thing that can be; False where there is nothing."""
        there, last = self._regions[region], self._last.get(region)
        if last is not None and last in set(there.findChildren(QWidget)) and _can_be_reached(last):
            last.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        for each in _in_order(there):
            if _can_be_reached(each):
                each.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _on_place_requested(self) -> None:
        self._follows = self._coming.comes
        if not self._follows:
            self._follow()

    def _on_arrived(self) -> None:
        if self._follows:
            self._follows = False
            self._follow()

    def _follow(self) -> None:
        """After a change of place the keyboard goes along, unless the screen has taken it already."""
        if self._here() != self._screens:
            self._last.pop(self._screens, None)
            self.enter(self._screens)

    def _here(self) -> int | None:
        focused = QApplication.focusWidget()
        for at, region in enumerate(self._regions):
            if focused is not None and (region is focused or region.isAncestorOf(focused)):
                return at
        return None


def _in_order(region: QWidget) -> Iterator[QWidget]:
    """What stands in a region, in the order of Tab."""
    each = region.nextInFocusChain()
    while each is not None and each is not region:
        if region.isAncestorOf(each):
            yield each
        each = each.nextInFocusChain()


def _can_be_reached(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None

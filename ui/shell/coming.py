"""How somebody goes to a screen that is still to be made: what stands around it (its line in the rail, the head, the
tabs) is shown at once, the screen itself comes in short turns. Clicks count meanwhile: who goes elsewhere waits for
none of it. A key first makes the screen stand whole, so it finds what it would have found otherwise.

Begins only in a window that lives (`MainWindow.get_ready`); what is made already, or quickly made of loaded modules, is
shown in one go.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from ui.shell.getting_ready import BUILT, INSIDE, SCREENS, contents_read, load_in_steps
from ui.shell.places import Whereabouts, read_address
from ui.widgets.in_turns import InTurns
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop

if TYPE_CHECKING:
    from ui.shell.engagement import EngagementView


Then = Callable[[], object]


def nothing() -> None:
    """Being there is enough."""


class Coming(QObject):
    """One for each open engagement. `in_turns`: whether anything comes so. Signals: arrived when a screen that came so
    is shown."""

    arrived = Signal()

    def __init__(self, view: EngagementView) -> None:
        super().__init__(view)
        self._view = view
        self._turns = InTurns(self)
        self._watched: QWindow | None = None
        self._cover: QWidget | None = None
        self._before: tuple[QWidget, Whereabouts | None] | None = None
        self.in_turns = False

    @property
    def comes(self) -> bool:
        """Whether a screen is on its way."""
        return self._turns.waits

    def visit(self, address: str, then: Then = nothing) -> None:
        """Show the place with this address, as quickly as somebody who clicks wants to see that it is on its way; and
        do something `then`, where it stands."""
        where = read_address(address)
        if not self.in_turns or self._is_quick(where.place.name) or self._is_gone(where):
            self._view.go(address)
            then()
            return
        self.drop()
        self._view.commit_typing()
        self._view.show_lines(where)
        self._take_place()
        self._watch(self._view.window().windowHandle())
        self._turns.begin_pieces(self._steps(address, where, then), now=False)

    def drop(self) -> None:
        """Somebody goes elsewhere: what has come so far stands behind."""
        self._watch(None)
        self._turns.drop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            self._turns.finish()
        return False

    def _is_quick(self, name: str) -> bool:
        """Whether it is shown before anybody would notice what stands around it."""
        loaded = SCREENS.get(name, "sys") in sys.modules
        return loaded and (name not in BUILT or name in self._view.screens.made)

    def _is_gone(self, where: Whereabouts) -> bool:
        return bool(where.workshop_id) and self._view.desk.workspace.read.find(Workshop, where.workshop_id) is None

    def _steps(self, address: str, where: Whereabouts, then: Then) -> Iterator[str]:
        steps, workspace = self._made_ready(address, where), self._view.desk.workspace
        while not workspace.closed and (done := next(steps, "")):
            yield done
        if workspace.closed:
            return
        try:
            self._view.go(address)
        except KnownError:
            self._turn_back()
            raise
        self.arrived.emit()
        then()

    def _made_ready(self, address: str, where: Whereabouts) -> Iterator[str]:
        yield from load_in_steps((SCREENS[where.place.name], *INSIDE.get(f"{where.place.name}/{where.rest}", ())))
        yield from contents_read()
        if where.place.stands:  # else it is read when it is shown
            yield from self._view.screens.make_behind(address)

    def _take_place(self) -> None:
        """Nothing stands where the screen will be: what was shown there is another one's."""
        screens = self._view.screens
        if self._cover is None:
            self._cover = QWidget(screens)
            screens.addWidget(self._cover)
        shown = screens.currentWidget()
        if shown is not None and shown is not self._cover:
            self._before = shown, screens.where
        screens.setCurrentWidget(self._cover)

    def _turn_back(self) -> None:
        """It cannot be shown, and whoever hears of the error says why: what was there is shown again."""
        if self._before is not None and self._view.screens.currentWidget() is self._cover:
            page, where = self._before
            self._view.screens.setCurrentWidget(page)
            self._view.show_lines(where)

    def _watch(self, window: QWindow | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)

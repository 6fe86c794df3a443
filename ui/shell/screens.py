"""The screens of an open engagement, each built when it is shown for the first time, and the way through them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import Desk
from ui.shell.places import Whereabouts, read_address, workshop_address
from workshop_app.domain.workshops import Workshop

STEPS_KEPT = 50


@runtime_checkable
class Panel(Protocol):
    """What every screen offers the shell."""

    def refresh(self) -> None: ...


@runtime_checkable
class AddressedPanel(Protocol):
    """A screen that can open on one thing inside it."""

    def open_address(self, rest: str) -> None: ...


@runtime_checkable
class InsidePanel(Protocol):
    """A screen that tells which thing inside it is shown: the rest of its address."""

    @property
    def inside(self) -> str: ...


class Screens(QStackedWidget):
    """`where` is the place that is shown; None before the first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._panels: dict[str, QWidget] = {}
        self._trail: list[str] = []
        self.where: Whereabouts | None = None

    @property
    def address(self) -> str:
        """Where the user is."""
        return self._trail[-1] if self._trail else ""

    @property
    def in_sight(self) -> str:
        """The address of exactly what is shown, also where the user has moved on inside a screen."""
        where, panel = self.where, self.currentWidget()
        if where is None:
            return ""
        if where.workshop_id:
            return workshop_address(where.workshop_id, where.place.name)
        inside = panel.inside if isinstance(panel, InsidePanel) else ""
        return f"{where.place.name}/{inside}" if inside else where.place.name

    @property
    def last_seen(self) -> tuple[str, ...]:
        """Where the user was before, each place once, the last one first."""
        return tuple(dict.fromkeys(each for each in reversed(self._trail) if each != self.address))

    def show_place(self, address: str) -> Whereabouts:
        """Show the place with this address; the overview for one in a workshop that is gone."""
        where = read_address(address)
        if where.workshop_id and self._desk.workspace.read.find(Workshop, where.workshop_id) is None:
            where = read_address("home")
            address = "home"
        self.where = where
        self._trail = [*self._trail[-STEPS_KEPT:], address]
        is_new = where.place.name not in self._panels
        panel = self._panel(where)
        if where.rest and isinstance(panel, AddressedPanel):
            panel.open_address(where.rest)
        # A tab of a workshop is read with its address, and some screens when they are made: nothing is read twice.
        was_read = bool(where.workshop_id) or (is_new and where.place.reads_when_made)
        if not was_read and isinstance(panel, Panel):
            panel.refresh()
        self.setCurrentWidget(panel)
        return where

    def step_back(self) -> str | None:
        """The address of the place before this one, which is forgotten; None at the first."""
        if len(self._trail) < 2:
            return None
        before = self._trail[-2]
        self._trail = self._trail[:-2]
        return before

    def enter(self) -> None:
        """Put the keyboard into the screen that is shown, on the first thing that takes it."""
        panel = self.currentWidget()
        if panel is None:
            return
        stop = panel.nextInFocusChain()
        while stop is not None and stop is not panel:
            takes_tab = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_tab and stop.isVisible() and stop.isEnabled() and panel.isAncestorOf(stop):
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return
            stop = stop.nextInFocusChain()

    def _panel(self, where: Whereabouts) -> QWidget:
        name = where.place.name
        if name not in self._panels:
            panel = where.place.build(self._desk, self)  # made where it stands: Qt dresses it once
            self._panels[name] = panel
            self.addWidget(panel)
        return self._panels[name]

"""The bridge as one screen has it: while the screen is not the one that is shown, it hears of no change. What it missed
is told when it is shown, all at once. So an edit costs the same however many screens stand ready behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from workshop_app.application.changes import Changes, RowChange


class Curtain(Bridge):
    """Made by `Screens`, one per screen, and down at first. What the screen says and where it wants to go is passed
    on."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._screen: QWidget | None = None
        self._hears_behind = False
        self._up = False
        self._unsure = False  # it was told of something while a page of the window hid it, and may not have listened
        self._missed: list[RowChange] = []
        bridge.changed.connect(self._on_changed)
        self.navigation_requested.connect(bridge.navigate)
        self.said.connect(bridge.say)
        bridge.said.connect(self.heard)
        self.moved_inside.connect(bridge.move_inside)
        self.alone_requested.connect(bridge.stand_alone)
        self.saving_words = bridge.saving_words
        bridge.saving_told.connect(self.tell_saving)
        self.paper_requested.connect(bridge.request_paper)
        self.paper = bridge.paper
        bridge.paper_told.connect(self.tell_paper)

    @property
    def missed(self) -> bool:
        """Whether the file changed since the screen read it."""
        return bool(self._missed) or self._unsure

    def hang(self, screen: QWidget, hears_behind: bool) -> None:
        """The screen it is for, and whether that is told of everything at once."""
        self._screen, self._hears_behind = screen, hears_behind

    def raise_it(self) -> bool:
        """The screen is shown from now on: it hears what it missed. Whether that was anything."""
        self._up = True
        return self.catch_up()

    def lower(self) -> None:
        """Another screen is shown."""
        self._up = False

    def catch_up(self) -> bool:
        """Tell the screen what it missed; whether that was anything."""
        any_missed, missed = self.missed, self._missed
        self._missed, self._unsure = [], False
        if missed:
            self.announce(Changes(tuple(missed)), None)
        return any_missed

    def hand_over(self, paths: tuple[Path, ...], address: str) -> None:
        """Another screen takes them, behind a curtain of its own: they lie where both can reach."""
        self._bridge.hand_over(paths, address)

    def take_over(self) -> tuple[Path, ...]:
        return self._bridge.take_over()

    def take_away(self) -> None:
        """The screen goes."""
        self._bridge.changed.disconnect(self._on_changed)
        self.deleteLater()

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if self._up or self._hears_behind:
            self._unsure = self._unsure or self._screen is None or not self._screen.isVisible()
            self.announce(changes, by)
        else:
            self._missed += changes.rows

"""Which one button of the running day is filled: the one that Enter presses where the keyboard stands, else the next
thing to do. Asked with every picture and whenever the keyboard moves."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.run.controls import Controls
from ui.run.entry_bar import EntryBar
from ui.run.late_parts import PartedView


class OneFilled(QObject):
    """Belongs to the conductor's view."""

    def __init__(self, view: PartedView, entry: EntryBar, controls: Controls) -> None:
        super().__init__(view)
        self._view, self._entry, self._controls = view, entry, controls
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def settle(self) -> bool:
        """Fill that one; whether it is another than the next thing to do."""
        parts, writing = self._view.parts, self._writing()
        people = parts.people if parts.people_are_there else None
        seating = not writing and people is not None and people.isVisible() and people.use.isEnabled()
        looking = not writing and not seating and self._view.looks_at_an_offer
        self._entry.keep.set_main(writing)
        if people is not None:
            people.use.set_main(seating or not people.isVisible())
        if parts.day_is_there:
            parts.rescue.set_main(looking)
        other = writing or seating or looking
        self._controls.next.set_main(not other)
        return other

    def _writing(self) -> bool:
        """Whether the keyboard stands in the line: one that is open while somebody clicks elsewhere keeps its words,
        and Enter is not its own any more."""
        held = self._view.window().focusWidget()
        return (
            self._entry.is_open
            and not self._entry.is_waiting
            and held is not None
            and (held is self._entry or self._entry.isAncestorOf(held))
        )

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if isValid(self._view) and self._view.isVisible():  # one that is being deleted loses the focus first
            self.settle()

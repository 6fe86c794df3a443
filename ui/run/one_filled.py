"""Which one button of the running day is filled: the one that Enter presses where the keyboard stands, else the next
thing to do. Asked with every picture and whenever the keyboard moves."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.run.controls import Controls
from ui.run.entry_bar import EntryBar
from ui.run.people_view import RunPeopleView
from ui.run.rescue_view import RescueBox


class OneFilled(QObject):
    """Belongs to the conductor's view."""

    def __init__(
        self, view: QWidget, entry: EntryBar, rescue: RescueBox, people: RunPeopleView, controls: Controls
    ) -> None:
        super().__init__(view)
        self._view, self._entry, self._rescue, self._people, self._controls = view, entry, rescue, people, controls
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def settle(self) -> bool:
        """Fill that one; whether it is another than the next thing to do."""
        writing = self._writing()
        seating = not writing and self._people.isVisible() and self._people.use.isEnabled()
        looking = not writing and not seating and self._rescue.chosen is not None
        self._entry.keep.set_main(writing)
        self._people.use.set_main(seating or not self._people.isVisible())
        self._rescue.set_main(looking)
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

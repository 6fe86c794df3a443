"""The overview of an open engagement: the one thing to do next, what is decided, what is still open. Read at one
glance; every line leads to its screen."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.home.page import HomePage
from ui.home.view_state import HomeState, home_state
from ui.widgets.dropped_files import DroppedFiles
from ui.widgets.in_turns import InTurns
from workshop_app.application.changes import Changes

# What the order of dates is read with, loaded piece by piece: the window answers in between.
FOR_DATES = (
    "workshop_app.domain.contradiction_case",
    "workshop_app.domain.contradictions",
    "workshop_app.application.calendar_queries",
    "ui.home.time_line",
)
CONTENT = "workshop_app.domain.parameter_content"


class HomePanel(QWidget):
    """Redrawn as a whole from one `HomeState`; it holds nothing a user types."""

    dates_known = False  # whether all that is loaded: the overview of a second file is then made once, dates and all

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state: HomeState | None = None
        self._all_rows = False
        self._dates = self._seen = HomePanel.dates_known
        self._turns = InTurns(self)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        desk.bridge.changed.connect(self._on_changed)
        DroppedFiles(self).dropped.connect(self._on_dropped)

    def refresh(self) -> None:
        """Read again; nothing is redrawn when nothing changed."""
        self._show(self._read())

    def _read(self) -> HomeState:
        workspace = self._desk.workspace
        return home_state(workspace.read, workspace.clock.now().astimezone().date(), self._all_rows, self._dates)

    def _show(self, state: HomeState) -> None:
        if state == self._state:
            return
        self._state = state
        held = QApplication.focusWidget()
        words = _called(held) if isinstance(held, QPushButton) and self.isAncestorOf(held) else ""
        while self._outer.count():
            old = self._outer.takeAt(0)
            widget = old.widget() if old else None
            if widget is not None:
                widget.hide()  # the keyboard goes elsewhere before it is taken apart: who hears of that looks inside
                widget.deleteLater()
        page = HomePage(self._desk, state, self)
        page.address_chosen.connect(self._desk.bridge.navigate)
        self._outer.addWidget(page)
        if self.isVisible():
            page.show()  # at once, and not with the next turn: whoever goes to the overview now enters this page
        if words:
            self._hold_again(page, words)

    def _hold_again(self, page: HomePage, words: str) -> None:
        """The keyboard stays where it was, though what it was on is made anew."""
        page.show()
        for each in page.findChildren(QPushButton):
            if words == _called(each):
                each.setFocus()
                return

    def open_address(self, rest: str) -> None:
        """ "all" shows every workshop and draft."""
        self._all_rows = self._all_rows or rest == "all"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:  # the first picture waits for no dates: they take the content files
            self._seen = True
            self._turns.begin_pieces(self._look_at_dates(), now=False)

    def _look_at_dates(self) -> Iterator[str]:
        """The last two steps not where somebody has gone elsewhere: the file may be closed."""
        for name in FOR_DATES:
            import_module(name)
            yield name
        yield from import_module(CONTENT).load_in_steps()
        HomePanel.dates_known = True
        self._seen = self._dates = self.isVisible()
        if not self._dates:
            return  # with the next picture, then
        before, state = self._state, self._read()
        yield "read"
        if self.isVisible() and self._state is before:  # else it has been read again, dates and all
            self._show(state)

    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        """What came back is brought in wherever one is: the first page is where a file is let go first."""
        self._desk.bridge.hand_over(paths, "drafts/returned")

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self.refresh()


def _called(held: QPushButton) -> str:
    """What a button is known by: the words of a link may be cut, and two links may show the same."""
    return held.accessibleName() or held.text()

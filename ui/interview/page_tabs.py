"""The tabs of the interview: the questions, then a page each, with how many things wait there. Used by the panel."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from ui.interview.pages import TABS
from ui.widgets.tab_row import TabRow


class PageTabs(TabRow):
    """`page_chosen(name)` when somebody goes to another tab; the name of the questions is empty."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Pages of the interview"))
        self.addTab(self.tr("Questions"))
        self.setTabToolTip(0, "Alt+1")
        for at, tab in enumerate(TABS, 2):
            self.setTabToolTip(self.addTab(tab.words), f"Alt+{at}")
        self.currentChanged.connect(self._on_current)

    @property
    def name(self) -> str:
        """The page whose tab is open."""
        return self._name_at(self.currentIndex())

    def show_name(self, name: str) -> None:
        """Open the tab of a page, that of the questions where there is no such page; nobody is told."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._at(name))

    def count_on(self, name: str, number: int) -> None:
        """Say beside a tab's words how many things wait on its page."""
        at = self._at(name)
        words = TABS[at - 1].words
        self.setTabText(at, f"{words} {number}" if number else words)

    def _at(self, name: str) -> int:
        return next((at for at, tab in enumerate(TABS, 1) if tab.name == name), 0)

    def _name_at(self, at: int) -> str:
        return TABS[at - 1].name if at > 0 else ""

    def _on_current(self, at: int) -> None:
        self.page_chosen.emit(self._name_at(at))

"""Alignment, between teams: the dependency log, what is shared, words, the map of who needs whom, and the sets of all
teams on one page. The shell builds it and hands it addresses such as "alignment/words".

A page is built when it is first shown. Alt+1, Alt+2 ... go from page to page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.alignment.needs_page import NeedsPage
from ui.desk import Desk
from ui.widgets.keeper import commit_all
from ui.widgets.tab_order import LaidOutPage
from ui.widgets.tab_row import TabRow
from workshop_app.application.changes import Changes


class AlignmentPage(Protocol):
    """What every page offers the panel."""

    def refresh(self) -> None: ...

    def concerns(self, changes: Changes) -> bool: ...

    def focus_first(self) -> None: ...

    def show_inside(self, id: str) -> None: ...


class AlignmentTab(Struct, frozen=True):
    """One tab: the last part of its address, its words, and the function that builds its page."""

    name: str
    literal: object
    build: Callable[[Desk, QWidget], QWidget]

    @property
    def words(self) -> str:
        return QCoreApplication.translate("alignment", str(self.literal))


def _needs(desk: Desk, parent: QWidget) -> QWidget:
    return NeedsPage(desk, parent)


def _shared(desk: Desk, parent: QWidget) -> QWidget:
    from ui.alignment.shared_page import SharedPage

    return SharedPage(desk, parent)


def _words(desk: Desk, parent: QWidget) -> QWidget:
    from ui.alignment.words_page import SharedWordsPage

    return SharedWordsPage(desk, parent)


def _map(desk: Desk, parent: QWidget) -> QWidget:
    from ui.alignment.map_page import MapPage

    page = MapPage(desk, parent)
    page.address_chosen.connect(desk.bridge.navigate)
    return page


def _sets(desk: Desk, parent: QWidget) -> QWidget:
    from ui.alignment.sets_page import SetsPage

    page = SetsPage(desk, parent)
    page.address_chosen.connect(desk.bridge.navigate)
    return page


TABS = (
    AlignmentTab("needs", QT_TRANSLATE_NOOP("alignment", "Dependencies"), _needs),
    AlignmentTab("shared", QT_TRANSLATE_NOOP("alignment", "Shared"), _shared),
    AlignmentTab("words", QT_TRANSLATE_NOOP("alignment", "Words"), _words),
    AlignmentTab("map", QT_TRANSLATE_NOOP("alignment", "Map"), _map),
    AlignmentTab("sets", QT_TRANSLATE_NOOP("alignment", "All sets"), _sets),
)


class AlignmentPanel(LaidOutPage):
    """The screen "Alignment"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = TabRow(self.tr("Pages of the alignment"), self)
        self._pages = QStackedWidget(self)
        self.made: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()

    @property
    def inside(self) -> str:
        """The page that is open, as in its address."""
        return TABS[self.tabs.currentIndex()].name

    @property
    def page(self) -> AlignmentPage:
        """The page that is open."""
        return cast(AlignmentPage, self._pages.currentWidget())

    def refresh(self) -> None:
        """Read again what is shown; the first page until another one is."""
        self._turn_to(self.inside)
        self.page.refresh()

    def open_address(self, rest: str) -> None:
        """ "words" opens that page, "needs/<id>" a line of the log or that of a team; anything else changes nothing."""
        name, _, id = rest.strip("/").partition("/")
        if name in {tab.name for tab in TABS}:
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(_place(name))
            self._turn_to(name)
            if id:
                self.page.refresh()
                self.page.show_inside(id)

    def show_page(self, name: str) -> None:
        """Show a page by its name."""
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(_place(name))
        self._open(name)

    def _lay_out(self) -> None:
        head = QFrame(self)
        head.setProperty("role", "head")
        line = QHBoxLayout(head)
        line.setContentsMargins(24, 2, 16, 0)
        line.addWidget(self.tabs, 1)
        for at, tab in enumerate(TABS, 1):
            self.tabs.setTabToolTip(self.tabs.addTab(tab.words), f"Alt+{at}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._desk.door.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self.tabs.currentChanged.connect(self._on_tab)
        for at in range(len(TABS)):
            shortcut = QShortcut(QKeySequence(f"Alt+{at + 1}"), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(self._on_key, at))

    def _open(self, name: str) -> None:
        self._turn_to(name)
        self.page.refresh()

    def _turn_to(self, name: str) -> None:
        """The page itself; whoever asks for it has it read."""
        if name not in self.made:
            tab = next(each for each in TABS if each.name == name)
            self.made[name] = tab.build(self._desk, self._pages)
            self._pages.addWidget(self.made[name])
        self._pages.setCurrentWidget(self.made[name])

    def _on_tab(self, at: int) -> None:
        commit_all(self)
        self._open(TABS[at].name)

    def focus_first(self) -> None:
        """The keyboard on the page that is open."""
        self.page.focus_first()

    def _on_key(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self.focus_first()

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if self.made and by is not self.page and self.page.concerns(changes):
            self.page.refresh()

    def _on_refused(self) -> None:
        """A list that was turned all the same shows what the file holds."""
        if self.isVisible():
            self.page.refresh()


def _place(name: str) -> int:
    return next(at for at, tab in enumerate(TABS) if tab.name == name)

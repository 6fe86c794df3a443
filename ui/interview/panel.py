"""The interview: the questions, and the pages around them (map of answers, sessions, contradictions ...). The shell
builds it, shows it and hands it addresses such as "interview/cycle".

A page is built when it is first shown. Alt+1, Alt+2 ... go from page to page, F5 reads the record aloud.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.interview.option_digits import OptionDigits
from ui.interview.page_tabs import PageTabs
from ui.interview.pages import TABS, InterviewPages
from ui.interview.returned.intake import ReturnedIntake
from ui.interview.sessions.line import SessionLine
from ui.interview.view_state import ADD, content_language, contradictions, subjects
from ui.widgets.basics import button, tab_through
from workshop_app.application.changes import Changes
from workshop_app.domain.returned import ReturnedComment, ReturnedState

if TYPE_CHECKING:
    from ui.interview.reading.window import ReadAloud

TICK_MS = 15_000  # the session's clock shows minutes
RETURNED = "returned"  # the page of what came back
TOGETHER = "together"  # in an address: the answer of all
COUNT_MS = 300  # contradictions are counted once typing rests


class InterviewPanel(QWidget):
    """The screen "Parameters". `questions` is the view with the one open question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = PageTabs(self)
        self.pages = InterviewPages(desk, self)
        self.questions = self.pages.questions
        self.clock = SessionLine(self)
        self._reading: ReadAloud | None = None
        self._just_read = False  # the page that is open, for this showing
        self.intake = ReturnedIntake(desk, self)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(COUNT_MS)
        self._lay_out()
        self._connect()
        OptionDigits(self, partial(_choose, self))

    @property
    def key(self) -> str:
        """The parameter that is open."""
        return self.questions.key

    @property
    def name(self) -> str:
        """The page that is open; "" for the questions."""
        return self.tabs.name

    @property
    def inside(self) -> str:
        """What is open, as in its address: a page, or a parameter."""
        return self.name or self.key

    def refresh(self) -> None:
        """Read again what is shown."""
        page = self.pages.open_page
        if page is None:
            self.questions.refresh()
        else:
            self.questions.is_read = False  # nobody sees them
            if self.isVisible():  # else it is read when it is shown
                page.refresh()
        self._show_clock()
        self._count_soon()

    def make_inside(self, rest: str) -> Iterator[str]:
        """The page of this address, built before it is shown."""
        name = rest.partition("/")[0]
        if name in {tab.name for tab in TABS} and name not in self.pages.made:
            self.pages.make(name)
            yield name

    def open_address(self, rest: str) -> None:
        """ "cycle" opens that parameter, "map" that page; "cycle/together" what was agreed there, "cycle/<id>" what one
        person answered. Anything unknown changes nothing."""
        rest, _, person = rest.strip("/").partition("/")
        if rest in {tab.name for tab in TABS}:
            self.show_page(rest)
            if rest == RETURNED and (paths := self._desk.bridge.take_over()):
                self.intake.take_all(paths)
        elif rest in subjects(self._desk.workspace.read):
            self.questions.select(rest, {"": None, TOGETHER: ""}.get(person, person))
            self.show_page("")

    def focus_first(self) -> None:
        """The keyboard on the page that is open; of the questions on the tabs, from where 1 to 9 choose an option."""
        page = self.pages.open_page
        if page is None:
            self.tabs.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            page.focus_first()

    def show_page(self, name: str) -> None:
        """Show a page by name, "" for the questions."""
        self.tabs.show_name(name)
        self.pages.open(self.tabs.name)
        self._just_read = not self.isVisible()

    def read_aloud(self) -> None:
        """Show the record one decision at a time, as large as the screen."""
        self.questions.commit()
        if self._reading is None:
            from ui.interview.reading.window import ReadAloud

            self._reading = ReadAloud(self.window())
        self._reading.open(self._desk.workspace.read, self.key if not self.name else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self.pages.open_page
        if page is not None and not self._just_read:
            page.refresh()  # some tell the time
        self._just_read = False
        self._tick.start()
        self._count.start()
        self._show_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read behind the scenes: the file may be closed by then, and being shown starts both again."""
        super().hideEvent(event)
        self._tick.stop()
        self._count.stop()

    def _lay_out(self) -> None:
        head = QFrame(self)
        head.setProperty("role", "head")
        line = QHBoxLayout(head)
        line.setContentsMargins(24, 2, 16, 0)
        line.setSpacing(12)
        line.addWidget(self.tabs, 1)
        self._read = button(self.tr("Read aloud"), "flat", self.tr("One decision per page, in large print (F5)"))
        line.addWidget(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.clock)
        column.addWidget(self.pages, 1)
        tab_through(self.tabs, self._read)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self.tabs.page_chosen.connect(self.show_page)
        self.pages.parameter_requested.connect(partial(_see_parameter, self))
        self.clock.sessions_requested.connect(partial(self.show_page, "sessions"))
        self._read.clicked.connect(self.read_aloud)
        self.intake.kept.connect(partial(_see_returned, self))
        self._tick.timeout.connect(self._show_clock)
        self._count.timeout.connect(self._show_count)
        keys = [(f"Alt+{at}", partial(_go_to_tab, self, at - 1)) for at in range(1, len(TABS) + 2)]
        for sequence, slot in (*keys, ("F5", self.read_aloud)):
            shortcut = QShortcut(QKeySequence(sequence), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _show_clock(self) -> None:
        read = self._desk.workspace.read
        self.clock.show_sessions(read, self._desk.workspace.clock.now(), content_language(read))

    def _count_soon(self) -> None:
        if self.isVisible():
            self._count.start()

    def _show_count(self) -> None:
        """What does not go together, beside its parameters; and how many there are, on their tab."""
        today = self._desk.workspace.clock.now().astimezone().date()
        found = contradictions(self._desk.workspace.read, today)
        self.questions.show_contradictions(found)
        self.tabs.count_on("contradictions", len(found))
        waiting = self._desk.workspace.read.count(ReturnedComment, state=ReturnedState.OPEN)
        self.tabs.count_on(RETURNED, waiting)

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        self._count_soon()
        self._show_clock()
        page = self.pages.open_page
        if page is not None and by is not page and page.concerns(changes):
            page.refresh()


def _see_parameter(panel: InterviewPanel, key: str, person: str) -> None:
    panel.show_page("")
    if person == ADD:
        panel.questions.add_person()
        return
    panel.questions.select(key or panel.key, person)
    page = panel.questions.page
    if not person and page.accord.isVisibleTo(page):
        panel.questions.see_difference()  # below the fold, and what is to be done first
    else:
        page.focus_first()


def _see_returned(panel: InterviewPanel) -> None:
    """Whoever writes an answer meanwhile stays with it: what came back about it is told above it, the rest on its
    tab."""
    if panel.intake.written.goes_on(panel.pages):
        panel.questions.page.see(panel.focusWidget())
    elif panel.name != RETURNED:
        panel.show_page(RETURNED)


def _choose(panel: InterviewPanel, at: int) -> bool:
    return not panel.name and panel.questions.page.choose(at)


def _go_to_tab(panel: InterviewPanel, at: int) -> None:
    """By its key: the keyboard goes along, of the questions to where the answer begins."""
    panel.questions.commit()
    panel.tabs.setCurrentIndex(at)
    page = panel.pages.open_page
    (panel.questions.page if page is None else page).focus_first()

"""One check-in: its head, and four ways to look at it: fill in, read in silence, talk, prepare a champion one to
one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cycle.champion_page import ChampionPage
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import MinutesLine, OpenDay, captioned
from ui.cycle.fill_page import FillPage
from ui.cycle.silent_page import SilentPage
from ui.cycle.talk_page import CheckInTalk
from ui.cycle.view_state import NumberedCheck, numbered
from ui.icons import set_icon
from ui.widgets.basics import button
from ui.widgets.fields import LineField
from ui.widgets.flow import wrapped_row
from ui.widgets.tab_row import TabRow
from workshop_app.application import cycle_queries
from workshop_app.application.commands.check_ins import LONGEST, SHORTEST
from workshop_app.application.cycle_queries import CheckInView
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.unsent import LinePlace

FILL, SILENT, TALK, ONE_TO_ONE = range(4)


class CheckInPage(QWidget):
    """Signals: removed when the check-in was taken away. Its pages are made when they are shown first."""

    removed = Signal()

    def __init__(self, cycle_actions: CycleActions, check_in: CheckIn, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self.check_in_id = cycle_actions, check_in.id
        self._pages: dict[int, QWidget] = {}
        self._day = OpenDay(self.tr("Day of the check-in"), self._today, LinePlace("half", check_in.id, "day"))
        half = LinePlace("half", check_in.id, "minutes")
        self._minutes = MinutesLine(self.tr("Minutes"), SHORTEST, LONGEST, half)
        self._meeting = LineField(self.tr("Meeting it is part of"), self.tr("the meeting it is part of"))
        self._remove = button("", "icon", self.tr("Remove this check-in"))
        self._remove.setAccessibleName(self.tr("Remove this check-in"))
        set_icon(self._remove, "trash-2", "quiet")
        self.tabs = TabRow(self.tr("Ways to look at this check-in"))
        self.more = button(self.tr("Details"), "flat", self.tr("Day, minutes and meeting of this check-in"))
        self.more.setCheckable(True)
        self._details = QWidget(self)
        self._layout, self._ways = QVBoxLayout(self), wrapped_row()
        self._lay_out()
        self.more.toggled.connect(self._details.setVisible)
        self._day.read_in.connect(self._on_day)
        self._minutes.read_in.connect(partial(self._write, "minutes"))
        self._meeting.committed.connect(partial(self._write, "meeting"))
        self._remove.clicked.connect(self._on_remove)
        self.tabs.currentChanged.connect(self._on_tab)
        self._show_page(TALK if check_in.held else FILL)

    def refresh(self) -> None:
        """Read it again; nothing of what is typed is touched."""
        read = self._cycle_actions.desk.workspace.read
        view = cycle_queries.check_in(read, self.check_in_id, self._cycle_actions.cycle)
        self._day.show_day(view.check_in.day)
        writable = not self._cycle_actions.desk.workspace.read_only
        self._minutes.show_minutes(view.check_in.minutes)
        self._meeting.show_value(view.check_in.meeting)
        self._remove.setEnabled(writable)
        results = numbered(read, view)
        for at, page in self._pages.items():
            if at == self.tabs.currentIndex():
                self._fill(page, view, results, writable)

    @property
    def page(self) -> QWidget:
        """The way in sight."""
        return self._pages[self.tabs.currentIndex()]

    def _lay_out(self) -> None:
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        head = wrapped_row(self._details)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        for caption, part, stretch in (
            (self.tr("Day"), self._day, 3),
            (self.tr("Minutes"), self._minutes, 1),
            (self.tr("Meeting"), self._meeting, 4),
        ):
            head.addWidget(captioned(caption, part), stretch)
        head.addWidget(self._remove)
        self._layout.addWidget(self._details)
        self._details.hide()
        for words in (self.tr("Fill in"), self.tr("Read in silence"), self.tr("Talk"), self.tr("One to one")):
            self.tabs.addTab(words)
        self._ways.setSpacing(8)
        self._ways.addWidget(self.tabs, 1)
        self._ways.addWidget(self.more)
        self._layout.addLayout(self._ways)

    def _show_page(self, at: int) -> None:
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(at)
        for other, page in self._pages.items():
            page.setVisible(other == at)
            if isinstance(page, FillPage):
                page.switch.setVisible(other == at)
        if at not in self._pages:
            check_in = self._cycle_actions.desk.workspace.read.get(CheckIn, self.check_in_id)
            self._pages[at] = self._made(at, check_in)
            self._layout.addWidget(self._pages[at], 1)
        self._pages[at].show()
        self.refresh()

    def _made(self, at: int, check_in: CheckIn) -> QWidget:
        if at == SILENT:
            page = SilentPage(self._cycle_actions, self)
            page.over.connect(self._on_read)
            return page
        if at == TALK:
            return CheckInTalk(self._cycle_actions, check_in, self)
        if at == ONE_TO_ONE:
            return ChampionPage(self._cycle_actions, check_in.id, self)
        fill = FillPage(self._cycle_actions, check_in, self)
        self._ways.removeWidget(self.more)
        for part in (fill.switch, self.more):
            self._ways.addWidget(part)
        return fill

    def _fill(self, page: QWidget, view: CheckInView, results: tuple[NumberedCheck, ...], writable: bool) -> None:
        if isinstance(page, SilentPage):
            page.show_results(results, view.health)
        elif isinstance(page, FillPage | CheckInTalk | ChampionPage):
            page.show_view(view, results, writable)

    def _today(self) -> date:
        return self._cycle_actions.today

    def _write(self, name: str, value: object) -> None:
        self._cycle_actions.write(CheckIn, self.check_in_id, name, value)

    def _on_day(self, day: date | None) -> None:
        if day is None:  # a check-in has a day: an emptied line shows it again
            self._day.field.keeper.refuse(self.tr("Which day?"))
        else:
            self._write("day", day)

    def _on_tab(self, at: int) -> None:
        self._show_page(at)

    def _on_read(self) -> None:
        self._show_page(TALK)

    def _on_remove(self) -> None:
        if self._cycle_actions.remove(self.check_in_id):
            self.removed.emit()

"""The cycle screen: teams on the left; in the middle the check-ins of a set, and its reflect and reset.

Built by the shell, which calls `refresh` and `open_address` (`<set>`, `<set>/<check-in>[/<way>]`, `<set>/reflect`).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.cycle.check_ins_page import CheckInsPage
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.reflect_page import ReflectPage
from ui.cycle.teams_list import CycleTeams
from ui.cycle.view_state import (
    WAYS,
    CycleAddress,
    CycleRow,
    cycle_rows,
    first_shown,
    read_cycle_address,
    row_of,
    rows_after,
)
from ui.cycle.words import scored
from ui.desk import Desk
from ui.theme import text_scale
from ui.widgets.basics import button, large_text, line
from ui.widgets.empty import EmptyState
from ui.widgets.flow import wrapped_row
from ui.widgets.keeper import commit_in
from ui.widgets.let_go import once_let_go
from ui.widgets.method_line import MethodLine
from ui.widgets.sketch import SketchShape
from ui.widgets.tab_order import LaidOutPage
from ui.widgets.tab_row import TabRow
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.method import MethodStep
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.reflections import Reflection, SetReflection

KINDS = (
    *(CheckIn, ProgressLine, HealthReading, AgreedAction, Reflection, SetReflection, WatchedMetric),
    *(Team, DraftSet, Objective, KeyResult, Engagement, Person, ParameterRecord),
)
# What is typed while a cycle goes on.
SAID = frozenset({ProgressLine, HealthReading, AgreedAction, Reflection, SetReflection})
CHECK_INS, REFLECT = range(2)


class CyclePanel(LaidOutPage):
    """The screen "Cycle"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[CycleRow, ...] = ()
        self._row: CycleRow | None = None
        self.cycle_actions = CycleActions(desk, self)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._teams = CycleTeams(self)
        self.tabs = TabRow(self.tr("Check-ins, or the end of the cycle"), self)
        self._pages = QStackedWidget(self)
        self.check_ins = CheckInsPage(self.cycle_actions, self._pages)
        self._reflect: dict[str, ReflectPage] = {}
        self._no_set = EmptyState(
            self.tr("The cycle begins with a set"),
            self.tr("Once a team's set is published, its check-ins are planned and held here, and its end."),
            self.tr("Open the drafts"),
            self._pages,
            shape=SketchShape.CARDS,
        )
        self._edge, self._step = line(self), MethodLine(MethodStep.CHECK_IN)
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        desk.door.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self._teams.chosen.connect(self._on_chosen)
        self.tabs.currentChanged.connect(self._on_tab)
        self._no_set.action.clicked.connect(self._on_drafts)
        self.refresh()

    @property
    def inside(self) -> str:
        """What is shown, as the rest of its address."""
        if self._row is None or not self._row.set_id:
            return ""
        reflects = self.tabs.currentIndex() == REFLECT
        page = self.check_ins.page
        way = WAYS[page.tabs.currentIndex()] if page is not None else ""
        return CycleAddress(self._row.set_id, self.check_ins.check_in_id, reflects, way).words

    @property
    def reflect(self) -> ReflectPage | None:
        """The end of the cycle of the set in sight; None until it is shown first."""
        return self._reflect.get(self._row.set_id) if self._row is not None else None

    def refresh(self) -> None:
        """Read the teams and what is shown again."""
        rows = self._rows = cycle_rows(self._desk.workspace.read)
        row = row_of(rows, self._row.set_id or self._row.team_id) if self._row is not None else None
        if row is None and self._row is not None:
            row = row_of(rows, self._row.team_id)
        self._row = row or first_shown(rows)
        self._teams.show_rows(rows, self._row)
        self._show()

    def open_address(self, rest: str) -> None:
        """Show a set, one of its check-ins, or its end; what is not there changes nothing."""
        address = read_cycle_address(self._desk.workspace.read, rest)
        rows = self._rows = cycle_rows(self._desk.workspace.read)
        row = row_of(rows, address.set_id) or (row_of(rows, rest) if not address.reflect else self._row)
        if row is None:
            return
        commit_in(self)
        self._row = row
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(REFLECT if address.reflect else CHECK_INS)
        self._teams.show_rows(rows, row)
        self._show(address.check_in_id)
        if address.way and self.check_ins.page is not None:
            self.check_ins.page.tabs.setCurrentIndex(WAYS.index(address.way))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gives way before the fields in the middle do."""
        super().resizeEvent(event)
        share = 4 if large_text() else 5
        self._teams.setFixedWidth(max(150, min(round(240 * text_scale()), event.size().width() // share)))

    def _lay_out(self) -> None:
        self.tabs.addTab(self.tr("Check-ins"))
        self.tabs.addTab(self.tr("Reflect and reset"))
        for page in (self._no_set, self.check_ins):
            self._pages.addWidget(page)
        middle, layout = QVBoxLayout(), QHBoxLayout(self)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        above = QFrame(self)
        above.setProperty("role", "head")
        head = wrapped_row(above)
        head.setContentsMargins(20, 12, 24, 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.setSpacing(4)
        links = QHBoxLayout()  # they stay together
        links.setSpacing(4)
        head.addLayout(links)
        for words, tip, address in (
            (self.tr("Mails"), self.tr("Reminders, publishing, reflect and reset: filled, ready to be sent"), "mails"),
            (self.tr("Tracker"), self.tr("All sets of all cycles as a workbook, out and back in"), "tracker"),
            (
                self.tr("Cycle report"),
                self.tr("Where each key result ended, for the sponsor"),
                "documents/cycle_report",
            ),
        ):
            link = button(words, "flat", tip)
            link.clicked.connect(partial(self._desk.bridge.navigate, address))
            links.addWidget(link)
        middle.addWidget(above)
        middle.addWidget(self._pages, 1)
        self._step.setContentsMargins(24, 4, 24, 8)  # beside the tabs it would look like one
        middle.addWidget(self._edge)
        middle.addWidget(self._step)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._teams)
        layout.addLayout(middle, 1)

    def _show(self, check_in_id: str = "") -> None:
        set_id = self._row.set_id if self._row is not None else ""
        self._step.show_step(MethodStep.REFLECT if self.tabs.currentIndex() == REFLECT else MethodStep.CHECK_IN)
        draft = self._desk.workspace.read.find(DraftSet, set_id) if set_id else None
        self.tabs.setVisible(draft is not None)
        for each in (self._edge, self._step):
            each.setVisible(draft is not None and not large_text())  # large text: the fields need the room
        if draft is None:
            self._pages.setCurrentWidget(self._no_set)
        elif self.tabs.currentIndex() == REFLECT:
            page = self._reflect_page(set_id)
            page.refresh()
            self._pages.setCurrentWidget(page)
        else:
            self.check_ins.show_set(draft, check_in_id)
            self._pages.setCurrentWidget(self.check_ins)

    def _reflect_page(self, set_id: str) -> ReflectPage:
        if set_id not in self._reflect:
            page = self._reflect[set_id] = ReflectPage(self.cycle_actions, set_id, self._pages)
            page.seeded.connect(self._on_seeded)
            self._pages.addWidget(page)
        return self._reflect[set_id]

    def _on_changed(self, changes: Changes, _by: object) -> None:
        once_let_go(self, partial(self._take_in, changes))

    def _take_in(self, changes: Changes) -> None:
        if self._desk.workspace.closed:
            return
        if changes.kinds <= SAID:
            self._rows = rows_after(self._desk.workspace.read, self._rows, changes)
            self._row = row_of(self._rows, self._row.set_id or self._row.team_id) if self._row is not None else None
            self._teams.show_rows(self._rows, self._row)
            self._show()
        elif changes.touches(*KINDS):
            self.refresh()

    def _on_refused(self) -> None:
        """A list that was turned all the same shows what the file holds."""
        if self.isVisible():
            self.refresh()

    def _on_chosen(self, row: CycleRow) -> None:
        commit_in(self)
        self._row = row
        self._show()

    def _on_tab(self, _at: int) -> None:
        commit_in(self)
        self._show()

    def _on_drafts(self) -> None:
        self._desk.bridge.navigate("drafts")

    def _on_seeded(self, set_id: str) -> None:
        self._desk.bridge.navigate(f"drafts/{set_id}")
        read = self._desk.workspace.read
        self._desk.bridge.say(scored(queries.scoring_model(read, read.get(DraftSet, set_id).cycle), "begun"))

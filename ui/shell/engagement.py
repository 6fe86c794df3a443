"""An open engagement: the rail, the lines around, and the screens, built when first shown. One lives per open file and
goes with it; `MainWindow` makes it. It navigates and reports, and changes nothing itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.shell.coming import Coming
from ui.shell.getting_ready import GettingReady
from ui.shell.lines import Banner, FootLine, HeadLine, WorkshopTabs
from ui.shell.next_check_in import next_check_in
from ui.shell.places import Whereabouts, workshop_address
from ui.shell.plan_b import PlanBKeeper
from ui.shell.rail import Rail
from ui.shell.rail_kept import RailKept, state_of
from ui.shell.regions import Regions
from ui.shell.run_mode import RunMode
from ui.shell.saving import Saving
from ui.shell.screens import Screens
from ui.shell.undo_steps import UndoSteps
from ui.unsent import Unsent
from ui.widgets.dates import full_day
from ui.widgets.spoken import Role, speak_as
from ui.widgets.window_marks import KEEPS_UNSENT, READ_ONLY
from workshop_app.application.changes import Changes
from workshop_app.domain.errors import KnownError
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.workshops import Workshop

if TYPE_CHECKING:
    from ui.plan_b_jobs import PlanBJob

NARROW = 1100  # below this the rail folds, at normal text size
LOW = 420  # pixels of a window, at normal text size: below this a strip of words takes one line


def is_low(window: QWidget) -> bool:
    """Whether the strips above the screens have to give way to them."""
    return window.height() < LOW * theme.text_scale()


class EngagementView(QWidget):
    """Signal: find_requested (Ctrl+K's door in the head line). `saving` tells whether everything is saved, and what to
    do when it is not."""

    find_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, gets_ready: bool = False) -> None:
        state = state_of(desk)  # first: a file that cannot be shown leaves nothing half made behind
        super().__init__(parent)
        self.desk: Final = desk
        self._gets_ready = gets_ready
        self.setProperty(READ_ONLY, desk.workspace.read_only)
        self._unsent = Unsent(desk, self)
        self.setProperty(KEEPS_UNSENT, self._unsent)
        self._rail = Rail(self)
        self._head = HeadLine(desk.workspace.read_only, self)
        self._tabs = WorkshopTabs(self)
        self._banner = Banner(self)
        self.screens: Final = Screens(desk, self)
        self._foot = FootLine(self)
        self._lay_out()
        self.saving: Final = Saving(desk, self, self._banner, self._foot)
        self._unsent.sight_changed.connect(self.saving.look_again_soon)
        self.steps: Final = UndoSteps(self, self._foot)
        self.run_mode: Final = RunMode(self, (self._rail, self._head, self._foot), self._tabs, self.screens)
        self._rail_kept = RailKept(desk, self._rail, self.run_mode, self)
        self.coming: Final = Coming(self)
        self._connect()
        self._rail.show_state(state)
        lines = (self._head, self._tabs, self._banner)
        Regions(self, self._rail, lines, self.screens, self._foot, self.coming)
        self.paper: Final = PlanBKeeper(desk, self)
        self._getting_ready = GettingReady(desk, self, self.screens, self.coming)
        speak_as(self, Role.Pane)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Engagement"))

    @property
    def address(self) -> str:
        """Where the user is."""
        return self.screens.address

    def go(self, address: str) -> None:
        """Show the place with this address; its screen is built when it is shown for the first time."""
        self.coming.drop()
        self.commit_typing()
        self.show_lines(self.screens.show_place(address))

    def go_back(self) -> None:
        """The place before this one."""
        before = self.screens.step_back()
        if before is not None:
            self.go(before)

    def commit_typing(self) -> None:
        """Save what is still being typed."""
        self.saving.commit()
        self.desk.workspace.history.seal()

    def give_up(self) -> PlanBJob | None:
        """The file is let go: nothing is saved by itself any more. Answers what brings the plan B on paper up to date,
        to be done when the file is free."""
        self.saving.give_up()
        return self.paper.finish()

    def show_failure(self, error: KnownError) -> None:
        """A KnownError nobody caught. In the middle of a save it means that this is not saved; else it is only said."""
        if not self.desk.door.note_failure(error):
            self.saving.show_failure(error)

    def fold(self, width: int) -> None:
        """Fold the rail where the window is too narrow for it."""
        self._rail.set_folded(width < NARROW * (1 + (theme.text_scale() - 1) * 0.4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold(event.size().width())
        self._banner.fold(is_low(self.window()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tab()
        if self._gets_ready:
            self._getting_ready.begin()
            self.paper.begin()
            self.coming.in_turns = True

    def _order_tab(self) -> None:
        """Tab goes down the rail, to the head, and into the screen. Qt takes an order only for what stands in a window,
        and the rail makes its lines anew."""
        stops: tuple[QWidget, ...] = (*self._rail.tab_stops, self._head.find_button)
        for first, then in pairwise(stops):
            self.setTabOrder(first, then)

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        for line in (self._head, self._tabs, self._banner):
            right.addWidget(line)
        right.addWidget(self.screens, 1)
        right.addWidget(self._foot)
        outer.addLayout(right, 1)

    def _connect(self) -> None:
        desk = self.desk
        desk.bridge.changed.connect(self._on_changed)
        desk.bridge.navigation_requested.connect(self.coming.visit)
        desk.bridge.said.connect(self._foot.say)
        desk.bridge.moved_inside.connect(self.show_lines)
        desk.bridge.alone_requested.connect(self._rail_kept.set_alone)
        desk.background.busy_changed.connect(self._foot.show_work)
        self._rail.place_requested.connect(self.coming.visit)
        self._rail_kept.drawn.connect(self._order_tab)
        self._rail.removal_requested.connect(self._on_removal_requested)
        self._head.find_requested.connect(self.find_requested)
        self._tabs.tab_requested.connect(self._on_tab_requested)
        self._tabs.address_requested.connect(self.desk.bridge.navigate)
        self._foot.cancel_requested.connect(desk.background.cancel_all)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed, Qt.ConnectionType.UniqueConnection)

    def show_lines(self, where: Whereabouts | None = None) -> None:
        """Tell around the screens where the user is, or is going."""
        where = where or self.screens.where
        if where is None:
            return
        self._rail.choose(where.rail_address)
        self._tabs.setVisible(bool(where.workshop_id) and not self.run_mode.on)
        if where.workshop_id:
            self._tabs.choose(where.place.name)
            today = self.desk.workspace.clock.now().astimezone().date()
            self._tabs.show_check_in(*next_check_in(self.desk.workspace.read, today))
            workshop = self.desk.workspace.read.get(Workshop, where.workshop_id)
            day = full_day(workshop.day) if workshop.day else ""
            self._head.show_place(workshop.title, day)
        else:
            inside = self.screens.inside_words
            self._head.show_place(inside or where.place.words, where.place.words if inside else "")

    def _on_changed(self, changes: Changes, _by: object) -> None:
        self._rail_kept.look_again(at_once=not self.coming.in_turns)
        self.saving.note_saved()
        self.steps.show_next()
        if any(row.kind is not UnsentLine for row in changes.rows):  # words that wait are no answer yet
            self._foot.unsay(self.desk.bridge.refusal)
        where = self.screens.where
        if where is None or not changes.touches(Workshop):
            return
        if where.workshop_id and self.desk.workspace.read.find(Workshop, where.workshop_id) is None:
            self.go("home")
        else:
            self.show_lines(where)

    def _on_removal_requested(self, workshop_id: str) -> None:
        from ui.removing import remove_workshop  # hardly ever wanted: no opening should wait for it

        if not self.desk.workspace.read_only:
            self.commit_typing()
            remove_workshop(self.desk, workshop_id)

    def _on_tab_requested(self, name: str) -> None:
        if self.screens.where is not None:
            self.coming.visit(workshop_address(self.screens.where.workshop_id, name))

    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old):
            self.desk.workspace.history.seal()

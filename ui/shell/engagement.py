"""An open engagement: the rail, the lines around, and the screens, built when first shown. One lives per open file and
goes with it; `MainWindow` makes it. It navigates and reports, and changes nothing itself."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.labels import command_label
from ui.shell.lines import Banner, FootLine, HeadLine, WorkshopTabs
from ui.shell.places import Whereabouts, read_address, workshop_address
from ui.shell.rail import Rail
from ui.shell.rail_state import rail_state
from ui.shell.saving import Saving
from ui.unsent import Unsent
from ui.widgets.dates import full_day
from ui.widgets.fields import KEEPS_UNSENT, READ_ONLY
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.history import History
from workshop_app.application.workspace import HistoryMove
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop

NARROW = 1100  # below this the rail folds, at normal text size
LOW = 420  # pixels of a window, at normal text size: below this a strip of words takes one line
STEPS_KEPT = 50


def is_low(window: QWidget) -> bool:
    """Whether the strips above the screens have to give way to them."""
    return window.height() < LOW * theme.text_scale()


@runtime_checkable
class Panel(Protocol):
    """What every screen offers the shell."""

    def refresh(self) -> None: ...


@runtime_checkable
class AddressedPanel(Protocol):
    """A screen that can open on one thing inside it."""

    def open_address(self, rest: str) -> None: ...


@runtime_checkable
class InsidePanel(Protocol):
    """A screen that tells which thing inside it is shown: the rest of its address."""

    @property
    def inside(self) -> str: ...


class EngagementView(QWidget):
    """Signals: find_requested (Ctrl+K's door in the head line), history_changed (undo and redo words may differ)."""

    find_requested = Signal()
    history_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty(READ_ONLY, desk.workspace.read_only)
        self._unsent = Unsent(desk, self)
        self.setProperty(KEEPS_UNSENT, self._unsent)
        self._panels: dict[str, QWidget] = {}
        self._where: Whereabouts | None = None
        self._trail: list[str] = []
        self._rail = Rail()
        self._head = HeadLine(desk.workspace.read_only)
        self._tabs = WorkshopTabs()
        self._banner = Banner()
        self._stack = QStackedWidget()
        self._foot = FootLine()
        self._lay_out()
        self._saving = Saving(desk, self, self._banner, self._foot)
        self._unsent.sight_changed.connect(self._saving.look_again_soon)
        self._connect()
        self._show_rail()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def address(self) -> str:
        """Where the user is."""
        return self._trail[-1] if self._trail else ""

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def saving(self) -> Saving:
        """Whether everything is saved, and what to do when it is not."""
        return self._saving

    def go(self, address: str) -> None:
        """Show the place with this address; its screen is built when it is shown for the first time."""
        self.commit_typing()
        where = read_address(address)
        if where.workshop_id and self._desk.workspace.read.find(Workshop, where.workshop_id) is None:
            where = read_address("home")
            address = "home"
        self._where = where
        self._trail = [*self._trail[-STEPS_KEPT:], address]
        panel = self._panel(where)
        if where.rest and isinstance(panel, AddressedPanel):
            panel.open_address(where.rest)
        if isinstance(panel, Panel):
            panel.refresh()
        self._stack.setCurrentWidget(panel)
        self._show_lines(where)

    def go_back(self) -> None:
        """The place before this one."""
        if len(self._trail) > 1:
            before = self._trail[-2]
            self._trail = self._trail[:-2]
            self.go(before)

    def enter(self) -> None:
        """Put the keyboard into the screen that is shown, on the first thing that takes it."""
        panel = self._stack.currentWidget()
        if panel is None:
            return
        stop = panel.nextInFocusChain()
        while stop is not None and stop is not panel:
            takes_tab = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_tab and stop.isVisible() and stop.isEnabled() and panel.isAncestorOf(stop):
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return
            stop = stop.nextInFocusChain()

    def commit_typing(self) -> None:
        """Save what is still being typed."""
        self._saving.commit()
        self._desk.workspace.history.seal()

    def undo(self) -> None:
        """Take the last step back, say which, and show where it was."""
        self.commit_typing()
        step = self._desk.workspace.history.next_undo
        then = partial(self._on_step_gone, step, self._in_sight(), self.tr("Undone: {step}"))
        self._desk.door.step(HistoryMove.UNDO, self.tr("Undoing…"), then)

    def redo(self) -> None:
        """Do the last undone step again, say which, and show where it is."""
        self.commit_typing()
        step = self._desk.workspace.history.next_redo
        then = partial(self._on_step_gone, step, self._in_sight(), self.tr("Redone: {step}"))
        self._desk.door.step(HistoryMove.REDO, self.tr("Redoing…"), then)

    def go_on_with(self, history: History) -> None:
        """The file was closed for a moment and is the same as before: so are the steps that can be taken back."""
        self._desk.workspace.inherit(history)
        self._show_history()

    def _on_step_gone(self, step: Command | None, here: str, words: str, changes: Changes | None) -> None:
        self._show_history()
        if step is None or changes is None:
            return
        from ui.shell.change_places import address_of  # knows every kind: a file that is only opened needs none of it

        # A running day keeps its window: it shows what it needs of the change itself.
        address = (
            None if self.window().property("leaving_asks") else address_of(changes, self._desk.workspace.read, here)
        )
        if address is not None:
            self.go(address)
        self._desk.bridge.say(words.format(step=command_label(step)))

    def _in_sight(self) -> str:
        """The address of exactly what is shown, also where the user has moved on inside a screen."""
        where, panel = self._where, self._stack.currentWidget()
        if where is None:
            return ""
        if where.workshop_id:
            return workshop_address(where.workshop_id, where.place.name)
        inside = panel.inside if isinstance(panel, InsidePanel) else ""
        return f"{where.place.name}/{inside}" if inside else where.place.name

    def show_failure(self, error: KnownError) -> None:
        """A KnownError nobody caught. In the middle of a save it means that this is not saved; else it is only said."""
        if not self._desk.door.note_failure(error):
            self._saving.show_failure(error)

    def fold(self, width: int) -> None:
        self._rail.set_folded(width < NARROW * (1 + (theme.text_scale() - 1) * 0.4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold(event.size().width())
        self._banner.fold(is_low(self.window()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tab()

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
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        outer.addLayout(right, 1)

    def _connect(self) -> None:
        desk = self._desk
        desk.bridge.changed.connect(self._on_changed)
        desk.bridge.navigation_requested.connect(self.go)
        desk.bridge.said.connect(self._foot.say)
        desk.background.busy_changed.connect(self._foot.show_work)
        self._rail.place_requested.connect(self.go)
        self._rail.removal_requested.connect(self._on_removal_requested)
        self._head.find_requested.connect(self.find_requested)
        self._tabs.tab_requested.connect(self._on_tab_requested)
        self._foot.undo_requested.connect(self.undo)
        self._foot.cancel_requested.connect(desk.background.cancel_all)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed, Qt.ConnectionType.UniqueConnection)

    def _panel(self, where: Whereabouts) -> QWidget:
        name = where.place.name
        if name not in self._panels:
            panel = where.place.build(self._desk)
            self._panels[name] = panel
            self._stack.addWidget(panel)
        return self._panels[name]

    def _show_lines(self, where: Whereabouts) -> None:
        self._rail.choose(where.rail_address)
        self._tabs.setVisible(bool(where.workshop_id))
        if where.workshop_id:
            self._tabs.choose(where.place.name)
            workshop = self._desk.workspace.read.get(Workshop, where.workshop_id)
            day = full_day(workshop.day) if workshop.day else ""
            self._head.show_place(workshop.title, day)
        else:
            self._head.show_place(where.place.words)

    def _show_rail(self) -> None:
        workspace = self._desk.workspace
        if self._rail.show_state(rail_state(workspace.read, workspace.clock.now().astimezone().date())):
            self._order_tab()

    def _show_history(self) -> None:
        step = self._desk.workspace.history.next_undo
        self._foot.show_undo(command_label(step) if step else "")
        self.history_changed.emit()

    def _on_changed(self, changes: Changes, _by: object) -> None:
        self._show_rail()
        self._saving.note_saved()
        self._show_history()
        where = self._where
        if where is None or not changes.touches(Workshop):
            return
        if where.workshop_id and self._desk.workspace.read.find(Workshop, where.workshop_id) is None:
            self.go("home")
        else:
            self._show_lines(where)

    def _on_removal_requested(self, workshop_id: str) -> None:
        from ui.removing import remove_workshop  # hardly ever wanted: no opening should wait for it

        if not self._desk.workspace.read_only:
            self.commit_typing()
            remove_workshop(self._desk, workshop_id)

    def _on_tab_requested(self, name: str) -> None:
        if self._where is not None:
            self.go(workshop_address(self._where.workshop_id, name))

    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old):
            self._desk.workspace.history.seal()

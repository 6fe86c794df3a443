"""The run screen: the calm page before a day, then the conductor's view while it runs.

Holds the one stage of the running day. Leaving only closes windows: the day lives in its log, and coming back resumes
it. `open_address` is called by the shell with the id of a workshop.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import plan_b_words
from ui.desk import Desk
from ui.run.awake import Awake
from ui.run.bell_care import BellCare
from ui.run.conductor import Conductor
from ui.run.leaving import closing_words
from ui.run.room_check import checks
from ui.run.stage import Stage
from ui.run.start_actions import StartActions
from ui.run.start_page import StartPage
from ui.run.starting import start_view
from ui.widgets.basics import label, settle
from ui.widgets.hurried import HurriedTurns
from workshop_app.application.changes import Changes
from workshop_app.application.fast_clock import FastClock
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import open_runs, start_choices
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

NOTE_ADDRESS = "rehearse/note"
LOOK_AGAIN_MS = 5_000  # how often the page before a day looks at the time and the screens


class RunPanel(QWidget):
    """One workshop's live day."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop_id = ""
        self._just_read = False  # by its address, a moment before it is shown
        self._stage: Stage | None = None
        self._conductor: Conductor | None = None
        self._turns = HurriedTurns(self)
        self._awake = Awake(desk.background, self)
        self._bell = BellCare(desk, self)
        self.starting = StartActions(desk, self)
        self._nothing = label(self.tr("Plan a workshop first; its day is run from here."), "quiet")
        self._nothing.setContentsMargins(24, 24, 24, 24)
        self._pages = QStackedWidget(self)
        self._start = StartPage(self._pages)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_AGAIN_MS)
        self._connect()

    @property
    def conductor(self) -> Conductor | None:
        """The conductor's view while a day runs here."""
        self._turns.finish()
        return self._conductor

    @property
    def stage(self) -> Stage | None:
        return self._stage

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._desk.door.outcome_changed.connect(self._say_before_closing)
        self._start.start_requested.connect(self.starting.start)
        self._start.late_start_requested.connect(self.starting.start_late)
        self._start.began_requested.connect(self.starting.has_begun)
        self._start.rehearsal_requested.connect(self.starting.rehearse)
        self._start.tab_requested.connect(self._on_tab)
        self._start.note_requested.connect(partial(self._desk.bridge.navigate, NOTE_ADDRESS))
        self._start.resume_requested.connect(self.starting.resume)
        self._start.bell_tested.connect(self._bell.test)
        self.starting.begun.connect(self._begin)
        self._bell.changed.connect(self._show_checks)
        self._look.timeout.connect(self.refresh)
        sleepy = self.tr("This computer’s screen may go dark: set it to stay on.")
        self._awake.refused.connect(partial(self._desk.bridge.say, sentence=sleepy))
        self.destroyed.connect(self._bell.bell.close)

    def open_address(self, rest: str) -> None:
        """Show this workshop. The day of another one that still runs stays in its log."""
        if self._stage is not None and rest != self._stage.session.workshop_id:
            self._close_stage()
        self._workshop_id = self.starting.workshop_id = rest
        self.refresh()
        self._just_read = not self.isVisible()

    def refresh(self) -> None:
        """Show the page before the day as things stand now; a running day keeps itself up to date."""
        if self._conductor is not None:
            self._turns.finish()
            self._pages.setCurrentWidget(self._conductor)
            return
        reader = self._desk.workspace.read
        if reader.find(Workshop, self._workshop_id) is None or reader.find(WorkshopAgenda, self._workshop_id) is None:
            self._pages.setCurrentWidget(self._nothing)
            return
        now = self._desk.workspace.clock.now()
        unfinished = [each for each in open_runs(reader, self._workshop_id) if not each.run.rehearsal]
        choices = start_choices(reader, self._workshop_id, now)
        self._start.show_view(start_view(reader, self._workshop_id, choices, unfinished[-1] if unfinished else None))
        self._show_checks()
        self._pages.setCurrentWidget(self._start)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()
        self._desk.bridge.stand_alone(self._conductor is not None)
        if not self._just_read:
            self.refresh()
        self._just_read = False
        self._bell.make_ready()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()
        if not event.spontaneous():  # a window that is made small comes back as it was
            self._desk.bridge.stand_alone(False)
        if self._stage is None:  # give the sound device back while no day runs
            self._bell.close()

    def _show_checks(self) -> None:
        workspace = self._desk.workspace
        paper = plan_b_words.of_workshop(self._desk.bridge.paper, self._workshop_id, workspace.clock.now())
        self._start.show_checks(checks(self._bell.known, workspace.path, workspace.read_only, paper))

    def _on_tab(self, tab: str) -> None:
        self._desk.bridge.navigate(f"workshops/{self._workshop_id}/{tab}")

    def _begin(self, session: RunSession, fast: FastClock | None) -> None:
        self._stage = Stage(self._desk, session, self._bell.bell, self, fast)
        self._conductor = Conductor(self._desk, self._stage, self._pages)
        self._conductor.left.connect(self._on_left)
        self._pages.addWidget(self._conductor)
        self._stage.tick()
        self._say_before_closing()
        self._turns.begin_in(self.window().windowHandle() if self.isVisible() else None, (self._show_begun,))

    def _show_begun(self) -> None:
        """In a turn after the one that wrote down the beginning; at once for a hand that is quicker than that."""
        conductor = self._conductor
        if conductor is None:
            return
        if self.isVisible():
            self._show_alone(conductor)
        self._pages.setCurrentWidget(conductor)
        conductor.setFocus()
        self._bell.make_ready()
        conductor.rest.add(self._awake.hold)
        conductor.rest.add(self._open_room)

    def _open_room(self) -> None:
        """On the screen it filled last time, unless somebody was quicker. It must not keep the keys."""
        conductor = self._conductor
        if conductor is not None and not conductor.place.is_open and conductor.place.open_remembered():
            self.window().activateWindow()
            conductor.setFocus()

    def _show_alone(self, conductor: Conductor) -> None:
        """The window first, then what fills it: laid out once, in its last size."""
        self._pages.hide()
        self._desk.bridge.stand_alone(True)
        settle(self)
        self._pages.setCurrentWidget(conductor)
        self._pages.show()

    def _say_before_closing(self) -> None:
        """What the window asks before it closes: while the file takes nothing, the log does not go on in it."""
        if self._stage is not None and not self._stage.session.rehearsal:
            self.window().setProperty("leaving_asks", closing_words(self._desk.door.trouble))

    def _on_left(self) -> None:
        self._close_stage()
        self.refresh()
        self._start.stand_on_what_goes_on()

    def _close_stage(self) -> None:
        if self._stage is None or self._conductor is None:
            return
        self._turns.drop()
        self._awake.release()
        self._desk.bridge.stand_alone(False)
        self.window().setProperty("leaving_asks", "")
        self._stage.close()
        self._conductor.close_run()
        self._pages.removeWidget(self._conductor)
        self._conductor.deleteLater()
        self._stage.deleteLater()
        self._stage = self._conductor = None

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if self._stage is not None and self._desk.workspace.read.find(WorkshopAgenda, self._workshop_id) is None:
            self._close_stage()  # somebody undid the workshop itself
        if (
            self._conductor is None and self.isVisible() and by is not self.starting
        ):  # the day comes instead of the page
            self.refresh()

"""Behind both windows of a running day: holds the session, keeps the second, rings, and hands each picture on.

The panel makes one when a day starts, is resumed or rehearsed, and closes it when the facilitator leaves. Windows
listen to `pictured` and draw; they tell the stage what was requested and never touch the session. A lost tick loses
nothing: each one asks for a new picture. Nothing is stored here.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.bell import Bell
from ui.desk import Desk
from ui.run import run_words as words
from ui.run.display import Display
from ui.run.ringing import LATEST, Ringer
from ui.run.timing import until_next_second
from ui.run.views import RunViews
from workshop_app.application.changes import Changes
from workshop_app.application.fast_clock import FastClock
from workshop_app.application.rehearsal_seats import DaySeats
from workshop_app.application.run_session import ClockGap, RunSession
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.run import (
    Advance,
    Command,
    GapChoice,
    RunEvent,
    RunPicture,
    RunStatus,
    StartedEarlier,
    moment_to_advance,
    next_step_forgotten,
)
from workshop_app.domain.workshops import Attendance, GroupPlan, WorkshopAgenda

SHORTEST_TICK = 100  # ms between two looks in a fast rehearsal


class Stage(QObject):
    """Signals:
    pictured: the RunPicture of this second, for every window.
    gap_changed: the Gap that waits for an answer, or None.
    spoken: what a screen reader should hear now.
    said: a quiet sentence (a refusal, a clock that went back).
    """

    pictured = Signal(object)
    gap_changed = Signal(object)
    spoken = Signal(str)
    said = Signal(str)

    def __init__(
        self, desk: Desk, session: RunSession, bell: Bell, parent: QObject | None = None, fast: FastClock | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.session = session
        self.fast = fast
        self.display = Display(session.rehearsal, self._show)
        self.display.speed = self.speed
        self._ringer = Ringer(bell, desk.workspace.clock)
        self._gap: ClockGap | None = None
        self.views = RunViews(session, self.display)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.tick)
        desk.bridge.changed.connect(self._on_changed)
        self.display.read(desk.workspace.read, session.workshop_id)

    @property
    def picture(self) -> RunPicture:
        """The latest picture."""
        return self.views.picture

    @property
    def speed(self) -> float:
        return 1.0 if self.fast is None else self.fast.speed

    def close(self) -> None:
        """Stop keeping the second; the run goes on in its log."""
        self._tick.stop()
        self._desk.bridge.changed.disconnect(self._on_changed)

    def tick(self) -> None:
        """Look at the clocks, ring what fell due, show the moment, and come back on the next whole second."""
        self._watch()
        before, self.views.picture = self.picture, self.session.picture()
        self._ringer.ring(before, self.picture, self.speed)
        seconds = self._ringer.to_announce(before, self.picture, self.speed)
        if seconds is not None:
            view = self.views.conductor()
            self.spoken.emit(words.time_left(seconds, view.title if view.digits.of_phase else ""))
        if next_step_forgotten(before, self.picture, LATEST * self.speed):
            self.spoken.emit(words.has_it_begun(self.views.conductor().next_title))
        if not self._advance():
            self._show()
        self._wait()

    def do(self, request: Command) -> bool:
        """Apply a request and show the result at once; a refusal is said, not raised."""
        if self._desk.door.through(partial(self.session.apply, request, self), refuse=self._refuse) is None:
            return False
        self._after_change()
        return True

    def set_speed(self, speed: float) -> None:
        """Of a rehearsal."""
        if self.fast is not None:
            self.fast.set_speed(speed)
            self.display.speed = speed
            self.tick()

    def started_earlier(self, request: StartedEarlier) -> bool:
        """`request` has a time of the computer's clock; the run's own time line may differ from it."""
        if request.at is not None:
            request = StartedEarlier(request.at + self.picture.clock_shift)
        return self.do(request)

    def seat_in_rehearsal(self, seats: DaySeats) -> None:
        """Who is there and sits where from now on, until the rehearsal is left; the file knows nothing of it."""
        self.display.seat_in_rehearsal(seats)
        self._after_change()

    def settle(self, choice: GapChoice) -> None:
        """Answer the gap that waits."""
        if self._desk.door.through(partial(self.session.settle, choice, self), refuse=self._refuse) is not None:
            self._after_change()

    def _refuse(self, error: KnownError) -> None:
        self.said.emit(words.refusal(error))

    def _watch(self) -> None:
        try:
            noticed = self.session.watch()
        except KnownError:  # the file does not take it: the door goes on in memory
            noticed = self._desk.door.through(self.session.watch, refuse=self._refuse)
        if noticed is not None:
            self.said.emit(words.clock_went_back(noticed.seconds))

    def _advance(self) -> bool:
        """Go on by itself where that is wanted and the moment has just come; True when it did."""
        gap = self.session.gap
        if not self.display.automatic(self.picture.step) or (gap is not None and not gap.passed):
            return False  # a countdown that waits for an answer does not go on by itself
        now = self.session.now()
        moment = moment_to_advance(self.session.state, now)
        patience = Advance().patience * self.speed
        return moment is not None and timedelta(0) <= now - moment <= patience and self.do(Advance(patience))

    def _after_change(self) -> None:
        self.views.picture = self.session.picture()
        self._show()
        self._wait()

    def _wait(self) -> None:
        if self.picture.status not in (RunStatus.RUNNING, RunStatus.PAUSED):
            self._tick.stop()
            return
        wait = until_next_second(self.picture)
        self._tick.start(wait if self.speed == 1 else max(SHORTEST_TICK, round(wait / self.speed)))

    def _show(self) -> None:
        if self.session.gap != self._gap:
            self._gap = self.session.gap
            self.gap_changed.emit(self._gap)
        self.pictured.emit(self.picture)

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if by is self:
            return
        if changes.touches(RunEvent, WorkshopAgenda):
            self.session.reload()
        if changes.touches(GroupPlan, Attendance, Person, Commitment):
            self.display.read(self._desk.workspace.read, self.session.workshop_id)
        if changes.touches(RunEvent, WorkshopAgenda, GroupPlan, Attendance, Person, Commitment):
            self._after_change()

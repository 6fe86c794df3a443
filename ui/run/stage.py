"""Behind both windows of a running day: holds the session, keeps the second, rings, and hands each picture on.

The panel makes one when a day starts or is resumed, and closes it when the facilitator leaves. Windows listen to
`pictured` and draw; they tell the stage what was wished and never touch the session. A lost tick loses nothing: each
one asks for a new picture. Nothing is stored here.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.bell import Bell, Sound
from ui.desk import Desk
from ui.run import words
from ui.run.view_state import ConductorView, Material, RoomView, conductor_view, room_view, until_next_second
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.run_session import Gap, RunSession
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.run import (
    Command,
    Cue,
    GapChoice,
    Offer,
    Pause,
    Resume,
    RunEvent,
    RunPicture,
    RunStatus,
    StartedEarlier,
    cues,
    offers,
    seconds_to_announce,
)
from workshop_app.domain.workshops import GroupPlan, WorkshopAgenda

SOUNDS = {Cue.END: Sound.BELL, Cue.PHASE: Sound.BELL, Cue.WARNING: Sound.TICK, Cue.LAST_CALL: Sound.TICK}


class Stage(QObject):
    """Signals:
    pictured: the RunPicture of this second, for every window.
    gap_changed: the Gap that waits for an answer, or None.
    spoken: what a screen reader should hear now.
    said: a quiet sentence (a refusal, a clock that went back).
    black_changed: whether the room's window shows nothing.
    """

    pictured = Signal(object)
    gap_changed = Signal(object)
    spoken = Signal(str)
    said = Signal(str)
    black_changed = Signal(bool)

    def __init__(self, desk: Desk, session: RunSession, bell: Bell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bell = bell
        self.session = session
        self.black = False
        self._gap: Gap | None = None
        self._material = Material()
        self._picture = session.picture()
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.tick)
        desk.bridge.changed.connect(self._on_changed)
        self._read_material()

    @property
    def picture(self) -> RunPicture:
        """The latest picture; both windows draw this one, so they agree to the millisecond."""
        return self._picture

    def begin(self) -> None:
        """Start keeping the second."""
        self.tick()

    def close(self) -> None:
        """Stop keeping the second; the run goes on in its log."""
        self._tick.stop()
        self._desk.bridge.changed.disconnect(self._on_changed)

    def room_view(self, per_page: int) -> RoomView:
        return room_view(self._picture, self._material, per_page)

    def conductor_view(self) -> ConductorView:
        return conductor_view(self._picture, self._material)

    def offers(self) -> tuple[Offer, ...]:
        """Ways to win time back."""
        return offers(self.session.state, self._picture.now)

    def tick(self) -> None:
        """Look at the clocks, ring what fell due, show the moment, and come back on the next whole second."""
        self._watch()
        before, self._picture = self._picture, self.session.picture()
        self._ring(before)
        self._show()
        if self._picture.status in (RunStatus.RUNNING, RunStatus.PAUSED):
            self._tick.start(until_next_second(self._picture))

    def do(self, wish: Command) -> bool:
        """Apply a wish and show the result at once; a refusal is said, not raised."""
        try:
            self.session.apply(wish, self)
        except KnownError as error:
            self.said.emit(words.refusal(error))
            return False
        self._after_change()
        return True

    def toggle_pause(self) -> None:
        self.do(Resume() if self._picture.status is RunStatus.PAUSED else Pause())

    def toggle_black(self) -> None:
        self.black = not self.black
        self.black_changed.emit(self.black)

    def started_earlier(self, wish: StartedEarlier) -> bool:
        """`wish` has a time of the computer's clock; the run's own time line may differ from it."""
        if wish.at is not None:
            wish = StartedEarlier(wish.at + self._picture.clock_shift)
        return self.do(wish)

    def settle(self, choice: GapChoice) -> None:
        """Answer the gap that waits."""
        try:
            self.session.settle(choice, self)
        except KnownError as error:
            self.said.emit(words.refusal(error))
            return
        self._after_change()

    def _watch(self) -> None:
        try:
            noticed = self.session.watch()
        except KnownError as error:  # the disk is full: the clock goes on all the same
            self.said.emit(words.refusal(error))
            return
        if noticed is not None:
            self.said.emit(words.clock_went_back(noticed.seconds))

    def _after_change(self) -> None:
        self._read_material()
        self._picture = self.session.picture()
        self._show()
        if self._picture.status is RunStatus.FINISHED:
            self._tick.stop()
        else:
            self._tick.start(until_next_second(self._picture))

    def _show(self) -> None:
        if self.session.gap != self._gap:
            self._gap = self.session.gap
            self.gap_changed.emit(self._gap)
        self.pictured.emit(self._picture)

    def _ring(self, before: RunPicture) -> None:
        for cue in cues(before, self._picture):
            self._bell.ring(SOUNDS[cue])
        seconds = seconds_to_announce(before, self._picture)
        if seconds is not None:
            self.spoken.emit(words.time_left(seconds))

    def _read_material(self) -> None:
        reader = self._desk.workspace.read
        self._material = Material(
            groups=queries.groups(reader, self.session.workshop_id),
            names={person.id: person.name for person in queries.people(reader)},
            notes=self.session.state.notes,
        )

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if by is self:
            return
        if changes.touches(RunEvent, WorkshopAgenda):
            self.session.reload()
        if changes.touches(RunEvent, WorkshopAgenda, GroupPlan, Person):
            self._after_change()

"""One workshop day being run: keeps the two clocks apart, applies the facilitator's requests, gives pictures.

The screen calls `picture()` as often as it likes and `watch()` about once a second; nothing is stored by either unless
a clock went wrong. What comes before a session (what to resume, how to begin) is in `run_starts`; the time line of the
run in `run_clock`.

What the run screen uses of it (kept stable):
    RunSession(workspace, workshop_id, rehearsal=False, clock=None)    a rehearsal brings a `FastClock` of its own
    start(choice.start), apply(command), settle(choice)          the requests; refusals raise KnownError
    picture(), now(), wall(), state, gap, gaps, damages, run     the reading side
    watch() about once a second; reload() when somebody else changed the log or the agenda
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from agendas.model import Agenda
from workshop_app.application import heartbeat
from workshop_app.application.changes import Changes
from workshop_app.application.commands.runs import LogRun
from workshop_app.application.ports import Clock
from workshop_app.application.run_clock import ClockLook, RunClock
from workshop_app.application.run_starts import open_runs
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.run import (
    Command,
    GapChoice,
    LogDamage,
    Run,
    RunEvent,
    RunPicture,
    RunState,
    SettleGap,
    Start,
    event_of,
    evolve,
    picture,
    recover,
)
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

TOLERANCE = 2.0  # seconds the two clocks may disagree between two looks
LONGEST_LOOK = 60.0  # seconds between two looks after which the machine must have stood still
OUTAGE = 30.0  # seconds nobody kept the run before it is asked whether they count


class ClockGap(Struct, frozen=True):
    """A stretch nobody watched. With `passed` both clocks moved through it (the machine slept, its clocks did not) and
    it counts until settled; without, only the wall clock did, and the countdown stands where it was. An `outage` is one
    in which the app was not there: left, crashed, or without power."""

    since: datetime
    seconds: float
    passed: bool = False
    outage: bool = False

    @property
    def choices(self) -> tuple[GapChoice, ...]:
        if self.passed:
            return (GapChoice.COUNT, GapChoice.PAUSE)
        return (GapChoice.COUNT, GapChoice.PAUSE, GapChoice.CLOCK)

    def skips(self, choice: GapChoice) -> bool:
        """Whether the run's time jumps over the gap once it is settled like this."""
        return not self.passed and choice is not GapChoice.CLOCK


class RunSession:
    """The live day of one workshop. An unfinished run of it is resumed at once: its time has gone on by the wall. A
    rehearsal always begins anew, and may bring a clock of its own. The state is kept folded; the log is read again only
    by `reload`, or when it turns out that somebody else has written to it."""

    def __init__(
        self, workspace: Workspace, workshop_id: str, *, rehearsal: bool = False, clock: Clock | None = None
    ) -> None:
        self._workspace = workspace
        self._clock = clock or workspace.clock
        self.rehearsal = rehearsal
        self.workshop_id = workshop_id
        self.gaps: tuple[ClockGap, ...] = ()
        self._time = RunClock(self._clock)
        self._run: Run | None = None
        self._state = RunState(self.agenda)
        self._rows = 0
        self._beat = 0.0
        self.damages: tuple[LogDamage, ...] = ()
        unfinished = () if rehearsal else open_runs(workspace.read, workshop_id)
        if unfinished:
            self._run = unfinished[-1].run
            self.reload()
        self._time.lay(self._state)
        self._ask_about_outage()

    @property
    def workshop(self) -> Workshop:
        return self._workspace.read.get(Workshop, self.workshop_id)

    @property
    def agenda(self) -> Agenda:
        """The agenda as stored now; the state keeps the one it was replayed with."""
        return self._workspace.read.get(WorkshopAgenda, self.workshop_id).agenda

    @property
    def run(self) -> Run | None:
        return self._run

    @property
    def state(self) -> RunState:
        return self._state

    @property
    def gap(self) -> ClockGap | None:
        """The oldest gap that nobody has settled."""
        return self.gaps[0] if self.gaps else None

    def now(self) -> datetime:
        """The moment on the run's own time line."""
        return self._time.now()

    def wall(self) -> datetime:
        """What the computer's clock shows, right or wrong."""
        return self._time.wall()

    def picture(self) -> RunPicture:
        return picture(self._state, self.now(), self.wall())

    def start(self, choice: Start, by: object | None = None) -> Changes:
        """Begin a new run. Refused while one is running."""
        if self._state.running:
            raise KnownError(ErrorCode.RUN_NOT_POSSIBLE, command="Start", reason="already_started")
        if not self.rehearsal and self.workshop.status is WorkshopStatus.FINISHED:
            raise KnownError(ErrorCode.RUN_NOT_POSSIBLE, command="Start", reason="workshop_over")
        self._run = Run(new_id(), self.workshop_id, self._clock.now(), self.rehearsal)
        self._state = RunState(self.agenda)
        self._rows = 0
        self.gaps = ()
        self._time.lay(self._state)
        try:
            return self.apply(choice, by)
        except KnownError:
            self._run = None
            raise

    def apply(self, request: Command, by: object | None = None) -> Changes:
        """One request, one transaction."""
        return self._apply(request, self.now(), by)

    def watch(self) -> ClockGap | None:
        """Compare the two clocks since the last look. A wall clock set back is written down at once, because nothing
        else explains it, and returned so that somebody can say so; other gaps wait in `gaps` to be settled. When it
        could not be written down (KnownError) the next look finds it again."""
        look = self._time.look()
        if not self._state.running or self.rehearsal:
            return None
        if self._run is not None and look.monotonic - self._beat >= heartbeat.EVERY:
            self._beat = look.monotonic
            heartbeat.beat(self._run.id, self.now())
        if abs(look.jumped) > TOLERANCE:
            return self._jumped(look)
        if look.passed > LONGEST_LOOK and not self._state.paused:
            self.gaps = (*self.gaps, ClockGap(look.since, look.passed, passed=True))
        return None

    def settle(self, choice: GapChoice, by: object | None = None) -> bool:
        """Answer the oldest gap; False when there is none."""
        gap = self.gap
        if gap is None:
            return False
        if choice not in gap.choices:
            raise ValueError(f"{choice} does not explain this gap")
        skipped = timedelta(seconds=gap.seconds) if gap.skips(choice) else timedelta(0)
        request = SettleGap(gap.since, gap.seconds, choice, gap.passed)
        self._apply(request, self.now() + skipped, by)
        self._time.skip(skipped)
        self.gaps = self.gaps[1:]
        return True

    def reload(self) -> None:
        """Read the log and the agenda again: another window, or an edit of the plan, may have changed them."""
        if self._run is None:
            self._state = RunState(self.agenda)
            return
        rows = self._workspace.read.all(RunEvent, run_id=self._run.id)
        self._rows = len(rows)
        self._state, self.damages = recover(self.agenda, self._run, rows)
        # Numbers without gaps are what makes counting the rows enough to know that nobody else wrote any.
        if self._rows != max((row.number for row in rows), default=0):
            self._rows = -1

    def _jumped(self, look: ClockLook) -> ClockGap | None:
        known = self.gaps
        waiting = next((gap for gap in self.gaps if not gap.passed), None)
        others = tuple(gap for gap in self.gaps if gap.passed)
        total = look.jumped + (0.0 if waiting is None else waiting.seconds)
        gap = ClockGap(look.since if waiting is None else waiting.since, total)
        if total > TOLERANCE:
            self.gaps = (*others, gap)
            return None
        self.gaps = others
        if total >= -TOLERANCE:  # there and back again
            return None
        try:
            self._apply(SettleGap(gap.since, total, GapChoice.CLOCK), self.now(), None)
        except KnownError:
            self._time.forget(look)
            self.gaps = known
            raise
        return gap

    def _apply(self, request: Command, at: datetime, by: object | None) -> Changes:
        if self._run is None:
            raise KnownError(ErrorCode.RUN_NOT_POSSIBLE, command=type(request).__name__, reason="not_started")
        known, rows = self._state, self._rows
        changes = self._workspace.apply(LogRun(self._run, request, at, known, rows), by)
        written = [row.after for row in changes.rows if isinstance(row.after, RunEvent)]
        if self._state is known and written and written[0].number == rows + 1:
            for row in written:
                self._state = evolve(self._state, event_of(row))
            self._rows += len(written)
        else:
            self.reload()
        if self._state.finished_at is not None:
            heartbeat.forget(self._run.id)
        return changes

    def _ask_about_outage(self) -> None:
        """A resumed run went on by the wall while nobody kept it. That counts, until somebody says otherwise."""
        if self._run is None or not self._state.running or self._state.paused or self._state.last_at is None:
            return
        seen = heartbeat.last_beat(self._run.id) or self._state.last_at
        since = min(self.now(), max(seen, self._state.last_at))
        seconds = (self.now() - since).total_seconds()
        if seconds >= OUTAGE:
            self.gaps = (ClockGap(since, seconds, passed=True, outage=True),)

"""One workshop day being run: keeps the two clocks apart, applies the facilitator's wishes, gives pictures.

The screen calls `picture()` as often as it likes and `watch()` about once a second; nothing is stored by either unless
a clock went wrong. Time inside a run comes from the monotonic clock, laid over the wall clock at the moment the run was
started or resumed, so that setting the computer's clock never moves the countdown.

What the run screen uses of it (kept stable):
    open_runs, planned_start, day_to_run     before a session: what to resume (never a rehearsal), what comes next
    start_choices, late_choices              how to begin: by the plan, as from now; late: shift, squeeze, keep the end
    RunSession(workspace, workshop_id, rehearsal=False, clock=None)    a rehearsal brings a `FastClock` of its own
    start(choice.start), apply(command), settle(choice)          the wishes; refusals raise KnownError
    picture(), now(), wall(), state, gap, gaps, damages, run     the reading side
    watch() about once a second; reload() when somebody else changed the log or the agenda
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from math import ceil

from agendas import late_start
from agendas.edits import Change
from agendas.late_start import LateStart
from agendas.model import Agenda
from agendas.schedule import day_start
from workshop_app.application import heartbeat, queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.runs import LogRun
from workshop_app.application.ports import Clock, Reader
from workshop_app.application.workspace import Workspace
from workshop_app.domain.cycles import plausible
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.run import (
    Command,
    Damage,
    GapChoice,
    Run,
    RunEvent,
    RunPicture,
    RunState,
    SettleGap,
    Start,
    as_given,
    decide,
    event_of,
    evolve,
    is_near,
    local_instant,
    local_minute,
    picture,
    recover,
    replay,
)
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

TOLERANCE = 2.0  # seconds the two clocks may disagree between two looks
LONGEST_LOOK = 60.0  # seconds between two looks after which the machine must have stood still
OUTAGE = 30.0  # seconds nobody kept the run before it is asked whether they count


@dataclass(frozen=True, slots=True)
class Gap:
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


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run that was never finished: the app was closed or the power went."""

    run: Run
    last_at: datetime


@dataclass(frozen=True, slots=True)
class StartChoice:
    """A way to begin: by the plan (`late` after its start, below zero before it), or as from now."""

    start: Start
    by_plan: bool
    late: timedelta


@dataclass(frozen=True, slots=True)
class LateChoice:
    """A way to begin late. `changes` are the lengths it costs, `ends` is when the day is over then, and
    `missing_minutes` by how much that misses its planned end (0: it holds). Starting with `start` is all it takes; the
    changes can be taken back like those of any offer."""

    kind: LateStart
    start: Start
    changes: tuple[Change, ...]
    ends: datetime
    missing_minutes: int


def open_runs(reader: Reader, workshop_id: str = "") -> tuple[OpenRun, ...]:
    """Unfinished runs of one workshop or of all, oldest first; a rehearsal that was left is nobody's day."""
    return tuple(
        OpenRun(run, max((row.at for row in reader.all(RunEvent, run_id=run.id)), default=run.started_at))
        for run in queries.unfinished_runs(reader, workshop_id)
    )


def day_to_run(reader: Reader, workshop_id: str, agenda: Agenda) -> int:
    """The day of the agenda that comes next: the one after the last finished day, at most the last day."""
    finished = [0]
    unfinished = queries.unfinished_runs(reader, workshop_id)
    for run in reader.all(Run, workshop_id=workshop_id, rehearsal=False):
        if run not in unfinished:
            state, _ = recover(agenda, run, reader.all(RunEvent, run_id=run.id))
            finished.append(0 if state.plan is None else state.plan.day)
    return min(max(finished) + 1, max((step.day for step in agenda.steps), default=1))


def planned_start(reader: Reader, workshop_id: str, now: datetime, zone: tzinfo | None = None) -> datetime:
    """When the day to run is planned to begin. A workshop without a day is planned for today, and so is every day
    after the first: nobody wrote down on which date it takes place."""
    agenda, workshop = reader.get(WorkshopAgenda, workshop_id).agenda, reader.get(Workshop, workshop_id)
    day = day_to_run(reader, workshop_id, agenda)
    dated = day == 1 and plausible(workshop.day)
    date = workshop.day if workshop.day and dated else now.astimezone(zone).date()
    return local_instant(date, _start_minute(agenda, workshop, day), zone)


def start_choices(
    reader: Reader, workshop_id: str, now: datetime, zone: tzinfo | None = None
) -> tuple[StartChoice, ...]:
    """The sensible ways to begin now: by the plan while its start is near, and as from this minute."""
    agenda, workshop = reader.get(WorkshopAgenda, workshop_id).agenda, reader.get(Workshop, workshop_id)
    day = day_to_run(reader, workshop_id, agenda)
    planned = planned_start(reader, workshop_id, now, zone)
    near = is_near(planned, now)
    this_minute = now.replace(second=0, microsecond=0)
    as_from_now = StartChoice(Start(this_minute, local_minute(now, zone), day, keep_pins=near), False, now - planned)
    by_plan = StartChoice(Start(planned, _start_minute(agenda, workshop, day), day), True, now - planned)
    return (by_plan, as_from_now) if near else (as_from_now,)


def late_choices(reader: Reader, workshop_id: str, now: datetime, zone: tzinfo | None = None) -> tuple[LateChoice, ...]:
    """Shift the day, squeeze it, or keep its end by few changes; empty unless it begins at least a minute late."""
    starts = {choice.by_plan: choice for choice in start_choices(reader, workshop_id, now, zone)}
    if True not in starts or starts[True].late < timedelta(minutes=1):
        return ()
    agenda, by_plan = as_given(reader.get(WorkshopAgenda, workshop_id).agenda), starts[True].start
    late = ceil(starts[True].late / timedelta(minutes=1))
    minute = (by_plan.start_minute,) * by_plan.day
    found = []
    for choice in late_start.choices(agenda, late, day=by_plan.day, starts=minute):
        lengths = tuple((change.step_id, change.becomes - change.was) for change in choice.changes)
        start = starts[False].start if choice.kind is LateStart.SHIFT else replace(by_plan, changes=lengths)
        ends = _would_end(agenda, start, now)
        found.append(LateChoice(choice.kind, start, choice.changes, ends, choice.missing_minutes))
    return tuple(found)


def _would_end(agenda: Agenda, start: Start, now: datetime) -> datetime:
    state = replay(agenda, decide(RunState(agenda), start, now))
    return picture(state, now).projected_end or now


def _start_minute(agenda: Agenda, workshop: Workshop, day: int) -> int:
    return workshop.start if day == 1 else day_start(agenda, day)


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
        self.gaps: tuple[Gap, ...] = ()
        self._base = self._seen_wall = self._clock.now()
        self._monotonic_base = self._seen_monotonic = self._clock.monotonic()
        self._run: Run | None = None
        self._state = RunState(self.agenda)
        self._rows = 0
        self._beat = 0.0
        self.damages: tuple[Damage, ...] = ()
        unfinished = () if rehearsal else open_runs(workspace.read, workshop_id)
        if unfinished:
            self._run = unfinished[-1].run
            self.reload()
        self._lay_clocks()
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
    def gap(self) -> Gap | None:
        """The oldest gap that nobody has settled."""
        return self.gaps[0] if self.gaps else None

    def now(self) -> datetime:
        """The moment on the run's own time line."""
        return self._base + timedelta(seconds=self._clock.monotonic() - self._monotonic_base)

    def wall(self) -> datetime:
        """What the computer's clock shows, right or wrong."""
        return self._clock.now()

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
        self._lay_clocks()
        try:
            return self.apply(choice, by)
        except KnownError:
            self._run = None
            raise

    def apply(self, wish: Command, by: object | None = None) -> Changes:
        """One wish, one transaction."""
        return self._apply(wish, self.now(), by)

    def watch(self) -> Gap | None:
        """Compare the two clocks since the last look. A wall clock set back is written down at once, because nothing
        else explains it, and returned so that somebody can say so; other gaps wait in `gaps` to be settled. When it
        could not be written down (KnownError) the next look finds it again."""
        wall, monotonic = self._clock.now(), self._clock.monotonic()
        passed = monotonic - self._seen_monotonic
        jump = (wall - self._seen_wall).total_seconds() - passed
        before = self.now() - timedelta(seconds=passed)
        last = self._seen_wall, self._seen_monotonic
        self._seen_wall, self._seen_monotonic = wall, monotonic
        if not self._state.running or self.rehearsal:
            return None
        if self._run is not None and monotonic - self._beat >= heartbeat.EVERY:
            self._beat = monotonic
            heartbeat.beat(self._run.id, self.now())
        if abs(jump) > TOLERANCE:
            return self._jumped(before, jump, last)
        if passed > LONGEST_LOOK and not self._state.paused:
            self.gaps = (*self.gaps, Gap(before, passed, passed=True))
        return None

    def settle(self, choice: GapChoice, by: object | None = None) -> bool:
        """Answer the oldest gap; False when there is none."""
        gap = self.gap
        if gap is None:
            return False
        if choice not in gap.choices:
            raise ValueError(f"{choice} does not explain this gap")
        skipped = timedelta(seconds=gap.seconds) if self._skips(gap, choice) else timedelta(0)
        wish = SettleGap(gap.since, gap.seconds, choice, gap.passed)
        self._apply(wish, self.now() + skipped, by)
        self._base += skipped
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

    def _skips(self, gap: Gap, choice: GapChoice) -> bool:
        """Whether the run's time jumps over the gap once it is settled."""
        return not gap.passed and choice is not GapChoice.CLOCK

    def _jumped(self, since: datetime, seconds: float, last: tuple[datetime, float]) -> Gap | None:
        known = self.gaps
        waiting = next((gap for gap in self.gaps if not gap.passed), None)
        others = tuple(gap for gap in self.gaps if gap.passed)
        total = seconds + (0.0 if waiting is None else waiting.seconds)
        gap = Gap(since if waiting is None else waiting.since, total)
        if total > TOLERANCE:
            self.gaps = (*others, gap)
            return None
        self.gaps = others
        if total >= -TOLERANCE:  # there and back again
            return None
        try:
            self._apply(SettleGap(gap.since, total, GapChoice.CLOCK), self.now(), None)
        except KnownError:
            (self._seen_wall, self._seen_monotonic), self.gaps = last, known
            raise
        return gap

    def _apply(self, wish: Command, at: datetime, by: object | None) -> Changes:
        if self._run is None:
            raise KnownError(ErrorCode.RUN_NOT_POSSIBLE, command=type(wish).__name__, reason="not_started")
        known, rows = self._state, self._rows
        changes = self._workspace.apply(LogRun(self._run, wish, at, known, rows), by)
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
            self.gaps = (Gap(since, seconds, passed=True, outage=True),)

    def _lay_clocks(self) -> None:
        """Lay the run's time line over the wall clock as it stands now."""
        self._seen_wall, self._seen_monotonic = self._clock.now(), self._clock.monotonic()
        self._base = self._state.not_before(self._seen_wall + self._state.clock_shift)
        self._monotonic_base = self._seen_monotonic

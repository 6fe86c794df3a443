"""Any sequence of commands: replaying the log gives the same state, and the picture always adds up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from workshop_app.domain import run
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import GapChoice, NoteKind, RowStatus, RunState, RunStatus
from workshop_app.domain.run_rounds import parts_of

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
ZERO = timedelta(0)


def _agenda() -> Agenda:
    def step(id: str, minutes: int, type: StepType = StepType.THEORY, **more: object) -> Step:
        return Step(id, minutes, Flex(1, 99), type, (Lead.COACH,), StepTexts(id), **more)  # type: ignore[arg-type]

    rounds = tuple(
        Round(number, (Phase(PhaseKind.BRIEF, 2), Phase(PhaseKind.COACHING, 10), Phase(PhaseKind.NOTE, 3)))
        for number in (1, 2)
    )
    steps = (
        step("welcome", 20),
        step("pairs", 30, StepType.BREAKOUT, rounds=rounds),
        step("lunch", 45, StepType.BREAK, pinned=620),
        step("wrap", 15),
        step("close", 5, pinned=690),
    )
    return Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), steps)


class RunMachine(RuleBasedStateMachine):
    """Does what a facilitator might do, at any moment, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.agenda = _agenda()
        self.state = RunState(self.agenda)
        self.now = NINE
        self.rows: list[run.RunEvent] = []

    def command(self, command: run.Command) -> None:
        try:
            events = run.decide(self.state, command, self.now)
        except KnownError:
            return
        assert events
        for event in events:
            assert event.at >= (self.state.last_at or event.at)
            self.rows.append(run.row_of(event, "r", len(self.rows) + 1))
            self.state = run.evolve(self.state, event)

    @initialize(late=st.integers(-30, 30))
    def start(self, late: int) -> None:
        self.now = NINE + timedelta(minutes=late)
        self.command(run.Start(NINE, 540))

    @rule(milliseconds=st.integers(0, 1_200_000))
    def time_passes(self, milliseconds: int) -> None:
        self.now += timedelta(milliseconds=milliseconds)

    @rule(seconds=st.integers(1, 86_400))
    def the_clock_goes_back(self, seconds: int) -> None:
        before = run.picture(self.state, self.now)
        self.command(run.SettleGap(self.now, -float(seconds), GapChoice.CLOCK))
        assert run.picture(self.state, self.now).remaining == before.remaining

    @rule(command=st.sampled_from([run.Pause(), run.Resume(), run.Next(), run.NextPhase(), run.Back()]))
    def moves(self, command: run.Command) -> None:
        self.command(command)

    @rule(changes=st.lists(st.tuples(st.sampled_from(["pairs", "lunch", "wrap"]), st.integers(-45, 20)), max_size=3))
    def shifts(self, changes: list[tuple[str, int]]) -> None:
        self.command(run.ShiftTime(tuple(dict(changes).items())))

    @rule(which=st.integers(0, 2))
    def accepts_an_offer(self, which: int) -> None:
        begun = {step_id for step_id, _ in self.state.visits}
        found = run.offers(self.state, self.now)
        assert len(found) <= 3
        for offer in found:
            assert begun.isdisjoint(change.step_id for change in offer.changes)
            if offer.changes:
                run.decide(self.state, offer.request, self.now)  # not refused
        for offer in found[which : which + 1]:
            if offer.changes:
                self.command(offer.request)
                assert run.picture(self.state, self.now).projected_end == offer.ends

    @rule(command=st.sampled_from([run.TakeBack(), run.Advance(), run.ExtendRoom("1", 2), run.ExtendRoom("2", -1)]))
    def other_requests(self, command: run.Command) -> None:
        self.command(command)

    @rule(minutes=st.integers(-40, 40), step_id=st.sampled_from(["", "welcome", "pairs", "lunch", "wrap"]))
    def adds_time(self, minutes: int, step_id: str) -> None:
        self.command(run.AddTime(minutes, step_id))

    @rule(minutes=st.integers(-9, 9))
    def adds_to_the_phase(self, minutes: int) -> None:
        self.command(run.AddToPhase(minutes))

    @rule(minutes=st.integers(0, 60))
    def started_earlier(self, minutes: int) -> None:
        self.command(run.StartedEarlier(minutes_ago=minutes))

    @rule(kind=st.sampled_from(NoteKind), text=st.text(max_size=20))
    def notes(self, kind: NoteKind, text: str) -> None:
        self.command(run.TakeNote(kind, text))

    @rule(room=st.sampled_from(["1", "2"]), visited=st.booleans())
    def visits(self, room: str, visited: bool) -> None:
        self.command(run.VisitRoom(room, visited))

    @rule(seconds=st.floats(2.5, 4000), choice=st.sampled_from(GapChoice))
    def sleeps(self, seconds: float, choice: GapChoice) -> None:
        since = self.now
        elapsed = run.picture(self.state, self.now).elapsed
        if choice is not GapChoice.CLOCK:
            self.now += timedelta(seconds=seconds)
        paused = self.state.paused
        self.command(run.SettleGap(since, seconds, choice))
        if choice is not GapChoice.COUNT or paused:
            assert run.picture(self.state, self.now).elapsed == elapsed

    @rule()
    def finishes(self) -> None:
        if len(self.rows) > 12:
            self.command(run.Finish())

    @invariant()
    def replaying_the_log_gives_the_same_state(self) -> None:
        state, damages = run.recover(self.agenda, run.Run("r", "w", NINE), self.rows)
        assert damages == ()
        assert state == self.state

    @invariant()
    def a_breakout_is_as_long_as_its_phases(self) -> None:
        pairs = self.agenda.step("pairs")
        assert self.state.allotted(pairs) == sum((part.length for part in parts_of(pairs, self.state.changes)), ZERO)

    @invariant()
    def the_picture_adds_up(self) -> None:
        picture = run.picture(self.state, self.now)
        assert picture.remaining == picture.allotted - picture.elapsed
        assert picture.elapsed >= ZERO
        assert picture.parked == sum(note.kind is NoteKind.PARKING for note in self.state.notes)
        if picture.status is RunStatus.WAITING:
            return
        worked = sum((row.actual or ZERO for row in picture.rows), ZERO)
        first = self.state.visits[0][1].start
        end = self.state.finished_at or self.state.not_before(self.now)
        assert worked + self.state.paused_between(first, end) == end - first

    @invariant()
    def later_steps_start_in_order_and_never_before_their_pin(self) -> None:
        picture = run.picture(self.state, self.now)
        if picture.status not in (RunStatus.RUNNING, RunStatus.PAUSED):
            return
        free = picture.rows[self.state.current].end
        assert free >= picture.now
        for planned, row in zip(self.state.steps, picture.rows, strict=True):
            if row.status is RowStatus.LATER:
                assert row.start == (free if planned.pin is None or row.dropped else max(free, planned.pin))
                free = row.end
        assert picture.projected_end == free
        last = self.state.steps[-1]
        if picture.step is not last.step and picture.rows[-2].end <= last.start and picture.rows[-1].actual is None:
            added = timedelta(minutes=picture.rows[-1].added)
            assert picture.projected_end == last.end + added


RunMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestRunMachine = RunMachine.TestCase

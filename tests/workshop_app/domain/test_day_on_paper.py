"""Going on, going back, pauses and minutes given or taken, in any order, over items that last until a clock time, have
a fixed start, or run side by side: against a day kept on paper, which knows nothing of the program's own counting."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from agendas import loader, schedule, strands
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType, Strand
from agendas.rescue import OfferKind
from workshop_app.domain import run
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import LiveOffer, RowStatus, RunState
from workshop_app.domain.run_strands import as_it_runs

NINE = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SEQUENCES = 25  # for each agenda
COMMANDS = 25


class PaperDay:
    """The day as a coach without a computer keeps it: a list with what was worked on, a pencil for what was added. All
    in seconds since the planned start."""

    def __init__(self, agenda: Agenda) -> None:
        slots = schedule.times(agenda)
        self.zero = slots[0].start
        self.planned_end = 60 * (max(slot.end for slot in slots) - self.zero)
        self.ids = [step.id for step in agenda.steps]
        self.length = [60 * (slot.end - slot.start) for slot in slots]
        self.until = [None if step.until is None else 60 * (step.until - self.zero) for step in agenda.steps]
        self.fixed = [None if step.pinned is None else 60 * (step.pinned - self.zero) for step in agenda.steps]
        self.floor = [60 * max(1, step.flex.shortest) for step in agenda.steps]
        self.added = [0] * len(slots)
        self.worked = [0] * len(slots)
        self.here, self.clock, self.paused = 0, 0, False

    def wait(self, seconds: int) -> None:
        self.clock += seconds
        self.worked[self.here] += 0 if self.paused else seconds

    def gone(self, place: int) -> bool:
        return 60 * self.added[place] <= -self.length[place]

    def go(self, direction: int) -> None:
        place = self.here + direction
        while 0 <= place < len(self.ids) and self.gone(place):
            place += direction
        if 0 <= place < len(self.ids):
            self.here, self.paused = place, False

    def ends(self, place: int, begin: int) -> int:
        """When an item is over that begins, or goes on, at this second."""
        added, until = 60 * self.added[place], self.until[place]
        if until is None or self.gone(place):
            return begin + max(0, self.length[place] + added - self.worked[place])
        at_least = max(0, self.floor[place] + added) - self.worked[place]
        return max(begin, until + added, begin + at_least)

    def rest(self) -> list[tuple[str, int, int]]:
        """What runs and what is to come: id, begin (of what runs: now) and end."""
        found, free = [], self.clock
        for place in range(self.here, len(self.ids)):
            fixed = self.fixed[place]
            begin = free if fixed is None or place == self.here or self.gone(place) else max(free, fixed)
            free = self.ends(place, begin)
            found.append((self.ids[place], begin, free))
        return found

    def late_starts(self) -> dict[str, int]:
        """Whole minutes after their fixed starts."""
        late = {}
        for id, begin, _ in self.rest()[1:]:
            place = self.ids.index(id)
            fixed = self.fixed[place]
            if fixed is not None and not self.gone(place) and begin - fixed >= 60:
                late[id] = (begin - fixed) // 60
        return late


def a_group(id: str, *minutes: int) -> Strand:
    steps = [
        Step(f"{id}_{place}", each, Flex(5, 90), StepType.EXERCISE, (Lead.PARTICIPANTS,), StepTexts(f"{id} {place}"))
        for place, each in enumerate(minutes)
    ]
    return Strand(id, id, tuple(steps))


def with_clocks(agenda: Agenda, rng: random.Random) -> Agenda:
    """The first day of an agenda, some of its items with a clock time, one place with two groups side by side."""
    steps = [step for step in agenda.steps if step.day == 1]
    steps.insert(rng.randint(1, len(steps) - 1), side_by_side())
    agenda = schedule.with_steps(agenda, steps)
    for slot in schedule.times(agenda):
        step, dice = agenda.step(slot.step_id), rng.random()
        if dice < 0.2 and not step.rounds and not step.strands and slot.end - 5 > slot.start:
            agenda = schedule.until(agenda, step.id, slot.end + rng.choice((0, 0, 5, 1, -4)))
        elif dice < 0.35 and step is not agenda.steps[0]:
            agenda = schedule.pinned(agenda, step.id, slot.start + rng.choice((0, 0, 5, 10)))
    return agenda


class TwoBooks:
    """The program and the paper, told the same."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda, self.paper = agenda, PaperDay(agenda)
        self.state = self._after(RunState(agenda), run.Start(NINE, agenda.starts[0]), NINE)

    @property
    def now(self) -> datetime:
        return NINE + timedelta(seconds=self.paper.clock)

    def _after(self, state: RunState, command: run.Command, now: datetime) -> RunState:
        for event in run.decide(state, command, now):
            state = run.evolve(state, event)
        return state

    def tell(self, command: run.Command) -> bool:
        """Whether the program takes it."""
        try:
            self.state = self._after(self.state, command, self.now)
        except KnownError:
            return False
        return True

    def anything(self, rng: random.Random) -> None:
        paper, dice = self.paper, rng.random()
        if dice < 0.35:
            paper.wait(rng.choice((rng.randint(1, 900), 60 * rng.randint(1, 20), rng.randint(1, 60))))
        elif dice < 0.5 and self.tell(run.Next()):
            paper.go(1)
        elif dice < 0.65 and self.tell(run.Back()):
            paper.go(-1)
        elif dice < 0.85:
            place = rng.choice((paper.here, rng.randint(paper.here, len(paper.ids) - 1)))
            minutes = rng.choice((5, 5, 1, -1, -5))
            if self.tell(run.AddTime(minutes, paper.ids[place])):
                paper.added[place] += minutes
        elif dice < 0.9 and self.tell(run.Pause()):
            paper.paused = True
        elif dice < 0.95 and self.tell(run.Resume()):
            paper.paused = False
        else:
            self.accept(rng)

    def accept(self, rng: random.Random) -> None:
        found = [offer for offer in run.offers(self.state, self.now) if offer.changes]
        if found and self.tell((offer := rng.choice(found)).request):
            for change in offer.changes:
                self.paper.added[self.paper.ids.index(change.step_id)] += change.becomes - change.was

    def agree(self) -> None:
        shown = run.picture(self.state, self.now)
        rows = [row for row in shown.rows if row.status is not RowStatus.DONE]
        on_paper = self.paper.rest()
        assert [row.step.id for row in rows] == [id for id, _, _ in on_paper]
        ends = [(row.end - NINE) // timedelta(seconds=1) for row in rows]
        assert ends == [end for _, _, end in on_paper]
        begins = [(row.start - NINE) // timedelta(seconds=1) for row in rows[1:]]
        assert begins == [begin for _, begin, _ in on_paper[1:]]
        worked = sum((row.actual or timedelta(0) for row in shown.rows), timedelta(0))
        paused = self.state.paused_between(NINE, self.now)
        assert worked + paused == self.now - NINE, "no minute is lost, and none counted twice"
        for row in rows:
            place = self.paper.ids.index(row.step.id)
            until = self.paper.until[place]
            if (
                until is not None
                and not row.dropped
                and row.end - NINE != timedelta(seconds=until) + row.added * MINUTE
            ):
                left = row.end - (self.now if row.status is RowStatus.NOW else row.start)
                at_least = timedelta(seconds=self.paper.floor[place]) + row.added * MINUTE - (row.actual or 0 * MINUTE)
                assert left == max(0 * MINUTE, at_least), "it goes past its time for its shortest length alone"

    def keep_their_word(self) -> None:
        """What an offer says and what then happens, to the minute."""
        for offer in run.offers(self.state, self.now):
            then = PaperDay(self.agenda)
            then.added, then.worked = list(self.paper.added), list(self.paper.worked)
            then.here, then.clock = self.paper.here, self.paper.clock
            for change in offer.changes:
                place = then.ids.index(change.step_id)
                then.added[place] += change.becomes - change.was
                floor = min(change.was, max(then.floor[place] // 60, len(self.agenda.steps[place].rounds)))
                assert change.dropped or change.becomes >= floor
            assert (offer.ends - NINE) == timedelta(seconds=then.rest()[-1][2]), offer
            if offer.kind not in (OfferKind.LENGTHEN, OfferKind.FINISH_EARLY):
                assert {each.step_id: each.minutes for each in offer.late_starts} == then.late_starts()
            if offer.kind is OfferKind.SHORTEN and offer.behind <= timedelta(0) and not offer.late_starts:
                self._no_five_too_many(offer, then)

    def _no_five_too_many(self, offer: LiveOffer, then: PaperDay) -> None:
        for change in offer.changes:
            place = then.ids.index(change.step_id)
            if change.was - change.becomes in (5, *range(7, 999)) and change.becomes < change.was:
                then.added[place] += 5
                assert then.rest()[-1][2] - then.planned_end >= 60 or then.late_starts(), (offer, change)
                then.added[place] -= 5


@pytest.mark.parametrize("template_id", loader.available())
def test_the_program_and_the_paper_say_the_same(template_id: str) -> None:
    rng = random.Random(template_id)
    for _ in range(SEQUENCES):
        books = TwoBooks(with_clocks(loader.load(template_id), rng))
        for _ in range(COMMANDS):
            books.anything(rng)
            books.agree()
        books.keep_their_word()


def a_step(id: str, minutes: int, **more: object) -> Step:
    return Step(id, minutes, Flex(5, 90), StepType.THEORY, (Lead.COACH,), StepTexts(id), **more)  # type: ignore[arg-type]


def books_of(*steps: Step) -> TwoBooks:
    return TwoBooks(
        schedule.with_steps(Agenda("own", AgendaKind.OWN, "", "", (540,), (2, 60), (2, 60), ()), list(steps))
    )


def side_by_side() -> Step:
    return strands.settled(replace(a_step("beside", 1), strands=(a_group("left", 20, 15), a_group("right", 30))))


def test_nobody_waits_for_the_fixed_start_of_what_was_dropped() -> None:
    books = books_of(a_step("a", 30), a_step("lunch", 30, pinned=600), a_step("b", 20))
    assert books.tell(run.AddTime(-30, "lunch"))
    assert run.picture(books.state, NINE).rows[2].start == NINE + 30 * MINUTE
    last = books_of(a_step("a", 30), a_step("guest", 5, pinned=600))
    assert last.tell(run.AddTime(-5, "guest"))
    assert run.picture(last.state, NINE).projected_end == NINE + 30 * MINUTE


def test_groups_give_no_minute_that_they_have_worked() -> None:
    """Refused like a phase of a breakout that is over, instead of taking fewer minutes than it says."""
    books = books_of(side_by_side(), a_step("b", 20))
    books.paper.wait(30 * 60 + 32)
    assert not books.tell(run.AddTime(-5))
    assert books.tell(run.AddTime(-4))
    later = books_of(a_step("a", 30), side_by_side())
    assert not later.tell(run.AddTime(-34, "beside")), "two items of one group keep a minute each"
    assert later.tell(run.ShiftTime((("beside", -33),)))


def test_minutes_given_back_to_groups_are_those_that_were_taken() -> None:
    books = books_of(a_step("a", 30), side_by_side())
    planned = as_it_runs(books.state.steps[1].step, ())
    for minutes in (-12, 5, 7):
        assert books.tell(run.AddTime(minutes, "beside"))
    assert as_it_runs(books.state.steps[1].step, books.state.stretched) == planned

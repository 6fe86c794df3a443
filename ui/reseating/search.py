"""Looks for ways to seat people again, off the GUI thread: for the groups screen and the running day.

A question is frozen values only. What was asked last counts: an answer to an older question is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from agendas.breakouts import BreakoutsImpossible
from ui.background import Background, Job, Progress
from workshop_app.application import queries
from workshop_app.application.group_queries import seats_so_far
from workshop_app.application.ports import Reader
from workshop_app.application.seating import Met, seating, with_met
from workshop_app.domain import groups, reseating
from workshop_app.domain.errors import KnownError
from workshop_app.domain.groups import SeatCount
from workshop_app.domain.people import Person
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.workshops import GroupPlan

Then = Callable[[tuple[Reseated, ...]], None]
Meetings = Callable[[], Met]


def no_meetings() -> Met:
    """Nobody met elsewhere."""
    return {}


class SeatQuestion(Struct, frozen=True):
    """The groups as they are, who is there now, how many rounds have begun, which of them runs (0: none), and what is
    to be kept. While none has begun: how many rounds there are to be, the seed for them, and who has had which seat on
    earlier days."""

    plan: GroupPlan
    people: tuple[Person, ...]
    frozen: int
    running: int = 0
    asked: SeatRules = SeatRules()
    needed: int = 1
    seed: int = 0
    so_far: Mapping[str, SeatCount] = {}


def question_about(
    plan: GroupPlan, reader: Reader, people: tuple[Person, ...], frozen: int, running: int
) -> SeatQuestion:
    """The question for a workshop as its file has it."""
    return SeatQuestion(
        plan,
        people,
        frozen,
        running,
        seating(reader, plan.id),
        len(groups.rotation_steps(queries.agenda(reader, plan.id).agenda)) or len(plan.rounds),
        plan.seed + 1,
        seats_so_far(reader, plan.id),
    )


def answers(question: SeatQuestion, elsewhere: Meetings = no_meetings) -> tuple[Reseated, ...]:
    """The offers; each gives who came into the middle of a round an observer's chair in it. While no round has begun,
    one is to make the groups again. Empty when fewer than two people are left."""
    asked = question.asked
    try:
        found = reseating.reseat_offers(
            question.plan, question.people, question.frozen, asked.strict, asked.facts, question.running
        )
    except BreakoutsImpossible:
        return ()
    if question.frozen or question.running:
        return found
    known = with_met(asked, elsewhere())
    asks = question
    again = reseating.made_again(asks.plan, asks.people, asks.needed, asks.seed, known, asks.so_far)
    return reseating.with_made_again(again, found)


class OfferSearch:
    """One question at a time. `answer` holds what was found for the `question` asked last, None while it is looked for;
    `then` hears of it."""

    def __init__(self, background: Background, then: Callable[[], None]) -> None:
        self._background, self._then = background, then
        self._job: Job | None = None
        self.question: SeatQuestion | None = None
        self.answer: tuple[Reseated, ...] | None = None

    def ask(self, question: SeatQuestion, title: str, elsewhere: Meetings = no_meetings) -> None:
        """Ask, unless that is the question already. `elsewhere` tells, in the worker, who met in other engagements."""
        if question == self.question:
            return
        self.drop()
        self.question = question

        def job(_progress: Progress) -> tuple[Reseated, ...]:
            return answers(question, elsewhere)

        done = partial(self._on_found, question)
        self._job = self._background.submit(job, done, self._on_failed, title=title, reads_only=True)

    def drop(self) -> None:
        """Nobody wants to know any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = self.question = self.answer = None

    def _on_found(self, question: SeatQuestion, found: tuple[Reseated, ...]) -> None:
        if question is self.question:
            self._job, self.answer = None, found
            self._then()

    def _on_failed(self, _error: KnownError) -> None:
        """Nothing is read or written: no error has a code here."""

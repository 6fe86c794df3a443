"""Looks for ways to seat people again, off the GUI thread: for the groups screen and the running day.

A question is frozen values only. What was asked last counts: an answer to an older question is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from agendas.breakouts import BreakoutsImpossible
from ui.background import Background, Job, Progress
from workshop_app.domain import groups
from workshop_app.domain.errors import KnownError
from workshop_app.domain.groups import Reseated
from workshop_app.domain.people import Person
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.workshops import SeatedRound

Then = Callable[[tuple[Reseated, ...]], None]


class SeatQuestion(Struct, frozen=True):
    """The groups as they are, who is there now, how many rounds have begun, which of them runs (0: none), and what is
    to be kept."""

    rounds: tuple[SeatedRound, ...]
    people: tuple[Person, ...]
    frozen: int
    running: int = 0
    asked: SeatRules = SeatRules()


def answers(question: SeatQuestion) -> tuple[Reseated, ...]:
    """The offers; each gives who came into the middle of a round an observer's chair in it. Empty when fewer than two
    people are left."""
    asked = question.asked
    try:
        return groups.reseat_offers(
            question.rounds, question.people, question.frozen, asked.strict, asked.facts, question.running
        )
    except BreakoutsImpossible:
        return ()


class OfferSearch:
    """One question at a time. `answer` holds what was found for the `question` asked last, None while it is looked for;
    `then` hears of it."""

    def __init__(self, background: Background, then: Callable[[], None]) -> None:
        self._background, self._then = background, then
        self._job: Job | None = None
        self.question: SeatQuestion | None = None
        self.answer: tuple[Reseated, ...] | None = None

    def ask(self, question: SeatQuestion, title: str) -> None:
        """Ask, unless that is the question already."""
        if question == self.question:
            return
        self.drop()
        self.question = question

        def job(_progress: Progress) -> tuple[Reseated, ...]:
            return answers(question)

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

"""A coach's own case as she answers for it: a word to each question, and what the coachee knows and does not say.

Nothing here has to be whole. What is typed is kept as it is; `own_case_making` makes a case of it, `own_case_check`
says what is missing. Stored names: a later edition adds fields with a default and renames none.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.text import LONGEST_TEXT, without_forbidden

PREFIX = "own_"  # no built-in case begins like this, so the ids never meet
LANGUAGE = "en"
MOST_FACTS, USUAL_FACTS, FEWEST_FACTS = 10, 5, 3
TRUST = "trust"  # what a fact waits for that is told to somebody she trusts
AT_ONCE = "now"  # chosen for a fact that waits for nothing, and kept as nothing
_ID = re.compile(rf"{PREFIX}[a-z0-9_]{{1,36}}")
_FACT_ID = re.compile(r"f[0-9]{1,2}")


class FactPart(StrEnum):
    """What is asked of each fact."""

    SAYS = "says"
    QUESTION = "question"
    KIND = "kind"
    WAIT = "wait"
    FIGURE = "figure"
    NOTE = "note"


class OwnFact(Struct, frozen=True):
    """One thing she knows. `says`: a line for each way to say it. `wait` is the id of a fact that must be out before,
    "trust", or empty. `figure`: what gives it away, with commas between."""

    id: str
    says: str = ""
    question: str = ""
    kind: str = ""
    wait: str = ""
    figure: str = ""
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was answered about it."""
        return not any(part.strip() for part in (self.says, self.question, self.kind, self.figure, self.note))


class OwnCase(Struct, frozen=True):
    """`answers` are by the id of the question; those about a fact stand with the fact."""

    id: str
    language: str = LANGUAGE
    answers: Mapping[str, str] = {}
    facts: tuple[OwnFact, ...] = ()

    def answer(self, question: str) -> str:
        """What was answered; "" where nothing was."""
        fact, part = self._part(question)
        return str(getattr(fact, part)) if fact is not None else self.answers.get(question, "")

    def with_answer(self, question: str, words: str) -> OwnCase:
        """The same case with this answer."""
        words = without_forbidden(words)[:LONGEST_TEXT]
        fact, part = self._part(question)
        if fact is not None:
            words = "" if part == FactPart.WAIT and words == AT_ONCE else words
            changed = replace(fact, **{part: words})
            return replace(self, facts=tuple(changed if each.id == fact.id else each for each in self.facts))
        left = {name: said for name, said in self.answers.items() if name != question}
        return replace(self, answers=left | {question: words} if words.strip() else left)

    @property
    def called(self) -> str:
        """Its title in a list; "" while neither title nor name nor role is there."""
        who = ", ".join(part for part in (flat(self.answer("name")), flat(self.answer("role"))) if part)
        return flat(self.answer("title")) or who

    def with_fact(self) -> OwnCase:
        """One fact more, as far as there may be more."""
        if len(self.facts) >= MOST_FACTS:
            return self
        known = {fact.id for fact in self.facts}
        id = next(name for name in (f"f{number}" for number in range(1, MOST_FACTS + 2)) if name not in known)
        return replace(self, facts=(*self.facts, OwnFact(id)))

    def without_fact(self, id: str) -> OwnCase:
        """Without that fact; what waited for it waits no more."""
        left = tuple(fact for fact in self.facts if fact.id != id)
        freed = tuple(replace(fact, wait="") if fact.wait == id else fact for fact in left)
        needs = [each for each in listed(self.answers.get("good_needs", "")) if each != id]
        return replace(self, facts=freed).with_answer("good_needs", ", ".join(needs))

    def place(self, fact_id: str) -> int:
        """Which fact it is for a reader, from 1; 0 where there is none."""
        return next((at for at, fact in enumerate(self.facts, 1) if fact.id == fact_id), 0)

    @property
    def told_facts(self) -> tuple[OwnFact, ...]:
        """Those about which something was answered."""
        return tuple(fact for fact in self.facts if not fact.empty)

    @property
    def empty(self) -> bool:
        """Whether nothing was answered at all."""
        return not self.answers and not self.told_facts

    def _part(self, question: str) -> tuple[OwnFact | None, str]:
        id, _, part = question.partition(".")
        fact = next((each for each in self.facts if each.id == id), None) if part in list(FactPart) else None
        return fact, part


def new_case(language: str = LANGUAGE) -> OwnCase:
    """A case with nothing in it but places for the usual number of facts."""
    facts = tuple(OwnFact(f"f{number}") for number in range(1, USUAL_FACTS + 1))
    return OwnCase(fresh_id(), language, {}, facts)


def fresh_id() -> str:
    """An id that no other case has."""
    return PREFIX + secrets.token_hex(4)


def is_own_id(id: str) -> bool:
    """Whether a case of one's own may be called so. It names a file, so nothing else gets through."""
    return _ID.fullmatch(id) is not None


def is_fact_id(id: str) -> bool:
    """Whether a fact may be called so."""
    return _FACT_ID.fullmatch(id) is not None


def ways(words: str) -> tuple[str, ...]:
    """The ways to say one thing: a line each."""
    return tuple(" ".join(line.split()) for line in words.splitlines() if line.strip())


def flat(words: str) -> str:
    """An answer that is one piece, whatever lines it was typed in."""
    return " ".join(words.split())


def listed(words: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(part.strip() for part in words.split(",") if part.strip())

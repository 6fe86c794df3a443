"""What the contradiction rules look at: the answers, and who and what is planned. Made by `interview_queries`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.programme_facts import ProgrammeFacts
from workshop_app.domain.workshops import Workshop

ANSWERED = frozenset({ParameterStatus.EXPLORING, ParameterStatus.DECIDED, ParameterStatus.PARKED})


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the predicates look at. `people` counts those in scope."""

    records: Mapping[ParameterKey, ParameterRecord]
    facts: ProgrammeFacts
    roles: tuple[RoleAssignment, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    people: int = 0
    today: date | None = None
    language: str = "en"

    def option(self, key: ParameterKey) -> str:
        """The option chosen; "" when the parameter was not asked or does not apply."""
        record = self.records.get(key)
        return record.option if record is not None and record.status in ANSWERED else ""

    def detail(self, key: ParameterKey, name: str) -> str:
        record = self.records.get(key)
        return record.detail(name).strip() if record is not None and record.status in ANSWERED else ""

    def given_number(self, key: ParameterKey, name: str) -> int | None:
        """A number somebody wrote down; None otherwise."""
        text = self.detail(key, name)
        return int(text) if text.isdecimal() and len(text) < 10 else None

    def decided(self, key: ParameterKey) -> bool:
        return key in self.records and self.records[key].status is ParameterStatus.DECIDED

    def named(self, key: ParameterKey) -> str:
        """The answer as the question names it: the option's title, else the first words of the decision."""
        record = self.records[key]
        option = content_of(key, self.language).option(record.option)
        return option.title if option else record.decision.strip().split("\n")[0][:80]

    def short_title(self, key: ParameterKey) -> str:
        return content_of(key, self.language).short_title


def first_word(text: str, words: Iterable[str]) -> str | None:
    """The first of these words that a text holds."""
    folded = " ".join(text.casefold().split())
    return next((word for word in words if word in folded), None)

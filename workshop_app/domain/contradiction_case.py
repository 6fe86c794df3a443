"""What the contradiction rules look at: the answers, and who and what is planned. Made by `interview_queries`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from workshop_app.domain.dependencies import answered
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.programme_facts import ProgrammeFacts
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import Workshop

QUOTED = 120  # characters of somebody's own words in a question that is read aloud
ANSWERED = frozenset({ParameterStatus.EXPLORING, ParameterStatus.DECIDED, ParameterStatus.PARKED})


class ContradictionCase(Struct, frozen=True):
    """Everything the predicates look at. `people` counts those in scope; `asked` are the people interviewed,
    `day_words` says how a day is told."""

    records: Mapping[ParameterKey, ParameterRecord]
    facts: ProgrammeFacts
    roles: tuple[RoleAssignment, ...] = ()
    asked: tuple[Interviewee, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    people: int = 0
    today: date | None = None
    language: str = "en"
    day_words: Callable[[date], str] = date.isoformat

    def option(self, key: ParameterKey) -> str:
        """The option chosen; "" when the parameter was not asked or does not apply."""
        record = self.records.get(key)
        return record.option if record is not None and record.status in ANSWERED else ""

    def answered(self, key: ParameterKey) -> bool:
        """Whether anything was said that counts: an option, a decision or a record field."""
        record = self.records.get(key)
        return record is not None and record.status in ANSWERED and answered(record)

    def said(self, key: ParameterKey, *details: str) -> str:
        """The decision and these record fields, one after the other."""
        record = self.records.get(key)
        if record is None or record.status not in ANSWERED:
            return ""
        return "\n".join((record.decision, *(record.detail(name) for name in details)))

    def staff_text(self, key: ParameterKey) -> str:
        """What staff read about it."""
        record = self.records.get(key)
        return record.staff_text if record is not None and record.status in ANSWERED else ""

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
        """The answer as the question names it: the option's title, else the first words of the decision, else what the
        parameter is called."""
        record = self.records[key]
        option = content_of(key, self.language).option(record.option)
        return option.title if option else quoted(record.decision.strip().split("\n")[0]) or self.short_title(key)

    def short_title(self, key: ParameterKey) -> str:
        return content_of(key, self.language).short_title

    def people_in(self, kind: RoleKind) -> tuple[str, ...]:
        """Everybody who fills a role, or was interviewed in it; several names may stand in one line."""
        lines = [role.name for role in self.roles if role.kind is kind]
        lines += [person.name for person in self.asked if person.role.value == kind.value]
        names = (" ".join(name.split()) for line in lines for name in re.split(r"[,;\n]", line))
        return tuple(dict.fromkeys(name for name in names if name))


class WordsToFind(Struct, frozen=True):
    """What a rule looks for in free text, in lower case; a clause that holds one of `unless` says the opposite."""

    wanted: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def first_in(self, text: str) -> str | None:
        """The first of the words that a text says without taking it back in the same breath."""
        for clause in re.split(r"[.;:!?\n]", text.casefold()):
            if _holds(clause, self.unless) is None and (found := _holds(clause, self.wanted)):
                return found
        return None


def _holds(clause: str, words: tuple[str, ...]) -> str | None:
    folded = " ".join(clause.replace("’", "'").split())
    return next((word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded)), None)


def quoted(text: str) -> str:
    """Somebody's own words on one line, cut short where they would fill the question."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1].rstrip() + "…"

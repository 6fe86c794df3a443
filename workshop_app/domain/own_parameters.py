"""Parameters a coach adds to the ten, and the order, names and hidden ones of all of them.

An own parameter carries the same agreed answer as the ten (`AgreedAnswer`), so that commands, map, versions and
documents treat both alike through `answer_of` and `with_answer`. The ten can be hidden and renamed, never lost: every
list is built by `ordered`, which appends whatever the stored order does not name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from agendas.read_once import read_once
from workshop_app.domain.parameters import Confidence, ParameterKey, ParameterRecord, ParameterStatus


class AgreedAnswer(Struct, frozen=True):
    """What was agreed on one question: the fields of a ParameterRecord that need no content file. `disagreed`,
    `verbatim` and `follow_up` are private to the coach and never exported."""

    status: ParameterStatus = ParameterStatus.NOT_ASKED
    option: str = ""
    decision: str = ""
    rationale: str = ""
    exceptions: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    applies_from: str = ""
    review_on: date | None = None
    confidence: Confidence = Confidence.MEDIUM
    owner: str = ""
    staff_text: str = ""
    parked_until: date | None = None
    parked_reason: str = ""
    disagreed: str = ""
    verbatim: str = ""
    follow_up: str = ""
    settled_how: str = ""
    settled_by: str = ""
    decided_by_id: str | None = None
    owner_id: str | None = None
    settled_by_id: str | None = None


class OwnParameter(Struct, frozen=True):
    """A question beyond the ten. `preset` names the offer it was made from ("" for none); `follow_ups` one per line."""

    id: str
    title: str
    question: str = ""
    preset: str = ""
    follow_ups: str = ""
    position: int = 0
    answer: AgreedAnswer = AgreedAnswer()


class InterviewLayout(Struct, frozen=True):
    """The coach's own order, names and hidden parameters, once per file; keys are a ParameterKey's value or an own
    parameter's id."""

    id: str = ""
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()

    def title(self, key: str, usual: str) -> str:
        """The coach's name for a parameter, or the usual one."""
        return dict(self.titles).get(key, "") or usual


Subject: TypeAlias = ParameterRecord | OwnParameter
Agreed: TypeAlias = ParameterRecord | AgreedAnswer


def key_of(subject: Subject) -> str:
    """The key under which voices, versions and marks refer to it."""
    return subject.key.value if isinstance(subject, ParameterRecord) else subject.id


def answer_of(subject: Subject) -> Agreed:
    """The agreed answer, wherever it is kept."""
    return subject if isinstance(subject, ParameterRecord) else subject.answer


def with_answer(subject: Subject, **changes: Any) -> Subject:
    """The same parameter with these fields of its agreed answer changed."""
    if isinstance(subject, ParameterRecord):
        return replace(subject, **changes)
    return replace(subject, answer=replace(subject.answer, **changes))


def ordered(layout: InterviewLayout, own: Iterable[OwnParameter]) -> tuple[str, ...]:
    """Every key once: first in the stored order, then whatever it does not name. None of the ten can go missing."""
    usual = [key.value for key in ParameterKey] + [each.id for each in own]
    placed = [key for key in dict.fromkeys(layout.order) if key in usual]
    return (*placed, *(key for key in usual if key not in placed))


class Preset(Struct, frozen=True):
    """An extra parameter coaches often add: its words, ready to be taken over and changed."""

    id: str
    title: str
    question: str
    follow_ups: tuple[str, ...]


@read_once
def presets(language: str = "en") -> tuple[Preset, ...]:
    """The extra parameters on offer."""
    import tomllib  # an overview knows of own parameters, and offers none
    from importlib import resources

    file = resources.files("workshop_app.domain") / "content" / f"own_parameters.{language}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["preset"]
    return tuple(Preset(each["id"], each["title"], each["question"], tuple(each["follow_ups"])) for each in tables)

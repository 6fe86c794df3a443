"""The pages of the record for reading aloud in the sign-off meeting, computed without Qt.

A page has no field for private words: what really was said, who disagreed and notes cannot reach the wall, by type.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from ui.interview.page_words import PageWords
from ui.interview.view_state import all_words, subjects
from ui.widgets.dates import in_words
from workshop_app.application import queries, version_queries
from workshop_app.application.commands.interview import layout
from workshop_app.application.ports import Reader
from workshop_app.domain.own_parameters import Subject, answer_of
from workshop_app.domain.parameters import ParameterStatus


class DecisionPage(Struct, frozen=True):
    """One decision as it is read aloud. `decision` is empty while there is none; `details` are label and value."""

    key: str
    number: str
    title: str
    question: str
    status: ParameterStatus
    decision: str
    rationale: str = ""
    exceptions: str = ""
    settled: str = ""
    decided_by: str = ""
    applies_from: str = ""
    review_on: date | None = None
    parked_until: date | None = None
    parked_reason: str = ""
    details: tuple[tuple[str, str], ...] = ()


class RecordReading(Struct, frozen=True):
    """Everything that is read: the client, the edition, one page per decision, and what is still open."""

    client: str
    cycle: str
    version: int
    changed: bool
    signed_by: tuple[str, ...]
    signed_on: date | None
    pages: tuple[DecisionPage, ...]

    @property
    def open(self) -> tuple[DecisionPage, ...]:
        """Decisions still to be made."""
        waiting = (ParameterStatus.NOT_ASKED, ParameterStatus.EXPLORING, ParameterStatus.PARKED)
        return tuple(page for page in self.pages if page.status in waiting)

    def place(self, key: str) -> int:
        """The page of a parameter, 0 (the first) when it has none."""
        return next((at for at, page in enumerate(self.pages, 1) if page.key == key), 0)


def reading(reader: Reader) -> RecordReading:
    """The record as it stands; hidden parameters are left out."""
    engagement, version = queries.engagement(reader), version_queries.record_version(reader)
    hidden, words = layout(reader).hidden, all_words(reader)
    return RecordReading(
        engagement.client,
        engagement.cycle_name,
        version.number,
        version.changed,
        version.signed_by,
        version.signed_on,
        tuple(_page(subject, words[key]) for key, subject in subjects(reader).items() if key not in hidden),
    )


def _page(subject: Subject, asked: PageWords) -> DecisionPage:
    answer = answer_of(subject)
    held = dict(getattr(subject, "details", ()))
    return DecisionPage(
        key=asked.key,
        number=asked.number,
        title=asked.short_title,
        question=asked.question,
        status=answer.status,
        decision=answer.decision.strip() or asked.option_title(answer.option),
        rationale=answer.rationale.strip(),
        exceptions=answer.exceptions.strip(),
        settled=_settled(answer.settled_how.strip(), answer.settled_by.strip()),
        decided_by=answer.decided_by.strip(),
        applies_from=answer.applies_from.strip(),
        review_on=answer.review_on,
        parked_until=answer.parked_until,
        parked_reason=answer.parked_reason.strip(),
        details=tuple(
            (field.label, in_words(field.shown(held[field.name]))) for field in asked.fields if held.get(field.name)
        ),
    )


def _settled(how: str, by: str) -> str:
    return f"{how} ({by})" if how and by else how

"""What may stand only once in an engagement, and under which key: its id follows from that (`identity`), so that two
copies of a file that write it on their own write the same row.

Once means:

- a parameter and a role by what they are (a role is shown once, whoever fills it);
- an attendance by workshop and person; groups and the agenda of a workshop carry the workshop's own id;
- an answer (`Voice`) by parameter, person and day: an answer of an earlier day is kept, and the latest counts;
- an interview session by its number, which is what people call it;
- a mark to look again by the answer it stands on and what changed; a question put aside by its subject and its code;
- the order and names of the parameters, of which there is one;
- what came back in a document by everything that makes it one (`ReturnedComment.same`).

Everything else may stand any number of times (people, teams, drafts, notes, versions, editions, runs and their logs)
and has a random id. What waits in a line for Enter has the readable id of its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.identity import id_that_follows
from workshop_app.domain.okr import Dismissal
from workshop_app.domain.own_parameters import InterviewLayout
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.returned import ReturnedComment
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.voices import Voice
from workshop_app.domain.workshops import Attendance

T = TypeVar("T")

# By the fields that make the key.
ONCE: dict[type, tuple[str, ...]] = {
    ParameterRecord: ("key",),
    RoleAssignment: ("kind",),
    Attendance: ("workshop_id", "person_id"),
    Voice: ("key", "interviewee_id", "on"),
    InterviewSession: ("number",),
    LookAgain: ("key", "because"),
    Dismissal: ("subject_id", "code"),
    InterviewLayout: (),
    ReturnedComment: ("kind", "key", "author", "at", "text", "new"),
}


def once_id(engagement_id: str, value: Any) -> str:
    """The id this value has to have; its present one is not looked at."""
    kind = type(value)
    return id_that_follows(
        engagement_id, kind.__name__, *(_spelled(getattr(value, field)) for field in ONCE[kind])
    )


def once(engagement_id: str, value: T) -> T:
    """The value under the id it has to have; one that may stand any number of times as it is."""
    if type(value) not in ONCE:
        return value
    return replace(value, id=once_id(engagement_id, value))  # type: ignore[type-var]


def all_once(engagement_id: str, values: Iterable[T]) -> tuple[T, ...]:
    """The same for many. Of two under one key the first gets that id, and the other keeps its own: no words are
    lost."""
    found: list[T] = []
    given: set[tuple[type, str]] = set()
    for value in values:
        named = once(engagement_id, value)
        if type(value) in ONCE and (type(value), named.id) in given:  # type: ignore[attr-defined]
            named = value
        given.add((type(value), named.id))  # type: ignore[attr-defined]
        found.append(named)
    return tuple(found)


def _spelled(part: Any) -> str:
    if part is None:
        return ""
    if isinstance(part, datetime):
        return part.astimezone(UTC).isoformat()
    return part.isoformat() if isinstance(part, date) else str(part)

"""What may stand only once in an engagement, and under which key: its id follows from that (`identity`), so that two
copies of a file that write it on their own write the same row.

Once means:

- a parameter and a role by what they are (a role is shown once, whoever fills it);
- an attendance by workshop and person; groups and the agenda of a workshop carry the workshop's own id;
- an answer (`Voice`) by parameter, person and day: an answer of an earlier day is kept, and the latest counts;
- a rule about two people by the two;
- an interview session by its number, which is what people call it;
- a mark to look again by the answer it stands on and what changed; a question put aside by its subject, its code and
  the wording it was given for;
- the order and names of the parameters, of which there is one;
- a line of a check-in by the check-in and its key result, a reading by the check-in and its health metric;
- how one objective or key result adds to another, by the two;
- what a team means by a shared word by word and team;
- what came back in a document by everything that makes it one (`ReturnedComment.same`).

Everything else may stand any number of times (people, teams, drafts, notes, versions, editions, runs and their logs)
and has a random id. What waits in a line for Enter has the readable id of its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from msgspec.structs import replace

from workshop_app.domain.between_teams import ContributionLink, WordMeaning
from workshop_app.domain.check_ins import HealthReading, ProgressLine
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.identity import id_that_follows
from workshop_app.domain.okr import Dismissal
from workshop_app.domain.own_parameters import InterviewLayout
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.people import PairRule
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
    Dismissal: ("subject_id", "code", "text"),
    InterviewLayout: (),
    PairRule: ("one_id", "other_id"),
    ProgressLine: ("check_in_id", "key_result_id"),
    HealthReading: ("check_in_id", "metric_id"),
    WordMeaning: ("word_id", "team_id"),
    ContributionLink: ("from_id", "to_id"),
    ReturnedComment: ("kind", "key", "author", "at", "text", "new"),
}

# Of two under one key the later one is what people see; of all others the first.
LAST_COUNTS = frozenset({Attendance, Voice, Dismissal, PairRule})


def once_id(engagement_id: str, value: Any) -> str:
    """The id this value has to have; its present one is not looked at."""
    kind = type(value)
    return id_that_follows(engagement_id, kind.__name__, *(_spelled(getattr(value, field)) for field in ONCE[kind]))


def once(engagement_id: str, value: T) -> T:
    """The value under the id it has to have; one that may stand any number of times as it is."""
    if type(value) not in ONCE:
        return value
    return replace(value, id=once_id(engagement_id, value))  # type: ignore[type-var]


def all_once(engagement_id: str, values: Iterable[Any]) -> tuple[Any, ...]:
    """The same for many. Of two under one key the one that counts gets that id, and the other keeps its own: no words
    are lost."""
    listed = tuple(values)
    counts: dict[tuple[type, str], Any] = {}
    for value in listed:
        if type(value) in ONCE:
            key = (type(value), once_id(engagement_id, value))
            if key not in counts or type(value) in LAST_COUNTS:
                counts[key] = value
    new = {id(value): replace(value, id=key[1]) for key, value in counts.items()}
    return tuple(new.get(id(value), value) for value in listed)


def _spelled(part: Any) -> str:
    if part is None:
        return ""
    if isinstance(part, datetime):
        return part.astimezone(UTC).isoformat()
    return part.isoformat() if isinstance(part, date) else str(part)

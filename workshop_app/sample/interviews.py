"""The sample's interview: who was asked, what each of them said, the sessions held, and a parameter of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol

from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import AgreedAnswer, OwnParameter
from workshop_app.domain.parameters import Confidence, ParameterStatus
from workshop_app.domain.people import Person
from workshop_app.domain.sessions import Covered, InterviewSession
from workshop_app.domain.voices import Interviewee, IntervieweeRole, Voice

BEGIN = time(8, 30, tzinfo=UTC)


class Content(Protocol):
    """What is needed of the sample's content."""

    @property
    def raw(self) -> dict[str, Any]: ...

    def day(self, offset: int) -> date: ...


def sample_interview(content: Content, people: tuple[Person, ...]) -> Iterator[object]:
    """Interviewees, own parameters, voices and sessions, ready to be added."""
    raw, day = content.raw, content.day
    known = {person.name: person.id for person in people}
    own = tuple(_own_parameter(entry, number, day) for number, entry in enumerate(raw["own_parameters"]))
    asked = tuple(
        Interviewee(new_id(), entry["name"], IntervieweeRole(entry["role"]), number, known.get(entry["name"]))
        for number, entry in enumerate(raw["interviewees"])
    )
    ids = {person.name: person.id for person in asked}
    keys = {each.title: each.id for each in own}
    yield from own
    yield from asked
    for entry in raw["voices"]:
        yield Voice(
            id=new_id(),
            key=keys.get(entry["key"], entry["key"]),
            interviewee_id=ids[entry["who"]],
            option=entry.get("option", ""),
            own_words=entry["own_words"],
            confidence=Confidence(entry["confidence"]),
            verbatim=entry.get("verbatim", ""),
            on=day(entry["day"]),
        )
    for entry in raw["sessions"]:
        yield _session(entry, day(entry["day"]), ids)


def _own_parameter(entry: Mapping[str, Any], position: int, day: Callable[[int], date]) -> OwnParameter:
    answer = {
        **entry["answer"],
        "status": ParameterStatus(entry["answer"]["status"]),
        "confidence": Confidence(entry["answer"]["confidence"]),
        "decided_on": day(entry["answer"]["decided_on"]),
        "review_on": day(entry["answer"]["review_on"]),
    }
    plain = {key: value for key, value in entry.items() if key != "answer"}
    return OwnParameter(id=new_id(), position=position, answer=AgreedAnswer(**answer), **plain)


def _session(entry: Mapping[str, Any], on: date, ids: Mapping[str, str]) -> InterviewSession:
    """A session that was held ends when its last block does; one without minutes is still to come."""
    took = entry.get("took", {})
    started = datetime.combine(on, BEGIN) if took else None
    return InterviewSession(
        id=new_id(),
        number=entry["number"],
        planned_on=on,
        started_at=started,
        ended_at=started + timedelta(minutes=sum(took.values())) if started else None,
        attendees=tuple(ids[name] for name in entry["attendees"]),
        covered=tuple(Covered(block, minutes * 60) for block, minutes in took.items()),
    )

"""Commands of the interview sessions: plan, start, turn to the next block, end. What was held is no undo step."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain import sessions
from workshop_app.domain.errors import ErrorCode, KnownError

MOST_SESSIONS = 99


class PlanSession(Struct, frozen=True):
    """Give a session its day; None takes it away."""

    number: int
    planned_on: date | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(_session(tx, self.number), planned_on=self.planned_on))


class InviteToSession(Struct, frozen=True):
    """One person more comes to a session, or (comes=False) does not."""

    number: int
    interviewee_id: str
    comes: bool = True
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        session = _session(tx, self.number)
        others = tuple(each for each in session.attendees if each != self.interviewee_id)
        tx.put(replace(session, attendees=(*others, self.interviewee_id) if self.comes else others))


class StartSession(Struct, frozen=True):
    """Begin a session, or go on with one that was ended too early: its times stay, and the hours between count for
    nothing. `invited` come where nobody was named yet. What happened stays happened."""

    number: int
    invited: tuple[str, ...] = ()
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        for other in tx.all(sessions.InterviewSession):
            if other.running and other.number != self.number:
                tx.put(_ended(other, clock))
        session = _session(tx, self.number)
        come = session.attendees or self.invited
        begun, ended = session.started_at or clock.now(), session.ended_at
        away = clock.now() - ended if ended else timedelta()
        tx.put(replace(session, started_at=begun + away, ended_at=None, attendees=come))


class TurnTo(Struct, frozen=True):
    """Put a block of the running session on the table ("" for a break); the one before keeps its seconds."""

    number: int
    block: str
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(sessions.moved_on(_running(tx, self.number), self.block, clock.now()))


class EndSession(Struct, frozen=True):
    """End the running session."""

    number: int
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(_ended(_running(tx, self.number), clock))


def _ended(session: sessions.InterviewSession, clock: Clock) -> sessions.InterviewSession:
    return replace(sessions.moved_on(session, "", clock.now()), ended_at=clock.now())


def _session(tx: Transaction, number: int) -> sessions.InterviewSession:
    if not 1 <= number <= MOST_SESSIONS:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="session", lowest=1, highest=MOST_SESSIONS)
    known = tx.all(sessions.InterviewSession, number=number)
    return known[0] if known else once_only(tx, sessions.InterviewSession("", number))


def _running(tx: Transaction, number: int) -> sessions.InterviewSession:
    session = _session(tx, number)
    if not session.running:
        raise KnownError(ErrorCode.SESSION_NOT_RUNNING, number=number)
    return session

"""The interview sessions: what each one plans to cover, what came back from earlier ones, and the clock that says when
a parameter eats its neighbours' time.

The four sessions are data (`content/sessions.<lang>.toml`). Pure: the moment is handed in, nothing here reads a clock.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from importlib import resources

from msgspec import Struct
from msgspec.structs import replace

from agendas.read_once import read_once
from workshop_app.domain.own_parameters import Subject, answer_of, key_of
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.voices import IntervieweeRole

RETURNING_MINUTES = 5  # for a point that comes back, when the session has no block for such points
LAST_SESSION = 4
BACK = "back_"  # begins the id of a block that came back; the rest is the parameter's key


class SessionBlock(Struct, frozen=True):
    """One stretch of a session: a parameter (`key`), or something else with a `title`. `returning` marks a point that
    was parked or not reached earlier and came back."""

    id: str
    minutes: int
    key: str = ""
    title: str = ""
    returning: bool = False
    holds_returning: bool = False


class SessionPlan(Struct, frozen=True):
    """What a session is for and how its minutes are shared out. `minutes` is the time booked; the blocks may want more
    (`over`)."""

    number: int
    title: str
    purpose: str
    minutes: int
    joins: tuple[IntervieweeRole, ...]
    blocks: tuple[SessionBlock, ...]

    @property
    def over(self) -> int:
        return max(0, sum(block.minutes for block in self.blocks) - self.minutes)


class Covered(Struct, frozen=True):
    """How many seconds a block was talked about. `block` is a block's id."""

    block: str
    seconds: int


class InterviewSession(Struct, frozen=True):
    """One session, planned or held. Moments are UTC; `attendees` are ids of interviewees; `current` is the block on the
    table since `current_since`."""

    id: str
    number: int
    planned_on: date | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    attendees: tuple[str, ...] = ()
    covered: tuple[Covered, ...] = ()
    current: str = ""
    current_since: datetime | None = None
    note: str = ""

    @property
    def running(self) -> bool:
        return self.started_at is not None and self.ended_at is None


class BlockClock(Struct, frozen=True):
    """One block of a running session: planned, used, over (all seconds). `left` is what it still has once others have
    eaten into it."""

    block: SessionBlock
    planned: int
    used: int
    over: int
    eaten: int
    left: int
    done: bool


class SessionClock(Struct, frozen=True):
    """Where a session stands. `eating` is the block that lives on its neighbours' time, with the blocks it takes it
    from, next ones first; `overrun` are seconds nobody is left to give."""

    elapsed: int
    remaining: int
    current: str
    blocks: tuple[BlockClock, ...]
    eating: str = ""
    eaten_from: tuple[tuple[str, int], ...] = ()
    overrun: int = 0

    def block(self, id: str) -> BlockClock:
        return next(each for each in self.blocks if each.block.id == id)


@read_once
def load(language: str = "en") -> tuple[SessionPlan, ...]:
    """The four sessions as they are planned when nothing came back."""
    file = resources.files("workshop_app.domain") / "content" / f"sessions.{language}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["session"]
    return tuple(
        SessionPlan(
            each["number"],
            each["title"],
            each["purpose"],
            each["minutes"],
            tuple(IntervieweeRole(role) for role in each["joins"]),
            tuple(
                SessionBlock(
                    block["id"],
                    block["minutes"],
                    block.get("key", ""),
                    block.get("title", ""),
                    holds_returning=block.get("returns", False),
                )
                for block in each["block"]
            ),
        )
        for each in tables
    )


def read_aloud_title(language: str = "en") -> str:
    """What the last session is called, and any planned beyond it."""
    return load(language)[-1].title


def plan(
    number: int,
    subjects: Iterable[Subject],
    held: Iterable[InterviewSession] = (),
    hidden: Iterable[str] = (),
    language: str = "en",
) -> SessionPlan:
    """The plan of a session with everything that comes back: parameters of earlier sessions that are parked or were
    never answered. The last session takes all of them; a number beyond it plans a session of such points only. What
    came back and was talked about stays in the plan once it is settled; after the end nothing more comes back."""
    sessions, held = load(language), tuple(held)
    usual = sessions[number - 1] if number <= LAST_SESSION else replace(sessions[-1], number=number)
    by_key = {key_of(subject): subject for subject in subjects}
    aside = set(hidden)
    home = {block.key: each.number for each in sessions for block in each.blocks if block.key}
    over = {session.number for session in held if session.ended_at is not None}
    talked_about = _talked_about(number, held)
    coming = [
        key
        for key, subject in by_key.items()
        if key in talked_about
        or (key not in aside and number not in over and _comes_back(home.get(key, 1), number, subject, over))
    ]
    blocks = tuple(block for block in usual.blocks if block.key not in aside or not block.key)
    return replace(usual, blocks=_with_returning(blocks, coming))


def _talked_about(number: int, held: Iterable[InterviewSession]) -> set[str]:
    """The keys of the points that came back in this session and were on its table."""
    blocks = [id for each in held if each.number == number for id in (each.current, *(c.block for c in each.covered))]
    return {block.removeprefix(BACK) for block in blocks if block.startswith(BACK)}


def _comes_back(home: int, number: int, subject: Subject, over: set[int]) -> bool:
    """Parked points come back in the next session; what was not reached comes back once its own session is over."""
    if home >= number:
        return False
    status = answer_of(subject).status
    if status is ParameterStatus.PARKED:
        return True
    return status in {ParameterStatus.NOT_ASKED, ParameterStatus.EXPLORING} and (
        home in over or number > LAST_SESSION - 1
    )


def _with_returning(blocks: tuple[SessionBlock, ...], keys: list[str]) -> tuple[SessionBlock, ...]:
    """The blocks with the returning points in the place kept for them, sharing its minutes; before the last block where
    no place is kept."""
    if not keys:
        return blocks
    at = next((place for place, block in enumerate(blocks) if block.holds_returning), None)
    if at is None:
        guests = tuple(SessionBlock(f"{BACK}{key}", RETURNING_MINUTES, key, returning=True) for key in keys)
        return (*blocks[:-1], *guests, *blocks[-1:])
    each = max(RETURNING_MINUTES, blocks[at].minutes // len(keys))
    guests = tuple(SessionBlock(f"{BACK}{key}", each, key, returning=True) for key in keys)
    return (*blocks[:at], *guests, *blocks[at + 1 :])


def seconds_used(session: InterviewSession, now: datetime) -> dict[str, int]:
    """Seconds talked about each block so far, the current one up to `now`."""
    used = {each.block: each.seconds for each in session.covered}
    if session.current and session.current_since is not None and session.running:
        spent = max(0, int((now - session.current_since).total_seconds()))
        used[session.current] = used.get(session.current, 0) + spent
    return used


def moved_on(session: InterviewSession, block: str, now: datetime) -> InterviewSession:
    """The session with another block on the table ("" for none); the old one keeps its seconds."""
    used = seconds_used(session, now)
    covered = tuple(Covered(id, seconds) for id, seconds in used.items())
    return replace(session, covered=covered, current=block, current_since=now if block else None)


def clock(plan: SessionPlan, session: InterviewSession, now: datetime) -> SessionClock:
    """Where the session stands at `now`. A block over its time eats the blocks behind it that were not begun, the next
    one first; what none of them can give is overrun."""
    used = seconds_used(session, now)
    order = [block.id for block in plan.blocks]
    current = session.current if session.current in order else ""
    waiting = [block for block in plan.blocks if not used.get(block.id) and block.id != current]
    taken: dict[str, int] = {}
    eaten_by: dict[str, list[tuple[str, int]]] = {}
    overrun = 0
    for block in plan.blocks:
        over = max(0, used.get(block.id, 0) - block.minutes * 60)
        for victim in _from_here(waiting, order, block.id):
            take = min(over, victim.minutes * 60 - taken.get(victim.id, 0))
            if take:
                taken[victim.id] = taken.get(victim.id, 0) + take
                eaten_by.setdefault(block.id, []).append((victim.id, take))
                over -= take
        overrun += over
    elapsed = _elapsed(session, now)
    eating = current if current in eaten_by or _over(plan, used, current) else ""
    return SessionClock(
        elapsed,
        plan.minutes * 60 - elapsed,
        current,
        tuple(_block_clock(block, used, taken, current) for block in plan.blocks),
        eating,
        tuple(eaten_by.get(eating, ())),
        overrun,
    )


def _from_here(waiting: list[SessionBlock], order: list[str], id: str) -> list[SessionBlock]:
    """The waiting blocks behind this one first, then those skipped before it."""
    here = order.index(id)
    return sorted(waiting, key=lambda block: (order.index(block.id) < here, order.index(block.id)))


def _over(plan: SessionPlan, used: Mapping[str, int], id: str) -> bool:
    return any(block.id == id and used.get(id, 0) > block.minutes * 60 for block in plan.blocks)


def _elapsed(session: InterviewSession, now: datetime) -> int:
    if session.started_at is None:
        return 0
    return max(0, int(((session.ended_at or now) - session.started_at).total_seconds()))


def _block_clock(block: SessionBlock, used: Mapping[str, int], taken: Mapping[str, int], current: str) -> BlockClock:
    planned, spent, eaten = block.minutes * 60, used.get(block.id, 0), taken.get(block.id, 0)
    return BlockClock(
        block=block,
        planned=planned,
        used=spent,
        over=max(0, spent - planned),
        eaten=eaten,
        left=max(0, planned - spent - eaten),
        done=spent > 0 and block.id != current,
    )

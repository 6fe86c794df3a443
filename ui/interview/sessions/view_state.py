"""The sessions of the interview as the screen shows them, computed without Qt: minutes, words, who takes whose time.
Called by the sessions view and the little clock."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from ui.interview.page_words import PageWords
from ui.interview.view_state import all_words
from workshop_app.application import interview_queries
from workshop_app.application.interview_queries import SessionView
from workshop_app.application.ports import Reader
from workshop_app.domain import sessions
from workshop_app.domain.voices import Interviewee


class ItemRow(Struct, frozen=True):
    """One item of a session: planned and used in minutes; `lost` is what others took from it."""

    id: str
    key: str
    title: str
    planned: int
    used: int
    lost: int
    over: int
    current: bool
    done: bool
    returning: bool
    missed: bool = False  # the session is over, and nobody came to it


class SessionCard(Struct, frozen=True):
    """One session as a card. `started` and `ended` tell how far it is; `elapsed` is in minutes; `bites` names the item
    that lives on its neighbours' time, with whom it takes it from."""

    number: int
    title: str
    purpose: str
    minutes: int
    planned_on: date | None
    started: datetime | None
    ended: datetime | None
    elapsed: int
    items: tuple[ItemRow, ...]
    people: tuple[Interviewee, ...]
    attendees: tuple[str, ...]
    invited: tuple[str, ...]
    too_much: int = 0
    bites: str = ""
    bitten: tuple[str, ...] = ()
    overrun: int = 0

    @property
    def running(self) -> bool:
        return self.started is not None and self.ended is None


class RunningLine(Struct, frozen=True):
    """The running session in one line, all in minutes: what is on the table, and whether it is eating."""

    number: int
    elapsed: int
    minutes: int
    current: str
    eating: str
    over: int
    eaten_from: tuple[str, ...]


def session_cards(reader: Reader, now: datetime, language: str) -> tuple[SessionCard, ...]:
    """Every session with its plan, its people and what was really covered."""
    words = all_words(reader)
    people = reader.all(Interviewee)
    return tuple(_card(each, words, people, now) for each in interview_queries.session_plans(reader, language))


def running_line(reader: Reader, now: datetime, language: str) -> RunningLine | None:
    """The session that runs; None while none does."""
    if not any(each.running for each in reader.all(sessions.InterviewSession)):
        return None
    card = next(each for each in session_cards(reader, now, language) if each.running)
    over, title = next(((item.over, item.title) for item in card.items if item.current), (0, ""))
    return RunningLine(card.number, card.elapsed, card.minutes, title, card.bites, over, card.bitten)


def _card(
    view: SessionView, words: dict[str, PageWords], people: tuple[Interviewee, ...], now: datetime
) -> SessionCard:
    plan, held = view.plan, view.session or sessions.InterviewSession("", view.plan.number)
    clock = sessions.clock(plan, held, now)
    titles = {block.id: _title(block, words) for block in plan.blocks}
    rows = tuple(
        ItemRow(
            id=each.block.id,
            key=each.block.key,
            title=titles[each.block.id],
            planned=each.block.minutes,
            used=_minutes(each.used),
            lost=_minutes(each.eaten),
            over=_minutes(each.over),
            current=each.block.id == clock.current,
            done=each.done,
            returning=each.block.returning,
            missed=held.ended_at is not None and not each.used,
        )
        for each in clock.blocks
    )
    return SessionCard(
        number=plan.number,
        title=plan.title,
        purpose=plan.purpose,
        minutes=plan.minutes,
        planned_on=held.planned_on,
        started=held.started_at,
        ended=held.ended_at,
        elapsed=_minutes(clock.elapsed),
        items=rows,
        people=people,
        attendees=held.attendees,
        invited=tuple(person.id for person in view.invited),
        too_much=plan.over,
        bites=titles.get(clock.eating, ""),
        bitten=tuple(titles[id] for id, _ in clock.eaten_from),
        overrun=_minutes(clock.overrun),
    )


def _title(block: sessions.SessionBlock, words: dict[str, PageWords]) -> str:
    if block.key in words:
        return words[block.key].title
    return block.title


def _minutes(seconds: int) -> int:
    """Whole minutes; an item that was begun has at least one."""
    return -(-seconds // 60) if 0 < seconds < 60 else round(seconds / 60)

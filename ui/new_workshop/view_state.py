"""Which agendas there are to plan from: the coach's own first, then the built-in ones. Without Qt; read in the
background, because each agenda is a file or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import IntEnum

from msgspec import Struct, field

from agendas import days, loader, schedule
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType
from workshop_app.application import own_agendas
from workshop_app.application.own_agendas import PREFIX, SetAside
from workshop_app.domain.days_off import DaysOff, Shift
from workshop_app.domain.naming import folded

AHEAD = timedelta(days=14)  # a day that is proposed leaves time to invite people


class Length(IntEnum):
    """How long an agenda may be, as its most minutes; 0 is any."""

    ANY = 0
    ONE_HOUR = 60
    TWO_HOURS = 120
    HALF_DAY = 270
    ONE_DAY = 540


class Filter(Struct, frozen=True):
    """What is wanted: every typed word in the title or purpose, at most so long, for so many people (0: any number)."""

    typed: str = ""
    length: Length = Length.ANY
    people: int = 0


class StripPart(Struct, frozen=True):
    """One item of a day: minutes from the start of the day, its minutes and type."""

    start: int
    minutes: int
    type: StepType


class StripDay(Struct, frozen=True):
    """One day of an agenda as it is drawn."""

    minutes: int
    parts: tuple[StripPart, ...]


class AgendaChoices(Struct, frozen=True):
    """Agendas by id (and language, see `read_choices`), in the order they are offered, and the files that could not be
    read."""

    agendas: Mapping[str, Agenda] = field(default_factory=dict)
    broken: tuple[SetAside, ...] = ()

    def matching(self, wanted: Filter) -> Mapping[str, Agenda]:
        """The agendas that fit. One of one's own begins with one item and fits any length and any number."""
        parts = folded(wanted.typed).split()
        return {
            id: agenda
            for id, agenda in self.agendas.items()
            if all(part in folded(f"{agenda.title} {agenda.purpose}") for part in parts)
            and (id == PLAIN or (_short_enough(agenda, wanted.length) and _for_so_many(agenda, wanted.people)))
        }


def _short_enough(agenda: Agenda, length: Length) -> bool:
    return length is Length.ANY or minutes_of(agenda) <= length


def _for_so_many(agenda: Agenda, people: int) -> bool:
    return not people or agenda.people[0] <= people <= agenda.people[1]


PLAIN = "plain"


def plain(title: str, purpose: str, block: str, language: str) -> Agenda:
    """A plan of one block, for who brings an agenda of their own: the others are typed, found or imported."""
    step = Step("first_block", 30, Flex(5, 60), StepType.EXERCISE, (Lead.COACH,), StepTexts(block))
    return Agenda(PLAIN, AgendaKind.OWN, title, purpose, (9 * 60,), (1, 60), (1, 60), (step,), language)


def read_choices(language: str) -> AgendaChoices:
    """Looks at the coach's folder and at every built-in agenda, in the engagement's language first."""
    shelf = own_agendas.own_agendas()
    own = {agenda.id: agenda for agenda in shelf.agendas}
    built_in = {key: agenda for each in loader.available() for key, agenda in _in_its_languages(each, language)}
    return AgendaChoices({**own, **built_in}, shelf.broken)


def _in_its_languages(template_id: str, first: str) -> Iterator[tuple[str, Agenda]]:
    """A built-in agenda under its id, then every other language it is written in under "id.language"."""
    languages = loader.languages(template_id)
    usual = first if first in languages else "en"
    yield template_id, loader.load(template_id, usual)
    for each in languages:
        if each != usual:
            yield f"{template_id}.{each}", loader.load(template_id, each)


def is_own(agenda_id: str) -> bool:
    return agenda_id.startswith(PREFIX)


def minutes_of(agenda: Agenda) -> int:
    """From each day's start to its end, added up: free time before a fixed start counts."""
    return sum(day.minutes for day in days.day_totals(agenda))


def strip_of(agenda: Agenda) -> tuple[StripDay, ...]:
    """Its days to scale; a pause before a fixed start is empty."""
    slots = schedule.times(agenda)
    types = {step.id: step.type for step in agenda.steps}
    found = []
    for day in days.day_totals(agenda):
        of_day = (slot for slot in slots if slot.day == day.day)
        parts = tuple(StripPart(slot.start - day.start, slot.end - slot.start, types[slot.step_id]) for slot in of_day)
        found.append(StripDay(day.minutes, parts))
    return tuple(found)


def proposed_day(today: date, off: DaysOff) -> date:
    """A day in two weeks, or the next one after it on which people work."""
    return off.free_day(today + AHEAD, Shift.LATER)

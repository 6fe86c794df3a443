"""Which agendas there are to plan from: the coach's own first, then the built-in ones. Without Qt; read in the
background, because each agenda is a file or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from agendas import days, loader
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType
from workshop_app.application import own_agendas
from workshop_app.application.own_agendas import PREFIX, SetAside


class AgendaChoices(Struct, frozen=True):
    """Agendas by id (and language, see `read_choices`), in the order they are offered, and the files that could not be
    read."""

    agendas: Mapping[str, Agenda] = field(default_factory=dict)
    broken: tuple[SetAside, ...] = ()

    def matching(self, typed: str) -> Mapping[str, Agenda]:
        """The agendas that hold every typed word in their title or purpose."""
        parts = typed.casefold().split()
        return {
            id: agenda
            for id, agenda in self.agendas.items()
            if all(part in f"{agenda.title} {agenda.purpose}".casefold() for part in parts)
        }


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

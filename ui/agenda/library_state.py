"""What the library shows: the coach's own blocks first, then the blocks of every agenda. Without Qt; read in the
background, because many files are many reads."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from agendas import loader
from agendas.model import Agenda, Step
from workshop_app.application import own_agendas
from workshop_app.application.own_agendas import LibraryShelf, SetAside

MOST_SHOWN = 200


class LibraryBlock(Struct, frozen=True):
    """One block: its step, the agenda it is from ("" for one the coach has kept), and the id under which it is kept."""

    step: Step
    source: str = ""
    own_id: str = ""


class AgendaLibrary(Struct, frozen=True):
    """Everything there is to choose from, and the files that could not be read."""

    blocks: tuple[LibraryBlock, ...] = ()
    titles: tuple[str, ...] = ()  # of the coach's own agendas
    broken: tuple[SetAside, ...] = ()


def read_library(language: str) -> AgendaLibrary:
    """Looks at the coach's folder and at every built-in agenda."""
    blocks, kept = own_agendas.own_blocks(), own_agendas.own_agendas()
    built_in = (
        loader.load(each, language if language in loader.languages(each) else "en") for each in loader.available()
    )
    return AgendaLibrary(
        (*_own(blocks), *_of_agendas((*kept.agendas, *built_in))),
        tuple(agenda.title for agenda in kept.agendas),
        (*blocks.broken, *kept.broken),
    )


def matching(library: AgendaLibrary, typed: str) -> tuple[LibraryBlock, ...]:
    """The blocks that hold every typed word, titles first, the coach's own before others."""
    by_step = {id(block.step): block for block in library.blocks}
    found = own_agendas.found((block.step for block in library.blocks), typed)
    blocks = [by_step[id(step)] for step in found]
    return tuple(sorted(blocks, key=_others_last))[:MOST_SHOWN]


def _own(shelf: LibraryShelf) -> Iterable[LibraryBlock]:
    return (LibraryBlock(agenda.steps[0], "", agenda.id) for agenda in shelf.agendas)


def _of_agendas(agendas: Iterable[Agenda]) -> Iterable[LibraryBlock]:
    return (LibraryBlock(step, agenda.title) for agenda in agendas for step in agenda.steps)


def _others_last(block: LibraryBlock) -> bool:
    return not block.own_id

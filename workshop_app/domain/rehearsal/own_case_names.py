"""Whether somebody a client would know stands in a coach's own case: asked before it is handed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from workshop_app.domain.naming import Certainty, NameFinder, parts_of
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.rehearsal.own_case import FactPart, OwnCase


class NameInCase(Struct, frozen=True):
    """A name that stands in a case, and in the answer to which question first."""

    name: str
    question: str


def names_in(own: OwnCase, known: ClientNames) -> tuple[NameInCase, ...]:
    """The client, and everybody whose name or a part of it stands in what a reader of the case sees."""
    texts = tuple(_texts(own))
    found = []
    for name in dict.fromkeys(each for each in (known.client, *known.people) if parts_of(each)):
        whole_only = name == known.client
        question = _first(NameFinder((name,)), texts, whole_only=whole_only)
        if question:
            found.append(NameInCase(name, question))
    return tuple(found)


def _first(finder: NameFinder, texts: Iterable[tuple[str, str]], *, whole_only: bool) -> str:
    """A company called after its harbour is not meant wherever there is one."""
    for question, words in texts:
        for each in finder.find(words):
            if each.certainty is not Certainty.UNSURE and not (whole_only and each.part):
                return question
    return ""


def _texts(own: OwnCase) -> Iterator[tuple[str, str]]:
    yield from own.answers.items()
    for fact in own.facts:
        for part in (FactPart.SAYS, FactPart.QUESTION, FactPart.FIGURE, FactPart.NOTE):
            yield f"{fact.id}.{part}", str(getattr(fact, part))

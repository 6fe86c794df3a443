"""Links that only whoever sends a mail knows: to the photos and the form of a workshop, to the session at the end of a
cycle. They are kept where they were typed, with the workshop or the cycle they are for, so that none goes out again
with the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from handouts.wording import Words
from workshop_app.application.ports import Reader
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.text import one_line
from workshop_app.domain.unsent import LinePlace, UnsentLine
from workshop_app.domain.workshops import Workshop

OF_WORKSHOP = ("photos", "form")
OF_CYCLE = ("session_link",)


class MailLink(Struct, frozen=True):
    """One of them: the field of the text it fills, what it is called, where it is kept, and what was typed there."""

    field: str
    name: str
    place: LinePlace
    words: str


def links(
    reader: Reader, wanted: Iterable[str], workshop: Workshop | None, sets: Iterable[DraftSet], words: Words
) -> tuple[MailLink, ...]:
    """Those that a mail with these fields has. None of a workshop while there is none it could be about."""
    return tuple(_links(reader, frozenset(wanted), workshop, max((each.cycle for each in sets), default=1), words))


def _links(
    reader: Reader, wanted: frozenset[str], workshop: Workshop | None, cycle: int, words: Words
) -> Iterator[MailLink]:
    for field in (*OF_WORKSHOP, *OF_CYCLE):
        if field not in wanted or (field in OF_WORKSHOP and workshop is None):
            continue
        owner = workshop.id if field in OF_WORKSHOP and workshop is not None else ""
        place = LinePlace("mail-link", owner, field if owner else f"{field}-{cycle}")
        kept = reader.find(UnsentLine, place.id)
        yield MailLink(field, words(f"gap.{field}"), place, one_line(kept.text) if kept is not None else "")

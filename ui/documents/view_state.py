"""What the documents screen shows and orders, as values: which documents there are, how many of each, and the frozen
sources the worker makes them from. No Qt here.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from handouts import catalogue, pack
from handouts.catalogue import Artefact, Binding, ComposeOptions
from handouts.document import Edition
from handouts.pack import PackOrder, Papers
from handouts.pack_printing import hour
from handouts.reading import ReadOnce
from handouts.source import Source
from ui.widgets.dates import long_day
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import OwnStyle
from workshop_app.domain.workshops import Workshop, WorkshopStatus


class DocumentChoices(Struct, frozen=True):
    """What stands on the right. Ids of None mean all of them; the paper decides how much fits on a page. `edition` is
    heard by documents that exist in it; `signed` puts the coach's name into the files' properties; `own_style` is
    the coach's own."""

    paper: Paper = Paper.A4
    language: str = "en"
    blank: bool = False
    workshop_id: str | None = None
    set_id: str | None = None
    edition: Edition = Edition.PARTICIPANT
    signed: bool = False
    own_style: OwnStyle = OwnStyle()

    def options(self, day: date) -> ComposeOptions:
        """As the catalogue reads them, for any document."""
        return ComposeOptions(
            day=day, language=self.language, signed=self.signed, own_style=self.own_style, paper=self.paper
        )


class Part(StrEnum):
    """Where a document stands in the list: with a workshop chosen, in its pack for the room or for the coach, or
    elsewhere; else by what it is about."""

    ROOM = "room"
    COACH = "coach"
    OTHER = "other"
    PROGRAMME = "programme"
    WORKSHOPS = "workshops"
    DRAFTS = "drafts"


IN_PACK = (Part.ROOM, Part.COACH)


class PaperCount(Struct, frozen=True):
    """How much paper a line of the catalogue is: so many copies of so many pages, told apart by whom they are for.
    `people` is whom it is counted for, `leaves` how many sheets one copy is where the pack is printed on both sides."""

    copies: int
    room: int
    coach: int
    people: int = 0
    leaves: int = 0

    @property
    def pages(self) -> int:
        """Of one copy."""
        return self.room + self.coach

    @property
    def sheets(self) -> int:
        """All printed pages."""
        return self.copies * self.pages


class CatalogueEntry(Struct, frozen=True):
    """One line of the catalogue. `documents` is how many it would make now; 0 means there is nothing to put in it.
    `copies` is how many to print of one that belongs to the one workshop chosen."""

    artefact: Artefact[Any]
    documents: int
    copies: int = 1
    part: Part = Part.OTHER

    @property
    def id(self) -> str:
        return self.artefact.id

    @property
    def facilitator(self) -> bool:
        return self.artefact.editions[0] is Edition.FACILITATOR

    @property
    def ready(self) -> bool:
        return self.documents > 0


class Order(Struct, frozen=True):
    """Documents to make: an artefact and its frozen sources. Safe to hand to a worker."""

    artefact_id: str
    sources: tuple[Source, ...]


class Counted(Struct, frozen=True):
    """The papers of one line, and how many copies of them for how many people."""

    papers: tuple[Papers, ...]
    copies: int
    people: int
    paper: Paper


def _options(reader: Reader, artefact_id: str, choices: DocumentChoices, day: date) -> ComposeOptions:
    """The choices as the catalogue reads them. A form that nobody has filled in is printed blank."""
    options = replace(choices.options(day), workshop_id=choices.workshop_id, set_id=choices.set_id)
    artefact = catalogue.artefact(artefact_id)
    if choices.edition in artefact.editions:
        options = replace(options, edition=choices.edition)
    if not artefact.fillable:
        return options
    return replace(options, blank=choices.blank or not catalogue.count(artefact_id, reader, options))


def order(reader: Reader, artefact_id: str, choices: DocumentChoices, day: date) -> Order | None:
    """What to make for one artefact under these choices; None when the engagement holds nothing for it."""
    once = ReadOnce(reader)
    try:
        return Order(artefact_id, catalogue.gather(artefact_id, once, _options(once, artefact_id, choices, day)))
    except KnownError as error:
        if error.code is ErrorCode.NOTHING_TO_EXPORT:
            return None
        raise


def entries(reader: Reader, choices: DocumentChoices, day: date) -> tuple[CatalogueEntry, ...]:
    """The whole catalogue with counts, part by part; only counts are read, and how many people come where it is one
    workshop's."""
    once = ReadOnce(reader)
    planned = queries.workshops(once)
    only = planned[0].id if len(planned) == 1 else choices.workshop_id
    copies = pack.copies(once, only, choices.options(day)) if only else {}
    chosen = choices.workshop_id
    members = pack.members(once, chosen, choices.options(day)) if chosen else None
    found = []
    for artefact in catalogue.ARTEFACTS:
        documents = catalogue.count(artefact.id, once, _options(once, artefact.id, choices, day))
        part = _part(artefact, members, documents)
        found.append(CatalogueEntry(artefact, documents, copies.get(artefact.id, 1), part))
    return tuple(sorted(found, key=_place))


def _place(entry: CatalogueEntry) -> tuple[int, int]:
    """Part by part; a pack in the order of the day."""
    return list(Part).index(entry.part), hour(entry.id) if entry.part in IN_PACK else 0


def _part(artefact: Artefact[Any], members: Collection[str] | None, documents: int) -> Part:
    if members is None:
        return Part(artefact.group)
    if not documents or artefact.id not in members:
        return Part.OTHER
    return Part.COACH if artefact.editions[0] is Edition.FACILITATOR else Part.ROOM


def counted(reader: Reader, entry: CatalogueEntry, choices: DocumentChoices, day: date) -> Counted | None:
    """What has to be drawn to know how much paper a line is; None when there is nothing in it."""
    if entry.part in IN_PACK and choices.workshop_id:
        wanted = pack_order(reader, choices.workshop_id, (entry.id,), choices, day)
        papers = wanted.papers if wanted else ()
        copies, people = (wanted.copies.get(entry.id, 1), wanted.people) if wanted else (1, 0)
    else:
        found = order(reader, entry.id, choices, day)
        papers = ((entry.id, choices.edition, found.sources),) if found else ()
        copies, people = entry.copies, 0
    return Counted(papers, copies, people, choices.paper) if papers else None


def orders(reader: Reader, artefact_ids: tuple[str, ...], choices: DocumentChoices, day: date) -> tuple[Order, ...]:
    """Everything ticked that there is something for."""
    once = ReadOnce(reader)
    found = (order(once, artefact_id, choices, day) for artefact_id in artefact_ids)
    return tuple(each for each in found if each is not None)


def pack_order(
    reader: Reader, workshop_id: str, only: Collection[str], choices: DocumentChoices, day: date
) -> PackOrder | None:
    """Of all a workshop needs on paper what is ticked, and what else is; None while it has no agenda."""
    try:
        found = pack.order(reader, workshop_id, choices.options(day), only)
    except KnownError as error:
        if error.code in (ErrorCode.NOTHING_TO_EXPORT, ErrorCode.NOT_FOUND):
            return None
        raise
    known = {artefact_id for artefact_id, _, _ in found.papers}
    others = tuple(id for id in only if id not in known)
    more = tuple((each.artefact_id, choices.edition, each.sources) for each in orders(reader, others, choices, day))
    return replace(found, papers=found.papers + more)


def workshops(reader: Reader) -> tuple[tuple[str, str], ...]:
    """(id, title) of every workshop, with the day where two share a title."""
    planned = queries.workshops(reader)
    titles = [workshop.title for workshop in planned]
    return tuple(
        (each.id, f"{each.title} ({long_day(each.day)})" if titles.count(each.title) > 1 and each.day else each.title)
        for each in planned
    )


def who_and_when(reader: Reader, workshop_id: str | None) -> tuple[int, int | None]:
    """How many people are in this workshop, and the minute of the day at which it begins; (0, None) for all of them."""
    workshop = reader.find(Workshop, workshop_id) if workshop_id else None
    return (len(queries.participants(reader, workshop.id)), workshop.start) if workshop else (0, None)


def usual_workshop(reader: Reader, today: date) -> str | None:
    """The workshop a pack is most likely wanted for: the first of today or later, else one without a day, else the last
    one. Who holds workshops without the clock leaves them planned for ever."""
    found = sorted(queries.workshops(reader), key=lambda each: (each.day or date.max, each.start))
    ahead = [each for each in found if each.status is WorkshopStatus.PLANNED and (each.day or date.max) >= today]
    return (ahead[0].id if ahead else found[-1].id) if found else None


def draft_sets(reader: Reader) -> tuple[tuple[str, str], ...]:
    """(id, team) of every draft set; a team's second set says which it is."""
    names = {team.id: team.name for team in queries.teams(reader)}
    seen: dict[str, int] = {}
    found = []
    for each in queries.draft_sets(reader):
        nth = seen[each.team_id] = seen.get(each.team_id, 0) + 1
        name = names.get(each.team_id, "")
        found.append((each.id, name if nth == 1 else f"{name} {nth}"))
    return tuple(found)


def offers(artefact: Artefact[Any]) -> tuple[bool, bool]:
    """Which choices matter to an artefact: (team, blank or filled)."""
    return artefact.binding is Binding.DRAFT_SET, artefact.fillable


def data_formats(artefacts: Collection[Artefact[Any]]) -> tuple[str, ...]:
    """The formats besides paper that any of these exists in."""
    return tuple(dict.fromkeys(each for found in artefacts for each in found.formats if each not in catalogue.PAPER))

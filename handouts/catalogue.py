"""The list of artefacts the app can print, and the road from a file to Documents.

`compose(id, reader, options)` does it in one go. A screen splits it: `gather` reads the engagement into frozen sources
on the GUI thread, `compose_sources` makes Documents from them on any thread, without a connection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from handouts import gather as gathering
from handouts import gather_day, gather_parameters, gather_programme, gather_workshops, wording
from handouts.compose import draft_okrs, drafting_handout, parameter_documents, workshop_documents
from handouts.document import Document, Edition
from handouts.gather import ComposeOptions
from handouts.parameter_sources import ParameterSource
from handouts.source import DraftSource, Source
from handouts.tables import agenda as agenda_table
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError

__all__ = [
    "Artefact",
    "Binding",
    "ComposeOptions",
    "Group",
    "artefact",
    "catalogue",
    "compose",
    "compose_source",
    "compose_sources",
    "count",
    "gather",
]


class Group(StrEnum):
    """How the catalogue is grouped on the screen."""

    PROGRAMME = "programme"
    WORKSHOPS = "workshops"
    DRAFTS = "drafts"


class Binding(StrEnum):
    """What an artefact makes one Document for each of."""

    ENGAGEMENT = "engagement"
    WORKSHOP = "workshop"
    DRAFT_SET = "draft_set"


@dataclass(frozen=True, slots=True)
class Artefact:
    """One kind of document. `number` is its place in the domain's list (0: not in it), `title` stands in the document
    words under `title_key`; the first of `editions` is the usual one; `fillable` ones can also be printed blank."""

    id: str
    number: int
    title: str
    title_key: str
    group: Group
    binding: Binding
    editions: tuple[Edition, ...]
    formats: tuple[str, ...]
    fillable: bool = False


GATHERERS = {
    **gathering.GATHERERS,
    **gather_parameters.GATHERERS,
    **gather_programme.GATHERERS,
    **gather_workshops.GATHERERS,
    **gather_day.GATHERERS,
}

# id, number, group, binding, edition, fillable
_LIST = (
    ("parameters_record", 2, Group.PROGRAMME, Binding.ENGAGEMENT, Edition.PARTICIPANT, False),
    ("sponsor_summary", 0, Group.PROGRAMME, Binding.ENGAGEMENT, Edition.PARTICIPANT, False),
    ("staff_page", 3, Group.PROGRAMME, Binding.ENGAGEMENT, Edition.PARTICIPANT, False),
    ("interview_guide", 4, Group.PROGRAMME, Binding.ENGAGEMENT, Edition.FACILITATOR, True),
    ("roles_contacts", 5, Group.PROGRAMME, Binding.ENGAGEMENT, Edition.PARTICIPANT, False),
    ("engagement_calendar", 6, Group.PROGRAMME, Binding.ENGAGEMENT, Edition.PARTICIPANT, False),
    ("parameter_changes", 0, Group.PROGRAMME, Binding.ENGAGEMENT, Edition.PARTICIPANT, False),
    ("preparation_list", 0, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("participant_agenda", 8, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("run_sheet", 9, Group.WORKSHOPS, Binding.WORKSHOP, Edition.FACILITATOR, False),
    ("materials_checklist", 10, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("sign_in_list", 7, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("name_cards", 0, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("breakout_poster", 11, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("seat_cards", 12, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("observer_sheet", 13, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("share_back_poster", 24, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("parking_lot_sheet", 23, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("workshop_report", 0, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("attendance_certificate", 39, Group.WORKSHOPS, Binding.WORKSHOP, Edition.PARTICIPANT, False),
    ("drafting_handout", 17, Group.DRAFTS, Binding.DRAFT_SET, Edition.PARTICIPANT, True),
    ("draft_okrs", 25, Group.DRAFTS, Binding.DRAFT_SET, Edition.PARTICIPANT, False),
)


PAPER = ("pdf", "docx")
# What also exists as data for other programs.
DATA = {agenda_table.ID: tuple(str(each) for each in agenda_table.TableFormat)}
# What exists in a second edition besides its usual one.
ALSO_IN = {"workshop_report": (Edition.FACILITATOR,)}


def catalogue(language: str = "en") -> tuple[Artefact, ...]:
    """Every artefact, group by group in the order of its use, titled in `language`."""
    words = wording.load(language)
    return tuple(
        Artefact(
            id,
            number,
            words(f"artefact.{id}"),
            f"artefact.{id}",
            group,
            binding,
            (edition, *ALSO_IN.get(id, ())),
            (*PAPER, *DATA.get(id, ())),
            fillable=fillable,
        )
        for id, number, group, binding, edition, fillable in _LIST
    )


def artefact(id: str, language: str = "en") -> Artefact:
    """The artefact with this id; KnownError(DOCUMENT_UNKNOWN) when there is none."""
    for each in catalogue(language):
        if each.id == id:
            return each
    raise KnownError(ErrorCode.DOCUMENT_UNKNOWN, id=id)


def gather(artefact_id: str, reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    """What the artefact's documents are made from, read now: one source per document. KnownError(NOTHING_TO_EXPORT)
    when the engagement holds nothing for it, or when it does not exist in the wanted edition."""
    wanted = artefact(artefact_id, options.language)
    if options.edition is not None and options.edition not in wanted.editions:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=wanted.title)
    sources = GATHERERS[artefact_id][0](reader, options)
    if not sources:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=wanted.title)
    return sources


def count(artefact_id: str, reader: Reader, options: ComposeOptions) -> int:
    """How many documents an artefact would make, without reading what stands in them."""
    if artefact_id not in GATHERERS:
        raise KnownError(ErrorCode.DOCUMENT_UNKNOWN, id=artefact_id)
    return GATHERERS[artefact_id][1](reader, options)


def compose_source(artefact_id: str, source: Source) -> Document:
    """One Document from one frozen source. Touches no file and no connection."""
    words = wording.load(source_language(source))
    match artefact_id, source:
        case "drafting_handout", DraftSource():
            document: Document | None = drafting_handout.compose(source, words)
        case "draft_okrs", DraftSource():
            document = draft_okrs.compose(source, words)
        case _, source if isinstance(source, ParameterSource):
            document = parameter_documents.compose(artefact_id, source, words)
        case _:
            document = workshop_documents.compose(artefact_id, source, words)
    if document is None:
        raise KnownError(ErrorCode.DOCUMENT_UNKNOWN, id=artefact_id)
    return document


def source_language(source: Source) -> str:
    """The language the document will be worded in."""
    if isinstance(source, ParameterSource | DraftSource):
        return source.imprint.language
    return source.workshop.imprint.language


def compose_sources(artefact_id: str, sources: tuple[Source, ...]) -> tuple[Document, ...]:
    """Documents from frozen sources, on any thread; no two of them share a name."""
    seen: dict[str, int] = {}
    documents = []
    for document in (compose_source(artefact_id, source) for source in sources):
        nth = seen[document.name.casefold()] = seen.get(document.name.casefold(), 0) + 1
        documents.append(document if nth == 1 else replace(document, name=f"{document.name} ({nth})"))
    return tuple(documents)


def compose(artefact_id: str, reader: Reader, options: ComposeOptions) -> tuple[Document, ...]:
    """Gather and compose in one go, for callers that may wait (the command line, tests)."""
    return compose_sources(artefact_id, gather(artefact_id, reader, options))

"""The list of artefacts the app can print, and the road from a file to Documents.

`compose(id, reader, options)` does it in one go. A screen splits it: `gather` reads the engagement into frozen sources
on the GUI thread, `compose_sources` makes Documents from them on any thread, without a connection.

A document is one row in a file of this folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from handouts import wording
from handouts.catalogue import coach, drafts, forms, programme, workshops
from handouts.catalogue.artefact import PAPER, Artefact, Binding, Group
from handouts.document import Document
from handouts.gather import ComposeOptions
from handouts.imprint import Imprint
from handouts.source import Source
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError

__all__ = [
    "ARTEFACTS",
    "PAPER",
    "Artefact",
    "Binding",
    "ComposeOptions",
    "Group",
    "artefact",
    "compose",
    "compose_one",
    "compose_sources",
    "count",
    "finished",
    "gather",
]


def _rows() -> tuple[Artefact[Any], ...]:
    return ARTEFACTS


# Group by group, in the order of their use.
ARTEFACTS: tuple[Artefact[Any], ...] = (
    *(*programme.ROWS, coach.archive_row(_rows), *forms.PROGRAMME),
    *(*workshops.ROWS, *forms.WORKSHOPS),
    *(*drafts.ROWS[:1], *forms.DRAFTS, *drafts.ROWS[1:]),
)
_BY_ID = {each.id: each for each in ARTEFACTS}


def artefact(id: str) -> Artefact[Any]:
    """The artefact with this id; KnownError(DOCUMENT_UNKNOWN) when there is none."""
    found = _BY_ID.get(id)
    if found is None:
        raise KnownError(ErrorCode.DOCUMENT_UNKNOWN, id=id)
    return found


def gather(artefact_id: str, reader: Reader, options: ComposeOptions) -> tuple[Source, ...]:
    """What the artefact's documents are made from, read now: one source per document. KnownError(NOTHING_TO_EXPORT)
    when the engagement holds nothing for it, or when it does not exist in the wanted edition."""
    wanted = artefact(artefact_id)
    if options.edition is not None and options.edition not in wanted.editions:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=wanted.title(options.language))
    sources = wanted.gather(reader, options)
    if not sources:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=wanted.title(options.language))
    return sources


def count(artefact_id: str, reader: Reader, options: ComposeOptions) -> int:
    """How many documents an artefact would make, without reading what stands in them."""
    return artefact(artefact_id).count(reader, options)


def compose_sources(artefact_id: str, sources: tuple[Source, ...]) -> tuple[Document, ...]:
    """Documents from frozen sources, on any thread, without a file or a connection; no two of them share a name."""
    make = artefact(artefact_id).compose
    documents = [make(source, source.imprint.words) for source in sources]
    names = _apart(_with_cycle(document.name, source) for document, source in zip(documents, sources, strict=True))
    found = zip(documents, names, sources, strict=True)
    return tuple(finished(document, name, source.imprint) for document, name, source in found)


def compose_one(artefact_id: str, sources: tuple[Source, ...], at: int) -> tuple[tuple[str, ...], Document]:
    """The names of all documents of these sources and the one at this place: five hundred sets take seconds, and one
    is looked at."""
    wanted = artefact(artefact_id)
    if wanted.file_name is None:
        documents = compose_sources(artefact_id, sources)
        return tuple(document.name for document in documents), documents[at]
    names = _apart(_with_cycle(wanted.file_name(source, source.imprint.words), source) for source in sources)
    document = wanted.compose(sources[at], sources[at].imprint.words)
    return names, finished(document, names[at], sources[at].imprint)


def finished(document: Document, name: str, imprint: Imprint) -> Document:
    """Under its name, with the day of printing, in the house style, and signed only where that is wanted."""
    author = document.author if imprint.signed else ""
    alt = wording.load(imprint.language)("frame.logo") if imprint.style.logo else ""
    return replace(document, name=name, day=imprint.day, author=author, style=imprint.style, logo_alt=alt)


def _with_cycle(name: str, source: Source) -> str:
    """The same team's paper of another cycle is another paper, and is called so."""
    cycle = source.imprint.named_cycle
    return f"{name} – {cycle}" if cycle and cycle not in name else name


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """The second of one name is numbered, and so on: on some disks capitals make no difference."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        nth = seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        found.append(name if nth == 1 else f"{name} ({nth})")
    return tuple(found)


def compose(artefact_id: str, reader: Reader, options: ComposeOptions) -> tuple[Document, ...]:
    """Gather and compose in one go, for callers that may wait (the command line, tests)."""
    return compose_sources(artefact_id, gather(artefact_id, reader, options))

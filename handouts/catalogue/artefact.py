"""What the app knows about one kind of document: its row in the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from handouts import wording
from handouts.document import Document, Edition
from handouts.gather import ComposeOptions
from handouts.source import Source
from handouts.wording import Words
from workshop_app.application.ports import Reader

S = TypeVar("S", bound=Source)

PAPER = ("pdf", "docx")


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


class Artefact(Struct, Generic[S], frozen=True):
    """One kind of document. `count` says how many there would be, without reading what stands in them; `gather` reads
    one frozen source for each, where the reader lives; `compose` makes the Document of a source, on any thread. The
    first of `editions` is the usual one; `fillable` ones can also be printed blank; `formats` beyond paper are data for
    other programs; `number` is its place in the domain's list of artefacts (0: not in it). `file_name` tells what
    `compose` would call the document, where there may be hundreds to choose from.

    Its title stands in the document words, under "artefact.<id>"."""

    id: str
    group: Group
    binding: Binding
    count: Callable[[Reader, ComposeOptions], int]
    gather: Callable[[Reader, ComposeOptions], tuple[S, ...]]
    compose: Callable[[S, Words], Document]
    number: int = 0
    editions: tuple[Edition, ...] = (Edition.PARTICIPANT,)
    formats: tuple[str, ...] = PAPER
    fillable: bool = False
    file_name: Callable[[S, Words], str] | None = None

    def title(self, language: str = "en") -> str:
        """What it is called, in the language of the documents."""
        return wording.load(language)(f"artefact.{self.id}")

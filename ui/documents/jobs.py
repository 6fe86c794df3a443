"""What the worker does for the documents screen: make the pages to look at, write the files. Frozen values in, frozen
values out; the renderers are imported here, on first use, because they are slow to load.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handouts import catalogue
from handouts.document import Document
from ui.background import Progress
from ui.documents.view_state import Order
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from handouts.export import Exported


@dataclass(frozen=True, slots=True)
class Pages:
    """One document as the PDF it would be saved as, and the names of its siblings."""

    names: tuple[str, ...]
    shown: int
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """The files that stand on the disk now, and what stopped the rest, if anything did."""

    folder: Path
    files: tuple[Exported, ...]
    problem: KnownError | None = None


@dataclass(frozen=True, slots=True)
class MakePages:
    """Job: one document of an order, as pages."""

    order: Order
    shown: int
    paper: Paper

    def __call__(self, progress: Progress) -> Pages:
        from handouts import pdf
        from handouts.theme import theme_for

        documents = catalogue.compose_sources(self.order.artefact_id, self.order.sources)
        shown = min(self.shown, len(documents) - 1)
        names = tuple(document.name for document in documents)
        progress.tell(0, 1)
        return Pages(names, shown, pdf.render(documents[shown], theme_for(self.paper)))


@dataclass(frozen=True, slots=True)
class WriteFiles:
    """Job: everything ordered, in the wanted formats, into one folder. A file that fails leaves those before it."""

    orders: tuple[Order, ...]
    formats: tuple[str, ...]
    folder: Path
    paper: Paper

    def __call__(self, progress: Progress) -> Written:
        from handouts import export

        files: list[Exported] = []
        wanted = [(document, fmt) for document in self._documents() for fmt in self.formats]
        for done, (document, fmt) in enumerate(wanted):
            progress.tell(done, len(wanted), document.name)
            try:
                files.append(export.save(document, fmt, self.folder, self.paper))
            except KnownError as error:
                return Written(self.folder, tuple(files), error)
        return Written(self.folder, tuple(files))

    def _documents(self) -> Iterator[Document]:
        for order in self.orders:
            yield from catalogue.compose_sources(order.artefact_id, order.sources)

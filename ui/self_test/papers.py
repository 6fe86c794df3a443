"""Part "documents": one of every kind in every format it is offered in, written and read back."""

from __future__ import annotations

from pathlib import Path

from handouts import catalogue, export, wording
from handouts.catalogue import ComposeOptions
from handouts.document import Document
from handouts.export import Exported
from handouts.source import Source
from handouts.tables import agenda as agenda_table
from handouts.workshop_sources import AgendaSource
from ui.self_test.parts import Counted, TestPlace, expect
from workshop_app import sample
from workshop_app.application.commands.sorting import AddNumbers
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet


def write_documents(place: TestPlace) -> Counted:
    """`save` reads each file back and refuses one that does not say what it should."""
    clock = SystemClock()
    out, options = place.folder / "out", ComposeOptions(clock.now().astimezone().date())
    workspace = sample.build_later(place.folder / "sample.okrw", clock)
    written = 0
    try:
        _sort_numbers(workspace)
        for artefact in catalogue.ARTEFACTS:
            source = catalogue.gather(artefact.id, workspace.read, options)[0]
            document = catalogue.compose_sources(artefact.id, (source,))[0]
            for format in artefact.formats:
                made = _save(document, source, format, out)
                expect(made.verified and made.path.stat().st_size, f"{artefact.id} as {format} was not read back")
                written += 1
    finally:
        workspace.close()
    return {"kinds": len(catalogue.ARTEFACTS), "files": written}


def _sort_numbers(workspace: Workspace) -> None:
    """The one thing a document is made of that the sample has none of."""
    first = workspace.read.all(DraftSet)[0]
    workspace.apply(AddNumbers(first.id, ("Delays in minutes",), (new_id(),)))


def _save(document: Document, source: Source, format: str, folder: Path) -> Exported:
    if format in catalogue.PAPER:
        return export.save(document, format, folder)
    expect(isinstance(source, AgendaSource), f"{document.id} cannot be written as {format}")
    assert isinstance(source, AgendaSource)
    return agenda_table.save(source, format, wording.load("en"), folder, SystemClock().now())

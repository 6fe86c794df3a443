"""documents, and export of single ones: the catalogue, and files from it, without a window."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from handouts import catalogue, missing_letters, wording
from handouts.catalogue import Artefact, ComposeOptions
from handouts.document import Edition
from handouts.export import Exported, LeftOut
from handouts.source import Source
from handouts.tables import agenda as agenda_table
from handouts.workshop_sources import AgendaSource
from ui.cli.editions import count_edition
from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, put, put_json
from ui.labels_errors import in_english
from ui.labels_missing import missing
from workshop_app import bootstrap
from workshop_app.application import own_style, queries
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import StyleChoice

# What is wrong with a folder or a disk, whatever is written there.
OF_THE_PLACE = frozenset([ErrorCode.PLACE_FULL, ErrorCode.FOLDER_UNWRITABLE, ErrorCode.NOT_WRITTEN])


def documents(arguments: argparse.Namespace) -> int:
    artefacts = catalogue.ARTEFACTS
    if not arguments.json:
        for artefact in artefacts:
            put(f"{artefact.id:22} {artefact.title()}")
        return 0
    put_json(
        [
            {
                "id": artefact.id,
                "title": artefact.title(),
                "group": str(artefact.group),
                "editions": [str(edition) for edition in artefact.editions],
                "formats": list(artefact.formats),
                "fillable": artefact.fillable,
            }
            for artefact in artefacts
        ]
    )
    return 0


def export_documents(arguments: argparse.Namespace) -> int:
    artefacts = _wanted(arguments)
    if not artefacts:
        return 2
    written: list[dict[str, object]] = []
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        problems = _write(arguments, workspace, artefacts, written)
    finally:
        workspace.close()
    written = [file for file in written if not file["path"] or Path(str(file["path"])).exists()]
    count_edition(arguments.file, written)
    report(arguments, written)
    return 1 if problems else 0


def _wanted(arguments: argparse.Namespace) -> list[Artefact[Any]]:
    """The artefacts asked for; none, and a sentence, when they cannot be had like this."""
    known = {artefact.id: artefact for artefact in catalogue.ARTEFACTS}
    formats = formats_of(arguments)
    if arguments.all:
        return [artefact for artefact in known.values() if set(formats) <= set(artefact.formats)]
    if not arguments.document:
        complain("Say which documents: --document ID (several times), --all, or --pack WORKSHOP.")
        return []
    for id in arguments.document:
        if id not in known:
            raise KnownError(ErrorCode.DOCUMENT_UNKNOWN, id=id, known=", ".join(known))
        if not set(formats) <= set(known[id].formats):
            complain(f"{id} cannot be written as {arguments.format}, only as {', '.join(known[id].formats)}.")
            return []
        if arguments.edition and arguments.edition not in known[id].editions:
            complain(f"{id} has no {arguments.edition} edition, only {', '.join(known[id].editions)}.")
            return []
    return [known[id] for id in arguments.document]


def formats_of(arguments: argparse.Namespace) -> tuple[str, ...]:
    return catalogue.PAPER if arguments.format == "both" else (arguments.format,)


def _write(
    arguments: argparse.Namespace,
    workspace: Workspace,
    artefacts: list[Artefact[Any]],
    written: list[dict[str, object]],
) -> int:
    """Write what can be written; a document with nothing to show is a problem only when it was asked for by name."""
    problems = 0
    for artefact in artefacts:
        edition = Edition(arguments.edition) if arguments.edition else artefact.editions[0]
        options = replace(options_of(arguments, workspace), edition=edition)
        try:
            for file in _files(arguments, workspace, artefact, options, written):
                if isinstance(file, KnownError):
                    problems += not arguments.all
                    complain(in_english(file))
                    continue
                written.append(told(file))
                problems += isinstance(file, LeftOut)
        except KnownError as error:
            if arguments.all and error.code is ErrorCode.NOTHING_TO_EXPORT:
                continue
            problems += 1
            complain(in_english(error))
            if error.code in OF_THE_PLACE:
                break  # which takes nothing more: one sentence, not one for each document
    return problems or _gone(arguments.out, written)


def _gone(out: Path, written: list[dict[str, object]]) -> int:
    """1 after saying that something of it is not there any more, because a stick was pulled meanwhile."""
    from handouts import export as exporting

    try:
        exporting.still_there(out, [Path(str(file["path"])) for file in written if file["path"]])
    except KnownError as error:
        complain(in_english(error))
        return 1
    return 0


def _files(
    arguments: argparse.Namespace,
    workspace: Workspace,
    artefact: Artefact[Any],
    options: ComposeOptions,
    before: Sequence[Mapping[str, object]],
) -> Iterator[Exported | LeftOut | KnownError]:
    """What is written, or why there is nothing of one among several."""
    from handouts import export as exporting

    sources = catalogue.gather(artefact.id, workspace.read, options)
    formats = formats_of(arguments)
    name_missing(sources, formats)
    if set(formats) <= set(catalogue.PAPER):
        paper, instead = paper_of(arguments, workspace), "docx" not in formats
        for document in catalogue.compose_sources(artefact.id, sources):
            for fmt in formats:
                if before:
                    exporting.still_there(arguments.out, _first(before))
                yield exporting.save_or_refuse(document, fmt, arguments.out, paper, instead)
        return
    words, now = wording.load(options.language), workspace.clock.now()
    for source in sources:
        if isinstance(source, AgendaSource):
            try:
                yield agenda_table.save(source, arguments.format, words, arguments.out, now)
            except KnownError as error:
                if error.code is not ErrorCode.WORKSHOP_UNDATED:
                    raise
                yield error


def _first(written: Sequence[Mapping[str, object]]) -> Iterator[Path]:
    return (Path(str(file["path"])) for file in written[:1] if file["path"])


def name_missing(sources: Iterable[Source], formats: tuple[str, ...]) -> None:
    """Letters that no font draws are named before anything is written; each file's own stand in its `replaced`."""
    if "pdf" not in formats or not missing_letters.may_be_missing(sources):
        return
    if said := missing(missing_letters.missing_in(sources)):
        complain(said)


def options_of(arguments: argparse.Namespace, workspace: Workspace) -> ComposeOptions:
    return ComposeOptions(
        language=arguments.language or _language(queries.engagement(workspace.read).language),
        workshop_id=arguments.workshop and named_workshop(workspace.read, arguments.workshop).id,
        blank=arguments.blank,
        signed=arguments.signed,
        zone=arguments.zone,
        own_style=own_style.own_style(),
        style=StyleChoice(arguments.style),
        paper=paper_of(arguments, workspace),
        day=workspace.clock.now().astimezone().date(),
    )


def paper_of(arguments: argparse.Namespace, workspace: Workspace) -> Paper:
    return Paper(arguments.paper) if arguments.paper else queries.engagement(workspace.read).paper


def told(file: Exported | LeftOut) -> dict[str, object]:
    if isinstance(file, Exported):
        return {**asdict(file), "path": str(file.path), "edition": str(file.edition)}
    return {
        "document": file.document,
        "name": file.name,
        "format": file.format,
        "edition": str(file.edition),
        "path": None,
        "verified": False,
        "refused": in_english(file.reason),
        "instead": str(file.instead.path) if file.instead else None,
    }


def report(arguments: argparse.Namespace, written: list[dict[str, object]]) -> None:
    if arguments.json:
        put_json(written)
    else:
        for file in written:
            if file["path"]:
                put(str(file["path"]))
    for file in written:
        if "refused" in file:
            offered = f" As a Word file: {file['instead']}" if file["instead"] else ""
            complain(f"{file['name']}: {file['refused']}{offered}")


def _language(wanted: str) -> str:
    """The engagement's language where there are words for it; English until then. A language asked for by name is
    never replaced."""
    return wanted if wanted in wording.languages() else "en"

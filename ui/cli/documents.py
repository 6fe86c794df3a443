"""documents and export: the catalogue, and files from it, without a window."""

from __future__ import annotations

import argparse
import dataclasses

from handouts import catalogue, wording
from handouts.document import Edition
from ui.cli.output import complain, put, put_json
from ui.labels_errors import in_english
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError


def documents(arguments: argparse.Namespace) -> int:
    artefacts = catalogue.catalogue()
    if not arguments.json:
        for artefact in artefacts:
            put(f"{artefact.id:22} {artefact.title}")
        return 0
    put_json(
        [
            {
                "id": artefact.id,
                "title": artefact.title,
                "group": str(artefact.group),
                "editions": [str(edition) for edition in artefact.editions],
                "formats": list(artefact.formats),
                "fillable": artefact.fillable,
            }
            for artefact in artefacts
        ]
    )
    return 0


def export(arguments: argparse.Namespace) -> int:
    known = {artefact.id: artefact for artefact in catalogue.catalogue()}
    wanted = list(known) if arguments.all else arguments.document
    if not wanted:
        complain("Say which documents: --document ID (several times), or --all.")
        return 2
    for id in wanted:
        if id not in known:
            raise KnownError(ErrorCode.DOCUMENT_UNKNOWN, id=id, known=", ".join(known))
    written: list[dict[str, object]] = []
    problems = _write(arguments, [known[id] for id in wanted], written)
    if arguments.json:
        put_json(written)
    else:
        for file in written:
            put(str(file["path"]))
    return 1 if problems else 0


def _write(arguments: argparse.Namespace, artefacts: list[catalogue.Artefact], written: list[dict[str, object]]) -> int:
    """Write what can be written; a document with nothing to show is a problem only when it was asked for by name."""
    from handouts import export as exporting

    problems = 0
    formats = ("pdf", "docx") if arguments.format == "both" else (arguments.format,)
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        engagement = queries.engagement(workspace.read)
        paper = Paper(arguments.paper) if arguments.paper else engagement.paper
        for artefact in artefacts:
            options = catalogue.ComposeOptions(
                edition=Edition(arguments.edition) if arguments.edition else artefact.editions[0],
                language=arguments.language or _language(engagement.language),
                workshop_id=arguments.workshop,
                blank=arguments.blank,
                day=workspace.clock.now().date(),
            )
            try:
                composed = catalogue.compose(artefact.id, workspace.read, options)
                for document in composed:
                    for fmt in formats:
                        file = exporting.save(document, fmt, arguments.out, paper)
                        written.append(
                            {**dataclasses.asdict(file), "path": str(file.path), "edition": str(file.edition)}
                        )
            except KnownError as error:
                if arguments.all and error.code is ErrorCode.NOTHING_TO_EXPORT:
                    continue
                problems += 1
                complain(in_english(error))
    finally:
        workspace.close()
    return problems


def _language(wanted: str) -> str:
    """The engagement's language where there are words for it; English until then. A language asked for by name is
    never replaced."""
    return wanted if wanted in wording.languages() else "en"

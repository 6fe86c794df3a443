"""Counts a record that left the house: called by `export` once its files are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ui.cli.output import complain
from ui.labels_errors import in_english
from workshop_app import bootstrap
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.domain.errors import KnownError

RECORD = "parameters_record"


def count_edition(path: Path, written: Iterable[Mapping[str, object]]) -> None:
    """An exported record is an edition: after the next change it gets the next number. A file that cannot be written to
    now keeps its number, and whoever asked is told."""
    if not any(file["document"] == RECORD for file in written):
        return
    try:
        workspace = bootstrap.open_workspace(path)
    except KnownError as error:
        complain(f"This edition of the record was not counted. {in_english(error)}")
        return
    try:
        workspace.apply(IssueEdition())
    finally:
        workspace.close()

"""Sheets for a wall, cards to cut and what is signed have as many pages in a word processor as in the PDF by which they
were measured, whatever letters their workshop is named in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from msgspec.structs import replace

from handouts import catalogue, export, pdf, wording
from handouts.compose import share_back_poster
from handouts.document import Document
from handouts.gather import ComposeOptions
from handouts.theme import theme_of
from handouts.workshop_sources import ShareBackSheet, ShareBackSource
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.workshops import Workshop

OFFICE = shutil.which("soffice")
PAPERS = ("parking_lot_sheet", "share_back_poster", "breakout_poster", "name_cards", "seat_cards", "proposal")
NAMES = (  # of a length at which Word and PDF had them in different places
    "Εργαστήριο της διοίκησης (1)",
    "Майстерня керівників, раунд 3",
    "צוות ההפלגות כותב OKR לשנת 2027",
)


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("paper", Paper)
def test_word_has_as_many_sheets_as_the_pdf(
    paper: Paper, engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    expected: dict[str, int] = {}
    for nth, name in enumerate(NAMES):
        engagement.apply(edit(Workshop, "w1", title=name))
        on_paper = replace(options, paper=paper)
        made = [each for id in PAPERS for each in catalogue.compose(id, engagement.read, on_paper)]
        for at, document in enumerate([*made, _of_no_round(engagement, options)]):
            named = f"{document.id}-{nth}-{at}"
            export.save(replace(document, name=named), "docx", tmp_path, paper)
            expected[named] = pdf.count_pages(document, theme_of(document, paper))
    files = [str(tmp_path / f"{name}.docx") for name in expected]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "made"), *files]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    found: dict[str, int] = {}
    for name in expected:
        with pypdfium2.PdfDocument(tmp_path / "made" / f"{name}.pdf") as file:
            found[name] = len(file)
    assert found == expected


def _of_no_round(engagement: Workspace, options: ComposeOptions) -> Document:
    """A share back of no coaching: beside its title stands which workshop it is, and its rows go down to the foot."""
    source = cast("ShareBackSource", catalogue.gather("share_back_poster", engagement.read, options)[0])
    sheets = (ShareBackSheet("Share backs and challenge"),)
    return share_back_poster.compose(replace(source, sheets=sheets), wording.load("en"))

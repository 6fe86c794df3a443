"""On a prescoring sheet today's value stands in whole words, also where its unit is written behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts import catalogue, export, pdf
from handouts.gather import ComposeOptions
from handouts.pdf_flow import PlacedWords
from handouts.theme import theme_for
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.okr import KeyResult


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("value", ["12400 customer-minutes", "412 departures/day", "9 Stunden/Woche"])
def test_todays_value_stands_in_whole_words(
    value: str, paper: Paper, engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    for row in engagement.read.all(KeyResult):
        engagement.apply(edit(KeyResult, row.id, baseline=value, unit=""))
    document = catalogue.compose("prescoring_sheet", engagement.read, options)[0]
    (first, *_) = pdf.laid_out(document, theme_for(paper))
    lines = {each.piece.text.strip() for each in first.ink if isinstance(each, PlacedWords)}
    pieces = value.replace("/", "/ ").replace("-", "- ").split()
    assert all(any(piece in line for line in lines) for piece in pieces), lines
    assert all(export.save(document, format, tmp_path, paper).verified for format in export.Format)


@pytest.mark.parametrize("level", ["commit", "target", "stretch"])
def test_a_level_stands_in_whole_words(
    level: str, engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    for row in engagement.read.all(KeyResult):
        engagement.apply(edit(KeyResult, row.id, **{level: "1234567 Fahrgastkilometer"}))
    document = catalogue.compose("prescoring_sheet", engagement.read, options)[0]
    (first, *_) = pdf.laid_out(document, theme_for(Paper.A4))
    lines = {each.piece.text.strip() for each in first.ink if isinstance(each, PlacedWords)}
    assert any("Fahrgastkilometer" in line for line in lines), lines
    assert all(export.save(document, format, tmp_path, Paper.A4).verified for format in export.Format)

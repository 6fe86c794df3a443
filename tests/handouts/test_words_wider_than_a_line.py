"""An address is one word, and wider than its line: it fills lines, as it does in a word processor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handouts import catalogue, measure
from handouts.compose import check_in_form
from handouts.document import TextRun, TextStyle
from handouts.gather import ComposeOptions
from handouts.pdf_text import broken, look
from handouts.theme import theme_for
from handouts.wording import load
from workshop_app import sample
from workshop_app.application.commands.basic import edit
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.okr import KeyResult

ADDRESS = "https://intranet.harbour-ferries.example/" + "a1b2c3d4e5" * 16
THEME = theme_for("a4")
HOW = look(THEME.body, THEME.colours)


@pytest.mark.parametrize("word", [ADDRESS, ADDRESS.replace("a1b2", "äµ"), ADDRESS.replace("a1b2", "обед")])
@pytest.mark.parametrize("width", [120.0, 300.0, 480.0])
def test_what_is_wider_than_a_line_fills_the_line_before_it(word: str, width: float) -> None:
    lines = broken((TextRun(word),), HOW, width)
    assert "".join(piece.text for line in lines for piece in line.pieces) == word
    total = sum(line.width for line in lines)
    assert all(line.width <= width + 0.01 for line in lines)
    assert all(line.width > width - 15 for line in lines[2:-1])
    assert len(lines) <= total // width + 2
    assert all(line.width > width * 0.6 for line in lines[:-1])


def test_what_fits_on_a_line_of_its_own_stays_whole() -> None:
    names = "/".join(("Reports-of-the-second-quarter",) * 6)
    for runs in ((TextRun(names),), (TextRun(names[:40]), TextRun(names[40:], TextStyle.STRONG))):
        lines = ["".join(piece.text for piece in line.pieces) for line in broken(runs, HOW, 230.0)]
        assert all(line.endswith(("/", "-")) for line in lines[:-1])
        assert "".join(lines) == names


@pytest.mark.parametrize(
    "words", [ADDRESS, f"Cut delays as told on {ADDRESS}", "Cut the delays that people told us of " * 9]
)
def test_a_check_in_form_takes_no_sheet_more_for_it(words: str, tmp_path: Path) -> None:
    workspace = sample.build_later(tmp_path / "later.okrw", SystemClock())
    found = []
    for said in ("Fewer delays", words):
        for each in workspace.read.all(KeyResult):
            workspace.apply(edit(KeyResult, each.id, text=said))
        sources = catalogue.gather("check_in_form", workspace.read, ComposeOptions(day=date(2026, 11, 25)))
        made = [check_in_form.compose(source, load("en")) for source in sources[:2]]
        found.append([measure.pages(each, paper) for each in made for paper in Paper])
    workspace.close()
    assert found[0] == found[1]

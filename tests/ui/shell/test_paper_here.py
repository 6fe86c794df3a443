"""Paper follows the place of a coach who never chose one: in the window, in the sample and on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from ui.command_line import main
from ui.home.recent import NewEngagement
from ui.paper_here import paper_here
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.settings import PAPER, open_settings
from workshop_app.domain.engagement import Paper

AMERICAN = "en_US.UTF-8"


@pytest.mark.parametrize(
    ("for_all", "for_paper", "system", "paper"),
    [
        ("", "", "en_US", Paper.LETTER),
        ("", "", "fr_CA", Paper.LETTER),
        ("", "", "es_MX", Paper.LETTER),
        ("", "", "en_GB", Paper.A4),
        ("", "", "C", Paper.A4),
        ("", "de_DE.UTF-8", "en_US", Paper.A4),
        ("en_US.UTF-8", "de_DE.UTF-8", "de_DE", Paper.LETTER),
        ("C.UTF-8", "", "en_US", Paper.A4),
        ("", "nonsense", "en_US", Paper.A4),
    ],
)
def test_the_usual_paper(
    for_all: str, for_paper: str, system: str, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", for_all)
    monkeypatch.setenv("LC_PAPER", for_paper)
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(system))
        assert paper_here() is paper
    finally:
        QLocale.setDefault(before)


def test_a_new_engagement_has_the_paper_of_the_place_or_the_chosen_one(
    window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    window._files.opened.connect(lambda workspace: made.append(queries.engagement(workspace.read).paper))
    monkeypatch.setenv("LC_PAPER", AMERICAN)
    window._files.create(NewEngagement("Here", ""))
    window._settings.set(PAPER, "a4")
    window._files.create(NewEngagement("Chosen", ""))
    assert made == [Paper.LETTER, Paper.A4]


def test_the_sample_and_the_own_style_of_the_command_line_have_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_PAPER", AMERICAN)
    assert main(["style", "show"]) == 0
    assert "letter" in capsys.readouterr().out.casefold()
    for name, chosen, paper in (("here", "", Paper.LETTER), ("chosen", "a4", Paper.A4)):
        open_settings().set(PAPER, chosen)
        assert main(["sample", str(tmp_path / f"{name}.okrw")]) == 0
        workspace = bootstrap.open_workspace(tmp_path / f"{name}.okrw", read_only=True)
        assert queries.engagement(workspace.read).paper is paper
        workspace.close()

"""What is suggested to be saved has a name that every system takes, whatever a client is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog  # noqa: TID251 - what the Ask port calls

from ui.dialogs import QtAsk
from ui.shell.files import free_path


@pytest.mark.parametrize(
    ("client", "name"),
    [("Acme: North/South?", "Acme North South.okrw"), ("Aux", "_Aux.okrw"), ("...", "Engagement.okrw")],
)
def test_a_new_engagement_gets_a_legal_name(tmp_path: Path, client: str, name: str) -> None:
    assert free_path(tmp_path, client).name == name
    assert len(free_path(tmp_path, "語" * 400).name.encode()) < 220


def test_a_suggestion_made_of_a_foreign_name_is_made_legal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, suggested: str, _patterns: str) -> tuple[str, str]:
        asked.append(suggested)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    QtAsk().save_file("Hand over a copy", tmp_path / 'What "now"? copy 2027-01-01.okrw', ("*.okrw",))
    QtAsk().save_file("Save the list of people", tmp_path / "People.csv", ("*.csv",))
    assert asked == [str(tmp_path / "What -now- copy 2027-01-01.okrw"), str(tmp_path / "People.csv")]

"""All that an engagement holds as JSON, from the File menu: also what the file does not take; nothing is written
over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.shell.entries import menu_entries
from ui.shell.lines import FootLine
from workshop_app import bootstrap
from workshop_app.domain.errors import ErrorCode, KnownError

WORDS = "correct horse"


def _taken(window: MainWindow, ask: Any, target: Path, qtbot: QtBot) -> str:
    """What the foot line says of it."""
    view = window.view
    assert view is not None
    ask.answers.append(target)
    window._menus.actions["everything_out"].trigger()
    qtbot.waitUntil(lambda: not view.desk.background.busy)
    foot = view.findChild(FootLine)
    assert foot is not None
    return foot._said.text()


def test_everything_is_taken_out_from_the_menu(
    window: MainWindow, sample_path: Path, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not window._menus.actions["everything_out"].isEnabled()
    assert "Take everything out as JSON" in {
        each.words for each in menu_entries(window._actions, True) if "export" in each.also
    }
    window.open(sample_path)
    view = window.view
    assert view is not None
    before = sample_path.read_bytes()
    assert "was saved as" in _taken(window, ask, tmp_path / "all.json", qtbot)
    tables = json.loads((tmp_path / "all.json").read_text("utf-8"))["tables"]
    assert len(tables["person"]) == 18
    assert sample_path.read_bytes() == before
    # what the file takes no more is in it all the same
    view.desk.workspace._store.drift(KnownError(ErrorCode.DISK_FULL, path=str(sample_path)))
    from workshop_app.application.commands.engagement import EditEngagement

    view.desk.workspace.apply(EditEngagement(coach="Only in memory"))
    _taken(window, ask, tmp_path / "all.json", qtbot)
    tables = json.loads((tmp_path / "all.json").read_text("utf-8"))["tables"]
    assert tables["engagement"][0]["coach"] == "Only in memory"


def test_an_engagement_is_never_written_over_and_a_locked_one_says_that_this_is_open(
    window: MainWindow, sample_path: Path, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    bootstrap.change_passphrase(sample_path, new=WORDS)
    bootstrap.unlock(sample_path, WORDS)
    window.open(sample_path)
    before = sample_path.read_bytes()
    said = _taken(window, ask, sample_path, qtbot)
    assert "no passphrase" in said
    assert sample_path.read_bytes() == before
    assert json.loads(sample_path.with_name(f"{sample_path.name}.json").read_text("utf-8"))["tables"]["person"]
    _taken(window, ask, sample_path, qtbot)
    assert "already exists" in ask.asked[-1][-1]

"""The sample in the program's own folder: made once, and made anew when an earlier edition was killed over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ui.shell.files import engagements_folder, open_sample
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.settings import HOME_VARIABLE, data_folder


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _parameters_only(path: Path) -> None:
    bootstrap.create(path, "Harbour Ferries").close()


@pytest.mark.parametrize("leave", [_empty, _parameters_only], ids=lambda leave: leave.__name__)
def test_a_half_made_sample_is_set_aside(clock: Any, leave: Callable[[Path], None]) -> None:
    data_folder().mkdir()
    path = data_folder() / "Sample.okrw"
    leave(path)
    opened = open_sample(clock)
    assert opened.path == path
    assert queries.engagement(opened.read).sample
    assert queries.count_people(opened.read)
    opened.close()
    assert sorted(each.name for each in data_folder().iterdir()) == ["Sample.okrw", "Sample.okrw.broken"]


def test_what_was_changed_in_the_sample_is_there_again(clock: Any) -> None:
    opened = open_sample(clock)
    opened.apply(EditEngagement(client="My Ferries"))
    opened.close()
    again = open_sample(clock)
    assert queries.engagement(again.read).client == "My Ferries"
    again.close()


def test_a_program_on_a_stick_leaves_no_engagement_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "data"))
    assert engagements_folder() == tmp_path / "data" / "OKR engagements"
    monkeypatch.delenv(HOME_VARIABLE)
    assert tmp_path not in engagements_folder().parents

"""Settings keep what makes sense, survive a broken file, and never stop the app."""

from __future__ import annotations

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from workshop_app.application import settings as keys
from workshop_app.application.settings import KEYS, Settings, config_folder, data_folder, open_settings


def test_every_key_has_its_default_at_first(settings: Settings) -> None:
    assert {key.name: settings.get(key) for key in KEYS} == {key.name: key.default for key in KEYS}
    assert len({key.name for key in KEYS}) == len(KEYS)
    assert all(key.allowed(key.default) for key in KEYS)
    assert not settings.path.exists()


def test_values_are_there_next_time(settings: Settings) -> None:
    settings.set(keys.THEME, "dark")
    settings.set(keys.COACH, "Žofie “Zo” O’Neil")
    settings.set(keys.BELL_ON, False)
    settings.set(keys.RECENT_FILES, ("/a.okrw", "/b.okrw"))
    again = Settings(settings.path.parent)
    assert again.get(keys.THEME) == "dark"
    assert again.get(keys.COACH) == "Žofie “Zo” O’Neil"
    assert again.get(keys.BELL_ON) is False
    assert again.get(keys.RECENT_FILES) == ("/a.okrw", "/b.okrw")
    assert [each.name for each in settings.path.parent.iterdir()] == ["settings.json"]


def test_listeners_hear_what_really_changed(settings: Settings) -> None:
    heard: list[str] = []
    end = settings.subscribe(heard.append)
    settings.set(keys.TEXT_SCALE, 150)
    settings.set(keys.TEXT_SCALE, 150)
    end()
    settings.set(keys.TEXT_SCALE, 100)
    assert heard == ["text_scale"]


class Paper(StrEnum):
    LETTER = "letter"


def test_members_are_texts(settings: Settings) -> None:
    settings.set(keys.PAPER, Paper.LETTER)
    assert Settings(settings.path.parent).get(keys.PAPER) == "letter"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (keys.THEME, "pink"),
        (keys.TEXT_SCALE, 1000),
        (keys.TEXT_SCALE, "100"),
        (keys.BELL_VOLUME, -1),
        (keys.BELL_VOLUME, True),
        (keys.BELL_ON, 1),
        (keys.COACH, None),
    ],
)
def test_what_makes_no_sense_is_a_mistake_of_ours_and_ignored_in_the_file(
    settings: Settings, key: keys.Key[Any], value: Any
) -> None:
    with pytest.raises(ValueError, match=key.name):
        settings.set(key, value)
    settings.path.parent.mkdir()
    settings.path.write_text(json.dumps({key.name: value, "unknown": 1}))
    again = Settings(settings.path.parent)
    assert again.get(key) == key.default
    assert again.set_aside is None


def test_keys_of_a_later_version_are_kept(settings: Settings) -> None:
    settings.path.parent.mkdir()
    settings.path.write_text('{"from_the_future": [1]}')
    Settings(settings.path.parent).set(keys.COACH, "Ana")
    assert json.loads(settings.path.read_text()) == {"from_the_future": [1], "coach": "Ana"}


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 200_000])
def test_a_broken_file_is_set_aside(settings: Settings, text: bytes) -> None:
    settings.path.parent.mkdir()
    settings.path.write_bytes(text)
    again = Settings(settings.path.parent)
    assert again.get(keys.THEME) == "system"
    assert again.set_aside == settings.path.with_name("settings.json.broken")
    assert again.set_aside.read_bytes() == text
    again.set(keys.THEME, "light")
    assert Settings(settings.path.parent).get(keys.THEME) == "light"


def test_a_place_that_takes_no_files_loses_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file")
    settings.set(keys.THEME, "dark")
    assert settings.get(keys.THEME) == "dark"
    assert settings.unsaved
    assert Settings(tmp_path / "file").get(keys.THEME) == "system"


def test_a_folder_in_place_of_the_file(settings: Settings) -> None:
    settings.path.mkdir(parents=True)
    again = Settings(settings.path.parent)
    assert again.get(keys.THEME) == "system"
    again.set(keys.THEME, "dark")
    assert again.unsaved


def test_recent_files_are_newest_first_and_few(settings: Settings, tmp_path: Path) -> None:
    for number in range(20):
        settings.remember_file(tmp_path / f"{number}.okrw")
    settings.remember_file(tmp_path / "15.okrw")
    recent = settings.get(keys.RECENT_FILES)
    assert [Path(each).stem for each in recent[:3]] == ["15", "19", "18"]
    assert len(recent) == len(set(recent)) == 12
    assert settings.get(keys.LAST_FILE) == recent[0]
    settings.forget_file(tmp_path / "15.okrw")
    assert settings.get(keys.LAST_FILE) == ""
    assert len(settings.get(keys.RECENT_FILES)) == 11


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    home = Path(os.environ[keys.HOME_VARIABLE])
    assert config_folder() == data_folder() == home
    assert open_settings().path == home / "settings.json"


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(keys.HOME_VARIABLE)
    assert config_folder().name == data_folder().name == "okr-workshop"
    assert config_folder().is_absolute()


def test_a_second_broken_file_does_not_replace_the_first(settings: Settings) -> None:
    settings.path.parent.mkdir()
    for text in ("{", "["):
        settings.path.write_text(text)
        assert Settings(settings.path.parent).get(keys.THEME) == "system"
    aside = sorted(each.read_text() for each in settings.path.parent.glob("*.broken*"))
    assert aside == ["[", "{"]


def test_forgetting_an_older_file_keeps_the_last(settings: Settings, tmp_path: Path) -> None:
    settings.remember_file(tmp_path / "a.okrw")
    settings.remember_file(tmp_path / "b.okrw")
    settings.forget_file(tmp_path / "a.okrw")
    assert settings.get(keys.LAST_FILE) == str(tmp_path / "b.okrw")

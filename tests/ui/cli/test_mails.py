"""The mails of the programme from the command line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app import sample as samples
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.domain.people import Person

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(samples.build))
    return path


def test_all_mails_are_listed_with_what_is_missing(say: Say, file: Path) -> None:
    status, told, _ = say("mails", "list", file, "--json")
    assert status == 0
    assert [each["kind"] for each in told["mails"]] == [
        *("announcement", "invitation", "reminder", "post_workshop", "publish", "check_in", "reflect"),
    ]
    status, words, _ = say("mails", "list", file)
    assert words.splitlines()[-1].startswith(
        "reflect  Reflect and reset, 2 to 3 weeks before the end of the cycle, to 9"
    )


def test_one_is_saved_as_text_and_as_a_mail_and_its_gaps_are_told(say: Say, file: Path, tmp_path: Path) -> None:
    status, told, said = say("mails", "save", file, "reflect", "--out", tmp_path / "out", "--json")
    assert status == 0
    assert said == "Reflect and reset: to fill in before it goes out: link to the session\n"
    paths = [Path(each) for each in told["paths"]]
    assert [path.suffix for path in paths] == [".eml", ".txt"]
    mail = message_from_bytes(paths[0].read_bytes(), policy=policy.default)
    assert mail["Subject"] == told["subject"]
    assert paths[1].read_text("utf-8").startswith("From: Hannah Weiß <hannah.weiss@harbourferries.example>\nTo: ")


def test_whom_it_cannot_reach_is_told(say: Say, file: Path, tmp_path: Path) -> None:
    with closing(bootstrap.open_workspace(file)) as opened:
        grace = next(each for each in queries.people(opened.read) if each.name == "Grace Mbeki")
        opened.apply(edit(Person, grace.id, email=""))
    _, _, said = say("mails", "save", file, "announcement", "--out", tmp_path)
    assert "Programme announcement: no usable address for Grace Mbeki\n" in said
    _, words, _ = say("mails", "list", file)
    assert "no usable address: Grace Mbeki" in words.splitlines()[0]


def test_a_workshop_nobody_knows_is_said(say: Say, file: Path, tmp_path: Path) -> None:
    status, _, said = say("mails", "save", file, "invitation", "--out", tmp_path, "--workshop", "Nowhere")
    assert (status, "Nowhere" in said) == (1, True)

"""Commitments from the command line: listed, written down, ticked off, taken out as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from email import message_from_bytes, policy
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from workshop_app import bootstrap
from workshop_app import sample as samples
from workshop_app.application.commands.basic import Remove
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.workshops import Workshop, WorkshopStatus

Say = Callable[..., tuple[int, Any, str]]
WHO, WHOM = (tuple(f"{key}{more}" for more in ("", "_id", "_called")) for key in ("who", "with_whom"))
KEYS = ["id", "workshop_id", "workshop", *WHO, "what", *WHOM, "due", "done", "overdue"]


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(samples.build))
    with closing(bootstrap.open_workspace(path)) as opened:  # the sample has some of its own
        opened.apply(Remove(tuple((Commitment, each.id) for each in opened.read.all(Commitment))))
    return path


@pytest.fixture
def held(file: Path) -> Iterator[str]:
    """The id of the workshop that was held last."""
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        over = [each for each in opened.read.all(Workshop) if each.status is WorkshopStatus.FINISHED]
    return max(over, key=lambda each: each.day or date.min).id


def made(file: Path) -> list[Commitment]:
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        return list(opened.read.all(Commitment))


def test_lines_are_written_down_and_listed_by_day(say: Say, file: Path, held: str) -> None:
    lines = ("grace: call Liam by 2031-12-05", "Liam: write to Sales by 4 December 2031")
    status, found, said = say("commitments", "add", file, "--workshop", held, *lines, "--json")
    assert (status, said) == (0, "")
    assert [each["who"] for each in found["added"]] == ["Grace Mbeki", "Liam O’Connor"]
    status, found, _ = say("commitments", "list", file, "--json")
    assert status == 0
    assert list(found["commitments"][0]) == KEYS
    assert [each["due"] for each in found["commitments"]] == ["2031-12-04", "2031-12-05"]
    status, words, _ = say("commitments", "list", file, "--workshop", held)
    assert words.splitlines()[0].endswith("Liam O’Connor: write to Sales; 2031-12-04")


def test_what_is_unclear_is_asked_and_left_out(say: Say, file: Path, held: str) -> None:
    lines = ("Grace: call Liam by 31 Feb", "call Liam by 2031-12-05", "Grace: by 2031-12-05", "Grace: ok by 2031-12-05")
    lines = ("Grace: retire by 3 Dec 2092", *lines)
    status, found, said = say("commitments", "add", file, "--workshop", held, *lines, "--json")
    assert status == 1
    assert [each["what"] for each in found["added"]] == ["ok"]
    assert [each["doubt"] for each in found["asked"]] == ["unread_day", "unread_day", "nobody", "no_words"]
    assert said.splitlines()[1] == "Grace: call Liam by 31 Feb: which day is 31 Feb?"
    status, found, _ = say("commitments", "add", file, "--workshop", held, *lines[1:4], "--as-it-stands", "--json")
    assert status == 1
    assert [(each["what"], each["due"]) for each in found["added"]] == [
        ("call Liam by 31 Feb", None),
        ("call Liam", "2031-12-05"),
    ]


def test_lines_come_from_standard_input(say: Say, file: Path, held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("Grace: one by 2031-12-05\n\nGrace: two by 2031-12-06\n"))
    assert say("commitments", "add", file, "--workshop", held, "-")[0] == 0
    assert [each.text for each in made(file)] == ["one", "two"]


def test_they_are_ticked_off_all_or_none(say: Say, file: Path, held: str) -> None:
    say("commitments", "add", file, "--workshop", held, "Grace: one by 2031-12-05", "Grace: two by 2020-12-06")
    say("commitments", "add", file, "--workshop", held, "Grace: two by 2020-12-06", "--as-it-stands")
    ids = [each.id for each in made(file)]
    assert say("commitments", "done", file, ids[0], "gone")[0] == 1
    assert [each.done for each in made(file)] == [False, False]
    status, found, _ = say("commitments", "done", file, *ids, "--json")
    assert (status, [each["done"] for each in found["commitments"]]) == (0, [True, True])
    assert say("commitments", "list", file, "--open", "--json")[1] == {"commitments": []}
    say("commitments", "done", file, ids[1], "--not-yet")
    assert "overdue" in say("commitments", "list", file)[1].splitlines()[0]


def test_mail_list_and_dates_are_written(say: Say, file: Path, held: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, _, said = say("commitments", "export", file, "--out", out)
    assert status == 1
    assert "Commitments" in said
    say("commitments", "add", file, "--workshop", held, "Grace: call Liam by 2031-12-05")
    for fmt in ("eml", "txt", "md", "ics"):
        status, found, _ = say(
            "commitments", "export", file, "--format", fmt, "--workshop", held, "--out", out, "--json"
        )
        assert (status, found["format"], Path(found["path"]).suffix) == (0, fmt, f".{fmt}")
        if fmt == "ics":
            (event,) = Calendar.from_ical(Path(found["path"]).read_bytes()).walk("VEVENT")
            assert str(event["summary"]) == "Commitment: Grace Mbeki: call Liam (Harbour Ferries)"
        elif fmt == "eml":
            message = message_from_bytes(Path(found["path"]).read_bytes(), policy=policy.default)
            assert "grace.mbeki@harbourferries.example" in message["To"]
            assert [each.get_filename() for each in message.iter_attachments()] == ["dates.ics"]


def test_an_unknown_workshop_is_a_sentence(say: Say, file: Path, tmp_path: Path) -> None:
    for words in (("add", file, "Grace: x by 2031-12-05"), ("list", file), ("export", file, "--out", tmp_path)):
        status, _, said = say("commitments", *words, "--workshop", "gone")
        assert status == 1
        assert said.count("\n") == 1

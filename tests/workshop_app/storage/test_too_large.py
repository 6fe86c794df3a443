"""A file made up beyond what one may hold is refused with both figures and left alone; the largest one allowed opens,
and the app itself stops there."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from ui.labels_errors import in_english
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.limits import LARGEST_FILE, LARGEST_VALUE, LONGEST_VALUE, most
from workshop_app.domain.okr import KeyResult, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import WorkshopAgenda
from workshop_app.storage import rescue, size_check

Contents = Callable[[Path], dict[str, bytes | None]]
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _more(path: Path, table: str, count: int) -> None:
    """So many rows more of one kind, all like the first."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        names = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
        rest = ", ".join(names)
        connection.execute(
            f"INSERT INTO {table} (id, {rest}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            f" WHERE i < {count}) SELECT 'n' || i, {rest} FROM n, (SELECT * FROM {table} LIMIT 1)"
        )
        connection.commit()


def _value(path: Path, size: int) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE workshop_agenda SET agenda = agenda || replace(hex(zeroblob(? / 2)), '0', ' ')", [size]
        )
        connection.commit()


MADE_UP = {
    "rows": (lambda path: _more(path, "person", most("Person")), ErrorCode.FILE_TOO_MANY, ("people: 40002", "40000")),
    "under one": (
        lambda path: _more(path, "key_result", 80),
        ErrorCode.FILE_TOO_MANY,
        ("key results of one objective: 81", "80"),
    ),
    "value": (
        lambda path: _value(path, LARGEST_VALUE),
        ErrorCode.FILE_VALUE_TOO_LARGE,
        ("of 5 MB", "more than 4 MB"),
    ),
    "a value that is not even fetched": (
        lambda path: _value(path, 40_000_000),
        ErrorCode.FILE_VALUE_TOO_LARGE,
        ("of 34 MB", "more than 4 MB"),
    ),
}


@pytest.mark.parametrize("made_up", MADE_UP)
def test_too_much_is_refused_with_both_figures(full_file: Path, contents: Contents, made_up: str) -> None:
    make, code, words = MADE_UP[made_up]
    make(full_file)
    before = contents(full_file.parent)
    for read_only in (False, True):
        with pytest.raises(KnownError) as refused:
            bootstrap.open_workspace(full_file, read_only=read_only)
        assert refused.value.code is code
    sentence = in_english(refused.value)
    assert all(each in sentence for each in words), sentence
    assert [in_english(each.error) for each in bootstrap.verify(full_file).findings] == [sentence]
    with pytest.raises(KnownError) as no_damage:
        rescue.rescue(full_file, NOW)
    assert no_damage.value.code is code
    assert contents(full_file.parent) == before


def test_a_file_larger_than_any_is_not_read(full_file: Path) -> None:
    os.truncate(full_file, LARGEST_FILE + 1)  # takes no room on the disk
    told = full_file.stat()
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert (refused.value.code, refused.value.facts["size"]) == (ErrorCode.FILE_TOO_LARGE, 201)
    assert bootstrap.verify(full_file).findings[0].code is ErrorCode.FILE_TOO_LARGE
    assert full_file.stat().st_mtime_ns == told.st_mtime_ns
    assert [each.name for each in full_file.parent.iterdir()] == [full_file.name]


def test_a_change_that_makes_it_larger_than_any_is_looked_at_in_a_copy(full_file: Path) -> None:
    """A dead writer's journal says how large the file was: the copy it is played back into may grow without end."""
    page = b"\0" * 512
    head = bytes.fromhex("d9d505f920a163d7") + b"\0" * 8 + (LARGEST_FILE // 4096 + 1).to_bytes(4, "big")
    head += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    full_file.with_name(full_file.name + "-journal").write_bytes((head + page)[:512])
    with pytest.raises(KnownError) as refused:
        bootstrap.open_workspace(full_file)
    assert refused.value.code is ErrorCode.FILE_TOO_LARGE


def test_the_largest_allowed_opens_and_takes_no_more(full_file: Path) -> None:
    _more(full_file, "person", most("Person") - 2)
    opened = bootstrap.open_workspace(full_file)
    with pytest.raises(KnownError) as full:
        opened.apply(Add((Person("x", "One too many"),)))
    assert (full.value.code, full.value.refused) == (ErrorCode.NO_ROOM, True)
    assert "people: at most 40000" in in_english(full.value)
    assert opened.read.count(Person) == most("Person")
    opened.apply(edit(Person, "n1", name="Renamed"))
    opened.close()
    bootstrap.open_workspace(full_file).close()


def test_one_owner_has_room_for_so_many_and_no_more(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    results = tuple(KeyResult(f"more{n}", "o1", "Text") for n in range(79))
    opened.apply(Add((*results, Objective("o2", "d1", "Other"), KeyResult("there", "o2", "Text"))))
    for one_more in (Add((KeyResult("x", "o1", "Text"),)), edit(KeyResult, "there", objective_id="o1")):
        with pytest.raises(KnownError) as full:
            opened.apply(one_more)
        assert full.value.code is ErrorCode.NO_ROOM
    opened.apply(Add((KeyResult("x", "o2", "Text"),)))
    opened.close()
    assert bootstrap.verify(full_file).findings == ()


def test_many_texts_in_one_value_and_a_full_file(full_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = bootstrap.open_workspace(full_file)
    workshop = opened.read.all(WorkshopAgenda)[0]
    step = workshop.agenda.steps[0]
    long = replace(step, texts=replace(step.texts, script="x" * 60_000))
    steps = tuple(replace(long, id=f"s{n}") for n in range(LONGEST_VALUE // 60_000 + 1))
    with pytest.raises(KnownError) as refused:
        opened.apply(edit(WorkshopAgenda, workshop.id, agenda=replace(workshop.agenda, steps=steps)))
    assert refused.value.code is ErrorCode.TEXT_TOO_LONG
    monkeypatch.setattr(size_check, "LARGEST_FILE", full_file.stat().st_size)
    with pytest.raises(KnownError) as full:
        opened.apply(edit(Person, "p1", note="x" * 60_000))
    assert (full.value.code, full.value.refused) == (ErrorCode.NO_ROOM_IN_FILE, True)
    opened.apply(edit(Person, "p1", note="short"))
    opened.close()
    assert bootstrap.verify(full_file).findings == ()

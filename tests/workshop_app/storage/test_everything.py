"""Content always gets out: the JSON holds every table of the file and every cell of it, compared with the database's
own rows, and every value can be made of it again."""

from __future__ import annotations

import base64
import json
import re
import sqlite3
import typing
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.domain.cycle_scores import read_end
from workshop_app.domain.people import Person
from workshop_app.domain.scoring import Model
from workshop_app.domain.stored import STORED
from workshop_app.storage.codec import NAMED_TEXTS, decoder, hints_of, optional, texts_named, untagged
from workshop_app.storage.everything import FORMAT, FORMAT_VERSION, everything_in
from workshop_app.storage.shapes import shape

NOW = datetime(2027, 1, 31, 9, 30, tzinfo=UTC)
DOCS = Path(__file__).parents[3] / "docs" / "FILE_FORMAT.md"
HOSTILE = '=1+1 "quoted" \\ </script> {"a": [1]}\nŁukasz İstanbul ı 漢字 العربية 😀 \u2028 null 2027-01-31'
PLAIN: dict[Any, Any] = {
    str: HOSTILE,
    int: 7,
    float: 0.1,
    bool: True,
    bytes: bytes(range(256)),
    date: date(2027, 1, 31),
    datetime: datetime(2027, 1, 31, 23, 59, 59, 123456, UTC),
}
Tables = dict[str, list[dict[str, Any]]]


def filled(hint: Any, within: tuple[Any, ...] = ()) -> Any:
    """A value of this type with something in every field; a kind that holds others of itself holds them once."""
    kind, _ = optional(hint)
    if kind is object:
        kind = Person
    if kind in PLAIN:
        return PLAIN[kind]
    if kind in NAMED_TEXTS:
        return tuple(("a name",) * each + (HOSTILE,) for each in (len(typing.get_args(typing.get_args(kind)[0])) - 1,))
    if typing.get_origin(kind) is tuple:
        args = typing.get_args(kind)
        if args[-1] is not Ellipsis:
            return tuple(filled(each, within) for each in args)
        return () if within.count(args[0]) > 1 else (filled(args[0], within),) * 2
    if issubclass(kind, Enum):
        return list(kind)[-1]
    assert issubclass(kind, Struct)
    return kind(**{name: filled(each, (*within, kind)) for name, each in hints_of(kind).items()})


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample a cycle later, and beside what it holds one row of every kind with something in every field."""
    path = tmp_path_factory.mktemp("file") / "Łódź & Söhne.okrw"
    assert main(["sample", str(path), "--later"]) == 0
    with closing(bootstrap.open_workspace(path)) as workspace, workspace._store.begin() as rows:
        for kind in STORED[1:]:  # a file has one engagement
            rows.put(filled(kind))
    return path


@pytest.fixture(scope="module")
def taken_out(everywhere: Path) -> dict[str, Any]:
    return typing.cast(dict[str, Any], json.loads(everything_in(everywhere, NOW)))


def _raw(path: Path) -> Iterator[tuple[str, dict[str, str], list[dict[str, Any]]]]:
    """Every table of the file as a program reads it that knows nothing of ours: its types, and its rows."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        names = [each[0] for each in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            types = {each["name"]: each["type"] for each in database.execute(f'PRAGMA table_info("{name}")')}
            yield name, types, [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]


def _same(cell: Any, data: Any, declared: str) -> bool:
    """Whether the JSON says what the cell says."""
    if cell is None or data is None:
        return cell is data
    if declared == "BLOB":
        return base64.b64decode(data) == cell
    if declared == "BOOLEAN":
        return data is bool(cell)
    if declared == "DATETIME":
        return datetime.fromisoformat(data) == datetime.fromisoformat(cell).replace(tzinfo=UTC)
    if isinstance(data, list | dict):
        return bool(json.loads(cell) == data)
    return type(data) is type(cell) and bool(data == cell)


def test_every_table_every_row_and_every_cell_is_in_it(everywhere: Path, taken_out: dict[str, Any]) -> None:
    tables: Tables = taken_out["tables"]
    found = {name: (types, rows) for name, types, rows in _raw(everywhere)}
    assert set(found) == set(tables), "a table is missing, or not one of the file's"
    for name, (types, rows) in found.items():
        assert rows, f"nothing is tried of {name}"
        by_id = {row["id"]: row for row in tables[name]}
        assert len(by_id) == len(tables[name]) == len(rows), name
        for row in rows:
            data = by_id[row["id"]]
            assert set(row) - set(data) == {"seq"} | ({"engagement_id"} if name != "engagement" else set()), name
            wrong = {field for field in data if not _same(row[field], data[field], types[field])}
            assert not wrong, (name, wrong)


def test_every_value_can_be_made_of_it_again(everywhere: Path, taken_out: dict[str, Any]) -> None:
    with closing(bootstrap.open_workspace(everywhere, read_only=True)) as workspace:
        for kind in STORED:
            hints = hints_of(kind)
            again = tuple(
                kind(**{name: _again(data, hints[name]) for name, data in row.items()})
                for row in taken_out["tables"][shape(kind).table]
            )
            assert again == workspace.read.all(kind), kind.__name__


def _again(data: Any, hint: Any) -> Any:
    kind, _ = optional(hint)
    if data is None:
        return None
    if kind in NAMED_TEXTS:
        return texts_named(data, kind)
    if kind is object:
        return untagged(json.dumps(data))
    return decoder(kind)(data)


def test_it_says_what_it_is_and_its_description_names_every_table_and_no_other(taken_out: dict[str, Any]) -> None:
    assert (taken_out["format"], taken_out["format_version"]) == (FORMAT, FORMAT_VERSION)
    assert datetime.fromisoformat(taken_out["taken_out"]) == NOW
    words = DOCS.read_text("utf-8")
    assert all(f"`{name}`" in words for name in taken_out)
    _, listed = words.split("| Table | One row is |")
    assert re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE) == list(taken_out["tables"])


def test_the_description_names_every_way_of_scoring_and_what_is_kept_in_other_words() -> None:
    words = DOCS.read_text("utf-8")
    (told,) = re.findall(r"^`scored_by` of a set .*?\n\n", words, re.MULTILINE | re.DOTALL)
    assert all(f"`{model}`" in told for model in Model)
    assert "`published_on`" in told
    kept = [f"{read_end(said, Model.EVEN_ODDS):.0f}" for said in ("met", "not met")]
    assert "is kept as `{}` or `{}`".format(*kept) in words


def test_the_same_content_is_the_same_text_but_for_the_moment(everywhere: Path) -> None:
    one, two = (everything_in(everywhere, each).splitlines() for each in (NOW, NOW.replace(hour=10)))
    assert {a for a, b in zip(one, two, strict=True) if a != b} == {b'  "taken_out": "2027-01-31T09:30:00+00:00",'}

"""The check that the database's own words stay where files are made, opened, copied and looked over, and that rules and
stored fields are complete before a test meets them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from msgspec.structs import replace

from workshop_app.domain import contradictions
from workshop_app.storage import schema_check
from workshop_app.storage.engine import SCHEMA_VERSION

_SPEC = importlib.util.spec_from_file_location("rules", Path(__file__).parents[2] / "scripts" / "rules.py")
assert _SPEC is not None
assert _SPEC.loader is not None
rules = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(rules)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("import sqlite3", 1),
        ("rows = connection.execute('PRAGMA page_count')", 2),  # the call, and what it is kept in
        ("code = error.sqlite_errorcode", 1),
        ('"""SQLite writes it."""\nvalue = 1  # a PRAGMA would do', 0),
        ("rows = connection.execute('SELECT id FROM person')", 0),
    ],
)
def test_a_word_of_the_database_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, said: int
) -> None:
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    for place in ("workshop_app/storage/engine.py", "workshop_app/application/queries.py"):
        path = tmp_path / place
        path.parent.mkdir(parents=True)
        path.write_text(words, encoding="utf-8")
    found = list(rules.leaks())
    assert len(found) == said
    assert all(each.startswith("workshop_app/application/queries.py:") for each in found)


def test_a_question_that_names_what_its_rule_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    right = contradictions.load()
    wrong = tuple(replace(each, question=each.question.replace("{cap}", "{most}")) for each in right)
    assert list(rules.unfilled()) == []
    monkeypatch.setattr(contradictions, "load", lambda: wrong)
    said = "check_in_too_short: the question names {most}, which its rule does not hand over"
    assert said in list(rules.unfilled())


def test_a_stored_field_that_no_version_of_the_file_has() -> None:
    stored = schema_check.expected(SCHEMA_VERSION)
    assert list(rules.new_in_files(stored)) == []
    older = {name: parts.replace(", unit TEXT NOT NULL", "") for name, parts in stored.items()}
    (said,) = rules.new_in_files(older)
    assert said.startswith("table key_result is not as in files of version")
    assert said.endswith("(+ unit TEXT NOT NULL)")

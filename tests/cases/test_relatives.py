"""Every case stands for its kind: two relatives of it at least are tests as well."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
IN_CODE = {  # whose relatives are parameters of a test in `test_lists_as_people_have_them.py`
    "start-kept": "test_what_the_preview_shows_is_what_the_plan_becomes",
    "own-exports": "test_our_own_exports_come_back_unchanged",
    "twenty-thousand": "test_more_than_any_list_is_refused_with_how_much_there_is",
}


def ids(name: str, key: str) -> list[str]:
    lines = (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [case[key] for case in map(json.loads, lines) if key in case]


@pytest.mark.parametrize("name", ["agenda_tables", "people_lists", "draft_values"])
def test_every_case_has_two_relatives(name: str) -> None:
    counted = Counter(ids(f"{name}_relatives", "of"))
    cases = ids(name, "id")
    assert set(counted) <= set(cases)
    assert [id for id in cases if counted[id] < 2 and id not in IN_CODE] == []


def test_those_in_code_are_there() -> None:
    code = (HERE / "test_lists_as_people_have_them.py").read_text("utf-8")
    assert all(f"def {test}(" in code for test in IN_CODE.values())

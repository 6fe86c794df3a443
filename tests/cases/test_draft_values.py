"""Levels and values as people type them: what scoring and the level check say, for each and for two relatives."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workshop_app.domain.scoring import LevelState, Score, check_levels, score_preview
from workshop_app.domain.values.days import read_day
from workshop_app.domain.values.numbers import NumberKind, read_number

HERE = Path(__file__).parent
LINES = [
    line
    for name in ("draft_values", "draft_values_relatives")
    for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in map(json.loads, LINES)])
def test_it_is_read_as_it_was_meant(case: Any) -> None:
    if "text" in case:
        found = read_number(case["text"])
        if case["expect"] is None:
            assert found is None
        else:
            assert found is not None
            assert (found.kind, read_day(case["text"])) == (NumberKind.DATE, date(2027, 12, 31))
        return
    levels = [case["levels"][name] for name in ("baseline", "commit", "target", "stretch")]
    if isinstance(case["expect"], str):
        assert check_levels(*levels) is LevelState.GOOD
        return
    found = score_preview(*levels, case["value"])
    assert isinstance(found, Score) is (case["expect"] is not None)
    if isinstance(found, Score):
        assert found.value == pytest.approx(case["expect"], abs=case["tolerance"])

"""Precision and recall of the draft checks on sentences we wrote and labelled by hand.

Every third line is held out: word lists and guards are tuned on the other two thirds only. Run with -s to read the
table. Our own labels are no outside measurement; they keep the checks from getting worse.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from msgspec import Struct

from workshop_app.domain.draft_checks import check_line

LABELLED = Path(__file__).parents[2] / "fixtures" / "labelled_drafts.en.jsonl"
MEASURED = ("K01", "K02", "K03")


class Figures(Struct, frozen=True):
    hits: int
    false_alarms: int
    missed: int

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.false_alarms)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.missed)


def lines() -> list[dict[str, object]]:
    return [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def measure(split: str) -> dict[str, Figures]:
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for line in lines():
        if line["split"] != split:
            continue
        got, expected = {finding.code for finding in check_line(line)}, set(line["expect"])
        hits.update(got & expected)
        wrong.update(got - expected)
        missed.update(expected - got)
    codes = sorted({*hits, *wrong, *missed})
    return {code: Figures(hits[code], wrong[code], missed[code]) for code in codes}


def test_the_set_is_large_and_varied_enough() -> None:
    every = lines()
    assert len({line["id"] for line in every}) == len(every)
    assert sum(line["kind"] == "kr" for line in every) >= 180
    assert {line["kind"] for line in every} == {"kr", "objective", "why_now"}
    held_out = sum(line["split"] == "held_out" for line in every)
    assert held_out >= len(every) // 3 - 3


@pytest.mark.parametrize("split", ["tune", "held_out"])
def test_precision_and_recall_per_rule(split: str) -> None:
    figures = measure(split)
    print(f"\n{split}: rule  hits false missed  precision recall")
    for code, one in figures.items():
        print(f"  {code} {one.hits:5} {one.false_alarms:5} {one.missed:6}  {one.precision:9.2f} {one.recall:6.2f}")
    for code in MEASURED:
        assert figures[code].precision >= 0.9, code
        assert figures[code].recall >= 0.9, code

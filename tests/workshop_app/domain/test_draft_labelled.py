"""Precision and recall of the draft checks on sentences we wrote and labelled by hand: a tidy set, and a wide one as
people write, which is the harder of the two.

Half of the wide set, drawn by a hash of the text, is held out: word lists and guards are tuned on the other half only,
and what About shows is counted on the held-out one (`--update-golden` counts anew). Our own labels are no outside
measurement; they keep the checks from getting worse. Run with -s to read the tables.

K21, a measure that two people count differently, is labelled where a number stands for it and nothing says of what,
where or over which time: not where K01, K02, K03 or K13 is asked first, and not for an index with a definition (NPS).
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from workshop_app.domain import draft_score
from workshop_app.domain.draft_lines import check_line
from workshop_app.domain.draft_score import Figures

FIXTURES = Path(__file__).parents[2] / "fixtures"
TIDY, WIDE = FIXTURES / "labelled_drafts.en.jsonl", FIXTURES / "labelled_drafts_wide.en.jsonl"
SHIPPED = Path(draft_score.__file__).parent / "content" / "draft_figures.toml"
# What is asked of published key results outside (domain section 5.10), precision and recall.
AIMS = {"K01": (0.97, 0.95), "K02": (0.88, 0.80), "K03": (0.93, 0.92), "K08": (0.78, 0.80), "K11": (0.75, 0.45)}
# Outside nothing is asked of the others.
BOUNDS = AIMS | {
    "K09": (0.80, 0.80), "K12": (0.85, 0.85), "K13": (0.9, 0.9), "K21": (0.9, 0.85), "O02": (0.9, 0.9),
    "O05": (0.9, 0.8),
}  # fmt: skip

Line = dict[str, object]


def lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measure(some: list[Line]) -> dict[str, Figures]:
    return draft_score.score(({each.code for each in check_line(line)}, list(line["expect"])) for line in some)  # type: ignore[call-overload]


def half(split: str) -> list[Line]:
    return [line for line in lines(WIDE) if line["split"] == split]


def test_the_wide_set_is_large_enough_and_drawn_by_chance() -> None:
    every = lines(WIDE)
    assert len({line["id"] for line in every}) == len(every)
    assert len({str(line["text"]).casefold() for line in [*every, *lines(TIDY)]}) == len(every) + len(lines(TIDY))
    assert sum(line["kind"] == "kr" for line in every) >= 600
    assert sum(line["kind"] == "objective" for line in every) >= 120
    labels = [code for line in every for code in line["expect"]]  # type: ignore[attr-defined]
    assert all(labels.count(code) >= 40 for code in set(labels))
    for line in every:
        even = hashlib.sha256(str(line["text"]).encode()).digest()[0] % 2 == 0
        assert line["split"] == ("tune" if even else "held_out")


@pytest.mark.parametrize("split", ["tune", "held_out"])
def test_precision_and_recall_as_people_write(split: str) -> None:
    figures = measure(half(split))
    _print(split, figures)
    for code, (precision, recall) in BOUNDS.items():
        assert round(figures[code].precision, 2) >= precision, code
        assert round(figures[code].recall, 2) >= recall, code


@pytest.mark.parametrize("split", ["tune", "held_out"])
def test_precision_and_recall_on_tidy_lines(split: str) -> None:
    figures = measure([line for line in lines(TIDY) if line["split"] == split])
    _print(f"tidy, {split}", figures)
    for code in ("K01", "K02", "K03"):
        assert figures[code].precision >= 0.9, code
        assert figures[code].recall >= 0.9, code


def test_the_figures_that_about_shows_are_those_of_the_held_out_half(request: pytest.FixtureRequest) -> None:
    held_out = half("held_out")
    kinds = [line["kind"] for line in held_out]
    counted = [
        "# Of the held-out half of the wide labelled set, by code: hits, false alarms, missed. Written by its test.",
        f"key_results = {kinds.count('kr')}",
        f"objectives = {kinds.count('objective')}",
        "",
        "[figures]",
        *(f"{code} = [{one.hits}, {one.false_alarms}, {one.missed}]" for code, one in measure(held_out).items()),
    ]
    text = "\n".join(counted) + "\n"
    if request.config.getoption("--update-golden"):
        SHIPPED.write_text(text, encoding="utf-8")
    assert SHIPPED.read_text(encoding="utf-8") == text


def _print(name: str, figures: dict[str, Figures]) -> None:
    print(f"\n{name}: rule  hits false missed  precision recall")
    for code, one in figures.items():
        print(f"  {code} {one.hits:5} {one.false_alarms:5} {one.missed:6}  {one.precision:9.2f} {one.recall:6.2f}")

"""Precision and recall of the draft checks on sentences we wrote and labelled by hand: a tidy set and a wide one as
people write, on which words and guards are tuned, and a held-out one on which they are not.

The held-out set was written and labelled before anybody read a rule for it; what About shows is counted on it
(`--update-golden` counts anew). Whoever works on the rules leaves it shut: no rule is chosen by it, and it is scored
once, when the work is done. Used up, it goes to the tuning lines and a new one is written. Our own labels are no
outside measurement; they keep the checks from getting worse. Run with -s to read the tables.

What hangs on fields, on other teams and on what a client agreed on is labelled in two files of its own, as drafts are
typed with their fields, and half of each code is held out; for the codes of words nobody judged them. "near" names the
code that a good line comes near.

K21, a measure that two people count differently, is labelled where a number stands for it and nothing says of what,
where or over which time: not where K01, K02, K03 or K13 is asked first, and not for an index with a definition (NPS).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from workshop_app.domain import draft_score
from workshop_app.domain.draft_lines import check_line
from workshop_app.domain.draft_score import Figures

FIXTURES = Path(__file__).parents[2] / "fixtures"
TIDY, WIDE = FIXTURES / "labelled_drafts.en.jsonl", FIXTURES / "labelled_drafts_wide.en.jsonl"
HELD_OUT = FIXTURES / "labelled_drafts_held_out.en.jsonl"
FIELDS, FIELDS_HELD_OUT = FIXTURES / "labelled_fields.en.jsonl", FIXTURES / "labelled_fields_held_out.en.jsonl"
SHIPPED = Path(draft_score.__file__).parent / "content" / "draft_figures.toml"
# What is asked of published key results outside (domain section 5.10), precision and recall.
AIMS = {"K01": (0.97, 0.95), "K02": (0.88, 0.80), "K03": (0.93, 0.92), "K08": (0.78, 0.80), "K11": (0.75, 0.45)}
# Outside nothing is asked of the others.
BOUNDS = AIMS | {
    "K09": (0.80, 0.80), "K12": (0.85, 0.85), "K13": (0.9, 0.9), "K21": (0.9, 0.85), "O02": (0.9, 0.9),
    "O05": (0.9, 0.8), "W01": (0.95, 0.95), "W02": (0.9, 0.9),
}  # fmt: skip
# What the words alone can be asked about; the others hang on fields, other teams and the client's answers.
OF_WORDS = {
    "K01", "K02", "K03", "K08", "K09", "K11", "K12", "K13", "K15", "K21", "O01", "O02", "O03", "O05", "W01", "W02",
}  # fmt: skip

# K10 is asked as a wording of K01, and never by itself.
OF_FIELDS = {
    "K04", "K05", "K06", "K07", "K14", "K16", "K17", "K18", "K19", "K20", "K22", "K23", "K24", "K25", "O04", "O06",
    "A01", "D01",
}  # fmt: skip
OF_FIELDS_BOUNDS = (0.9, 0.85)
EACH_OF_FIELDS = 20  # lines that are to be asked, and as many near ones that are not, in each half

MOST_GOOD_ASKED = 0.07  # of key results that nothing is to be asked about

Line = dict[str, object]


def lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@cache
def measure(path: Path) -> dict[str, Figures]:
    return draft_score.score(
        ({each.code for each in check_line(line)}, list(line["expect"]))  # type: ignore[call-overload]
        for line in lines(path)
    )


@pytest.mark.parametrize(
    ("path", "key_results", "objectives", "of_each"), [(WIDE, 600, 120, 40), (HELD_OUT, 320, 80, 25)]
)
def test_each_set_is_large_enough(path: Path, key_results: int, objectives: int, of_each: int) -> None:
    every = lines(path)
    assert sum(line["kind"] == "kr" for line in every) >= key_results
    assert sum(line["kind"] == "objective" for line in every) >= objectives
    labels = [code for line in every for code in line["expect"]]  # type: ignore[attr-defined]
    assert set(labels) == OF_WORDS
    assert all(labels.count(code) >= of_each for code in OF_WORDS)


def test_no_line_with_fields_stands_in_both_halves() -> None:
    tuned, held_out = lines(FIELDS), lines(FIELDS_HELD_OUT)
    assert {line["split"] for line in tuned} == {"tune"}
    assert {line["split"] for line in held_out} == {"held_out"}
    told = [json.dumps({**line, "id": "", "split": ""}, sort_keys=True) for line in (*tuned, *held_out)]
    assert len(set(told)) == len(told)


def test_two_of_five_held_out_lines_are_good_and_none_is_tuned_on() -> None:
    tuned, held_out = [*lines(TIDY), *lines(WIDE)], lines(HELD_OUT)
    every = [*tuned, *held_out]
    assert len({line["id"] for line in every}) == len(every)
    assert len({str(line["text"]).casefold() for line in every}) == len(every)
    assert {line["split"] for line in tuned} == {"tune"}
    assert {line["split"] for line in held_out} == {"held_out"}
    for kind in ("kr", "objective"):
        asked = [bool(line["expect"]) for line in held_out if line["kind"] == kind]
        assert asked.count(False) >= 0.4 * len(asked)


@pytest.mark.parametrize("path", [WIDE, HELD_OUT])
def test_precision_and_recall_as_people_write(path: Path) -> None:
    figures = measure(path)
    _print(path.stem, figures)
    for code, (precision, recall) in BOUNDS.items():
        assert round(figures[code].precision, 2) >= precision, code
        assert round(figures[code].recall, 2) >= recall, code


@pytest.mark.parametrize("path", [FIELDS, FIELDS_HELD_OUT])
def test_each_code_of_fields_has_its_lines_and_as_many_that_come_near(path: Path) -> None:
    every = lines(path)
    labels = [code for line in every for code in line["expect"]]  # type: ignore[attr-defined]
    near = [line["near"] for line in every if "near" in line]
    assert set(labels) == OF_FIELDS
    assert all(min(labels.count(code), near.count(code)) >= EACH_OF_FIELDS for code in OF_FIELDS)


@pytest.mark.parametrize("path", [FIELDS, FIELDS_HELD_OUT])
def test_precision_and_recall_of_what_hangs_on_fields(path: Path) -> None:
    figures = measure(path)
    _print(path.stem, figures)
    precision, recall = OF_FIELDS_BOUNDS
    for code in sorted(OF_FIELDS):
        assert round(figures[code].precision, 2) >= precision, code
        assert round(figures[code].recall, 2) >= recall, code


@pytest.mark.parametrize("path", [FIELDS, FIELDS_HELD_OUT])
def test_few_good_lines_with_fields_are_asked_anything(path: Path) -> None:
    good = [line for line in lines(path) if not line["expect"]]
    assert sum(bool(check_line(line)) for line in good) <= MOST_GOOD_ASKED * len(good)


@pytest.mark.parametrize("path", [WIDE, HELD_OUT])
def test_few_good_key_results_are_asked_anything(path: Path) -> None:
    good = [line for line in lines(path) if line["kind"] == "kr" and not line["expect"]]
    assert sum(bool(check_line(line)) for line in good) <= MOST_GOOD_ASKED * len(good)


def test_precision_and_recall_on_tidy_lines() -> None:
    figures = measure(TIDY)
    _print("tidy", figures)
    for code in ("K01", "K02", "K03"):
        assert figures[code].precision >= 0.9, code
        assert figures[code].recall >= 0.9, code


def test_the_figures_that_about_shows_are_those_of_the_held_out_set(request: pytest.FixtureRequest) -> None:
    every = [*lines(HELD_OUT), *lines(FIELDS_HELD_OUT)]
    kinds, of_fields = [line["kind"] for line in every], measure(FIELDS_HELD_OUT)
    figures = measure(HELD_OUT) | {code: of_fields[code] for code in OF_FIELDS}
    counted = [
        "# Of the held-out labelled sets, by code: hits, false alarms, missed. Written by its test.",
        f"key_results = {kinds.count('kr')}",
        f"objectives = {kinds.count('objective')}",
        f"sets = {kinds.count('set')}",
        "",
        "[figures]",
        *(f"{code} = [{one.hits}, {one.false_alarms}, {one.missed}]" for code, one in sorted(figures.items())),
    ]
    text = "\n".join(counted) + "\n"
    if request.config.getoption("--update-golden"):
        SHIPPED.write_text(text, encoding="utf-8")
    assert SHIPPED.read_text(encoding="utf-8") == text


def _print(name: str, figures: dict[str, Figures]) -> None:
    print(f"\n{name}: rule  hits false missed  precision recall")
    for code, one in figures.items():
        print(f"  {code} {one.hits:5} {one.false_alarms:5} {one.missed:6}  {one.precision:9.2f} {one.recall:6.2f}")

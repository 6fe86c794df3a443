"""Every question the product asks is one question; levels are asked for in one order, in words true for falling numbers
too. Reads the content files as they ship, whatever part of the program reads them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "workshop_app" / "domain" / "content"
FILES = (
    *(path for path in sorted(CONTENT.glob("*.en.toml")) if path.name != "same_measure.en.toml"),  # words to compare
    *sorted((ROOT / "agendas").glob("**/*.en.toml")),
    *sorted((ROOT / "handouts" / "words").glob("**/*.toml")),
)
ASKS = (
    "what|who|whom|whose|why|how|which|when|where|until when|"
    "is|are|do|does|did|may|can|could|will|would|should|has|have"
)
JOINED = re.compile(rf"\S,?\s(?:and|or)\s(?:then\s|by\s|from\s|in\s|for\s)?(?:{ASKS})\b", re.IGNORECASE)
ONE_EACH = "agendas/words/breakouts.en.toml.phase.coach_speaks.room_text"
NAMES = "workshop_app/domain/content/parameters.en.toml.parameter"
EXCEPTIONS = {  # names of parameters are headings, which documents sent out before are read back by
    ONE_EACH: "two people speak, and each has one question",
    f"{NAMES}.0.title": "a name, not asked",
    f"{NAMES}.2.title": "a name, not asked",
    f"{NAMES}.5.title": "a name, not asked",
}


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _texts(inner, f"{place}.{at}")
    elif isinstance(value, str):
        yield place, value


def _content(path: Path) -> dict[str, object]:
    held = tomllib.loads(path.read_text("utf-8"))
    # the word lists of the draft checks are patterns; what they ask stands in one table
    return {"questions": held["questions"]} if path.name.startswith("draft_checks") else held


def _lines() -> Iterator[tuple[str, str]]:
    for path in FILES:
        for place, text in _texts(_content(path), str(path.relative_to(ROOT))):
            yield from ((place, line) for line in text.split("\n"))


def _two_in_one(line: str) -> bool:
    asked = re.findall(r"[^.?!:]*\?", line)
    return line.count("?") > 1 or any(JOINED.search(sentence) for sentence in asked)


def test_no_text_asks_two_questions_at_once() -> None:
    found = {place: line for place, line in _lines() if _two_in_one(line) and place not in EXCEPTIONS}
    assert found == {}


def test_every_question_about_a_draft_is_open() -> None:
    asked = tomllib.loads((CONTENT / "draft_checks.en.toml").read_text("utf-8"))["questions"]
    closed = re.compile(r"(?:is|are|do|does|did|may|can|could|will|would|should|has|have)\b", re.IGNORECASE)
    for code, words in asked.items():
        sentences = [part.strip() for part in re.findall(r"[^.?!;]*\?", words)]
        if code != "K06_strong":  # stands behind another
            assert len(sentences) == 1, code
            assert not closed.match(sentences[0]), code


def test_every_exception_is_still_one() -> None:
    assert {place for place, line in _lines() if _two_in_one(line)} == set(EXCEPTIONS)


@pytest.mark.parametrize(
    "line",
    [
        "What does it say today? Who reads it?",
        "Who fixes the levels, and until when may they change?",
        "How many are there and who counts them?",
        "What do you call it, or how would you?",
    ],
)
def test_two_questions_in_one_are_seen(line: str) -> None:
    assert _two_in_one(line)


@pytest.mark.parametrize("line", ["Who opens and closes it?", "When do budgets, holidays and audits fall?", "No."])
def test_one_question_is_left_alone(line: str) -> None:
    assert not _two_in_one(line)


def test_where_levels_are_asked_for_the_stretch_comes_first_and_the_commitment_second() -> None:
    asked = 0
    for place, text in ((place, text) for path in FILES for place, text in _texts(_content(path), path.name)):
        if "/templates/" not in place and not re.search(r"\.(script|room_text|levels_order)$", place):
            continue
        figures = [text.find(figure) for figure in ("1.0", "0.3", "0.7")]
        if min(figures) >= 0:
            asked += 1
            assert figures == sorted(figures), (place, text)
        words = [re.search(word, text) for word in (r"astonish|amaze", r"commit|promise")]
        if all(words):
            stretch, commit = (found.start() for found in words if found)
            assert stretch < commit, (place, text)
    assert asked >= 7


UPWARDS = ("more than today", "above today", "higher than today", "more than standing still", "raise the level")


def test_no_text_takes_it_that_a_number_has_to_rise() -> None:
    found = [(place, line) for place, line in _lines() for words in UPWARDS if words in line.casefold()]
    assert found == []

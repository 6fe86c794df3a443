"""Lists that are compiled in parts find what one pattern of the whole list would find, at the same place."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop_app.domain import draft_words
from workshop_app.domain.draft_matching import FirstOf, Hinted, Openings, either
from workshop_app.domain.draft_patterns import changes, inflections, steps
from workshop_app.domain.draft_raw import compiled, lists
from workshop_app.domain.draft_words import words_for

LABELLED = Path(__file__).parents[2] / "fixtures" / "labelled_drafts_wide.en.jsonl"
TEXTS = [json.loads(line)["text"] for line in LABELLED.read_text(encoding="utf-8").splitlines()][:600]


@pytest.mark.parametrize("ways", [changes, steps])
def test_ways_to_tell_a_change_are_found_as_in_one_pattern(ways) -> None:
    parts, whole = FirstOf(tuple(map(compiled, ways("en")))), compiled(*ways("en"))
    hits = 0
    for text in TEXTS:
        found, expected = parts.search(text), whole.search(text)
        assert (found and found.span()) == (expected and expected.span()), text
        hits += found is not None
    assert hits > 10


def test_hints_hide_nothing() -> None:
    words = words_for("en")
    assert words
    lists_ = [
        *words.numbers.not_counted.patterns, *words.style.negative.patterns, *words.relative.steps.patterns,
        words.style.stays, words.style.routine, words.style.progress, words.relative.multiples, words.relative.shares,
        words.second.joined, words.second.pairs,
    ]  # fmt: skip
    hits = 0
    for each in lists_:
        assert isinstance(each, Hinted)
        for text in TEXTS:
            found = each.pattern.search(text)
            hits += found is not None
            assert (each.search(text) is None) is (found is None), (text, found)
    assert hits > 300


def test_no_pattern_holds_a_sign_that_its_quotes_have_eaten() -> None:
    held = (Path(draft_words.__file__).parent / "content" / "draft_checks.en.toml").read_text(encoding="utf-8")
    assert not [text for text in _texts(tomllib.loads(held)) if re.search(r"[\x00-\x1f]", text)]


def _texts(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    for each in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        yield from _texts(each)


def test_verbs_are_found_as_in_one_pattern() -> None:
    raw, end = lists("en")["tasks"], r"(?![\w'’-])"
    verbs = {*raw["verbs"], *raw["soft"], *raw["without_number"]}
    verbs |= {form for verb in verbs for form in inflections(verb)}
    parts, whole = Openings(verbs, end), re.compile(either(verbs) + end, re.IGNORECASE)
    hits = 0
    for text in (
        *TEXTS,
        "SET UP a desk",
        "set  up a desk",
        "\u017fet up a desk",
        "\u212aeep it",
        "\u0130mprove",
        "",
        " ",
    ):
        for at in (0, text.find(" ") + 1):
            found, expected = parts.match(text, at), whole.match(text, at)
            assert (found and found.span()) == (expected and expected.span()), text
            hits += found is not None
    assert hits > 100

"""Which way a line of ours runs that begins with a name from the right."""

from __future__ import annotations

import pytest

from workshop_app.domain.reading_direction import (
    LEFT_TO_RIGHT,
    balanced,
    first_way,
    from_the_left,
    isolated,
    mixes_ways,
    outside_isolates,
    parts_apart,
    with_marks,
    without_isolates,
)


@pytest.mark.parametrize(
    "words",
    [
        "“سارة خليل” is not in the list of people. Who is that?",
        "צוות השיווק: who there, by name?",
        "فريق خدمة العملاء uses the same measure. How do they count it?",
    ],
)
def test_a_sentence_of_ours_runs_from_the_left_whoever_it_begins_with(words: str) -> None:
    assert from_the_left(words) == LEFT_TO_RIGHT + words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "12 %",
        "Who is “سارة خليل”?",
        "“Łukasz Żak” is not in the list of people.",
        "سارة خليل",
        "عدد الرحلات التي تغادر في وقتها يرتفع من 79 إلى 92 OKR",
        "👩‍🚀 12 → 15",
    ],
)
def test_anything_else_stays_as_its_letters_are(words: str) -> None:
    assert from_the_left(words) == words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ana", "Ana"),
        ("\u2068Ana\u2069 2", "\u2068Ana\u2069 2"),
        ("Ana\u2069 2", "Ana 2"),
        ("\u2067Ana 2", "Ana 2"),
        ("\u2068\u2066Ana\u2069 2", "\u2066Ana\u2069 2"),
        ("\u2068one\ntwo\u2069", "one\ntwo"),  # a line ends what is begun on it
        ("\u2069\u2068", ""),
    ],
)
def test_only_pairs_on_one_line_are_kept(typed: str, kept: str) -> None:
    assert balanced(typed) == kept
    assert balanced(kept) == kept


def test_pairs_in_pairs_have_an_end() -> None:
    assert balanced("\u2068" * 500 + "x" + "\u2069" * 500) == "\u2068" * 20 + "x" + "\u2069" * 20


@pytest.mark.parametrize(
    "typed", ["ליאה", "ליאה\u2069 2", "\u2067ליאה", "\u2068", "ליאה\nדוד 2", "\u2068a\u2069\u2069"]
)
def test_what_is_kept_apart_changes_nothing_behind_it(typed: str) -> None:
    said = f"{isolated(typed)} Ana"
    assert balanced(said) == said
    assert outside_isolates(said).strip() == "Ana"
    assert first_way(said) == "L"
    assert without_isolates(said) == f"{without_isolates(typed)} Ana"


def test_a_line_is_told_in_its_parts() -> None:
    said = "a \u2068ב \u2067c\u2069\u2069 d"
    assert [(part.text, part.apart, part.way) for part in parts_apart(said)] == [
        ("a ", False, ""),
        ("ב \u2067c\u2069", True, ""),
        (" d", False, ""),
    ]
    assert "".join(part.text for part in parts_apart("plain")) == "plain"


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("\u2068ליאה\u2069, 10 of 11", "\u200eליאה\u200e, 10 of 11"),
        ("For \u2068ליאה\u2069", "For ליאה"),
        ("10 of 11", "10 of 11"),
        ("\u200f\u2068שלום OKR\u2069 · \u20687\u2069", "\u200fשלום OKR\u200e · 7"),
    ],
)
def test_programs_that_may_know_no_pairs_get_the_marks_that_all_know(said: str, plain: str) -> None:
    assert with_marks(said) == plain


def test_a_name_runs_both_ways_or_one() -> None:
    assert mixes_ways("צוות OKR")
    assert not mixes_ways("צוות 2027 (3)")
    assert not mixes_ways("Zoë")

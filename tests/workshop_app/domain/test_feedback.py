"""Forms counted by what is typed of them: what they add up to, what is asked, and what may be told."""

from __future__ import annotations

import random
import string

import pytest

from workshop_app.domain.feedback import (
    MOST,
    Feedback,
    OneForm,
    SaidGroup,
    groups,
    may_be_told,
    middle,
    read_counts,
    read_form,
    too_many,
    with_form,
)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("4 5 2 4 r", OneForm((4, 5, 2, 4), 1)),
        ("4524R", OneForm((4, 5, 2, 4), 1)),
        (" 4,5;2/4 s ", OneForm((4, 5, 2, 4), 0)),
        ("45-5f", OneForm((4, 5, 0, 5), 2)),
        ("1111", OneForm((1, 1, 1, 1))),
        ("---- r", OneForm((0, 0, 0, 0), 1)),
    ],
)
def test_a_form_is_read_as_it_is_typed(words: str, form: OneForm) -> None:
    assert read_form(words) == form


@pytest.mark.parametrize(
    "words", ["", "r", "452", "45245", "4 6 2 4 r", "0123", "4524 x", "4524 rr", "4.5 2 4 r", "٤٥٢٤"]
)
def test_what_is_no_form_is_asked_about_and_never_counted(words: str) -> None:
    assert read_form(words) is None


def test_no_line_of_keys_is_ever_a_mark_outside_the_scale() -> None:
    random.seed(7)
    keys = string.digits + "-srf ,x"
    for _ in range(5_000):
        form = read_form("".join(random.choice(keys) for _ in range(random.randint(0, 9))))
        assert form is None or (len(form.scales) == 4 and all(0 <= mark <= MOST for mark in form.scales))


def test_forms_add_up() -> None:
    counted = Feedback("w")
    for words in ("4524r", "5525r", "45-4f", "1--1s"):
        counted = with_form(counted, read_form(words) or OneForm(()))
    assert counted.forms == 4
    assert counted.worth == (1, 0, 0, 2, 1)
    assert counted.explain == (0, 0, 0, 0, 3)
    assert counted.before == (0, 2, 0, 0, 0)
    assert counted.after == (1, 0, 0, 2, 1)
    assert counted.pace == (1, 2, 1)
    assert not too_many(counted)


@pytest.mark.parametrize(
    ("counts", "answer"),
    [
        ((0, 0, 0, 0, 0), ""),
        ((0, 0, 2, 7, 8), "4"),
        ((0, 0, 3, 3, 0), "3–4"),
        ((1, 0, 0, 0, 1), "1–5"),
        ((0, 0, 0, 0, 1), "5"),
        ((2, 1, 0, 0, 2), "2"),
    ],
)
def test_the_middle_is_the_answer_of_the_person_in_the_middle(counts: tuple[int, ...], answer: str) -> None:
    assert middle(counts) == answer


@pytest.mark.parametrize(
    ("counts", "told"), [((0, 0, 0, 0, 4), False), ((1, 1, 1, 1, 0), False), ((5, 0, 0, 0, 0), True)]
)
def test_with_fewer_than_five_answers_nobody_may_be_recognised(counts: tuple[int, ...], told: bool) -> None:
    assert may_be_told(counts) is told


@pytest.mark.parametrize(
    ("words", "wanted", "counts"),
    [
        ("0 0 2 7 8", 5, (0, 0, 2, 7, 8)),
        ("0,0,2,7,8", 5, (0, 0, 2, 7, 8)),
        ("1; 13; 3", 3, (1, 13, 3)),
        ("17", 1, (17,)),
        ("0 0 2 7", 5, None),
        ("a b c d e", 5, None),
        ("-1", 1, None),
        ("1.5", 1, None),
        ("²", 1, None),
        ("99999", 1, None),
        ("", 1, None),
    ],
)
def test_counts_are_whole_numbers_as_many_as_asked(words: str, wanted: int, counts: tuple[int, ...] | None) -> None:
    assert read_counts(words, wanted) == counts


def test_more_answers_than_forms_are_named() -> None:
    assert too_many(Feedback("w", forms=3, worth=(0, 0, 2, 1, 1), ask_again=4)) == ("worth", "ask_again")
    assert too_many(Feedback("w", forms=0, worth=(0, 0, 2, 1, 1))) == ()  # nobody has said how many came back


def test_a_number_in_brackets_at_the_end_says_how_many_said_so() -> None:
    words = "Real drafts (7)\n\n  The round  \nIn (my) words\nroom (2) cold (3)\n(4)"
    assert groups(words) == (
        SaidGroup("Real drafts", "7"),
        SaidGroup("The round"),
        SaidGroup("In (my) words"),
        SaidGroup("room (2) cold", "3"),
        SaidGroup("(4)"),
    )

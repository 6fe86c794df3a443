"""Names as people write several of them into one field, and fields that only say that nothing is known yet."""

from __future__ import annotations

import pytest

from workshop_app.domain.champion_names import each_once, how_many, names
from workshop_app.domain.left_open import is_nobody, is_open


@pytest.mark.parametrize(
    ("champions", "told", "people"),
    [
        ("Ines, Olaf", ("Ines", "Olaf"), 2),
        ("Lund, Ines; de la Cruz, Ana", ("Lund, Ines", "de la Cruz, Ana"), 2),
        ("Ines Lund; Olaf Berg;", ("Ines Lund", "Olaf Berg"), 2),
        ("- Ines\n- Olaf", ("Ines", "Olaf"), 2),
        ("1. Ines 2. Olaf 3. Mei", ("Ines", "Olaf", "Mei"), 3),
        ("Mei (2. floor), Ines", ("Mei (2. floor)", "Ines"), 2),
        ("Jo (lead, data), Mei", ("Jo (lead, data)", "Mei"), 2),
        ("Ines, Olaf and Mei/Jo", ("Ines", "Olaf and Mei/Jo"), 4),
        ("Anderson", ("Anderson",), 1),
        ("Ines, ines , INES", ("Ines", "ines", "INES"), 1),
        ("tbd, Ines", ("Ines",), 1),
        ("nobody yet", (), 0),
        ("", (), 0),
    ],
)
def test_names_are_told_apart_as_they_are_written(champions: str, told: tuple[str, ...], people: int) -> None:
    assert names(champions) == told
    assert how_many(champions) == people


@pytest.mark.parametrize(
    "text", ["", " ", "-", "…", "???", "TBD", "t.b.d.", "n/a", "N.N.", "to be named by May", "noch offen"]
)
def test_a_field_may_say_that_nothing_is_known_yet(text: str) -> None:
    assert is_open(text)
    assert is_nobody(text)


@pytest.mark.parametrize("text", ["Open data team", "Offenbach", "Nina", "todo list", "0", "none: we work alone"])
def test_other_words_are_an_answer(text: str) -> None:
    assert not is_open(text)


def test_nobody_is_no_name_but_may_be_an_answer() -> None:
    assert is_nobody("Nobody yet")
    assert not is_open("nobody")
    assert not is_nobody("Norbert")


CREW = ("Ines Lund", "Olaf Berg", "Mei Tan", "Jo Marti")


@pytest.mark.parametrize(
    ("champions", "people", "told"),
    [
        ("Ines, Olaf; Mei, Jo", CREW, ("Ines", "Olaf", "Mei", "Jo")),
        ("inés, Olaf Berg; Mei, Jo", CREW, ("inés", "Olaf Berg", "Mei", "Jo")),
        ("Ines, Olaf; Mei, Jo", (), ("Ines, Olaf", "Mei, Jo")),
        ("Lund, Ines; Berg, Olaf", CREW, ("Lund, Ines", "Berg, Olaf")),
        ("Ines, Olaf; Tan, Mei", CREW, ("Ines, Olaf", "Tan, Mei")),
        ("Ines, Olaf; Mei, Jo", (*CREW, "Olaf Ines"), ("Ines, Olaf", "Mei, Jo")),
    ],
)
def test_first_names_of_known_people_are_one_each(
    champions: str, people: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert names(champions, people) == told
    assert how_many(champions, people) == len(told)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Olaf Brandt; Olaf Brandt, Mei", ("Olaf Brandt", "Mei")),
        ("Mei\nmei  tanaka\nMEI", ("Mei", "mei  tanaka")),
        ("Lund, Ines; Berg, Olaf; lund, ines", ("Lund, Ines", "Berg, Olaf")),
    ],
)
def test_who_stands_there_twice_is_shown_once(typed: str, said: tuple[str, ...]) -> None:
    assert each_once(typed) == said

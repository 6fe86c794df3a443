"""Names in a column that is handed on: those of the engagement go, words that look like one are found."""

from __future__ import annotations

import pytest

from workshop_app.domain.rehearsal.column_names import likely_names, without_asked, without_known
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.rehearsal.left_hand import SpokenColumn, nameless

COLUMN = SpokenColumn("", (), (("Ida Lund", "the coach"), ("Ida", "the coach"), ("Vega", "A.")), "", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What would Ben notice?", ("Ben",)),
        ("Marta Kessler says so. I asked Marta's boss.", ("Marta Kessler", "Marta")),
        ("we met Jean-Luc and O'Connor at Nordbank", ("Jean-Luc", "O'Connor", "Nordbank")),
        ("Ask Anna Bell. Anna Bell knows.", ("Anna Bell",)),
        ("On Monday I said OK. The OKRs of Q3, in English.", ()),
        ("Then we stopped. Why? Because I asked. “Nobody knows.”", ()),
        ("Mark it. then mark it again, Mark", ()),
        ("", ()),
    ],
)
def test_words_that_look_like_a_name(text: str, names: tuple[str, ...]) -> None:
    assert set(likely_names(text)) >= set(names) if names else not likely_names(text)


def test_the_people_and_the_client_of_the_engagement_go_without_a_word() -> None:
    known = ClientNames("Harbour Ferries", ("Grace Mbeki", "Will Stone", "Ida Lund"))
    text = "Grace said that Harbour Ferries will pay. Will Stone and Mbeki nodded. Ida, too. Will you?"
    told = nameless(text, without_known(COLUMN, known, text).stands)
    assert told == "B. said that the client will pay. C. and B. nodded. the coach, too. Will you?"


def test_what_somebody_says_is_a_name_gets_a_letter_that_is_free() -> None:
    told = nameless("Vega and Nordbank and Tom", without_asked(COLUMN, ("Nordbank", "Tom")).stands)
    assert told == "A. and B. and C."


def test_nothing_known_and_nothing_asked_changes_nothing() -> None:
    assert dict(without_known(COLUMN, ClientNames(), "").stands) == dict(COLUMN.stands)
    assert dict(without_asked(COLUMN, ()).stands) == dict(COLUMN.stands)


def test_a_letter_at_the_end_of_a_sentence_has_one_full_stop() -> None:
    told = nameless("I met Vega. Vega... Vega's boss, Vega?", COLUMN.stands)
    assert told == "I met A. A.... A.'s boss, A.?"

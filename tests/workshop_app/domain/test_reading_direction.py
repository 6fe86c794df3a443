"""Which way a line of ours runs that begins with a name from the right."""

from __future__ import annotations

import pytest

from workshop_app.domain.reading_direction import LEFT_TO_RIGHT, from_the_left


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

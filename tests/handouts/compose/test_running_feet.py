"""A running foot stands on one line wherever leaving the coach out makes it so, alike on all papers of a kind."""

from __future__ import annotations

from datetime import date

import pytest

from handouts import wording
from handouts.compose.frame import margins
from handouts.imprint import Imprint

WORDS = wording.load("en")
LONG = "Confidential: Harbour Ferries and its OKR coach"


def _foot(code: str, confidentiality: str = LONG) -> str:
    imprint = Imprint("Harbour Ferries", "", "Ruth Adler", confidentiality, date(2026, 12, 1), "en")
    return margins(imprint, WORDS, "OKR set", code=code).foot_left


@pytest.mark.parametrize("code", ["G2QS-HTYQ-2-A", "QMCA-QMCA-1-T", "G2QS-IIII-12-I"])
def test_beside_a_code_the_coach_is_left_out_on_all_sets_alike(code: str) -> None:
    assert _foot(code) == LONG


def test_where_all_of_it_stands_on_a_line_the_coach_is_told() -> None:
    assert _foot("") == f"Coach: Ruth Adler · {LONG}"
    assert _foot("G2QS-HTYQ-2-A", "Confidential") == "Coach: Ruth Adler · Confidential"


def test_what_wraps_anyway_keeps_the_coach() -> None:
    longer = f"{LONG}, their sponsors and all the people who were in the room on that day"
    assert _foot("G2QS-HTYQ-2-A", longer) == f"Coach: Ruth Adler · {longer}"

"""Names one after the other."""

import pytest

from workshop_app.domain.text import in_a_row, inside_quotes, one_stop


@pytest.mark.parametrize(
    ("names", "beside", "told"),
    [
        (["Ana", "Ben"], "", "Ana, Ben"),
        (["Vale, Nora", "Stern, Ivo"], "", "Vale, Nora; Stern, Ivo"),
        (["Ana", "King, Jr."], "", "Ana; King, Jr."),
        (["Ana", "Ben"], "Vale, Nora", "Ana; Ben"),
        (["Vale, Nora"], "", "Vale, Nora"),
        ([], "", ""),
    ],
)
def test_two_names_are_never_read_as_four(names: list[str], beside: str, told: str) -> None:
    assert in_a_row(names, beside) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Columns that were not read: Nr..", "Columns that were not read: Nr."),
        ("Never coach: N. V.. Nobody else.", "Never coach: N. V. Nobody else."),
        ("Wait...", "Wait..."),
        ("../other/file", "../other/file"),
        ("Saved as list.csv.", "Saved as list.csv."),
    ],
)
def test_a_name_that_ends_in_a_full_stop_gets_no_second_one(words: str, told: str) -> None:
    assert one_stop(words) == told


def test_words_in_quotation_marks_have_single_ones_of_their_own() -> None:
    assert inside_quotes("“20 %” starts from a value that is not here") == "‘20 %’ starts from a value that is not here"
    assert inside_quotes("What does it count?") == "What does it count?"

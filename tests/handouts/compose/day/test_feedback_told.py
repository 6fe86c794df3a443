"""What the feedback said: the columns of the answers are alike, and a row says how many answered where some did not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handouts import catalogue
from handouts.compose.feedback_told import WIDTHS
from handouts.document import Document
from handouts.gather import ComposeOptions
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain.feedback import MOST, SCALES, Feedback

AllText = Callable[[Document], str]


@pytest.mark.parametrize(
    ("counts", "pace", "said"),
    [
        ((1, 1, 1, 1, 2), (1, 4, 1), ["6 of 8 answered", "6 of 8 answered"]),
        ((1, 1, 2, 2, 2), (1, 6, 1), []),
        ((0, 1, 1, 1, 1), (1, 5, 1), ["7 of 8 answered"]),
    ],
)
def test_a_row_says_how_many_answered_where_not_every_form_did(
    counts: tuple[int, ...],
    pace: tuple[int, ...],
    said: list[str],
    engagement: Workspace,
    options: ComposeOptions,
    all_text: AllText,
) -> None:
    engagement.apply(Add((Feedback("w1", 8, **{SCALES[0]: counts}, pace=pace),)))
    (document,) = catalogue.compose("feedback_summary", engagement.read, options)
    found = all_text(document)
    assert found.count(" of 8 answered") == len(said)
    assert all(each in found for each in said)


def test_the_columns_of_the_answers_are_alike() -> None:
    assert len(set(WIDTHS[1 : MOST + 1])) == 1

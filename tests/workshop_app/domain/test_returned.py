"""When two things that came back from a client are one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from workshop_app.domain.returned import ReturnedComment, ReturnedKind, ReturnedState, unknown

AT = datetime(2027, 1, 5, 9, tzinfo=UTC)
ONE = ReturnedComment("1", ReturnedKind.PROPOSAL, "level", "Ana", AT, "Why?", new="Top level only.")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": ReturnedKind.COMMENT},
        {"key": "cycle"},
        {"author": "Ben"},
        {"at": None},
        {"text": "Why not?"},
        {"new": "All teams."},
    ],
)
def test_what_says_something_else_is_new(change: dict[str, object]) -> None:
    other = replace(ONE, **change)
    assert unknown([other], [ONE]) == (other,)
    assert unknown([ONE, other], []) == (ONE, other)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "2"},
        {"reply_to": "Because"},
        {"old": "All teams."},
        {"state": ReturnedState.REFUSED},
        {"source": "copy.docx"},
        {"version": "3"},
        {"position": 7},
    ],
)
def test_what_says_the_same_came_back_before_whatever_became_of_it(change: dict[str, object]) -> None:
    again = replace(ONE, **change)
    assert unknown([again], [ONE]) == ()
    assert unknown([ONE, again], []) == (ONE,), "the first of two in one file counts"

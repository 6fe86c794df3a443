"""Which copy of an engagement a file is: its own id, how often it was changed, and where it came from. Copies change
hands and are worked on in turn; with the state that two of them had in common they can be brought together field by
field.

A file counts a revision with every change that is saved, in the very transaction of the change. A copy goes on counting
where its parent stood, so that "copy, revision" names one state in the whole family, and `changed_at` tells two states
apart that were given the same number by two programs which knew nothing of each other.

The state at a hand-over is kept as rows, not as a second file: the first change of a row after the last copy was taken
leaves a BaseRow behind. The row as it stood at an earlier revision (a mark) is the BaseRow with the smallest mark not
before it, and the row of today where there is none.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.identity import id_that_follows


class CopyReason(StrEnum):
    """What made a copy. Stored; never changes."""

    HANDED_OVER = "handed_over"
    ELSEWHERE = "elsewhere"  # saved somewhere else because the file itself took nothing
    VERSION = "version"  # an earlier version saved as a file of its own
    RESTORED = "restored"  # an earlier version put in the place of the file
    RESCUED = "rescued"  # what could be read of a damaged file


class Lineage(Struct, frozen=True):
    """This file: `id` is its copy's own, `revision` counts the saved changes of it and of those it came from;
    `changed_at` is when the last one was saved. A file that was never written by this edition has none."""

    id: str
    revision: int = 0
    changed_at: datetime | None = None


class CopyTaken(Struct, frozen=True):
    """A copy was made: `id` is the copy's own, `parent_id` that of the file it was taken of, at which `revision` (and
    when that was saved). Stands in both files, and in every later copy of either. `file` is the name it was saved
    under, without its folder."""

    id: str
    parent_id: str
    revision: int
    at: datetime
    how: CopyReason = CopyReason.HANDED_OVER
    revision_at: datetime | None = None
    file: str = ""


class BaseState(StrEnum):
    """What a BaseRow tells of a row at its mark. Stored; never changes."""

    STOOD = "stood"
    ABSENT = "absent"  # there was no such row yet
    FORGOTTEN = "forgotten"  # it named somebody who was forgotten since; `row` is without them, None if it was theirs


class BaseRow(Struct, frozen=True):
    """One row as it stood when a copy was taken at revision `mark`, written with its first change after that. `kind` is
    the name of its kind, `row` its value."""

    id: str
    kind: str
    row_id: str
    mark: int
    state: BaseState = BaseState.STOOD
    row: object | None = None


def base_row_id(engagement_id: str, mark: int, kind: str, row_id: str) -> str:
    """The id of the one BaseRow of this row at this mark."""
    return id_that_follows(engagement_id, BaseRow.__name__, str(mark), kind, row_id)

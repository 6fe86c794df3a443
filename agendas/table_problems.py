"""What can be wrong with a row of an agenda table, or with all of it. The sentences are in `words/table.en.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field


class TableProblem(StrEnum):
    """What can be wrong with a row (or, the first three, with the table)."""

    NO_ROWS = "no_rows"
    NO_TITLE_COLUMN = "no_title_column"
    TOO_MANY_ROWS = "too_many_rows"
    NO_TITLE = "no_title"
    TITLE_FORMULA = "title_formula"
    TITLE_TOO_LONG = "title_too_long"
    MINUTES_UNREADABLE = "minutes_unreadable"
    START_UNREADABLE = "start_unreadable"
    NO_MINUTES = "no_minutes"
    TOO_LONG = "too_long"
    DAY_TOO_LONG = "day_too_long"
    PLAN_TOO_LONG = "plan_too_long"
    AFTERNOON = "afternoon"
    CROSSED_OUT = "crossed_out"
    CELL_CROSSED_OUT = "cell_crossed_out"
    HIDDEN = "hidden"
    ARCHIVED = "archived"
    OTHER_TABLE = "other_table"
    REFUSED = "refused"
    NOT_OF_THE_PLAN = "not_of_the_plan"
    TOTAL = "total"
    ABOVE_HEADINGS = "above_headings"
    TIMES_DISAGREE = "times_disagree"
    ENDS_ANOTHER_DAY = "ends_another_day"
    TYPE_UNKNOWN = "type_unknown"
    ID_TWICE = "id_twice"


class RowMistake(Struct, frozen=True):
    """One thing wrong. `line` is the row as counted in the source (0: the table as a whole); `left_out` tells whether
    the row is missing from the drafts."""

    line: int
    problem: TableProblem
    facts: Mapping[str, object] = field(default_factory=dict)
    left_out: bool = True

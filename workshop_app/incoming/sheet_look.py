"""What a sheet shows beside its values: rows and columns that are hidden, words with a line through them. Found by the
readers of each format, used by `other_workbooks`.
"""

from __future__ import annotations

from msgspec import Struct, field


class SheetLook(Struct):
    """One sheet: the numbers of its hidden rows, from 1, and columns, from 0; by row the columns that are crossed out,
    and by row and column the words of cells of which a part is, marked as `crossed_out` does."""

    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    crossed: dict[int, set[int]] = field(default_factory=dict)
    words: dict[int, dict[int, str]] = field(default_factory=dict)

"""What an old .xls workbook tells beside its values, which python-calamine does not hand on: hidden rows and columns,
cells or parts of them with a line through their words. The only place that reads with xlrd; called by
`other_workbooks` only, once it is known how large a sheet is.

xlrd is asked for the looks alone. Where it cannot read a file that python-calamine reads, `unread` tells so, and the
preview says what nobody could look at.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from agendas.crossed_out import crossed
from workshop_app.incoming.rows import MOST_COLUMNS
from workshop_app.incoming.sheet_look import SheetLook

LARGEST = 5_000_000  # bytes; xlrd is Python, and takes a second for each million

# What xlrd lets out when a file is not what it takes for granted; its own errors are ValueErrors or none of these.
_BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)


class XlsLooks:
    """The sheets of one workbook, by their names. `stream` is the one of `compound_files`: xlrd's own way there goes
    round for ever in some damaged files."""

    def __init__(self, stream: bytes) -> None:
        self.unread = len(stream) > LARGEST
        self._book: Any = None
        if self.unread:
            return
        import xlrd  # only an old workbook should pay for it

        self._errors = (*_BROKEN, struct.error, xlrd.XLRDError)
        try:
            self._book = xlrd.open_workbook(
                file_contents=stream,
                logfile=io.StringIO(),
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
            )
        except self._errors:
            self.unread = True

    def of(self, name: str) -> SheetLook:
        """What the sheet of this name shows; nothing where it could not be read."""
        look = SheetLook()
        if self.unread:
            return look
        try:
            self._hear(self._book.sheet_by_name(name), look)
        except self._errors:
            self.unread = True
            return SheetLook()
        return look

    def _hear(self, sheet: Any, look: SheetLook) -> None:
        look.hidden.update(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
        look.hidden_columns.update(at for at, info in sheet.colinfo_map.items() if info.hidden and at < MOST_COLUMNS)
        struck = [font.struck_out for font in self._book.font_list]
        looks = {at for at, each in enumerate(self._book.xf_list) if struck[each.font_index]}
        for row in range(sheet.nrows) if any(struck) else ():
            for column in range(sheet.row_len(row)):
                all_of_it = sheet.cell_xf_index(row, column) in looks
                runs = sheet.rich_text_runlist_map.get((row, column))
                if runs:
                    said = "".join(_marked(sheet.cell_value(row, column), runs, struck, all_of_it))
                    look.words.setdefault(row + 1, {})[column] = said
                elif all_of_it:
                    look.crossed.setdefault(row + 1, set()).add(column)


def _marked(words: str, runs: list[tuple[int, int]], struck: list[int], before: bool) -> Iterator[str]:
    """The words in pieces; a run tells from where on they have another font."""
    places = [(0, before), *((place, bool(struck[font])) for place, font in runs), (len(words), False)]
    for (begin, line), (end, _) in pairwise(places):
        yield crossed(words[begin:end]) if line else words[begin:end]

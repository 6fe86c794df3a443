"""Dates among the levels of a sheet that can be read in two ways ("05/06/2027"): what is asked about them, once for the
whole file, and the drafts with the answer. Pure.

Another date of the same sheet may tell ("13/06/2027"); then nothing is asked. The answer is written out ("5 June
2027"), so that nobody has to ask again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.okr_sheets import SheetDraft
from workshop_app.domain.values.days import DateOrder, read_day

_LEVELS = ("baseline", "commit", "target", "stretch", "current")
_SLASHED = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d{4}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


class OpenDates(Struct, frozen=True):
    """One of the dates that can be read in two ways, and what it would be with the day first and with the month
    first."""

    text: str
    day_first: str
    month_first: str


def open_dates(drafts: Iterable[SheetDraft]) -> OpenDates | None:
    """What is to be asked; None where nothing is, or where another date of the sheet tells."""
    texts = _dates(drafts)
    if not all(_written(text, order) for text in texts for order in DateOrder):
        return None
    both = ((text, *(_written(text, order) for order in DateOrder)) for text in texts)
    return next((OpenDates(text, first, other) for text, first, other in both if first != other), None)


def told_order(drafts: Iterable[SheetDraft]) -> DateOrder | None:
    """Which comes first in all dates of a sheet, where one of them tells."""
    texts = _dates(drafts)
    fitting = [order for order in DateOrder if all(_written(each, order) for each in texts)]
    return fitting[0] if texts and len(fitting) == 1 else None


def with_dates(drafts: Sequence[SheetDraft], order: DateOrder) -> tuple[SheetDraft, ...]:
    """The drafts with these dates written out."""
    found = []
    for draft in drafts:
        said = {name: str(getattr(draft, name)) for name in _LEVELS}
        written = {name: _written(text, order) for name, text in said.items() if _is_slashed(text)}
        found.append(replace(draft, **{name: text for name, text in written.items() if text}))
    return tuple(found)


def _dates(drafts: Iterable[SheetDraft]) -> list[str]:
    said = (str(getattr(draft, name)).strip() for draft in drafts for name in _LEVELS)
    return list(dict.fromkeys(text for text in said if _is_slashed(text)))


def _is_slashed(text: str) -> bool:
    return _SLASHED.fullmatch(text.strip()) is not None


def _written(text: str, order: DateOrder) -> str:
    """ "5 June 2027"; nothing where it is no day in this order."""
    day = read_day(text, order)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day is not None else ""

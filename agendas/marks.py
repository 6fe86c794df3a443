"""When the clock of an item warns and calls last: the usual shares, how it is written, and what can be wrong with it.

Read by the loader, the writer, the plan screen, the running clock and the command line. Pure.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction

from agendas.model import Mark, Step
from agendas.typed_times import parse_duration

USUAL_WARNING = Mark(20)
USUAL_LAST_CALL = Mark(5)

_BEFORE_END = re.compile(r"(.+?)\s+before(?:\s+the)?\s+end")
_PER_CENT = re.compile(r"(\d{1,2})\s*(?:%|per ?cent|prozent)")


class MarkProblem(StrEnum):
    """Why a clock cannot warn like this. The warning, or the last call, longer before the end than the item is long;
    the last call before the warning."""

    WARN_TOO_LONG = "warn_too_long"
    LAST_CALL_TOO_LONG = "last_call_too_long"
    LAST_CALL_FIRST = "last_call_first"


def parse_mark(text: str) -> Mark | None:
    """ "5 min", "5" and "1 h" before the end, or "20 %" of the item; None when it is not clearly one of these."""
    text = " ".join(text.casefold().split())
    if match := _BEFORE_END.fullmatch(text):
        text = match[1]
    if match := _PER_CENT.fullmatch(text):
        return Mark(int(match[1])) if int(match[1]) else None
    minutes = parse_duration(text)
    return None if minutes is None else Mark(minutes, percent=False)


def mark_words(mark: Mark | None) -> str:
    """As it is typed and stored: "5 min", "20 %"; nothing for the usual share."""
    if mark is None:
        return ""
    return f"{mark.amount} %" if mark.percent else f"{mark.amount} min"


def minutes_before(mark: Mark, minutes: int) -> Fraction:
    """How many minutes before the end of an item of this length."""
    return Fraction(minutes * mark.amount, 100) if mark.percent else Fraction(mark.amount)


def problem(step: Step) -> MarkProblem | None:
    """What is wrong with the marks of an item, if anything."""
    warn = minutes_before(step.warn or USUAL_WARNING, step.minutes)
    last = minutes_before(step.last_call or USUAL_LAST_CALL, step.minutes)
    if step.warn is not None and warn > step.minutes:
        return MarkProblem.WARN_TOO_LONG
    if step.last_call is not None and last > step.minutes:
        return MarkProblem.LAST_CALL_TOO_LONG
    return MarkProblem.LAST_CALL_FIRST if step.last_call is not None and last > warn else None

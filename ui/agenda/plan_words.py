"""Small words the parts of the plan screen share."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from agendas import schedule
from agendas.marks import MarkProblem
from agendas.model import Agenda
from ui.widgets import dates


def ends(agenda: Agenda) -> str:
    """When each day of an agenda ends: "15:30", "11:00 / 12:30"."""
    return " / ".join(dates.clock(end) for end in schedule.totals(agenda).ends)


def mark_refused(problem: MarkProblem | None, typed: str) -> str:
    """Why a typed warning or last call is not taken; None: it could not be read."""
    match problem:
        case None:
            words = QCoreApplication.translate(
                "agenda", "“{text}” is not read as a time before the end. Write it like 5 min or 20 %."
            )
        case MarkProblem.WARN_TOO_LONG | MarkProblem.LAST_CALL_TOO_LONG:
            words = QCoreApplication.translate("agenda", "“{text}” before its end, this item has not begun.")
        case MarkProblem.LAST_CALL_FIRST:
            words = QCoreApplication.translate(
                "agenda", "Not “{text}”: the last call comes after the warning. Change the other one first."
            )
        case _:
            assert_never(problem)
    return words.format(text=typed.strip())


def flex_refused(typed: str) -> str:
    """Why a typed range is not taken."""
    words = QCoreApplication.translate(
        "agenda", "“{text}” is not read as a range. Write the shortest and the longest, like 20–35."
    )
    return words.format(text=typed.strip())


def cut_refused(typed: str) -> str:
    """Why a typed place in the cut order is not taken."""
    words = QCoreApplication.translate(
        "agenda", "“{text}” is not read as a place in the cut order. Write a number from 1 to 99, or never."
    )
    return words.format(text=typed.strip())

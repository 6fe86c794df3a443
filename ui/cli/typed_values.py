"""What is said of a value on the command line that is not understood: a question, never a guess."""

from __future__ import annotations

from datetime import date, timedelta

from ui.cli.output import Refused, complain
from workshop_app.application import draft_queries
from workshop_app.application.workspace import Workspace
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.values.days import read_day
from workshop_app.domain.values.near_days import is_in_reach, near_day

NO_DAY = "which day is “{words}”? 2027-02-01 is always understood"
YEAR = timedelta(days=365)


def refuse_asked(question: str) -> None:
    """Refuses what has to be asked about, and asks it; nothing where there is no question."""
    if question:
        complain(question)
        raise Refused


def check_value(workspace: Workspace, words: str) -> None:
    """A value may be a day, too; refuses one that nobody plans for."""
    day = read_day(words)
    if day is not None and not is_in_reach(day, today_here(workspace)):
        understood_day(None, words)


def understood_day(day: date | None, words: str) -> date:
    """The day that was read in these words; refuses where none was."""
    if day is None:
        complain(NO_DAY.format(words=words))
        raise Refused
    return day


def today_here(workspace: Workspace) -> date:
    """The day it is where the program runs."""
    return workspace.clock.now().astimezone().date()


def near_or_next(words: str, today: date) -> date | None:
    """A day of the week, today, tomorrow, or a day whose year may be left out: the next one. One that nobody plans for
    is none."""
    found = read_day(words, cycle=(today, today + YEAR)) or near_day(words, today)
    return found if found is not None and is_in_reach(found, today) else None


def day_ahead(workspace: Workspace, words: str, draft: DraftSet, start: date | None = None) -> date:
    """A day of the cycle this set is for, else the next one, counted from `start` or today; refuses what is none."""
    cycle = draft_queries.days_of(workspace.read, draft)
    today = start or today_here(workspace)
    found = read_day(words, cycle=cycle) if cycle else None
    near = found is not None and is_in_reach(found, max(today, cycle[1] if cycle else today))
    return understood_day(found if near else near_or_next(words, today), words)


def day_behind(workspace: Workspace, words: str, draft: DraftSet, held: date) -> date:
    """The same for what has happened: without a cycle that is agreed, the last such day, by today or the day its
    check-in is held."""
    last, cycle = max(held, today_here(workspace)), draft_queries.days_of(workspace.read, draft)
    found = read_day(words, cycle=cycle or (last - YEAR, last))
    return understood_day(found if found is None or is_in_reach(found, last) else None, words)

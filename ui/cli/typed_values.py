"""What is said of a value on the command line that is not understood: a question, never a guess."""

from __future__ import annotations

from datetime import date

from ui.cli.output import Refused, complain
from workshop_app.domain.cycle_scores import read_score

NO_SCORE = "“{words}” is no score: which number from 0 to 1 is meant? 0.6 and 60 % are one"
NO_DAY = "which day is “{words}”? 2027-02-01 is always understood"


def check_score(words: str) -> None:
    """Refuses what is no score; nothing at all is one that is not given."""
    if words.strip() and read_score(words) is None:
        complain(NO_SCORE.format(words=words))
        raise Refused


def understood_day(day: date | None, words: str) -> date:
    """The day that was read in these words; refuses where none was."""
    if day is None:
        complain(NO_DAY.format(words=words))
        raise Refused
    return day

"""Commitments in words: what a typed line was understood as, what has to be asked about it, and one that is kept. Used
by the running day and the report."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.widgets.dates import field_day, short_day, week_day
from workshop_app.domain.commitment_line import AskedAbout, CommitmentDoubt, TypedCommitment
from workshop_app.domain.commitments import Commitment

BESIDE = "  ·  "
EXAMPLE = date(2026, 12, 4)
MOST_NAMES = 3


def example() -> str:
    """A line as it may be typed."""
    return _tr("Ben: talk to Sales about the lead time by {day}").format(day=short_day(EXAMPLE))


def hint() -> str:
    """How to type one, while nothing stands there."""
    return _tr("First the name and a colon, the day at the end. Enter keeps it.")


def proposal(typed: TypedCommitment) -> str:
    """What would be kept: who, by when, what, with whom. While the name is still typed, how to go on."""
    made = typed.commitment
    if not made.who:
        return hint()
    who = made.who
    if not typed.listed:
        who = _tr("{name} (not on the list of people)").format(name=made.who)
    with_whom = _tr("with {name}").format(name=made.with_whom) if made.with_whom else ""
    by = _tr("by {day}").format(day=field_day(made.due)) if made.due else _tr("no date yet")
    return BESIDE.join(part for part in (who, by, made.text, with_whom) if part)  # a narrow line cuts the words


def question(asked: AskedAbout) -> str:
    """What has to be answered, or passed over with Enter."""
    day = field_day(asked.day) if asked.day else ""
    names = ", ".join(asked.names[:MOST_NAMES])
    if len(asked.names) > MOST_NAMES:
        names = _tr("{names} and {n} more").format(names=names, n=len(asked.names) - MOST_NAMES)
    return {
        CommitmentDoubt.NO_WORDS: _tr("What is it? As in “{example}”.").format(example=example()),
        CommitmentDoubt.NOBODY: _tr("Who? The name comes first, then a colon."),
        CommitmentDoubt.SEVERAL: _tr("Which “{name}”: {names}?").format(name=asked.words, names=names),
        CommitmentDoubt.NO_DAY: _tr("By when? Add “by Friday” or “by {day}”.").format(day=short_day(EXAMPLE)),
        CommitmentDoubt.UNREAD_DAY: _tr("Which day is “{words}”?").format(words=asked.words),
        CommitmentDoubt.PAST_DAY: _tr("{day} is over. Is that the day?").format(day=day),
        CommitmentDoubt.FAR_DAY: _tr("{day}, so far ahead?").format(day=day),
        CommitmentDoubt.THERE_ALREADY: _tr("This is in the list already. Once more?"),
    }[asked.doubt]


def questions(typed: TypedCommitment) -> str:
    """Everything that has to be asked, and how to go on without an answer."""
    asked = [question(each) for each in typed.asked]
    if typed.can_be_kept:
        asked.append(_tr("Enter again keeps it as it stands."))
    return " ".join(asked)


def told(made: Commitment) -> str:
    """One that is kept, in a line."""
    by = _tr("by {day}").format(day=week_day(made.due)) if made.due else _tr("no date yet")
    what = f"{made.who}: {made.text}" if made.who else made.text
    return BESIDE.join((what, _tr("done") if made.done else by))


def due_words(made: Commitment, today: date) -> str:
    """By when, and whether that is over."""
    if made.due is None:
        return _tr("no date yet")
    day = field_day(made.due)
    return _tr("{day}, overdue").format(day=day) if made.is_overdue(today) else day


def _tr(words: str) -> str:
    return QCoreApplication.translate("commitments", words)

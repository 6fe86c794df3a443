"""The words of the one thing to do next: a heading, a sentence, and what the button says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.check_in_words import filled_words
from ui.home.check_ins_due import CheckInAhead
from ui.home.view_state import DueCommitment, NextStep, NextThing
from ui.widgets.dates import long_day, short_day

# Heading, sentence and button of each, translated when shown.
WORDS = {
    NextThing.RESUME: (
        QT_TRANSLATE_NOOP("home", "“{title}” is running"),
        QT_TRANSLATE_NOOP("home", "The day was started but not ended."),
        QT_TRANSLATE_NOOP("home", "Go to the day"),
    ),
    NextThing.RUN_TODAY: (
        QT_TRANSLATE_NOOP("home", "Today: {title}"),
        QT_TRANSLATE_NOOP("home", "The room clock, the script and the rooms are ready to start."),
        QT_TRANSLATE_NOOP("home", "Open the day"),
    ),
    NextThing.DECIDE: (
        QT_TRANSLATE_NOOP("home", "Decide the parameters"),
        QT_TRANSLATE_NOOP("home", "A workshop goes well once the parameters are decided. Still to decide: {count}."),
        QT_TRANSLATE_NOOP("home", "Open the interview"),
    ),
    NextThing.FIND_PEOPLE: (
        QT_TRANSLATE_NOOP("home", "Add the people"),
        QT_TRANSLATE_NOOP("home", "Paste or import the list of everyone who may take part."),
        QT_TRANSLATE_NOOP("home", "Add people"),
    ),
    NextThing.PLAN: (
        QT_TRANSLATE_NOOP("home", "Plan a workshop"),
        QT_TRANSLATE_NOOP("home", "Choose an agenda and a day; the times are worked out for you."),
        QT_TRANSLATE_NOOP("home", "Plan a workshop"),
    ),
    NextThing.INVITE: (
        QT_TRANSLATE_NOOP("home", "Say who takes part"),
        QT_TRANSLATE_NOOP("home", "Nobody is on the list of “{title}” yet ({day})."),
        QT_TRANSLATE_NOOP("home", "Choose people"),
    ),
    NextThing.GROUP: (
        QT_TRANSLATE_NOOP("home", "Make the groups"),
        QT_TRANSLATE_NOOP("home", "“{title}” on {day} has coaching rounds, and nobody has a seat yet."),
        QT_TRANSLATE_NOOP("home", "Make groups"),
    ),
    NextThing.PRINT: (
        QT_TRANSLATE_NOOP("home", "Print what you need"),
        QT_TRANSLATE_NOOP("home", "“{title}”, {day}: agenda, run sheet, cards and handouts are waiting."),
        QT_TRANSLATE_NOOP("home", "See the documents"),
    ),
    NextThing.DRAFT: (
        QT_TRANSLATE_NOOP("home", "Look at the drafts"),
        QT_TRANSLATE_NOOP(
            "home", "The workshop is over; now come the questions that make drafts sharper. Drafts so far: {count}."
        ),
        QT_TRANSLATE_NOOP("home", "Open the drafts"),
    ),
    NextThing.CHECK_IN: (
        QT_TRANSLATE_NOOP("home", "Check-in {title} {when}"),
        QT_TRANSLATE_NOOP("home", "{filled}. Champions fill in their lines the day before."),
        QT_TRANSLATE_NOOP("home", "Open the check-in"),
    ),
    NextThing.LOOK_BACK: (
        QT_TRANSLATE_NOOP("home", "Look back with {title}"),
        QT_TRANSLATE_NOOP(
            "home",
            "The cycle ends: what was reached, what was learned, and keep, modify or remove for each key result.",
        ),
        QT_TRANSLATE_NOOP("home", "Reflect and reset"),
    ),
    NextThing.PLAN_CHECK_IN: (
        QT_TRANSLATE_NOOP("home", "Plan the check-ins"),
        QT_TRANSLATE_NOOP("home", "The set of {title} is published, and no check-in is planned yet."),
        QT_TRANSLATE_NOOP("home", "Plan a check-in"),
    ),
}


def next_words(step: NextStep) -> tuple[str, str, str]:
    """Heading, sentence, button."""
    facts = {"title": step.title, "count": step.count, "day": day_words(step.day), "when": "", "filled": ""}
    if step.coming is not None:
        facts |= {"when": when_words(step.coming).replace(" ", "\u00a0"), "filled": filled_in(step.coming)}  # one line
    heading, sentence, action = (QCoreApplication.translate("home", str(words)) for words in WORDS[step.what])
    return heading.format(**facts), sentence.format(**facts), action


def when_words(coming: CheckInAhead) -> str:
    """ "in 3 days": how far away a check-in is."""
    if coming.days == 0:
        return QCoreApplication.translate("home", "today")
    if coming.days == 1:
        return QCoreApplication.translate("home", "tomorrow")
    if coming.days > 1:
        return QCoreApplication.translate("home", "in {n} days").format(n=coming.days)
    return QCoreApplication.translate("home", "was due on {day}").format(day=short_day(coming.day))


def filled_in(coming: CheckInAhead) -> str:
    """How far its lines are filled in."""
    return filled_words(coming.filled, coming.of)


def due_check_in(coming: CheckInAhead) -> DueCommitment:
    """A check-in as one of the things that are still open: its day, and whose it is."""
    words = QCoreApplication.translate("home", "Check-in {team} {when}")
    told = words.format(team=coming.team, when=when_words(coming))
    return DueCommitment("", "", told, "", coming.day, coming.days < 0)


def day_words(day: date | None) -> str:
    return long_day(day) if day else QCoreApplication.translate("home", "no day yet")

"""The words of the one thing to do next: a heading, a sentence, and what the button says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.home.view_state import NextStep, NextThing
from ui.widgets.dates import long_day

# Heading, sentence and button of each, translated when shown.
WORDS = {
    NextThing.RESUME: (
        QT_TRANSLATE_NOOP("home", "“{title}” is running"),
        QT_TRANSLATE_NOOP("home", "The day was started but not ended."),
        QT_TRANSLATE_NOOP("home", "Continue the day"),
    ),
    NextThing.RUN_TODAY: (
        QT_TRANSLATE_NOOP("home", "Today: {title}"),
        QT_TRANSLATE_NOOP("home", "The room clock, the script and the rooms are ready to start."),
        QT_TRANSLATE_NOOP("home", "Open the day"),
    ),
    NextThing.DECIDE: (
        QT_TRANSLATE_NOOP("home", "Decide the parameters"),
        QT_TRANSLATE_NOOP("home", "A workshop goes well once the parameters are decided. Still to decide: {count}."),
        QT_TRANSLATE_NOOP("home", "Continue the interview"),
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
}


def next_words(step: NextStep) -> tuple[str, str, str]:
    """Heading, sentence, button."""
    facts = {"title": step.title, "count": step.count, "day": day_words(step.day)}
    heading, sentence, action = (QCoreApplication.translate("home", str(words)) for words in WORDS[step.what])
    return heading.format(**facts), sentence.format(**facts), action


def day_words(day: date | None) -> str:
    return long_day(day) if day else QCoreApplication.translate("home", "no day yet")

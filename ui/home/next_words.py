"""The words of the one thing to do next: a heading, a sentence, and what the button says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.home.view_state import Next, NextStep
from ui.widgets.dates import long_day


def next_words(step: NextStep) -> tuple[str, str, str]:
    """Heading, sentence, button."""
    facts = {"title": step.title, "count": step.count, "day": day_words(step.day)}
    heading, sentence, deed = _words(step.what)
    return heading.format(**facts), sentence.format(**facts), deed


def day_words(day: date | None) -> str:
    return long_day(day) if day else QCoreApplication.translate("home", "no day yet")


def _words(what: Next) -> tuple[str, str, str]:
    words = {
        Next.RESUME: (
            QCoreApplication.translate("home", "“{title}” is running"),
            QCoreApplication.translate("home", "The day was begun and not ended. Its clock and its rooms went on."),
            QCoreApplication.translate("home", "Go on with the day"),
        ),
        Next.RUN_TODAY: (
            QCoreApplication.translate("home", "Today: {title}"),
            QCoreApplication.translate("home", "The room clock, the script and the rooms are ready to start."),
            QCoreApplication.translate("home", "Open the day"),
        ),
        Next.DECIDE: (
            QCoreApplication.translate("home", "Settle the parameters"),
            QCoreApplication.translate("home", "A workshop goes well on settled ground. Still to decide: {count}."),
            QCoreApplication.translate("home", "Go on asking"),
        ),
        Next.FIND_PEOPLE: (
            QCoreApplication.translate("home", "Bring in the people"),
            QCoreApplication.translate("home", "Paste or import the list of everybody who may take part."),
            QCoreApplication.translate("home", "Add people"),
        ),
        Next.PLAN: (
            QCoreApplication.translate("home", "Plan a workshop"),
            QCoreApplication.translate("home", "Choose an agenda and a day; the times are worked out for you."),
            QCoreApplication.translate("home", "Plan a workshop"),
        ),
        Next.INVITE: (
            QCoreApplication.translate("home", "Say who takes part"),
            QCoreApplication.translate("home", "Nobody is on the list of “{title}” yet ({day})."),
            QCoreApplication.translate("home", "Choose people"),
        ),
        Next.GROUP: (
            QCoreApplication.translate("home", "Make the groups"),
            QCoreApplication.translate("home", "“{title}” on {day} has coaching rounds, and nobody has a seat yet."),
            QCoreApplication.translate("home", "Make groups"),
        ),
        Next.PRINT: (
            QCoreApplication.translate("home", "Print what you need"),
            QCoreApplication.translate("home", "“{title}”, {day}: agenda, run sheet, cards and handouts are waiting."),
            QCoreApplication.translate("home", "See the documents"),
        ),
        Next.DRAFT: (
            QCoreApplication.translate("home", "Look at the drafts"),
            QCoreApplication.translate(
                "home", "The workshop is over; now come the questions that make drafts sharper. Drafts so far: {count}."
            ),
            QCoreApplication.translate("home", "Open the drafts"),
        ),
    }
    return words[what]

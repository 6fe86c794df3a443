"""What the page that forgets a person says about the coach's own practice, before and after."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.labels import short_reason
from ui.widgets.dates import short_day
from workshop_app.application.practice_forgetting import ForgottenPractice, PracticeMentions, PracticePlace

MOST = 4  # talks named one by one


def _tr(words: str) -> str:
    return QCoreApplication.translate("forget_practice", words)


def practice_words(found: PracticeMentions) -> str:
    """Where the name stands there; the folder belongs to no client, so it is said that it does."""
    told = [_told(each) for each in found.places[:MOST]]
    if len(found.places) > MOST:
        told.append(_tr("and {n} more").format(n=len(found.places) - MOST))
    words = _tr("It is in: {talks}. Only you read it; other clients may be in the same folder.")
    return words.format(talks="; ".join(told))


def _told(place: PracticePlace) -> str:
    if place.started is None:
        return _tr("your own sentences")
    day = short_day(place.started.astimezone().date())
    return f"{place.about} ({day})" if place.about else _tr("a talk of {day}").format(day=day)


def forgotten_words(done: ForgottenPractice) -> tuple[str, ...]:
    """What became of it, and what stays."""
    words = []
    if done.trouble is not None:
        still = _tr("Your practice could not be written, because {reason}, and may still contain the name.")
        words.append(still.format(reason=short_reason(done.trouble)))
    elif done.changed.places:
        words.append(_tr("In your practice a letter stands for the name ({n} in all).").format(n=done.changed.count))
    if done.changed.unread:
        files = "\n".join(map(str, done.changed.unread))
        words.append(_tr("These files of your practice contain the name and cannot be read here:") + f"\n{files}")
    return tuple(words)

"""What is said before a running day is left or its file is closed: where its clock goes on, which depends on whether
the file takes what happens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.labels import short_reason
from workshop_app.domain.errors import KnownError


def closing_words(trouble: KnownError | None) -> str:
    """Before the file is closed. `trouble` is why something is not saved, if anything is not."""
    if trouble is None:
        return QCoreApplication.translate(
            "leaving",
            "A day is running. Unless it is paused its clock keeps running; open this file again to carry on.",
        )
    words = QCoreApplication.translate(
        "leaving",
        "A day is running, and what happened last is NOT SAVED, because {reason}. The file knows the day only up to "
        "the last moment that was saved.",
    )
    return words.format(reason=short_reason(trouble))


def left_words(paused: bool) -> str:
    """Of a day that was left: what its clock does meanwhile."""
    if paused:
        return QCoreApplication.translate("leaving", "This day is paused. Its clock waits.")
    return QCoreApplication.translate("leaving", "This day is running. Its clock has kept going.")


def leaving_words(trouble: KnownError | None, paused: bool) -> str:
    """Before another screen takes the place of the running day: the file stays open."""
    if trouble is None and paused:
        return QCoreApplication.translate("leaving", "The clock waits. Come back here to carry on.")
    if trouble is None:
        return QCoreApplication.translate(
            "leaving", "The clock keeps running. Come back here to carry on; the time in between counts."
        )
    words = QCoreApplication.translate(
        "leaving",
        "The clock keeps running in this window, but what happened last is NOT SAVED, because {reason}. Come back here "
        "to carry on, and keep the window open until it is saved.",
    )
    return words.format(reason=short_reason(trouble))

"""The sentence about letters that no installed font draws. No Qt: the command line says it in English, the documents
screen in the language of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ui.marking import QT_TRANSLATE_NOOP

Say = Callable[[str], str]

NO_FONT = QT_TRANSLATE_NOOP(
    "documents", "No font here draws {letters}. In a PDF [?] stands in their place; a Word file keeps them."
)
REMEDY = QT_TRANSLATE_NOOP("documents", "Chinese, Japanese and Korean need fonts of their own: install {extra}.")


def missing(lost: Iterable[str], say: Say = str) -> str:
    """Which letters, and what helps; empty when none is missing."""
    found = tuple(lost)
    if not found:
        return ""
    from handouts import missing_letters  # fonts: only who has something to say loads them

    words = say(NO_FONT).format(letters=missing_letters.named(found))
    extra = missing_letters.remedy(found)
    return f"{words} {say(REMEDY).format(extra=extra)}" if extra else words

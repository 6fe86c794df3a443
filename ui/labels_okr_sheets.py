"""Why a row of a sheet of OKRs is no draft, in words. No Qt; told by the preview on the screen and, in English, by the
command line."""

from __future__ import annotations

from collections.abc import Callable

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.application.okr_sheets import ABOVE, BEFORE, NO_RESULT, NOTHING_SAID, SUM

WHY = {
    ABOVE: QT_TRANSLATE_NOOP("okr_sheets", "stands above the headings"),
    SUM: QT_TRANSLATE_NOOP("okr_sheets", "adds the others up"),
    NOTHING_SAID: QT_TRANSLATE_NOOP("okr_sheets", "says neither an objective nor a key result"),
    BEFORE: QT_TRANSLATE_NOOP("okr_sheets", "stands before the first objective"),
    NO_RESULT: QT_TRANSLATE_NOOP("okr_sheets", "plans work for a key result that is not there"),
}


def left_out_words(why: str, say: Callable[[str], str] = str) -> str:
    """The reason in words."""
    return say(WHY[why])

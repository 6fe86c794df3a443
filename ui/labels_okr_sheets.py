"""What the columns of a sheet of OKRs mean, and why a row of it is no draft, in words. No Qt; told by the preview on
the screen and, in English, by the command line."""

from __future__ import annotations

from collections.abc import Callable

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.application.okr_columns import OkrColumn
from workshop_app.application.okr_left_out import (
    ABOVE,
    ARCHIVED,
    BEFORE,
    CROSSED,
    FORMULA,
    HIDDEN,
    NO_RESULT,
    NOTHING_SAID,
    SUM,
)

COLUMNS: dict[OkrColumn, str] = {
    OkrColumn.TEAM: QT_TRANSLATE_NOOP("okr_columns", "Team"),
    OkrColumn.OBJECTIVE: QT_TRANSLATE_NOOP("okr_columns", "Objective"),
    OkrColumn.TEXT: QT_TRANSLATE_NOOP("okr_columns", "Key result"),
    OkrColumn.BASELINE: QT_TRANSLATE_NOOP("okr_columns", "Baseline"),
    OkrColumn.COMMIT: QT_TRANSLATE_NOOP("okr_columns", "0.3 commit"),
    OkrColumn.TARGET: QT_TRANSLATE_NOOP("okr_columns", "0.7 target, or the number to reach"),
    OkrColumn.STRETCH: QT_TRANSLATE_NOOP("okr_columns", "1.0 stretch"),
    OkrColumn.CURRENT: QT_TRANSLATE_NOOP("okr_columns", "Value today"),
    OkrColumn.UNIT: QT_TRANSLATE_NOOP("okr_columns", "Unit"),
    OkrColumn.CHAMPION: QT_TRANSLATE_NOOP("okr_columns", "Champion"),
    OkrColumn.WHY_NOW: QT_TRANSLATE_NOOP("okr_columns", "Why now"),
    OkrColumn.SOURCE: QT_TRANSLATE_NOOP("okr_columns", "Where it is read"),
    OkrColumn.ACTIVITY: QT_TRANSLATE_NOOP("okr_columns", "Activities"),
    OkrColumn.KIND: QT_TRANSLATE_NOOP("okr_columns", "Kind of row"),
    OkrColumn.NUMBER: QT_TRANSLATE_NOOP("okr_columns", "Number"),
    OkrColumn.PARENT: QT_TRANSLATE_NOOP("okr_columns", "Belongs to"),
}
WHY = {
    ABOVE: QT_TRANSLATE_NOOP("okr_sheets", "stands above the headings"),
    SUM: QT_TRANSLATE_NOOP("okr_sheets", "adds the others up"),
    NOTHING_SAID: QT_TRANSLATE_NOOP("okr_sheets", "says neither an objective nor a key result"),
    BEFORE: QT_TRANSLATE_NOOP("okr_sheets", "stands before the first objective"),
    FORMULA: QT_TRANSLATE_NOOP("okr_sheets", "holds a formula nobody has computed"),
    HIDDEN: QT_TRANSLATE_NOOP("okr_sheets", "stands in a hidden row"),
    ARCHIVED: QT_TRANSLATE_NOOP("okr_sheets", "is archived"),
    CROSSED: QT_TRANSLATE_NOOP("okr_sheets", "is crossed out"),
    NO_RESULT: QT_TRANSLATE_NOOP("okr_sheets", "plans work for a key result that is not there"),
}


def left_out_words(why: str, say: Callable[[str], str] = str) -> str:
    """The reason in words."""
    return say(WHY[why])

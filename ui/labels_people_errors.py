"""Sentences for what is asked of people and who shares a room, by ErrorCode. No Qt; read by `labels_errors`."""

from __future__ import annotations

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.domain.errors import ErrorCode

ABOUT_PEOPLE: dict[ErrorCode, str] = {
    ErrorCode.OWN_BOSS: QT_TRANSLATE_NOOP(
        "errors", "“{name}” cannot be their own boss. Choose somebody else, or leave it empty."
    ),
    ErrorCode.BOSSES_IN_A_CIRCLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{boss}” already reports to “{name}”, directly or through others, so “{name}” cannot report to “{boss}”. "
        "Change who “{boss}” reports to first.",
    ),
    ErrorCode.PAIR_KEPT_APART: QT_TRANSLATE_NOOP(
        "errors",
        "A rule keeps “{name}” and “{other}” apart. Remove that rule first, then they can be put together.",
    ),
    ErrorCode.PAIR_KEPT_TOGETHER: QT_TRANSLATE_NOOP(
        "errors",
        "By a rule “{name}” and “{other}” must be together. Remove that rule first, then they can be kept apart.",
    ),
    ErrorCode.BOSS_KEEPS_APART: QT_TRANSLATE_NOOP(
        "errors",
        "“{name}” reports to “{boss}”, directly or through others, and people never share a room with their boss: they "
        "cannot be put together as well.",
    ),
    ErrorCode.RULE_FOR_ONE: QT_TRANSLATE_NOOP(
        "errors", "A rule about who shares a room needs two people, and “{name}” is only one. Choose somebody else."
    ),
    ErrorCode.ROOM_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” is not the number of a room. Write a whole number from 1 to {most}, or leave it empty."
    ),
    ErrorCode.COUNTS_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” cannot be read as {wanted} whole numbers, such as 0,0,2,7,8 for five."
    ),
    ErrorCode.ARRIVAL_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” is not a time of day. Write when they arrive like 10:30, or leave it empty."
    ),
    ErrorCode.LEAVING_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” cannot be read. Write when they leave like 13:00, lunch or after round 2."
    ),
    ErrorCode.LEAVING_NO_LUNCH: QT_TRANSLATE_NOOP(
        "errors", "“{text}”: there is no such lunch in the plan of this workshop. At what time do they leave?"
    ),
    ErrorCode.LEAVING_NO_ROUND: QT_TRANSLATE_NOOP(
        "errors",
        "“{text}”: the plan of this workshop has fewer rounds. Leave it empty if they stay to the end.",
    ),
    ErrorCode.LEAVES_BEFORE_COMING: QT_TRANSLATE_NOOP(
        "errors", "“{name}” would leave “{title}” before arriving there. Change one of the two times."
    ),
    ErrorCode.NAME_OF_NOBODY: QT_TRANSLATE_NOOP(
        "errors", "There is nobody called “{name}”. Write the name as it is in the list."
    ),
    ErrorCode.NAME_OF_SEVERAL: QT_TRANSLATE_NOOP(
        "errors", "More than one person is called “{name}”. Choose on the person’s page who is meant."
    ),
}

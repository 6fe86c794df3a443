"""What the fit check's list says at the right of a sentence: a repair in two or three words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agendas.repair import Repair, RepairKind
from ui.agenda.plan_words import ends
from ui.widgets import dates


def short(repair: Repair) -> str:
    """ "60 s each", "Three rounds", "Break of 10"."""
    return _words(repair.kind).format(
        minutes=_minutes(repair),
        seconds=next((each.seconds_each[1] for each in repair.changes if each.seconds_each), 0),
        total=repair.agenda.minutes,
        meetings=max(step.day for step in repair.agenda.steps),
        ends=ends(repair.agenda),
        start=dates.clock(repair.moves[0].becomes) if repair.moves else "",
    )


def _minutes(repair: Repair) -> int:
    """How long the item is that the repair is about: the one that gets more, else the first."""
    gains = [each for each in repair.changes if each.becomes > each.was]
    return (gains or list(repair.changes))[0].becomes if repair.changes else 0


def _words(kind: RepairKind) -> str:
    translate = QCoreApplication.translate
    give, pause = translate("agenda", "Give {minutes} min"), translate("agenda", "Break of {minutes}")
    move = translate("agenda", "Move to {start}")
    return {
        RepairKind.SHORTER_INTRODUCTIONS: translate("agenda", "{seconds} s each"),
        RepairKind.LONGER_INTRODUCTIONS: give,
        RepairKind.LONGER_STEP: give,
        RepairKind.MORE_PRACTICE: give,
        RepairKind.ADD_TRANSITION: give,
        RepairKind.LONGER_MEETING: translate("agenda", "Plan {total} min"),
        RepairKind.ADD_BREAK: pause,
        RepairKind.ONE_LUNCH: pause,
        RepairKind.LUNCH_AS_BREAK: pause,
        RepairKind.THIRD_ROUND: translate("agenda", "Three rounds"),
        RepairKind.ADD_WRAP_UP: translate("agenda", "Wrap-up of {minutes}"),
        RepairKind.ADD_BUFFER: translate("agenda", "Parking lot, {minutes}"),
        RepairKind.ADD_SHARE_BACK: translate("agenda", "Share back of {minutes}"),
        RepairKind.SHORTEN_BEFORE: translate("agenda", "Shorten before it"),
        RepairKind.SEVERAL_MEETINGS: translate("agenda", "{meetings} meetings"),
        RepairKind.FIT_TO_END: translate("agenda", "End at {ends}"),
        RepairKind.MOVE_THEORY: move,
        RepairKind.MOVE_WRAP_UP: move,
        RepairKind.MOVE_LUNCH: move,
        RepairKind.UNPIN: move,
        RepairKind.ONE_BREAK: translate("agenda", "One break"),
        RepairKind.ADD_LUNCH: translate("agenda", "Lunch of {minutes}"),
    }[kind]

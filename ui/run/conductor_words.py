"""The short words of the conductor's view: tags, captions, what a button means now. Sentences both windows and screen
readers share are in `run_words`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agendas.model import Lead
from ui.labels import enum_label
from ui.lengths import length
from ui.run.run_words import behind, room_name
from ui.run.view_state import ConductorView
from workshop_app.domain.run import Level, RowStatus


def kinds() -> tuple[str, str]:
    """The small words beside next and then: which of the two is meant."""
    return QCoreApplication.translate("run", "phase"), QCoreApplication.translate("run", "item")


def new_round() -> str:
    """What comes after the last phase of a round."""
    return QCoreApplication.translate("run", "Next round: change seats")


def until_clock(clock: str) -> str:
    """Beside what happens now."""
    return QCoreApplication.translate("run", "to {clock}").format(clock=clock) if clock else ""


def led_by(leads: tuple[Lead, ...]) -> str:
    """Who leads what happens now."""
    who = ", ".join(enum_label(lead) for lead in leads)
    return QCoreApplication.translate("run", "Led by: {who}").format(who=who) if who else ""


def item_left(view: ConductorView) -> str:
    """ "43:41 left of 1 h", where the digits are those of a phase."""
    row = next((each for each in view.rows if each.status is RowStatus.NOW), None)
    if view.phase is None or row is None:
        parts = (led_by(view.leads), "" if row is None else length(row.given))
        return " · ".join(each for each in parts if each)
    return QCoreApplication.translate("run", "{left} left of {length}").format(
        left=view.phase.step_left, length=length(row.given)
    )


def level_tone(level: Level) -> str:
    """The tone of the word for how urgent it is."""
    return {Level.OVER: "over", Level.LAST_CALL: "over", Level.WARNING: "late"}.get(level, "")


def standing(view: ConductorView) -> str:
    """How the day stands, in words that agree with the end written beside them: "6 min behind", and where that is not
    the whole truth, that it is so now, or what becomes of the end."""
    now, end = view.behind, view.end_behind
    if now == end:
        return behind(now)
    if now:
        return QCoreApplication.translate("run", "{behind} now").format(behind=behind(now))
    if end > 0:
        return QCoreApplication.translate("run", "ends {length} late").format(length=length(end))
    return QCoreApplication.translate("run", "ends {length} early").format(length=length(-end))


def standing_tone(view: ConductorView) -> str:
    """The tone that goes with the words."""
    return "late" if view.behind > 0 or view.end_behind > 0 else "good"


def ends(clock: str) -> str:
    """The time the day ends."""
    return QCoreApplication.translate("run", "ends {clock}").format(clock=clock)


def planned(clock: str) -> str:
    """Below it: when it was to end."""
    return QCoreApplication.translate("run", "planned {clock}").format(clock=clock) if clock else ""


def difference(minutes: int) -> str:
    """ "+2 min", "−1 min"."""
    return QCoreApplication.translate("run", "{minutes} min").format(minutes=signed(minutes))


def signed(minutes: int) -> str:
    """ "+4", "−2", "0"."""
    return f"{minutes:+}".replace("-", "−") if minutes else "0"


def visited_then(visited: str, room: str) -> str:
    """Which room is to be looked into next; "" where all have been."""
    if not room:
        return visited
    following = room_name(room)
    return QCoreApplication.translate("run", "{visited}, next: {room}").format(visited=visited, room=following)


def visited(done: int, of: int) -> str:
    """Over the rooms."""
    return QCoreApplication.translate("run", "{done} of {of} visited").format(done=done, of=of)

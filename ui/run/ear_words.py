"""What somebody hears of a running day who cannot see its window: the time on demand, and what it shows now that it did
not show before. The countdown has its own few moments (`run_words.time_left`)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.run import run_words as words
from ui.run.view_state import ConductorView
from workshop_app.domain.run import RowStatus, RunStatus


def told_time(view: ConductorView) -> str:
    """The time for somebody who asks for it by ear."""
    if view.over_by:
        said = QCoreApplication.translate("run", "{title}: over by {length}.")
        said = said.format(title=view.title, length=view.over_by)
    else:
        said = QCoreApplication.translate("run", "{title}: {length}. It is {clock}.")
        said = said.format(title=_now(view), length=view.digits.text, clock=view.clock)
    following = QCoreApplication.translate("run", "Next: {next}").format(next=view.next_title)
    return f"{said} {following}" if view.next_title else said


def told_change(before: ConductorView, after: ConductorView) -> str:
    """Another item or phase, a pause, other minutes, something else on the wall; empty while only time has passed."""
    if after.status is RunStatus.FINISHED:
        finished = QCoreApplication.translate("run", "The day is over.")
        return "" if before.status is RunStatus.FINISHED else finished
    if _now(before) != _now(after) and not _ran_out(before, after):
        begun = QCoreApplication.translate("run", "Now: {title}. {length}")
        return begun.format(title=_now(after), length=after.digits.text)
    if before.digits.paused != after.digits.paused:
        goes_on = QCoreApplication.translate("run", "goes on")
        return f"{words.urgency(after.digits) if after.digits.paused else goes_on}. {after.digits.text}"
    if _given(before) != _given(after):
        return told_time(after)
    wall = words.room_state(after)
    if wall != words.room_state(before):
        return wall or QCoreApplication.translate("run", "Back to the clock.")
    return ""


def share_gone(share: float) -> str:
    """How much of the item or phase is over, as a strip shows it."""
    return QCoreApplication.translate("run", "{percent} % over").format(percent=round(100 * share))


def _ran_out(before: ConductorView, after: ConductorView) -> bool:
    """Whether the last phase ended and nothing began: that time is up has been said."""
    return before.title == after.title and after.phase is None and bool(after.over_by or after.digits.text == "0:00")


def _now(view: ConductorView) -> str:
    """The item, and in a breakout the phase of its round."""
    return view.title if view.phase is None else f"{view.title}, {words.phase_line(view.phase)}"


def _given(view: ConductorView) -> int | None:
    """The minutes of what runs now."""
    return next((row.given for row in view.rows if row.status is RowStatus.NOW), None)

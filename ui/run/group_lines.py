"""What the groups do right now where they work side by side, one line each. No Qt and no sentences; called by
`view_state`. Everything here may be read by everybody."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from msgspec import Struct

from ui.run.timing import MINUTE
from ui.widgets.dates import clock_of
from workshop_app.domain.run import RowStatus, RunPicture, StepRow
from workshop_app.domain.run_strands import StrandNow


class GroupLine(Struct, frozen=True):
    """One group, by its id: who (may be empty), what, what the room reads of it, until when, and what it does then.
    With `done` it waits for the others, until then."""

    id: str
    name: str
    title: str
    todo: str
    until: str
    next_title: str
    done: bool


def group_lines(picture: RunPicture, zone: tzinfo | None) -> tuple[GroupLine, ...]:
    """All groups in the order of the plan; `zone` is the one of the clock on the wall (None: the computer's own)."""
    return tuple(_line(each, picture, zone) for each in picture.strands)


def given_minutes(row: StepRow) -> int:
    """Minutes planned and added; what the clock, or the longest of several groups, makes of a step is its length."""
    if row.step.until is None and not (row.step.strands and row.status is RowStatus.NOW):
        return row.step.minutes + row.added
    return round((row.end - row.start) / MINUTE)


def group_texts(picture: RunPicture, name: str) -> str:
    """One of the facilitator's texts ("script", "tips", "failure"): that of the step itself, then those of what the
    groups do now."""
    if picture.step is None:
        return ""
    parts = [str(getattr(picture.step.texts, name))]
    for each in picture.strands:
        words = "" if each.step is None else str(getattr(each.step.texts, name))
        if words:
            parts.append(f"{each.title}: {words}")
    return "\n\n".join(part for part in parts if part)


def group_moved(picture: RunPicture, shown: timedelta) -> bool:
    """Whether one of them has just come to its next step, or is done; not when all of them began."""
    return any(each.since < shown for each in picture.strands) and picture.elapsed >= shown


def _line(group: StrandNow, picture: RunPicture, zone: tzinfo | None) -> GroupLine:
    left = group.remaining if group.step is not None else picture.remaining
    until = clock_of(picture.to_wall(picture.now + left), zone)
    if group.step is None:
        return GroupLine(group.id, group.name, group.title, "", until, "", True)
    following = "" if group.next_step is None else group.next_step.title
    return GroupLine(group.id, group.name, group.step.title, group.step.texts.room_text, until, following, False)

"""The one clock of both windows: what it says and how urgent that is. Pure; `view_state` puts it into what each window
shows."""

from __future__ import annotations

from datetime import tzinfo

from msgspec import Struct
from msgspec.structs import replace

from ui.run.timing import ZERO, count_up, countdown
from ui.widgets.dates import wall_clock
from workshop_app.domain.run import Face, Level, Overtime, RunPicture, RunStatus
from workshop_app.domain.run_picture import level_of, marks_of


class Digits(Struct, frozen=True):
    """The one clock of both windows: what it says, how urgent that is, and the share that is left, 0 to 1. `of_phase`
    tells that it is a phase of a breakout round and not the whole step; `frozen`, that it stopped when time was up."""

    text: str
    level: Level
    share: float
    over: bool
    paused: bool
    of_phase: bool
    face: Face = Face.DOWN
    frozen: bool = False


def digits(picture: RunPicture, zone: tzinfo | None = None) -> Digits:
    """What the clock says: of the phase while a phase has time left, else of the step; counting down unless another
    face was chosen."""
    remaining, allotted, elapsed = picture.remaining, picture.allotted, picture.elapsed
    of_phase = picture.round is not None and picture.round.part_remaining > ZERO
    if picture.round is not None and of_phase:
        remaining, allotted = picture.round.part_remaining, picture.round.part_length
        elapsed = allotted - remaining
    face = picture.face or Face.DOWN
    over = remaining < ZERO
    frozen = over and face is Face.DOWN and picture.overtime is Overtime.FREEZE
    marks = marks_of(None if of_phase else picture.step, allotted)
    text = {
        Face.DOWN: countdown(ZERO if frozen else remaining),
        Face.UP: count_up(elapsed),
        Face.CLOCK: wall_clock(picture.wall, zone),
        Face.NONE: "",
    }[face]
    return Digits(
        text=text,
        level=level_of(remaining, marks) if picture.step else Level.CALM,
        share=min(1.0, max(0.0, remaining / allotted)) if allotted else 0.0,
        over=over,
        paused=picture.status is RunStatus.PAUSED,
        of_phase=of_phase,
        face=face,
        frozen=frozen,
    )


def facilitators_digits(picture: RunPicture, zone: tzinfo | None = None) -> Digits:
    """A clock hidden from the room is not hidden from who leads it."""
    shown = replace(picture, face=None) if picture.face is Face.NONE else picture
    return digits(shown, zone)

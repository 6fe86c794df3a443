"""What the windows of a running day show: pure functions from one picture to one frozen value each. Here are the
conductor's, and what both windows need; the room's is in `room_view`.

No Qt here, and no sentences: words come from `ui/run/run_words.py`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from agendas.model import Lead, PhaseKind, Step, StepTexts, StepType
from handouts.room_cards import RoomCard
from ui.run.digits import Digits, facilitators_digits
from ui.run.group_lines import GroupLine, given_minutes, group_lines, group_moved, group_texts
from ui.run.guidance import RunGuidance, guidance, phase_task
from ui.run.seating import RoomLine, room_lines
from ui.run.timing import SECOND, ZERO, against_plan, as_said, count_up, countdown, taken, whole_minutes
from ui.widgets import dates
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.run import (
    FORGOTTEN,
    Face,
    NoteKind,
    NoteTaken,
    Overtime,
    RowStatus,
    RunPicture,
    RunStatus,
    StepRow,
    overdue,
)
from workshop_app.domain.workshops import Attendance, GroupPlan

CUE_SHOWN = timedelta(seconds=6)  # how long a moment that rings is also seen
PAGE_SECONDS = 8.0
NO_TEXTS = StepTexts("")


class BellMoment(StrEnum):
    """What has just happened, shown for a few seconds: the visible bell."""

    TIME_UP = "time_up"
    NEXT_PHASE = "next_phase"
    GROUP_MOVES_ON = "group_moves_on"


class PhaseView(Struct, frozen=True):
    """The breakout round that runs."""

    phase: PhaseKind
    position: int
    of: int
    next_phase: PhaseKind | None
    next_is_new_round: bool
    next_at: str
    step_left: str


class RunDayRow(Struct, frozen=True):
    """One line of the day: planned, given (planned and added) and actual minutes (None: not begun), start as it was or
    is expected; a dropped step has lost all its minutes."""

    step_id: str
    start: str
    title: str
    type: StepType
    planned: int
    actual: int | None
    status: RowStatus
    moved: int
    given: int
    dropped: bool


class NoteLine(Struct, frozen=True):
    """A line written during the day: when, in which step, what."""

    at: str
    step: str
    kind: NoteKind
    text: str


class ConductorView(Struct, frozen=True):
    """What the facilitator sees: the same countdown, and everything of their own. `behind` (of the item that runs) and
    `end_behind` (of the day) are in whole minutes, below zero when ahead; `overdue` asks whether the next step has
    really not begun; `over_by`, how long the time has been up; `automatic`, that the next step comes by itself;
    `hidden`, that the room's clock is off; `turns` when each room should be looked into; `groups` what each does where
    they work side by side; `until` the time this step runs to, and `until_over` by how many minutes it will miss
    that."""

    status: RunStatus
    title: str
    digits: Digits
    phase: PhaseView | None
    behind: int
    ends_at: str
    clock: str
    leads: tuple[Lead, ...]
    todo: str
    guidance: RunGuidance
    script: str
    tips: str
    failure: str
    next_title: str
    next_at: str
    then_title: str
    then_at: str
    rooms: tuple[RoomLine, ...]
    turns: tuple[str, ...]
    rows: tuple[RunDayRow, ...]
    parked: int
    notes: tuple[NoteLine, ...]
    overdue: bool
    over_by: str
    last_step: bool
    moment: BellMoment | None
    automatic: bool
    can_take_back: bool
    hidden: bool
    overtime: Overtime
    message: str
    black: bool
    rehearsal: bool
    groups: tuple[GroupLine, ...] = ()
    until: str = ""
    until_over: int = 0
    card: RoomCard | None = None
    end_behind: int = 0
    commitments: tuple[Commitment, ...] = ()


class WindowMaterial(Struct, frozen=True):
    """What the windows need besides the picture: the groups, the names, the notes, where the clock stands, and what the
    facilitator has set for now: a message, a black screen, a card, whether steps follow by themselves; `language`
    is the workshop's, `attending` who takes part in it."""

    groups: GroupPlan | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[NoteTaken, ...] = ()
    zone: tzinfo | None = None
    message: str = ""
    black: bool = False
    automatic: bool = False
    rehearsal: bool = False
    page_seconds: float = PAGE_SECONDS
    language: str = "en"
    attending: tuple[Attendance, ...] = ()
    card: RoomCard | None = None
    commitments: tuple[Commitment, ...] = ()


def moment(picture: RunPicture) -> BellMoment | None:
    """The visible cue, worked out from the picture so that both windows show it together."""
    if picture.step is None or picture.status is not RunStatus.RUNNING:
        return None
    if -CUE_SHOWN < picture.remaining <= ZERO:
        return BellMoment.TIME_UP
    now = picture.round
    if group_moved(picture, CUE_SHOWN):
        return BellMoment.GROUP_MOVES_ON
    if now is None or picture.elapsed < CUE_SHOWN:
        return None
    return BellMoment.NEXT_PHASE if now.part_length - now.part_remaining < CUE_SHOWN else None


def conductor_view(picture: RunPicture, material: WindowMaterial) -> ConductorView:
    """What the facilitator sees now."""
    missed = ZERO if picture.until is None else picture.now + picture.remaining - picture.until
    return replace(
        _usual_view(picture, material),
        end_behind=_end_behind(picture),
        groups=group_lines(picture, material.zone),
        commitments=material.commitments,
        until=local_clock(picture, picture.until, material.zone),
        until_over=max(0, whole_minutes(missed)),
    )


def _usual_view(picture: RunPicture, material: WindowMaterial) -> ConductorView:
    step, following = picture.step, picture.next_step
    then, texts = _then(picture), step.texts if step else NO_TEXTS
    rooms = room_lines(picture, material.groups, material.names)
    return ConductorView(
        status=picture.status,
        title=step.title if step else "",
        digits=facilitators_digits(picture, material.zone),
        phase=phase_view(picture, material),
        behind=_item_behind(picture),
        ends_at=local_clock(picture, _end(picture), material.zone),
        clock=wall_clock(picture, material),
        leads=step.leads if step else (),
        todo=phase_task(picture, material.language) or texts.room_text,
        guidance=guidance(picture, material.groups, material.language),
        script=group_texts(picture, "script"),
        tips=group_texts(picture, "tips"),
        failure=group_texts(picture, "failure"),
        next_title=following.title if following else "",
        next_at=starts_at(picture, following, material),
        then_title=then.title if then else "",
        then_at=starts_at(picture, then, material),
        rooms=rooms,
        turns=tuple("" if line.visited else local_clock(picture, line.look_in, material.zone) for line in rooms),
        rows=day_rows(picture, material),
        parked=picture.parked,
        notes=_note_lines(picture, material),
        overdue=(overdue(picture) or ZERO) >= FORGOTTEN,
        over_by=count_up(picture.over_by) if picture.over_by >= SECOND else "",
        last_step=step is not None and following is None,
        moment=moment(picture),
        automatic=material.automatic and following is not None,
        can_take_back=picture.can_take_back,
        hidden=picture.face is Face.NONE,
        overtime=picture.overtime or Overtime.COUNT_ON,
        message=material.message,
        black=material.black,
        rehearsal=material.rehearsal,
        card=material.card,
    )


def _item_behind(picture: RunPicture) -> int:
    if not picture.rows:
        return 0
    row = picture.rows[picture.index]
    return against_plan(row.end, row.planned_end)


def _end_behind(picture: RunPicture) -> int:
    if picture.projected_end is None or picture.planned_end is None:
        return 0
    return against_plan(picture.projected_end, picture.planned_end)


def _end(picture: RunPicture) -> datetime | None:
    if picture.projected_end is None or picture.planned_end is None:
        return picture.projected_end
    return as_said(picture.projected_end, picture.planned_end)


def day_rows(picture: RunPicture, material: WindowMaterial) -> tuple[RunDayRow, ...]:
    """The whole day, one row per step."""
    return tuple(_day_row(picture, row, material) for row in picture.rows)


def minutes_to_win(picture: RunPicture) -> int:
    """How many whole minutes the end of the day, or a fixed start before it, is late. Half a minute is not worth a
    question: then 0."""
    fixed = (row for row in picture.rows if row.status is RowStatus.LATER and row.step.pinned is not None)
    late = (row.start - row.planned_start for row in fixed if not row.dropped)
    return max(0, whole_minutes(max((picture.day_behind, *late))))


def wall_clock(picture: RunPicture, material: WindowMaterial) -> str:
    """The time of day as the computer's clock has it."""
    return dates.wall_clock(picture.wall, material.zone)


def local_clock(picture: RunPicture, moment: datetime | None, zone: tzinfo | None) -> str:
    """A moment of the run's time line as the clock on the wall has it; empty for none."""
    if moment is None:
        return ""
    return dates.clock_of(picture.to_wall(moment), zone)


def _note_lines(picture: RunPicture, material: WindowMaterial) -> tuple[NoteLine, ...]:
    titles = {row.step.id: row.step.title for row in picture.rows}
    return tuple(
        NoteLine(local_clock(picture, note.at, material.zone), titles.get(note.step_id, ""), note.kind, note.text)
        for note in material.notes
    )


def starts_at(picture: RunPicture, step: Step | None, material: WindowMaterial) -> str:
    """When a step of the day begins, as the clock on the wall has it; empty for none."""
    if step is None:
        return ""
    row = next(row for row in picture.rows if row.step is step)
    return local_clock(picture, as_said(row.start, row.planned_start), material.zone)


def said_later(picture: RunPicture) -> timedelta:
    """What is added to every moment of the running item before its clock is written: its end is then the start that is
    written beside what comes next, also of a day that began seconds early."""
    if picture.step is None:
        return ZERO
    end = picture.now + picture.remaining
    return as_said(end, picture.rows[picture.index].planned_end) - end


def _then(picture: RunPicture) -> Step | None:
    """The step after the next one, passing over what was dropped."""
    later = [row.step for row in picture.rows if row.status is RowStatus.LATER and not row.dropped]
    return later[1] if picture.step is not None and len(later) > 1 else None


def phase_view(picture: RunPicture, material: WindowMaterial) -> PhaseView | None:
    """The phase of the breakout round that runs; None outside of one, and when its last phase is over."""
    now = picture.round
    if now is None or now.part_remaining <= ZERO:
        return None
    return PhaseView(
        phase=now.phase,
        position=now.position,
        of=now.of,
        next_phase=now.next_phase,
        next_is_new_round=now.next_is_new_round,
        next_at=local_clock(picture, picture.now + now.part_remaining + said_later(picture), material.zone),
        step_left=countdown(picture.remaining),
    )


def _day_row(picture: RunPicture, row: StepRow, material: WindowMaterial) -> RunDayRow:
    return RunDayRow(
        step_id=row.step.id,
        start=local_clock(picture, as_said(row.start, row.planned_start), material.zone),
        title=row.step.title,
        type=row.step.type,
        planned=row.step.minutes,
        actual=taken(row),
        status=row.status,
        moved=against_plan(row.start, row.planned_start),
        given=given_minutes(row),
        dropped=row.dropped,
    )

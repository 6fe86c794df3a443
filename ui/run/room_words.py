"""Every word on the room's window, ready to be drawn or read aloud. The sentences themselves are those of `words`;
called by the room's canvas."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ui.labels import enum_label
from ui.run.group_lines import GroupLine
from ui.run.run_words import following, moment, others, phase_after, phase_line, room_name, urgency
from ui.run.seating import RoomClock
from ui.run.timing import countdown
from ui.run.view_state import RoomView
from workshop_app.domain.run import Face, RunStatus


class SeatWords(Struct, frozen=True):
    """One person's line: name, room, seat, and the others there."""

    name: str
    room: str
    seat: str
    others: str


class ClockWords(Struct, frozen=True):
    """The clock of a room that differs from the large one."""

    room: str
    digits: str
    phase: str


class GroupWords(Struct, frozen=True):
    """One of the groups that work side by side: who, what until when, and what to do."""

    name: str
    title: str
    todo: str


class RoomWords(Struct, frozen=True):
    """Every word on the room's window, ready to be drawn or read aloud."""

    title: str
    clock: str
    digits: str
    state: str
    phase: str
    todo: str
    next: str
    seats: tuple[SeatWords, ...] = ()
    rooms: tuple[ClockWords, ...] = ()
    page: str = ""
    moment: str = ""
    message: str = ""
    banner: str = ""
    groups: tuple[GroupWords, ...] = ()

    def spoken(self) -> str:
        """The whole window as text, for a screen reader."""
        seats = "; ".join(f"{line.name}, {line.room}, {line.seat}, {line.others}" for line in self.seats)
        rooms = "; ".join(f"{each.room} {each.digits} {each.phase}" for each in self.rooms)
        groups = "; ".join(f"{each.name} {each.title} {each.todo}" for each in self.groups)
        parts = (
            self.banner, self.message, self.title, self.phase, self.digits, self.state, self.todo, groups, rooms, seats,
            self.next, self.clock,
        )  # fmt: skip
        return ". ".join(part for part in parts if part)


def room_words(view: RoomView) -> RoomWords:
    """The words of the room's window."""
    banner = QCoreApplication.translate("run", "Rehearsal") if view.rehearsal else ""
    if view.status is RunStatus.FINISHED:
        thanks = QCoreApplication.translate("run", "That's it for today. Thank you.")
        return RoomWords(thanks, view.clock, "", "", "", "", "", banner=banner)
    phase = view.phase
    after = phase_after(phase) if phase else ""
    next_line = after or following(view.next_title, view.next_at)
    return RoomWords(
        title=view.title,
        clock=view.clock,
        digits=view.digits.text,
        state="" if view.digits.face is Face.NONE else urgency(view.digits),
        phase=phase_line(phase) if phase else "",
        todo=view.todo,
        next=QCoreApplication.translate("run", "Next: {what}").format(what=next_line) if next_line else "",
        seats=tuple(
            SeatWords(line.name, room_name(line.room), enum_label(line.seat), others(line)) for line in view.seats
        ),
        rooms=tuple(room_clock(each) for each in view.rooms),
        page=f"{view.page} / {view.pages}" if view.pages > 1 else "",
        moment=moment(view.moment, phase),
        message=view.message,
        banner=banner,
        groups=tuple(map(_group, view.groups)),
    )


def _group(line: GroupLine) -> GroupWords:
    if line.done:
        words = QCoreApplication.translate("run", "Done. The others go on until {clock}.")
        return GroupWords(line.name or line.title, words.format(clock=line.until), "")
    words = QCoreApplication.translate("run", "{title}, until {clock}")
    return GroupWords(line.name, words.format(title=line.title, clock=line.until), line.todo)


def room_clock(clock: RoomClock) -> ClockWords:
    """One room's own clock."""
    return ClockWords(room_name(clock.room), countdown(clock.remaining), enum_label(clock.phase))

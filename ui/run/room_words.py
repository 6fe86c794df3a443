"""Every word on the room's window, ready to be drawn or read aloud. The sentences themselves are those of `words`;
called by the room's canvas."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from agendas.model import PhaseKind, Seat
from handouts.room_cards import CardLine, RoomCard
from ui.labels import enum_label
from ui.run.digits import Digits
from ui.run.group_lines import GroupLine
from ui.run.room_view import RoomView
from ui.run.run_words import moment, others, phase_line, room_name, urgency
from ui.run.seating import RoomClock, SeatLine
from ui.run.timing import countdown
from ui.run.view_state import PhaseView
from workshop_app.domain.reading_direction import isolated
from workshop_app.domain.run import Face, RunStatus


class SeatWords(Struct, frozen=True):
    """One person's line: name, room, what they do there, the others there; `kind` and `letter` are for the mark, `kind`
    None for who has no seat yet."""

    name: str
    room: str
    seat: str
    others: str
    letter: str = ""
    kind: Seat | None = None


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


class CardWords(Struct, frozen=True):
    """The card that is held up: its title, which page of how many (empty for one), its entries."""

    title: str
    page: str
    lines: tuple[CardLine, ...]

    def spoken(self) -> str:
        """Title and entries, for a screen reader."""
        return ". ".join((self.title, *(f"{line.head} {line.body}".strip() for line in self.lines)))


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
    beside: str = ""
    until: str = ""
    round: str = ""
    turns: str = ""
    phases: tuple[str, ...] = ()
    card: CardWords | None = None

    def spoken(self) -> str:
        """The whole window as text, for a screen reader."""
        seats = "; ".join(f"{line.name}, {line.room}, {line.seat}, {line.others}" for line in self.seats)
        rooms = "; ".join(f"{each.room} {each.digits} {each.phase}" for each in self.rooms)
        groups = "; ".join(f"{each.name} {each.title} {each.todo}" for each in self.groups)
        card = "" if self.card is None else self.card.spoken()
        parts = (
            self.banner, self.message, self.title, self.until, self.phase, self.digits, self.beside, card, self.todo,
            groups, rooms, seats, self.page, self.next, self.clock,
        )  # fmt: skip
        return ". ".join(part for part in parts if part)


def room_words(view: RoomView) -> RoomWords:
    """The words of the room's window."""
    banner = QCoreApplication.translate("run", "Rehearsal") if view.rehearsal else ""
    if view.status is RunStatus.FINISHED:
        thanks = QCoreApplication.translate("run", "That's it for today. Thank you.")
        return RoomWords(thanks, view.clock, "", "", "", "", "", banner=banner)
    phase = view.phase
    until = QCoreApplication.translate("run", "until {clock}").format(clock=view.until) if view.until else ""
    return RoomWords(
        title=view.title,
        clock=view.clock,
        digits=view.digits.text,
        state="" if view.digits.face is Face.NONE else urgency(view.digits),
        phase=phase_line(phase) if phase else "",
        todo=view.todo,
        next=_next(view),
        seats=tuple(map(_seat, view.seats)),
        rooms=tuple(room_clock(each) for each in view.rooms),
        page=_page(view),
        moment=moment(view.moment, phase),
        message=view.message,
        banner=banner,
        groups=tuple(map(_group, view.groups)),
        beside=beside(view.digits),
        until=until,
        round="" if phase is None or phase.of == 1 else phase_count(phase),
        turns=QCoreApplication.translate("run", "the page turns by itself") if view.pages > 1 else "",
        phases=tuple(phase_short(part.phase) for part in view.parts),
        card=None if view.card is None else _card(view.card),
    )


def beside(digits: Digits) -> str:
    """The word beside the digits: how urgent it is, else which way they run."""
    if not digits.text or digits.face is Face.NONE:
        return ""
    ways = {
        Face.DOWN: QCoreApplication.translate("run", "left"),
        Face.UP: QCoreApplication.translate("run", "gone"),
    }
    return urgency(digits) or ways.get(digits.face, "")


def phase_short(phase: PhaseKind) -> str:
    """A phase below its part of the band, where there is room for a word."""
    return {
        PhaseKind.BRIEF: QCoreApplication.translate("run", "Briefing"),
        PhaseKind.COACHING: QCoreApplication.translate("run", "Coaching"),
        PhaseKind.COACH_SPEAKS: QCoreApplication.translate("run", "Look back"),
        PhaseKind.OBSERVER_SPEAKS: QCoreApplication.translate("run", "Observer"),
        PhaseKind.NOTE: QCoreApplication.translate("run", "Note"),
    }[phase]


def phase_count(phase: PhaseView) -> str:
    """Which round of the breakout it is."""
    words = QCoreApplication.translate("run", "Round {position} of {of}")
    return words.format(position=phase.position, of=phase.of)


def _next(view: RoomView) -> str:
    what, clock = view.next_title, view.next_at
    if view.phase is not None and view.phase.next_phase is not None:
        what, clock = enum_label(view.phase.next_phase), view.phase.next_at
        if view.phase.next_is_new_round:
            what = QCoreApplication.translate("run", "new round, change seats")
    if not what:
        return ""
    return QCoreApplication.translate("run", "Next: {what}, {clock}").format(what=what, clock=clock)


def _seat(line: SeatLine) -> SeatWords:
    if line.seat is None:
        return SeatWords(line.name, "", QCoreApplication.translate("run", "no seat yet: please ask"), "")
    does = {
        Seat.COACH: QCoreApplication.translate("run", "coaches"),
        Seat.COACHEE: QCoreApplication.translate("run", "is coached"),
        Seat.OBSERVER: QCoreApplication.translate("run", "observes"),
    }[line.seat]
    return SeatWords(line.name, room_name(line.room), does, others(line), line.letter, line.seat)


def _page(view: RoomView) -> str:
    """From whom to whom this page goes."""
    if view.pages < 2 or not view.seats:
        return ""
    words = QCoreApplication.translate("run", "{first} to {last}, page {page} of {pages}")
    first, last = (_short(line.name) for line in (view.seats[0], view.seats[-1]))
    return words.format(first=isolated(first), last=isolated(last), page=view.page, pages=view.pages)


def _short(name: str) -> str:
    """The word people look for: the list is sorted by it."""
    return name.split()[0] if name.split() else name


def _card(card: RoomCard) -> CardWords:
    page = QCoreApplication.translate("run", "{page} of {pages}").format(page=card.page, pages=card.pages)
    return CardWords(card.title, page if card.pages > 1 else "", card.lines)


def _group(line: GroupLine) -> GroupWords:
    if line.done:
        words = QCoreApplication.translate("run", "Done. The others go on until {clock}.")
        return GroupWords(line.name or line.title, words.format(clock=line.until), "")
    words = QCoreApplication.translate("run", "{title}, until {clock}")
    return GroupWords(line.name, words.format(title=line.title, clock=line.until), line.todo)


def room_clock(clock: RoomClock) -> ClockWords:
    """One room's own clock."""
    return ClockWords(room_name(clock.room), countdown(clock.remaining), enum_label(clock.phase))

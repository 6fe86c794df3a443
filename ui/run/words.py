"""Every sentence of the running day, for both windows and for screen readers. Called by the widgets of `ui/run`; rules
and figures stay in `view_state`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from agendas.model import PhaseKind
from ui.labels import enum_label, error_sentence
from ui.run.view_state import Digits, Moment, PhaseView, RoomView, SeatLine, gap_minutes
from workshop_app.application.run_session import Gap
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.run import Damage, GapChoice, Level, NoteKind, Offer, RunStatus


def behind(minutes: int) -> str:
    """The day against its plan, in words."""
    if minutes == 0:
        return QCoreApplication.translate("run", "on time")
    if minutes > 0:
        return QCoreApplication.translate("run", "{minutes} min behind").format(minutes=minutes)
    return QCoreApplication.translate("run", "{minutes} min ahead").format(minutes=-minutes)


def behind_tone(minutes: int) -> str:
    """The tone that goes with the words."""
    return "good" if minutes <= 0 else "late"


def urgency(digits: Digits) -> str:
    """The word beside the digits: state is never colour alone."""
    if digits.paused:
        return QCoreApplication.translate("run", "paused")
    match digits.level:
        case Level.OVER:
            return QCoreApplication.translate("run", "over")
        case Level.LAST_CALL:
            return QCoreApplication.translate("run", "last call")
        case Level.WARNING:
            return QCoreApplication.translate("run", "nearly there")
        case Level.CALM:
            return ""


def phase_task(phase: PhaseKind) -> str:
    """What everybody does in this phase."""
    return {
        PhaseKind.BRIEF: QCoreApplication.translate("run", "Find your room and your seat. Settle on one topic."),
        PhaseKind.COACHING: QCoreApplication.translate(
            "run", "Coach: ask. Coachee: answer, and choose the words. Observer: write down the questions."
        ),
        PhaseKind.COACH_SPEAKS: QCoreApplication.translate(
            "run", "The coach looks back first, then the coachee. The observer still listens."
        ),
        PhaseKind.OBSERVER_SPEAKS: QCoreApplication.translate(
            "run", "The observer names two things that worked and one to try."
        ),
        PhaseKind.NOTE: QCoreApplication.translate("run", "Together: write one line to share with everybody."),
    }[phase]


def phase_line(phase: PhaseView) -> str:
    """ "Round 1 of 2 · Coaching"; a single round is not counted."""
    name = enum_label(phase.phase)
    if phase.of == 1:
        return name
    return QCoreApplication.translate("run", "Round {position} of {of} · {phase}").format(
        position=phase.position, of=phase.of, phase=name
    )


def phase_after(phase: PhaseView) -> str:
    """What comes after this phase inside the step, and when; empty for the last one."""
    if phase.next_phase is None:
        return ""
    if phase.next_is_new_round:
        return QCoreApplication.translate("run", "Next round, seats move  {clock}").format(clock=phase.next_at)
    return QCoreApplication.translate("run", "{phase}  {clock}").format(
        phase=enum_label(phase.next_phase), clock=phase.next_at
    )


def following(title: str, clock: str) -> str:
    """The next step and when it starts."""
    return QCoreApplication.translate("run", "{title}  {clock}").format(title=title, clock=clock) if title else ""


def others(line: SeatLine) -> str:
    """With whom somebody sits."""
    names = [name for name in (line.coach, line.coachee, *line.observers) if name != line.name]
    if not names:
        return ""
    if len(names) == 1:
        return QCoreApplication.translate("run", "with {name}").format(name=names[0])
    return QCoreApplication.translate("run", "with {names} and {last}").format(
        names=", ".join(names[:-1]), last=names[-1]
    )


def room_name(room: str) -> str:
    """A room that only has a number is called Room 3; a room with a name keeps it."""
    return QCoreApplication.translate("run", "Room {number}").format(number=room) if room.isdecimal() else room


def moment(view_moment: Moment | None, phase: PhaseView | None) -> str:
    """The visible bell."""
    if view_moment is Moment.TIME_UP:
        return QCoreApplication.translate("run", "Time is up")
    if view_moment is Moment.NEXT_PHASE and phase is not None:
        return QCoreApplication.translate("run", "Now: {phase}").format(phase=enum_label(phase.phase))
    return ""


@dataclass(frozen=True, slots=True)
class SeatWords:
    """One person's line: name, room, seat, and the others there."""

    name: str
    room: str
    seat: str
    others: str


@dataclass(frozen=True, slots=True)
class RoomWords:
    """Every word on the room's window, ready to be drawn or read aloud."""

    title: str
    clock: str
    digits: str
    state: str
    phase: str
    todo: str
    next: str
    seats: tuple[SeatWords, ...]
    page: str
    moment: str

    def spoken(self) -> str:
        """The whole window as text, for a screen reader."""
        seats = "; ".join(f"{line.name}, {line.room}, {line.seat}, {line.others}" for line in self.seats)
        parts = (self.title, self.phase, self.digits, self.state, self.todo, seats, self.next, self.clock)
        return ". ".join(part for part in parts if part)


def room_words(view: RoomView) -> RoomWords:
    """The words of the room's window."""
    if view.status is RunStatus.FINISHED:
        thanks = QCoreApplication.translate("run", "That was the day. Thank you.")
        return RoomWords(thanks, view.clock, "", "", "", "", "", (), "", "")
    phase = view.phase
    after = phase_after(phase) if phase else ""
    next_line = after or following(view.next_title, view.next_at)
    state = urgency(view.digits)
    return RoomWords(
        title=view.title,
        clock=view.clock,
        digits=view.digits.text,
        state=state,
        phase=phase_line(phase) if phase else "",
        todo=phase_task(phase.phase) if phase else view.todo,
        next=QCoreApplication.translate("run", "Next: {what}").format(what=next_line) if next_line else "",
        seats=tuple(
            SeatWords(line.name, room_name(line.room), enum_label(line.seat), others(line)) for line in view.seats
        ),
        page=f"{view.page} / {view.pages}" if view.pages > 1 else "",
        moment=moment(view.moment, phase),
    )


def time_left(seconds: int) -> str:
    """What a screen reader hears at the few moments it is told."""
    if seconds == 0:
        return QCoreApplication.translate("run", "Time is up")
    if seconds < 60:
        return QCoreApplication.translate("run", "{seconds} seconds left").format(seconds=seconds)
    if seconds == 60:
        return QCoreApplication.translate("run", "1 minute left")
    return QCoreApplication.translate("run", "{minutes} minutes left").format(minutes=seconds // 60)


def gap_question(gap: Gap) -> str:
    """What happened to the clocks, as far as they tell."""
    minutes = gap_minutes(gap.seconds)
    if gap.passed:
        words = QCoreApplication.translate("run", "This computer stood still for {minutes} min. The time was counted.")
    else:
        words = QCoreApplication.translate(
            "run", "This computer slept, or its clock was set ahead, by {minutes} min. The countdown has waited."
        )
    return words.format(minutes=minutes)


def gap_answer(choice: GapChoice) -> str:
    """The button for one answer."""
    return {
        GapChoice.COUNT: QCoreApplication.translate("run", "We went on: count it"),
        GapChoice.PAUSE: QCoreApplication.translate("run", "We stopped: leave it out"),
        GapChoice.CLOCK: QCoreApplication.translate("run", "Only the clock was set"),
    }[choice]


def clock_went_back(seconds: float) -> str:
    """Said once; nothing to decide."""
    words = QCoreApplication.translate(
        "run", "The computer's clock was set back by {minutes} min. The countdown goes on as it was."
    )
    return words.format(minutes=gap_minutes(seconds))


def note_prompt(kind: NoteKind) -> str:
    """The hint in the empty note line."""
    return {
        NoteKind.NOTE: QCoreApplication.translate("run", "A note for yourself"),
        NoteKind.DECISION: QCoreApplication.translate("run", "What was decided?"),
        NoteKind.PARKING: QCoreApplication.translate("run", "What is parked for later?"),
    }[kind]


def offer(offered: Offer, titles: dict[str, str], ends: str) -> str:
    """One way to win time back."""
    steps = ", ".join(
        QCoreApplication.translate("run", "{title} {minutes} min").format(
            title=titles.get(id, id), minutes=f"{minutes:+}".replace("-", "−")
        )
        for id, minutes in offered.wish.changes
    )
    return QCoreApplication.translate("run", "{steps}: end at {clock}").format(steps=steps, clock=ends)


def damage(damages: tuple[Damage, ...]) -> str:
    """Said when part of a log could not be read."""
    numbers = ", ".join(str(each.number) for each in damages[:8])
    return QCoreApplication.translate(
        "run", "Part of this day's log could not be read (line {numbers}). Everything else was used."
    ).format(numbers=numbers)


def refusal(error: KnownError) -> str:
    """Why a wish was refused, in a few words; other failures in the house's own."""
    if error.code is not ErrorCode.RUN_NOT_POSSIBLE:
        return error_sentence(error)
    reason = str(error.facts.get("reason", ""))
    sentences = {
        "first_step": QCoreApplication.translate("run", "This is the first step."),
        "last_step": QCoreApplication.translate("run", "This is the last step."),
        "no_time_left": QCoreApplication.translate("run", "There is not that much time left to take."),
        "too_much": QCoreApplication.translate("run", "A step can take at most 12 hours."),
        "in_the_future": QCoreApplication.translate("run", "That time has not come yet."),
        "too_early": QCoreApplication.translate("run", "That is before the step in front of it began."),
        "same_time": QCoreApplication.translate("run", "The step already begins at that time."),
        "finished": QCoreApplication.translate("run", "This day has ended."),
        "not_started": QCoreApplication.translate("run", "The day has not begun."),
        "no_round": QCoreApplication.translate("run", "No breakout is running."),
    }
    return sentences.get(reason) or error_sentence(error)

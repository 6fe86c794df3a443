"""Every sentence of the running day, for both windows and for screen readers. Called by the widgets of `ui/run`; rules
and figures stay in `view_state`."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from handouts.room_cards import CardKind
from ui.commitment_words import example
from ui.labels import enum_label, error_sentence
from ui.lengths import length
from ui.run.digits import Digits
from ui.run.group_lines import GroupLine
from ui.run.seating import SeatLine
from ui.run.timing import gap_minutes
from ui.run.view_state import BellMoment, ConductorView, PhaseView
from workshop_app.application.run_session import ClockGap
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.reading_direction import isolated
from workshop_app.domain.run import Face, GapChoice, Level, LogDamage, NoteKind, Overtime
from workshop_app.domain.text import in_a_row


def behind(minutes: int) -> str:
    """The day against its plan, in words."""
    if minutes == 0:
        return QCoreApplication.translate("run", "on time")
    if minutes > 0:
        return QCoreApplication.translate("run", "{length} behind").format(length=length(minutes))
    return QCoreApplication.translate("run", "{length} ahead").format(length=length(-minutes))


def urgency(digits: Digits) -> str:
    """The word beside the digits: state is never colour alone."""
    if digits.paused:
        return QCoreApplication.translate("run", "paused")
    if digits.frozen:
        return QCoreApplication.translate("run", "time is up")
    match digits.level:
        case Level.OVER:
            return QCoreApplication.translate("run", "over")
        case Level.LAST_CALL:
            return QCoreApplication.translate("run", "last call")
        case Level.WARNING:
            return QCoreApplication.translate("run", "nearly there")
        case Level.CALM:
            return ""
        case _:
            assert_never(digits.level)


def urgency_for_facilitator(view: ConductorView) -> str:
    """The same, and how long the time has been up where the clock itself does not say it."""
    word = urgency(view.digits)
    if view.over_by and view.digits.text != "−" + view.over_by and not view.digits.of_phase:
        return QCoreApplication.translate("run", "{state}, by {length}").format(state=word, length=view.over_by)
    return word


def room_state(view: ConductorView) -> str:
    """What is unusual on the wall, so that nobody forgets it; empty when nothing is."""
    parts = []
    if view.black:
        parts.append(QCoreApplication.translate("run", "blank screen (B)"))
    if view.message:
        parts.append(QCoreApplication.translate("run", "message “{text}” (M)").format(text=view.message))
    if view.card is not None:
        words = QCoreApplication.translate("run", "card “{title}”, {page} of {pages} (← →, V)")
        parts.append(words.format(title=view.card.title, page=view.card.page, pages=view.card.pages))
    if view.hidden:
        parts.append(QCoreApplication.translate("run", "no clock (C)"))
    if view.digits.face in {Face.UP, Face.CLOCK}:
        parts.append(face(view.digits.face))
    if view.overtime is Overtime.FREEZE:
        parts.append(overtime(view.overtime))
    return "  ·  ".join(parts)


def on_the_wall(state: str, is_open: bool) -> str:
    """What is unusual, and whether anybody sees it."""
    if is_open:
        return QCoreApplication.translate("run", "Room: {state}").format(state=state)
    return QCoreApplication.translate("run", "No room window: {state}").format(state=state)


def card(kind: CardKind) -> str:
    """What a card is called in a menu."""
    return {
        CardKind.TASK: QCoreApplication.translate("run", "This item's task"),
        CardKind.STEPS: QCoreApplication.translate("run", "Seven steps"),
        CardKind.POINTS: QCoreApplication.translate("run", "Eight points of a good key result"),
        CardKind.TYPES: QCoreApplication.translate("run", "Types of key result"),
        CardKind.PARAMETERS: QCoreApplication.translate("run", "What we agreed: the parameters"),
    }[kind]


def empty_card(kind: CardKind) -> str:
    """Why a card is not shown."""
    if kind is CardKind.PARAMETERS:
        return QCoreApplication.translate("run", "No parameter is decided yet: there is nothing to show.")
    return QCoreApplication.translate("run", "This item has no text for the room: there is nothing to show.")


def card_behind(blank: bool) -> str:
    """Said when a card is held up behind something that the room sees instead."""
    if blank:
        return QCoreApplication.translate("run", "The screen is blank; B shows the card.")
    return QCoreApplication.translate("run", "The card is behind the message; M removes the message.")


def last_card() -> str:
    """Said when the arrows come to either end of the deck."""
    return QCoreApplication.translate("run", "There are no more cards that way. V removes the card.")


def room_pill(view: ConductorView, is_open: bool, short: bool) -> str:
    """What the room sees, in two or three words."""
    if not is_open:
        return QCoreApplication.translate("run", "No room window")
    if view.black:
        return QCoreApplication.translate("run", "Room: blank")
    if view.message:
        return QCoreApplication.translate("run", "Room: message")
    if view.hidden:
        return QCoreApplication.translate("run", "Room: no clock")
    if short:
        return QCoreApplication.translate("run", "Room: clock")
    return QCoreApplication.translate("run", "Room shows the clock")


def face(shown: Face) -> str:
    """What the large clock shows."""
    return {
        Face.DOWN: QCoreApplication.translate("run", "Clock: time left"),
        Face.UP: QCoreApplication.translate("run", "Clock: time gone"),
        Face.CLOCK: QCoreApplication.translate("run", "Clock: time of day"),
        Face.NONE: QCoreApplication.translate("run", "Clock: none in the room"),
    }[shown]


def overtime(way: Overtime) -> str:
    """What the large clock does when the time is up."""
    if way is Overtime.FREEZE:
        return QCoreApplication.translate("run", "At zero the clock stops")
    return QCoreApplication.translate("run", "At zero the clock keeps counting")


def phase_line(phase: PhaseView) -> str:
    """ "Round 1 of 2 · Coaching"; a single round is not counted."""
    name = enum_label(phase.phase)
    if phase.of == 1:
        return name
    return QCoreApplication.translate("run", "Round {position} of {of} · {phase}").format(
        position=phase.position, of=phase.of, phase=name
    )


def next_button(view: ConductorView) -> str:
    """What → does now: it says whether it means a phase or an item."""
    if view.phase is not None and view.phase.next_phase is not None:
        return QCoreApplication.translate("run", "Next phase")
    if view.last_step:
        return QCoreApplication.translate("run", "End the day")
    return QCoreApplication.translate("run", "Next item")


def following(title: str, clock: str) -> str:
    """The next step and when it starts."""
    return QCoreApplication.translate("run", "{title}  {clock}").format(title=title, clock=clock) if title else ""


def others(line: SeatLine) -> str:
    """With whom somebody sits."""
    names = [isolated(name) for name in (line.coach, line.coachee, *line.observers) if name and name != line.name]
    if not names:
        return ""
    if len(names) == 1:
        return QCoreApplication.translate("run", "with {name}").format(name=names[0])
    return QCoreApplication.translate("run", "with {names} and {last}").format(
        names=in_a_row(names[:-1], beside=names[-1]), last=names[-1]
    )


def room_name(room: str) -> str:
    """A room that only has a number is called Room 3; a room with a name keeps it."""
    return QCoreApplication.translate("run", "Room {number}").format(number=room) if room.isdecimal() else room


def moment(view_moment: BellMoment | None, phase: PhaseView | None) -> str:
    """The visible bell."""
    if view_moment is BellMoment.TIME_UP:
        return QCoreApplication.translate("run", "Time is up")
    if view_moment is BellMoment.NEXT_PHASE and phase is not None:
        return QCoreApplication.translate("run", "Now: {phase}").format(phase=enum_label(phase.phase))
    if view_moment is BellMoment.GROUP_MOVES_ON:
        return QCoreApplication.translate("run", "One group moves on")
    return ""


def group_line(line: GroupLine) -> str:
    """What one of the groups side by side does now, and then."""
    if line.done:
        words = QCoreApplication.translate("run", "{group}: done; the others go on until {clock}")
        return words.format(group=line.name or line.title, clock=line.until)
    words = QCoreApplication.translate("run", "{title} until {clock}")
    if line.next_title:
        words = QCoreApplication.translate("run", "{title} until {clock}, then {next}")
    said = words.format(title=line.title, clock=line.until, next=line.next_title)
    return f"{line.name}: {said}" if line.name else said


def runs_until(view: ConductorView) -> str:
    """The time the item runs to; empty for one that has a length."""
    if not view.until:
        return ""
    if view.until_over:
        words = QCoreApplication.translate("run", "planned until {clock}; it will run {length} over")
        return words.format(clock=view.until, length=length(view.until_over))
    return QCoreApplication.translate("run", "runs until {clock}").format(clock=view.until)


def warns_at(clock: str) -> str:
    """Under the band: when the clock begins to warn."""
    return QCoreApplication.translate("run", "{clock} nearly there").format(clock=clock)


def time_left(seconds: int, of: str = "") -> str:
    """What a screen reader hears at the few moments it is told; `of` an item, where the clock counts a phase of it."""
    if seconds == 0:
        return QCoreApplication.translate("run", "Time is up")
    if seconds < 60:
        left = QCoreApplication.translate("run", "{seconds} seconds left").format(seconds=seconds)
    elif seconds < 120:
        left = QCoreApplication.translate("run", "1 minute left")
    else:
        left = QCoreApplication.translate("run", "{minutes} minutes left").format(minutes=seconds // 60)
    return QCoreApplication.translate("run", "{left} of “{title}”").format(left=left, title=of) if of else left


def has_it_begun(title: str) -> str:
    """What a screen reader hears when the next step should have begun, and again each minute."""
    return QCoreApplication.translate("run", "Has “{title}” begun?").format(title=title)


def gap_question(gap: ClockGap) -> str:
    """What happened to the clocks, as far as they tell."""
    if gap.outage:
        words = QCoreApplication.translate(
            "run",
            "The day ran unattended for {length}: it was left, or the computer went off. The time was counted.",
        )
    elif gap.passed:
        words = QCoreApplication.translate(
            "run", "This computer stopped responding for {length}. The time was counted."
        )
    else:
        words = QCoreApplication.translate(
            "run", "This computer slept for {length}, or its clock was put forward. The countdown waited."
        )
    return words.format(length=length(gap_minutes(gap.seconds)))


def gap_answer(choice: GapChoice) -> str:
    """The button for one answer."""
    return {
        GapChoice.COUNT: QCoreApplication.translate("run", "We carried on: count it"),
        GapChoice.PAUSE: QCoreApplication.translate("run", "We stopped: leave it out"),
        GapChoice.CLOCK: QCoreApplication.translate("run", "Only the clock was changed"),
    }[choice]


def clock_went_back(seconds: float) -> str:
    """Said once; nothing to decide."""
    words = QCoreApplication.translate(
        "run", "The computer's clock was put back by {length}. The countdown is not affected."
    )
    return words.format(length=length(gap_minutes(seconds)))


def note_prompt(kind: NoteKind) -> str:
    """The hint in the empty note line."""
    return {
        NoteKind.NOTE: QCoreApplication.translate("run", "A note for yourself"),
        NoteKind.DECISION: QCoreApplication.translate("run", "What was decided?"),
        NoteKind.PARKING: QCoreApplication.translate("run", "What goes into the parking lot?"),
        NoteKind.COMMITMENT: example(),
    }[kind]


def damage(damages: tuple[LogDamage, ...]) -> str:
    """Said when part of a log could not be read."""
    numbers = ", ".join(str(each.number) for each in damages[:8])
    one = QCoreApplication.translate(
        "run", "Part of this day's log could not be read (line {numbers}). Everything else was used."
    )
    several = QCoreApplication.translate(
        "run", "Parts of this day's log could not be read (lines {numbers}). Everything else was used."
    )
    return (one if len(damages) == 1 else several).format(numbers=numbers)


def refusal(error: KnownError) -> str:
    """Why a request was refused, in a few words; other failures in the house's own."""
    if error.code is not ErrorCode.RUN_NOT_POSSIBLE:
        return error_sentence(error)
    sentences = {
        "first_step": QCoreApplication.translate("run", "This is the first item."),
        "last_step": QCoreApplication.translate("run", "This is the last item."),
        "last_phase": QCoreApplication.translate("run", "This is the last phase of the breakout."),
        "no_time_left": QCoreApplication.translate("run", "There is not that much time left to take away."),
        "too_much": QCoreApplication.translate("run", "An item can last 12 hours at most."),
        "in_the_future": QCoreApplication.translate("run", "That time has not come yet."),
        "too_early": QCoreApplication.translate("run", "That is before the previous item began."),
        "same_time": QCoreApplication.translate("run", "The item already begins at that time."),
        "finished": QCoreApplication.translate("run", "This day has ended."),
        "not_started": QCoreApplication.translate("run", "The day has not begun."),
        "no_step": QCoreApplication.translate("run", "The day has no such item."),
        "no_minutes": QCoreApplication.translate("run", "That changes nothing."),
        "step_over": QCoreApplication.translate("run", "That item is over."),
        "nothing_to_take_back": QCoreApplication.translate("run", "Nothing still to come can be taken back."),
        "workshop_over": QCoreApplication.translate("run", "This workshop has already been run."),
        "group_done": QCoreApplication.translate("run", "That group has done everything it had to do."),
        "no_round": QCoreApplication.translate("run", "No breakout is running."),
    }
    return sentences.get(str(error.facts.get("reason", ""))) or error_sentence(error)

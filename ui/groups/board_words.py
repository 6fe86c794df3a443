"""The board in words: its heads, its chairs as they are told and heard, and what is said while somebody is carried."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.groups.board_state import BoardPlace, BoardState
from ui.groups.group_words import seats_before
from ui.groups.view_state import RoundView, SeatView
from ui.labels import enum_label


def keys() -> str:
    """What the keys do, for who cannot see it."""
    return QCoreApplication.translate(
        "groups",
        "Arrows go from chair to chair. Space lifts who sits there, arrows carry them, Space or Enter puts them down, "
        "Escape lets go. Enter opens a person's card.",
    )


def room(name: str) -> str:
    """The head of a room."""
    return QCoreApplication.translate("groups", "Room {room}").format(room=name)


def round_name(one: RoundView) -> str:
    """The head of a round."""
    return QCoreApplication.translate("groups", "Round {n}").format(n=one.number)


def round_head(one: RoundView) -> tuple[str, tuple[str, ...], str]:
    """The head of a round, when it begins and how long it takes, and what is said once it is over."""
    translate = QCoreApplication.translate
    minutes = translate("groups", "{n} min").format(n=one.minutes) if one.minutes else ""
    over = translate("groups", "over") if one.over else ""
    return round_name(one), tuple(each for each in (one.clock, minutes) if each), over


def round_told(one: RoundView) -> str:
    """What a round is made of, a phase after the other, and what coaches may try in it."""
    translate = QCoreApplication.translate
    line = translate("groups", "{phase}, {minutes} min: {text}")
    told = [line.format(phase=each.title, minutes=each.minutes, text=each.text) for each in one.phases]
    head = " · ".join(each for each in (one.clock, one.title) if each)
    over = translate("groups", "Over, cannot change.") if one.over else ""
    challenge = translate("groups", "A challenge for the coaches, if you like: {words}").format(words=one.challenge)
    return "\n".join(each for each in (head, over, *told, "" if one.over else challenge) if each)


def shown_name(seat: SeatView) -> str:
    """A name as the board has it."""
    translate = QCoreApplication.translate
    if not seat.name:
        return translate("groups", "no longer here")
    return translate("groups", "{name} (left)").format(name=seat.name) if seat.stranger else seat.name


def chair(seat: SeatView) -> str:
    """Who sits there, the seats they have had before, and what they do in this one."""
    translate = QCoreApplication.translate
    words = translate("groups", "{name}, {seat}").format(name=shown_name(seat), seat=enum_label(seat.seat).lower())
    pinned = translate("groups", "The room is theirs in every round.") if seat.pinned else ""
    before = "" if seat.before is None else seats_before(seat.before)
    return "\n".join(each for each in (words, pinned, before, seat.task) if each)


def place(state: BoardState, at: BoardPlace) -> str:
    """A chair, or a room, as it is heard: "Round 2, 13:30, room 5: Sofia Rossi, coachee, with Mei Tanaka"."""
    translate = QCoreApplication.translate
    one, cell, seat = state.rounds[at.row], state.cell(at.row, at.column), state.seat(at)
    where = ", ".join(each for each in (round_name(one), one.clock, room(state.rooms[at.column])) if each)
    others = [shown_name(each) for each in (cell.seats if cell else ()) if each is not seat]
    if seat is None:
        return translate("groups", "{where}: one more chair, with {others}").format(
            where=where, others=", ".join(others)
        )
    words = translate("groups", "{where}: {name}, {seat}, with {others}")
    parts = {"where": where, "name": shown_name(seat), "seat": enum_label(seat.seat).lower()}
    return words.format(**parts, others=", ".join(others))


def stays(seat: SeatView) -> str:
    """When somebody was to be lifted and cannot be."""
    return QCoreApplication.translate("groups", "{name} cannot be moved: this is over").format(name=shown_name(seat))


def picked_up(seat: SeatView) -> str:
    """What a screen reader hears when somebody is picked up."""
    words = QCoreApplication.translate(
        "groups", "Picked up: {name}, {seat}. Arrows carry, Space puts down, Escape lets go."
    )
    return words.format(name=shown_name(seat), seat=enum_label(seat.seat).lower())


def let_go(seat: SeatView) -> str:
    """And when nothing came of it."""
    return QCoreApplication.translate("groups", "{name} stays where they are").format(name=shown_name(seat))


def swapped(one: str, other: str) -> str:
    """And when two have changed seats."""
    return QCoreApplication.translate("groups", "{one} and {other} have changed seats").format(one=one, other=other)


def went_over(name: str, to: str) -> str:
    """And when one has gone to another room."""
    return QCoreApplication.translate("groups", "{name} has gone to room {room}").format(name=name, room=to)

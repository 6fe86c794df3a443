"""The plain truth about a group plan in sentences: who misses what and why, what is broken, who moves. Figures come
from the rules; nothing is decided here."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from agendas import limits
from agendas.breakouts import SeatReport
from agendas.regroup import Chair, SeatMove
from ui.groups.view_state import GroupsView, RoundView, SeatView
from ui.labels import enum_label
from workshop_app.domain.groups import SeatCount

BROKEN = {
    "boss": QT_TRANSLATE_NOOP("groups", "Round {n}: {names} are boss and report."),
    "apart": QT_TRANSLATE_NOOP("groups", "Round {n}: {names} share a room, and should never."),
    "together": QT_TRANSLATE_NOOP("groups", "Round {n}: {names} must be together, and are not."),
    "rather_not": QT_TRANSLATE_NOOP("groups", "Round {n}: {names} share a room, and would rather not."),
    "host": QT_TRANSLATE_NOOP("groups", "Round {n}: {names} is not in the room that is theirs."),
}
NAMES_SHOWN = 4
TOOLTIP_WIDTH = 80  # characters


def truth(view: GroupsView) -> str:
    """The line on top of the board."""
    translate = QCoreApplication.translate
    if view.report is None:
        words = translate("groups", "Nobody is seated yet. People: {n}, rounds: {rounds}.")
        return words.format(n=view.present, rounds=view.needed) if view.needed else ""
    if view.together:
        first = translate("groups", "Same group all day.")
    else:
        twice = view.report.repeated_pairs
        several = translate("groups", "{n} pairs meet twice.").format(n=twice)
        first = translate("groups", "1 pair meets twice.") if twice == 1 else several
        if twice and view.rounds:
            first = f"{first} {_whether_fewer(view, view.report)}"
    told = _missed(view, view.report)
    if not told:
        return f"{first} {translate('groups', 'Everyone coaches, is coached and observes.')}"
    return " ".join((first, *told, _why(view))).rstrip()


def warnings(view: GroupsView) -> list[str]:
    """What is wrong with the plan, each in a sentence."""
    translate = QCoreApplication.translate
    found = []
    if view.without_seat:
        words = translate("groups", "Without a seat: {names}.")
        found.append(words.format(names=listed(view.without_seat)))
    if view.gone:
        words = translate("groups", "No longer here, but still seated: {names}.")
        found.append(words.format(names=listed(view.gone)))
    if view.rounds and len(view.rounds) != view.needed:
        words = translate("groups", "Rounds in the agenda: {needed}; in these groups: {n}. Make the groups again.")
        found.append(words.format(needed=view.needed, n=len(view.rounds)))
    for rule in view.report.broken_rules if view.report else ():
        boss = rule.rule == "apart" and frozenset(rule.people) in view.bosses
        words = translate("groups", str(BROKEN["boss" if boss else rule.rule]))
        found.append(words.format(n=rule.round, names=listed(_names(view, rule.people))))
    return found


def move(each: SeatMove, names: Mapping[str, str], rooms: Mapping[int, str]) -> str:
    """Who changes chairs: "Round 2: Ana, coach in room 1, becomes observer in room 2"."""
    translate = QCoreApplication.translate
    if each.was is None:
        words = translate("groups", "Round {round}: {name} joins as {becomes}")
    elif each.becomes is None:
        words = translate("groups", "Round {round}: {name}, {was}, leaves")
    else:
        words = translate("groups", "Round {round}: {name}, {was}, becomes {becomes}")
    name = names.get(each.person) or translate("groups", "somebody who has left")
    return words.format(round=each.round, name=name, was=_place(each.was, rooms), becomes=_place(each.becomes, rooms))


def seats_before(count: SeatCount) -> str:
    """The seats somebody has had in earlier workshops."""
    words = QCoreApplication.translate("groups", "Times so far: coach {coach}, coachee {coachee}, observer {observer}")
    return words.format(coach=count.coach, coachee=count.coachee, observer=count.observer)


def chair(seat: SeatView) -> str:
    """The seats somebody has had before, and what they do in this one."""
    before = "" if seat.before is None else seats_before(seat.before)
    return "\n".join(_folded(each) for each in (before, seat.task) if each)


def phases(one: RoundView) -> str:
    """What a round is made of, a phase after the other."""
    line = QCoreApplication.translate("groups", "{phase}, {minutes} min: {text}")
    return "\n".join(
        _folded(line.format(phase=each.title, minutes=each.minutes, text=each.text)) for each in one.phases
    )


def _folded(text: str) -> str:
    """On lines of their own: a tooltip of plain text does not wrap."""
    return textwrap.fill(text, TOOLTIP_WIDTH)


def listed(names: Iterable[str]) -> str:
    """Some names, and how many more."""
    names = tuple(names)
    more = len(names) - NAMES_SHOWN
    shown = ", ".join(names[:NAMES_SHOWN])
    if more <= 0:
        return shown
    return QCoreApplication.translate("groups", "{names} and {n} more").format(names=shown, n=more)


def _missed(view: GroupsView, report: SeatReport) -> list[str]:
    translate = QCoreApplication.translate
    misses = (
        (report.never_coach, translate("groups", "Never coach: {names}.")),
        (report.never_coached, translate("groups", "Never coached: {names}.")),
        (report.never_observe, translate("groups", "Never observe: {names}.")),
    )
    return [words.format(names=listed(_names(view, ids))) for ids, words in misses if ids]


def _whether_fewer(view: GroupsView, report: SeatReport) -> str:
    """Whether other groups could have people meet again less often."""
    seated = sum(len(room.seats) for room in view.rounds[0].rooms)
    return limits.sentence(limits.best_possible(seated, len(view.rounds)), report.met_again)


def _why(view: GroupsView) -> str:
    """Why no better plan would help, or that one would."""
    translate = QCoreApplication.translate
    chairs = sum(len(one.rooms) for one in view.rounds)
    if chairs < view.present:
        one = translate("groups", "No plan does better: only one turn as coach for {n} people.")
        several = translate("groups", "No plan does better: only {chairs} turns as coach for {n} people.")
        return (one if chairs == 1 else several).format(chairs=chairs, n=view.present)
    if view.together and view.report is not None and view.report.never_coach:
        return translate("groups", "A quad needs a fourth round, or new groups each round.")
    return ""


def _names(view: GroupsView, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(view.names.get(id, "…") for id in ids)


def _place(place: Chair | None, rooms: Mapping[int, str]) -> str:
    if place is None:
        return ""
    words = QCoreApplication.translate("groups", "{seat} in room {room}")
    return words.format(seat=enum_label(place.seat).lower(), room=rooms.get(place.room, str(place.room)))

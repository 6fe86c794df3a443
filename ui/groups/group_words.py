"""The plain truth about a group plan in sentences: who misses what and why, what is broken, who moves. Figures come
from the rules; nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from agendas.breakouts import BrokenRule, PeopleFacts, Rules, SeatReport
from agendas.model import Seat
from agendas.regroup import Chair, SeatMove
from ui.groups.view_state import GroupsView
from ui.labels import enum_label
from ui.reseating import words as offer_words
from ui.reseating.words import NAMES_SHOWN, listed
from workshop_app.domain.groups import SeatCount
from workshop_app.domain.text import one_stop

FEW = 2  # names that a sentence after the first still has room for


class TruthRepair(StrEnum):
    """What would help everybody to every seat, at one press."""

    NONE = "none"
    AGAIN = "again"
    MIX = "mix"
    THREE = "three"


def repair(which: TruthRepair) -> str:
    """The words on its button."""
    return {
        TruthRepair.NONE: "",
        TruthRepair.AGAIN: QCoreApplication.translate("groups", "Make again"),
        TruthRepair.MIX: QCoreApplication.translate("groups", "New groups each round"),
        TruthRepair.THREE: QCoreApplication.translate("groups", "Hold three rounds"),
    }[which]


class Verdict(Struct, frozen=True):
    """What the line on top says: in one sentence, and more; `tone` is "good" only where everything is."""

    tone: str
    heading: str
    more: str


def verdict(
    view: GroupsView, refusal: str = "", repair: TruthRepair = TruthRepair.NONE, *, let_in: bool = False
) -> Verdict:
    """The plain truth about the groups: why those that were asked for cannot be made (`refusal`); else all fair; who
    misses what and why; or which rule is broken, and whether the button beside it (`repair`) may mend that. `let_in`:
    no groups keep all bosses and their reports apart."""
    translate = QCoreApplication.translate
    if refusal:
        standing = verdict(view)
        return Verdict("over", refusal, f"{standing.heading} {standing.more}".strip())
    if view.report is None:
        words = translate("groups", "Nobody is seated yet. People: {n}, rounds: {rounds}.")
        return Verdict("", words.format(n=view.present, rounds=view.needed) if view.needed else "", "")
    told, wrong = _missed(view, view.report), warnings(view)
    fair = translate("groups", "Everyone coaches, is coached and observes.")
    seated = not (view.without_seat or view.gone or view.empty)  # else who sits with whom is not what is planned
    seats = told or ([fair] if seated else [])
    tone = "good" if view.is_fair else "over" if view.breaks_a_rule else "late"
    first, *rest = [*wrong, *seats]
    why = _why(view) if told else ""
    more = [_again(view, repair, let_in), *rest, why, view.sitting_in, *_meetings(view, view.report)]
    return Verdict(tone, one_stop(first), one_stop(" ".join(each for each in more if each)))


def _again(view: GroupsView, repair: TruthRepair, let_in: bool) -> str:
    """Before the first round a broken rule costs nothing to mend, and no offer tells of it while everybody has a
    seat. Said only beside the button that tries it, and nothing is promised: there may be no such groups."""
    translate = QCoreApplication.translate
    if let_in and view.breaks_a_rule:
        return translate("groups", "No groups keep all bosses and their reports apart.")
    if repair is not TruthRepair.AGAIN or not view.breaks_a_rule:
        return ""
    return translate("groups", "No round has begun: “Make again” looks for groups that keep to the rules.")


def _meetings(view: GroupsView, report: SeatReport) -> list[str]:
    translate = QCoreApplication.translate
    if view.together and view.movers:
        return [
            translate("groups", "Same group all day; who changes rooms: {names}.").format(names=listed(view.movers))
        ]
    if view.together:
        return [translate("groups", "Same group all day.")]
    twice = report.repeated_pairs
    if not twice and view.limit:
        return [view.limit]
    several = translate("groups", "{n} pairs meet twice.").format(n=twice)
    return [translate("groups", "1 pair meets twice.") if twice == 1 else several, view.limit]


def warnings(view: GroupsView) -> list[str]:
    """What is wrong with the plan, each in a sentence; rules that must hold come first."""
    translate = QCoreApplication.translate
    rules = view.report.broken_rules if view.report else ()
    found = _broken(sorted(rules, key=lambda each: each.rule == "rather_not"), view)
    if view.without_seat:
        words = translate("groups", "Without a seat: {names}.")
        found.append(words.format(names=listed(view.without_seat)))
    if view.nowhere:
        words = translate("groups", "There for no round, and without a seat all day: {names}.")
        found.append(words.format(names=listed(view.nowhere)))
    left = [name for id, name in view.gone_names.items() if id not in view.names]
    if left:
        words = translate("groups", "No longer here, but still seated: {names}.")
        found.append(words.format(names=listed(left)))
    away = [name for id, name in view.gone_names.items() if id in view.names]
    if away:  # they come late or leave early, and that was said after the groups were made
        words = translate("groups", "Seated in a round they are not there for: {names}.")
        found.append(words.format(names=listed(away)))
    for number, room in view.empty[:NAMES_SHOWN]:
        words = translate("groups", "Round {n}, room {room}: a chair is empty.")
        found.append(words.format(n=number, room=room))
    if view.rounds and len(view.rounds) != view.needed:
        words = translate("groups", "Rounds in the agenda: {needed}; in these groups: {n}. Make the groups again.")
        found.append(words.format(needed=view.needed, n=len(view.rounds)))
    return found


def _broken(rules: Iterable[BrokenRule], view: GroupsView) -> list[str]:
    """Each rule once, with all the rounds in which it is broken."""
    rounds: dict[tuple[str, tuple[str, ...]], list[BrokenRule]] = {}
    for rule in rules:
        rounds.setdefault((rule.rule, rule.people), []).append(rule)
    said = []
    for first, *others in rounds.values():
        room = str(view.hosts.get(first.people[0], ""))
        said.append(f"{offer_words.broken_rule(first, view.all_names, view.bosses, room)}.")
        if others:
            also = QCoreApplication.translate("groups", "The same in round {rounds}.")
            said[-1] += " " + also.format(rounds=", ".join(str(each.round) for each in others))
    return said


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


def marks(id: str, rules: Rules, facts: PeopleFacts) -> str:
    """What counts of somebody when groups are made: "host of room 3 · brings an OKR · leaves after round 2"."""
    translate = QCoreApplication.translate
    found = []
    if id in rules.hosts:
        found.append(translate("groups", "host of room {room}").format(room=rules.hosts[id]))
    if id in facts.brings_okr:
        found.append(translate("groups", "brings an OKR"))
    if id in facts.leaves_after:
        gone = facts.leaves_after[id]
        words = translate("groups", "leaves after round {n}") if gone else translate("groups", "there for no round")
        found.append(words.format(n=gone))
    return " · ".join(found)


def known(id: str, facts: PeopleFacts) -> str:
    """What is known of somebody beside that, and told where one looks closer: "level: lead; coaches already"."""
    translate = QCoreApplication.translate
    level = facts.levels.get(id)
    found = [translate("groups", "level: {level}").format(level=level)] if level else []
    if id in facts.can_coach:
        found.append(translate("groups", "coaches already"))
    return "; ".join(found)


def seats(had: tuple[bool, bool, bool] | None) -> str:
    """The signs beside a name in words; empty where there is nothing to miss."""
    if had is None or all(had):
        return ""
    never = [enum_label(seat) for seat, has in zip(Seat, had, strict=True) if not has]
    return QCoreApplication.translate("groups", "Never: {seats}").format(seats=", ".join(never))


def _missed(view: GroupsView, report: SeatReport) -> list[str]:
    translate = QCoreApplication.translate
    misses = (
        (report.never_coach, translate("groups", "Never coach: {names}."), translate("groups", "{n} never coach.")),
        (
            report.never_coached,
            translate("groups", "Never coached: {names}."),
            translate("groups", "{n} are never coached."),
        ),
        (
            report.never_observe,
            translate("groups", "Never observe: {names}."),
            translate("groups", "{n} never observe."),
        ),
    )
    told = [(ids, words, short) for ids, words, short in misses if ids]
    return [  # who misses the first seat by name; of the others how many, with their names below the board
        short.format(n=len(ids)) if at and len(ids) > FEW else words.format(names=listed(_names(view, ids)))
        for at, (ids, words, short) in enumerate(told)
    ]


def _why(view: GroupsView) -> str:
    """What stands in the way, and what would help. That no plan does better is not said: smaller groups might."""
    translate = QCoreApplication.translate
    chairs = view.turns
    if chairs < view.present:
        one = translate("groups", "There is only one turn as coach for {n} people.")
        several = translate("groups", "There are only {chairs} turns as coach for {n} people.")
        told = (one if chairs == 1 else several).format(chairs=chairs, n=view.present)
        if view.turns_mixed <= chairs:
            best = translate("groups", "With trios no plan does better.") if view.best_in_trios else ""
            return f"{told} {best}".strip()
        return f"{told} {translate('groups', 'New groups each round would have {n}.').format(n=view.turns_mixed)}"
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

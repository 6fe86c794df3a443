"""What putting somebody down would do, in the words of the line of truth: which rule, who never, who meets again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from agendas.breakouts import BrokenRule
from agendas.model import Seat
from ui.groups.board_state import Try
from ui.groups.group_words import Verdict
from ui.groups.view_state import GroupsView
from ui.reseating.words import listed
from workshop_app.domain.by_hand import Trial

MEETINGS_SHOWN = 2


def verdict(tried: Try, trial: Trial | None, view: GroupsView) -> Verdict:
    """The line of truth while somebody is in the air."""
    translate = QCoreApplication.translate
    if trial is None:
        return _nothing(tried, view)
    said = [*_broken(trial, view), *_seats(trial.loses, view), *_meetings(trial, view)]
    well = [*_seats(trial.gains, view, gained=True), *_mended(trial)]
    moves = _moves(tried, view)
    all_day = translate("groups", "It holds for all rounds ahead.") if view.together else ""
    if said:
        tone = "over" if trial.breaks_a_rule else "late"
        return Verdict(tone, said[0], " ".join(each for each in (*said[1:], *well, moves, all_day) if each))
    calm = translate("groups", "Nobody loses a seat, and no rule is broken.")
    fair = trial.report.everybody_has_every_seat and not trial.report.broken_rules
    still = "" if fair else translate("groups", "What is missing now is still missing.")
    return Verdict(
        "good" if fair and view.is_fair else "", moves, " ".join(each for each in (*well, calm, still, all_day) if each)
    )


def _nothing(tried: Try, view: GroupsView) -> Verdict:
    translate = QCoreApplication.translate
    name = _name(tried.person, view)
    if tried.room:
        heading = translate("groups", "{name} cannot go to room {room}").format(name=name, room=tried.room)
        return Verdict("late", heading, translate("groups", "One person would be left alone."))
    if tried.other:
        heading = translate("groups", "{name} stays where they are").format(name=name)
        return Verdict("", heading, translate("groups", "This round is over, or nothing would change."))
    more = translate("groups", "On somebody else the two change places; beside the chairs of a room they go there.")
    return Verdict("", translate("groups", "{name} is in the air").format(name=name), more)


def _moves(tried: Try, view: GroupsView) -> str:
    translate = QCoreApplication.translate
    name = _name(tried.person, view)
    if tried.room:
        return translate("groups", "{name} would observe in room {room}.").format(name=name, room=tried.room)
    words = translate("groups", "{one} and {other} would change places.")
    return words.format(one=name, other=_name(tried.other, view))


def _broken(trial: Trial, view: GroupsView) -> list[str]:
    told = dict.fromkeys(_rule(rule, view) for rule in trial.broken)  # once, however many rounds
    return list(told)


def _rule(rule: BrokenRule, view: GroupsView) -> str:
    translate = QCoreApplication.translate
    pair = {"one": _name(rule.people[0], view), "other": _name(rule.people[-1], view)}
    above = [each for each in view.bosses if set(each) == set(rule.people)]
    if rule.rule == "apart" and above:
        boss, report = above[0]
        words = translate("groups", "{report} would sit with their boss, {boss}.")
        return words.format(report=_name(report, view), boss=_name(boss, view))
    if rule.rule == "host":
        words = translate("groups", "{one} would leave room {room}, which is theirs in every round.")
        return words.format(one=pair["one"], room=view.hosts.get(rule.people[0], "…"))
    words = {
        "apart": translate("groups", "{one} and {other} would share a room; they are never to."),
        "together": translate("groups", "{one} and {other} would be parted; they belong together."),
        "rather_not": translate("groups", "{one} and {other} would share a room; they would rather not."),
    }[rule.rule]
    return words.format(**pair)


def _seats(who: Iterable[tuple[str, Seat]], view: GroupsView, gained: bool = False) -> list[str]:
    translate = QCoreApplication.translate
    words = {
        Seat.COACH: translate("groups", "{names} would never coach."),
        Seat.COACHEE: translate("groups", "{names} would never be coached."),
        Seat.OBSERVER: translate("groups", "{names} would never observe."),
    }
    if gained:
        words = {
            Seat.COACH: translate("groups", "{names} would coach after all."),
            Seat.COACHEE: translate("groups", "{names} would be coached after all."),
            Seat.OBSERVER: translate("groups", "{names} would observe after all."),
        }
    found: dict[Seat, list[str]] = {}
    for id, seat in who:
        found.setdefault(seat, []).append(_name(id, view))
    return [words[seat].format(names=listed(names)) for seat, names in found.items()]


def _meetings(trial: Trial, view: GroupsView) -> list[str]:
    translate = QCoreApplication.translate
    said = []
    for one, other, times in trial.again[:MEETINGS_SHOWN]:
        words = {
            2: translate("groups", "{one} would meet {other} for the second time."),
            3: translate("groups", "{one} would meet {other} for the third time."),
        }.get(times, translate("groups", "{one} would meet {other} {n} times."))
        said.append(words.format(one=_name(one, view), other=_name(other, view), n=times))
    more = len(trial.again) - MEETINGS_SHOWN
    if more == 1:
        said.append(translate("groups", "One more pair would meet again."))
    elif more > 1:
        said.append(translate("groups", "{n} more pairs would meet again.").format(n=more))
    return said


def _mended(trial: Trial) -> list[str]:
    translate = QCoreApplication.translate
    return [translate("groups", "A rule that is broken now would be kept.")] if trial.mended else []


def _name(id: str, view: GroupsView) -> str:
    return view.names.get(id) or view.gone_names.get(id, "…")

"""What an offer to seat people again costs, in a sentence. Figures and names come from the rules; nothing is decided
here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from agendas import day_offers, sitting_in
from agendas.day_offers import Missed
from agendas.model import Seat
from agendas.truth import BrokenRule
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.seat_rules import boss_chain
from workshop_app.domain.text import in_a_row, one_stop

NAMES_SHOWN = 4


def price(offer: Reseated, names: Mapping[str, str], bosses: Collection[tuple[str, str]] = ()) -> tuple[str, str]:
    """Who moves, and what else it costs that was not so before: "2 people change rooms (Ana, Ben)", "Mia would not
    observe". `bosses` are everybody with each boss above them."""
    translate, cost = QCoreApplication.translate, offer.cost
    parts = [_movers(offer, names), *_again(offer), *_seats(offer, names)]
    if cost.facilitated:
        once = translate("reseating", "you sit in with a pair once")
        times = translate("reseating", "you sit in with a pair {n} times").format(n=cost.facilitated)
        parts.append(once if cost.facilitated == 1 else times)
    parts += [f"{each[0].lower()}{each[1:].removesuffix('.')}" for each in sitting_in.too_many(cost.crowded)]
    parts += list(dict.fromkeys(broken_rule(rule, names, bosses) for rule in cost.broken))[:2]
    return parts[0], "; ".join(parts[1:])


def as_before(offers: Iterable[Reseated], names: Mapping[str, str]) -> str:
    """The seats that were missed before anybody came or left, said once for all offers; empty where there are none.
    Groups made anew share out every seat afresh: they say how many are missed."""
    translate = QCoreApplication.translate
    words = {
        Seat.COACH: translate("reseating", "{names} never coach"),
        Seat.COACHEE: translate("reseating", "{names} are never coached"),
        Seat.OBSERVER: translate("reseating", "{names} never observe"),
    }
    alone = {
        Seat.COACH: translate("reseating", "{names} never coaches"),
        Seat.COACHEE: translate("reseating", "{names} is never coached"),
        Seat.OBSERVER: translate("reseating", "{names} never observes"),
    }
    missed = day_offers.as_before(each.cost for each in offers if each.again is None)
    if not missed:
        return ""
    told = [
        (words if len(ids) > 1 else alone)[seat].format(names=listed(names.get(id, "…") for id in ids))
        for seat, ids in missed.items()
    ]
    return one_stop(translate("reseating", "As before: {seats}.").format(seats="; ".join(told)))


def _again(offer: Reseated) -> list[str]:
    if offer.again is None:
        return []
    return [QCoreApplication.translate("reseating", "nobody has sat anywhere yet; print cards and posters again")]


def _movers(offer: Reseated, names: Mapping[str, str]) -> str:
    translate = QCoreApplication.translate
    if offer.again is not None:
        return translate("reseating", "Make the groups again")
    movers = tuple(names.get(each, "…") for each in offer.movers)
    if not movers:
        return translate("reseating", "Nobody changes rooms")
    if len(movers) == 1:
        return translate("reseating", "{name} changes rooms").format(name=movers[0])
    words = translate("reseating", "{n} people change rooms ({names})")
    return words.format(n=len(movers), names=listed(movers))


def _seats(offer: Reseated, names: Mapping[str, str]) -> list[str]:
    """The seats that the change takes and gives."""
    translate, cost = QCoreApplication.translate, offer.cost
    missed = offer.way.report.missed_seats
    if not missed:
        return [translate("reseating", "nobody misses a seat")]
    if offer.again is not None and cost.gained:  # other people miss other seats: names would be a long list of both
        before = sum(len(ids) for each in (cost.gained, cost.standing) for ids in each.values())
        return [translate("reseating", "seats missed: {n}, before {before}").format(n=missed, before=before)]
    would = {
        Seat.COACH: translate("reseating", "coach"),
        Seat.COACHEE: translate("reseating", "be coached"),
        Seat.OBSERVER: translate("reseating", "observe"),
    }
    either, both = translate("reseating", " or "), translate("reseating", " and ")
    said = _told(cost.lost, translate("reseating", "{names} would not {verbs}"), would, either, names)
    said += _told(cost.gained, translate("reseating", "{names} would {verbs} after all"), would, both, names)
    return said if cost.lost else [translate("reseating", "nobody loses a seat"), *said]


def _told(seats: Missed, words: str, verbs: Mapping[Seat, str], joined: str, names: Mapping[str, str]) -> list[str]:
    """Whom it is the same for is told of together."""
    same: dict[tuple[Seat, ...], list[str]] = {}
    for id in sorted({id for ids in seats.values() for id in ids}):
        same.setdefault(tuple(seat for seat, ids in seats.items() if id in ids), []).append(names.get(id, "…"))
    return [
        words.format(names=listed(people), verbs=joined.join(verbs[seat] for seat in found))
        for found, people in same.items()
    ]


def broken_rule(
    rule: BrokenRule, names: Mapping[str, str], bosses: Collection[tuple[str, str]] = (), room: str = ""
) -> str:
    """A rule that does not hold in a round, with who it is about. A boss further up is told by who is in between."""
    translate = QCoreApplication.translate
    chain = boss_chain(rule.people, bosses) if rule.rule == "apart" and len(rule.people) == 2 else ()
    if chain:
        report, *between, boss = (names.get(id, "…") for id in chain)
        direct = translate("reseating", "Round {n}: {report} and {boss} share a room; {report} reports to {boss}")
        further = translate(
            "reseating", "Round {n}: {report} and {boss} share a room; {report} reports to {boss} through {names}"
        )
        words = further if between else direct
        return words.format(n=rule.round, report=report, boss=boss, names=in_a_row(between))
    words = {
        "apart": translate("reseating", "Round {n}: {names} are to be kept apart and share a room"),
        "together": translate("reseating", "Round {n}: {names} belong together and do not share a room"),
        "rather_not": translate("reseating", "Round {n}: {names} would rather not share a room and do"),
        "host": translate("reseating", "Round {n}: {names} hosts room {room} and sits elsewhere"),
    }[rule.rule]
    return words.format(n=rule.round, names=listed(names.get(id, "…") for id in rule.people), room=room or "…")


def listed(names: Iterable[str]) -> str:
    """Some names, and how many more."""
    names = tuple(names)
    more = len(names) - NAMES_SHOWN
    shown = in_a_row(names[:NAMES_SHOWN])
    if more <= 0:
        return shown
    return QCoreApplication.translate("reseating", "{names} and {n} more").format(names=shown, n=more)

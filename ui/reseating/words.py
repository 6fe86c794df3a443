"""What an offer to seat people again costs, in a sentence. Figures and names come from the rules; nothing is decided
here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from agendas.model import Seat
from agendas.truth import BrokenRule
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.seat_rules import boss_chain
from workshop_app.domain.text import in_a_row

NAMES_SHOWN = 4


def price(offer: Reseated, names: Mapping[str, str], bosses: Collection[tuple[str, str]] = ()) -> tuple[str, str]:
    """Who moves, and what else it costs: "2 people change rooms (Ana, Ben)", "Mia would not observe". `bosses` are
    everybody with each boss above them."""
    translate = QCoreApplication.translate
    parts = [_movers(offer, names), *_again(offer), *_lost(offer, names)]
    if offer.facilitated:
        once = translate("reseating", "you sit in with a pair once")
        times = translate("reseating", "you sit in with a pair {n} times").format(n=offer.facilitated)
        parts.append(once if offer.facilitated == 1 else times)
    parts += list(dict.fromkeys(broken_rule(rule, names, bosses) for rule in offer.broken))[:2]
    return parts[0], "; ".join(parts[1:])


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


def _lost(offer: Reseated, names: Mapping[str, str]) -> list[str]:
    translate = QCoreApplication.translate
    verbs = {
        Seat.COACH: translate("reseating", "coach"),
        Seat.COACHEE: translate("reseating", "be coached"),
        Seat.OBSERVER: translate("reseating", "observe"),
    }
    if not offer.report.missed_seats:
        return [translate("reseating", "nobody misses a seat")]
    if not offer.lost:
        return [translate("reseating", "nobody loses a seat")]
    missed: dict[tuple[Seat, ...], list[str]] = {}  # who misses the same is told of together
    for id in sorted({id for ids in offer.lost.values() for id in ids}):
        missed.setdefault(tuple(seat for seat, ids in offer.lost.items() if id in ids), []).append(names.get(id, "…"))
    words, either = translate("reseating", "{names} would not {verbs}"), translate("reseating", " or ")
    return [
        words.format(names=listed(people), verbs=either.join(verbs[seat] for seat in seats))
        for seats, people in missed.items()
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

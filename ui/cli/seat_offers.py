"""The offers of `breakouts --left` and `--late`: each with what the change costs, and once what was so before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import asdict

from agendas import day_offers, sitting_in
from agendas.day_offers import DayOffer, Missed
from agendas.model import Seat
from agendas.plan_values import BreakoutPlan, PlannedRoom, PlannedRound
from agendas.sitting_in import pairs_in
from ui.cli.output import put, put_json
from workshop_app.domain.text import in_a_row, one_stop

_WOULD = {Seat.COACH: "coach", Seat.COACHEE: "be coached", Seat.OBSERVER: "observe"}
_NEVER = {Seat.COACH: "never coach", Seat.COACHEE: "never coached", Seat.OBSERVER: "never observe"}


def put_offers(found: Sequence[DayOffer], again: DayOffer | None, as_json: bool) -> None:
    """All offers in their order; `again` is the one of them that makes the groups anew."""
    before = day_offers.as_before(each.cost for each in found if each is not again)
    if as_json:
        offers = [_as_json(each) | {"again": each is again} for each in found]
        put_json({"offers": offers, "as_before": _by_seat(before)})
        return
    for number, each in enumerate(found, 1):
        if each is again:
            put(f"Offer {number}: make the groups again; nobody has sat anywhere yet.")
            told = [*_cost(each, anew=True), *seated(each.way.plan)]
        else:
            put(f"Offer {number}: people who go to another room: {in_a_row(each.way.movers) or 'nobody'}.")
            told = [*_cost(each), *_moves(each)]
        for line in told:
            put(f"  {one_stop(line)}")
    if before:
        said = "; ".join(f"{_NEVER[seat]}: {in_a_row(names)}" for seat, names in before.items())
        put(one_stop(f"As before: {said}."))


def _cost(offer: DayOffer, anew: bool = False) -> Iterator[str]:
    """What is new; of groups made anew, where others miss other seats, how many are missed."""
    cost, missed = offer.cost, offer.way.report.missed_seats
    if offer.way.reseated and not anew:
        yield f"Another seat in the same room: {in_a_row(offer.way.reseated)}."
    if cost.facilitated:
        times = "once" if cost.facilitated == 1 else f"{cost.facilitated} times"
        yield f"The facilitator sits in with a pair: {times}."
    yield from sitting_in.too_many(cost.crowded)
    if anew and missed and cost.gained:
        before = sum(len(names) for each in (cost.gained, cost.standing) for names in each.values())
        yield f"Seats missed: {missed}, before {before}."
        return
    if not missed:
        yield "Nobody misses a seat."
    elif not cost.lost:
        yield "Nobody loses a seat."
    yield from (f"Would not {_WOULD[seat]}: {in_a_row(names)}." for seat, names in cost.lost.items())
    if missed:
        yield from (f"Would {_WOULD[seat]} after all: {in_a_row(names)}." for seat, names in cost.gained.items())
    for rule in cost.broken:
        yield f"Round {rule.round}: {in_a_row(rule.people)}: {_RULES[rule.rule]}."


_RULES = {
    "apart": "to be kept apart, and share a room",
    "together": "belong together, and do not share a room",
    "rather_not": "would rather not share a room, and do",
    "host": "hosts another room, and sits elsewhere",
}


def _moves(offer: DayOffer) -> Iterator[str]:
    for move in offer.way.moves:
        if move.becomes is not None:
            yield f"Round {move.round}: {move.person} {move.becomes.seat} in room {move.becomes.room}"


def _as_json(offer: DayOffer) -> dict[str, object]:
    way, cost = offer.way, offer.cost
    return {
        "movers": list(way.movers),
        "reseated": list(way.reseated),
        "facilitated": way.facilitated,
        "never_coach": list(way.report.never_coach),
        "never_coached": list(way.report.never_coached),
        "never_observe": list(way.report.never_observe),
        "everybody_has_every_seat": way.report.everybody_has_every_seat,
        "cost": {
            "lost": _by_seat(cost.lost),
            "gained": _by_seat(cost.gained),
            "facilitated": cost.facilitated,
            "crowded": {str(number): pairs for number, pairs in cost.crowded.items()},
            "broken_rules": [asdict(rule) for rule in cost.broken],
        },
        "rounds": [round_as_json(one) for one in way.plan.rounds],
    }


def _by_seat(missed: Missed) -> Mapping[str, list[str]]:
    return {str(seat): list(missed.get(seat, ())) for seat in Seat}


def seated(plan: BreakoutPlan) -> Iterator[str]:
    """Who sits where, a line for each room."""
    for one in plan.rounds:
        yield f"Round {one.number}"
        yield from (f"  {room.room}: {_who(room, pairs_in(one))}" for room in one.rooms)


def _who(room: PlannedRoom, pairs: int) -> str:
    """ "Ana coaches Ben, Cem observes". With one of several pairs the facilitator may be elsewhere."""
    watching = room.observers or ("the facilitator or nobody" if pairs > 1 else "the facilitator",)
    verb = "observe" if len(watching) > 1 else "observes"
    return in_a_row((f"{room.coach} coaches {room.coachee}", f"{in_a_row(watching)} {verb}"))


def round_as_json(one: PlannedRound) -> dict[str, object]:
    """One round as it is given to others."""
    rooms = [
        {"room": r.room, "coach": r.coach, "coachee": r.coachee, "observers": list(r.observers)} for r in one.rooms
    ]
    return {"round": one.number, "rooms": rooms}

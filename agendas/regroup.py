"""Latecomers and leavers: the rounds still ahead dealt again, as several offers with their price.

Called by the groups screen, the running day and `breakouts`. Pure and deterministic. Rounds that are over, or running,
are frozen: they stay exactly as they were. Offers follow the method, in this order:

    a quad gives its observer, so that nobody is left in a pair
    pairs join to a quad, or go to two trios; a room of one is given up
    only then does the facilitator sit in with a pair, and two pairs never stand beside a quad
    latecomers join the smallest room, or quads give one each and a room of their own is opened

Within each, people change chairs where that gives somebody a seat that would be missed. Who comes with a single round
ahead takes the seat most people have had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations
from random import Random

from msgspec import Struct

from agendas.model import Seat
from agendas.plan_values import NO_RULES, BreakoutPlan, PlannedRoom, PlannedRound, Rules, pairs_named
from agendas.regroup_rooms import Remedy, Wishes, choices, price_of, remedies
from agendas.regroup_seats import Rooms, SeatBoard, filled, opened, seats_had
from agendas.rounds import TRIO, BreakoutsImpossible
from agendas.seats import fair_shapes
from agendas.truth import SeatReport, report

FEW_MOVES = 3  # people who may have to move for one who came or left
_OFFERS = 4
_REMEDIES = 6  # looked at in earnest
_FULL_PRICE = 8  # choices of people per remedy that are worked out to the end


Judge = Callable[[Remedy], tuple[int, ...]]


class Chair(Struct, frozen=True):
    """A chair: the room's number and the seat."""

    room: int
    seat: Seat


class SeatMove(Struct, frozen=True):
    """What changes for one person in one round; `was` is None for who comes new, `becomes` for who has left."""

    round: int
    person: str
    was: Chair | None
    becomes: Chair | None

    @property
    def changes_room(self) -> bool:
        return self.was is not None and self.becomes is not None and self.was.room != self.becomes.room


class Regrouped(Struct, frozen=True):
    """The plan as it would be, everything that moves (in the order of rounds and names), and the price: `report` names
    who would never coach, be coached or observe over the whole day; `facilitated` counts the pairs in which the
    facilitator has to sit in, added up over the rounds ahead."""

    plan: BreakoutPlan
    moves: tuple[SeatMove, ...]
    report: SeatReport
    facilitated: int = 0

    @property
    def movers(self) -> tuple[str, ...]:
        """Who has to go to another room in some round, beside those who came or left."""
        return tuple(sorted({move.person for move in self.moves if move.changes_room}))

    @property
    def reseated(self) -> tuple[str, ...]:
        """Who keeps the room in all rounds and gets another chair."""
        both = {move.person for move in self.moves if move.was is not None and move.becomes is not None}
        return tuple(sorted(both.difference(self.movers)))


def regroup(plan: BreakoutPlan, people: Collection[str], frozen: int = 0, rules: Rules = NO_RULES) -> Regrouped:
    """The first offer; see `offers`."""
    return offers(plan, people, frozen, rules)[0]


def offers(
    plan: BreakoutPlan, people: Collection[str], frozen: int = 0, rules: Rules = NO_RULES
) -> tuple[Regrouped, ...]:
    """The plan for who is there now, in up to four ways that differ in who moves, what is missed or how many pairs the
    facilitator visits: first what the method asks for. Rounds up to number `frozen` are left as they are.

    Raises BreakoutsImpossible when fewer than two people are left."""
    there = set(people)
    if len(there) < 2:
        raise BreakoutsImpossible("too_few_people", people=len(there))
    change = _DayChange(plan, there, frozen, rules)
    if not change.ahead or not change.size:
        return (change.priced(plan),)
    found: dict[tuple[object, ...], Regrouped] = {}
    for each in sorted(change.ways(), key=change.rank):
        worth = (len(each.movers), each.report.missed_seats, each.facilitated)
        beaten = any(all(a <= b for a, b in zip(other, worth, strict=True)) for other in found)  # type: ignore[operator]
        if not beaten:
            found[worth] = each
    return tuple(found.values())[:_OFFERS]


class _DayChange:
    """One change on the day: what was planned, who is there, and everything that could be done about it."""

    def __init__(self, plan: BreakoutPlan, there: set[str], frozen: int, rules: Rules) -> None:
        self._plan, self._there, self._rules = plan, there, rules
        self._done = [each for each in plan.rounds if each.number <= frozen]
        self.ahead = [each for each in plan.rounds if each.number > frozen]
        self._together = _stay_together(plan.rounds)
        self._random = Random(plan.seed)
        seated = {person for each in self.ahead for room in each.rooms for person in room.people}
        self._late = sorted(there - seated)
        self.size = len(self._late) + len(seated - there)  # people who came or left
        self._excused = self._late if len(self.ahead) == 1 else []
        self._clash = _clashes(rules, there)

    def ways(self) -> list[Regrouped]:
        """Everything worth offering, unsorted."""
        return self._for_all_rounds() if self._together else self._round_by_round()

    def rank(self, each: Regrouped) -> tuple[int, ...]:
        """What the method prefers, low first."""
        broken = Counter(rule.rule == "rather_not" for rule in each.report.broken_rules)
        too_many, beside = 0, 0
        for planned in each.plan.rounds[len(self._done) :]:
            sizes = [len(room.people) for room in planned.rooms]
            too_many += max(0, sizes.count(2) - _pairs_wanted(sum(sizes), self._together))
            beside += 2 in sizes and max(sizes) > 3
        return (
            broken[False],
            beside,
            max(0, len(each.movers) - FEW_MOVES * self.size),
            self._late_in_vain(each),
            too_many,
            broken[True],
            each.report.missed_seats,
            each.facilitated,
            len(each.movers),
            len(each.reseated),
            len(each.moves),
        )

    def _late_in_vain(self, each: Regrouped) -> bool:
        """Whether somebody who comes with two rounds or more ahead does not coach or is not coached in them, or more
        people than one for each of them have to move for it, or the facilitator would have to visit more than two pairs
        in a round. Three and more make a trio, and take turns as in any."""
        if len(self.ahead) < 2 or not 1 <= len(self._late) < TRIO:
            return False
        missed = {*each.report.never_coach, *each.report.never_coached}
        crowded = each.facilitated > 2 * len(self.ahead)
        return crowded or len(each.movers) > self.size or not missed.isdisjoint(self._late)

    def priced(self, after: BreakoutPlan) -> Regrouped:
        """A plan with what it costs."""
        pairs = sum(len(room.people) == 2 for each in after.rounds[len(self._done) :] for room in each.rooms)
        return Regrouped(after, moves(self._plan, after), report(after, sorted(self._there), self._rules), pairs)

    # -- groups that stay together

    def _for_all_rounds(self) -> list[Regrouped]:
        first = opened(self.ahead[0], self._there)
        wishes = Wishes(self._clash, {}, self._rules.hosts)
        found = []
        for remedy in self._worth_trying(first):
            tried = sorted(
                choices(first, self._late, remedy, wishes, self._random), key=lambda each: price_of(each, first, wishes)
            )
            for chosen in tried[:_FULL_PRICE]:
                home = {person: room.number for room in chosen for person in room.people}
                found += self._seated({each.number: _moved(opened(each, self._there), home) for each in self.ahead})
        return found

    def _worth_trying(self, rooms: Rooms) -> list[Remedy]:
        """What the method prefers, and what moves fewest."""
        known = remedies(rooms, len(self._late))
        return list(dict.fromkeys([*known[:_REMEDIES], *sorted(known, key=_fewest_movers)[:_REMEDIES]]))

    # -- groups that are new each round

    def _round_by_round(self) -> list[Regrouped]:
        found = []
        for judge in (_by_pairs, _fewest_movers, *([_most_rooms] if self._late else [])):
            found += self._seated(self._one_after_the_other(judge))
        return found

    def _one_after_the_other(self, judge: Judge) -> dict[int, Rooms]:
        met = _meetings([*self._done, *self.ahead])
        movers: set[str] = set()
        chosen = {}
        for planned in self.ahead:
            rooms = opened(planned, self._there)
            wishes = Wishes(self._clash, met, self._rules.hosts, frozenset(movers))
            best = self._best_rooms(rooms, wishes, judge)
            was = {person: room.number for room in rooms for person in room.people}
            movers |= {person for room in best for person in room.people if was.get(person, room.number) != room.number}
            met.update(frozenset(pair) for room in best for pair in combinations(room.people, 2))
            chosen[planned.number] = best
        return chosen

    def _best_rooms(self, rooms: Rooms, wishes: Wishes, judge: Judge) -> Rooms:
        wanted = _pairs_wanted(len(self._there), together=False)

        def worth(remedy: Remedy) -> tuple[int, ...]:
            too_many = max(0, remedy.pairs - wanted) if judge is _by_pairs else 0
            return (remedy.beside, too_many, *judge(remedy))

        known = sorted(remedies(rooms, len(self._late)), key=worth)[:2]
        first = 3 if judge is _most_rooms else 2  # how much of a remedy's worth counts before who it is
        found: list[tuple[tuple[int, ...], Rooms]] = []
        for remedy in known:
            for chosen in choices(rooms, self._late, remedy, wishes, self._random):
                clash, *rest = price_of(chosen, rooms, wishes)
                found.append(((clash, *worth(remedy)[:first], *rest), chosen))
        return min(found, key=_first)[1]

    # -- chairs

    def _seated(self, rooms: dict[int, Rooms]) -> list[Regrouped]:
        """With as few changes of chairs as there can be, and with as many as give everybody their seats."""
        had = seats_had(self._done)
        full = {number: filled(each, had) for number, each in rooms.items()}
        before = {each.number: each for each in self.ahead}
        found = []
        for fair in (False, True):
            board = SeatBoard(full, before, seats_had(self._done), self._excused)
            if fair:
                board.improve()
            board.take_usual_seats(self._excused)
            after = sorted((*self._done, *board.planned()), key=_number)
            found.append(self.priced(BreakoutPlan(tuple(after), self._plan.seed)))
        return found


def seat_now(plan: BreakoutPlan, running: int, latecomers: Iterable[str], rules: Rules = NO_RULES) -> BreakoutPlan:
    """The plan with places in the round that runs for who comes in the middle of it: an empty observer's chair each, in
    a pair first, then in the smallest room. Nobody else changes chairs, and other rounds are as they were."""
    return BreakoutPlan(
        tuple(_with_watchers(each, latecomers, rules) if each.number == running else each for each in plan.rounds),
        plan.seed,
    )


def _with_watchers(planned: PlannedRound, latecomers: Iterable[str], rules: Rules) -> PlannedRound:
    rooms = list(planned.rooms)
    seated = {person for room in rooms for person in room.people}
    for person in sorted(set(latecomers) - seated):
        clash = _clashes(rules, {person, *seated})

        def price(at: int, person: str = person, clash: Counter[frozenset[str]] = clash) -> tuple[int, int, int]:
            watched = rooms[at].people
            return sum(clash[frozenset((person, other))] for other in watched), len(watched), at

        best = min(range(len(rooms)), key=price)
        room = rooms[best]
        rooms[best] = PlannedRoom(room.room, room.coach, room.coachee, (*room.observers, person))
        seated.add(person)
    return PlannedRound(planned.number, tuple(rooms))


def moves(before: BreakoutPlan, after: BreakoutPlan) -> tuple[SeatMove, ...]:
    """Everybody whose chair is another one, round by round."""
    found: list[SeatMove] = []
    was_rounds = {each.number: each for each in before.rounds}
    for planned in after.rounds:
        old = _places(was_rounds[planned.number]) if planned.number in was_rounds else {}
        new = _places(planned)
        found += [
            SeatMove(planned.number, person, old.get(person), new.get(person))
            for person in sorted({*old, *new})
            if old.get(person) != new.get(person)
        ]
    return tuple(found)


def _moved(rooms: Rooms, home: dict[str, int]) -> Rooms:
    """The rooms of one round with everybody in the room that is theirs now."""
    here = {room.number: room for room in rooms}
    for room in list(here.values()):
        for person in room.people:
            if home[person] != room.number:
                room.release(person)
    seated = {person for room in rooms for person in room.people}
    for person in sorted(set(home) - seated):
        here.setdefault(home[person], opened(PlannedRound(0, (PlannedRoom(home[person], "", "", ()),)), ())[0])
        here[home[person]].arrivals.append(person)
    return [here[number] for number in sorted(here) if here[number].people]


def _by_pairs(remedy: Remedy) -> tuple[int, ...]:
    return (remedy.movers, remedy.opened)


def _fewest_movers(remedy: Remedy) -> tuple[int, ...]:
    return (remedy.movers, remedy.beside, remedy.pairs)


def _most_rooms(remedy: Remedy) -> tuple[int, ...]:
    """A seat more to coach from, if one person moves for it."""
    return (4 * (remedy.movers > 1) - remedy.opened, remedy.movers, remedy.pairs)


def _pairs_wanted(people: int, together: bool) -> int:
    """The most pairs a round of a plan made today for so many people would have."""
    fair = None if together else fair_shapes(people)
    if fair is None:
        return people in {2, 5}
    return max(sizes.count(2) for sizes in fair)


def _clashes(rules: Rules, people: Collection[str]) -> Counter[frozenset[str]]:
    """What two people in one room break; those who belong together are worth something there."""
    clash: Counter[frozenset[str]] = Counter()
    for entries, price in ((rules.apart, 10_000), (rules.rather_not, 10), (rules.together, -1_000)):
        for pair in pairs_named(entries, people):
            clash[frozenset(pair)] += price
    return clash


def _first(found: tuple[tuple[int, ...], Rooms]) -> tuple[int, ...]:
    return found[0]


def _number(planned: PlannedRound) -> int:
    return planned.number


def _places(planned: PlannedRound) -> dict[str, Chair]:
    places = {}
    for room in planned.rooms:
        places[room.coach] = Chair(room.room, Seat.COACH)
        places[room.coachee] = Chair(room.room, Seat.COACHEE)
        places |= {person: Chair(room.room, Seat.OBSERVER) for person in room.observers}
    return places


def _stay_together(rounds: Sequence[PlannedRound]) -> bool:
    return len({frozenset(frozenset(room.people) for room in each.rooms) for each in rounds}) <= 1


def _meetings(rounds: Iterable[PlannedRound]) -> Counter[frozenset[str]]:
    pairs = (pair for each in rounds for room in each.rooms for pair in combinations(room.people, 2))
    return Counter(frozenset(pair) for pair in pairs)

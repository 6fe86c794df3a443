"""What can be done in the rounds ahead after somebody came or left, way by way, and which the method prefers. Called by
`regroup` only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from random import Random

from msgspec.structs import replace

from agendas.plan_values import BreakoutPlan, PeopleFacts, PlannedRoom, PlannedRound, Rules, stay_together
from agendas.regroup_anew import dealt_anew
from agendas.regroup_company import companies
from agendas.regroup_rooms import Remedy, Wishes, choices, price_of, remedies
from agendas.regroup_seats import Rooms, SeatBoard, filled, opened, seats_had
from agendas.regroup_values import MET, Regrouped, clashes, moves, unlike
from agendas.rounds import TRIO
from agendas.seats import fair_shapes
from agendas.truth import report

FEW_MOVES = 3  # people who may have to move for one who came or left
_REMEDIES = 6  # looked at in earnest
_FULL_PRICE = 8  # choices of people per remedy that are worked out to the end

Judge = Callable[[Remedy], tuple[int, ...]]


class DayChange:
    """One change on the day: what was planned, who is there, and everything that could be done about it."""

    def __init__(self, plan: BreakoutPlan, there: set[str], frozen: int, rules: Rules, facts: PeopleFacts) -> None:
        self._plan, self._there, self._rules, self._facts = plan, there, rules, facts
        self._done = [each for each in plan.rounds if each.number <= frozen]
        self.ahead = [each for each in plan.rounds if each.number > frozen]
        self._together = _same_rooms(self.ahead) and _stays_together(plan)
        self._random = Random(plan.seed)
        seated = {person for each in self.ahead for room in each.rooms for person in room.people}
        self._late = sorted(person for person in there - seated if facts.leaves_after.get(person, frozen + 1) > frozen)
        self.size = len(self._late) + len(seated - there)  # people who came or left
        self._few = FEW_MOVES * max(1, self.size - 1)
        self._excused = self._late if len(self.ahead) == 1 else []
        self._leaving = _leaving_soon(self._done, there, facts)
        self._clash = clashes(rules, there)
        self._unlike = unlike(facts, there)

    def ways(self) -> list[Regrouped]:
        """Everything worth offering, unsorted."""
        found = self._for_all_rounds() if self._together else self._round_by_round()
        if any(not self._breaks(each) for each in found):
            return found
        return [*found, *self._anew()]

    def _breaks(self, each: Regrouped) -> bool:
        """Whether a rule that must hold is broken in a round ahead."""
        return any(rule.rule != "rather_not" and rule.round > len(self._done) for rule in each.report.broken_rules)

    def _anew(self) -> list[Regrouped]:
        """Where nothing small keeps the rules."""
        ahead = self.ahead[:1] if self._together else self.ahead
        rooms = {each.number: self._opened(each) for each in ahead}
        people = {each.number: sorted(self._there_in(each.number)) for each in ahead}
        dealt = dealt_anew(rooms, people, self._rules, self._facts, self._random)
        if not dealt:
            return []
        if self._together:
            home = {person: room.number for rooms in dealt.values() for room in rooms for person in room.people}
            dealt = {each.number: _moved(self._opened(each), home) for each in self.ahead}
        return self._seated(dealt)

    def rank(self, each: Regrouped) -> tuple[int, ...]:
        """What the method prefers, low first: the facilitator sits in only where nothing else is left, then fewest
        missed seats, then fewest people who move. Only where more move than the change is worth, who comes with time
        enough would get no turn, or who leaves early would not coach, another way goes before."""
        pairs = (
            (sizes.count(2), _pairs_wanted(sum(sizes), self._together))
            for sizes in sizes_after(each.plan, len(self._done))
        )
        return (
            *refused(each, len(self._done)),
            self._late_in_vain(each),
            each.too_many,
            turns_lost(each, self._facts),
            sum(max(0, many - wanted) for many, wanted in pairs),
            each.report.missed_seats,
            len(each.movers),
            sum(rule.rule == "rather_not" for rule in each.report.broken_rules),
            each.facilitated,
            len(each.reseated),
            self._alike_in(each),
            len(each.moves),
        )

    @property
    def _late_may_coach(self) -> bool:
        """Whether somebody comes with two rounds or more ahead: then she coaches and is coached in them. Three and more
        make a trio, and take turns as in any."""
        return len(self.ahead) > 1 and 1 <= len(self._late) < TRIO

    def _late_in_vain(self, each: Regrouped) -> bool:
        """Whether she does not coach or is not coached all the same, or the facilitator would have to visit more than
        two pairs in a round for it."""
        missed = {*each.report.never_coach, *each.report.never_coached}
        crowded = each.facilitated > 2 * len(self.ahead)
        return self._late_may_coach and (crowded or not missed.isdisjoint(self._late))

    def priced(self, after: BreakoutPlan) -> Regrouped:
        """A plan with what it costs."""
        pairs = sum(len(room.people) == 2 for each in after.rounds[len(self._done) :] for room in each.rooms)
        found = Regrouped(after, moves(self._plan, after), report(after, sorted(self._there), self._rules), pairs)
        return replace(found, too_many=max(0, len(found.movers) - self._few))

    def _there_in(self, number: int) -> set[str]:
        """Who is there in this round: without those who have said that they leave before it."""
        return {person for person in self._there if self._facts.leaves_after.get(person, number) >= number}

    def _opened(self, planned: PlannedRound) -> Rooms:
        return opened(planned, self._there_in(planned.number))

    def _joining(self, planned: PlannedRound) -> list[str]:
        return [person for person in self._late if person in self._there_in(planned.number)]

    def _alike_in(self, each: Regrouped) -> int:
        ahead = each.plan.rounds[len(self._done) :]
        pairs = (pair for planned in ahead for room in planned.rooms for pair in combinations(room.people, 2))
        return sum(self._unlike[frozenset(pair)] for pair in pairs)

    # -- groups that stay together

    def _for_all_rounds(self) -> list[Regrouped]:
        first = self._opened(self.ahead[0])
        wishes = Wishes(self._clash, self._unlike, self._rules.hosts)
        found = []
        for remedy in self._worth_trying(first):
            tried = sorted(
                choices(first, self._late, remedy, wishes, self._random), key=lambda each: price_of(each, first, wishes)
            )
            for chosen in tried[:_FULL_PRICE]:
                home = {person: room.number for room in chosen for person in room.people}
                found += self._seated({each.number: _moved(self._opened(each), home) for each in self.ahead})
        return found

    def _worth_trying(self, rooms: Rooms) -> list[Remedy]:
        """What the method prefers, and what moves fewest."""
        known = remedies(rooms, len(self._late))
        return list(dict.fromkeys([*known[:_REMEDIES], *sorted(known, key=_fewest_movers)[:_REMEDIES]]))

    # -- groups that are new each round

    def _round_by_round(self) -> list[Regrouped]:
        found = []
        judges = (_by_pairs, _fewest_movers, *([_most_rooms] if self._late else []))
        for judge in judges:
            for order in (self.ahead, self.ahead[::-1]) if judge is _by_pairs else (self.ahead,):
                found += self._seated(self._one_after_the_other(judge, order))
        if len(self._late) == 1 and len(self.ahead) > 1:
            (late,) = self._late
            rooms = {each.number: self._opened(each) for each in self.ahead if late in self._joining(each)}
            with_nobody = self._one_after_the_other(_fewest_movers, self.ahead)
            for company in companies(rooms, late, self._clash, self._rules.hosts):
                found += self._seated({**with_nobody, **company})
        return found

    def _one_after_the_other(self, judge: Judge, order: Sequence[PlannedRound]) -> dict[int, Rooms]:
        met = self._unlike + _meetings([*self._done, *self.ahead])
        movers: set[str] = set()
        chosen = {}
        for planned in order:
            rooms = self._opened(planned)
            wishes = Wishes(self._clash, met, self._rules.hosts, frozenset(movers))
            best = self._best_rooms(rooms, self._joining(planned), wishes, judge)
            was = {person: room.number for room in rooms for person in room.people}
            movers |= {person for room in best for person in room.people if was.get(person, room.number) != room.number}
            met.update(_meetings_in(best))
            chosen[planned.number] = best
        return chosen

    def _best_rooms(self, rooms: Rooms, late: Sequence[str], wishes: Wishes, judge: Judge) -> Rooms:
        wanted = _pairs_wanted(len(self._there), together=False)

        def worth(remedy: Remedy) -> tuple[int, ...]:
            too_many = max(0, remedy.pairs - wanted) if judge is _by_pairs else 0
            return (remedy.beside, too_many, *judge(remedy))

        known = sorted(remedies(rooms, len(late)), key=worth)[:2]
        first = 3 if judge is _most_rooms else 2  # how much of a remedy's worth counts before who it is
        found: list[tuple[tuple[int, ...], Rooms]] = []
        for remedy in known:
            for chosen in choices(rooms, late, remedy, wishes, self._random):
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
        first = self._late if self._late_may_coach else []
        for fair, ahead_of_others in ((False, ()), (True, ()), *([(True, first)] if first else [])):
            board = SeatBoard(full, before, seats_had(self._done), self._excused, ahead_of_others, self._leaving)
            if fair:
                board.improve()
            board.take_usual_seats(self._excused)
            after = sorted((*self._done, *board.planned()), key=_number)
            found.append(self.priced(replace(self._plan, rounds=tuple(after))))
        return found


def refused(each: Regrouped, done: int) -> tuple[int, int]:
    """What no offer does where there is one without: break a rule that must hold, or leave a pair though a quad could
    give it an observer (in how many rounds)."""
    hard = sum(rule.rule != "rather_not" for rule in each.report.broken_rules)
    return hard, sum(2 in sizes and max(sizes) > TRIO for sizes in sizes_after(each.plan, done))


def turns_lost(each: Regrouped, facts: PeopleFacts) -> int:
    """How many who are known to leave early would never coach: they have no later round for it."""
    return sum(name in facts.leaves_after for name in each.report.never_coach)


def _leaving_soon(done: Sequence[PlannedRound], there: set[str], facts: PeopleFacts) -> list[str]:
    """Who is known to leave early and has not coached: their turn comes first."""
    coached = {room.coach for each in done for room in each.rooms}
    return sorted(person for person in there - coached if person in facts.leaves_after)


def sizes_after(plan: BreakoutPlan, done: int) -> list[list[int]]:
    """How many sit in each room, for the rounds after so many."""
    return [[len(room.people) for room in planned.rooms] for planned in plan.rounds[done:]]


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


def _first(found: tuple[tuple[int, ...], Rooms]) -> tuple[int, ...]:
    return found[0]


def _number(planned: PlannedRound) -> int:
    return planned.number


def _same_rooms(rounds: Sequence[PlannedRound]) -> bool:
    return len({frozenset(frozenset(room.people) for room in each.rooms) for each in rounds}) <= 1


def _stays_together(plan: BreakoutPlan) -> bool:
    if plan.same_all_day is not None:
        return plan.same_all_day
    return stay_together([[room.people for room in each.rooms] for each in plan.rounds])


def _meetings(rounds: Iterable[PlannedRound]) -> Counter[frozenset[str]]:
    pairs = (pair for each in rounds for room in each.rooms for pair in combinations(room.people, 2))
    return Counter({frozenset(pair): MET * times for pair, times in Counter(pairs).items()})


def _meetings_in(rooms: Rooms) -> dict[frozenset[str], int]:
    return {frozenset(pair): MET for room in rooms for pair in combinations(room.people, 2)}

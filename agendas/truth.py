"""The plain truth about a plan, also one changed by hand: who misses which seat, who meets again, which rules are
broken, how well people are mixed, who met whom over several days. Figures only; words are for those who show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, field

from agendas.plan_values import NO_RULES, BreakoutPlan, PeopleFacts, PlannedRoom, Rules, pairs_named
from agendas.rounds import TRIO


class SeatCounts(Struct, frozen=True):
    """How often one person had each seat."""

    coach: int = 0
    coachee: int = 0
    observer: int = 0


class BrokenRule(Struct, frozen=True):
    """One rule that is broken in one round, by two people, or by a host who sits elsewhere. `rule` is "apart",
    "together", "rather_not" or "host"."""

    rule: str
    round: int
    people: tuple[str, ...]


class SeatReport(Struct, frozen=True):
    """What a plan does to people. `repeated_pairs` counts the pairs who share a room in more than one round, except
    those who were to stay together, and `met_again` how often they do so again; `kept_again` is how often those who
    were to stay together do. Names are sorted. Only people who are there miss a seat."""

    repeated_pairs: int
    never_coach: tuple[str, ...]
    never_coached: tuple[str, ...]
    never_observe: tuple[str, ...]
    broken_rules: tuple[BrokenRule, ...]
    counts: Mapping[str, SeatCounts] = field(default_factory=dict)
    met_again: int = 0
    kept_again: int = 0

    @property
    def missed_seats(self) -> int:
        """How many seats are missed, one for each person and seat."""
        return len(self.never_coach) + len(self.never_coached) + len(self.never_observe)

    @property
    def everybody_has_every_seat(self) -> bool:
        """Whether a plan may be called fair: as long as somebody misses a seat it is not."""
        return not self.missed_seats


class Mixture(Struct, frozen=True):
    """How well people are mixed, added up over all rounds: pairs in one room of the same team, of the same level, of
    different languages, who met on an earlier day; rooms to which nobody brings a real OKR; rooms of four and more in
    which nobody coaches already."""

    same_team: int
    same_level: int
    other_language: int
    met_before: int
    rooms_without_okr: int
    novices_only: int


class MeetingMatrix(Struct, frozen=True):
    """Who met whom how often: a row and a column for each of `people`, in the same order; the diagonal is 0."""

    people: tuple[str, ...]
    times: tuple[tuple[int, ...], ...]


def report(plan: BreakoutPlan, people: Sequence[str], rules: Rules = NO_RULES) -> SeatReport:
    """Who never has which seat, who meets again, which rules are broken. Also true for a plan changed by hand."""
    there = sorted(set(people))
    counts = {name: [0, 0, 0] for name in there}
    met: Counter[tuple[str, str]] = Counter()
    for room in _rooms(plan):
        for name, seat in ((room.coach, 0), (room.coachee, 1), *((name, 2) for name in room.observers)):
            if name:  # an empty chair coaches nobody and meets nobody
                counts.setdefault(name, [0, 0, 0])[seat] += 1
        met.update(combinations(sorted(filter(None, room.people)), 2))
    requested = set(pairs_named(rules.together, counts))
    again = [times - 1 for pair, times in met.items() if times > 1 and pair not in requested]
    return SeatReport(
        repeated_pairs=len(again),
        never_coach=tuple(name for name in there if not counts[name][0]),
        never_coached=tuple(name for name in there if not counts[name][1]),
        never_observe=tuple(name for name in there if not counts[name][2]),
        broken_rules=tuple(broken(plan, sorted(counts), rules)),
        counts={name: SeatCounts(*counts[name]) for name in sorted(counts)},
        met_again=sum(again),
        kept_again=sum(met[pair] - 1 for pair in requested if met[pair] > 1),
    )


def broken(plan: BreakoutPlan, names: Sequence[str], rules: Rules) -> list[BrokenRule]:
    """Every rule that does not hold, round by round."""
    found = []
    kinds = (("apart", rules.apart), ("together", rules.together), ("rather_not", rules.rather_not))
    seats = [
        (planned.number, {name: room.room for room in planned.rooms for name in room.people}) for planned in plan.rounds
    ]
    for kind, entries in kinds:
        for one, other in pairs_named(entries, names):
            for number, room_of in seats:
                both = one in room_of and other in room_of
                same = both and room_of[one] == room_of[other]
                if (both and not same) if kind == "together" else same:
                    found.append(BrokenRule(kind, number, (one, other)))
    for host, room in sorted(rules.hosts.items()):
        found += [BrokenRule("host", number, (host,)) for number, room_of in seats if room_of.get(host, room) != room]
    return found


def mixture(plan: BreakoutPlan, facts: PeopleFacts) -> Mixture:
    """How well the people of a plan are mixed, by what is known of them."""
    pairs = [pair for room in _rooms(plan) for pair in combinations(sorted(room.people), 2)]

    def alike(known: Mapping[str, str]) -> int:
        return sum(bool(known.get(one)) and known.get(one) == known.get(other) for one, other in pairs)

    def without(wanted: frozenset[str], counts: Callable[[PlannedRoom], bool]) -> int:
        return sum(counts(room) and wanted.isdisjoint(room.people) for room in _rooms(plan)) if wanted else 0

    tongues = facts.languages
    return Mixture(
        same_team=alike(facts.teams),
        same_level=alike(facts.levels),
        other_language=sum(
            bool(tongues.get(one) and tongues.get(other)) and tongues[one] != tongues[other] for one, other in pairs
        ),
        met_before=sum(pair in facts.met for pair in pairs),
        rooms_without_okr=without(facts.brings_okr, bool),
        novices_only=without(facts.can_coach, _has_a_last_seat),
    )


def who_met_whom(plans: Iterable[BreakoutPlan], people: Sequence[str] = ()) -> MeetingMatrix:
    """The meetings of several days or workshops as a matrix; of everybody, or of these people in this order."""
    met: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    for room in (room for plan in plans for room in _rooms(plan)):
        present = sorted({name for name in room.people if name})
        seen.update(present)
        met.update(combinations(present, 2))
    names = tuple(people) or tuple(sorted(seen))
    return MeetingMatrix(
        names,
        tuple(tuple(met[min(one, other), max(one, other)] if one != other else 0 for other in names) for one in names),
    )


def _rooms(plan: BreakoutPlan) -> list[PlannedRoom]:
    return [room for planned in plan.rounds for room in planned.rooms]


def _has_a_last_seat(room: PlannedRoom) -> bool:
    return len(room.people) > TRIO

"""Groups changed by hand: two people change places, or one goes to another room; and what that would do, before it is
done. Asked by the groups screen while somebody is in the air. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from agendas.breakouts import BrokenRule, Rules, SeatReport
from agendas.model import Seat
from workshop_app.domain import groups
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound

Pair = tuple[str, str]
SeatedRounds = tuple[SeatedRound, ...]
NEVER_MET: Mapping[Pair, int] = {}


class Trial(Struct, frozen=True):
    """What one change by hand would do. `broken` are the rules that hold now and would not; `mended`, the other way
    round. `loses` and `gains` say who would miss a seat that is theirs now, and who would have one they miss. `again`
    are the pairs who would meet more often than now and more than once, with how often then, the most often first."""

    rounds: SeatedRounds
    report: SeatReport
    broken: tuple[BrokenRule, ...] = ()
    mended: tuple[BrokenRule, ...] = ()
    loses: tuple[tuple[str, Seat], ...] = ()
    gains: tuple[tuple[str, Seat], ...] = ()
    again: tuple[tuple[str, str, int], ...] = ()

    @property
    def breaks_a_rule(self) -> bool:
        """Whether a rule that must hold would not."""
        return any(rule.rule != "rather_not" for rule in self.broken)


def rounds_meant(plan: GroupPlan, number: int, frozen: int) -> tuple[int, ...]:
    """The rounds that a change in round `number` changes: where the same people share a room all day, all that are
    still ahead. Nothing in the past."""
    if number <= frozen:
        return ()
    return tuple(each.number for each in plan.rounds if each.number > frozen) if groups.same_groups(plan) else (number,)


def exchanged(rounds: SeatedRounds, one: str, other: str, numbers: Collection[int]) -> SeatedRounds:
    """Two people change places in these rounds."""
    for number in numbers:
        rounds = groups.swapped(rounds, one, other, number)
    return rounds


def gone_over(rounds: SeatedRounds, person: str, room: str, numbers: Collection[int]) -> SeatedRounds:
    """Somebody goes to another room in these rounds and observes there. Who stays behind moves up into the chair that
    is left. Where only one would be left, or no chair is theirs, nothing changes: nobody is left alone."""
    return tuple(_over_in(one, person, room) if one.number in numbers else one for one in rounds)


def _over_in(one: SeatedRound, person: str, room: str) -> SeatedRound:
    was = next((each for each in one.rooms if person in _people(each)), None)
    into = next((each for each in one.rooms if each.room == room), None)
    if was is None or into is None or was is into or len(_people(was)) < 3:
        return one
    changed = {was.room: _without(was, person), room: _with(into, person)}
    return replace(one, rooms=tuple(changed.get(each.room, each) for each in one.rooms))


def _people(room: SeatedRoom) -> tuple[str, ...]:
    return tuple(id for id in (room.coach, room.coachee, *room.observers) if id)


def _without(room: SeatedRoom, person: str) -> SeatedRoom:
    rest = [id for id in room.observers if id != person]
    coach = rest.pop(0) if room.coach == person else room.coach
    coachee = rest.pop(0) if room.coachee == person else room.coachee
    return replace(room, coach=coach, coachee=coachee, observers=tuple(rest))


def _with(room: SeatedRoom, person: str) -> SeatedRoom:
    """In an empty chair, if there is one."""
    if not room.coach:
        return replace(room, coach=person)
    if not room.coachee:
        return replace(room, coachee=person)
    return replace(room, observers=(*room.observers, person))


class ByHand:
    """The groups as they stand, weighed once, so that what is tried against them is answered while it is dragged."""

    def __init__(
        self,
        plan: GroupPlan,
        people: Sequence[Person],
        rules: Rules,
        frozen: int = 0,
        earlier: Mapping[Pair, int] = NEVER_MET,
    ) -> None:
        """`earlier`: who met whom on other days, for two ids in order."""
        self.rounds, self.frozen, self._earlier = plan.rounds, frozen, earlier
        self._people, self._rules = people, groups.with_bosses(people, rules)
        self._given = rules
        self._now = groups.truth(self.rounds, people, rules)
        self._met = meetings(self.rounds)
        self._plan = plan
        self._apart = _mates(self._rules.apart)
        self._together = _mates(rules.together)

    def swap(self, one: str, other: str, number: int) -> Trial:
        """The two change places in this round, and wherever that means more."""
        return self._weighed(exchanged(self.rounds, one, other, self.meant(number)))

    def go_over(self, person: str, room: str, number: int) -> Trial:
        """Somebody goes to another room."""
        return self._weighed(gone_over(self.rounds, person, room, self.meant(number)))

    def meant(self, number: int) -> tuple[int, ...]:
        """The rounds that a change in this one changes."""
        return rounds_meant(self._plan, number, self.frozen)

    def safe(self, person: str, number: int) -> frozenset[str]:
        """With whom this person can change places in a round without a rule broken that holds now."""
        meant = self.meant(number)
        rounds = [
            {id: room for room in one.rooms for id in _people(room)} for one in self.rounds if one.number in meant
        ]
        others = set(rounds[0]) - {person} if rounds else set()
        return frozenset(id for id in others if all(self._holds(person, id, where) for where in rounds))

    def _holds(self, one: str, other: str, where: Mapping[str, SeatedRoom]) -> bool:
        if one not in where or other not in where:
            return one not in where and other not in where
        mine, theirs = where[one], where[other]
        if mine is theirs:
            return True
        pairs = ((one, mine, theirs, other), (other, theirs, mine, one))
        return all(
            self._against(who, into.room, [id for id in _people(into) if id != place], where)
            <= self._against(who, out.room, [id for id in _people(out) if id != who], where)
            for who, out, into, place in pairs
        )

    def _against(
        self, who: str, room: str, company: Iterable[str], where: Mapping[str, SeatedRoom]
    ) -> set[tuple[str, str]]:
        """The rules about somebody that do not hold with this company in this room."""
        beside = set(company)
        found = {("apart", id) for id in beside & self._apart.get(who, set())}
        found |= {("together", id) for id in self._together.get(who, set()) if id in where and id not in beside}
        host = self._rules.hosts.get(who)
        if host is not None and room.isdecimal() and int(room) != host:
            found.add(("host", who))
        return found

    def _weighed(self, rounds: SeatedRounds) -> Trial:
        if rounds == self.rounds:
            return Trial(rounds, self._now)
        then = groups.truth(rounds, self._people, self._given)
        before, after = set(self._now.broken_rules), set(then.broken_rules)
        lacked, lacks = _lacking(self._now), _lacking(then)
        gone, come = self._otherwise(rounds)
        more = [
            (*pair, self._met[pair] + times - gone[pair] + self._earlier.get(pair, 0))
            for pair, times in come.items()
            if times > gone[pair]
        ]
        return Trial(
            rounds,
            then,
            tuple(sorted(after - before, key=_graver)),
            tuple(sorted(before - after, key=_graver)),
            tuple(each for each in lacks if each not in lacked),
            tuple(each for each in lacked if each not in lacks),
            tuple(sorted((each for each in more if each[2] > 1), key=_oftener)),
        )

    def _otherwise(self, rounds: SeatedRounds) -> tuple[Counter[Pair], Counter[Pair]]:
        """The meetings that would not be, and those that would; none where people stay together all day, who meet
        anyway."""
        gone: Counter[Pair] = Counter()
        come: Counter[Pair] = Counter()
        if groups.same_groups(self._plan) and groups.same_groups(replace(self._plan, rounds=rounds)):
            return gone, come
        for now, then in zip(self.rounds, rounds, strict=True):
            for was, will in zip(now.rooms, then.rooms, strict=True):
                if was != will:
                    gone.update(combinations(sorted(_people(was)), 2))
                    come.update(combinations(sorted(_people(will)), 2))
        return gone, come


def meetings(rounds: Iterable[SeatedRound]) -> Counter[Pair]:
    """How often two people share a room, for two ids in order."""
    met: Counter[Pair] = Counter()
    for one in rounds:
        for room in one.rooms:
            met.update(combinations(sorted(_people(room)), 2))
    return met


def _lacking(report: SeatReport) -> tuple[tuple[str, Seat], ...]:
    kinds = (
        (Seat.COACH, report.never_coach),
        (Seat.COACHEE, report.never_coached),
        (Seat.OBSERVER, report.never_observe),
    )
    return tuple((id, seat) for seat, ids in kinds for id in ids)


def _mates(entries: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        for id in entry:
            found.setdefault(id, set()).update(other for other in entry if other != id)
    return found


def _graver(rule: BrokenRule) -> tuple[bool, int, tuple[str, ...]]:
    return (rule.rule == "rather_not", rule.round, rule.people)


def _oftener(pair: tuple[str, str, int]) -> tuple[int, str, str]:
    return (-pair[2], pair[0], pair[1])

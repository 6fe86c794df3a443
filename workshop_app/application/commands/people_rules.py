"""Who shares a room with whom, as it stands on people's pages: bosses, rules about two people, hosts, and when somebody
comes to a workshop and leaves it. What cannot be meant is refused with both names: somebody as their own boss, bosses
in a circle, two people who must be together and are kept apart.
"""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.commands.workshops import planned_workshop
from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.day_times import leaving_at
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.seat_rules import boss_pairs
from workshop_app.domain.text import one_line
from workshop_app.domain.workshops import Attendance

MOST_ROOMS = 99


class SetBoss(Struct, frozen=True):
    """Say who somebody reports to; None: nobody. `words` is a name that nobody was found for: it stays as a question.
    KnownError OWN_BOSS, BOSSES_IN_A_CIRCLE, BOSS_KEEPS_APART (two who must be together would be boss and report)."""

    person_id: str
    boss_id: str | None = None
    words: str = ""
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        person = tx.get(Person, self.person_id)
        boss = None if self.boss_id is None else tx.get(Person, self.boss_id)
        called = one_line(self.words) if boss is None else boss.name
        everybody = {each.id: each for each in tx.all(Person)}
        if boss is not None:
            _check_no_circle(everybody, person, boss)
        changed = replace(person, reports_to=self.boss_id, boss=called)
        everybody[person.id] = changed
        _check_together(tx, everybody)
        tx.put(changed)


class SetPair(Struct, frozen=True):
    """Ask something of two people, or (None) nothing any more. What keeps two apart gives way to another rule that
    does; what is opposed to it is refused: PAIR_KEPT_APART, PAIR_KEPT_TOGETHER, BOSS_KEEPS_APART, RULE_FOR_ONE."""

    one_id: str
    other_id: str
    kind: PairKind | None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        one, other = tx.get(Person, self.one_id), tx.get(Person, self.other_id)
        if one.id == other.id:
            raise KnownError(ErrorCode.RULE_FOR_ONE, name=one.name)
        first, second = sorted((one.id, other.id))
        known = next(iter(tx.all(PairRule, one_id=first, other_id=second)), None)
        if self.kind is None:
            if known is not None:
                tx.remove(PairRule, known.id)
            return
        _check_not_opposed(one, other, known, self.kind)
        if self.kind is PairKind.TOGETHER:
            _check_no_boss(tx, one, other)
        rule = once_only(tx, PairRule("", first, second, self.kind))
        tx.put(rule if known is None else replace(known, kind=self.kind))


class SetMates(Struct, frozen=True):
    """Whom this rule names beside a person, in one step: those not among `mates` are named by it no more."""

    person_id: str
    kind: PairKind
    mates: tuple[str, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(Person, self.person_id)
        for rule in rules_about(tx, self.person_id):
            if rule.kind is self.kind and rule.mate_of(self.person_id) not in self.mates:
                tx.remove(PairRule, rule.id)
        for mate in dict.fromkeys(self.mates):
            SetPair(self.person_id, mate, self.kind).run(tx, clock)


class SetHostRoom(Struct, frozen=True):
    """Say which room is somebody's in every round; 0: none. KnownError NUMBER_OUT_OF_RANGE."""

    person_id: str
    room: int
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        if not 0 <= self.room <= MOST_ROOMS:
            raise KnownError(ErrorCode.ROOM_UNREADABLE, text=self.room, most=MOST_ROOMS)
        tx.put(replace(tx.get(Person, self.person_id), host_room=self.room))


class SetDayTimes(Struct, frozen=True):
    """Say when somebody comes to a planned workshop and leaves it; None: not known to come late or leave early. They
    take part from now on, if they did not. KnownError LEAVES_BEFORE_COMING, WORKSHOP_OVER."""

    workshop_id: str
    person_id: str
    arrives_at: int | None = None
    leaves_at: int | None = None
    leaves_after: int | None = None
    leaves_lunch: int | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        workshop = planned_workshop(tx, self.workshop_id)
        person = tx.get(Person, self.person_id)
        entries = tx.all(Attendance, workshop_id=self.workshop_id)
        last = max((each.position for each in entries), default=-1)
        new = once_only(tx, Attendance("", self.workshop_id, self.person_id, position=last + 1))
        entry = next((each for each in entries if each.person_id == self.person_id), new)
        told = replace(
            entry,
            arrives_at=self.arrives_at,
            leaves_at=self.leaves_at,
            leaves_after=self.leaves_after,
            leaves_lunch=self.leaves_lunch,
        )
        leaves = leaving_at(told, queries.agenda_of_the_day(tx, self.workshop_id))
        if self.arrives_at is not None and leaves is not None and leaves <= self.arrives_at:
            raise KnownError(ErrorCode.LEAVES_BEFORE_COMING, name=person.name, title=workshop.title)
        tx.put(told)


def rules_about(tx: Transaction, person_id: str) -> tuple[PairRule, ...]:
    """Every rule about two people of whom this is one."""
    return (*tx.all(PairRule, one_id=person_id), *tx.all(PairRule, other_id=person_id))


def _check_no_circle(everybody: dict[str, Person], person: Person, boss: Person) -> None:
    if boss.id == person.id:
        raise KnownError(ErrorCode.OWN_BOSS, name=person.name)
    seen: set[str] = set()
    above = boss.reports_to
    while above in everybody and above not in seen:
        if above == person.id:
            raise KnownError(ErrorCode.BOSSES_IN_A_CIRCLE, name=person.name, boss=boss.name)
        seen.add(str(above))
        above = everybody[str(above)].reports_to


def _check_together(tx: Transaction, everybody: dict[str, Person]) -> None:
    together = {frozenset(rule.ids) for rule in tx.all(PairRule, kind=PairKind.TOGETHER)}
    for boss, report in boss_pairs(everybody.values()) if together else ():
        if frozenset((boss, report)) in together:
            raise KnownError(ErrorCode.PAIR_KEPT_TOGETHER, name=everybody[report].name, other=everybody[boss].name)


def _check_not_opposed(one: Person, other: Person, known: PairRule | None, wanted: PairKind) -> None:
    if known is None or (known.kind is PairKind.TOGETHER) == (wanted is PairKind.TOGETHER):
        return
    together = known.kind is PairKind.TOGETHER
    code = ErrorCode.PAIR_KEPT_TOGETHER if together else ErrorCode.PAIR_KEPT_APART
    raise KnownError(code, name=one.name, other=other.name)


def _check_no_boss(tx: Transaction, one: Person, other: Person) -> None:
    above = set(boss_pairs(tx.all(Person)))
    for boss, report in ((one, other), (other, one)):
        if (boss.id, report.id) in above:
            raise KnownError(ErrorCode.BOSS_KEEPS_APART, name=report.name, boss=boss.name)

"""What is asked for a workshop's groups, and by whom: the rules on people's pages, their bosses, and what else counts.
Pure; `application/seating` reads it from a file, `groups.deal` seats by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from agendas.clashes import HardRule
from agendas.model import Agenda
from agendas.plan_values import NO_FACTS, NO_RULES, PeopleFacts, Rules, bosses_above
from agendas.rounds import BreakoutsImpossible
from workshop_app.domain.day_times import rounds_left
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.workshops import Attendance

BossPair = tuple[str, str]  # boss, report
NO_TIMES: Mapping[str, tuple[int, int | None]] = {}


class SeatRules(Struct, frozen=True):
    """By id. `rules` stand on people's pages; `bosses` are everybody with each boss above them, also where the boss in
    between takes no part. `facts` are costs."""

    rules: Rules = NO_RULES
    bosses: tuple[BossPair, ...] = ()
    facts: PeopleFacts = NO_FACTS

    @property
    def strict(self) -> Rules:
        """All of it, bosses never with their reports."""
        return replace(self.rules, apart=(*self.rules.apart, *self.bosses))

    @property
    def relaxed(self) -> Rules:
        """Bosses with their reports only where there is no other way."""
        return replace(self.rules, rather_not=(*self.rules.rather_not, *self.bosses))


class ClashingRule(Struct, frozen=True):
    """One of the fewest rules that cannot all be kept. `kind` is "apart", "together", "host" or "boss": then `people`
    are the report and each boss from there up to the one who is meant."""

    kind: str
    people: tuple[str, ...]
    room: int = 0


def seat_rules(
    everybody: Sequence[Person], pairs: Iterable[PairRule], facts: PeopleFacts, bosses: Iterable[BossPair] | None = None
) -> SeatRules:
    """Everybody of the engagement and the rules about two of them."""
    by_kind: dict[PairKind, list[tuple[str, str]]] = {kind: [] for kind in PairKind}
    for pair in pairs:
        by_kind[pair.kind].append(pair.ids)
    return SeatRules(
        Rules(
            apart=tuple(by_kind[PairKind.APART]),
            together=tuple(by_kind[PairKind.TOGETHER]),
            rather_not=tuple(by_kind[PairKind.RATHER_NOT]),
            hosts={person.id: person.host_room for person in everybody if person.host_room},
        ),
        boss_pairs(everybody) if bosses is None else tuple(bosses),
        facts,
    )


def boss_pairs(everybody: Iterable[Person]) -> tuple[BossPair, ...]:
    """Everybody with each boss above them, the boss of a boss included."""
    return bosses_above({person.id: person.reports_to or "" for person in everybody})


def facts_of(
    people: Iterable[Person],
    times: Mapping[str, tuple[int, int | None]] = NO_TIMES,
    met: Mapping[tuple[str, str], int] | None = None,
) -> PeopleFacts:
    """What the people's pages say that counts for groups, when they come and leave (see `known_times`), and who met
    whom before, for two ids in order."""
    everyone = tuple(people)
    return PeopleFacts(
        can_coach=frozenset(person.id for person in everyone if person.can_coach),
        brings_okr=frozenset(person.id for person in everyone if person.brings_okr),
        teams={person.id: _word(person.team) for person in everyone if person.team.strip()},
        levels={person.id: _word(person.level) for person in everyone if person.level.strip()},
        languages={person.id: _word(person.language) for person in everyone if person.language.strip()},
        met=met or {},
        leaves_after={id: leaves for id, (_, leaves) in times.items() if leaves is not None},
        arrives_after={id: late for id, (late, _) in times.items() if late},
    )


def known_times(entries: Iterable[Attendance], agenda: Agenda) -> Mapping[str, tuple[int, int | None]]:
    """Of those who come late or leave early: how many rounds they miss first, and after how many they are gone."""
    asked = (each for each in entries if each.told)
    told = ((entry.person_id, rounds_left(entry, agenda)) for entry in asked)
    return {id: times for id, times in told if times != (0, None)}


def named_by(asked: SeatRules, names: Mapping[str, str]) -> SeatRules:
    """The same about people who go by something else than their ids."""

    def pairs(entries: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(names[id] for id in entry) for entry in entries)

    def keys(known: Mapping[str, Any]) -> dict[str, Any]:
        return {names[id]: value for id, value in known.items()}

    rules, facts = asked.rules, asked.facts
    return SeatRules(
        Rules(pairs(rules.apart), pairs(rules.together), pairs(rules.rather_not), keys(rules.hosts)),
        tuple((names[boss], names[report]) for boss, report in asked.bosses),
        PeopleFacts(
            can_coach=frozenset(names[id] for id in facts.can_coach),
            brings_okr=frozenset(names[id] for id in facts.brings_okr),
            teams=keys(facts.teams),
            levels=keys(facts.levels),
            languages=keys(facts.languages),
            met={tuple(sorted((names[one], names[other]))): n for (one, other), n in facts.met.items()},  # type: ignore[misc]
            leaves_after=keys(facts.leaves_after),
            arrives_after=keys(facts.arrives_after),
        ),
    )


def clashing(impossible: BreakoutsImpossible, above: Iterable[BossPair]) -> tuple[ClashingRule, ...]:
    """The rules that clash, as few as were found; nothing when no rule is in the way. Bosses, for whom nobody wrote a
    rule, are told as what they are: `above` holds everybody with each boss above them."""
    clash: Iterable[HardRule] = impossible.facts.get("clash", ())  # type: ignore[assignment]
    known = set(above)
    found = []
    for rule in clash:
        chain = boss_chain(rule.people, known) if rule.kind == "apart" and len(rule.people) == 2 else ()
        found.append(ClashingRule("boss", chain) if chain else ClashingRule(rule.kind, rule.people, rule.room))
    return tuple(found)


def boss_chain(pair: Sequence[str], above: Collection[BossPair]) -> tuple[str, ...]:
    """From the report up to the boss, those in between included; nothing where neither is above the other."""
    for boss, report in (pair, pair[::-1]):
        if (boss, report) in above:
            between = {one for one, below in above if below == report and (boss, one) in above}
            rank = {one: sum((other, one) in above for other in between) for one in between}
            return (report, *sorted(between, key=lambda one: (-rank[one], one)), boss)
    return ()


def _word(text: str) -> str:
    """Capitals and spaces make no other team."""
    return " ".join(text.casefold().split())

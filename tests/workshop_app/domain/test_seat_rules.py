"""What people's pages ask of groups, when they come and leave, and how a clash is told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agendas import loader
from agendas.breakouts import BreakoutsImpossible
from ui.clash_words import why_impossible
from workshop_app.domain import groups, reseating
from workshop_app.domain.day_times import (
    Leaving,
    lunch_gone,
    lunches,
    read_arrival,
    read_leaving,
    round_times,
    rounds_left,
    said_leaving,
)
from workshop_app.domain.groups import DealtGroups
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.seat_rules import SeatRules, boss_pairs, facts_of, known_times, seat_rules
from workshop_app.domain.workshops import Attendance, SeatedRound

AGENDA = loader.load("expert_onsite")
_AGAIN = tuple(replace(step, id=f"{step.id}_again", day=2) for step in AGENDA.steps)
TWO_DAYS = replace(AGENDA, steps=(*AGENDA.steps, *_AGAIN), starts=(540, 540))


def people(count: int, **more: Person) -> list[Person]:
    """P1, P2 ...; some of them otherwise, by name."""
    return [more.get(f"P{n}", Person(f"P{n}", f"Name {n}")) for n in range(1, count + 1)]


def pair(one: str, other: str, kind: PairKind) -> PairRule:
    first, second = sorted((one, other))
    return PairRule(f"{first}{second}", first, second, kind)


def rooms_of(rounds: tuple[SeatedRound, ...]) -> list[set[str]]:
    return [{room.coach, room.coachee, *room.observers} for one in rounds for room in one.rooms]


def deal(there: list[Person], rules: SeatRules, *, keep: bool = True, seed: int = 1) -> DealtGroups:
    return groups.deal(there, 3, seed, keep, rules.rules, rules.facts, bosses=rules.bosses)


def asked(everyone: list[Person], *pairs: PairRule) -> SeatRules:
    return seat_rules(everyone, pairs, facts_of(everyone))


def test_the_boss_of_a_boss_counts_also_where_the_one_between_takes_no_part() -> None:
    everybody = people(7, P2=Person("P2", "Ben", reports_to="P1"), P3=Person("P3", "Cho", reports_to="P2"))
    there = [person for person in everybody if person.id != "P2"]
    for seed in range(8):
        dealt = deal(there, asked(everybody), keep=False, seed=seed)
        assert not any({"P1", "P3"} <= room for room in rooms_of(dealt.rounds))
    assert ("P1", "P3") in boss_pairs(everybody)


def test_all_that_is_asked_is_kept_in_every_round() -> None:
    everyone = people(12, P1=Person("P1", "Ana", host_room=3), P2=Person("P2", "Ben", reports_to="P3"))
    rules = asked(everyone, pair("P4", "P5", PairKind.APART), pair("P6", "P7", PairKind.TOGETHER))
    for keep in (True, False):
        dealt = deal(everyone, rules, keep=keep)
        assert groups.truth(dealt.rounds, everyone, rules.strict).broken_rules == ()
        assert all(
            "P1" in {room.coach, room.coachee, *room.observers} for one in dealt.rounds for room in one.rooms[2:3]
        )


def test_the_fewest_rules_that_clash_are_told_by_name_with_the_pages_to_loosen_them() -> None:
    everyone = people(9, P1=Person("P1", "Ana"), P2=Person("P2", "Ben", reports_to="P3"), P3=Person("P3", "Cem"))
    rules = asked(everyone, pair("P1", "P2", PairKind.TOGETHER), pair("P1", "P3", PairKind.TOGETHER))
    with pytest.raises(BreakoutsImpossible) as caught:
        deal(everyone, rules)
    names = {person.id: person.name for person in everyone}
    told = why_impossible(caught.value, rules.bosses, names)
    assert told == (
        "These rules cannot all be kept: Ben reports to Cem; Ana and Ben must be together; Ana and Cem must be "
        "together. Loosen one of them on the page of Ben or Ana in People."
    )


def test_a_host_of_a_room_there_is_not_is_told_so() -> None:
    everyone = people(9, P1=Person("P1", "Ana", host_room=5))
    with pytest.raises(BreakoutsImpossible) as caught:
        deal(everyone, asked(everyone))
    told = why_impossible(caught.value, (), {"P1": "Ana"})
    assert "Ana hosts room 5, and there are not that many rooms. Loosen it on the page of Ana in People." in told


def test_a_boss_through_others_is_told_with_them() -> None:
    chain = [Person("P1", "Ana"), Person("P2", "Ben", reports_to="P1"), Person("P3", "Cho", reports_to="P2")]
    everyone = [*chain, *people(9)[3:]]
    rules = asked(everyone, pair("P1", "P4", PairKind.TOGETHER), pair("P3", "P4", PairKind.TOGETHER))
    with pytest.raises(BreakoutsImpossible) as caught:
        deal(everyone, rules)
    names = {person.id: person.name for person in everyone}
    assert "Cho reports to Ana through Ben" in why_impossible(caught.value, rules.bosses, names)


def test_bosses_alone_never_stop_a_plan() -> None:
    everyone = people(4, P2=Person("P2", "Ben", reports_to="P1"))
    dealt = deal(everyone, asked(everyone))
    assert dealt.relaxed
    assert dealt.why is not None
    with pytest.raises(BreakoutsImpossible):  # what a coach asked for does
        deal(everyone, asked(everyone, pair("P3", "P4", PairKind.APART)))


def test_whoever_is_gone_is_not_missed_and_whoever_still_has_a_chair_is() -> None:
    everyone = people(9)
    rules = replace(asked(everyone), facts=replace(facts_of(everyone), leaves_after={"P1": 2}))
    dealt = deal(everyone, rules)
    assert groups.missing(dealt.rounds, everyone, rules.facts) == ()
    assert groups.same_groups(dealt.plan("w"))
    assert not groups.same_groups(deal(everyone, rules, keep=False).plan("w"))
    assert [person.id for person in groups.missing(dealt.rounds, everyone)] == ["P1"]
    plain = groups.deal(everyone, 3, 1)
    assert groups.strangers(plain.rounds, everyone, rules.facts) == {"P1"}
    (first, *_) = reseating.reseat_offers(plain.plan("w"), everyone, 1, rules.strict, rules.facts)
    assert first.rounds[0] == plain.rounds[0]
    assert not any("P1" in room for room in rooms_of(first.rounds[2:]))
    assert any("P1" in room for room in rooms_of(first.rounds[1:2]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13:00", Leaving(at=780)),
        ("1 pm", Leaving(at=780)),
        ("2", Leaving(after=2)),
        ("after round 2", Leaving(after=2)),
        ("Nach Runde 1", Leaving(after=1)),
        ("lunch", Leaving(lunch=1)),
        ("at lunch", Leaving(lunch=1)),
        ("Mittag", Leaving(lunch=1)),
        ("lunch (+1)", None),
        ("", Leaving()),
        ("10:00 (+1)", Leaving(at=1440 + 600)),
        ("soon", None),
        ("after round many", None),
        ("25:00", None),
        ("-3", None),
        ("24:00", Leaving(at=1440)),
        (".30", None),  # half an hour after midnight, or seven in the morning as a workbook stores it?
        ("0.541666667", None),
    ],
)
def test_when_somebody_leaves_as_it_is_typed(typed: str, meant: Leaving | None) -> None:
    assert read_leaving(typed, AGENDA) == meant


def test_a_part_of_a_day_is_a_time_in_a_table_alone() -> None:
    assert read_leaving("0.5416666667", AGENDA, imported=True) == Leaving(at=780)
    assert read_arrival("0.375", imported=True) == 540
    assert read_arrival("0.375") is None


def test_what_is_said_is_read_again() -> None:
    for told in ({"leaves_at": 780}, {"leaves_after": 2}, {"leaves_lunch": 1}, {"leaves_lunch": 2}):
        entry = Attendance("", "", "", **told)
        again = Leaving(entry.leaves_after, entry.leaves_at, entry.leaves_lunch)
        assert read_leaving(said_leaving(entry), TWO_DAYS) == again


def test_lunch_without_an_agenda_is_a_question() -> None:
    assert read_leaving("lunch") is None


def test_lunch_is_that_of_its_own_day() -> None:
    second = Attendance("", "", "p", leaves_lunch=2)
    known = lunches(TWO_DAYS)
    assert set(known) == {1, 2}
    assert rounds_left(second, TWO_DAYS) == (0, sum(over <= known[2] for _, over in round_times(TWO_DAYS)))
    first = Attendance("", "", "p", leaves_lunch=1)
    assert rounds_left(first, TWO_DAYS)[1] < rounds_left(second, TWO_DAYS)[1]  # type: ignore[operator]
    only_later = replace(TWO_DAYS, steps=tuple(step for step in TWO_DAYS.steps if step.id != "lunch"))
    assert lunch_gone(first, only_later), "the lunch of another day is another answer"
    assert not lunch_gone(second, only_later)
    assert read_leaving("lunch", only_later) == Leaving(lunch=2)


def test_which_rounds_a_time_leaves() -> None:
    times = list(round_times(AGENDA))
    assert len(times) > 1
    begins, over = times[0]
    assert rounds_left(Attendance("", "", "", leaves_at=over), AGENDA) == (0, 1)
    assert rounds_left(Attendance("", "", "", leaves_at=over - 1), AGENDA) == (0, 0)
    assert rounds_left(Attendance("", "", "", arrives_at=begins), AGENDA) == (0, None)
    assert rounds_left(Attendance("", "", "", arrives_at=begins + 1), AGENDA) == (1, None)
    assert known_times([Attendance("", "", "p", leaves_after=99)], AGENDA) == {}

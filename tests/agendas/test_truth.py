"""What is told about plans: nobody is called fairly treated who misses a seat; who met whom over days."""

from __future__ import annotations

from agendas.breakouts import BreakoutPlan, PeopleFacts, PlannedRoom, PlannedRound, Rules, mixture, report, who_met_whom

DAY_ONE = BreakoutPlan(
    (
        PlannedRound(1, (PlannedRoom(1, "Ana", "Ben", ("Cho", "Dev")),)),
        PlannedRound(2, (PlannedRoom(1, "Ben", "Ana", ()), PlannedRoom(2, "Cho", "Dev", ()))),
    ),
    seed=0,
)
DAY_TWO = BreakoutPlan((PlannedRound(1, (PlannedRoom(1, "Eli", "Ana", ("Dev",)),)),), seed=0)


def test_a_plan_is_not_fair_while_somebody_misses_a_seat() -> None:
    found = report(DAY_ONE, ["Ana", "Ben", "Cho", "Dev"])
    assert (found.never_coach, found.never_coached, found.never_observe) == (("Dev",), ("Cho",), ("Ana", "Ben"))
    assert (found.missed_seats, found.everybody_has_every_seat) == (4, False)
    assert (found.repeated_pairs, found.met_again) == (2, 2)


def test_who_must_be_together_is_counted_apart() -> None:
    kept = report(DAY_ONE, ["Ana", "Ben", "Cho", "Dev"], Rules(together=(("Ana", "Ben"),)))
    assert (kept.repeated_pairs, kept.met_again, kept.kept_again) == (1, 1, 1)
    assert report(DAY_ONE, ["Ana", "Ben", "Cho", "Dev"]).kept_again == 0


def test_who_is_gone_misses_nothing() -> None:
    found = report(DAY_ONE, ["Ana", "Ben", "Cho"])
    assert found.never_coach == ()
    assert found.counts["Dev"].coachee == 1


def test_a_host_elsewhere_is_a_broken_rule() -> None:
    (broken,) = report(DAY_ONE, ["Cho"], Rules(hosts={"Cho": 1})).broken_rules
    assert (broken.rule, broken.round, broken.people) == ("host", 2, ("Cho",))


def test_who_met_whom_over_two_days() -> None:
    matrix = who_met_whom([DAY_ONE, DAY_TWO])
    assert matrix.people == ("Ana", "Ben", "Cho", "Dev", "Eli")
    assert matrix.times[0] == (0, 2, 1, 2, 1)
    assert all(matrix.times[i][j] == matrix.times[j][i] for i in range(5) for j in range(5))
    assert who_met_whom([DAY_ONE], ["Dev", "Ana"]).times == ((0, 1), (1, 0))


def test_how_well_people_are_mixed() -> None:
    facts = PeopleFacts(
        can_coach=frozenset({"Eli"}),
        brings_okr=frozenset({"Ana"}),
        teams={"Ana": "Ops", "Ben": "Ops", "Cho": "Law"},
        levels={"Cho": "Lead", "Dev": "Lead"},
        languages={"Ana": "de", "Ben": "en"},
        met={("Ana", "Cho"): 1},
    )
    found = mixture(DAY_ONE, facts)
    assert (found.same_team, found.same_level, found.other_language, found.met_before) == (2, 2, 2, 1)
    assert (found.rooms_without_okr, found.novices_only) == (1, 1)

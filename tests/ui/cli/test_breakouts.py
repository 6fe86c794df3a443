"""breakouts: a rules file that is strict, and what is said of the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., tuple[int, Any, str]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('never = [["P01", "P02"]]', '"never" is no rule. There are: apart, together,'),
        ('apart = "P01"', "apart is not a list of lists of names"),
        ('apart = ["P01", "P02"]', "apart is not a list of lists of names"),
        ('apart = [["P01", "Xaver"]]', 'apart: there is nobody called "Xaver".'),
        ('apart = [["P01"]]', "apart: an entry needs two names or more, not 1."),
        ('boss = [["P01", "P02", "P03"]]', "boss: an entry needs 2 names, not 3."),
        ('together = [["P01", "p01"]]', 'together: "p01" stands there twice.'),
        ("rather_not = [[1, 2]]", "rather_not: 1 is not a name"),
        ('host = [["P01", 2]]', "host does not give a number to each name"),
        ('host = {"P01" = "two"}', 'host: "P01" needs a whole number from 1.'),
        ('leaves_after = {"P01" = 9}', 'leaves_after: "P01" leaves after round 9, and the last is round 2.'),
        ('leaves_after = {"Xaver" = 2}', 'leaves_after: there is nobody called "Xaver".'),
        ('brings_okr = "P01"', "brings_okr is not a list of names"),
        ('met = [["P01", "P02", "often"]]', "met: how often is a whole number from 1"),
        ('met = [["P01"]]', "met: an entry needs 2 names, not 1."),
        ('met = ["P01"]', "met is not a list of lists of names"),
        ('boss = [["P01", "Xaver"]]', 'boss: there is nobody called "Xaver".'),
        ('boss = [["P01", 2]]', "boss: 2 is not a name"),
        ('boss = [["P01", "p01"]]', 'boss: "p01" stands there twice.'),
        ('met = [["P01", "Xaver", 2]]', 'met: there is nobody called "Xaver".'),
        ('boss = [["P01", "P02"], ["P02", "P01"]]', 'boss: "P01" and "P02" cannot each be the boss of the other.'),
    ],
)
def test_what_is_not_understood_is_a_line_and_nothing_is_dropped(
    say: Say, tmp_path: Path, content: str, said: str
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(content, "utf-8")
    status, out, err = say("breakouts", "--people", 6, "--rounds", 2, "--rules", rules)
    assert (status, out) == (1, "")
    assert said in err.splitlines()[0]


def test_each_mistake_has_its_line(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('never = 1\napart = [["P01", "Ana"]]\ntogether = "P02"\n', "utf-8")
    status, _, err = say("breakouts", "--people", 6, "--rounds", 2, "--rules", rules)
    assert (status, len(err.splitlines())) == (1, 3)


def test_all_rules_together(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(
        'apart = [["P01", "P02"]]\ntogether = [["P03", "P04"]]\nboss = [["P05", "P06"], ["P06", "P07"]]\n'
        'host = {"P08" = 3}\nbrings_okr = ["P01", "P02", "P03"]\ncan_coach = ["P09"]\nmet = [["P01", "P09", 2]]\n'
        'leaves_after = {"P10" = 2}\n',
        "utf-8",
    )
    status, plan, _ = say("breakouts", "--people", 12, "--rounds", 3, "--mix", "--rules", rules, "--json")
    assert status == 0
    for one in plan["rounds"]:
        rooms = [{each["coach"], each["coachee"], *each["observers"]} for each in one["rooms"]]
        for pair in ({"P01", "P02"}, {"P05", "P06"}, {"P06", "P07"}, {"P05", "P07"}):
            assert not any(pair <= room for room in rooms)
        assert any({"P03", "P04"} <= room for room in rooms)
        assert "P08" in rooms[2]
    assert not any("P10" in str(room) for room in plan["rounds"][2]["rooms"])
    assert (plan["broken_rules"], plan["never_observe"]) == ([], ["P10"])
    assert plan["everybody_has_every_seat"] is False


def test_bosses_that_clash_are_told_as_bosses(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('boss = [["P01", "P02"], ["P02", "P03"]]\n', "utf-8")
    status, _, err = say("breakouts", "--people", 7, "--rounds", 3, "--rules", rules)
    told = "P02 reports to P01; P03 reports to P02; P03 reports to P01 through P02"
    assert (status, err.strip()) == (1, f"These rules cannot all be kept: {told}.")


def test_two_who_observe_do_so_in_the_plural(say: Say) -> None:
    assert " observe\n" in say("breakouts", "--people", 4, "--rounds", 2)[1]


def test_rules_that_clash_are_named(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('together = [["P01", "P02"], ["P02", "P03"]]\napart = [["P01", "P03"]]\n', "utf-8")
    status, _, err = say("breakouts", "--people", 9, "--rounds", 2, "--rules", rules)
    assert status == 1
    assert err == (
        "These rules cannot all be kept: P01 and P03 are never together; P01 and P02 must be together; "
        "P02 and P03 must be together.\n"
    )


def test_what_no_plan_can_do_better_is_said(say: Say) -> None:
    status, out, _ = say("breakouts", "--people", 6, "--rounds", 2, "--mix")
    assert status == 0
    assert "No plan with rooms of these sizes does better: with so few rooms (2)" in out
    assert "Never coach: " in out
    _, plan, _ = say("breakouts", "--people", 30, "--rounds", 14, "--mix", "--json")
    assert plan["best_possible"] == {"met_again": 0, "source": "table", "sentence": "Nobody meets anybody twice."}
    assert say("breakouts", "--people", 30, "--rounds", 15, "--mix")[0] == 1


def test_no_bound_is_claimed_that_rests_on_people_who_will_have_left(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('leaves_after = {"P01" = 1}\n', "utf-8")
    asked = ("breakouts", "--people", 10, "--rounds", 4, "--mix", "--json")
    assert say(*asked)[1]["best_possible"]["met_again"] == 2
    assert say(*asked, "--rules", rules)[1]["best_possible"] is None


def test_those_who_must_be_together_are_not_said_to_meet_once(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('together = [["P01", "P02"]]\n', "utf-8")
    _, out, _ = say("breakouts", "--people", 18, "--rounds", 3, "--mix", "--rules", rules)
    assert "Nobody meets anybody twice, except those who must be together." in out


def test_bosses_in_the_list_of_names_sit_elsewhere(say: Say, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("Name,Reports to\nAna,\nBen,Ana\nCho,Ben\nDev,\nEli,\nFay,\n", "utf-8")
    status, _, err = say("breakouts", "--names", names, "--rounds", 2)
    assert (status, "Some share a room with a boss" in err) == (0, True)  # three in a line, two rooms
    names.write_text("Name,Reports to\nAna,\nBen,Ana\nCho,Ben\n" + "".join(f"X{n},\n" for n in range(6)), "utf-8")
    status, plan, err = say("breakouts", "--names", names, "--rounds", 2, "--json")
    assert (status, err, plan["broken_rules"]) == (0, "", [])


def test_somebody_left_and_somebody_comes_late(say: Say) -> None:
    words = ("breakouts", "--people", 9, "--rounds", 3)
    _, plan, _ = say(*words, "--json")
    status, found, _ = say(*words, "--left", "P01", "--after", 1, "--json")
    assert status == 0
    assert [(len(each["movers"]), each["facilitated"]) for each in found["offers"]] == [(2, 0), (0, 2)]
    assert all(each["rounds"][0] == plan["rounds"][0] for each in found["offers"])
    status, out, _ = say(*words, "--left", "P01", "--late", "Zoe", "--after", 1)
    assert status == 0
    assert ": people who go to another room: nobody." in out
    assert "Round 2: Zoe " in out
    assert say(*words, "--left", "Zoe")[0] == 1
    assert say(*words, "--late", "P01")[2] == '"P01" is in the groups already.\n'
    assert say("breakouts", "--people", 2, "--rounds", 2, "--left", "P01")[0] == 1


def test_before_the_first_round_the_first_offer_is_to_make_the_groups_again(say: Say) -> None:
    words = ("breakouts", "--people", 10, "--rounds", 3, "--left", "P01")
    _, found, _ = say(*words, "--json")
    _, fresh, _ = say(*words, "--after", 1, "--json")
    first, *others = found["offers"]
    assert (first["again"], first["movers"], first["everybody_has_every_seat"]) == (True, [], True)
    assert "P01" not in str(first["rounds"])
    assert others
    assert not any(each["again"] for each in (*others, *fresh["offers"]))
    out = say(*words)[1]
    assert out.startswith("Offer 1: make the groups again; nobody has sat anywhere yet.\n  Nobody misses a seat.\n")
    assert "\nOffer 2: people who go to another room: " in out


def test_who_meets_whom_as_a_table_and_as_json(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('met = [["P01", "P09", 2]]\n', "utf-8")
    asked = ("breakouts", "--people", 9, "--rounds", 4, "--mix", "--met", "--rules", rules)
    status, found, _ = say(*asked, "--json")
    assert status == 0
    pairs = {tuple(each["people"]): each for each in found["met"]}
    assert len(pairs) == 36
    assert {each["rounds"] for each in pairs.values()} == {1}
    assert pairs["P01", "P09"]["before"] == 2
    status, out, _ = say(*asked)
    assert status == 0
    last = out.splitlines()[-9:]
    assert last[0].split() == ["1", "P01", "-", "1", "1", "1", "1", "1", "1", "1", "3"]
    assert last[8].split()[:3] == ["9", "P09", "3"]


def test_of_thirty_people_only_who_meets_again_is_listed_and_the_table_on_demand(say: Say) -> None:
    """A pipe has no width: a row of the table is a line."""
    asked = ("breakouts", "--people", 30, "--rounds", 3)
    status, out, _ = say(*asked, "--met")
    assert status == 0
    told = out[out.index("Who meets whom") :].splitlines()
    assert told[1] == "435 pairs: 0 meet once, 30 more often, 405 not at all."
    assert sum(line.count("3 times") for line in told) == 30
    assert max(map(len, told)) <= 80
    assert told[-1] == "All pairs as a table: --met-all."
    _, table, _ = say(*asked, "--met-all")
    assert len(table.splitlines()[-1].split()) == 32
    _, found, _ = say(*asked, "--met", "--json")
    assert len(found["met"]) == 435


def test_offers_tell_the_cost_of_the_change_and_once_what_was_so_before(say: Say) -> None:
    asked = ("breakouts", "--people", 12, "--rounds", 2, "--left", "P05", "--after", 1)
    status, out, _ = say(*asked)
    assert status == 0
    assert out.count("As before: never coach: ") == 1
    assert out.splitlines()[-1].startswith("As before: ")
    _, found, _ = say(*asked, "--json")
    seats = ("never_coach", "never_coached", "never_observe")
    worth = [
        (each["facilitated"], sum(len(each[seat]) for seat in seats), len(each["movers"])) for each in found["offers"]
    ]
    assert worth == sorted(worth)
    for each in found["offers"]:
        lost = {(seat, name) for seat, names in each["cost"]["lost"].items() for name in names}
        before = {(seat, name) for seat, names in found["as_before"].items() for name in names}
        assert not lost & before


@pytest.mark.parametrize("mix", [True, False])
def test_the_plan_says_whether_groups_stay_and_offers_are_made_for_that(say: Say, mix: bool) -> None:
    """Of four people the seats do not tell: many meet again in either."""
    words = ("breakouts", "--people", 4, "--rounds", 3, *(["--mix"] if mix else []))
    _, plan, _ = say(*words, "--json")
    assert plan["same_all_day"] is not mix
    status, found, _ = say(*words, "--left", "P01", "--late", "Zoe", "--after", 1, "--json")
    assert status == 0
    for each in found["offers"]:
        for one in each["rounds"][1:]:
            seated = [id for room in one["rooms"] for id in (room["coach"], room["coachee"], *room["observers"])]
            assert sorted(seated) == ["P02", "P03", "P04", "Zoe"]


def test_pairs_are_told_and_how_many_one_facilitator_can_sit_in_with(say: Say, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('leaves_after = {"P01" = 1, "P02" = 1}\n', "utf-8")
    asked = ("breakouts", "--people", 9, "--rounds", 3, "--mix", "--rules", rules)
    _, out, _ = say(*asked)
    assert "You sit in with a pair 2 times, in rounds 2, 3." in out
    assert "Rounds 2, 3 have 2 pairs each; you can sit in with one." in out
    assert "the facilitator observes" not in out, "who sits in with one of two is not promised to both"
    assert say(*asked, "--json")[1]["pairs"] == {"1": 0, "2": 2, "3": 2}
    _, out, _ = say("breakouts", "--people", 8, "--rounds", 3, "--mix")
    assert "You sit in with a pair 2 times, in rounds 2, 3.\n" in out
    assert "the facilitator observes" in out
    assert "sit in" not in say("breakouts", "--people", 9, "--rounds", 3)[1]


def test_offers_say_where_there_are_more_pairs_than_one_can_sit_in_with(say: Say) -> None:
    asked = ("breakouts", "--people", 12, "--rounds", 3, "--left", "P01", "--left", "P02", "--after", 1)
    _, out, _ = say(*asked)
    assert "The facilitator sits in with a pair: 4 times.\n  Rounds 2, 3 have 2 pairs each; you can sit in" in out
    offers = say(*asked, "--json")[1]["offers"]
    assert [each["cost"]["crowded"] for each in offers] == [{}, {"2": 2, "3": 2}]


@pytest.mark.parametrize("after", [-1, 4, 9])
def test_no_rounds_are_over_that_there_are_not(say: Say, after: int) -> None:
    status, out, err = say("breakouts", "--people", 9, "--rounds", 3, "--left", "P01", "--after", after)
    assert (status, out, err) == (1, "", f"--after {after}: the rounds that are over are 0 to 3.\n")


def test_a_rules_file_leaves_standing_what_the_list_says(say: Say, tmp_path: Path) -> None:
    """Who leaves early by the list does so, also where the file has something else to say."""
    people, rules = tmp_path / "people.csv", tmp_path / "rules.toml"
    people.write_text("Name,Leaves\nAna,after round 1\nBen,\nCem,after round 9\nDea,\nEva,\nFay,\n", "utf-8")
    for more, leaves in (("", {"Ana"}), ('leaves_after = {"Ben" = 2}\n', {"Ana", "Ben"})):
        rules.write_text(f'can_coach = ["Cem"]\n{more}', "utf-8")
        _, plan, err = say("breakouts", "--names", people, "--rounds", 3, "--rules", rules, "--json")
        rooms = [(each["coach"], each["coachee"], *each["observers"]) for each in plan["rounds"][2]["rooms"]]
        assert {name for room in rooms for name in room} == {"Ana", "Ben", "Cem", "Dea", "Eva", "Fay"} - leaves
        assert err == 'Line 4: "after round 9": the last is round 3. They are dealt for to the end.\n'

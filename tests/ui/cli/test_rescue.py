"""rescue and agenda fit-to on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agendas import loader, side_by_side
from agendas.writing import to_toml
from ui.command_line import main


def rescue(say: Any, *words: object) -> tuple[int, Any, str]:
    return say("rescue", "--agenda", "expert_onsite", "--start", "09:00", *words)


def test_three_offers_cheapest_first(say: Any) -> None:
    status, found, err = rescue(say, "--at", "group_exercise", "--late", 12, "--json")
    assert (status, err) == (0, "")
    offers = found["offers"]
    assert {offer["kind"] for offer in offers} == {"shorten", "drop", "end_later"}
    assert [offer["cost"] for offer in offers] == sorted(offer["cost"] for offer in offers)
    by_kind = {offer["kind"]: offer for offer in offers}
    assert sum(change["from"] - change["to"] for change in by_kind["shorten"]["changes"]) == 15  # in whole fives
    assert by_kind["shorten"]["end"] == "15:27"
    assert (by_kind["end_later"]["end"], by_kind["end_later"]["changes"]) == ("15:42", [])
    assert 0 in {change["to"] for change in by_kind["drop"]["changes"]}


def test_the_start_of_the_day_moves_the_end(say: Any) -> None:
    words = ("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", 5, "--json")
    early = say(*words, "--start", "8:00")[1]["offers"]
    usual = say(*words)[1]["offers"]
    assert {offer["end"] for offer in early if offer["kind"] == "shorten"} == {"14:30"}
    assert {offer["end"] for offer in usual if offer["kind"] == "shorten"} == {"15:30"}


def test_second_day_of_a_remote_workshop(say: Any) -> None:
    words = ("rescue", "--agenda", "expert_remote", "--at", "breakout_2", "--start", "13:00", "--late", 4, "--json")
    _, found, _ = say(*words)
    assert {offer["end"] for offer in found["offers"] if offer["kind"] == "end_later"} == {"15:04"}


def test_a_delay_as_people_say_it(say: Any) -> None:
    in_words = rescue(say, "--at", "theory", "--late", "1/4 h", "--json")
    assert in_words == rescue(say, "--at", "theory", "--late", 15, "--json")
    assert rescue(say, "--at", "theory", "--ahead", "10 min", "--json")[1]["offers"]


def test_an_agenda_of_ones_own(say: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'title = "Own"\n'
        '[[step]]\nid = "talk"\ntitle = "Talk"\ntype = "theory"\nminutes = 30\nflex = [15, 30]\n'
        '[[step]]\nid = "try"\ntitle = "Try"\ntype = "exercise"\nuntil = "12:00"\n'
        '[[step]]\nid = "bye"\ntitle = "Bye"\ntype = "wrap_up"\nminutes = 20\nflex = [10, 20]\n',
        "utf-8",
    )
    _, found, _ = say("rescue", "--agenda", own, "--at", "try", "--late", 10, "--json")
    assert [offer["end"] for offer in found["offers"]] == ["12:20", "12:30"]
    assert "until 12:00" in say("agenda", "show", own)[1]
    assert say("agenda", "fit-to", own, "--minutes", "3h10", "--json")[1]["minutes"] == 190
    assert "12:20:00  finished" in say("simulate", "--agenda", own)[1]


@pytest.mark.parametrize(
    "words",
    [("rescue", "--at", "talk", "--late", "5", "--agenda"), ("agenda", "show"), ("simulate", "--agenda")],
)
def test_every_mistake_of_ones_own_agenda_is_told(say: Any, tmp_path: Path, words: tuple[str, ...]) -> None:
    own = tmp_path / "own.toml"
    own.write_text('title = "Own"\nstarts = ["24:00"]\n[[step]]\nid = "talk"\nminutes = 0\n', "utf-8")
    status, out, err = say(*words, own)
    assert (status, out) == (1, "")
    assert "a day begins between 00:00 and 23:59" in err
    assert "minutes: is 0" in err


def test_in_sentences(say: Any) -> None:
    status, text, _ = rescue(say, "--at", "theory", "--late", 10)
    assert status == 0
    assert "Shorten “Team OKRs in seven steps” from 30 to 20 min. You finish as planned at 15:30." in text


def test_half_a_day_a_quarter_of_an_hour_late_at_the_mission(say: Any) -> None:
    words = ("rescue", "--agenda", "team_level_half_day", "--at", "mission")
    in_order = say(*words, "--late", 15)[1]
    assert "Shorten “Step 3: Objective” from 30 to 25 min." in in_order
    assert "You finish as planned at 13:00." in in_order


def test_few_items_give_or_all_of_them_in_proportion(say: Any) -> None:
    words = ("--at", "welcome", "--late", 25, "--json")
    in_order = rescue(say, *words)[1]["offers"][0]["changes"]
    even = rescue(say, *words, "--sharing", "proportional")[1]["offers"][0]["changes"]
    assert [change["step"] for change in in_order] == ["theory", "seven_steps", "share_back_2"]
    assert [change["step"] for change in even] == ["theory", "seven_steps", "lunch", "share_back_1", "share_back_2"]


def test_where_nothing_can_give_it_is_said(say: Any) -> None:
    words = ("rescue", "--agenda", "team_level_half_day", "--at", "confirm", "--late", 15)
    text = say(*words)[1]
    assert "Nothing left can give a minute. Say it now: we end at 13:15." in text
    assert say(*words, "--json")[1]["findings"] == ["Nothing left can give a minute. Say it now: we end at 13:15."]


def test_ahead_of_time_there_are_two_ways(say: Any) -> None:
    words = ("rescue", "--agenda", "team_level_half_day", "--at", "mission")
    text = say(*words, "--ahead", 10)[1]
    assert "Give “Step 5: Key results” 45 min instead of 40." in text
    assert "Finish early: at 12:50, 10 min before the planned end." in text
    assert "nothing to decide" in say(*words, "--ahead", 3)[1]
    assert "nothing to decide" in say(*words, "--late", 0)[1]


@pytest.mark.parametrize(
    "words",
    [
        ("rescue", "--agenda", "nothing", "--at", "theory", "--late", "5"),
        ("rescue", "--agenda", "expert_onsite", "--at", "nothing", "--late", "5"),
        ("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "-5"),
        ("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "9999"),
        ("rescue", "--agenda", "expert_onsite", "--at", "theory", "--ahead", "-5"),
        ("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "5", "--start", "late"),
        ("agenda", "fit-to", "nothing", "--minutes", "60"),
        ("agenda", "fit-to", "expert_onsite", "--minutes", "0"),
    ],
)
def test_bad_input_is_one_sentence(say: Any, words: tuple[str, ...]) -> None:
    status, out, err = say(*words, "--json")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_words_that_are_no_numbers_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "much"])
    assert stopped.value.code == 2
    assert "--late" in capsys.readouterr().err


def test_fit_to_tells_changes_and_new_times(say: Any) -> None:
    status, plan, err = say("agenda", "fit-to", "expert_onsite", "--minutes", 360, "--json")
    assert (status, err) == (0, "")
    assert (plan["minutes"], plan["missing_minutes"]) == (360, 0)
    assert sum(change["from"] - change["to"] for change in plan["changes"]) == 30
    assert sum(step["minutes"] for step in plan["steps"]) == 360
    text = say("agenda", "fit-to", "expert_onsite", "--minutes", 360)[1]
    assert "OKRs: what we agreed and why" in text


def test_fit_to_says_by_how_much_it_fails(say: Any) -> None:
    status, plan, err = say("agenda", "fit-to", "expert_onsite", "--minutes", 210, "--json")
    assert (status, plan["missing_minutes"], plan["minutes"]) == (1, 70, 280)
    assert "70 min" in err


@pytest.mark.parametrize(
    "more", [(), ("--late", "5", "--ahead", "5"), ("--late", "5", "--sharing", "luck"), ("--ahead", "soon")]
)
def test_one_delay_or_one_lead_and_a_known_way(more: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rescue", "--agenda", "expert_onsite", "--at", "theory", *more])
    assert stopped.value.code == 2


@pytest.mark.parametrize("template_id", loader.available())
def test_every_step_of_every_agenda_can_be_late(say: Any, template_id: str) -> None:
    for step in loader.load(template_id).steps:
        status, found, _ = say("rescue", "--agenda", template_id, "--at", step.id, "--late", 7, "--json")
        assert status == 0
        assert found["offers"], step.id


@pytest.mark.parametrize(("typed", "minutes"), [("5h30", 330), ("5 1/2 h", 330), ("5 h, 30 min", 330), ("330", 330)])
def test_fit_to_proposes_whole_fives(say: Any, typed: str, minutes: int) -> None:
    status, plan, _ = say("agenda", "fit-to", "expert_onsite", "--minutes", typed, "--json")
    assert (status, plan["minutes"]) == (0, minutes)
    assert all(change["to"] % 5 == 0 for change in plan["changes"])


def test_an_odd_length_is_held_by_one_item(say: Any) -> None:
    _, plan, _ = say("agenda", "fit-to", "expert_onsite", "--minutes", "5h53", "--json")
    assert (plan["minutes"], sum(change["to"] % 5 != 0 for change in plan["changes"])) == (353, 1)


def test_an_item_in_a_group_is_the_one_that_holds_it(say: Any, tmp_path: Path) -> None:
    agenda = side_by_side.beside(loader.load("expert_onsite"), "theory", "welcome", "block")
    own = tmp_path / "own.toml"
    own.write_text(to_toml(agenda), encoding="utf-8")
    inside, holder = (
        say("rescue", "--agenda", own, "--at", each, "--late", 12, "--json") for each in ("theory", "block")
    )
    assert inside == holder
    assert inside[1]["offers"]
    assert "theory" in say("rescue", "--agenda", own, "--at", "nobody", "--late", 12)[2]


@pytest.mark.parametrize("typed", ["½h", "0.5 h", "30 min", "٣٠", "３０", "0:30", "half an hour", "1/2\u00a0h"])
def test_a_length_may_be_written_in_many_ways(say: Any, typed: str) -> None:
    plain = say("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "30", "--json")
    assert say("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", typed, "--json") == plain


@pytest.mark.parametrize("typed", ["9 Uhr 30", "9.30", "0930", "9h30", "９：３０", "٩:٣٠", "9:30 am", "09:30:00"])
def test_a_start_may_be_written_in_many_ways(say: Any, typed: str) -> None:
    plain = say("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "9", "--start", "9:30", "--json")
    words = ("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "9", "--json")
    assert say(*words, "--start", typed) == plain


@pytest.mark.parametrize("typed", ["half past nine", "24:00", "9:30:20", "-9:30", "13 pm", "25:00", "9:3", ""])
def test_a_start_without_one_meaning_is_asked_about(say: Any, typed: str) -> None:
    words = ("rescue", "--agenda", "expert_onsite", "--at", "theory", "--late", "9", f"--start={typed}")
    status, out, err = say(*words)
    assert (status, out, err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("1.5", "is that hours?"), ("45-60", "Which one"), ("25h", "24 hours"), ("0930", "is not a length of time")],
)
def test_a_length_without_one_meaning_is_asked_about(
    say: Any, capsys: pytest.CaptureFixture[str], typed: str, asked: str
) -> None:
    with pytest.raises(SystemExit):
        say("agenda", "fit-to", "expert_onsite", "--minutes", typed)
    assert asked in capsys.readouterr().err


def test_two_breaks_have_their_times(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rescue", "--agenda", "expert_three_rounds", "--at", "welcome", "--late", "60"]) == 0
    out = capsys.readouterr().out
    assert "“Break, 10:45”" in out
    assert "“Break”" not in out

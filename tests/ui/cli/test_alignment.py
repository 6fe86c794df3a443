"""Dependencies and shared words from the command line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import draft_queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

Say = Callable[..., tuple[int, Any, str]]
PALLETS = "Crew needs the pallet list from Freight by 2031-02-04"


@pytest.fixture
def file(tmp_path: Path, clock: Any) -> Path:
    path = tmp_path / "Acme.okrw"
    teams = (Team("c", "Crew"), Team("d", "Desk", position=1), Team("f", "Freight", position=2))
    sets = tuple(DraftSet(f"s{team.id}", team.id, depends_on="Freight") for team in teams[:2])
    goals = (Objective("oc", "sc", "Better mornings"), Objective("od", "sd", "Better news"))
    results = (
        KeyResult("kc", "oc", "Crossings on time rise from 79 % to 92 %, read by QRX"),
        KeyResult("kd", "od", "Customers told on time rise from 22 % to 70 %"),
    )
    with closing(bootstrap.create(path, "Acme", clock)) as made:
        made.apply(Add((*teams, *sets, *goals, *results)))
    return path


def test_a_line_is_written_down_confirmed_and_taken_out(say: Say, file: Path) -> None:
    status, found, said = say("needs", "add", file, PALLETS, "--json")
    assert (status, said, found["asked"]) == (0, "", [])
    (added,) = found["added"]
    assert (added["needs"], added["from"], added["what"], added["by"]) == (
        "Crew",
        "Freight",
        "the pallet list",
        "2031-02-04",
    )
    assert (added["confirmed"], added["their_view"]) == (False, "unsaid")
    words = ("--by", "Cem", "--on", "2031-01-08", "--gives-up", "the weekly report", "--agreed-words", "by noon")
    status, found, _ = say("needs", "confirm", file, added["id"], "partly", *words, "--json")
    (line,) = found["dependencies"]
    assert (status, line["confirmed"], line["confirmed_by"], line["confirmed_on"]) == (0, True, "Cem", "2031-01-08")
    assert line["missing_for_an_agreement"] == ["needs_owner", "gives_owner"]
    assert (line["they_give_up"], line["agreed_words"]) == ("the weekly report", "by noon")
    talk = ("--their-reality", "two are away", "--how-seen", "the list is on the door", "--next-look", "2031-01-20")
    status, found, _ = say("needs", "write", file, added["id"], *talk, "--gives-owner", "Cem", "--json")
    (line,) = found["dependencies"]
    assert (status, line["their_reality"], line["how_both_see_it"]) == (0, "two are away", "the list is on the door")
    assert (line["next_look"], line["owner_gives"], line["agreed_words"]) == ("2031-01-20", "Cem", "by noon")
    assert say("needs", "write", file, added["id"], "--next-look", "one day soon", "--how-seen", "x")[0] != 0
    assert say("needs", "write", file, added["id"])[0] != 0
    (line,) = say("needs", "list", file, "--json")[1]["needs"]
    assert (line["next_look"], line["how_both_see_it"]) == ("2031-01-20", "the list is on the door")
    assert say("needs", "write", file, added["id"], "--next-look", "")[1].count("next look") == 0
    status, found, _ = say("needs", "list", file, "--team", "freight", "--json")
    assert (found["we_need"], [each["id"] for each in found["they_need_from_us"]]) == ([], [added["id"]])
    assert say("needs", "list", file, "--open")[1].splitlines() == [
        "named in an alignment check, no line yet: Desk needs … from Freight"
    ]
    assert say("needs", "remove", file, added["id"], "--json")[1] == {"removed": [added["id"]]}
    assert say("needs", "list", file, "--json")[1]["needs"] == []


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("Crew: the list", "who needs what? As in"),
        ("Crew needs the list by 2031-02-04", "from whom?"),
        ("Crew needs the list from Freight by the storm", "which day is “the storm”?"),
        ("Crew needs the list from Freight by 4 Feb 2072", "which day is “4 Feb 2072”?"),
        ("Crew needs the list from Freight by 2020-02-04", "2020-02-04 is over"),
    ],
)
def test_what_is_unclear_is_asked_and_left_out(say: Say, file: Path, words: str, doubt: str) -> None:
    status, found, said = say("needs", "add", file, words, PALLETS, "--json")
    assert status == 1
    assert said.startswith(f"{words}: ")
    assert doubt in said
    assert [each["what"] for each in found["added"]] == ["the pallet list"]
    assert [each["line"] for each in found["asked"]] == [words]


def test_we_is_the_team_that_was_named_and_nothing_is_guessed(say: Say, file: Path) -> None:
    status, found, _ = say("needs", "add", file, "--team", "Desk", "We need news from Crew by 2031-02-04", "--json")
    assert (status, found["added"][0]["needs"]) == (0, "Desk")
    status, _, said = say("needs", "add", file, "--team", "Nobody", PALLETS)
    assert (status, said) == (1, "which team is “Nobody”? These are known: Crew, Desk, Freight\n")
    status, _, said = say("needs", "confirm", file, "x", "yes")
    assert (status, said) == (1, "no line of the log has the id “x”; needs list shows them\n")
    id = found["added"][0]["id"]
    status, _, said = say("needs", "confirm", file, id, "yes", "--on", "30 Feb", "--gives-up", "all")
    assert (status, "which day is “30 Feb”?" in said) == (1, True)
    (line,) = say("needs", "list", file, "--json")[1]["needs"]
    assert (line["their_view"], line["they_give_up"]) == ("unsaid", "")
    assert say("needs", "remove", file, id, "x")[0] == 1
    assert len(say("needs", "list", file, "--json")[1]["needs"]) == 1


def test_a_word_goes_from_the_proposal_to_the_glossary(say: Say, file: Path) -> None:
    assert say("words", "propose", file, "--json")[1] == {"proposed": [{"word": "on time", "teams": ["Crew", "Desk"]}]}
    status, found, _ = say("words", "take-up", file, "On  time", "--json")
    assert (status, [each["team"] for each in found["words"][0]["counts"]]) == (0, ["Crew", "Desk"])
    assert say("words", "propose", file, "--json")[1] == {"proposed": []}
    say("words", "say", file, "on time", "crew", "within 3 minutes")
    status, found, _ = say("words", "say", file, "on time", "Desk", "before the crossing leaves", "--json")
    assert found["words"][0]["differs"]
    say("words", "agree", file, "on time", "lines cast off within 3 minutes")
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        facts = draft_queries.agreement(opened.read).facts
        assert facts.glossary == (("On time", "lines cast off within 3 minutes"),)
    status, _, said = say("words", "say", file, "soon", "Crew", "today")
    assert (status, said.startswith("“soon” was not taken up")) == (1, True)
    assert say("words", "drop", file, "on time", "--json")[1] == {"dropped": "On time"}
    assert say("words", "list", file, "--json")[1] == {"words": []}


def test_an_abbreviation_in_the_talk_is_asked_about_until_it_is_agreed(say: Say, file: Path) -> None:
    def asked() -> list[str]:
        with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
            return [each.code for each in draft_queries.findings_for(opened.read, "sc") if each.subject_id == "kc"]

    assert "K08" in asked()
    say("words", "take-up", file, "QRX")
    assert "K08" in asked()
    say("words", "agree", file, "QRX", "the quay reader")
    assert "K08" not in asked()
    say("words", "agree", file, "QRX", "")
    assert "K08" in asked()


def test_in_words(say: Say, file: Path) -> None:
    say("needs", "add", file, PALLETS)
    line = say("needs", "list", file)[1].splitlines()[0]
    assert line.endswith("Crew needs the pallet list from Freight by 2031-02-04; not confirmed")
    say("words", "take-up", file, "on time", "--team", "Freight")
    assert say("words", "list", file)[1] == "on time: nothing agreed yet\n  Freight: nothing said yet\n"


def test_teams_own_results_together_and_say_how_they_contribute(say: Say, file: Path) -> None:
    with closing(bootstrap.open_workspace(file)) as opened:
        above = (Objective("of", "sf", "Better mornings"), KeyResult("kf", "of", "Claims fall from 9 to 3"))
        opened.apply(Add((DraftSet("sf", "f"), *above)))
        opened.apply(edit(Team, "f", top_level=True))
        opened.apply(edit(KeyResult, "kd", text="Claims fall from 9 to 3"))
    found = say("shared", "list", file, "--json")[1]
    assert [side["team"] for side in found["same_measure"][0]["teams"]] == ["Desk", "Freight"]
    assert {each["team"]: each["only_copies"] for each in found["contributions"]} == {
        "Crew": "Better mornings",
        "Desk": None,
    }
    found = say("shared", "together", file, "Freight", 1, "Desk", 1, "--json")[1]
    assert found["same_measure"] == []
    assert [one["team"] for one in found["shared"][0]["teams"]] == ["Desk", "Freight"]
    assert say("shared", "share", file, "Crew", 1, "desk")[0] == 0
    assert say("shared", "co-owner", file, "Crew", 1, "Cem")[0] == 0
    assert say("shared", "stop", file, "Desk", 1)[0] == 0
    how = ("--to", "Freight", "--how", "No pallet waits, so no claim begins")
    found = say("shared", "contribute", file, "Crew", 1, *how, "--json")[1]
    crew = next(each for each in found["contributions"] if each["team"] == "Crew")
    assert [(each["to"], each["how"]) for each in crew["adds_to"]] == [("Better mornings", how[-1])]
    result = ("Crew", 1, "--key-result", "--to", "Freight", "--to-key-result", 1)
    found = say("shared", "contribute", file, *result, "--how", "Early pallets", "--json")[1]
    crew = next(each for each in found["contributions"] if each["team"] == "Crew")
    assert [(bool(each["key_result"]), each["to"]) for each in crew["adds_to"]] == [
        (False, "Better mornings"),
        (True, "Claims fall from 9 to 3"),
    ]
    assert f"adds to “Better mornings” (Freight): {how[-1]}" in say("shared", "list", file)[1]
    assert say("shared", "contribute", file, "Crew", 1, "--to", "Crew")[0] == 1
    found = say("shared", "contribute", file, "Crew", 1, "--nothing", "--json")[1]
    crew = next(each for each in found["contributions"] if each["team"] == "Crew")
    assert [each["how"] for each in crew["adds_to"]] == ["Early pallets"]
    status, _, said = say("shared", "share", file, "Crew", 7, "Desk")
    assert (status, said) == (1, "there is no key result 7 in this set; it has 1.1\n")
    assert say("shared", "share", file, "Crew", 1, "Nobody")[0] == 1


def test_a_level_that_would_leave_its_order_is_asked_about_first(say: Say, file: Path) -> None:
    levels = {"baseline": "79 %", "commit": "85 %", "target": "92 %", "stretch": "97 %"}
    with closing(bootstrap.open_workspace(file)) as opened:
        opened.apply(edit(KeyResult, "kc", **levels))
    assert say("sets", "state", file, "Crew", "published")[0] == 0
    reason = ("--why", "the pier is closed", "--agreed-by", "Cem")

    def change(field: str, words: str, *more: str) -> tuple[int, Any, str]:
        return say("sets", "change", file, "Crew", "--key-result", 1, field, words, *reason, *more)

    for field, words in (("target", "98 %"), ("stretch", "90 %"), ("commit", "70 %"), ("baseline", "95 %")):
        status, _, said = change(field, words)
        assert (status, "--as-it-is" in said, said.count("?")) == (1, True, 1), (field, said)
    assert say("sets", "history", file, "Crew")[1] == "Crew, cycle 1: no wording of this set has changed yet\n"
    assert change("target", "93 %")[0] == 0
    assert change("target", "98 %", "--as-it-is")[0] == 0
    assert change("stretch", "99 %")[0] == 0, "what mends the order is not asked about"


def test_a_published_set_changes_with_a_reason_and_tells_it(say: Say, file: Path) -> None:
    """What comes gets a line in the check-in that is planned; what goes leaves its words, levels and last value."""
    assert say("sets", "history", file, "Crew")[1] == "Crew, cycle 1: no wording of this set has changed yet\n"
    assert say("sets", "state", file, "Crew", "published")[0] == 0
    assert say("check-ins", "plan", file, "Crew", "--day", "2031-02-01")[0] == 0
    (planned,) = say("check-ins", "list", file, "--json")[1]["check_ins"]
    assert say("check-ins", "write", file, planned["id"], 1, "--value", "81 %")[0] == 0
    reason = ("--why", "the pier is closed", "--agreed-by", "Cem")
    assert say("sets", "add", file, "Crew", "No boat waits over 5 minutes", "--objective", 1, *reason)[0] == 0
    lines = say("check-ins", "show", file, planned["id"], "--json")[1]
    assert len(lines["lines"]) == 2
    assert say("sets", "add", file, "Crew", "Quiet evenings", *reason)[0] == 0
    change = ("sets", "change", file, "Crew", "--objective", 1, "text", "Calm mornings", *reason)
    assert (
        say(*change)[1]
        .splitlines()[-1]
        .endswith("text: Better mornings -> Calm mornings (because the pier is closed, agreed by Cem)")
    )
    assert say("sets", "change", file, "Crew", "--objective", 1, "target", "7", *reason)[0] == 1
    assert say("sets", "take-out", file, "Crew", "--key-result", 1, "--why", "  ", "--agreed-by", "Cem")[0] == 1
    assert say("sets", "take-out", file, "Crew", "--key-result", "1.1", "--why", "closed", "--agreed-by", " ")[0] == 1
    assert say("sets", "change", file, "Crew", "text", "whose?", *reason)[0] == 1
    assert (
        say("sets", "change", file, "Crew", "mission", "Keep them calm", *reason, "--json")[1]["mission"][-4:] == "calm"
    )
    found = say("sets", "take-out", file, "Crew", "--key-result", 1, *reason, "--json")[1]
    assert [[one["text"] for one in each["key_results"]] for each in found["objectives"]] == [
        ["No boat waits over 5 minutes"],
        [],
    ]
    told = say("sets", "history", file, "Crew", "--json")[1]["changes"]
    assert [(each["field"], each["before"], each["after"]) for each in told] == [
        ("added", "", "No boat waits over 5 minutes"),
        ("added", "", "Quiet evenings"),
        ("mission", "", "Keep them calm"),
        ("removed", "Crossings on time rise from 79 % to 92 %, read by QRX (81 %)", ""),
        ("text", "Better mornings", "Calm mornings"),
    ]
    assert {(each["why"], each["agreed_by"]) for each in told} == {("the pier is closed", "Cem")}
    found = say("sets", "take-out", file, "Crew", "--objective", 1, *reason, "--json")[1]
    assert [each["text"] for each in found["objectives"]] == ["Quiet evenings"]
    assert bootstrap.verify(file).problems == ()

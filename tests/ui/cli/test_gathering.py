"""Drafts of breakout rooms, gathered from their files: shown first, nothing overwritten unseen, nothing lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.domain.beside_the_set import PlannedActivity
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.scoring import Model
from workshop_app.domain.wordings import Wording

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def file(tmp_path: Path, clock: Any) -> Path:
    path = tmp_path / "Acme.okrw"
    with closing(bootstrap.create(path, "Acme", clock)) as made:
        made.apply(
            Add(
                (
                    Team("c", "Crew"),
                    Person("p1", "Ana"),
                    DraftSet("s", "c", "Keep it calm"),
                    Objective("o", "s"),
                    KeyResult("k", "o", "Calls fall", baseline="9"),
                )
            )
        )
    return path


def _work(path: Path, *commands: Any) -> None:
    with closing(bootstrap.open_workspace(path)) as opened:
        for command in commands:
            opened.apply(command)


def _all(path: Path, kind: type[Any]) -> tuple[Any, ...]:
    with closing(bootstrap.open_workspace(path, read_only=True)) as opened:
        return opened.read.all(kind)


def _results(path: Path) -> dict[str, list[str]]:
    """Key results by the words of their objective."""
    with closing(bootstrap.open_workspace(path, read_only=True)) as opened:
        read = opened.read
        return {
            each.text: [one.text for one in read.all(KeyResult, objective_id=each.id)] for each in read.all(Objective)
        }


def test_a_difference_that_nobody_sees_is_none(say: Say, file: Path) -> None:
    room = file.with_name("Room.okrw")
    assert say("copy", file, room)[0] == 0
    _work(file, edit(DraftSet, "s", depends_on="Sales\nCrew\n"), edit(KeyResult, "k", text="Calls fall "))
    _work(room, edit(DraftSet, "s", depends_on="Sales\nCrew"))
    assert "nothing" in str(say("sets", "gather", file, room))


def _rooms(say: Say, file: Path) -> tuple[Path, Path]:
    """Two copies handed over, and what each room made of the one empty objective."""
    one, two = (file.with_name(f"Room {number}.okrw") for number in (1, 2))
    for room in (one, two):
        assert say("copy", file, room)[0] == 0
    _work(
        one,
        edit(Objective, "o", text="Calm mornings"),
        edit(KeyResult, "k", text="Calls before six fall", champions="Ana"),
        Add((KeyResult("k1", "o", "Swaps are filled by four", champions="Ana", position=1),)),
        Add((PlannedActivity("a1", "k1", "Write the list"),)),
    )
    _work(
        two,
        edit(Objective, "o", text="Quiet evenings"),
        edit(KeyResult, "k", baseline="14"),
        Add((KeyResult("k2", "o", "No shift ends after ten", position=1),)),
    )
    return one, two


def test_rooms_are_shown_before_they_come_in_and_both_objectives_stay(say: Say, file: Path) -> None:
    one, two = _rooms(say, file)
    before = file.read_bytes()
    shown = say("sets", "gather", file, one, two, "--json")[1]
    assert file.read_bytes() == before
    assert (shown["taken"], [each["room"] for each in shown["rooms"]]) == (False, ["Room 1", "Room 2"])
    first = {line["key"]: (line["what"], line["chosen"]) for line in shown["rooms"][0]["lines"]}
    assert first == {
        "Objective:o:text": ("changed", "take"),
        "KeyResult:k:text": ("changed", "take"),
        "KeyResult:k:champions": ("changed", "take"),
        "KeyResult:k1:": ("new", "take"),
        "PlannedActivity:a1:": ("new", "take"),
    }
    looked_at = shown["rooms"]
    shown = say("sets", "gather", file, one, two, "--take", "--json")[1]
    assert shown["rooms"] == looked_at, "a room is shown as it will find the file once the ones before it are in"
    second = {line["key"]: (line["what"], line["here"], line["there"]) for line in shown["rooms"][1]["lines"]}
    assert second["Objective:o:text"] == ("clash", "Calm mornings", "Quiet evenings")
    assert second["KeyResult:k:baseline"] == ("changed", "9", "14")
    assert _results(file) == {
        "Calm mornings": ["Calls before six fall", "Swaps are filled by four"],
        "Quiet evenings": ["No shift ends after ten"],
    }
    with closing(bootstrap.open_workspace(file)) as opened:
        read = opened.read
        assert read.get(KeyResult, "k").champion_ids == read.get(KeyResult, "k1").champion_ids == ("p1",)
        assert read.get(KeyResult, "k").baseline == "14"
        assert {each.after for each in read.all(Wording, subject_id="o")} == {"Calm mornings"}
        assert read.get(PlannedActivity, "a1").text == "Write the list"
    assert bootstrap.verify(file).problems == ()
    assert bootstrap.list_backups(file)[0].why == "import"
    again = say("sets", "gather", file, one, "--json")[1]["rooms"][0]["lines"]
    assert again == []


def test_a_clash_is_decided_line_by_line(say: Say, file: Path) -> None:
    one, two = _rooms(say, file)
    _work(file, edit(Objective, "o", text="Calm days"), edit(KeyResult, "k", champions="Bo", text="Calls fall to 3"))
    lines = {line["key"]: line for line in say("sets", "gather", file, one, "--json")[1]["rooms"][0]["lines"]}
    clash = lines["KeyResult:k:champions"]
    assert (clash["what"], clash["here"], clash["there"], clash["before"]) == ("clash", "Bo", "Ana", "")
    assert clash["choices"] == ["leave", "take"]
    wrong = ("--choose", "KeyResult:k:champions=both")
    assert say("sets", "gather", file, one, *wrong, "--take")[0] == 1
    assert say("sets", "gather", file, one, "--choose", "KeyResult:zz:=take", "--take")[0] == 1
    assert list(_results(file)) == ["Calm days"]
    chosen = ("--choose", "KeyResult:k:text=both")
    assert say("sets", "gather", file, one, "--choose", "Objective:o:text=take", *chosen, "--take")[0] == 0
    second = next(each for each in _all(file, KeyResult) if each.text == "Calls before six fall")
    _work(file, edit(KeyResult, second.id, text="Calls before six fall to 2"))
    assert say("sets", "gather", file, two, one, "--choose", "KeyResult:k2:=take", "--take")[0] == 0
    assert _results(file) == {
        "Calm mornings": ["Calls fall to 3", "Calls before six fall to 2", "Swaps are filled by four"],
        "Quiet evenings": ["No shift ends after ten"],
    }
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        assert opened.read.get(KeyResult, "k").champions == "Bo"


def test_a_draft_typed_in_another_file_comes_as_a_set_of_its_own_or_into_the_teams(
    say: Say, file: Path, tmp_path: Path, clock: Any
) -> None:
    other = tmp_path / "Blue_room.okrw"
    with closing(bootstrap.create(other, "Somebody", clock)) as made:
        made.apply(
            Add(
                (
                    Team("zz", " crew "),
                    DraftSet("s9", "zz", "Keep it calm"),
                    Objective("o9", "s9", "Calm nights"),
                    KeyResult("k9", "o9", "calls FALL."),
                    KeyResult("k10", "o9", "Nobody is woken", position=1),
                )
            )
        )
    before = file.read_bytes()
    (told,) = say("intake", file, other, "--apply", "--json")[1]["files"]
    assert (len(told["new"]) > 0, file.read_bytes() == before) == (True, True)
    assert "another engagement (Somebody)" in told["problems"][0], "whoever names forty files sees no preview of one"
    lines = {each["key"]: each for each in say("sets", "gather", file, other, "--json")[1]["rooms"][0]["lines"]}
    assert lines["DraftSet:s9:"]["choices"] == ["take", "into", "leave"]
    assert (lines["KeyResult:k9:"]["what"], lines["KeyResult:k9:"]["here"]) == ("double", "Calls fall")
    beside = file.with_name("beside.okrw")
    shutil.copyfile(file, beside)
    assert say("sets", "gather", beside, other, "--take")[0] == 0
    with closing(bootstrap.open_workspace(beside, read_only=True)) as opened:
        came = opened.read.get(DraftSet, "s9")
        assert (came.team_id, came.room) == ("c", "Blue room")
        assert len(opened.read.all(KeyResult, objective_id="o9")) == 2
    assert say("sets", "gather", file, other, "--choose", "DraftSet:s9:=into", "--take")[0] == 0
    assert _results(file) == {"": ["Calls fall"], "Calm nights": ["Nobody is woken"]}
    assert bootstrap.verify(file).problems == bootstrap.verify(beside).problems == ()


def test_a_team_is_the_same_with_the_apostrophe_of_the_keyboard(
    say: Say, file: Path, tmp_path: Path, clock: Any
) -> None:
    """In a sheet, and in the file of a room."""
    _work(file, edit(Team, "c", name="Captains’ watch"))
    sheet, room = tmp_path / "drafts.csv", tmp_path / "room.okrw"
    sheet.write_text("Team,Objective,Key result\nCaptains' watch,Calm nights,Nobody is woken\n")
    with closing(bootstrap.create(room, "Acme", clock)) as made:
        made.apply(Add((Team("z", "Captains' watch"), DraftSet("s9", "z"), Objective("o9", "s9", "Calm days"))))
    assert say("intake", file, sheet, "--apply")[0] == 0
    assert say("sets", "gather", file, room, "--take")[0] == 0
    assert [each.name for each in _all(file, Team)] == ["Captains’ watch"]


def test_a_file_that_was_copied_by_hand_hides_nothing(say: Say, file: Path) -> None:
    """Nobody knows what both had in common: every difference is shown, and none comes in by itself over words here."""
    stick = file.with_name("stick.okrw")
    shutil.copyfile(file, stick)
    _work(stick, edit(KeyResult, "k", baseline="12", unit="calls"))
    _work(file, edit(KeyResult, "k", target="3"), edit(Objective, "o", text="Calm"), edit(KeyResult, "k", stretch="1"))
    found = say("sets", "gather", file, stick, "--take", "--json")[1]["rooms"][0]
    assert found["common_state_known"] is False
    assert {(line["field"], line["what"], line["chosen"]) for line in found["lines"]} == {
        ("baseline", "clash", "leave"),
        ("unit", "changed", "take"),
    }
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        result = opened.read.get(KeyResult, "k")
        assert (result.baseline, result.unit, result.target, result.stretch) == ("9", "calls", "3", "1")


def test_what_is_no_room_is_said_in_a_sentence(say: Say, file: Path, tmp_path: Path) -> None:
    assert say("sets", "gather", file, file)[2].startswith(f"{file} is the file itself")
    note = tmp_path / "note.okrw"
    note.write_text("no engagement")
    status, _, said = say("sets", "gather", file, note, "--take")
    assert (status, said.count("\n")) == (1, 1)
    assert say("sets", "gather", file, tmp_path / "gone.okrw")[0] == 1


def test_what_a_room_wrote_does_not_come_into_a_published_set(say: Say, file: Path) -> None:
    one, _ = _rooms(say, file)
    assert say("sets", "state", file, "Crew", "published")[0] == 0
    before = (_all(file, Objective), _all(file, KeyResult))
    status, _, said = say("sets", "gather", file, one, "--take")
    assert (status, "This set is published" in said) == (1, True)
    assert (_all(file, Objective), _all(file, KeyResult)) == before


def _decide(path: Path, model: Model) -> None:
    with closing(bootstrap.open_workspace(path)) as opened:
        opened.apply(ChooseOption(queries.parameter(opened.read, ParameterKey.SCORING).id, model))


@pytest.mark.parametrize("states", [("published", "draft"), ("published",), ("agreed",)])
def test_a_set_that_was_published_elsewhere_is_a_draft_here_and_says_nothing_of_how_our_cycle_is_scored(
    say: Say, file: Path, clock: Any, states: tuple[str, ...]
) -> None:
    room = file.with_name("Room.okrw")
    with closing(bootstrap.create(room, "Acme", clock)) as made:
        made.apply(Add((Team("z", "Watch"), DraftSet("s9", "z", "Calm nights"), Objective("o9", "s9", "Calm days"))))
    _decide(room, Model.EVEN_ODDS)
    for state in states:
        assert say("sets", "state", room, "Watch", state)[0] == 0
    _decide(file, Model.GRADE)
    assert say("sets", "gather", file, room, "--take")[0] == 0
    came = next(each for each in _all(file, DraftSet) if each.id == "s9")
    assert (came.status, came.published_on, came.scored_by, came.mission) == ("draft", None, "", "Calm nights")
    assert {each["scored_by"] for each in say("sets", "list", file, "--json")[1]["sets"]} == {"graded"}
    assert say("sets", "gather", file, room, "--json")[1]["rooms"][0]["lines"] == [], "the same file brings it once"


def test_a_room_does_not_publish_a_set_of_ours(say: Say, file: Path) -> None:
    room = file.with_name("Room.okrw")
    assert say("copy", file, room)[0] == 0
    _work(room, edit(DraftSet, "s", mission="Keep it calmer"))
    assert say("sets", "state", room, "Crew", "published")[0] == 0
    choice = ("--choose", "DraftSet:s:status=take", "--take")
    assert say("sets", "gather", file, room, *choice)[0] == 1
    shown = say("sets", "gather", file, room, "--take", "--json")[1]["rooms"][0]["lines"]
    assert [line["field"] for line in shown] == ["mission"]
    (ours,) = _all(file, DraftSet)
    assert (ours.mission, ours.status, ours.published_on, ours.scored_by) == ("Keep it calmer", "draft", None, "")


@pytest.mark.parametrize("elsewhere", ["draft", "published"])
def test_a_published_set_stays_published_and_keeps_its_mission(say: Say, file: Path, elsewhere: str) -> None:
    room = file.with_name("Room.okrw")
    assert say("copy", file, room)[0] == 0
    _work(room, edit(DraftSet, "s", mission="Keep it calmer", context="From above"))
    assert say("sets", "state", room, "Crew", elsewhere)[0] == 0
    assert say("sets", "state", file, "Crew", "published")[0] == 0
    before = _all(file, DraftSet)
    status, _, said = say("sets", "gather", file, room, "--take")
    assert (status, "This set is published" in said) == (1, True)
    assert _all(file, DraftSet) == before
    assert say("sets", "gather", file, room, "--choose", "DraftSet:s:mission=leave", "--take")[0] == 0
    (ours,) = _all(file, DraftSet)
    assert (ours.mission, ours.context, ours.status) == ("Keep it calm", "From above", "published")

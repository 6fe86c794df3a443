"""The coach's weak and strong examples: kept over all engagements, handed on without names, taken in from anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop_app.application.commands.basic import Add
from workshop_app.application.example_bank import (
    ExampleBank,
    hand_on,
    new_example,
    read_examples,
    ready_to_hand_on,
    without_names,
)
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.example_names import may_be_names, take_out, without_words
from workshop_app.domain.examples import ExampleStrength, TeamFunction, found, function_of
from workshop_app.domain.people import Person
from workshop_app.domain.rehearsal.known_names import ClientNames

WEAK, STRONG = ExampleStrength.WEAK, ExampleStrength.STRONG


@pytest.fixture
def bank(tmp_path: Path) -> ExampleBank:
    return ExampleBank(tmp_path / "library" / "examples.json")


def test_an_example_is_kept_changed_found_and_taken_away(bank: ExampleBank, tmp_path: Path) -> None:
    weak = bank.keep(new_example("  Improve the\nhelp desk ", strength=WEAK, why="no measure"))
    strong = bank.keep(new_example("Requests solved at first contact: 52 % to 68 %", function=TeamFunction.SERVICE))
    again = ExampleBank(tmp_path / "library" / "examples.json")
    assert again.examples == (strong, weak)
    assert weak.text == "Improve the help desk"
    changed = again.keep(new_example("Help the desk", id=weak.id, strength=WEAK))
    assert (changed.revision, len(again.examples)) == (2, 2)
    assert again.keep(changed).revision == 2, "nothing was changed"
    assert found(again.examples, "desk weak") == (changed,)
    assert found(again.examples, "", TeamFunction.SERVICE) == found(again.examples, "first 68") == (strong,)
    assert found(again.examples) == (strong, changed), "the strong ones first"
    assert again.remove(weak.id) == changed
    assert again.remove(weak.id) is None
    with pytest.raises(KnownError) as caught:
        again.keep(new_example(" \n "))
    assert caught.value.code is ErrorCode.TEXT_MISSING


def test_who_the_engagement_knows_is_taken_out_and_the_rest_is_asked(workspace: Workspace) -> None:
    (engagement,) = workspace.read.all(Engagement)
    rows = (Team("t", "Port Authority"), Person("p", "Inês Carvalho"), Person("q", "Mark Ford"))
    workspace.apply(Add((*rows, Engagement(engagement.id, client="Nordlicht Bakeries"))))
    text = "KR1: Ines and the Port Authority raise on-time bread at Nordlicht Bakeries from 79 % to 92 % (owner: Alder)"
    cleaned = without_names(workspace.read, text)
    assert cleaned.text == "KR1: [name] and the [team] raise on-time bread at [client] from 79 % to 92 % (owner: Alder)"
    assert set(cleaned.taken) == {"Ines", "Port Authority", "Nordlicht Bakeries"}
    assert cleaned.unsure == ("Alder",)
    leads = RoleAssignment("r", RoleKind.TEAM_LEAD, "Mia Holm, Port Authority, Passenger Desk")
    workspace.apply(Add((leads, Team("t2", "Passenger Desk"))))
    cleaned = without_names(workspace.read, "Passengers whom Mia calls rise from 3 to 9")
    assert cleaned.text == "Passengers whom [name] calls rise from 3 to 9", "a role may be held by whole teams"
    assert take_out("Every shop marks its bread", ClientNames("", ("Mark Ford",))).text == "Every shop marks its bread"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Visits rise from 40 to 60 in March", ()),
        ("Invoices of Northwind are paid in ten days", ("Northwind",)),
        ("Northwind’s invoices are paid in ten days", ("Northwind",)),
        ("Nora Vale answers within a day", ("Nora", "Vale")),
        ("KR2: Lift NPS to 60. Source: CRM", ()),
        ("The QZP of the plant falls to 3", ("QZP",)),
        ("Fragen an Frau Özdemir werden in einem Tag beantwortet", ("Özdemir",)),
        ("期日どおりの納品を82％から95％に上げる", ()),
        ("", ()),
    ],
)
def test_words_that_may_be_a_name_are_found(text: str, asked: tuple[str, ...]) -> None:
    assert set(may_be_names(text)) == set(asked)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask grace@harbour.example about it.", "Ask […] about it."),
        ("Call +49 170 1234567, or 0170/1234567", "Call […], or […]"),
        ("See www.harbour.example/x, or https://a.example/b?c.", "See […], or […]."),
        ("Visits grow by +12 000 000 by 01.02.2027, from 0.35 to 120 000", ""),
        ("2026-2027: 5 @ 3 pm", ""),
    ],
)
def test_addresses_go_without_a_question_and_amounts_stay(text: str, left: str) -> None:
    assert take_out(text, ClientNames()).text == (left or text)


def test_words_go_wherever_they_stand_and_nowhere_else() -> None:
    assert without_words("Vale and Nora Vale’s valley", ("Vale", "Nora")) == "[…] and […]’s valley"


def test_what_is_handed_on_holds_no_name_and_comes_in_once(bank: ExampleBank, tmp_path: Path) -> None:
    kept = bank.keep(new_example("Invoices of Northwind paid in ten days: 6 to 9 of ten", why="Nora measured it"))
    asked = ready_to_hand_on(bank.examples, None)
    assert dict(asked.unsure) == {"Northwind": 1}
    ready = ready_to_hand_on(bank.examples, None, out={"Northwind", "Nora"})
    path = tmp_path / "mine.okrexamples"
    hand_on(ready.examples, path)
    words = path.read_text("utf-8")
    assert "Northwind" not in words
    assert "Nora" not in words
    other = ExampleBank(tmp_path / "other.json")
    assert other.take_in(*read_examples(path)).new == 1
    assert other.take_in(*read_examples(path)).known == 1
    assert other.examples[0].id == kept.id
    newer = bank.keep(new_example("Invoices paid in ten days: 6 to 9 of ten", id=kept.id))
    hand_on([newer], path)
    assert other.take_in(*read_examples(path)).newer == 1


@pytest.mark.parametrize("words", ["", "hello", "[]", '{"okr_examples": true, "examples": []}', '{"okr_examples": 1}'])
def test_a_file_that_is_none_is_said_to_be_none(tmp_path: Path, words: str) -> None:
    path = tmp_path / "x.okrexamples"
    path.write_text(words, "utf-8")
    with pytest.raises(KnownError) as caught:
        read_examples(path)
    assert caught.value.code is ErrorCode.EXAMPLES_NOT_OURS


def test_what_is_no_example_is_left_out_and_counted(tmp_path: Path) -> None:
    entries = [
        {"text": "Good", "strength": "strong", "function": "dancing", "revision": -4, "id": ["x"], "why": 7},
        {"text": "No strength"},
        {"text": " ", "strength": "weak"},
        7,
        {"text": "long " * 500, "strength": "weak"},
    ]
    path = tmp_path / "x.okrexamples"
    path.write_text(json.dumps({"okr_examples": 1, "examples": entries}), "utf-8")
    read, left_out = read_examples(path)
    assert left_out == 3
    assert [(each.function, each.revision, each.why) for each in read] == [(TeamFunction.OTHER, 1, "")] * 2
    assert len(read[1].text) <= 600


def test_a_library_that_cannot_be_read_is_put_aside_and_a_later_one_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "examples.json"
    path.write_text("{", "utf-8")
    bank = ExampleBank(path)
    assert bank.set_aside is not None
    assert bank.set_aside.read_text("utf-8") == "{"
    later = json.dumps({"okr_examples": 2, "examples": []})
    path.write_text(later, "utf-8")
    with pytest.raises(KnownError) as caught:
        ExampleBank(path).keep(new_example("Good"))
    assert caught.value.code is ErrorCode.EXAMPLES_TOO_NEW
    assert path.read_text("utf-8") == later


def test_where_nothing_can_be_written_nothing_has_changed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    bank = ExampleBank(tmp_path / "file" / "examples.json")
    with pytest.raises(KnownError):
        bank.keep(new_example("Good"))
    assert bank.examples == ()


def test_the_function_is_proposed_by_the_name_of_the_team() -> None:
    names = {"Inside Sales": "sales", "IT": "infrastructure", "People & Culture": "hr", "Legal": "legal"}
    assert {name: str(function_of(name)) for name in names} == names
    assert function_of("Sunday crew") is TeamFunction.OTHER

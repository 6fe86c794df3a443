"""Words for everything: each enum member, each failure, each undo step; and all of them where lupdate finds them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from enum import Enum

import pytest

import agendas.model
import workshop_app.domain
from ui import labels, labels_errors, labels_undo, labels_versions
from workshop_app.application import commands
from workshop_app.application.commands.basic import Add, MoveAfter, Remove, edit
from workshop_app.application.commands.between_teams import RemoveDependencies
from workshop_app.application.commands.drafts import AddTeamsWithSets
from workshop_app.application.commands.people import AddPeople, PersonUpdate, RemovePeople
from workshop_app.application.commands.workshops import AgendaAction
from workshop_app.clock import SystemClock
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, Workshop
from workshop_app.storage import tables


def _value_enums() -> list[type[Enum]]:
    found = pkgutil.iter_modules(workshop_app.domain.__path__, "workshop_app.domain.")
    modules = [agendas.model, *(importlib.import_module(module.name) for module in found)]
    seen: dict[str, type[Enum]] = {}
    for module in modules:
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Enum) and kind.__module__ == module.__name__ and kind is not ErrorCode:
                assert kind.__name__ not in seen, "two enums of one name cannot both be worded"
                seen[kind.__name__] = kind
    return [kind for name, kind in seen.items() if name in labels.WORDS]


@pytest.mark.parametrize("kind", _value_enums(), ids=lambda kind: kind.__name__)
def test_every_member_has_a_word(kind: type[Enum]) -> None:
    for member in kind:
        assert labels.enum_label(member).strip(), member


def test_no_words_for_what_does_not_exist() -> None:
    known = {kind.__name__: set(kind.__members__) for kind in _value_enums()}
    assert {name: set(words) for name, words in labels.WORDS.items()} == known


def test_members_that_are_equal_as_strings_keep_their_own_word() -> None:
    from agendas.model import Activity, Lead, Seat

    assert Seat.COACH == Lead.COACH
    assert labels.enum_label(Activity.LUNCH) == "Lunch"


def _facts_of_codes() -> dict[str, set[str]]:
    """The facts named in the comment behind each code: the contract between who raises and who words."""
    source = inspect.getsource(importlib.import_module("workshop_app.domain.errors"))
    found = re.findall(r'^    [A-Z_]+ = "([a-z_]+)"  # (.+)$', source, re.MULTILINE)
    return {code: set(re.findall(r"[a-z_]+", facts)) for code, facts in found}


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_failure_has_a_sentence_made_of_its_own_facts(code: ErrorCode) -> None:
    sentence = str(labels_errors.SENTENCES[code])
    assert set(re.findall(r"{(\w+)}", sentence)) <= _facts_of_codes()[code.value]
    assert len(sentence) > 30
    assert sentence.rstrip().endswith((".", "?"))


def test_a_sentence_carries_the_facts_and_survives_a_missing_one() -> None:
    whole = labels.error_sentence(KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="Minutes", lowest=1, highest=9))
    assert "“Minutes” must be between 1 and 9" in whole
    assert "…" in labels.error_sentence(KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="Minutes"))
    assert "{x}" in labels.error_sentence(KnownError(ErrorCode.FILE_MISSING, path="{x}"))


def test_undo_words_for_the_basic_commands() -> None:
    person = Person("1", "Ana")
    assert labels.command_label(Add((person,))) == "added person"
    assert labels.command_label(edit(Person, "1", name="Bo")) == "renamed person"
    assert labels.command_label(edit(Person, "1", note="x")) == "changed note of person"
    assert labels.command_label(edit(Person, "1", team="x", team_id="t")) == "changed team of person"
    assert labels.command_label(edit(Person, "1", note="x", job="y")) == "changed person", "two things have no one name"
    assert labels.command_label(edit(Workshop, "1", start=600)) == "changed start of workshop"
    for kind in (Person, Workshop, DraftSet, Objective, KeyResult, CheckIn):
        assert set(labels_undo.FIELDS[kind.__name__]) <= set(kind.__struct_fields__), kind
    assert labels.command_label(Remove(((Person, "1"),))) == "removed person"
    assert labels.command_label(MoveAfter(Person, "1", None)) == "moved person"


def test_undo_words_say_what_a_list_did() -> None:
    """A list that brought three people up to date added none."""
    ana, bo = Person("1", "Ana"), Person("2", "Bo")
    newer = (PersonUpdate("3", (("job", "Pilot"),)),)
    assert labels.command_label(AddPeople((ana,))) == "added person"
    assert labels.command_label(AddPeople((ana, bo))) == "added people"
    assert labels.command_label(AddPeople((), updates=newer)) == "brought people up to date"
    assert labels.command_label(AddPeople((), times=(Attendance("w-1", "w", "1"),))) == "brought people up to date"
    assert labels.command_label(AddPeople((ana,), updates=newer)) == "added people and brought others up to date"
    assert labels.command_label(RemovePeople(("1",))) == "removed person"
    assert labels.command_label(RemovePeople(("1", "2"))) == "removed people"
    assert labels.command_label(AddTeamsWithSets(("Crew",), (("t", "s", "o"),))) == "added team"
    assert labels.command_label(RemoveDependencies(("1", "2"))) == "removed dependencies"


def _named_commands() -> list[type]:
    found = []
    for module in pkgutil.iter_modules(commands.__path__, commands.__name__ + "."):
        loaded = importlib.import_module(module.name)
        for _, kind in inspect.getmembers(loaded, inspect.isclass):
            ours = kind.__module__ == loaded.__name__ and not issubclass(kind, tuple(labels_undo.BASIC))
            if ours and hasattr(kind, "run"):
                found.append(kind)
    return found


@pytest.mark.parametrize("kind", _named_commands(), ids=lambda kind: kind.__name__)
def test_every_command_of_the_program_has_undo_words(kind: type) -> None:
    assert (kind.__name__ in labels_undo.NAMED) != (kind.__name__ in labels_undo.SEVERAL)


def test_every_action_on_an_agenda_has_undo_words() -> None:
    assert set(labels_undo.AGENDA) == {str(action) for action in AgendaAction}


@pytest.mark.parametrize("kind", sorted(tables.KINDS, key=str), ids=lambda kind: kind.__name__)
def test_every_kind_of_value_has_words(kind: type) -> None:
    """As a step to undo, and as what came out of a damaged file."""
    assert kind.__name__ in labels_undo.KINDS
    assert tables.KINDS[kind] in labels_versions.KINDS


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from elsewhere")
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"host": "ana-pc", "user": "ana", "here": False}, "(by ana on ana-pc since Friday 20 November 2020, 11:00)"),
        ({"host": "ana-pc", "user": "", "here": False}, "(on ana-pc since Friday 20 November 2020, 11:00)"),
        ({"host": "here", "user": "bo", "here": True}, "(by bo on this computer since Friday 20 November 2020, 11:00)"),
        ({"host": "here", "user": "", "here": True}, "(on this computer since Friday 20 November 2020, 11:00)"),
        ({"host": "", "user": "", "here": False, "since": ""}, "(by somebody else)"),
        ({"host": "here", "user": "", "here": True, "since": "noon"}, "(on this computer)"),
    ],
)
def test_who_has_a_file_open_is_said_with_what_is_known(facts: dict[str, object], words: str) -> None:
    error = KnownError(ErrorCode.FILE_LOCKED, **({"path": "Acme.okrw", "since": "2020-11-20T10:00:00+00:00"} | facts))
    assert words in labels_errors.in_english(error)
    assert ("11:00" in words) == ("11:00" in labels.error_sentence(error))


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from elsewhere")
def test_since_this_morning_needs_no_day() -> None:
    now = SystemClock().now()
    error = KnownError(ErrorCode.FILE_LOCKED, path="Acme.okrw", host="x", user="", here=False, since=now.isoformat())
    assert f"(on x since {now.astimezone():%H:%M})" in labels_errors.in_english(error)

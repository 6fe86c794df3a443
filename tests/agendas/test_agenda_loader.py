"""Reading agendas: good files, and every kind of bad one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agendas import loader
from agendas.loader import AgendaMistake, AgendaMistakes
from agendas.model import Activity, Agenda, AgendaKind, Lead, Material, StepType

GOOD = """
title = "Champions"
purpose = "Ninety minutes for champions."
kind = "champion"
starts = ["13:30", "9:00"]
people = [4, 20]
language = "de"

[[step]]
id = "welcome"
title = "Welcome"
minutes = 10
flex = [5, 10]
type = "opening"
lead = "project_lead"
script = "Say hello."
room_text = "Hello."
materials = { "Name cards" = "per_person", "Bell" = "1" }

[[step]]
id = "practice"
title = "Practice"
minutes = 60
type = "breakout"
activity = "rotation"
rounds = 3
cut = 2
pinned = "14:00"

[[step]]
id = "wrap"
title = "Wrap-up"
minutes = 20
type = "wrap_up"
lead = ["coach", "sponsor"]
protected = true
day = 2
"""


def mistakes(path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(AgendaMistakes) as caught:
        load(path)
    assert all(mistake.file == path.name for mistake in caught.value.mistakes)
    assert str(caught.value)
    return [(mistake.step, mistake.key, mistake.message) for mistake in caught.value.mistakes]


def load(path: Path) -> Agenda:
    return loader.load_bytes(path.read_bytes(), path.name)


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_single_file_is_read(tmp_path: Path) -> None:
    agenda = load(write(tmp_path, GOOD))
    assert (agenda.id, agenda.kind, agenda.title, agenda.language) == ("mine", AgendaKind.CHAMPION, "Champions", "de")
    assert (agenda.starts, agenda.people, agenda.ideal) == ((810, 540), (4, 20), (4, 20))
    welcome, practice, wrap = agenda.steps
    assert (welcome.type, welcome.leads, welcome.texts.script) == (StepType.OPENING, (Lead.PROJECT_LEAD,), "Say hello.")
    assert welcome.materials == (Material("Name cards", "per_person"), Material("Bell", "1"))
    assert (practice.activity, practice.cut, practice.pinned) == (Activity.ROTATION, 2, 840)
    assert [(one.number, one.minutes) for one in practice.rounds] == [(1, 20), (2, 20), (3, 20)]
    assert (practice.flex.shortest, practice.flex.longest, practice.leads) == (60, 60, (Lead.COACH,))
    assert (wrap.protected, wrap.day, wrap.leads) == (True, 2, (Lead.COACH, Lead.SPONSOR))


def test_a_byte_order_mark_and_other_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert len(load(path).steps) == 3


def test_the_least_that_is_needed(tmp_path: Path) -> None:
    path = write(tmp_path, 'title = "T"\n[[step]]\nid = "a"\ntitle = "A"\nminutes = 5\ntype = "theory"\n')
    agenda = load(path)
    assert (agenda.kind, agenda.starts, agenda.people) == (AgendaKind.OWN, (540,), (2, 60))


@pytest.mark.parametrize(
    ("old", "new", "step", "key", "part"),
    [
        ('title = "Champions"', "", "", "title", "is missing"),
        ('title = "Champions"', 'title = " "', "", "title", "is empty"),
        ('title = "Champions"', "title = 7", "", "title", "must be text, not a number"),
        ('title = "Champions"', f'title = "{"x" * 201}"', "", "title", "201 characters"),
        ('kind = "champion"', 'kind = "party"', "", "kind", "must be one of: top_level"),
        ('kind = "champion"', 'kidn = "champion"', "", "kidn", "did you mean 'kind'"),
        ('starts = ["13:30", "9:00"]', "starts = [9]", "", "starts", "a time in quotes"),
        ('starts = ["13:30", "9:00"]', "starts = 2026-11-29", "", "starts", "a time in quotes"),
        ('starts = ["13:30", "9:00"]', 'starts = ["24:00"]', "", "starts", "a day begins between 00:00 and 23:59"),
        ('starts = ["13:30", "9:00"]', 'starts = ["00:30 (+1)"]', "", "starts", "a day begins between"),
        ('starts = ["13:30", "9:00"]', "starts = [09:00:30]", "", "starts", "leave the seconds out"),
        ('starts = ["13:30", "9:00"]', "starts = []", "", "starts", "is missing"),
        ("people = [4, 20]", "people = [20, 4]", "", "people", "smaller to larger"),
        ("people = [4, 20]", "people = 12", "", "people", "two whole numbers"),
        ("people = [4, 20]", "people = [4, 20]\nideal = [2, 30]", "", "ideal", "within 4 to 20"),
        ("people = [4, 20]", 'sourced = "yes"', "", "sourced", "true or false, not text"),
        ('id = "welcome"', "", "step 1", "id", "is missing"),
        ('id = "welcome"', 'id = "wel come"', "wel come", "id", "letters, digits"),
        ('id = "wrap"', 'id = "welcome"', "welcome", "id", "earlier step"),
        ("minutes = 10", "minutes = 11", "welcome", "minutes", "outside flex 5 to 10"),
        ("minutes = 10", "minutes = 0", "welcome", "minutes", "must be 1 to 1440"),
        ("minutes = 10", "minutes = -10", "welcome", "minutes", "must be 1 to 1440"),
        ("minutes = 10", 'minutes = "10"', "welcome", "minutes", "whole number, not text"),
        ("minutes = 10", "minutes = 10.0", "welcome", "minutes", "not a decimal number"),
        ("minutes = 10", "minutes = true", "welcome", "minutes", "not true or false"),
        ("minutes = 10", "", "welcome", "minutes", "is missing"),
        ("flex = [5, 10]", "flex = [10, 5]", "welcome", "flex", "smaller to larger"),
        ('type = "opening"', 'type = "Opening"', "welcome", "type", "must be one of: opening"),
        ('type = "opening"', "", "welcome", "type", "is missing"),
        ('lead = "project_lead"', 'lead = ["boss", "coach"]', "welcome", "lead", "is 'boss'"),
        ('lead = "project_lead"', "lead = []", "welcome", "lead", "is empty"),
        ('script = "Say hello."', 'script = "a\\u0007b"', "welcome", "script", "control character"),
        ('script = "Say hello."', 'scirpt = "x"', "welcome", "scirpt", "did you mean 'script'"),
        ('"per_person", "Bell"', '"per_head", "Bell"', "welcome", "materials.Name cards", "one of: per_person"),
        ('"Bell" = "1"', '"Bell" = 1', "welcome", "materials.Bell", "number in quotes"),
        ("rounds = 3", "rounds = 13", "practice", "rounds", "must be 1 to 12"),
        ('activity = "rotation"', 'activity = "lunch"', "practice", "rounds", "only a step with"),
        ("minutes = 60", "minutes = 2", "practice", "rounds", "do not fit"),
        ('pinned = "14:00"', 'pinned = "later"', "practice", "pinned", "a time in quotes"),
        ('pinned = "14:00"', 'pinned = "24:00"', "practice", "pinned", "which is an end"),
        ('pinned = "14:00"', 'pinned = "midnight"', "practice", "pinned", '"00:00" for the midnight before'),
        ("cut = 2", "cut = 0", "practice", "cut", "must be 1 to 99"),
        ("protected = true", "protected = true\ncut = 1", "wrap", "cut", "keep one"),
        ("day = 2", "day = 0", "wrap", "day", "must be 1 to 31"),
        ("cut = 2", "day = 3", "wrap", "day", "earlier than"),
        ("cut = 2", 'warn = "soon"', "practice", "warn", '"5 min" or "20 %"'),
        ("cut = 2", 'advance = "yes"', "practice", "advance", "true or false, not text"),
        ("cut = 2", "warn = 5", "practice", "warn", '"5 min" or "20 %"'),
        ("cut = 2", 'warn = "61 min"', "practice", "warn", "longer before the end"),
        ("cut = 2", 'last_call = "2 h"', "practice", "last_call", "longer before the end"),
        ("cut = 2", 'warn = "5 min"\nlast_call = "10 %"', "practice", "last_call", "before the warning"),
    ],
)
def test_each_mistake_names_step_and_key(tmp_path: Path, old: str, new: str, step: str, key: str, part: str) -> None:
    assert old in GOOD
    found = mistakes(write(tmp_path, GOOD.replace(old, new, 1)))
    assert any(one[:2] == (step, key) and part in one[2] for one in found), found


def test_a_time_as_toml_writes_it_is_one(tmp_path: Path) -> None:
    agenda = load(write(tmp_path, GOOD.replace('starts = ["13:30", "9:00"]', 'starts = [13:30:00, "9:00"]')))
    assert agenda.starts == (13 * 60 + 30, 9 * 60)


def test_all_mistakes_are_collected(tmp_path: Path) -> None:
    text = (
        GOOD.replace('type = "opening"', 'type = "x"')
        .replace("rounds = 3", "rounds = 99")
        .replace("day = 2", "day = 99")
    )
    assert [one[:2] for one in mistakes(write(tmp_path, text))] == [
        ("welcome", "type"),
        ("practice", "rounds"),
        ("wrap", "day"),
    ]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "is empty"),
        (b"# nothing but a remark\n", "is empty"),
        (b"\xff\xfet\x00i\x00", "is not UTF-8"),
        ("title = 'Größe'".encode("latin-1"), "is not UTF-8"),
        (b"title = ", "not valid TOML"),
        (b"title = 'a'\ntitle = 'b'\n", "not valid TOML"),
        (b"\x00\x01\x02", "not valid TOML"),
        (b"x = " + b"[" * 5000, "nested"),
        (b"title = " + b"9" * 5000, "not valid TOML"),
        (b"title = 'T'\npeople = 5\n[[step]]\nminutes = 0x" + b"f" * 5000, "a huge number"),
        (b"title = 'T'\nstep = 5\n", "at least one [[step]]"),
        (b"title = 'T'\nstep = []\n", "at least one [[step]]"),
        (b"title = 'T'\nstep = [1, 2]\n", "must be a [[step]] table"),
        (b"title = 'T'\n" + b"[[step]]\n" * 501, "at most 500"),
        (b"title = '" + b"x" * 2_000_001 + b"'", "far too large"),
        (
            b"title = 'T'\n[[step]]\nid='a'\nminutes=5\ntype='theory'\ntitle='A'\nscript='" + b"y" * 65536 + b"'",
            "65536",
        ),
        (b"title = 'T'\n[[step]]\nid='" + b"i" * 65536 + b"'\nminutes=5\ntype='theory'\ntitle='A'", "at most"),
    ],
)
def test_no_file_is_too_strange(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "strange.toml"
    path.write_bytes(content)
    assert any(part in one[2] for one in mistakes(path))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    if isinstance(value, str) or value is None:
        return '"' + "".join(f"\\U{ord(char):08X}" for char in value or "" if not 0xD800 <= ord(char) < 0xE000) + '"'
    return repr(value)


@given(
    st.dictionaries(st.sampled_from(["title", "starts", "people", "kind", "ideal", "id", "step"]), _VALUES),
    st.dictionaries(
        st.sampled_from(
            ["id", "minutes", "flex", "type", "lead", "rounds", "cut", "day", "pinned", "materials", "title"]
        ),
        _VALUES,
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_values_give_an_agenda_or_mistakes(tmp_path: Path, top: dict[str, object], step: dict[str, object]) -> None:
    lines = [f"{key} = {_toml(value)}" for key, value in top.items()]
    if "step" not in top:
        lines += ["[[step]]", 'activity = "rotation"', *(f"{key} = {_toml(value)}" for key, value in step.items())]
    path = write(tmp_path, "\n".join(lines) or "# empty")
    found: tuple[AgendaMistake, ...] | None = None
    try:
        load(path)
    except AgendaMistakes as error:
        found = error.mistakes
    assert found != (), "refused without a reason"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    folder = tmp_path / "expert_onsite"
    shutil.copytree(loader.TEMPLATES / "expert_onsite", folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def of_template(folder: Path) -> tuple[AgendaMistake, ...]:
    with pytest.raises(AgendaMistakes) as caught:
        loader.load_folder(folder)
    return caught.value.mistakes


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("texts.en.toml", "[step.lunch]", "[step.brunch]", ("agenda.toml", "lunch", "", "has no texts")),
        ("texts.en.toml", "[step.lunch]", "[step.brunch]", ("texts.en.toml", "brunch", "", "no such step")),
        ("texts.en.toml", 'title = "Lunch"', "", ("texts.en.toml", "lunch", "title", "is missing")),
        ("texts.en.toml", 'timer = "', 'tmier = "', ("agenda.toml", "breakout_1", "materials.timer", "has no name")),
        ("texts.en.toml", 'timer = "', 'spare = "x"\ntimer = "', ("texts.en.toml", "", "materials.spare", "no step")),
        (
            "texts.en.toml",
            'title = "Lunch"',
            'title = "Lunch"\nminutes = 5',
            ("texts.en.toml", "lunch", "minutes", "not a key"),
        ),
        (
            "texts.en.toml",
            "[step.lunch]",
            "[step]\nlunch = 5\n[step.brunch]",
            ("texts.en.toml", "lunch", "", "table of texts"),
        ),
        (
            "texts.en.toml",
            "[materials]",
            "[materials.x]\n[material]",
            ("texts.en.toml", "", "materials.x", "must be text"),
        ),
        ("agenda.toml", "people = [6, 24]", "", ("agenda.toml", "", "people", "is missing")),
        ("agenda.toml", "ideal = [12, 18]", "", ("agenda.toml", "", "ideal", "is missing")),
        ("agenda.toml", 'kind = "expert"', "", ("agenda.toml", "", "kind", "is missing")),
        ("agenda.toml", 'lead = ["sponsor", "coach"]', "", ("agenda.toml", "welcome", "lead", "is missing")),
        ("agenda.toml", "flex = [20, 35]", "", ("agenda.toml", "welcome", "flex", "is missing")),
        (
            "agenda.toml",
            'materials = { coffee = "per_person" }',
            "materials = 5",
            ("agenda.toml", "morning_break", "materials", "a table"),
        ),
        ("agenda.toml", 'id = "lunch"', 'id = "lunch"\ntitle = "L"', ("agenda.toml", "lunch", "title", "not a key")),
        ("agenda.toml", 'id = "expert_onsite"', 'id = "other"', ("agenda.toml", "", "id", "the folder is called")),
    ],
)
def test_mistakes_of_a_template(
    template: Path, file: str, old: str, new: str, expected: tuple[str, str, str, str]
) -> None:
    change(template / file, old, new)
    *where, part = expected
    assert any([one.file, one.step, one.key] == where and part in one.message for one in of_template(template)), (
        of_template(template)
    )


def test_a_folder_is_read_in_all_its_languages(template: Path) -> None:
    shutil.copy(template / "texts.en.toml", template / "texts.fr.toml")
    assert loader.check_folder(template).id == "expert_onsite"
    change(template / "texts.fr.toml", "[step.lunch]", "[step.brunch]")
    change(template / "agenda.toml", 'kind = "expert"', 'kind = "party"')
    with pytest.raises(AgendaMistakes) as caught:
        loader.check_folder(template)
    assert [(each.file, each.step, each.key) for each in caught.value.mistakes] == [
        ("agenda.toml", "", "kind"),  # once, not for each language
        ("agenda.toml", "lunch", ""),
        ("texts.fr.toml", "brunch", ""),
    ]


def test_a_template_without_texts(template: Path) -> None:
    (template / "texts.en.toml").unlink()
    assert of_template(template) == (AgendaMistake("texts.en.toml", "", "", "there is no such file"),)


def test_unknown_ids_and_languages_are_key_errors() -> None:
    for template_id, language in (("nothing", "en"), ("../expert_onsite", "en"), ("", "en"), ("expert_onsite", "xx")):
        with pytest.raises(KeyError):
            loader.load(template_id, language)

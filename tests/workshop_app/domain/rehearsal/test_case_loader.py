"""A case is read whole, or every mistake in it is named: file, place, what, and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_loader import CaseMistakes, load_from, mistake_line, read_files
from workshop_app.domain.rehearsal.case_model import CoacheeCase

S, T = "bakery_logistics.toml: ", "bakery_logistics.en.toml: "
Told = Callable[..., list[str]]


@pytest.mark.parametrize("id", case_loader.available())
def test_every_built_in_case_is_read_in_every_language(id: str) -> None:
    for language in case_loader.languages(id):
        case = case_loader.load(id, language)
        assert (case.id, case.language, len(case.mark)) == (id, language, 12)


def test_there_is_no_case_and_no_language_of_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        case_loader.load("nobody")
    with pytest.raises(KeyError):
        case_loader.load("bakery_logistics", "xx")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('kind = "today"', 'kind = "todya"', "answer.today_unsure, kind: is 'todya', but must be one of: outcome, "),
        ("level = 1", "level = 7", "level: is 7, but must be 1 to 3"),
        ("level = 1", "levle = 1", "levle: is not a key of this format; did you mean 'level'?"),
        ("patience = 24", 'patience = "long"', "patience: must be a whole number, not text"),
        (
            'gives = ["no_waste"]',
            'gives = ["no_wast"]',
            "answer.evidence_waste, gives: names 'no_wast', which there is not; did you mean 'no_waste'?",
        ),
        (
            'gives = ["no_waste"]',
            'gives = "no_waste"',
            'answer.evidence_waste, gives: must be a list of texts, such as ["one", "two"]',
        ),
        (
            'after = ["outcome_first"]',
            'after = ["outcome_bread"]',
            "answer.outcome_bread, after: names the answer itself",
        ),
        (
            'id = "word_late"',
            'id = "word_introduce"',
            "answer.word_introduce, id: stands twice; every answer has an id of its own",
        ),
        (
            'id = "word_late"',
            'id = "Word late"',
            "answer.Word late, id: is 'Word late', but an id holds small letters, digits and _",
        ),
        (
            'draft = "measured"',
            'draft = "measurd"',
            "ending.good, draft: names 'measurd', which there is not; did you mean 'measured'?",
        ),
        ('kind = "left"', 'kind = "half"', "ending: has no 'left'; all of strong, good, half, left are needed"),
        (
            'kind = "left"',
            'kind = "left"\nleast_trust = 1',
            "ending.left: must need nothing: it is how a talk ends that came to nothing",
        ),
        ('id = "bakery_logistics"', 'id = "bakery"', "id: is 'bakery', but the file is called bakery_logistics.toml"),
        (
            "renews = true",
            'renews = true\ngives = ["imke"]',
            "answer.summary_effect, renews: is for answers that only touch trust",
        ),
        (
            'id = "outcome_first"',
            'id = "outcome_first"\nresists = 1',
            "answer.outcome_first, resists: must be true or false, not a number",
        ),
    ],
)
def test_a_mistake_in_the_structure_is_named(told: Told, old: str, new: str, line: str) -> None:
    assert any(each.startswith(S + line) for each in told({old: new})), told({old: new})


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[answer.word_late]", "[answer.word_lat]", "answer.word_late: has no texts"),
        (
            "[answer.word_late]",
            "[answer.word_lat]",
            "answer.word_lat: has texts, but names 'word_lat', which there is not; did you mean 'word_late'?",
        ),
        ('name = "Tomke Harms"', "", "name: is missing"),
        ("[draft.effect]\nwording =", "[draft.effect]\nwordin =", "draft.effect, wording: is missing"),
        ("leans_in = [", "leans_inn = [", "posture, leans_in: is missing"),
        ('    "As before.",', "    7,", "nothing, again[2]: must be text in quotes"),
        ('    "As before.",', '    "",', "nothing, again[2]: is empty"),
        ('    "As before.",', '    "As\\nbefore.",', "nothing, again[2]: contains a control character or a line end"),
        (
            '    "As before.",',
            f'    "{"As before " * 70}",',
            "nothing, again[2]: is 700 characters long; at most 600 are allowed",
        ),
    ],
)
def test_a_mistake_in_the_texts_is_named(told: Told, old: str, new: str, line: str) -> None:
    assert any(each.startswith(T + line) for each in told(None, {old: new})), told(None, {old: new})


def test_all_mistakes_are_named_at_once(told: Told) -> None:
    lines = told({"level = 1": "level = 0", "trust = 1": "trust = 9"}, {'name = "Tomke Harms"': "name = 3"})
    assert lines == [
        T + "name: must be text, not a number",
        S + "level: is 0, but must be 1 to 3",
        S + "trust: is 9, but must be 0 to 3",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"a = [", "is not valid TOML: "),
        (b"", "is empty"),
        (b"a = " + b"[" * 5000, "is "),
        (b"a = 1" + b"0" * 5000, "is not valid TOML: "),
        (b"# " + b"x" * case_loader.LARGEST_CASE, "is far too large for a case"),
    ],
)
def test_what_is_no_case_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "odd.toml").write_bytes(content)
    with pytest.raises(CaseMistakes) as error:
        load_from(tmp_path, "odd")
    lines = [mistake_line(each) for each in error.value.mistakes]
    assert lines[0].startswith(f"odd.toml: {said}")
    assert lines[-1] == "odd.en.toml: there is no such file"


_STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=20),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=8), st.integers(), max_size=2),
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "level", "facts", "answer", "draft", "ending", "fact", "nothing", "posture", "coach", "opening", "x"]
        ),
        _STRANGE,
        max_size=8,
    )
)
def test_no_table_at_all_ends_in_a_traceback(table: dict[str, object]) -> None:
    lines = [f"{key} = {_toml(value)}" for key, value in table.items() if value is not None]
    content = "\n".join(lines).encode()
    with pytest.raises(CaseMistakes) as error:
        read_files({"x.toml": content, "x.en.toml": content}, "x", "en")
    assert all(mistake.message for mistake in error.value.mistakes)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(char):08X}" for char in value if not 0xD800 <= ord(char) <= 0xDFFF) + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {each}" for key, each in value.items()) + "}"
    return str(value)


def test_the_mark_follows_every_word_and_no_line_end(changed: Callable[..., CoacheeCase], bakery: CoacheeCase) -> None:
    assert changed().mark == bakery.mark
    assert changed(None, {"As before.": "As I said."}).mark != bakery.mark
    files = {name: (case_loader.CASES / name).read_bytes() for name in (S[:-2], T[:-2])}
    windows = {name: content.replace(b"\n", b"\r\n") for name, content in files.items()}
    assert read_files(windows, "bakery_logistics", "en").mark == bakery.mark

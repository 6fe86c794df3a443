"""A case as a file: what was written is read again, and nothing that a stranger writes into one does any harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_loader import CaseMistakes, mistake_line
from workshop_app.domain.rehearsal.own_case import OwnCase, flat, new_case, ways
from workshop_app.domain.rehearsal.own_case_check import check_case
from workshop_app.domain.rehearsal.own_case_copy import begin_from
from workshop_app.domain.rehearsal.own_case_file import LARGEST_CASE_FILE, empty_form, read_file, to_file


def lines_of(content: bytes | str) -> list[str]:
    data = content.encode() if isinstance(content, str) else content
    with pytest.raises(CaseMistakes) as caught:
        read_file(data, "x.okrcase")
    return [mistake_line(mistake) for mistake in caught.value.mistakes]


def test_every_case_is_read_as_it_was_written() -> None:
    for id in case_loader.available():
        own = begin_from(case_loader.load(id))
        assert read_file(to_file(own).encode(), id) == own


@given(st.text(), st.text())
def test_whatever_is_typed_is_read_again(one: str, other: str) -> None:
    own = new_case().with_answer("briefing", one).with_answer("f1.says", other).with_answer("f2.note", one)
    read = read_file(to_file(own).encode("utf-8"), "x")
    assert flat(read.answer("briefing")) == flat(own.answer("briefing"))
    assert ways(read.answer("f1.says")) == ways(own.answer("f1.says"))


def test_the_empty_form_is_a_case_with_nothing_in_it() -> None:
    read = read_file(empty_form().encode(), "form")
    assert read.empty
    assert check_case(read).findings


FORM = 'okr_case = 1\nid = "own_1"\n[case]\n'


def test_a_file_written_by_hand_needs_no_more_than_its_answers() -> None:
    read = read_file(f'{FORM}name = "Ida"\nother.advice = "No."\n[[fact]]\nsays = "It is late."\n'.encode(), "x")
    assert (read.id, read.answer("name"), read.answer("other.advice")) == ("own_1", "Ida", "No.")
    assert (read.facts[0].id, read.facts[0].says) == ("f1", "It is late.")
    assert len(read.facts) == 5


STRANGE = (
    (b"\xff\xfe\x00", "is not a case: it is not text"),
    (b"PK\x03\x04", "is not a case"),
    (b"", "does not begin with okr_case = 1"),
    ("title = 1", "does not begin with okr_case = 1"),
    ("okr_case = true", "does not begin with okr_case = 1"),
    ("okr_case = 2\n[whatever]", "was made by a later edition of the desk"),
    (b"#" * (LARGEST_CASE_FILE + 1), "is far too large for a case"),
    ("okr_case = " + "[" * 5000, "is nested too deeply"),
    ("okr_case = " + "9" * 5000, "is not a case, or was damaged"),
    ('okr_case = 1\nid = "../../etc/passwd"\n[case]', "must begin with own_"),
    ('okr_case = 1\nid = "hearing_aids"\n[case]', "must begin with own_"),
    ('okr_case = 1\nid = "own_"\n[case]', "must begin with own_"),
    ('okr_case = 1\nlanguage = "../"\n[case]', "must be the short name of a language"),
    ("okr_case = 1", "case: is missing"),
    (f"{FORM}name = 7", "name: must be text"),
    (f"{FORM}nam = 'Ida'", "did you mean 'name'"),
    (f"{FORM}field = 'salez'", "did you mean 'sales'"),
    (f"{FORM}other = 5", "must be a table"),
    (f"{FORM}other.advise = 'No.'", "did you mean 'advice'"),
    (f"{FORM}opening = [1, 2]", "must be a text, or a list of texts"),
    (f"{FORM}opening = {['word'] * 13}", "holds too much"),
    (f"{FORM}name = '{'x' * 3000}'", "is 3000 characters long"),
    (f"{FORM}good_needs = 'f1, f7'\n[[fact]]\nsays = 'x'", "names 'f7', which there is not"),
    (f"{FORM}fact = 3", "is not a key of this format"),
    (f"fact = 3\n{FORM}", "fact: must be a list of tables"),
    (FORM + "[[fact]]\nid = 'f1'\n" * 11, "at most 10 are allowed"),
    (FORM + "[[fact]]\nid = 'f1'\n" * 2, "stands twice"),
    (f"{FORM}[[fact]]\nid = 'a.b'", "must be f and a number"),
    (f"{FORM}[[fact]]\nkind = 'advice'", "names 'advice', which there is not"),
    (f"{FORM}[[fact]]\nwait = 'f4'", "names 'f4', which there is not"),
)


@pytest.mark.parametrize(("content", "words"), STRANGE)
def test_what_is_not_understood_is_told(content: bytes | str, words: str) -> None:
    assert any(words in line for line in lines_of(content)), lines_of(content)


def test_a_line_of_what_is_wrong_never_holds_a_whole_book() -> None:
    assert all(len(line) < 400 for line in lines_of(f"{FORM}field = '{'y' * 1900}'"))


def test_waiting_for_nothing_may_be_said_in_a_word() -> None:
    read: OwnCase = read_file(f"{FORM}[[fact]]\nsays = 'x'\nwait = 'now'".encode(), "x")
    assert read.facts[0].wait == ""

"""The coach's own cases in her library: kept whole, read again, never lost to a broken or a newer file."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.application import own_cases
from workshop_app.application.library_items import item_in
from workshop_app.application.own_cases import OwnCases, heading_of, read_stranger
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_headings import headings
from workshop_app.domain.rehearsal.own_case import OwnCase, new_case
from workshop_app.domain.rehearsal.own_case_copy import begin_from
from workshop_app.domain.rehearsal.own_case_file import to_file


@pytest.fixture
def cases(tmp_path: Path) -> OwnCases:
    return OwnCases(tmp_path / "cases")


@pytest.fixture
def own() -> OwnCase:
    return begin_from(case_loader.load("bakery_logistics"))


def reopened(cases: OwnCases) -> OwnCases:
    """As after a start of the program."""
    again = OwnCases(cases.folder)
    again.read()
    return again


def test_one_that_is_asked_for_is_there_before_the_others_are_read(cases: OwnCases, own: OwnCase) -> None:
    cases.keep(own)
    again = OwnCases(cases.folder)
    assert again.cases == ()
    assert again.case(own.id, "en").head.name == own.answer("name")
    assert again.find("own_none") is None
    assert again.find("../../x") is None
    again.remove(own.id)
    again.read()
    assert again.find(own.id) is None


def test_what_is_kept_is_there_for_the_next_start(cases: OwnCases, own: OwnCase) -> None:
    assert cases.keep(own)
    unfinished = new_case().with_answer("name", "Zoe")
    assert cases.keep(unfinished)
    again = reopened(cases)
    assert [each.id for each in again.cases] == [own.id, unfinished.id]
    assert again.find(own.id) == own
    assert again.playable("en") == headings("en")  # nobody has looked yet
    again.check_all()
    assert again.playable("en")[0].id == own.id
    assert unfinished.id not in [each.id for each in again.playable("en")]
    assert again.case(own.id, "en").head.first_draft == own.answer("first_draft")
    assert again.case("hearing_aids", "en").id == "hearing_aids"
    with pytest.raises(KeyError):
        again.case("own_none", "en")


def test_an_item_of_the_library_has_an_id_and_counts_its_saves(cases: OwnCases, own: OwnCase) -> None:
    cases.keep(own)
    path = cases.folder / f"{own.id}.okrcase"
    first = item_in(path.read_text("utf-8"))
    again = reopened(cases)
    again.keep(own.with_answer("name", "Ida"))
    second = item_in(path.read_text("utf-8"))
    assert first is not None
    assert second is not None
    assert (second.id, second.revision) == (first.id, first.revision + 1)


def test_what_is_removed_can_be_brought_back(cases: OwnCases, own: OwnCase) -> None:
    cases.keep(own)
    assert cases.remove(own.id) == own
    assert reopened(cases).cases == ()
    cases.keep(own)
    assert reopened(cases).cases == (own,)


def test_a_broken_file_is_set_aside_and_a_newer_one_left_alone(cases: OwnCases, own: OwnCase) -> None:
    cases.keep(own)
    (cases.folder / "own_bad.okrcase").write_text("okr_case = 1\nname = [", "utf-8")
    newer = cases.folder / "own_new.okrcase"
    newer.write_text("okr_case = 9\n[other]", "utf-8")
    again = reopened(cases)
    assert again.cases == (own,)
    assert [path.name for path in again.set_aside] == ["own_bad.okrcase.broken"]
    assert newer.exists()


def test_a_file_that_somebody_put_there_is_called_by_its_name(cases: OwnCases, own: OwnCase) -> None:
    cases.keep(own)
    (cases.folder / "My Café.okrcase").write_text(to_file(own), "utf-8")
    again = reopened(cases)
    (other,) = [each for each in again.cases if each.id != own.id]
    assert other.id == "own_my_caf_"
    again.keep(other.with_answer("name", "Ida"))
    assert sorted(path.name for path in cases.folder.iterdir()) == ["My Café.okrcase", f"{own.id}.okrcase"]


def test_a_disk_that_takes_nothing_is_told_and_tried_again(cases: OwnCases, own: OwnCase) -> None:
    cases.folder.write_text("in the way", "utf-8")
    assert not cases.keep(own)
    assert cases.unsaved
    assert cases.trouble is not None
    assert cases.trouble.code is ErrorCode.FOLDER_UNWRITABLE
    assert cases.find(own.id) == own
    cases.folder.unlink()
    assert cases.save_again()
    assert not cases.unsaved
    assert reopened(cases).cases == (own,)


def test_an_unfinished_case_has_a_heading(cases: OwnCases) -> None:
    head = heading_of(new_case().with_answer("name", "Ida"))
    assert (head.title, head.name, head.first_draft) == ("Ida", "Ida", "")


def test_the_library_ends_somewhere(cases: OwnCases, own: OwnCase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_cases, "MOST_OWN_CASES", 1)
    assert not cases.full
    cases.keep(own)
    assert cases.full


def test_a_file_from_anywhere_is_read_within_limits(tmp_path: Path, own: OwnCase) -> None:
    path = tmp_path / "x.okrcase"
    path.write_text(to_file(own), "utf-8")
    assert read_stranger(path) == own
    path.write_bytes(b" " * 300_000)
    for where in (path, tmp_path, tmp_path / "none.okrcase"):
        with pytest.raises(KnownError):
            read_stranger(where)


def test_two_windows_lose_nothing_of_each_other(cases: OwnCases, own: OwnCase) -> None:
    own = own.without_fact(own.facts[-1].id)
    cases.keep(own)
    other = reopened(cases)
    fact = own.facts[0].id
    other.keep(own.with_answer("name", "Ida Lund").with_answer(f"{fact}.note", "hers").with_fact())
    cases.keep(own.with_answer("role", "a baker").with_answer(f"{fact}.question", "mine?"))
    kept = reopened(cases).find(own.id)
    assert kept is not None
    assert kept == cases.find(own.id)
    assert (kept.answer("name"), kept.answer("role")) == ("Ida Lund", "a baker")
    assert (kept.answer(f"{fact}.note"), kept.answer(f"{fact}.question")) == ("hers", "mine?")
    assert len(kept.facts) == len(own.facts) + 1


def test_of_one_answer_changed_in_both_the_one_typed_here_stays(cases: OwnCases, own: OwnCase) -> None:
    cases.keep(own)
    other = reopened(cases)
    other.keep(own.with_answer("name", "theirs").with_answer("title", ""))
    cases.keep(own.with_answer("name", "mine"))
    kept = reopened(cases).find(own.id)
    assert kept is not None
    assert (kept.answer("name"), kept.answer("title")) == ("mine", "")


def test_what_was_removed_elsewhere_and_written_on_here_is_kept(cases: OwnCases, own: OwnCase) -> None:
    cases.keep(own)
    other = reopened(cases)
    other.remove(own.id)
    gone = own.without_fact(own.facts[-1].id)
    assert cases.keep(gone)
    third = reopened(cases)
    third.keep(gone.with_answer("role", "a baker"))
    cases.keep(gone.without_fact(gone.facts[-1].id))
    kept = reopened(cases).find(own.id)
    assert kept is not None
    assert len(kept.facts) == len(own.facts) - 2
    assert kept.answer("role") == "a baker"

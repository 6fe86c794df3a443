"""The coach's questions beside a draft: the app's and her own, found by typing, and which changed drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop_app.application.coach_library import CoachLibrary
from workshop_app.application.own_questions import QuestionLibrary
from workshop_app.domain.coach_questions import found, situations
from workshop_app.domain.errors import ErrorCode, KnownError


def opened(folder: Path) -> CoachLibrary:
    return CoachLibrary(QuestionLibrary(folder / "questions.json"), folder / "asked.json", "Your own")


def test_every_situation_has_questions_that_are_one_open_question_each() -> None:
    ids = [each.id for each in situations()]
    assert len(set(ids)) == len(ids) >= 8
    assert {"fundamental", "serves_others", "builds", "side_effects"} <= set(ids)
    texts = [text for each in situations() for text in each.questions]
    assert len(set(texts)) == len(texts)
    assert all(text.count("?") == 1 and text.endswith("?") for text in texts)


def test_typing_finds_words_of_the_question_and_of_the_situation(tmp_path: Path) -> None:
    library = opened(tmp_path)
    assert [each.text for each in found(library.questions(), "loses SUCCEEDS")] == ["Who loses if this succeeds?"]
    assert {each.situation for each in found(library.questions(), "infrastructure")} == {"serves_others"}
    assert found(library.questions(), "xyzzy") == ()
    assert len(found(library.questions(), " ")) == len(library.questions())


def test_her_own_are_added_and_put_away_and_the_apps_come_back(tmp_path: Path) -> None:
    library = opened(tmp_path)
    library.add("Who sleeps better?")
    assert library.questions()[-1].text == "Who sleeps better?"
    assert opened(tmp_path).questions()[-1].situation_name == "Your own"
    first = library.questions()[0]
    library.put_away(first)
    library.put_away(library.questions()[-1])
    assert first.text not in [each.text for each in opened(tmp_path).questions()]
    assert "Who sleeps better?" not in [each.text for each in opened(tmp_path).questions()]
    assert library.put_away_count == 1
    library.bring_back()
    assert opened(tmp_path).questions()[0].text == first.text


def test_what_changed_drafts_is_counted_over_the_years_and_no_word_of_a_client(tmp_path: Path) -> None:
    library = opened(tmp_path)
    library.asked("Who loses if this succeeds?")
    library.changed("Who loses if this succeeds?")
    library.changed("“30 %” of Nora's complaints: of what?")
    again = found(opened(tmp_path).questions(), "who")
    assert (again[0].text, again[0].used, again[0].changed) == ("Who loses if this succeeds?", 1, 1)
    assert json.loads((tmp_path / "asked.json").read_text("utf-8")) == {"Who loses if this succeeds?": [1, 1]}


def test_several_files_and_windows_count_together_and_the_years_are_kept_apart(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    for library, year in ((one, 2026), (other, 2027), (one, 2027)):
        library.asked("Who loses if this succeeds?")
        library.changed("Who loses if this succeeds?", year)
    (again,) = found(opened(tmp_path).questions(), "", only_changed=True)
    assert (again.used, again.changed, again.years) == (3, 3, ((2026, 1), (2027, 2)))


def test_counts_of_an_earlier_edition_are_read(tmp_path: Path) -> None:
    (tmp_path / "asked.json").write_text('{"Who loses if this succeeds?": [4, 2]}', "utf-8")
    library = opened(tmp_path)
    library.changed("Who loses if this succeeds?", 2027)
    (again,) = found(library.questions(), "loses")
    assert (again.used, again.changed, again.years) == (4, 3, ((2027, 1),))


@pytest.mark.parametrize("words", ["{", "[]", '{"Who loses if this succeeds?": ["x"], "b": [-1, 0]}'])
def test_counts_that_cannot_be_read_begin_anew(tmp_path: Path, words: str) -> None:
    (tmp_path / "asked.json").write_text(words, "utf-8")
    library = opened(tmp_path)
    library.asked("Who loses if this succeeds?")
    assert found(library.questions(), "loses")[0].used == 1


def test_where_there_is_no_place_nothing_is_counted_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    library = CoachLibrary(QuestionLibrary(tmp_path / "q.json"), tmp_path / "file" / "asked.json", "Your own")
    with pytest.raises(KnownError) as refused:
        library.asked("Who loses if this succeeds?")
    assert refused.value.code is ErrorCode.FOLDER_UNWRITABLE
    assert found(library.questions(), "loses")[0].used == 0

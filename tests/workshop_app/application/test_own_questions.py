"""The coach's own follow-up questions: added, reworded, put away, brought back; an update never takes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop_app.application import interview_queries, own_questions
from workshop_app.application.own_questions import FollowUp, QuestionLibrary
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameter_content import load

SHIPPED = ("What went wrong?", "Who would notice?")
FIRST, SECOND = FollowUp(SHIPPED[0], SHIPPED[0]), FollowUp(SHIPPED[1], SHIPPED[1])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "questions.json"


def asked(path: Path, shipped: tuple[str, ...] = SHIPPED) -> list[str]:
    """What a library opened anew asks."""
    return [each.text for each in QuestionLibrary(path).follow_ups("why", shipped)]


def test_without_a_file_the_shipped_questions_are_asked_and_no_file_appears(path: Path) -> None:
    assert asked(path) == list(SHIPPED)
    assert not path.exists()


def test_added_reworded_put_away_and_brought_back_survive_closing(path: Path) -> None:
    library = QuestionLibrary(path)
    library.add("why", "  And who\npays? ")
    library.add("why", "And who pays?")
    library.reword("why", FIRST, "What hurt?")
    library.hide("why", SHIPPED[1])
    assert asked(path) == ["What hurt?", "And who pays?"]
    assert QuestionLibrary(path).hidden("why", SHIPPED) == (SHIPPED[1],)
    assert QuestionLibrary(path).follow_ups("why", SHIPPED)[0] == FollowUp("What hurt?", SHIPPED[0])
    library.hide("why", SHIPPED[1], hidden=False)
    library.reword("why", FollowUp("What hurt?", SHIPPED[0]), "")
    assert asked(path) == [*SHIPPED, "And who pays?"]
    library.reword("why", FollowUp("And who pays?"), "Who pays in the end?")
    assert asked(path)[-1] == "Who pays in the end?"
    library.reword("why", FollowUp("Who pays in the end?"), " ")
    assert asked(path) == list(SHIPPED)
    assert json.loads(path.read_text("utf-8")) == {}, "nothing of the app's is copied into the file"


def test_other_parameters_are_left_alone(path: Path) -> None:
    library = QuestionLibrary(path)
    library.add("level", "Says who?")
    assert [each.text for each in library.follow_ups("why", SHIPPED)] == list(SHIPPED)


def test_an_update_of_the_shipped_words_keeps_the_coachs(path: Path) -> None:
    library = QuestionLibrary(path)
    library.reword("why", FIRST, "What hurt?")
    library.hide("why", SHIPPED[1])
    library.add("why", "And who pays?")
    updated = ("What went wrong last time?", SHIPPED[1])
    assert asked(path, updated) == ["What went wrong last time?", "What hurt?", "And who pays?"]
    again = QuestionLibrary(path)
    again.reword("why", FollowUp("What hurt?"), "")
    assert asked(path, updated) == ["What went wrong last time?", "And who pays?"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'"text"', b"\xff\xfe\x00", b'{"why": []}', b'{"why": {"added": 3}}', b"[" * 100_000],
    ids=["empty", "torn", "list", "text", "bytes", "no shelf", "half a shelf", "deep"],
)
def test_a_broken_file_is_set_aside_and_the_coach_goes_on(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    library = QuestionLibrary(path)
    assert library.set_aside is not None
    assert library.set_aside.read_bytes() == content
    library.add("why", "And who pays?")
    assert asked(path) == [*SHIPPED, "And who pays?"]
    path.write_bytes(content)
    assert QuestionLibrary(path).set_aside != library.set_aside
    assert library.set_aside.read_bytes() == content, "the first one is still there"


def test_where_nothing_can_be_written_nothing_changes(tmp_path: Path) -> None:
    in_the_way = tmp_path / "library"
    in_the_way.write_text("a file where the folder should be")
    library = QuestionLibrary(in_the_way / "questions.json")
    for change in (
        lambda: library.add("why", "And who pays?"),
        lambda: library.reword("why", FIRST, "What hurt?"),
        lambda: library.hide("why", SHIPPED[0]),
    ):
        with pytest.raises(KnownError) as caught:
            change()
        assert caught.value.code is ErrorCode.FOLDER_UNWRITABLE
    assert [each.text for each in library.follow_ups("why", SHIPPED)] == list(SHIPPED)


def test_the_interview_asks_the_coachs_questions_for_every_client(workspace: Workspace) -> None:
    library = own_questions.open_library()
    shipped = load()[0].follow_ups
    library.add("why", "And who pays?")
    library.hide("why", shipped[0])
    row = interview_queries.interview(workspace.read, library=own_questions.open_library()).row("why")
    assert [each.text for each in row.follow_ups] == [*shipped[1:], "And who pays?"]


def test_every_parameter_ships_with_three_follow_ups_at_least() -> None:
    assert all(len(content.follow_ups) >= 3 for content in load())

"""Forgetting somebody in the coach's own practice: every place that was typed, a free letter, nothing of the case,
nobody else; the disk that takes nothing, and files that nobody can read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workshop_app.application import user_files
from workshop_app.application.practice_forgetting import forget_there, look
from workshop_app.application.practice_shelf import PracticeShelf
from workshop_app.domain.forgetting import Forgetting
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, LeftHandColumn, NotedThought, PracticeSeat
from workshop_app.domain.rehearsal.left_hand import nameless, written_column
from workshop_app.domain.rehearsal.noted_session import NotedSession
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk, PracticeAction, replay
from workshop_app.domain.rehearsal.written_talk import SpokenLine, WrittenTalk

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
NORA = Forgetting(("Nora Vale",))
EMPTY = PlayedTalk("", "en", "", 0)


def practised() -> KeptTalk:
    """A talk with a written coachee, and a real name typed everywhere it can be."""
    case = load("bakery_logistics")
    asked = PracticeAction(QuestionKind.TODAY, "what would Nora Vale say it is today", 10)
    return KeptTalk(
        "20261123-080000-aaaaaa",
        NOW,
        PlayedTalk(case.id, case.language, case.mark, 3, (asked,)),
        thoughts=(NotedThought(1, 12, "Like with Nora last week."),),
        column=LeftHandColumn({"1": "NORA VALE again. A. B. said so, too."}, context="Nora Vale's team"),
        waiting={"practice-question": "and nora vale?"},
    )


def real() -> KeptTalk:
    lines = (SpokenLine(True, "What is it for, Nora?"), SpokenLine(False, "Ask Tom. - Vale"))
    written = WrittenTalk("With Nora Vale", lines, ("Ana Silva",), ("Nora Vale",), ("Tom Reed",), True)
    waiting = {"column-words": "Nora Vale: Ask Tom.", "column-others": "Tom Reed"}
    return KeptTalk("20261124-080000-bbbbbb", NOW, EMPTY, PracticeSeat.WRITTEN, written=written, waiting=waiting)


def noted() -> KeptTalk:
    session = NotedSession(about="1:1 with Nora Vale", turning="What would Nora drop?")
    return KeptTalk("20261125-080000-cccccc", NOW, EMPTY, PracticeSeat.NOTED, over=True, noted=session)


def other() -> KeptTalk:
    session = NotedSession(about="1:1 with Norah Valentine", turning="What about the vale?")
    return KeptTalk("20261126-080000-dddddd", NOW, EMPTY, PracticeSeat.NOTED, over=True, noted=session)


@pytest.fixture
def shelf(tmp_path: Path) -> PracticeShelf:
    made = PracticeShelf(tmp_path)
    for each in (practised(), real(), noted(), other()):
        made.keep(each)
    made.word(QuestionKind.AGREE, "What does Nora Vale think?")
    return PracticeShelf(tmp_path)


def everything(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.json")))


def test_looking_tells_the_talks_and_changes_nothing(shelf: PracticeShelf, tmp_path: Path) -> None:
    before = everything(tmp_path)
    found = look(shelf, NORA)
    assert [place.talk_id[-6:] for place in found.places] == ["aaaaaa", "cccccc", "bbbbbb", ""] or len(
        found.places
    ) == 4
    assert {place.about for place in found.places} == {"", "With Nora Vale", "1:1 with Nora Vale"}
    assert all(place.sentence for place in found.places)
    assert everything(tmp_path) == before


def test_a_free_letter_stands_for_the_name_in_every_byte_of_the_folder(shelf: PracticeShelf, tmp_path: Path) -> None:
    strangers = json.loads((tmp_path / "practice" / f"{other().id}.json").read_text("utf-8"))
    done = forget_there(shelf, NORA)
    assert done.trouble is None
    left = everything(tmp_path)
    assert "Nora Vale" not in left
    assert "nora vale" not in left.casefold()
    assert [part for part in ("Nora ", "Nora,", 'Nora"') if part in left] == []
    assert json.loads((tmp_path / "practice" / f"{other().id}.json").read_text("utf-8")) == strangers
    again = PracticeShelf(tmp_path)
    again.read()
    talk = again.find(practised().id)
    assert talk is not None
    assert talk.played.actions[0].words == "what would C. say it is today"  # A. and B. are somebody already
    assert talk.column.context == "C.'s team"
    assert again.sentences[QuestionKind.AGREE] == "What does A. think?"
    assert look(again, NORA).places == ()


def test_what_the_case_answered_is_answered_still_and_a_real_talk_keeps_its_turns(shelf: PracticeShelf) -> None:
    shelf.read()
    case, before = load("bakery_logistics"), shelf.find(practised().id)
    assert before is not None
    heard = [line.words for line in replay(case, before.played).turns[0].lines][1:]
    forget_there(shelf, NORA)
    after, talk = shelf.find(practised().id), shelf.find(real().id)
    assert after is not None
    assert talk is not None
    assert [line.words for line in replay(case, after.played).turns[0].lines][1:] == heard
    column = written_column(talk)
    assert len(column.rows) == 1
    assert "Tom" not in nameless(column.rows[0].coachee, column.stands)
    assert talk.written is not None
    assert talk.written.others == ("Tom Reed",)


def test_only_sure_leaves_the_first_name(shelf: PracticeShelf, tmp_path: Path) -> None:
    done = forget_there(shelf, Forgetting(("Nora Vale",), only_sure=True))
    assert "Like with Nora last week." in everything(tmp_path)
    assert "Nora Vale" not in everything(tmp_path)
    assert done.changed.maybe >= 3


def test_a_disk_that_takes_nothing_is_told_and_the_files_are_whole(
    shelf: PracticeShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(tmp_path)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(user_files, "write_whole", full)
    assert forget_there(shelf, NORA).trouble is not None
    assert everything(tmp_path) == before


def test_files_that_nobody_can_read_are_named(shelf: PracticeShelf, tmp_path: Path) -> None:
    later = tmp_path / "practice" / "20270101-080000-eeeeee.json"
    later.write_text('{"version": 99, "talk": "Nora Vale"}', "utf-8")
    broken = tmp_path / "practice" / "20270102-080000-ffffff.json"
    broken.write_text('{"version": 1, "talk": "Nora Vale', "utf-8")
    unread = look(shelf, NORA).unread
    assert later in unread
    assert len(unread) == 2
    assert all(b"Nora Vale" in path.read_bytes() for path in unread)

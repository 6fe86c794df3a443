"""A learner's own practice in her own folder: kept whole, read again, never lost to a broken or a newer file."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workshop_app.application.practice_shelf import PracticeShelf
from workshop_app.domain.errors import ErrorCode
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, LeftHandColumn, PracticeSeat
from workshop_app.domain.rehearsal.observer_marks import ObserverMark
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk, PracticeAction
from workshop_app.domain.rehearsal.written_coach import CoachStyle, QuestionEffect

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _talk(id: str = "20261123-080000-aaaaaa", started: datetime = NOW) -> KeptTalk:
    actions = (
        PracticeAction(QuestionKind.TODAY, "What is it today?", 12, True),
        PracticeAction(None, "Thank you.", 60),
    )
    return KeptTalk(
        id,
        started,
        PlayedTalk("bakery_logistics", "en", "abc", 7, actions),
        seat=PracticeSeat.OBSERVER,
        style=CoachStyle.LEADING,
        speed=10,
        second=60,
        over=True,
        marks=(ObserverMark(1, QuestionLabel.OPEN, QuestionEffect.MOVED),),
        column=LeftHandColumn({"1": "hm"}, 1, "about", "unasked", "learned", "next"),
        waiting={"practice-question": "and then"},
    ).with_thought("She is in a hurry", 20)


def _read(folder: Path) -> PracticeShelf:
    shelf = PracticeShelf(folder)
    shelf.read()
    return shelf


def test_a_talk_is_read_again_as_it_was_kept(tmp_path: Path) -> None:
    assert PracticeShelf(tmp_path).keep(_talk())
    assert _read(tmp_path).talks == (_talk(),)


def test_the_latest_talk_comes_first_and_may_be_read_alone(tmp_path: Path) -> None:
    shelf = PracticeShelf(tmp_path)
    for day in range(3):
        shelf.keep(_talk(f"2026112{day}-080000-aaaaaa", NOW + timedelta(days=day)))
    assert [talk.id[7] for talk in _read(tmp_path).talks] == ["2", "1", "0"]
    latest = PracticeShelf(tmp_path)
    latest.read(1)
    assert [talk.id[7] for talk in latest.talks] == ["2"]


def test_what_was_kept_meanwhile_is_newer_than_what_is_read(tmp_path: Path) -> None:
    PracticeShelf(tmp_path).keep(_talk())
    shelf = PracticeShelf(tmp_path)
    changed = _talk().with_thought("one more", 30)
    shelf.keep(changed)
    shelf.read()
    assert shelf.talks == (changed,)


def test_a_removed_talk_stays_away(tmp_path: Path) -> None:
    shelf = PracticeShelf(tmp_path)
    shelf.keep(_talk())
    assert shelf.remove(_talk().id)
    shelf.read()
    assert shelf.talks == ()
    assert _read(tmp_path).talks == ()


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"version": 1}', b'{"version": 1, "talk": 3}', b"\xff\xfe", b"[" * 99_999]
)
def test_a_broken_file_is_set_aside_and_the_others_are_read(tmp_path: Path, content: bytes) -> None:
    PracticeShelf(tmp_path).keep(_talk())
    broken = tmp_path / "practice" / "20261101-080000-bbbbbb.json"
    broken.write_bytes(content)
    shelf = _read(tmp_path)
    assert shelf.talks == (_talk(),)
    assert [path.read_bytes() for path in shelf.set_aside] == [content]
    assert not broken.exists()


def test_a_file_of_a_later_edition_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "practice" / "20261101-080000-cccccc.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 2, "talk": {"new": True}}), "utf-8")
    shelf = _read(tmp_path)
    assert (shelf.talks, shelf.set_aside) == ((), [])
    assert path.exists()


def test_a_folder_that_takes_nothing_is_told_and_made_up_for(tmp_path: Path) -> None:
    (tmp_path / "practice").write_text("in the way", "utf-8")
    shelf = PracticeShelf(tmp_path)
    assert not shelf.keep(_talk())
    assert shelf.unsaved
    assert shelf.trouble is not None
    assert shelf.trouble.code is ErrorCode.FOLDER_UNWRITABLE
    assert shelf.talks == (_talk(),)
    (tmp_path / "practice").unlink()
    assert shelf.save_again()
    assert (shelf.unsaved, shelf.trouble) == (False, None)
    assert _read(tmp_path).talks == (_talk(),)


def test_own_sentences_are_kept_and_given_back(tmp_path: Path) -> None:
    shelf = PracticeShelf(tmp_path)
    shelf.word(QuestionKind.TODAY, "  Where are we\nnow? ")
    assert PracticeShelf(tmp_path).sentences == {QuestionKind.TODAY: "Where are we now?"}
    shelf.word(QuestionKind.TODAY, "")
    assert PracticeShelf(tmp_path).sentences == {}


def test_half_a_character_typed_or_pasted_breaks_nothing(tmp_path: Path) -> None:
    shelf = PracticeShelf(tmp_path)
    talk = (
        _talk().with_thought("lone \ud800", 30).with_waiting("practice-question", "\ud800a").with_beside(2, "\ud800b")
    )
    said = talk.with_action(PracticeAction(QuestionKind.WORD, "\ud800c"), over=False)
    assert shelf.keep(said)
    assert _read(tmp_path).talks == (said,)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    PracticeShelf(tmp_path).keep(_talk())
    path = next((tmp_path / "practice").glob("*.json"))
    assert path.stat().st_mode & 0o077 == 0

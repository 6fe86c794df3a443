"""How a transcript is read: as programs write them down, and as people type."""

from __future__ import annotations

import pytest

from workshop_app.domain.rehearsal.written_talk import (
    SpeakerRole,
    TranscriptAnswers,
    known_roles,
    read_transcript,
    spoken_lines,
    talk_rows,
)

COACH, COACHEE = SpeakerRole.COACH, SpeakerRole.COACHEE


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ida: Hello\nBen Ow: one: two", [("Ida", "Hello", -1), ("Ben Ow", "one: two", -1)]),
        ("0:40 Ida: a\n[01:02:03] Ben: b\n(1:05) - Ida: c", [("Ida", "a", 40), ("Ben", "b", 3723), ("Ida", "c", 65)]),
        ("Ida [0:05]: a", [("Ida", "a", 5)]),
        ("Ida Lund  0:05\nWhat?\nTell me.\n\nBen 1:10\nWell.", [
            ("Ida Lund", "What?", 5), ("Ida Lund", "Tell me.", 5), ("Ben", "Well.", 70)]),
        ("WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Ida>Hi <i>you</i>\n\n2\n00:05,0 --> 00:06,0\nB: Yes",
         [("Ida", "Hi you", 1), ("B", "Yes", 5)]),
        ("just words\nhttp://x.example/a", [("", "just words", -1), ("", "http://x.example/a", -1)]),
        ("Ida: a\n  \nand more", [("Ida", "a", -1), ("", "and more", -1)]),
    ],
)  # fmt: skip
def test_lines_are_read_with_their_names_and_times(text: str, lines: list[tuple[str, str, int]]) -> None:
    assert [(line.name, line.words, line.second) for line in read_transcript(text).lines] == lines


HI, WHY = ("Joanna Webb", "Hi there"), ("Me", "Why now?")


@pytest.mark.parametrize(
    "text",
    [
        "[18:42, 30/11/2026] Joanna Webb: Hi there\n[18:43, 30/11/2026] Me: Why now?",
        "30/11/2026, 18:42 - Joanna Webb: Hi there\n30/11/2026, 18:43 - Me: Why now?",
        "\u200e[30.11.26, 18:42:10] Joanna Webb: Hi there\n[30.11.26, 18:43:10] Me: Why now?",
        "30/11/2026, 11:59\u202fpm - Joanna Webb: Hi there\n01/12/2026, 12:00\u202fam - Me: Why now?",
        "[11/30/2026 6:42 PM] Joanna Webb\nHi there\n[11/30/2026 6:43 PM] Me\nWhy now?",
        "Joanna Webb\n18:42\nHi there\nMe\n18:43\nWhy now?",
        "Joanna Webb  6:42 PM\nHi there\nMe  6:43 PM\nWhy now?",
        "2026-11-30 18:42 Joanna Webb: Hi there\n2026-11-30T18:43:00 Me: Why now?",
    ],
)
def test_a_chat_is_read_with_its_names_and_how_far_in_it_was_said(text: str) -> None:
    read = read_transcript(text)
    assert [(line.name, line.words, line.second) for line in read.lines] == [(*HI, 0), (*WHY, 60)]


def test_a_meeting_chat_says_to_whom() -> None:
    read = read_transcript("18:42:10\t From Joanna Webb to Everyone: Hi there\n18:43:00 From Me to Everyone: Why now?")
    assert [(line.name, line.words) for line in read.lines] == [HI, WHY]


def test_what_a_chat_says_itself_is_asked_about() -> None:
    read = read_transcript("30/11/2026, 18:42 - Joanna was added\n30/11/2026, 18:43 - Me: Hi\n<Media omitted>")
    assert [line.words for line in read.odd] == ["Joanna was added", "<Media omitted>"]


def test_what_goes_on_with_words_left_out_is_left_out_with_them() -> None:
    read = read_transcript("Eve: secret\nmore of it\nIda: What?\nSo I said: never\nBen: No")
    names = {"Eve": SpeakerRole.OUT, "Ida": COACH, "So I said": SpeakerRole.ABOVE, "Ben": COACHEE}
    assert spoken_lines(read, TranscriptAnswers(names)) is None
    said = spoken_lines(read, TranscriptAnswers(names, {2: SpeakerRole.ABOVE}))
    assert said is not None
    assert [(row.coach, row.coachee) for row in talk_rows(said)] == [("What? So I said: never", "No")]


def test_only_somebody_called_coach_or_coachee_is_known_without_asking() -> None:
    assert known_roles(("Coach", "COACHEE", "Coach Ida", "Me")) == {"Coach": COACH, "COACHEE": COACHEE}


def test_a_hostile_text_is_read_in_no_time() -> None:
    read = read_transcript("a" * 90_000 + "\n" + "a b " * 20_000 + "\n" + "1:" * 10_000)
    assert len(read.odd) == 3

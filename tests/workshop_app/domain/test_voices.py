"""The map of parameters by people: agreement, conflict, silence; whose answer counts."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.voices import Accord, Interviewee, Voice, latest_voices, voice_map

ANA, BEN, CHO = (Interviewee(name.lower(), name, position=at) for at, name in enumerate(("Ana", "Ben", "Cho")))


def voice(who: Interviewee, option: str = "", words: str = "", day: int = 1, key: str = "level", id: str = "") -> Voice:
    return Voice(id or f"{who.id}{option}{day}", key, who.id, option, words, on=date(2027, 1, day))


def accord(*voices: Voice) -> Accord:
    return voice_map((ANA, BEN, CHO), voices, ("level",)).rows[0].accord


def test_agreement_conflict_silence() -> None:
    assert accord() is Accord.SILENCE
    assert accord(voice(ANA, "top_only")) is Accord.ONE_VOICE
    assert accord(voice(ANA, "top_only"), voice(BEN, "top_only")) is Accord.AGREEMENT
    assert accord(voice(ANA, "top_only"), voice(BEN, "pilots_only")) is Accord.CONFLICT


def test_an_answer_in_own_words_is_an_answer() -> None:
    assert accord(voice(ANA, words="Only us")) is Accord.ONE_VOICE
    assert accord(voice(ANA, words="Only us."), voice(BEN, words="only  us")) is Accord.AGREEMENT
    assert accord(voice(ANA, words="Only us"), voice(BEN, words="Everybody")) is Accord.CONFLICT
    assert accord(voice(ANA, "top_only"), voice(BEN, words="Something else")) is Accord.CONFLICT
    assert accord(voice(ANA, "top_only", "Only us"), voice(BEN, "top_only", "Just us")) is Accord.AGREEMENT


def test_what_was_opened_and_left_empty_is_silence() -> None:
    assert accord(voice(ANA), Voice("x", "level", "ben", verbatim="Sighed.")) is Accord.SILENCE


def test_capitals_and_spaces_make_no_conflict() -> None:
    assert accord(voice(ANA, "Every  week"), voice(BEN, "every week ")) is Accord.AGREEMENT


def test_the_later_answer_of_one_person_counts_whatever_order_they_come_in() -> None:
    first, later = voice(ANA, "top_only", day=1), voice(ANA, "pilots_only", day=9)
    for voices in ((first, later), (later, first)):
        assert latest_voices(voices)["level", "ana"] is later
        assert accord(*voices, voice(BEN, "pilots_only")) is Accord.AGREEMENT


def test_camps_are_told_apart_with_the_larger_one_first() -> None:
    row = voice_map(
        (ANA, BEN, CHO), (voice(ANA, "top_only"), voice(BEN, "all"), voice(CHO, "all")), ("level", "number")
    ).row("level")
    assert [(camp.option, camp.people) for camp in row.camps] == [("all", (BEN, CHO)), ("top_only", (ANA,))]


def test_a_long_answer_in_own_words_is_named_by_its_beginning() -> None:
    row = voice_map((ANA, BEN), (voice(ANA, words="so " * 900), voice(BEN, "all")), ("level",)).row("level")
    assert [len(camp.option) for camp in row.camps] == [120, 3]


def test_the_map_runs_along_people_and_keys_and_leaves_others_out() -> None:
    stranger = Voice("s", "level", "gone", "x")
    mapped = voice_map((ANA, BEN), (voice(BEN, "a"), voice(ANA, "b", key="number"), stranger), ("number", "level"))
    assert [row.key for row in mapped.rows] == ["number", "level"]
    assert [held is not None for held in mapped.row("level").voices] == [False, True]
    assert (mapped.row("level").accord, mapped.row("level").silent) == (Accord.ONE_VOICE, 1)


@given(st.lists(st.sampled_from(["", "a", "A ", "b"]), max_size=8))
def test_a_conflict_is_two_different_options_and_nothing_else(options: list[str]) -> None:
    people = tuple(Interviewee(str(at), f"P{at}") for at in range(len(options)))
    voices = [Voice(str(at), "k", str(at), option) for at, option in enumerate(options)]
    row = voice_map(people, voices, ("k",)).rows[0]
    different = {option.strip().casefold() for option in options} - {""}
    assert (row.accord is Accord.CONFLICT) == (len(different) > 1)
    assert sum(len(camp.people) for camp in row.camps) == sum(bool(option.strip()) for option in options)
    assert row.silent == options.count("")

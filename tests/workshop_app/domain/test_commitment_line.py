"""A commitment as people type it: understood, or asked about. Nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.domain.commitment_line import (
    AskedAbout,
    CommitmentDoubt,
    KnownNames,
    TypedCommitment,
    read_commitment,
)
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.values.days import read_day
from workshop_app.domain.values.near_days import near_day

TODAY = date(2026, 11, 29)  # a Sunday
FRIDAY = date(2026, 12, 4)
PEOPLE = {
    "ben": "Ben Okafor",
    "maya": "Maya Lind",
    "bo1": "Bo Falk",
    "bo2": "Bo Ek",
    "layla": "ليلى حداد",
    "ann": "Ann-Marie d’Arc",
}
KNOWN = KnownNames(PEOPLE, ("ben", "maya"), ("Sales", "Key Accounts"))


def day(words: str) -> date | None:
    return read_day(words, cycle=(TODAY, date(2027, 11, 29))) or near_day(words, TODAY)


def read(words: str, known: KnownNames = KNOWN, there: tuple[Commitment, ...] = ()) -> TypedCommitment:
    return read_commitment(words, known, day, TODAY, there, Commitment("c", "w", ""))


def doubts(words: str, **more: object) -> list[CommitmentDoubt]:
    return [each.doubt for each in read(words, **more).asked]  # type: ignore[arg-type]


def test_who_what_with_whom_and_by_when_are_read_from_one_line() -> None:
    found = read("Ben: talk to Sales about the lead time by Friday")
    assert found == TypedCommitment(
        Commitment("c", "w", "talk to Sales about the lead time", "Ben Okafor", "ben", "Sales", None, FRIDAY),
        (),
        True,
    )


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Ben: call Maya by 4 Dec", FRIDAY),
        ("Ben: call Maya by 4.12.", FRIDAY),
        ("Ben: call Maya, 4.12.", FRIDAY),
        ("Ben: call Maya by 4 December 2026.", FRIDAY),
        ("ben okafor:call Maya, 4.12.2026", FRIDAY),
        ("Ben： call Maya until Friday 4 December", FRIDAY),
        ("Ben: call Maya on Friday!", FRIDAY),
        ("Ben: call Maya – tomorrow", date(2026, 11, 30)),
        ("Ben: call Maya by tues", date(2026, 12, 1)),
    ],
)
def test_a_day_is_read_as_people_type_it(words: str, due: date) -> None:
    found = read(words)
    assert (found.commitment.due, found.commitment.text, found.asked) == (due, "call Maya", ())


@pytest.mark.parametrize("said", ["31 Feb", "Freitag", "next Friday afternoon", "end of May", "3/4"])
def test_what_is_no_day_for_certain_is_asked_and_stays_in_the_words(said: str) -> None:
    found = read(f"Ben: call Maya by {said}")
    assert found.asked == (AskedAbout(CommitmentDoubt.UNREAD_DAY, said),)
    assert (found.commitment.due, found.commitment.text) == (None, f"call Maya by {said}")


def test_a_day_that_is_over_and_one_a_year_ahead_are_asked_about() -> None:
    assert read("Ben: call Maya by 27.11.2026").asked == (AskedAbout(CommitmentDoubt.PAST_DAY, day=date(2026, 11, 27)),)
    assert read("Ben: call Maya by 27 Nov").asked == (AskedAbout(CommitmentDoubt.FAR_DAY, day=date(2027, 11, 27)),)
    assert doubts("Ben: call Maya by 27 Nov 2027") == []


def test_without_a_day_it_is_asked_by_when() -> None:
    assert doubts("Ben: call Maya") == [CommitmentDoubt.NO_DAY]
    assert doubts("Ben: rely on Maya and have the draft read by everybody in the two teams") == [CommitmentDoubt.NO_DAY]


def test_a_first_name_of_two_is_asked_about_and_given_to_nobody() -> None:
    found = read("Bo: call Maya by Friday")
    assert found.asked == (AskedAbout(CommitmentDoubt.SEVERAL, "Bo", ("Bo Falk", "Bo Ek")),)
    assert (found.commitment.who, found.commitment.who_id) == ("Bo", None)
    assert read("Bo Ek: call Maya by Friday").commitment.who_id == "bo2"


def test_of_two_with_one_first_name_the_one_in_the_room_is_meant() -> None:
    near = KnownNames(PEOPLE, ("bo2",))
    assert read("Bo: call Maya by Friday", near).commitment.who_id == "bo2"


def test_two_people_of_the_very_same_name_are_asked_about_by_what_tells_them_apart() -> None:
    named, told = {"one": "Ben Okafor", "two": "Ben Okafor"}, {"one": "Ben Okafor (Sales)", "two": "Ben Okafor (Desk)"}
    twins = KnownNames(named, told=told)
    asked = AskedAbout(CommitmentDoubt.SEVERAL, "Ben", ("Ben Okafor (Sales)", "Ben Okafor (Desk)"))
    assert read("Ben: call Maya by Friday", twins).asked == (asked,)
    found = read("ben okafor (desk): call Maya by Friday", twins)
    assert (found.commitment.who, found.commitment.who_id, found.asked) == ("Ben Okafor", "two", ())
    near = KnownNames(named, ("two",))
    assert read("Ben Okafor: call Maya by Friday", near).commitment.who_id == "two", "who is there is meant"


def test_somebody_who_is_not_on_the_list_stays_as_written() -> None:
    found = read("Zoë 🚀: call Maya by Friday")
    assert (found.commitment.who, found.commitment.who_id, found.listed, found.asked) == ("Zoë 🚀", None, False, ())


def test_other_scripts_and_marks_in_names_are_found() -> None:
    assert read("ليلى: call Maya by Friday").commitment.who_id == "layla"
    assert read("ann-marie d'arc: call Maya by Friday").commitment.who_id == "ann"


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Ben: sit down with maya lind about the numbers by Friday", ("Maya Lind", "maya")),
        ("Ben: give the list to Sales with Maya, by Friday", ("Maya Lind", "maya")),
        ("Ben: write to key accounts by Friday", ("Key Accounts", None)),
        ("Ben: coach maya by Friday", ("Maya Lind", "maya")),
        ("Ben: ask Sales for numbers by Friday", ("Sales", None)),
        ("Ben: read what Maya wrote by Friday", ("", None)),
        ("Ben: talk to Bo by Friday", ("", None)),
        ("Ben: have time for Ben by Friday", ("", None)),
    ],
)
def test_with_whom_is_a_name_that_is_known_and_only_one(words: str, whom: tuple[str, str | None]) -> None:
    made = read(words).commitment
    assert (made.with_whom, made.with_id) == whom


def test_a_clock_time_names_nobody_and_a_line_without_a_name_asks_who() -> None:
    assert doubts("meet Sales at 10:30 by Friday") == [CommitmentDoubt.NOBODY]
    assert doubts(f"{'a long beginning of a sentence ' * 4}: and so on by Friday") == [CommitmentDoubt.NOBODY]


@pytest.mark.parametrize("words", ["Ben:", "Ben: by Friday", "", "   ", "Ben: ,"])
def test_nothing_promised_cannot_be_kept(words: str) -> None:
    found = read(words)
    assert not found.can_be_kept
    assert found.asked[0].doubt is CommitmentDoubt.NO_WORDS


def test_the_same_once_more_is_asked_about() -> None:
    there = read("Ben: call Maya by Friday").commitment
    assert doubts("ben okafor: Call Maya by 4 Dec", there=(there,)) == [CommitmentDoubt.THERE_ALREADY]
    assert doubts("Ben: call Maya by 5 Dec", there=(there,)) == []


def test_three_hundred_letters_and_signs_are_kept_as_they_are() -> None:
    text = "say " + "ä🙂" * 150
    assert read(f"Ben: {text} by Friday").commitment.text == text
